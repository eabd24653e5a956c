package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/mandoc"
)

const manFolder = "../docs/man"

// TestMan checks that the manual pages in docs/man are those of the command, and
// none besides. With -update it writes them.
func TestMan(t *testing.T) {
	names := []string{}
	for _, p := range mandoc.Pages(newRoot(nil)) {
		names = append(names, p.Name)
		file := filepath.Join(manFolder, p.Name)
		if *update {
			if err := os.WriteFile(file, []byte(p.Text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != p.Text {
			t.Errorf("%s is not the page of the command (%v); see it with: go test ./cli -run TestMan -update", file, err)
		}
	}
	entries, err := os.ReadDir(manFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		switch {
		case slices.Contains(names, e.Name()):
		case *update:
			if err := os.Remove(filepath.Join(manFolder, e.Name())); err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("docs/man/%s is the page of no command", e.Name())
		}
	}
}

// TestManRenders checks that groff finds nothing wrong with the pages and shows
// them in 80 columns.
func TestManRenders(t *testing.T) {
	groff := needs(t, "groff")
	for _, p := range mandoc.Pages(newRoot(nil)) {
		t.Run(p.Name, func(t *testing.T) {
			cmd := exec.Command(groff, "-man", "-ww", "-Tutf8", "-rLL=80n", "-P-cbou")
			cmd.Stdin = strings.NewReader(p.Text)
			var said bytes.Buffer
			cmd.Stderr = &said
			out, err := cmd.Output()
			if err != nil || said.Len() > 0 {
				t.Fatalf("%v\n%s", err, said.String())
			}
			for line := range strings.Lines(string(out)) {
				if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 80 {
					t.Errorf("%d columns: %s", n, line)
				}
			}
			for _, heading := range []string{"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SEE ALSO"} {
				if !strings.Contains(string(out), "\n"+heading+"\n") {
					t.Errorf("there is no %s", heading)
				}
			}
		})
	}
}
