//go:build !unix

package layoutcache

import "os"

// tempVariables names the variables that os.TempDir obeys.
var tempVariables = []string{"TMP", "TEMP"}

// unusableTemp returns a path for temporary files in which no folder can be made, which turns the cache off: this program's
// own file.
func unusableTemp() string {
	path, err := os.Executable()
	if err != nil {
		return os.DevNull
	}
	return path
}

// isOwned and isPrivate report true without a check: the user's cache folder of Windows inherits permissions that keep
// others out.
func isOwned(os.FileInfo) bool   { return true }
func isPrivate(os.FileInfo) bool { return true }
