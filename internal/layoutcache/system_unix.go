//go:build unix

package layoutcache

import (
	"os"
	"syscall"
)

// tempVariables names the variables that os.TempDir obeys.
var tempVariables = []string{"TMPDIR"}

// unusableTemp returns a path for temporary files in which no folder can be made, which turns the cache off.
func unusableTemp() string { return os.DevNull }

// isOwned reports whether the file belongs to the user this process acts as.
func isOwned(info os.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) == os.Geteuid()
}

// isPrivate reports whether nobody but the owner has any permission.
func isPrivate(info os.FileInfo) bool { return info.Mode().Perm() == 0o700 }
