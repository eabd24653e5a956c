//go:build !unix

package layout

import (
	"os"
	"os/exec"
)

// ownGroup changes nothing here: there are no process groups to kill.
func ownGroup(*exec.Cmd) {}

// killGroup kills the process. What it has started, and dot starts nothing, goes on.
func killGroup(p *os.Process) error { return p.Kill() }
