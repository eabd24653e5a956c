//go:build linux || darwin

package hostile

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/resultschain/resultschain/internal/desk"
	"github.com/resultschain/resultschain/internal/lsp"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
)

// helperInputs are inputs for what is not the command: the page for the browser, a program
// that changes a text, and the example service.
var helperInputs = []input{
	{"80 boxes with 720 arrows, drawn by the page", tangle(80, 720), `page picture {"format":"png"}`, 1, "the limit is 80 million", "refused: too many dots", 0},
	{"100 elements with 300 links, drawn by the page", tangle(100, 300), `page picture {}`, 0, "", "drawn", 0},
	{"100 elements with 300 links, reported by the page", tangle(100, 300), `page report {"format":"docx"}`, 0, "", "reported", 0},
	{"a title of 10,000 elements, changed by the page", chain(10_000, false), `page edit {"changes":[{"do":"set","path":["e5000","title"],"text":"Meeting"}]}`, 0, "", "changed", 0},
	{"an id of 10,000 elements, renamed by a program", chain(10_000, false), "edit", 0, "", "changed", 0},

	{"5,000 faults, posted to the service", faults(5000), "POST /v1/check", http.StatusOK, "[", "checked", 0},
	{"400 elements with 800 links, posted to the service", ways(200), "POST /v1/render", http.StatusOK, "", "drawn", 0},
	{"40 elements with 80 links, posted to the service", ways(20), "POST /v1/render?format=png", http.StatusOK, "", "drawn", 0},
	{"5,000 elements, posted to the service", chain(5000, false), "POST /v1/convert?to=eu", http.StatusOK, "", "converted", 0},
}

// helpers are what this test does instead of testing, where the variable asHelper is set,
// by its first argument. Those that end with their context are asked by a signal.
var helpers = map[string]func(ctx context.Context, args []string, text []byte) error{"page": runPage, "edit": runEdit}

const asHelper = "HOSTILE_HELPER"

func TestMain(m *testing.M) {
	if os.Getenv(asHelper) == "" {
		os.Exit(m.Run())
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	text, err := os.ReadFile("x.yaml")
	if err == nil {
		err = helpers[os.Args[1]](ctx, os.Args[2:], text)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// runPage does what the page asks for.
func runPage(ctx context.Context, args []string, text []byte) error {
	m, err := logicmodel.ParsePartial("x.yaml", text)
	_, err2 := desk.New("").Commands()[args[0]](ctx, &lsp.Subject{Name: "/work/x.yaml", Text: text, Model: m, Partial: len(err) > 0}, []json.RawMessage{json.RawMessage(args[1])})
	return err2
}

// runEdit changes a text.
func runEdit(_ context.Context, _ []string, text []byte) error {
	f, err := edit.Open("x.yaml", text)
	if err != nil {
		return err
	}
	return errors.Join(f.Rename("e5000", "other"), f.Set("Meeting", "e1", "title"))
}

// isRequest reports whether what is run is a request to the service.
func isRequest(args string) bool { return strings.HasPrefix(args, http.MethodPost+" ") }

// serve starts the example service, and returns it with its address.
func (c *command) serve(t *testing.T) (*exec.Cmd, string) {
	t.Helper()
	if c.service == "" { // as one program with the packages that are compiled already
		work := filepath.Join(c.dir, "go.work")
		module := filepath.Join(here, "..", "..")
		write(t, work, func(w io.Writer) {
			fmt.Fprintf(w, "go 1.25.0\n\nuse (\n%q\n%q\n)\n", module, filepath.Join(module, "examples", "service"))
		})
		c.service = filepath.Join(c.dir, "service")
		build := exec.Command("go", "build", "-ldflags=-s -w", "-o", c.service, ".")
		build.Dir, build.Env = filepath.Join(module, "examples", "service"), append(os.Environ(), "GOWORK="+work)
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("go build: %v\n%s", err, out)
		}
	}
	cmd := exec.Command(c.service, "-addr", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), "RESULTSCHAIN_CACHE="+filepath.Join(c.dir, "cache"), "GOGC=")
	log, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	var first struct{ Addr string }
	lines := bufio.NewReader(log)
	if line, _ := lines.ReadBytes('\n'); json.Unmarshal(line, &first) != nil {
		cmd.Process.Kill()
		t.Fatalf("the service begins its log with %q", line)
	}
	go io.Copy(io.Discard, lines)
	return cmd, "http://" + first.Addr
}

// post sends x.yaml to the service.
func post(ctx context.Context, t *testing.T, folder, address, args string) (*http.Response, error) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "x.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	method, path, _ := strings.Cut(args, " ")
	r, err := http.NewRequestWithContext(ctx, method, address+path, bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/yaml")
	return http.DefaultClient.Do(r)
}

// ask sends x.yaml to the service, and returns its answer and what it took to start the
// service and to answer.
func (c *command) ask(t *testing.T, folder, args string) (out string, status int, took cost) {
	t.Helper()
	cmd, address := c.serve(t)
	defer cmd.Process.Kill()
	begun := time.Now()
	answer, err := post(t.Context(), t, folder, address, args)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	wall := time.Since(begun)
	http.DefaultClient.CloseIdleConnections()
	cmd.Process.Signal(syscall.SIGTERM)
	if err := cmd.Wait(); err != nil {
		t.Errorf("the service ended with %v", err)
	}
	if !strings.HasPrefix(answer.Header.Get("Content-Type"), "application/json") {
		body = nil // pictures hold any bytes
	}
	return string(body), answer.StatusCode, costOf(cmd, wall)
}

// leave sends x.yaml to the service, goes away after a third of the time that an answer took,
// and returns how long the service went on with the work.
func (c *command) leave(t *testing.T, in input, folder string, whole time.Duration) time.Duration {
	t.Helper()
	cmd, address := c.serve(t)
	defer cmd.Wait()
	defer cmd.Process.Kill()
	ctx, stop := context.WithTimeout(t.Context(), whole/3)
	defer stop()
	if answer, err := post(ctx, t, folder, address, in.command); err == nil {
		answer.Body.Close() // it was faster
	}
	asked := time.Now()
	for time.Since(asked) < time.Minute {
		answer, err := http.Get(address + "/metrics")
		if err != nil {
			t.Fatal(err)
		}
		metrics, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(metrics, []byte("\nresultschain_working 0\n")) {
			break
		}
	}
	return time.Since(asked)
}
