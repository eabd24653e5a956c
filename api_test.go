package resultschain

import (
	"flag"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/api.txt anew")

// TestAPI compares the exported API with its listing, docs/api.txt.
//
//	go test . -run TestAPI -update
func TestAPI(t *testing.T) {
	const file = "docs/api.txt"
	got := listAPI(t)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(read(t, file), got); diff != "" {
		t.Errorf("the exported API is not what %s lists; where that is meant, run: go generate ./... (-want +got)\n%s", file, diff)
	}
}

// listAPI returns the exported names of all packages that programs can import,
// with their types, fields and methods, and counts them in its first line.
func listAPI(t *testing.T) string {
	exports := map[string]string{} // the file with a package's types, as the compiler wrote it
	var public []string
	for _, line := range goList(t, "-export", "-deps", "-f", `{{.ImportPath}} {{.Name}} {{.Export}}`, "./...") {
		f := strings.Split(line, " ")
		exports[f[0]] = f[2]
		if strings.HasPrefix(f[0], module+"/") && f[1] != "main" && !strings.Contains(f[0], "/internal/") {
			public = append(public, f[0])
		}
	}
	imports := importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	var b strings.Builder
	names, methods := 0, 0
	slices.Sort(public)
	for _, path := range public {
		pkg, err := imports.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "\npackage %s\n", strings.TrimPrefix(path, module+"/"))
		short := func(p *types.Package) string {
			if p == pkg {
				return ""
			}
			return p.Name()
		}
		for _, name := range pkg.Scope().Names() {
			obj := pkg.Scope().Lookup(name)
			if !obj.Exported() {
				continue
			}
			names++
			typ, ok := obj.(*types.TypeName)
			if !ok {
				fmt.Fprintln(&b, types.ObjectString(obj, short))
				continue
			}
			fields, ok := typ.Type().Underlying().(*types.Struct)
			if !ok || typ.IsAlias() {
				fmt.Fprintln(&b, types.ObjectString(obj, short))
			} else {
				fmt.Fprintf(&b, "type %s struct\n", name)
			}
			if ok {
				for f := range fields.Fields() {
					if f.Exported() {
						fmt.Fprintf(&b, "\t%s %s\n", f.Name(), types.TypeString(f.Type(), short))
					}
				}
			}
			for m := range types.NewMethodSet(types.NewPointer(typ.Type())).Methods() {
				if m.Obj().Exported() {
					methods++
					fmt.Fprintf(&b, "\t%s\n", types.ObjectString(m.Obj(), short))
				}
			}
		}
	}
	return fmt.Sprintf("%d exported names, %d methods\n", names, methods) + b.String()
}
