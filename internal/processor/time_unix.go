//go:build unix

package processor

import (
	"syscall"
	"time"
)

// Time returns how long processors have worked for this process, each of them
// counted.
func Time() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err) // only wrong arguments make it fail
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
