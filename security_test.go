package resultschain

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// proof is how docs/security.md names a test: `package: TestName`, or `script:
// name` for one of the command's.
var proof = regexp.MustCompile("`([a-z/]+): ([A-Za-z0-9_]+)`")

// TestProofs checks that every test exists that docs/security.md names, and
// that each promise names one.
func TestProofs(t *testing.T) {
	page := read(t, "docs/security.md")
	tests := map[string]map[string]bool{} // by package
	n := 0
	for _, m := range proof.FindAllStringSubmatch(page, -1) {
		n++
		pkg, name := m[1], m[2]
		if pkg == "script" {
			if _, err := os.Stat(filepath.Join("cli/testdata/script", name+".txtar")); err != nil {
				t.Errorf("there is no script %s", name)
			}
			continue
		}
		if tests[pkg] == nil {
			tests[pkg] = testsOf(t, pkg)
		}
		if !tests[pkg][name] {
			t.Errorf("there is no test %s in %s", name, pkg)
		}
	}
	if n == 0 {
		t.Error("docs/security.md names no tests")
	}
	rows, in := 0, false
	for line := range strings.Lines(page) {
		switch {
		case strings.HasPrefix(line, "| who hands us what |"):
			in = true
		case !strings.HasPrefix(line, "|"):
			in = false
		case in && !strings.HasPrefix(line, "|---"):
			rows++
			if cells := strings.Split(line, " | "); len(cells) != 4 || !proof.MatchString(cells[3]) {
				t.Errorf("no test is named that proves: %s", line)
			}
		}
	}
	if rows == 0 {
		t.Error("docs/security.md makes no promises")
	}
}

// testsOf are the names of the tests and fuzz targets of a package.
func testsOf(t *testing.T, pkg string) map[string]bool {
	t.Helper()
	if pkg == "resultschain" {
		pkg = "."
	}
	files, err := filepath.Glob(filepath.Join(pkg, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Recv == nil && (strings.HasPrefix(d.Name.Name, "Test") || strings.HasPrefix(d.Name.Name, "Fuzz")) {
				names[d.Name.Name] = true
			}
		}
	}
	return names
}

// clocks are the files that may read the clock, and what for. None does so for
// what it reports of a model: the same input gives the same output on any day.
var clocks = map[string]string{
	"internal/processor/":          "tests of how long work takes, where the system does not know it",
	"internal/preview/events.go":   "until when a browser may take what it is sent",
	"internal/layoutcache/sums.go": "whether a file that another start was writing is left over",
}

// TestClock checks that nothing else reads the clock.
func TestClock(t *testing.T) {
	used := map[string]bool{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			_, err := os.Stat(filepath.Join(name, "go.mod")) // another module, which measures
			if name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || err == nil) {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			return err
		}
		pkg := "" // what the file calls package time
		for _, i := range f.Imports {
			if i.Path.Value == `"time"` {
				if pkg = "time"; i.Name != nil {
					pkg = i.Name.Name
				}
			}
		}
		if pkg == "" {
			return nil
		}
		ast.Inspect(f, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := s.X.(*ast.Ident)
			if !ok || x.Name != pkg || x.Obj != nil || s.Sel.Name != "Now" && s.Sel.Name != "Since" && s.Sel.Name != "Until" {
				return true
			}
			for place := range clocks {
				if strings.HasPrefix(filepath.ToSlash(name), place) {
					used[place] = true
					return true
				}
			}
			t.Errorf("%v reads the clock", set.Position(n.Pos()))
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for place, why := range clocks {
		if !used[place] {
			t.Errorf("%s does not read the clock any more (%s); take it off the list", place, why)
		}
	}
}
