package layoutcache

import (
	"errors"
	"os"
	"path/filepath"
)

// name is the folder's name under the user's cache folder.
const name = "resultschain"

var errNotPrivate = errors.New("the cache folder is not private to this user")

// choose returns the cache's folder, made if need be, and private to this user.
func choose() (string, error) {
	if dir := os.Getenv(Variable); dir != "" {
		dir, err := filepath.Abs(dir)
		if err != nil {
			return "", err
		}
		return dir, makePrivate(dir)
	}
	base, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	if err := belongsToUser(base); err != nil {
		return "", err
	}
	dir := filepath.Join(base, name)
	return dir, makePrivate(dir)
}

// belongsToUser refuses a path below somebody else's folder. It keeps "sudo" with the home of another user from
// leaving folders there that this user then cannot use.
func belongsToUser(path string) error {
	for {
		info, err := os.Stat(path)
		if err == nil {
			if !owned(info) {
				return errNotPrivate
			}
			return nil
		}
		parent := filepath.Dir(path)
		if !errors.Is(err, os.ErrNotExist) || parent == path {
			return err
		}
		path = parent
	}
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

// probeSize is more than the machine code takes: 6.2 MB on amd64.
const probeSize = 16 << 20

// probe makes sure that the machine code can be stored in dir, because go-graphviz panics where it cannot: a full
// disk, a quota, a read-only file system. It costs some 10 ms, before a compilation that takes nearly 1 s.
func probe(dir string) (err error) {
	f, err := os.CreateTemp(dir, "probe-")
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
		if e := os.Remove(f.Name()); err == nil {
			err = e
		}
	}()
	block := make([]byte, 1<<20)
	for range probeSize / len(block) {
		if _, err := f.Write(block); err != nil {
			return err
		}
	}
	return nil
}
