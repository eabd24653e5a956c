//go:build !linux

package layout

import "time"

// confine limits nothing here: only Linux limits another process.
func (p *Program) confine(int, time.Duration) error { return nil }
