package resultschain

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// systems are those that the API is listed for.
var systems = []string{"linux", "darwin", "windows"}

// publicAPI is the exported API on all systems, one line for each thing, sorted.
func publicAPI(t *testing.T) []string {
	t.Helper()
	var paths []string
	names := map[string]string{}
	for _, line := range goList(t, "-f", `{{.Name}} {{.ImportPath}} {{.Dir}}`, "./...") {
		word := strings.SplitN(line, " ", 3)
		name, path, dir := word[0], word[1], word[2]
		if name == "main" || internal(path) {
			continue
		}
		if other := names[name]; other != "" {
			t.Errorf("%s and %s have the same name, by which CHANGELOG.md and docs/api.txt tell packages apart; name one of them otherwise", other, path)
		}
		names[name] = path
		paths = append(paths, path)
		// go test runs this test again, instead of telling what it told before,
		// where a folder that the test itself read has a new file.
		if _, err := os.ReadDir(dir); err != nil {
			t.Fatal(err)
		}
	}
	fset := token.NewFileSet()
	parsed := map[string]*ast.File{}
	api := map[string][]string{}
	for _, system := range systems {
		pkgs, err := typeCheck(fset, parsed, system, paths)
		if err != nil {
			t.Errorf("the packages cannot be used on %s, where each should have the same exported names as elsewhere:\n%v", system, err)
			continue
		}
		l := lister{}
		for _, pkg := range pkgs {
			l.add(pkg)
		}
		api[system] = l.lines
	}
	if t.Failed() {
		t.FailNow()
	}
	return ofSystems(api)
}

// ofSystems joins the listings for all systems into one, sorted.
func ofSystems(api map[string][]string) []string {
	on := map[string][]string{}
	for _, system := range systems {
		for _, line := range api[system] {
			on[line] = append(on[line], system)
		}
	}
	var all []string
	for line, some := range on {
		if len(some) < len(systems) {
			line += ", on " + strings.Join(some, " and ") + " only"
		}
		all = append(all, line)
	}
	slices.SortFunc(all, byNameFirst)
	return all
}

// typeCheck reads packages and all that they import as a system has them, but
// for the bodies of functions, and gives their types. It keeps the files in
// parsed. It takes a second, where compiling for another system takes minutes.
func typeCheck(fset *token.FileSet, parsed map[string]*ast.File, system string, paths []string) ([]*types.Package, error) {
	cmd := exec.Command("go", append([]string{"list", "-deps", "-json=Dir,ImportPath,GoFiles,ImportMap"}, paths...)...)
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
	var says bytes.Buffer
	cmd.Stderr = &says
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, &says)
	}
	known := map[string]*types.Package{"unsafe": types.Unsafe}
	var pkgs []*types.Package
	for list := json.NewDecoder(bytes.NewReader(out)); ; { // what is imported comes first
		var p struct {
			Dir, ImportPath string
			GoFiles         []string
			ImportMap       map[string]string
		}
		if err := list.Decode(&p); errors.Is(err, io.EOF) {
			return pkgs, nil
		} else if err != nil {
			return nil, err
		}
		if known[p.ImportPath] != nil {
			continue
		}
		var files []*ast.File
		for _, name := range p.GoFiles {
			name = filepath.Join(p.Dir, name)
			if parsed[name] == nil {
				f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
				if err != nil {
					return nil, err
				}
				for _, d := range f.Decls {
					if d, ok := d.(*ast.FuncDecl); ok && d.Body != nil {
						d.Body.List = nil // most of the memory
					}
				}
				parsed[name] = f
			}
			files = append(files, parsed[name])
		}
		conf := types.Config{
			IgnoreFuncBodies: true,
			Sizes:            types.SizesFor("gc", "amd64"),
			Importer:         importer{known, p.ImportMap},
		}
		if known[p.ImportPath], err = conf.Check(p.ImportPath, fset, files, nil); err != nil {
			return nil, err
		}
		if slices.Contains(paths, p.ImportPath) {
			pkgs = append(pkgs, known[p.ImportPath])
		}
	}
}

// An importer gives the packages that are known, under the paths that the
// standard library has for its copies of some.
type importer struct {
	known map[string]*types.Package
	paths map[string]string
}

// Import gives the package of a path.
func (i importer) Import(path string) (*types.Package, error) {
	if real := i.paths[path]; real != "" {
		path = real
	}
	if pkg := i.known[path]; pkg != nil {
		return pkg, nil
	}
	return nil, fmt.Errorf("%s is not there", path)
}
