package preview

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"sync/atomic"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A workspace knows all files as they were last read. One goroutine reads
// them; all others see a [state], which never changes.
type workspace struct {
	options *Options
	latest  atomic.Pointer[state]
	hub     hub
}

func newWorkspace(o *Options) *workspace {
	w := &workspace{options: o}
	w.latest.Store(&state{})
	return w
}

// A state is all files at one time.
type state struct {
	revision string // another one for other content
	files    []*entry
	byName   map[string]*entry // and those that are gone
	unread   []string
}

// An entry is a file in a state.
type entry struct {
	File
	gone bool     // it is not there, or is neither a model nor a framework any more
	now  *subject // nil: it cannot be drawn
	good *subject // the latest that had no errors; nil: none had
}

// A subject is what a picture is of.
type subject struct {
	model     *logicmodel.Model // nil: it is the framework
	framework *outcomes.Framework
	digest    string // another one for other content
}

// run reads the files whenever they may have changed, until ctx is done.
func (w *workspace) run(ctx context.Context, watch *watcher) {
	for watch.wait(ctx) {
		w.reload(watch)
	}
}

// reload reads the files, and tells all who wait if something is new.
func (w *workspace) reload(watch *watcher) {
	for range 5 { // what appears in a new folder before it is watched is seen the next time
		old := w.latest.Load()
		r := w.options.Load(func(name string) bool { return old.byName[name] != nil })
		unwatched := watch.follow(r.Paths, r.Folders)
		if s := newState(old, &r); s.revision != old.revision {
			w.latest.Store(s)
			w.hub.tell()
		}
		if !unwatched {
			return
		}
	}
}

// maxGone is how many files are remembered that are no longer there.
const maxGone = 100

// newState is the state after a reading.
func newState(old *state, r *Reading) *state {
	s := &state{byName: map[string]*entry{}, unread: r.Unread}
	texts := map[string][]byte{}
	for i := range r.Files {
		texts[r.Files[i].Name] = r.Files[i].Text
	}
	all := sha256.New()
	for i := range r.Files {
		f := r.Files[i]
		e := &entry{File: f}
		digest := digestOf(&f, texts)
		if f.Model != nil || f.Framework != nil && f.isFramework() {
			e.now = &subject{f.Model, f.Framework, digest}
		}
		if before := old.byName[f.Name]; before != nil {
			e.good = before.good
		}
		if f.Sound && e.now != nil {
			e.good = e.now
		}
		s.files = append(s.files, e)
		s.byName[f.Name] = e
		fmt.Fprintf(all, "%q %s %t\n", f.Name, digest, e.good != nil)
		for _, d := range f.Findings {
			fmt.Fprintf(all, "%q\n", d.Error())
		}
	}
	gone := 0
	for name, before := range old.byName {
		if s.byName[name] == nil && gone < maxGone {
			s.byName[name] = &entry{File: File{Name: name}, gone: true, good: before.good}
			gone++
		}
	}
	for _, u := range r.Unread {
		fmt.Fprintf(all, "%q\n", u)
	}
	s.revision = hex.EncodeToString(all.Sum(nil)[:12])
	return s
}

// isFramework reports whether the file that was read is a framework.
func (f *File) isFramework() bool { return f.Model == nil && f.Framework != nil }

// digestOf is a digest of all text that the picture of the file is made from.
func digestOf(f *File, texts map[string][]byte) string {
	h := sha256.New()
	for _, name := range append([]string{f.Name}, f.Uses...) {
		fmt.Fprintf(h, "%q %d\n", name, len(texts[name]))
		h.Write(texts[name])
	}
	if f.isFramework() {
		io.WriteString(h, "framework")
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// counts tells how many findings there are of each severity.
func counts(l diag.List) string {
	if len(l) == 0 {
		return "nothing wrong"
	}
	words := ""
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Info} {
		if n := l.Count(s); n > 0 {
			if words != "" {
				words += ", "
			}
			words += plural(n, s.String())
		}
	}
	return words
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
