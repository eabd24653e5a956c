package resultschain

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// docLink is a link in a comment, such as [Parse], [*Model.Clone] or [rules.Check].
var docLink = regexp.MustCompile(`\[\*?((?:[a-z][a-z0-9]*\.)?[A-Z][A-Za-z]*(?:\.[A-Z][A-Za-z]*)?)\]`)

// TestDocLinks checks that what the comments link to is there. Links to packages
// that are not of this module are left alone.
func TestDocLinks(t *testing.T) {
	fset := token.NewFileSet()
	type sourceFile struct {
		*ast.File
		imports map[string]bool // by package name, those that are not of this module
	}
	var files []sourceFile
	known := map[string]bool{} // such as rules.Check and logicmodel.Model.Clone
	for _, name := range goFiles(t) {
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		imports := map[string]bool{}
		for _, i := range f.Imports {
			if path := strings.Trim(i.Path.Value, `"`); !strings.HasPrefix(path, module) {
				imports[path[strings.LastIndex(path, "/")+1:]] = true
			}
		}
		files = append(files, sourceFile{f, imports})
		for _, d := range f.Decls {
			for _, n := range namesOf(d) {
				known[f.Name.Name+"."+n] = true
			}
		}
	}
	for _, f := range files {
		for _, c := range f.Comments {
			for _, m := range docLink.FindAllStringSubmatch(c.Text(), -1) {
				name := m[1]
				pkg, _, qualified := strings.Cut(name, ".")
				if token.IsExported(pkg) {
					name, qualified = f.Name.Name+"."+name, false
				}
				if !known[name] && !(qualified && f.imports[pkg]) {
					t.Errorf("%s: there is no %s", fset.Position(c.Pos()), m[0])
				}
			}
		}
	}
}

// goFiles returns the files of this module that are no tests.
func goFiles(t *testing.T) (names []string) {
	err := filepath.WalkDir(".", func(name string, d os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules"):
			return filepath.SkipDir
		case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// namesOf returns what a declaration declares: Parse, Model, Model.Clone, and the
// fields and methods of types.
func namesOf(d ast.Decl) (names []string) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			return []string{d.Name.Name}
		}
		ast.Inspect(d.Recv, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				names = append(names, id.Name+"."+d.Name.Name)
			}
			return true
		})
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.ValueSpec:
				for _, n := range s.Names {
					names = append(names, n.Name)
				}
			case *ast.TypeSpec:
				names = append(names, s.Name.Name)
				ast.Inspect(s.Type, func(n ast.Node) bool {
					if f, ok := n.(*ast.Field); ok {
						for _, field := range f.Names {
							names = append(names, s.Name.Name+"."+field.Name)
						}
					}
					return true
				})
			}
		}
	}
	return names
}
