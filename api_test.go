package resultschain

import (
	"cmp"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/api.txt anew")

// TestAPI holds the exported API to its listing, docs/api.txt. What comes, goes
// or changes must be named in the section Unreleased of CHANGELOG.md.
//
//	go test . -run TestAPI -update
func TestAPI(t *testing.T) {
	const file = "docs/api.txt"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	now := publicAPI(t)
	listed := strings.Split(strings.TrimSpace(string(text)), "\n")
	names, report := compareAPI(listed, now, unreleased(t))
	switch {
	case names != nil:
		t.Errorf(`the exported API is not what %s lists (-) any more:
%s
CHANGELOG.md does not tell users: %s
Undo what was not meant. For the rest, write under "## Unreleased" in CHANGELOG.md what each new thing is for,
and what programs do now that used the old one; name it just so, in backticks. Then run
go test . -run TestAPI -update`, file, report, "`"+strings.Join(names, "`, `")+"`")
	case slices.Equal(listed, now):
	case *update:
		if err := os.WriteFile(file, []byte(strings.Join(now, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the exported API is not what %s lists (-) any more:\n%s\nCHANGELOG.md names what is to be named there. Run go test . -run TestAPI -update", file, report)
	}
}

// compareAPI are the names that came, went or changed between two listings and
// that the text changes does not name in backticks, and a report of all that
// did. What came or went as a whole, such as a type with its fields, needs its
// own name only, and what another type got through an embedded one may be named
// there.
func compareAPI(listed, now []string, changes string) (names []string, report string) {
	before, after := byName(listed), byName(now)
	told := func(name string) bool {
		return !slices.Equal(before[name], after[name]) && strings.Contains(changes, "`"+whole(name, before, after)+"`")
	}
	all := maps.Clone(before)
	maps.Copy(all, after)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(all)) {
		was, is := before[name], after[name]
		if slices.Equal(was, is) {
			continue
		}
		tell := !told(name)
		for _, what := range slices.Concat(was, is) {
			if _, of, ok := strings.Cut(what, throughType); ok && told(of+name[strings.LastIndex(name, "."):]) {
				tell = false
			}
		}
		if n := whole(name, before, after); tell && !slices.Contains(names, n) {
			names = append(names, n)
		}
		for _, what := range was {
			if !slices.Contains(is, what) {
				fmt.Fprintf(&b, "  - %s: %s\n", name, what)
			}
		}
		for _, what := range is {
			if !slices.Contains(was, what) {
				fmt.Fprintf(&b, "  + %s: %s\n", name, what)
			}
		}
	}
	return names, b.String()
}

// whole is the name of the largest thing around name that came or went: a
// package, by its import path, which may also have moved, or a type; else it is
// name.
func whole(name string, before, after map[string][]string) string {
	pkg, rest, _ := strings.Cut(name, ".")
	typ, _, _ := strings.Cut(rest, ".")
	typ = pkg + "." + typ
	switch {
	case !slices.Equal(before[pkg], after[pkg]):
		return strings.TrimPrefix(slices.Concat(after[pkg], before[pkg])[0], "package ")
	case (before[typ] == nil) != (after[typ] == nil):
		return typ
	}
	return name
}

// byName is what a listing says of each name.
func byName(listing []string) map[string][]string {
	all := map[string][]string{}
	for _, line := range listing {
		if name, what, ok := strings.Cut(line, ": "); ok {
			all[name] = append(all[name], what)
		}
	}
	return all
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

// TestAPITells checks that what a program could notice is a change of the
// listing, with what CHANGELOG.md must name, and that nothing else is.
func TestAPITells(t *testing.T) {
	for _, c := range []struct {
		what          string
		before, after string
		changes       string // the text of CHANGELOG.md
		report        string
		names         []string
	}{
		{"a body, a remark and the names of parameters",
			`func F(a int, g func(b string) (n int, err error)) (c error) { return nil }; type T struct{ f int }; func (t T) M() {}`,
			"// F is told of.\nfunc F(x int, g func(string) (int, error)) error { panic(x) }\ntype T struct{ F2, g int }\nfunc (T) M() {}",
			"`p.T.F2`",
			"  + p.T.F2: field int\n", nil},
		{"a parameter",
			`func F(a int) {}`, `func F(a int64) {}`, "",
			"  - p.F: func(int)\n  + p.F: func(int64)\n", []string{"p.F"}},
		{"another function of this name is told",
			`func F(a int) {}`, `func F(a ...int) {}`, "`q.F` and `F` and p.F",
			"  - p.F: func(int)\n  + p.F: func(...int)\n", []string{"p.F"}},
		{"a method of an embedded type of no name outside",
			`type T struct{ s }; type s struct{}; func (s) By(a ...int) {}; func (s) To(a ...int) {}`,
			`type T struct{ s }; type s struct{}; func (s) by(a ...int) {}; func (s) To(a []int) {}`, "",
			"  - p.T.By: method func(...int)\n  - p.T.To: method func(...int)\n  + p.T.To: method func([]int)\n", []string{"p.T.By", "p.T.To"}},
		{"the name of an embedded type of no name outside",
			`type T struct{ s }; type s struct{ A int }`, `type T struct{ r }; type r struct{ A int }`, "", "", nil},
		{"a method that needs a pointer now",
			`type T struct{}; func (T) M() {}`, `type T struct{}; func (*T) M() {}`, "",
			"  - p.T.M: method func()\n  + p.T.M: method of *T func()\n", []string{"p.T.M"}},
		{"a field hides one of an embedded type",
			`type T struct{ U; B int }; type U struct{ A int }; func (*U) M() {}`,
			`type T struct{ U; B, A int }; type U struct{ A int }; func (*U) M() {}`, "",
			"  - p.T.A: field int, through p.U\n  + p.T.A: field int\n", []string{"p.T.A"}},
		{"two embedded types have a field of one name, which is out of reach then",
			`type T struct{ s; *U }; type s struct{ B int }; type U struct{ A int }; func (*U) M() {}`,
			`type T struct{ s; *U }; type s struct{ A int }; type U struct{ A int }; func (*U) M() {}`, "`p.U.A`, `p.T.B`",
			"  - p.T.A: field int, through p.U\n  - p.T.B: field int\n", []string{"p.T.A"}},
		{"a field and a method of an embedded type, told there",
			`type T struct{ *U }; type U struct{ B bool }`, `type T struct{ *U }; type U struct{ A int; B bool }; func (*U) M() {}`, "`p.U.A`, `p.U.M`",
			"  + p.T.A: field int, through p.U\n  + p.T.M: method func(), through p.U\n  + p.U.A: field int\n  + p.U.M: method of *U func()\n", nil},
		{"a field that was embedded",
			`import "q"; type T struct{ q.Any }`, `import "q"; type T struct{ Any q.Any }`, "",
			"  - p.T.Any: field q.Any, embedded\n  + p.T.Any: field q.Any\n", []string{"p.T.Any"}},
		{"the words of a field's tag",
			"type T struct{ A int `json:\"a\"` }", "type T struct{ A int `json:\"b\"` }", "",
			"  - p.T.A: field int `json:\"a\"`\n  + p.T.A: field int `json:\"b\"`\n", []string{"p.T.A"}},
		{"the value of a constant",
			`type F string; const PNG F = "png"; const N, limit = 3, 4`, `type F string; const PNG F = "pingpong"; const N, limit = 1 << 2, 5`, "",
			"  - p.N: const untyped int = 3\n  + p.N: const untyped int = 4\n  - p.PNG: const F = \"png\"\n  + p.PNG: const F = \"pingpong\"\n", []string{"p.N", "p.PNG"}},
		{"a constant before others",
			`type S int; const ( A S = iota; B )`, `type S int; const ( New S = iota; A; B )`, "`p.New`, `p.A`",
			"  - p.A: const S = 0\n  + p.A: const S = 1\n  - p.B: const S = 1\n  + p.B: const S = 2\n  + p.New: const S = 0\n", []string{"p.B"}},
		{"values that cannot be compared any more",
			`type T struct{ A int }`, `type T struct{ A int; f func() }`, "",
			"  - p.T: comparable with ==\n", []string{"p.T"}},
		{"a new field",
			`type T struct{ A int }`, `type T struct{ A, B int }`, "`p.T.A`",
			"  + p.T.B: field int\n", []string{"p.T.B"}},
		{"a new method of an interface",
			`type T interface{ M() }`, `type T interface{ M(); N() }`, "",
			"  + p.T.N: method func()\n", []string{"p.T.N"}},
		{"a new method of an interface that another one embeds",
			`type I interface{ M() }; type T interface{ I }`, `type I interface{ M(); N() }; type T interface{ I }`, "`p.I.N`",
			"  + p.I.N: method func()\n  + p.T.N: method func(), through p.I\n", nil},
		{"an interface that only its package can fulfil now",
			`type T interface{ M() }`, `type T interface{ M(); n() }`, "",
			"  + p.T: only for types of its package\n", []string{"p.T"}},
		{"a type that an interface of its package takes no more",
			`type I interface{ i() }; type T struct{}; func (T) i() {}; type U struct{}; func (*U) i() {}`, `type I interface{ i() }; type T struct{}; func (*T) i() {}; type U struct{}`, "",
			"  - p.T: fulfils I\n  + p.T: *T fulfils I\n  - p.U: *U fulfils I\n", []string{"p.T", "p.U"}},
		{"the types of a constraint",
			`type T interface{ ~int | ~string }; func F[X T](x X) {}`, `type T interface{ ~int }; func F[X interface{ T; comparable }](x X) {}`, "",
			"  - p.F: func[X T](x X)\n  + p.F: func[X interface{T; comparable}](x X)\n  - p.T: of the types ~int | ~string\n  + p.T: of the types ~int\n", []string{"p.F", "p.T"}},
		{"the parameter of a type",
			`type T[X any] struct{ A X }`, `type T[X comparable] struct{ A X }`, "",
			"  - p.T: type[X any] struct\n  + p.T: comparable with ==\n  + p.T: type[X comparable] struct\n", []string{"p.T"}},
		{"a type of the same name in another package",
			`import "q"; var V q.Any`, `import "example.org/q"; var V q.Any`, "",
			"  - p.V: var q.Any\n  + p.V: var example.org/q.Any\n", []string{"p.V"}},
		{"another name of a type",
			`type T = []int`, `type T []int`, "",
			"  - p.T: type = []int\n  + p.T: type []int\n", []string{"p.T"}},
		{"a method of a type of no name that a function gives",
			`func F() []*t { return nil }; type t struct{}; func (t) M() {}`, `func F() []*t { return nil }; type t struct{}; func (t) m() {}`, "",
			"  - p.t.M: method func()\n", []string{"p.t.M"}},
		{"a new type needs one name, and so does one that is gone",
			`type Old struct{ A, B int }; func (Old) M() {}`, `type New struct{ A int }`, "`p.New`",
			"  + p.New: comparable with ==\n  + p.New: type struct\n  + p.New.A: field int\n  - p.Old: comparable with ==\n  - p.Old: type struct\n  - p.Old.A: field int\n  - p.Old.B: field int\n  - p.Old.M: method func()\n", []string{"p.Old"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			names, report := compareAPI(listSource(t, c.before), listSource(t, c.after), c.changes)
			if diff := gocmp.Diff(c.report, report); diff != "" {
				t.Errorf("report (-want +got):\n%s", diff)
			}
			if diff := gocmp.Diff(c.names, names); diff != "" {
				t.Errorf("not in CHANGELOG.md (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAPIWhole checks that a package that comes or goes is named by its import
// path, once.
func TestAPIWhole(t *testing.T) {
	p := listSource(t, `type T struct{ A int }; func F() {}`)
	names, _ := compareAPI(p, nil, "the command `p`")
	if want := []string{module + "/p"}; !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
	moved := slices.Clone(p)
	moved[0] = "p: package " + module + "/there/p"
	names, report := compareAPI(p, moved, "the command `p`")
	if want := []string{module + "/there/p"}; !slices.Equal(names, want) {
		t.Errorf("got %q for one that moved, want %q\n%s", names, want, report)
	}
	if names, report := compareAPI(nil, p, "`"+module+"/p`"); names != nil || report == "" {
		t.Errorf("a new package is told of, got %q and\n%s", names, report)
	}
}

// TestAPISystems checks that what only some systems have is told.
func TestAPISystems(t *testing.T) {
	got := ofSystems(map[string][]string{"linux": {"p.A: const = 1", "p.B: const = 1"}, "darwin": {"p.A: const = 1"}, "windows": {"p.A: const = 1", "p.B: const = 2"}})
	if diff := gocmp.Diff([]string{"p.A: const = 1", "p.B: const = 1, on linux only", "p.B: const = 2, on windows only"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// listSource lists a package p of this source; the packages q and
// example.org/q are there to import.
func listSource(t *testing.T, src string) []string {
	t.Helper()
	fset := token.NewFileSet()
	q := map[string]*types.Package{}
	check := func(path, src string) *types.Package {
		f, err := parser.ParseFile(fset, path+".go", src, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		conf := types.Config{Importer: importer{known: q}}
		pkg, err := conf.Check(path, fset, []*ast.File{f}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return pkg
	}
	for _, path := range []string{"q", "example.org/q"} {
		q[path] = check(path, "package q; type Any struct{ A int }; func (Any) M() {}")
	}
	l := lister{}
	l.add(check(module+"/p", "package p; "+src))
	slices.SortFunc(l.lines, byNameFirst)
	return l.lines
}

// byNameFirst sorts lines of the listing: members come after their type.
func byNameFirst(a, b string) int {
	nameA, whatA, _ := strings.Cut(a, ": ")
	nameB, whatB, _ := strings.Cut(b, ": ")
	return cmp.Or(strings.Compare(nameA, nameB), strings.Compare(whatA, whatB))
}
