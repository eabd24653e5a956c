package formatdoc

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestEditor drives the YAML language server, as editors do, on a model that
// names our schema in its first line: it marks the faults, and offers values,
// keys and explanations.
func TestEditor(t *testing.T) {
	server, err := exec.LookPath("yaml-language-server")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	schema, err := filepath.Abs("../../docs/schema/model.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	c := startEditor(t, server)
	uri := c.open("model.yaml", "# yaml-language-server: $schema="+fileURL(schema)+`
model: m
title: M
outputs:
  - id: o
    title: O
    kind: wrong
    leads_to: [s]
outcomes:
  short:
    - id: s
      title: S
      kind: `+`
      le
`)
	var marked []string
	for _, d := range c.diagnostics(uri) {
		marked = append(marked, fmt.Sprintf("%d: %s", d.Range.Start.Line+1, d.Message))
	}
	for _, want := range []string{"7: Value is not accepted", "8: Property leads_to is not allowed"} {
		if !slices.ContainsFunc(marked, func(m string) bool { return strings.Contains(m, want) }) {
			t.Errorf("the editor does not mark %q, but %q", want, marked)
		}
	}
	if got := c.complete(uri, 12, 12); !slices.Contains(got, "awareness") || !slices.Contains(got, "condition") {
		t.Errorf("values of kind: %q", got)
	}
	if got := c.complete(uri, 13, 8); !slices.Contains(got, "leads-to") {
		t.Errorf("keys that begin with le: %q", got)
	}
	if got := c.hover(uri, 9, 3); !strings.Contains(got, "Outcomes expected soon") {
		t.Errorf("what short is: %q", got)
	}
}

func fileURL(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// An editor is a client of a language server.
type editor struct {
	t        *testing.T
	in       io.Writer
	messages chan message
	marks    map[string][]mark
	id       int
}

type message struct {
	ID     *int            `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Params json.RawMessage `json:"params,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  json.RawMessage `json:"error,omitempty"`
}

type mark struct {
	Message string
	Range   struct{ Start struct{ Line, Character int } }
}

func startEditor(t *testing.T, server string) *editor {
	t.Helper()
	cmd := exec.Command(server, "--stdio")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	c := &editor{t: t, in: in, messages: make(chan message, 100), marks: map[string][]mark{}}
	go c.read(bufio.NewReader(out))
	c.call("initialize", map[string]any{
		"processId": nil, "rootUri": nil,
		"capabilities": map[string]any{"textDocument": map[string]any{"hover": map[string]any{}, "completion": map[string]any{}}, "workspace": map[string]any{"configuration": true}},
	})
	c.notify("initialized", map[string]any{})
	return c
}

// read puts the server's messages into the channel.
func (c *editor) read(r *bufio.Reader) {
	defer close(c.messages)
	for {
		length := 0
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				return
			}
			if line = strings.TrimSpace(line); line == "" {
				break
			}
			fmt.Sscanf(line, "Content-Length: %d", &length)
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(r, body); err != nil {
			return
		}
		var m message
		if json.Unmarshal(body, &m) == nil {
			c.messages <- m
		}
	}
}

func (c *editor) send(m map[string]any) {
	c.t.Helper()
	m["jsonrpc"] = "2.0"
	body, err := json.Marshal(m)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(c.in, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		c.t.Fatal(err)
	}
}

func (c *editor) notify(method string, params any) {
	c.t.Helper()
	c.send(map[string]any{"method": method, "params": params})
}

// call asks the server and gives its answer.
func (c *editor) call(method string, params any) json.RawMessage {
	c.t.Helper()
	c.id++
	c.send(map[string]any{"id": c.id, "method": method, "params": params})
	for {
		m := c.next()
		if m.ID != nil && m.Method == "" && *m.ID == c.id {
			if m.Error != nil {
				c.t.Fatalf("%s: %s", method, m.Error)
			}
			return m.Result
		}
	}
}

// next is the server's next message. It answers the server's own questions and
// keeps what it marks.
func (c *editor) next() message {
	c.t.Helper()
	select {
	case m, ok := <-c.messages:
		if !ok {
			c.t.Fatal("the language server ended")
		}
		switch {
		case m.Method == "workspace/configuration":
			var p struct{ Items []struct{ Section string } }
			if err := json.Unmarshal(m.Params, &p); err != nil {
				c.t.Fatal(err)
			}
			answers := make([]any, len(p.Items))
			for i, item := range p.Items {
				if item.Section == "yaml" {
					answers[i] = map[string]any{
						"validate": true, "completion": true, "hover": true,
						"schemaStore": map[string]any{"enable": false}, // it would ask the network
					}
				}
			}
			c.send(map[string]any{"id": *m.ID, "result": answers})
		case m.Method == "textDocument/publishDiagnostics":
			var p struct {
				URI         string
				Diagnostics []mark
			}
			if err := json.Unmarshal(m.Params, &p); err != nil {
				c.t.Fatal(err)
			}
			c.marks[p.URI] = p.Diagnostics
		case m.ID != nil && m.Method != "":
			c.send(map[string]any{"id": *m.ID, "result": nil})
		}
		return m
	case <-time.After(time.Minute):
		c.t.Fatal("the language server is silent")
		return message{}
	}
}

func (c *editor) open(name, text string) (uri string) {
	c.t.Helper()
	file := filepath.Join(c.t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		c.t.Fatal(err)
	}
	uri = fileURL(file)
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
	return uri
}

// diagnostics waits until the server marks something in the document.
func (c *editor) diagnostics(uri string) []mark {
	c.t.Helper()
	for len(c.marks[uri]) == 0 {
		c.next()
	}
	return c.marks[uri]
}

func at(uri string, line, character int) map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": uri}, "position": map[string]any{"line": line, "character": character}}
}

// complete is what the server offers at a place, counted from 0.
func (c *editor) complete(uri string, line, character int) []string {
	c.t.Helper()
	var list struct{ Items []struct{ Label string } }
	if err := json.Unmarshal(c.call("textDocument/completion", at(uri, line, character)), &list); err != nil {
		c.t.Fatal(err)
	}
	var labels []string
	for _, i := range list.Items {
		labels = append(labels, i.Label)
	}
	return labels
}

// hover returns what the server shows about a place.
func (c *editor) hover(uri string, line, character int) string {
	c.t.Helper()
	return string(c.call("textDocument/hover", at(uri, line, character)))
}
