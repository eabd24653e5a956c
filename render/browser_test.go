package render

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// TestInBrowser measures pictures in a real browser: whether all text is at
// least two pixels inside its box, columns line up, and no arrow crosses a box
// that is not one of its ends.
func TestInBrowser(t *testing.T) {
	chromium := browser(t)
	m, f, err := rules.Load(examples.FS, "stobswellbeing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pictures := map[string][]byte{"stobswellbeing": svgOf(t, m, &Options{Framework: f})}
	for name, m := range testModels() {
		pictures[name] = svgOf(t, m, nil)
	}
	for name, svg := range pictures {
		t.Run(name, func(t *testing.T) {
			r := measureIn(t, chromium, svg)
			t.Logf("%d boxes, %d arrows, the tightest text %.1f pt inside its box", r.Boxes, r.Arrows, r.Narrowest)
			if r.Boxes == 0 {
				t.Error("the browser shows no boxes")
			}
			for _, w := range r.Wrong {
				t.Error(w)
			}
		})
	}
}

// browser returns the path of Chromium. Without it the test is skipped, but fails
// in CI, which installs it.
func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	const reason = "no Chromium is installed"
	if os.Getenv("CI") == "true" {
		t.Fatal(reason)
	}
	t.Skip(reason)
	return ""
}

type measured struct {
	Boxes, Arrows, Crossings int
	Narrowest                float64
	Wrong                    []string
}

var resultIn = regexp.MustCompile(`(?s)<pre id="result">(.*?)</pre>`)

// measureIn shows the picture in the browser and returns what measure.js measures.
func measureIn(t *testing.T, chromium string, svg []byte) measured {
	t.Helper()
	script, err := os.ReadFile("testdata/measure.js")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	page := filepath.Join(dir, "page.html")
	text := fmt.Sprintf(`<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">%s<script>%s
const pre = document.createElement('pre'); pre.id = 'result'; pre.textContent = JSON.stringify(measure()); document.body.append(pre);</script>`, svg, script)
	if err := os.WriteFile(page, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--dump-dom", "file://"+page)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("running the browser: %v\n%s", err, stderr.Bytes())
	}
	found := resultIn.FindSubmatch(out)
	if found == nil {
		t.Fatalf("the page has no result:\n%s", out)
	}
	var r measured
	if err := json.Unmarshal([]byte(html.UnescapeString(string(found[1]))), &r); err != nil {
		t.Fatalf("%v in %s", err, found[1])
	}
	return r
}

func svgOf(t testing.TB, m *logicmodel.Model, o *Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(t.Context(), &b, m, SVG, o); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "<svg ") {
		t.Fatalf("not an SVG: %.60s", b.String())
	}
	return b.Bytes()
}
