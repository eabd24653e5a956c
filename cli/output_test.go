package cli

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// much is so large that writing it takes some time.
func much() string { return strings.Repeat("A picture\n", 4<<20) }

// writeMuch is a program that writes a large file in the place of another, and
// then waits for a signal.
func writeMuch() {
	if err := replaceFile(os.Args[1], []byte(much())); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	time.Sleep(time.Minute)
}
