package layoutcache

import (
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

// sumsFile is where the size and checksum of each file of the cache are noted, in its folder. They guard against damage,
// not against malice, which the folder's permissions keep out: go-graphviz panics at every start while a file of its
// cache is cut short or altered, so what does not match is removed before go-graphviz sees it. Castagnoli's CRC takes
// 2 ms for the 6 MB there are, reading included.
const sumsFile = "sums"

// codeFiles returns the machine code that go-graphviz has stored in dir, as slash-separated paths within it.
func codeFiles(dir string) []string {
	found, _ := fs.Glob(os.DirFS(dir), "go-graphviz/*/*") // the pattern is right
	return found
}

// sumLine returns the line for a file in the file of sums.
func sumLine(dir, name string) (string, error) {
	path := filepath.Join(dir, filepath.FromSlash(name))
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return "", errors.Join(err, errNotPrivate)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	n, err := io.Copy(h, f)
	return fmt.Sprintf("%08x %d %q", h.Sum32(), n, name), err
}

// removeUnknown removes every file from the cache that does not match the written sums, and returns the sums of the
// rest. It fails if such a file cannot be removed.
//
// Two processes that start cold at once both compile and both store the same bytes, each by renaming a complete
// file, so neither can see half a file; should this function remove a file that the other has stored and not yet
// noted, this process compiles it again.
func removeUnknown(dir string) (kept []string, err error) {
	noted, _ := os.ReadFile(filepath.Join(dir, sumsFile)) // nothing is noted where it cannot be read
	lines := strings.Split(string(noted), "\n")
	for _, name := range codeFiles(dir) {
		if line, err := sumLine(dir, name); err == nil && slices.Contains(lines, line) {
			kept = append(kept, line)
			continue
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		// A file in the making belongs to a process that is starting now, unless it is old.
		info, err := os.Lstat(path)
		if err == nil && strings.HasSuffix(name, ".tmp") && time.Since(info.ModTime()) < time.Hour {
			continue
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return kept, nil
}

// writeSums writes the sums of the files in the cache if they differ from those that were kept. After a failure the
// next start compiles again.
func writeSums(dir string, kept []string) {
	now := slices.DeleteFunc(codeFiles(dir), func(name string) bool { return strings.HasSuffix(name, ".tmp") })
	if len(now) == len(kept) {
		return
	}
	var lines strings.Builder
	for _, name := range now {
		line, err := sumLine(dir, name)
		if err != nil {
			return
		}
		lines.WriteString(line + "\n")
	}
	path := filepath.Join(dir, sumsFile)
	mine := fmt.Sprintf("%s-%d", path, os.Getpid())
	err := os.WriteFile(mine, []byte(lines.String()), 0o600)
	if err == nil {
		err = os.Rename(mine, path) // replaces the file in one step
	}
	if err != nil {
		os.Remove(mine)
	}
}
