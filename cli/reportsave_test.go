package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/render/report"
)

// An ending context is done when it was asked so many times.
type ending struct {
	context.Context
	left int
}

func (e *ending) Err() error {
	if e.left == 0 {
		return context.Canceled
	}
	e.left--
	return nil
}

// TestReportInterrupted ends a report after each of its files: no more are
// written, and the report itself would be the last.
func TestReportInterrupted(t *testing.T) {
	files := []report.File{{Name: "r.md", Data: []byte("report")}, {Name: "r-figure-1.svg", Data: []byte("1")}, {Name: "r-figure-2.svg", Data: []byte("2")}}
	for after, want := range [][]string{nil, {"r-figure-2.svg"}, {"r-figure-1.svg", "r-figure-2.svg"}, {"r-figure-1.svg", "r-figure-2.svg", "r.md"}} {
		dir := t.TempDir()
		w := &reportWriter{
			reportOptions: reportOptions{output: filepath.Join(dir, "r.md")},
			session:       &session{ctx: &ending{t.Context(), after}, Workspace: &workspace.Workspace{}},
		}
		err := w.saveAll(files)
		if whole := after == len(files); whole != (err == nil) || !whole && err.Error() != "no report was made, since it was interrupted" {
			t.Errorf("after %d files: %v", after, err)
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range entries {
			got = append(got, e.Name())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("after %d files (-want +got):\n%s", after, diff)
		}
	}
	var stdout bytes.Buffer
	w := &reportWriter{session: &session{ctx: &ending{t.Context(), 0}, stdout: &stdout}}
	if err := w.saveAll(files); err == nil || stdout.Len() > 0 {
		t.Errorf("to standard output it wrote %q, %v", stdout.String(), err)
	}
}
