package layout

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// needDot skips a test that drives the dot program where there is none, unless it must not be skipped.
func needDot(t testing.TB) {
	t.Helper()
	if _, err := exec.LookPath("dot"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("Graphviz's dot program is not installed")
	}
}

// TestEngines has both engines lay out the same texts. Of small ones the boxes differ by rounding, up to a point.
// Larger ones have their columns in the same places and about the same height; in them another version of Graphviz may
// move boxes up or down.
func TestEngines(t *testing.T) {
	needDot(t)
	near := cmpopts.EquateApprox(0, 1)
	small := []byte(small)
	columns := cmp.Options{near, cmpopts.IgnoreFields(Drawing{}, "Height"), cmpopts.IgnoreFields(Node{}, "Y")}
	program := &Program{}
	for _, c := range []struct {
		name string
		dot  []byte
		opts cmp.Option
	}{
		{"4 boxes", small, near},
		{"12 boxes", model(6, 12, 14, 6, 1), near},
		{"12 boxes and short links", model(6, 12, 18, 1, 2), near},
		{"100 boxes", model(6, 100, 150, 2, 3), columns},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Layout(t.Context(), c.dot)
			if err != nil {
				t.Fatal(err)
			}
			b, err := drawn(t.Context(), program, c.dot)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(a, b, c.opts); diff != "" {
				t.Errorf("(-embedded +program):\n%s", diff)
			}
			if math.Abs(a.Height-b.Height) > a.Height/50 {
				t.Errorf("one is %g high, the other %g", a.Height, b.Height)
			}
		})
	}
}

// TestProgramTakesMore pins that the program lays out what the embedded engine refuses.
func TestProgramTakesMore(t *testing.T) {
	needDot(t)
	d, err := drawn(t.Context(), &Program{}, chain(MaxNodes, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Nodes) <= MaxNodes {
		t.Errorf("got %d boxes", len(d.Nodes))
	}
}

func TestProgramSaysWhy(t *testing.T) {
	needDot(t)
	_, err := (&Program{}).Layout(t.Context(), []byte("digraph { a -> }"))
	if err == nil || !strings.Contains(err.Error(), "syntax error") {
		t.Errorf("got %v, want a syntax error", err)
	}
}

// TestProgramReadsNoFile names a picture that would make the box larger, for both engines.
func TestProgramReadsNoFile(t *testing.T) {
	needDot(t)
	path := filepath.Join(t.TempDir(), "wide.png")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2000, 10))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, e := range map[string]Engine{"embedded": Embedded, "program": &Program{}} {
		d, err := drawn(t.Context(), e, []byte(`digraph { node [shape=box, label=""] a [image="`+filepath.ToSlash(path)+`"] }`))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if d.Nodes[0].W > 1000 {
			t.Errorf("%s: the box is %g points wide: it has read the picture", name, d.Nodes[0].W)
		}
	}
}

func TestProgramMissing(t *testing.T) {
	const want = "dot program is not installed; the embedded engine needs nothing"
	t.Run("path", func(t *testing.T) {
		_, err := (&Program{Path: filepath.Join(t.TempDir(), "dot")}).Layout(t.Context(), []byte(small))
		if !errors.Is(err, os.ErrNotExist) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("PATH", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		_, err := (&Program{}).Layout(t.Context(), []byte(small))
		if !errors.Is(err, exec.ErrNotFound) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v", err)
		}
	})
}

func TestProgramTooLarge(t *testing.T) {
	_, err := (&Program{}).Layout(t.Context(), make([]byte, maxProgramText+1))
	if !isTooLarge(err) {
		t.Errorf("got %v, want a TooLargeError", err)
	}
}
