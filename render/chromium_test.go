package render

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// A chromium is a running browser with one page, driven by the DevTools protocol
// (https://chromedevtools.github.io/devtools-protocol) through a pipe.
type chromium struct {
	dir     string
	in      *os.File
	out     *bufio.Reader
	stderr  bytes.Buffer // of the browser
	session string       // with the page
	calls   int
}

// startChromium starts the browser, and ends it with the test. Without one the
// test is skipped, but fails in CI, which installs it.
func startChromium(t *testing.T) *chromium {
	t.Helper()
	program := browser(t)
	dir, err := os.MkdirTemp("", "chromium") // and not t.TempDir, as the browser may write after its end
	if err != nil {
		t.Fatal(err)
	}
	theirIn, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := &chromium{dir: dir, in: in, out: bufio.NewReader(out)}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	cmd := exec.CommandContext(ctx, program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
		"--user-data-dir="+dir, "--remote-debugging-pipe")
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // 3 and 4, where it looks for them
	cmd.Stderr = &c.stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	theirIn.Close()
	theirOut.Close()
	t.Cleanup(func() {
		cancel()
		cmd.Wait() // which reports that it was ended
		in.Close()
		out.Close()
		os.RemoveAll(dir)
	})
	var page struct {
		TargetID  string
		SessionID string
	}
	c.call(t, "Target.createTarget", map[string]any{"url": "about:blank"}, &page)
	c.call(t, "Target.attachToTarget", map[string]any{"targetId": page.TargetID, "flatten": true}, &page)
	c.session = page.SessionID
	return c
}

// call calls a method of the protocol, and decodes what it returns.
func (c *chromium) call(t *testing.T, method string, params map[string]any, result any) {
	t.Helper()
	c.calls++
	call := map[string]any{"id": c.calls, "method": method, "params": params}
	if c.session != "" {
		call["sessionId"] = c.session
	}
	message, err := json.Marshal(call)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.in.Write(append(message, 0)); err != nil {
		t.Fatalf("%s: %v\n%s", method, err, &c.stderr)
	}
	var answer struct {
		ID     int
		Result json.RawMessage
		Error  *struct{ Message string }
	}
	for answer.ID != c.calls { // others are events
		message, err := c.out.ReadBytes(0)
		if err == nil {
			err = json.Unmarshal(message[:len(message)-1], &answer)
		}
		if err == nil && answer.Error != nil {
			err = errors.New(answer.Error.Message)
		}
		if err != nil {
			t.Fatalf("%s: %v\n%s", method, err, &c.stderr)
		}
	}
	if err := json.Unmarshal(answer.Result, result); err != nil {
		t.Fatalf("%s: %v in %s", method, err, answer.Result)
	}
}

// open shows a page, and waits for all that it loads.
func (c *chromium) open(t *testing.T, html string) {
	t.Helper()
	page := filepath.Join(c.dir, "page.html")
	if err := os.WriteFile(page, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	var navigation struct{ ErrorText string }
	c.call(t, "Page.navigate", map[string]any{"url": "file://" + page}, &navigation)
	if navigation.ErrorText != "" {
		t.Fatal(navigation.ErrorText)
	}
	var loaded bool
	c.evaluate(t, `new Promise((done) => document.readyState === "complete" ? done() : addEventListener("load", done)).then(() => document.fonts.ready).then(() => true)`, &loaded)
}

// evaluate decodes the value of an expression in the page.
func (c *chromium) evaluate(t *testing.T, expression string, value any) {
	t.Helper()
	var answer struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}
	c.call(t, "Runtime.evaluate", map[string]any{"expression": expression, "awaitPromise": true, "returnByValue": true}, &answer)
	if answer.ExceptionDetails != nil {
		t.Fatalf("%s", answer.ExceptionDetails)
	}
	if err := json.Unmarshal(answer.Result.Value, value); err != nil {
		t.Fatal(err)
	}
}

// screenshot returns the page as a PNG, in a window of that many pixels of CSS,
// each of which is so many pixels of the PNG wide.
func (c *chromium) screenshot(t *testing.T, html string, width, height, factor int) []byte {
	t.Helper()
	c.call(t, "Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": factor, "mobile": false}, &struct{}{})
	c.open(t, html)
	var shot struct{ Data []byte }
	c.call(t, "Page.captureScreenshot", map[string]any{"format": "png"}, &shot)
	return shot.Data
}

// browser returns the path of Chromium.
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
