//go:build linux || darwin

package main

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestPipe names a pipe that nobody writes to: it is refused at once.
func TestPipe(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "plan.yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, "-frameworks", dir, "-timeout", "5s", "-wait", "1s")
	s.client.Timeout = 10 * time.Second
	_, body, err := s.post("/v1/check", yamlType, strings.NewReader("framework: plan.yaml\n"+lineOf(2)))
	const want = `the framework \"plan.yaml\" cannot be read: it is a pipe or a device, not a file`
	if err != nil || !strings.Contains(string(body), want) {
		t.Errorf("%s, %v; want %s", body, err, want)
	}
}
