package cli

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
)

// createFile writes a new file, and removes it if that fails. A file that exists
// already stays as it is, and the error is [fs.ErrExist].
func createFile(name string, data []byte) error {
	held := holdSignals()
	defer held.release()
	return held.createFile(name, data)
}

// createFile writes a new file as the function [createFile] does, and stops when a signal
// comes.
func (h heldSignals) createFile(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	const piece = 1 << 20
	for part := range slices.Chunk(data, piece) {
		if _, err = f.Write(part); err == nil && len(h) > 0 {
			err = errors.New("the command was asked to end")
		}
		if err != nil {
			break
		}
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		os.Remove(name)
	}
	return err
}

// isDangling reports whether the name is that of a symbolic link to nothing.
func isDangling(name string) bool {
	_, err := os.Lstat(name)
	_, err2 := os.Stat(name)
	return err == nil && errors.Is(err2, fs.ErrNotExist)
}

// replaceFile writes a file whole or not at all: it writes a new file beside it
// and renames that.
func replaceFile(name string, data []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target // keep a symbolic link
	} else if isDangling(name) {
		return &fs.PathError{Op: "write", Path: name, Err: errors.New("it is a link to a file that is not there")}
	}
	var mode fs.FileMode
	switch info, err := os.Stat(name); {
	case err != nil: // it does not exist, or cannot be seen
	case info.IsDir():
		return &fs.PathError{Op: "write", Path: name, Err: errors.New("it is a folder")}
	case !info.Mode().IsRegular(): // a pipe or a device
		return os.WriteFile(name, data, 0o666)
	default:
		mode = info.Mode().Perm()
	}

	held := holdSignals()
	defer held.release()
	temp := filepath.Join(filepath.Dir(name), "."+rand.Text()+".tmp")
	if err := held.createFile(temp, data); err != nil {
		return err
	}
	var err error
	if mode != 0 { // that of the file that it replaces
		err = os.Chmod(temp, mode)
	}
	if err == nil {
		err = os.Rename(temp, name)
	}
	if err != nil {
		os.Remove(temp)
	}
	return err
}

// save writes data into a file, or to standard output where the name is empty.
func (s *session) save(what, name string, data []byte) error {
	if name == "" || name == "-" {
		return write(s.stdout, string(data))
	}
	if err := s.checkReplace(what, name); err != nil {
		return err
	}
	return writeError(name, replaceFile(name, data))
}

// checkReplace returns an error where writing a file would replace one that was
// read, or another model or framework; or where a picture would replace a file
// with the ending of data or of a font. What is the name of the result in the
// message.
func (s *session) checkReplace(what, name string) error {
	if s.HasRead(name) {
		return usage("%s would take the place of %s, which is read for it; choose another name", what, diag.Quote(name))
	}
	if err := checkNotModel(what, name); err != nil || what != "the picture" {
		return err
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml", ".json", ".csv", ".ttf", ".otf", ".ttc":
		if _, err := os.Stat(name); err == nil {
			return usage("the picture would take the place of %s, whose name is not that of a picture; choose another name", diag.Quote(name))
		}
	}
	return nil
}

// checkNotModel returns an error where writing a file would replace a model or a
// framework.
func checkNotModel(what, name string) error {
	if workspace.KindOfFile(name) == "" {
		return nil
	}
	return usage("%s would take the place of %s, which is a model or a framework; choose another name", what, diag.Quote(name))
}

// isUnchanged reports whether the file holds exactly the data already.
func isUnchanged(name string, data []byte) bool {
	info, err := os.Stat(name)
	if err != nil || info.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(name)
	return err == nil && bytes.Equal(old, data)
}

// linkOut returns the first symbolic link on the way from the folder to the file
// in it that leads out of the folder; the file itself may be that link.
func linkOut(folder, file string) (string, bool) {
	top, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return "", false // it does not exist, so nothing in it does
	}
	rel, err := filepath.Rel(folder, file)
	if err != nil {
		return "", false
	}
	at := folder
	for part := range strings.SplitSeq(rel, string(filepath.Separator)) {
		at = filepath.Join(at, part)
		info, err := os.Lstat(at)
		if err != nil {
			return "", false // nor does what follows
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		if target, err := filepath.EvalSymlinks(at); err == nil {
			if _, ok := workspace.Under(top, target); !ok {
				return at, true
			}
		}
	}
	return "", false
}

// heldSignals holds the signal that came since it was made, if any.
type heldSignals chan os.Signal

// holdSignals makes Ctrl-C, a request to end and the closing of the terminal wait until
// they are released, so that a file is renamed, or removed where it is half written.
func holdSignals() heldSignals {
	h := make(heldSignals, 1)
	const hangUp = syscall.Signal(1) // SIGHUP, which package syscall does not name where there are no terminals
	signal.Notify(h, os.Interrupt, syscall.SIGTERM, hangUp)
	return h
}

// release lets the signal that came do what it does.
func (h heldSignals) release() {
	signal.Stop(h)
	select {
	case s := <-h:
		if self, err := os.FindProcess(os.Getpid()); err != nil || self.Signal(s) != nil {
			os.Exit(exitFailure)
		}
		time.Sleep(50 * time.Millisecond) // it may come to another thread, a moment later
	default:
	}
}

// write writes to standard output.
func write(w io.Writer, s string) error {
	if s == "" { // a full disk would refuse that too
		return nil
	}
	if _, err := io.WriteString(w, s); err != nil {
		return writeError("standard output", err)
	}
	return nil
}

// writeError returns an error that explains in plain words why the file could not
// be written; nil if err is nil.
func writeError(name string, err error) error {
	if err == nil {
		return nil
	}
	if name != "standard output" {
		name = diag.Quote(name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return failure(fmt.Errorf("%s cannot be written: there is no such folder", name))
	}
	return failure(fmt.Errorf("%s cannot be written: %w", name, workspace.Reason(err)))
}
