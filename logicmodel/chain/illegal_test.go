package chain_test

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestIllegalChains checks that the compiler refuses links that run the wrong
// way, and accepts those that run the right one.
func TestIllegalChains(t *testing.T) {
	imports := compiled(t)
	tests := []struct {
		code string
		want string // part of what the compiler says; empty: it accepts
	}{
		{"activity.Produces(output)", ""},
		{"output.LeadsTo(short, medium, long)", ""},
		{"short.LeadsTo(short2, medium, long, end)", ""},
		{"medium.LeadsTo(medium2, long, end)", ""},
		{"long.LeadsTo(long2, end)", ""},
		{"long.Feedback(activity, output, short, medium, long2)", ""},
		{"end.Feedback(activity)", ""},

		{"activity.Produces(activity)", "cannot use activity"},
		{"activity.Produces(short)", "cannot use short"},
		{"activity.Produces(end)", "cannot use end"},
		{"activity.LeadsTo(short)", "cannot call activity.LeadsTo"},
		{"output.LeadsTo(activity)", "*chain.Activity does not implement chain.AfterOutput"},
		{"output.LeadsTo(output)", "*chain.Output does not implement chain.AfterOutput"},
		{"output.LeadsTo(end)", "*chain.EndState does not implement chain.AfterOutput"},
		{"output.Produces(output)", "output.Produces undefined"},
		{"short.LeadsTo(output)", "*chain.Output does not implement chain.AfterShortTerm"},
		{"short.LeadsTo(activity)", "*chain.Activity does not implement chain.AfterShortTerm"},
		{"medium.LeadsTo(short)", "*chain.ShortTerm does not implement chain.AfterMediumTerm"},
		{"medium.LeadsTo(output)", "*chain.Output does not implement chain.AfterMediumTerm"},
		{"long.LeadsTo(short)", "*chain.ShortTerm does not implement chain.AfterLongTerm"},
		{"long.LeadsTo(medium)", "*chain.MediumTerm does not implement chain.AfterLongTerm"},
		{"end.LeadsTo(long)", "cannot call end.LeadsTo"},
		{`short.LeadsTo("medium")`, "string does not implement chain.AfterShortTerm"},
	}
	for _, test := range tests {
		t.Run(test.code, func(t *testing.T) {
			err := check(imports, test.code)
			switch {
			case test.want == "" && err != nil:
				t.Errorf("the compiler refuses it: %v", err)
			case test.want != "" && err == nil:
				t.Error("the compiler accepts it")
			case test.want != "" && !strings.Contains(err.Error(), test.want):
				t.Errorf("the compiler says %q, which lacks %q", err, test.want)
			}
		})
	}
}

// check type-checks one statement in a program that has an element of each
// stage.
func check(imports types.Importer, statement string) error {
	program := fmt.Sprintf(`package main
import "github.com/resultschain/resultschain/logicmodel/chain"
func main() {
	c := chain.New("c", "C")
	activity, output := c.Activity("a", "A"), c.Output("o", "O")
	short, medium, long := c.ShortTerm("s", "S"), c.MediumTerm("m", "M"), c.LongTerm("l", "L")
	short2, medium2, long2 := c.ShortTerm("s2", "S"), c.MediumTerm("m2", "M"), c.LongTerm("l2", "L")
	end := c.EndState("e", "E")
	_, _, _, _, _, _, _, _, _ = activity, output, short, medium, long, short2, medium2, long2, end
	%s
}`, statement)
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "main.go", program, 0)
	if err != nil {
		return err
	}
	conf := types.Config{Importer: imports}
	_, err = conf.Check("main", files, []*ast.File{file}, nil)
	return err
}

// compiled imports packages as the go command compiled them.
func compiled(t *testing.T) types.Importer {
	t.Helper()
	cmd := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}={{.Export}}", ".")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.Bytes())
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(out)) {
		pkg, file, _ := strings.Cut(strings.TrimSpace(line), "=")
		exports[pkg] = file
	}
	return importer.ForCompiler(token.NewFileSet(), "gc", func(pkg string) (io.ReadCloser, error) {
		if exports[pkg] == "" {
			return nil, errors.New("no export data for " + pkg)
		}
		return os.Open(exports[pkg])
	})
}
