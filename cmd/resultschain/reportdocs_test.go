package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReportDocs runs the commands of docs/reports.md.
func TestReportDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/reports.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "examples"), os.DirFS("../../examples")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	ran := 0
	for line := range strings.Lines(string(page)) {
		command, ok := strings.CutPrefix(line, "resultschain ")
		if !ok {
			continue
		}
		ran++
		args := words(command)
		if status, _, said := start(nil, args...); status != exitClean {
			t.Errorf("%q: exit status %d\n%s", args, status, said)
		}
	}
	var made []string
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			made = append(made, e.Name())
		}
	}
	want := []string{"cafe.html", "partnership.html", "report-figure-1.svg", "report.docx", "report.html", "report.md"}
	if diff := cmp.Diff(want, made); diff != "" || ran != 5 {
		t.Errorf("%d commands (-want +got):\n%s", ran, diff)
	}
}

// words are those of a line of a shell, some of them in quotes.
func words(line string) []string {
	var all []string
	for i, part := range strings.Split(strings.TrimSpace(line), `"`) {
		if i%2 == 1 {
			all = append(all, part)
		} else {
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}
