package resultschain

import (
	"bytes"
	"flag"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/api.txt anew")

// TestAPI holds the exported API to its listing, docs/api.txt. What is taken
// away or changed there must be named in the section Unreleased of CHANGELOG.md.
//
//	go test . -run API -update
func TestAPI(t *testing.T) {
	const listing = "docs/api.txt"
	now := api(t)
	text, err := os.ReadFile(listing)
	if err != nil && !*update {
		t.Fatal(err)
	}
	listed := strings.Split(strings.TrimSpace(string(text)), "\n")
	changes := unreleased(t)
	ok := true
	for _, line := range gone(listed, now) {
		if name := nameIn(line); !strings.Contains(changes, "`"+name+"`") {
			ok = false
			t.Errorf("gone or changed: %s\nSay in CHANGELOG.md, under Unreleased, what `%s` becomes; or keep it.", line, name)
		}
	}
	if *update && ok {
		if err := os.WriteFile(listing, []byte(strings.Join(now, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, line := range gone(now, listed) {
		t.Errorf("not listed in %s: %s\nRun go test . -run API -update", listing, line)
	}
	if ok {
		for _, line := range gone(listed, now) {
			t.Errorf("still listed in %s: %s\nRun go test . -run API -update", listing, line)
		}
	}
}

// TestAPITells checks that what users see is listed, and a change is found.
func TestAPITells(t *testing.T) {
	now := api(t)
	for _, line := range []string{
		"logicmodel: func Validate(m *Model, f *outcomes.Framework, o *Options) diag.List",
		"logicmodel: type Element struct: Title string",
		"logicmodel: func (e *Element) Text() string",
		"render: const SVG Format",
		"diag: type List []Diagnostic",
	} {
		if !slices.Contains(now, line) {
			t.Errorf("not listed: %s", line)
		}
	}
	for line, name := range map[string]string{
		"a: func F(x int) error": "F", "a: func (t *T) M()": "T.M", "a: type T struct: X, Y int": "T.X", "a: type T struct": "T", "a: const C T": "C", "a: var V": "V", "a: type G[T any] struct: F T": "G.F", "a: type L []int": "L",
	} {
		if got := nameIn(line); got != name {
			t.Errorf("the name in %q is %q, want %q", line, got, name)
		}
	}
	if g := gone([]string{"a", "b"}, []string{"b", "c"}); !slices.Equal(g, []string{"a"}) {
		t.Errorf("gone: %q", g)
	}
}

// gone are the lines of before that are not in after.
func gone(before, after []string) []string {
	return slices.DeleteFunc(slices.Clone(before), func(line string) bool { return line == "" || slices.Contains(after, line) })
}

// unreleased is the part of CHANGELOG.md about what is not released.
func unreleased(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "\n## Unreleased\n")
	if !ok {
		t.Fatal("CHANGELOG.md has no section Unreleased")
	}
	section, _, _ := strings.Cut(rest, "\n## ")
	return section
}

// nameIn is the name that a line of the listing is about: of a field or a
// method with its type.
func nameIn(line string) string {
	_, decl, _ := strings.Cut(line, ": ")
	word := func(s string) string {
		end := strings.IndexFunc(s, func(r rune) bool { return strings.ContainsRune(" ,([{*", r) })
		if end < 0 {
			return s
		}
		return s[:end]
	}
	kind, rest, _ := strings.Cut(decl, " ")
	switch {
	case kind == "func" && strings.HasPrefix(rest, "("):
		receiver, method, _ := strings.Cut(rest[1:], ") ")
		if _, of, ok := strings.Cut(receiver, " "); ok {
			receiver = of
		}
		return word(strings.TrimPrefix(receiver, "*")) + "." + word(method)
	case kind == "type":
		if head, field, ok := strings.Cut(rest, ": "); ok {
			return word(head) + "." + word(field)
		}
	}
	return word(rest)
}

// api is the exported API, one line for each thing, sorted.
func api(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, dir := range goList(t, "-f", `{{if ne .Name "main"}}{{.Dir}}{{end}}`, "./...") {
		if dir == "" || strings.Contains(filepath.ToSlash(dir), "/internal/") {
			continue
		}
		root, err := filepath.Abs(".")
		if err != nil {
			t.Fatal(err)
		}
		pkg, err := filepath.Rel(root, dir)
		if err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range exported(f) {
				all = append(all, filepath.ToSlash(pkg)+": "+line)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// exported are the exported declarations of a file, without bodies, values and
// what is not exported.
func exported(f *ast.File) []string {
	var all []string
	say := func(parts ...string) { all = append(all, strings.Join(parts, "")) }
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && (d.Recv == nil || ast.IsExported(base(d.Recv.List[0].Type))) {
				say(source(&ast.FuncDecl{Recv: d.Recv, Name: d.Name, Type: d.Type}))
			}
		case *ast.GenDecl:
			var typ string // of the constants before, which iota goes on with
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.ValueSpec:
					if s.Type != nil {
						typ = " " + source(s.Type)
					} else if s.Values != nil {
						typ = ""
					}
					for _, n := range s.Names {
						if n.IsExported() {
							say(d.Tok.String(), " ", n.Name, typ)
						}
					}
				case *ast.TypeSpec:
					if s.Name.IsExported() {
						all = append(all, typeLines(s)...)
					}
				}
			}
		}
	}
	return all
}

func typeLines(s *ast.TypeSpec) []string {
	name := "type " + s.Name.Name
	if s.TypeParams != nil {
		var params []string
		for _, p := range s.TypeParams.List {
			for _, n := range p.Names {
				params = append(params, n.Name+" "+source(p.Type))
			}
		}
		name += "[" + strings.Join(params, ", ") + "]"
	}
	if s.Assign.IsValid() {
		name += " ="
	}
	var fields *ast.FieldList
	kind := ""
	switch typ := s.Type.(type) {
	case *ast.StructType:
		fields, kind = typ.Fields, " struct"
	case *ast.InterfaceType:
		fields, kind = typ.Methods, " interface"
	default:
		return []string{name + " " + source(s.Type)}
	}
	all := []string{name + kind}
	for _, f := range fields.List {
		of := source(f.Type)
		if len(f.Names) == 0 {
			all = append(all, name+kind+": "+of)
		}
		for _, n := range f.Names {
			if n.IsExported() {
				all = append(all, name+kind+": "+n.Name+" "+of)
			}
		}
	}
	return all
}

// base is the name of the type of a receiver.
func base(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return base(e.X)
	case *ast.IndexExpr:
		return base(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// source is the source of a node on one line.
func source(n ast.Node) string {
	var b bytes.Buffer
	if err := printer.Fprint(&b, token.NewFileSet(), n); err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
