package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// An Error is the error for a file that could not be read, or for a name that is
// not allowed. Its text is for the user.
type Error struct {
	Usage bool // the command line is wrong, and not the file
	Err   error
}

func (e *Error) Error() string { return e.Err.Error() }

func (e *Error) Unwrap() error { return e.Err }

func usage(format string, args ...any) error { return &Error{true, fmt.Errorf(format, args...)} }

func failure(format string, args ...any) error { return &Error{false, fmt.Errorf(format, args...)} }

// ArgName returns the name that messages have for the file of an argument.
func ArgName(arg string) string {
	if arg == "-" {
		return "standard input"
	}
	return diag.Quote(arg)
}

// Unreadable returns an [Error] that explains in plain words why the file or
// folder could not be read.
func Unreadable(arg string, err error) error {
	name := diag.Quote(arg)
	switch err := Reason(err); {
	case errors.Is(err, fs.ErrNotExist):
		return failure("there is no file or folder %s%s", name, didYouMean(arg))
	case errors.Is(err, fs.ErrInvalid) && !utf8.ValidString(arg):
		return failure("%s cannot be read, since its name is not in UTF-8; give the file or its folder another name", name)
	case err.Error() == "path escapes from parent": // the error of [os.Root], which has no name
		return failure("%s is a link that leads out of the folder that may be read; name the file that it stands for", name)
	default:
		return failure("%s cannot be read: %w", name, err)
	}
}

// Reason returns an error of the file system without the operation and the path,
// which the user may not know.
func Reason(err error) error {
	var link *os.LinkError
	var path *fs.PathError
	switch {
	case errors.As(err, &link):
		return link.Err
	case errors.As(err, &path):
		return path.Err
	}
	return err
}

// didYouMean returns the suggestion of a file with a similar name where the one
// that the user named does not exist. It suggests a hidden file only for the name
// of a hidden one.
func didYouMean(arg string) string {
	entries, err := os.ReadDir(filepath.Dir(arg))
	if err != nil {
		return ""
	}
	var names []string
	name := filepath.Base(arg)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(name, ".") {
			names = append(names, e.Name())
		}
	}
	like, ok := yamldoc.NearestFile(name, names)
	if !ok {
		return ""
	}
	there := path.Join(filepath.ToSlash(filepath.Dir(arg)), like)
	if strings.EqualFold(like, name+".txt") {
		return fmt.Sprintf("; there is %q, to which the editor has added an ending that Windows does not show: rename it, or name it so", there)
	}
	return fmt.Sprintf("; did you mean %q?", there)
}
