//go:build unix

package layout

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// ownGroup makes the command start a process group of its own, to which all that it starts belongs.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

// killGroup kills the process and all that it has started.
func killGroup(p *os.Process) error {
	err := syscall.Kill(-p.Pid, syscall.SIGKILL)
	if errors.Is(err, syscall.ESRCH) {
		return os.ErrProcessDone
	}
	return err
}
