package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile writes a file whole or not at all: to a new file beside it that
// then takes its name. Without replace, a file that is there stays, and the
// error is [fs.ErrExist].
func writeFile(name string, data []byte, replace bool) (err error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target // keep a symbolic link
	}
	switch info, err := os.Stat(name); {
	case err == nil && !replace:
		return &fs.PathError{Op: "write", Path: name, Err: fs.ErrExist}
	case err == nil && info.IsDir():
		return &fs.PathError{Op: "write", Path: name, Err: errors.New("is a folder")}
	case err == nil && !info.Mode().IsRegular(): // a pipe or a device
		return os.WriteFile(name, data, 0o666)
	}
	temp := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%s.tmp", filepath.Base(name), rand.Text()))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(temp)
		}
	}()
	_, err = f.Write(data)
	if err2 := f.Close(); err == nil {
		err = err2
	}
	if err != nil {
		return err
	}
	return os.Rename(temp, name)
}
