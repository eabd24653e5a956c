package resultschain

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestOtherSystems checks the types of the command for systems that no test runs
// on and that differ from others in a few files only. It takes seconds, where "make
// cross", which compiles all that the command needs, takes minutes.
func TestOtherSystems(t *testing.T) {
	t.Parallel()
	for _, system := range []string{"linux/arm64", "darwin/arm64", "windows/amd64"} {
		t.Run(system, func(t *testing.T) {
			t.Parallel()
			goos, goarch, _ := strings.Cut(system, "/")
			list := exec.Command("go", "list", "-deps", "-json=ImportPath,Dir,GoFiles,ImportMap,Module", "./cmd/resultschain")
			list.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
			out, err := list.Output()
			if err != nil {
				t.Fatal(err)
			}
			checkTypes(t, string(out), types.SizesFor("gc", goarch))
		})
	}
}

// checkTypes checks the packages that "go list -deps" lists, in its order: those of
// this module whole, of the others what they declare.
func checkTypes(t *testing.T, list string, sizes types.Sizes) {
	known := map[string]*types.Package{"unsafe": types.Unsafe}
	for d := json.NewDecoder(strings.NewReader(list)); ; {
		var p struct {
			ImportPath, Dir string
			GoFiles         []string
			ImportMap       map[string]string
			Module          *struct{ Main bool }
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		if p.ImportPath == "unsafe" {
			continue
		}
		isOurs := p.Module != nil && p.Module.Main
		fset := token.NewFileSet()
		var files []*ast.File
		for _, name := range p.GoFiles {
			f, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		config := types.Config{Sizes: sizes, IgnoreFuncBodies: !isOurs, FakeImportC: true, Importer: importFunc(func(path string) (*types.Package, error) {
			if to, ok := p.ImportMap[path]; ok {
				path = to
			}
			if known[path] == nil {
				return nil, errors.New("not listed: " + path)
			}
			return known[path], nil
		})}
		if isOurs {
			config.Error = func(err error) { t.Error(err) }
		} else {
			config.Error = func(error) {} // what it does not export may be in other languages
		}
		known[p.ImportPath], _ = config.Check(p.ImportPath, fset, files, nil)
	}
}

type importFunc func(path string) (*types.Package, error)

func (i importFunc) Import(path string) (*types.Package, error) { return i(path) }
