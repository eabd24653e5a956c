//go:build !unix

package report

import "os/exec"

// stopTogether changes nothing: this system has no groups of processes.
func stopTogether(*exec.Cmd) {}
