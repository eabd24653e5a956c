package workspace

import (
	"os"

	"github.com/resultschain/resultschain/internal/yamldoc"
)

// The kinds of files. A file may also be of neither kind, which is "".
const (
	Model     = yamldoc.Model
	Framework = yamldoc.Framework
)

// KindOf returns the kind of a text.
func KindOf(text []byte) string { return yamldoc.KindOf(text) }

// KindOfFile returns the kind of a file, which is "" where it cannot be read.
func KindOfFile(name string) string {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	text, err := readAny(name, yamldoc.MaxBytes)
	if err != nil {
		return ""
	}
	return KindOf(text)
}
