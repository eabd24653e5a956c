package cli

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/resultschain/resultschain/internal/layoutcache"
	"github.com/resultschain/resultschain/internal/traditions"
)

// starter is the model that "new" writes.
var starter = traditions.Starter

var update = flag.Bool("update", false, "write the expected outputs in testdata anew")

func TestMain(m *testing.M) {
	testscript.Main(warm{m}, map[string]func(){"resultschain": func() { Main() }, "write-much": writeMuch})
}

// warm runs the tests with one folder for the machine code of Graphviz, in which it is by
// now, so that each start of the command takes milliseconds and not a second.
type warm struct{ m *testing.M }

func (w warm) Run() int {
	if layoutcache.Folder() != "" {
		os.Setenv(layoutcache.Variable, filepath.Dir(layoutcache.Folder()))
	}
	return w.m.Run()
}

// TestScript runs testdata/script/*.txtar, each a session at a terminal with
// the files that it needs.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			for _, name := range []string{layoutcache.Variable, "GOGC"} { // which scripts do not have from here otherwise
				e.Setenv(name, os.Getenv(name))
			}
			top, err := filepath.Abs("..")
			e.Setenv("TOP", top) // of this repository
			return err
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "devices":
				_, err := os.Stat("/dev/full")
				return err == nil, nil
			}
			return false, errors.New("no such condition")
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"holds": holds,
			"xml":   validXML,
		},
	})
}

// exits runs a program, which must exit with the status:
//
//	exits 1 resultschain check model.yaml
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM [ARGUMENT]…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var e *exec.ExitError
	if errors.As(err, &e) {
		got = e.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("the exit status is %d, want %d", got, want)
	}
}

// holds makes sure that a folder holds exactly the files of these names,
// hidden ones too:
//
//	holds pictures chain.svg
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: holds FOLDER [NAME]…")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := slices.Sorted(slices.Values(args[1:])); !slices.Equal(names, want) {
		ts.Fatalf("%s holds %s; want %s", args[0], strings.Join(names, " "), strings.Join(want, " "))
	}
}

// validXML makes sure that a file is well-formed XML:
//
//	xml chain.svg
func validXML(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: xml FILE")
	}
	d := xml.NewDecoder(strings.NewReader(ts.ReadFile(args[0])))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		ts.Check(err)
	}
}
