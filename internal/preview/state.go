package preview

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// liveFiles holds all files in the state in which they were last read. One
// goroutine reads them; all others see a [state], which never changes.
type liveFiles struct {
	options *Options
	latest  atomic.Pointer[state]
}

func newFiles(o *Options) *liveFiles {
	w := &liveFiles{options: o}
	w.latest.Store(&state{replaced: make(chan struct{})})
	return w
}

// A state holds all files at one time.
type state struct {
	revision string // differs for other content
	files    []*entry
	byName   map[string]*entry // and those that are gone
	unread   []string
	replaced chan struct{} // closed when there is another state
}

// An entry is a file in a state.
type entry struct {
	*workspace.File
	gone bool     // it does not exist any more, or is neither a model nor a framework
	now  *subject // nil: it cannot be drawn
	good *subject // the latest that had no errors; nil: none had
}

// A subject is what a picture shows.
type subject struct {
	model     *logicmodel.Model // nil: it is the framework
	framework *outcomes.Framework
}

// run reads the files whenever they may have changed, until ctx is done.
func (w *liveFiles) run(ctx context.Context, watch *watcher) {
	for watch.wait(ctx) {
		w.reload(watch)
	}
}

// reload reads the files, and publishes a new state if something has changed.
func (w *liveFiles) reload(watch *watcher) {
	for range 5 { // files that appear in a new folder before it is watched are read the next time
		old := w.latest.Load()
		options := w.options.Files
		// A file that is half-written now keeps its kind.
		options.Known = func(name string) bool { return old.byName[name] != nil }
		read, err := readFiles(options)
		if err != nil {
			read = &workspace.Workspace{Unread: []error{err}}
		}
		unwatched := watch.follow(absolutePaths(append(read.LookedFor(), options.Args...)), absolutePaths(read.Folders))
		if s := newState(old, read); s.revision != old.revision {
			w.latest.Store(s)
			close(old.replaced)
		}
		if !unwatched {
			return
		}
	}
}

// readFiles reads and checks the files, and closes their folders, since there may be many and
// this is done after each change.
func readFiles(options workspace.Options) (*workspace.Workspace, error) {
	read, err := workspace.Open(options)
	if err != nil {
		return nil, err
	}
	defer read.Close()
	if err := read.Check(workspace.CheckOptions{Partial: read.Partial()}); err != nil {
		return nil, err
	}
	return read, read.AddFrameworks()
}

// absolutePaths returns the absolute paths of files.
func absolutePaths(names []string) []string {
	var paths []string
	for _, name := range names {
		if path, err := filepath.Abs(name); err == nil {
			paths = append(paths, path)
		}
	}
	return paths
}

// maxGone is how many files are kept that no longer exist.
const maxGone = 100

// newState returns the state after the files were read.
func newState(old *state, read *workspace.Workspace) *state {
	s := &state{byName: map[string]*entry{}, replaced: make(chan struct{})}
	all := sha256.New()
	for _, f := range read.Files {
		e := &entry{File: f}
		if f.IsRead() {
			e.now = &subject{f.Model, f.Framework}
		}
		if before := old.byName[f.Name]; before != nil {
			e.good = before.good
		}
		if e.now != nil && f.Findings.Count(diag.Error) == 0 { // findings across models do not affect the picture
			e.good = e.now
		}
		e.Findings = f.All()
		s.files = append(s.files, e)
		s.byName[f.Name] = e
		fmt.Fprintf(all, "%q %s %t %q\n", f.Name, f.Kind, e.good != nil, f.Text)
		for _, d := range e.Findings {
			fmt.Fprintf(all, "%q\n", d.Error())
		}
	}
	gone := 0
	for name, before := range old.byName {
		if s.byName[name] == nil && gone < maxGone {
			s.byName[name] = &entry{File: &workspace.File{Name: name}, gone: true, good: before.good}
			gone++
		}
	}
	for _, err := range read.Unread {
		s.unread = append(s.unread, prose.Sentence(err.Error()))
		fmt.Fprintf(all, "%q\n", err.Error())
	}
	s.revision = hex.EncodeToString(all.Sum(nil)[:12])
	return s
}

// countText returns in words how many findings there are of each severity.
func countText(l diag.List) string {
	var words []string
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Info} {
		if n := l.Count(s); n > 0 {
			words = append(words, prose.Count(n, s.String()))
		}
	}
	if words == nil {
		return "nothing wrong"
	}
	return strings.Join(words, ", ")
}
