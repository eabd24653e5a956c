//go:build !unix

package layoutcache

import "os"

// temporary names the variables that os.TempDir obeys.
var temporary = []string{"TMP", "TEMP"}

// nowhere returns a path for temporary files in which no folder can be made, which turns the cache off: this program's
// own file.
func nowhere() string {
	path, err := os.Executable()
	if err != nil {
		return os.DevNull
	}
	return path
}

// owned and private report true without a check: the user's cache folder of Windows inherits permissions that keep
// others out.
func owned(os.FileInfo) bool   { return true }
func private(os.FileInfo) bool { return true }
