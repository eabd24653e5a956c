//go:build !unix

package processor

import "time"

var start = time.Now()

// Time returns how long the process has run, as that is all that is known here.
func Time() time.Duration { return time.Since(start) }
