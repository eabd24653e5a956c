//go:build unix && !linux

package report

import (
	"os/exec"
	"syscall"
)

// stopTogether makes the program's own children end with it.
func stopTogether(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
