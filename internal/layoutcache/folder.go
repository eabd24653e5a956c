package layoutcache

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// name is the folder's name under the user's cache folder.
const name = "resultschain"

var errNotPrivate = errors.New("the cache folder is not private to this user")

// choose returns the cache's folder, made if need be, and private to this user.
func choose() (string, error) {
	dir := os.Getenv(Variable)
	if dir == "" {
		base, err := os.UserCacheDir()
		if err == nil {
			err = belongsToUser(base)
		}
		if err != nil {
			return "", err
		}
		dir = filepath.Join(base, name)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return dir, makePrivate(dir)
}

// belongsToUser refuses a path below somebody else's folder. It keeps "sudo" with the home of another user from
// leaving folders there that this user then cannot use.
func belongsToUser(path string) error {
	info, err := os.Stat(path)
	for errors.Is(err, os.ErrNotExist) && path != filepath.Dir(path) {
		path = filepath.Dir(path)
		info, err = os.Stat(path)
	}
	if err == nil && !owned(info) {
		err = errNotPrivate
	}
	return err
}

// makePrivate makes dir unless it exists, and checks that it is a folder, not a link to one, which only this user can
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
	if !info.IsDir() || !private(info) || !owned(info) {
		return errNotPrivate
	}
	return nil
}

// probe makes sure that the machine code, 6.2 MB on amd64, can be stored in dir, because go-graphviz panics where it
// cannot: a full disk, a quota, a read-only file system. It costs some 10 ms, before a compilation that takes nearly
// 1 s.
func probe(dir string) error {
	path := filepath.Join(dir, fmt.Sprintf("probe-%d", os.Getpid()))
	err := os.WriteFile(path, make([]byte, 16<<20), 0o600)
	return errors.Join(err, os.Remove(path))
}
