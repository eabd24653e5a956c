package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestGalleryInBrowser shows every picture of the gallery in Chromium: all text
// is in its box, boxes are apart, arrows cross none that is not their end, and
// axe-core finds nothing that keeps people from reading a page with it. It
// needs Chromium, Node.js, and playwright-core and axe-core from npm.
func TestGalleryInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts a browser")
	}
	program := needs(t, "chromium", "chromium-browser", "google-chrome")
	node := needs(t, "node", "nodejs")
	script, err := filepath.Abs("testdata/gallery.cjs")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../..")
	measure, err := os.ReadFile("render/testdata/measure.js")
	if err != nil {
		t.Fatal(err)
	}
	type picture struct {
		Name        string `json:"name"`
		Heading     string `json:"heading"`
		Alternative string `json:"alternative"`
		SVG         string `json:"svg"`
	}
	var pictures []picture
	for _, e := range exhibits {
		if e.file == "" {
			continue
		}
		svg, err := os.ReadFile(e.output())
		if err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, picture{e.file, e.heading, e.alternative(t), string(svg)})
	}
	in, err := json.Marshal(map[string]any{"program": program, "measure": string(measure), "pictures": pictures})
	if err != nil {
		t.Fatal(err)
	}

	run := func(in []byte, args ...string) ([]byte, string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, node, args...)
		cmd.Env = append(os.Environ(), "NODE_PATH="+modulePath())
		cmd.Stdin = bytes.NewReader(in)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		return out, stderr.String(), err
	}
	if _, _, err := run(nil, "-e", "require.resolve('playwright-core'); require.resolve('axe-core')"); err != nil {
		lacking(t, "Node.js does not find playwright-core and axe-core of npm, by NODE_PATH or a node_modules/.bin on the PATH")
	}
	out, said, err := run(in, script)
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	var results []struct {
		Name          string
		Boxes, Arrows int
		Narrowest     float64
		Wrong         []string
	}
	if err := json.Unmarshal(out, &results); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if len(results) != len(pictures) {
		t.Errorf("%d of %d pictures were looked at", len(results), len(pictures))
	}
	for _, r := range results {
		t.Logf("%s: %d boxes, %d arrows, the tightest text %.1f pt inside its box", r.Name, r.Boxes, r.Arrows, r.Narrowest)
		if r.Boxes == 0 {
			t.Errorf("%s: the browser shows no boxes", r.Name)
		}
		for _, w := range r.Wrong {
			t.Errorf("%s: %s", r.Name, w)
		}
	}
}

// modulePath is where Node.js finds packages: the environment's folders, and
// those whose commands are on the PATH.
func modulePath() string {
	folders := filepath.SplitList(os.Getenv("NODE_PATH"))
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		if parent, last := filepath.Split(filepath.Clean(dir)); last == ".bin" {
			folders = append(folders, filepath.Clean(parent))
		}
	}
	return strings.Join(folders, string(filepath.ListSeparator))
}

// needs is the path of the first of the programs that is installed.
func needs(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	lacking(t, names[0]+" is not installed")
	return ""
}

// lacking skips a test for want of something, but fails in CI, which installs
// it.
func lacking(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(reason)
	}
	t.Skip(reason)
}
