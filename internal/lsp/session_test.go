package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// TestSession sends messages at the wrong time, and what is no method.
func TestSession(t *testing.T) {
	t.Parallel()
	c := newClient(t, office)
	fails := func(method string, params any, code int64) {
		t.Helper()
		_, err := c.try(method, params)
		var e *jsonrpc2.Error
		if !errors.As(err, &e) || e.Code != code {
			t.Errorf("%s: %v, want the code %d", method, err, code)
		}
	}
	fails("textDocument/hover", documentParams{}, codeNotInitialized)
	c.notify("textDocument/didOpen", documentParams{})
	c.call("initialize", initializeParams{RootURI: uriOf(c.dir)})
	fails("initialize", initializeParams{}, jsonrpc2.CodeInvalidRequest)
	fails("textDocument/none", nil, jsonrpc2.CodeMethodNotFound)
	fails("textDocument/hover", nil, jsonrpc2.CodeInvalidParams)
	fails("textDocument/hover", []int{1}, jsonrpc2.CodeInvalidParams)
	fails("textDocument/hover", map[string]any{"position": "here"}, jsonrpc2.CodeInvalidParams)
	fails("workspace/executeCommand", nil, jsonrpc2.CodeInvalidParams)
	fails("workspace/executeCommand", executeCommandParams{Command: "rm"}, jsonrpc2.CodeInvalidParams)
	fails("workspace/executeCommand", map[string]any{"command": pictureCommand, "arguments": []int{1}}, jsonrpc2.CodeInvalidParams)
	fails("workspace/executeCommand", map[string]any{"command": pictureCommand, "arguments": []string{c.uri("other.yaml")}}, codeRequestFailed)
	c.notify("$/cancelRequest", map[string]any{"id": 1})
	c.notify("textDocument/didChange", documentParams{})
	c.call("shutdown", nil)
	fails("textDocument/hover", documentParams{}, jsonrpc2.CodeInvalidRequest)
	c.notify("exit", nil)
	if !<-c.ended {
		t.Error("the end was announced")
	}
	c.ended <- true
}

// TestCutOff ends the connection within a message, or without one.
func TestCutOff(t *testing.T) {
	t.Parallel()
	for _, sent := range []string{"", "Content-Le", "Content-Length: 1000\r\n\r\n{\"jsonrpc\":", "Content-Length: 5\r\n\r\n{]", "no header\r\n\r\n", "Content-Length: 99999999999999\r\n\r\n{}", "Content-Length: 38\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}     "} {
		here, there := net.Pipe()
		ended := make(chan bool)
		go func() { ended <- Serve(context.Background(), there, Options{}) }()
		go io.Copy(io.Discard, here)
		io.WriteString(here, sent)
		here.Close()
		select {
		case announced := <-ended:
			if announced {
				t.Errorf("%q: the end was not announced", sent)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%q: the server does not end", sent)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, there := net.Pipe()
	cancel()
	Serve(ctx, there, Options{})
}

// TestPicture draws a model, a part of it, a framework and a model with errors.
func TestPicture(t *testing.T) {
	t.Parallel()
	c := start(t, office)
	c.open("models/cafe.yaml", "")
	c.open("plan.yaml", "")
	c.open("faulty.yaml", "model: f\ntitle: Faulty\nactivities: [{id: a, title: Dig, leads-to: [o]}]\noutputs: [{id: o, titel: Holes}]\n")
	for _, tt := range []struct{ name, view, focus, want string }{
		{"models/cafe.yaml", "", "", "Weekly community"},
		{"models/cafe.yaml", "chain", "meetings", "Weekly community"},
		{"plan.yaml", "", "", "Nobody is lonely"},
		{"faulty.yaml", "", "", "DRAFT"},
	} {
		var got struct{ Title, SVG string }
		p := map[string]any{"command": pictureCommand, "arguments": []string{c.uri(tt.name), tt.view, tt.focus}}
		if err := json.Unmarshal(c.call("workspace/executeCommand", p), &got); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(got.SVG, "<svg") && !strings.HasPrefix(got.SVG, "<?xml") || !strings.Contains(strings.ToUpper(got.SVG), strings.ToUpper(tt.want)) || got.Title == "" {
			t.Errorf("%s: the picture %q is %.300s", tt.name, got.Title, got.SVG)
		}
	}
}
