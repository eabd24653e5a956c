package preview

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// Saving causes several events, and some editors rename files. The files are
	// read once there was no event for quietTime, or longestWait after the first.
	quietTime   = 20 * time.Millisecond
	longestWait = 150 * time.Millisecond

	// interval is how often files are read again where the system does not
	// report changes.
	interval = 2 * time.Second
)

// A watcher waits until files may have changed. It watches folders and not
// files: an editor that saves by renaming puts a new file in place of the old.
// It is not safe for concurrent use.
type watcher struct {
	notify *fsnotify.Watcher // nil: the system does not report changes
	blind  bool              // some folder is not watched
	warn   func(string)
	warned map[string]bool

	paths   map[string]bool // files, and watched folders
	folders map[string]bool // in which files may appear
}

func newWatcher(warn func(string)) *watcher {
	w := &watcher{warn: warn, warned: map[string]bool{}}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		w.blind = true
		w.warnOnce(fmt.Sprintf("the system does not tell of changes to files (%v), so they are read every %v", err, interval))
		return w
	}
	w.notify = notify
	return w
}

func (w *watcher) close() {
	if w.notify != nil {
		w.notify.Close()
	}
}

func (w *watcher) warnOnce(sentence string) {
	if !w.warned[sentence] {
		w.warned[sentence] = true
		w.warn(sentence)
	}
}

// follow watches the folders of the paths, and the folders themselves. It reports
// whether a folder was not watched before, so that something may have changed in
// it.
func (w *watcher) follow(paths, folders []string) bool {
	w.paths, w.folders = map[string]bool{}, map[string]bool{}
	watch := map[string]bool{}
	for _, f := range folders {
		w.folders[f], w.paths[f] = true, true
		watch[f] = true
		watch[filepath.Dir(f)] = true // the folder may be removed and made again
	}
	for _, p := range paths {
		w.paths[p] = true
		watch[filepath.Dir(p)] = true
		if real, err := filepath.EvalSymlinks(p); err == nil && real != p {
			w.paths[real] = true
			watch[filepath.Dir(real)] = true
		}
	}
	if w.notify == nil {
		return false
	}
	before := w.notify.WatchList()
	w.blind = false
	for folder := range watch {
		// For a folder that is watched already, this notices another folder of
		// the same name.
		err := w.notify.Add(folder)
		if err != nil && !os.IsNotExist(err) && w.mattersInside(folder) {
			w.blind = true
			w.warnOnce(fmt.Sprintf("the system does not tell of changes in the folder %s (%v), so its files are read every %v", folder, err, interval))
		}
	}
	after := w.notify.WatchList()
	for _, old := range after {
		if !watch[old] {
			w.notify.Remove(old) // an error means that it is not watched any more
		}
	}
	return slices.ContainsFunc(after, func(now string) bool { return !slices.Contains(before, now) })
}

// mattersInside reports whether changes in the folder matter, and not only those
// of the folder itself.
func (w *watcher) mattersInside(folder string) bool {
	if w.folders[folder] {
		return true
	}
	for p := range w.paths {
		if !w.folders[p] && filepath.Dir(p) == folder {
			return true
		}
	}
	return false
}

// wait waits until something may have changed and no more events come. It returns
// false when ctx is done.
func (w *watcher) wait(ctx context.Context) bool {
	var events chan fsnotify.Event
	var errors chan error
	if w.notify != nil {
		events, errors = w.notify.Events, w.notify.Errors
	}
	var again, settled, enough <-chan time.Time
	if w.blind {
		again = time.After(interval)
	}
	for {
		select {
		case <-ctx.Done():
			return false
		case e := <-events:
			if !w.matters(e.Name) {
				continue
			}
		case <-errors: // some events are lost
		case <-again:
			return true
		case <-settled:
			return true
		case <-enough:
			return true
		}
		settled = time.After(quietTime)
		if enough == nil {
			enough = time.After(longestWait)
		}
	}
}

// matters reports whether a change of the path may change what is shown.
func (w *watcher) matters(path string) bool {
	if w.paths[path] {
		return true
	}
	if !w.folders[filepath.Dir(path)] || strings.HasPrefix(filepath.Base(path), ".") {
		return false
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".yaml", ".yml":
		return true
	}
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
