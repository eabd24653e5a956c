//go:build unix

package layoutcache

import (
	"os"
	"syscall"
)

// temporary names the variables that os.TempDir obeys.
var temporary = []string{"TMPDIR"}

// nowhere returns a path for temporary files in which no folder can be made, which turns the cache off.
func nowhere() string { return os.DevNull }

// owned reports whether the file belongs to the user this process acts as.
func owned(info os.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) == os.Geteuid()
}

// private reports whether nobody but the owner has any permission.
func private(info os.FileInfo) bool { return info.Mode().Perm() == 0o700 }
