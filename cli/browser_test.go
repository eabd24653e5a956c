package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// axe opens pages in Chromium, each in a wide window and in one of 320 pixels,
// and fails the test for what axe-core finds that keeps people from reading
// them, for errors on the console, for whatever they ask for beyond themselves,
// and where they must be scrolled sideways. A page is the path of a file, or an
// address that begins with http://, which may ask its own server. Where there
// is no browser the test is skipped.
func axe(t *testing.T, pages ...string) {
	t.Helper()
	for i, wrong := range wrongIn(t, pages...) {
		for _, w := range wrong {
			t.Errorf("%s: %s", pages[i], w)
		}
	}
}

// wrongIn is what [axe] fails for, of each page.
func wrongIn(t *testing.T, pages ...string) [][]string {
	t.Helper()
	addresses := make([]string, len(pages))
	for i, page := range pages {
		addresses[i] = page
		if !strings.HasPrefix(page, "http://") {
			path, err := filepath.Abs(page)
			if err != nil {
				t.Fatal(err)
			}
			addresses[i] = (&url.URL{Scheme: "file", Path: path}).String()
		}
	}
	var results [][]string
	inBrowser(t, "axe.cjs", map[string]any{"pages": addresses}, &results)
	if len(results) != len(pages) {
		t.Fatalf("%d of %d pages were looked at", len(results), len(pages))
	}
	return results
}

// TestAxe checks that each kind of fault is found, once in each width.
func TestAxe(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/good":
			io.WriteString(w, `<!DOCTYPE html><html lang="en"><title>Good</title><link rel="stylesheet" href="/own.css"><main><h1>Good</h1></main></html>`)
		case "/own.css":
			w.Header().Set("Content-Type", "text/css")
		case "/bad":
			w.Header().Set("Content-Security-Policy", "default-src * 'unsafe-inline'")
			io.WriteString(w, `<!DOCTYPE html><html lang="en"><title>Bad</title><main><h1 style="color:#999;background:#fff">Bad</h1>
<img src="http://127.0.0.1:1/x.png" alt="X"><script>console.error("E"); throw new Error("F")</script><p style="width:2000px">Wide</p></main></html>`)
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	found := wrongIn(t, server.URL+"/good", server.URL+"/bad")
	if len(found[0]) > 0 {
		t.Errorf("in a good page: %q", found[0])
	}
	for _, width := range []string{"1280", "320"} {
		for _, want := range []string{"color-contrast: ", "it asks for http://127.0.0.1:1/x.png", "it writes to the console: E", "its script fails: Error: F", "it must be scrolled sideways, "} {
			want = width + " pixels wide: " + want
			if !slices.ContainsFunc(found[1], func(w string) bool { return strings.HasPrefix(w, want) }) {
				t.Errorf("%q is not found: %q", want, found[1])
			}
		}
	}
}

// scripts is the folder of the scripts that drive the browser, whatever working
// folder a test sets.
var scripts, _ = filepath.Abs("testdata")

// inBrowser runs a script of testdata, which reads the input as JSON, with the
// path of Chromium added to it, and decodes what it writes. It needs Chromium,
// Node.js, and playwright-core and axe-core from npm, and skips the test
// without them, or where tests are to be short.
func inBrowser(t *testing.T, script string, input map[string]any, output any) {
	t.Helper()
	if testing.Short() {
		t.Skip("it starts a browser")
	}
	program := needs(t, "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome") // the first opens no windows, which take half of the work
	node := needs(t, "node", "nodejs")
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
	input = maps.Clone(input)
	input["program"] = program
	in, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	out, said, err := run(in, filepath.Join(scripts, script))
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if err := json.Unmarshal(out, output); err != nil {
		t.Fatalf("%v in %s", err, out)
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
