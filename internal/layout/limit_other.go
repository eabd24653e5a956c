//go:build !linux

package layout

import "time"

// confine does nothing here: only Linux limits another process.
func (p *Program) confine(int, time.Duration) error { return nil }
