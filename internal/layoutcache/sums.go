package layoutcache

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// sums maps each file of the cache, by its slash-separated path in the folder, to its size and checksum. It guards
// against damage, not against malice, which the folder's permissions keep out: go-graphviz panics at every start
// while a file of its cache is cut short or altered, so what does not match is removed before go-graphviz sees it.
// Castagnoli's CRC takes 2 ms for the 6 MB there are, reading included.
type sums map[string]sum

type sum struct {
	size int64
	crc  uint32
}

// sumsFile is where the sums are kept, in the cache's folder.
const sumsFile = "sums"

// machineCode is the folder that go-graphviz makes in the temporary folder.
const machineCode = "go-graphviz"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// clean removes from the cache every file that the noted sums do not vouch for, and returns the sums of the rest.
// It fails if such a file cannot be removed.
//
// Two processes that start cold at once both compile and both store the same bytes, each by renaming a complete
// file, so neither can see half a file; should this function remove a file that the other has stored and not yet
// noted, this process compiles it again.
func clean(dir string) (sums, error) {
	noted := read(dir)
	kept := sums{}
	err := walk(dir, func(name string, info fs.FileInfo) error {
		path := filepath.Join(dir, name)
		if want, ok := noted[name]; ok && info.Mode().IsRegular() {
			if got, err := sumOf(path); err == nil && got == want {
				kept[name] = want
				return nil
			}
		}
		// A file in the making belongs to a process that is starting now, unless it is old.
		if strings.HasSuffix(name, ".tmp") && time.Since(info.ModTime()) < time.Hour {
			return nil
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
	return kept, err
}

// vouch notes the sums of the files in the cache if there are others than the trusted. A failure only means that the
// next start compiles again.
func vouch(dir string, trusted sums) {
	now := sums{}
	changed := false
	err := walk(dir, func(name string, info fs.FileInfo) error {
		if strings.HasSuffix(name, ".tmp") || !info.Mode().IsRegular() {
			return nil
		}
		if s, ok := trusted[name]; ok && s.size == info.Size() {
			now[name] = s
			return nil
		}
		s, err := sumOf(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		now[name] = s
		changed = true
		return nil
	})
	if err == nil && changed {
		write(dir, now)
	}
}

// walk calls f for everything in the cache of machine code that is not a folder. A cache that is not there is empty.
func walk(dir string, f func(name string, info fs.FileInfo) error) error {
	return filepath.WalkDir(filepath.Join(dir, machineCode), func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		return f(filepath.ToSlash(name), info)
	})
}

func sumOf(path string) (sum, error) {
	f, err := os.Open(path)
	if err != nil {
		return sum{}, err
	}
	defer f.Close()
	h := crc32.New(castagnoli)
	n, err := io.Copy(h, f)
	return sum{n, h.Sum32()}, err
}

// read returns the noted sums, or none if there are none or they cannot be read.
func read(dir string) sums {
	data, err := os.ReadFile(filepath.Join(dir, sumsFile))
	if err != nil {
		return nil
	}
	s := sums{}
	for line := range strings.Lines(string(data)) {
		var name string
		var one sum
		if _, err := fmt.Sscanf(line, "%x %d %q\n", &one.crc, &one.size, &name); err != nil {
			return nil
		}
		s[name] = one
	}
	return s
}

// write notes the sums, at once or not at all.
func write(dir string, s sums) error {
	var b bytes.Buffer
	var names []string
	for name := range s {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "%08x %d %q\n", s[name].crc, s[name].size, name)
	}
	f, err := os.CreateTemp(dir, sumsFile+"-")
	if err != nil {
		return err
	}
	_, err = f.Write(b.Bytes())
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(dir, sumsFile))
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
