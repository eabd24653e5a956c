package layoutcache

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// folderName is the name of the folder in the user's cache folder.
const folderName = "resultschain"

var errNotPrivate = errors.New("the cache folder is not private to this user")

// chooseFolder returns the cache's folder, which is private to this user, and makes
// it if it is missing.
func chooseFolder() (string, error) {
	dir := os.Getenv(Variable)
	if dir == "" {
		base, err := os.UserCacheDir()
		if err == nil {
			err = checkOwner(base)
		}
		if err != nil {
			return "", err
		}
		dir = filepath.Join(base, folderName)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return dir, makePrivate(dir)
}

// checkOwner returns an error for a path below another user's folder. A command under "sudo" may have the home of the
// user who typed it, who could not use folders that root makes there.
func checkOwner(path string) error {
	info, err := os.Stat(path)
	for errors.Is(err, os.ErrNotExist) && path != filepath.Dir(path) {
		path = filepath.Dir(path)
		info, err = os.Stat(path)
	}
	if err == nil && !isOwned(info) {
		err = errNotPrivate
	}
	return err
}

// makePrivate makes dir unless it exists, and checks that it is a folder, not a link to one, that only this user can
// read and write. A folder that is not private is left as it is: what it holds may not be ours.
func makePrivate(dir string) error {
	info, err := os.Lstat(dir)
	if errors.Is(err, os.ErrNotExist) {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		info, err = os.Lstat(dir)
	}
	if err != nil {
		return err
	}
	if !info.IsDir() || !isPrivate(info) || !isOwned(info) {
		return errNotPrivate
	}
	return nil
}

// checkWritable returns an error unless the machine code, 6.2 MB on amd64, can be stored in dir, because go-graphviz
// panics where it cannot: a full disk, a quota, a read-only file system. It costs some 10 ms, before a compilation
// that takes nearly 1 s.
func checkWritable(dir string) error {
	path := filepath.Join(dir, fmt.Sprintf("probe-%d", os.Getpid()))
	err := os.WriteFile(path, make([]byte, 16<<20), 0o600)
	return errors.Join(err, os.Remove(path))
}
