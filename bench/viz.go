package main

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

//go:embed viz.mjs
var vizScript []byte

// vizVersion is the version of @viz-js/viz that is measured.
const vizVersion = "3.14.0"

var errNoViz = errors.New("@viz-js/viz cannot be installed")

// A viz is a node process that draws one file at each line it reads.
type viz struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader

	worked time.Duration // of processors, since its start
}

// startViz installs @viz-js/viz, once, and starts node.
func startViz(c *config, file string) (*viz, error) {
	dir := filepath.Join(c.dir, "viz")
	script := filepath.Join(dir, "viz.mjs")
	if _, err := os.Stat(script); err != nil {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
		npm := exec.CommandContext(c.ctx, "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", dir, "@viz-js/viz@"+vizVersion)
		if out, err := npm.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%w: %w\n%s", errNoViz, err, out)
		}
		if err := os.WriteFile(script, vizScript, 0o644); err != nil {
			return nil, err
		}
	}
	v := &viz{cmd: exec.CommandContext(c.ctx, "node", script, file)}
	v.cmd.Stderr = os.Stderr
	var err error
	if v.in, err = v.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := v.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	v.out = bufio.NewReader(out)
	return v, v.cmd.Start()
}

func (v *viz) draw() error {
	if _, err := io.WriteString(v.in, "draw\n"); err != nil {
		return err
	}
	line, err := v.out.ReadString('\n')
	if err != nil {
		return err
	}
	micro, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		return fmt.Errorf("viz-js: %s", line)
	}
	v.worked = time.Duration(micro) * time.Microsecond
	return nil
}

func (v *viz) stop() {
	v.in.Close()
	v.cmd.Wait()
}
