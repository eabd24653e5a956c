package layout

import (
	"time"

	"golang.org/x/sys/unix"
)

// confine limits the memory of the process, and its processor time as well, so that it ends even if this program is
// killed. Limits that are lower already stay.
func (p *Program) confine(pid int, limit time.Duration) error {
	memory := p.Memory
	if memory <= 0 {
		memory = DefaultMemory
	}
	for resource, most := range map[int]uint64{
		unix.RLIMIT_AS:   uint64(memory),
		unix.RLIMIT_CPU:  uint64(limit/time.Second) + 2,
		unix.RLIMIT_CORE: 0,
	} {
		var old unix.Rlimit
		if err := unix.Prlimit(pid, resource, nil, &old); err != nil {
			return err
		}
		most = min(most, old.Max)
		if err := unix.Prlimit(pid, resource, &unix.Rlimit{Cur: most, Max: most}, nil); err != nil {
			return err
		}
	}
	return nil
}
