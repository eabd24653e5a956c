package report

import (
	"os/exec"
	"syscall"
)

// stopTogether makes the program's own children end with it, and it with the thread
// that starts it, even where this program is killed.
func stopTogether(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
