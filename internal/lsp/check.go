package lsp

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

const (
	quietTime   = 8 * time.Millisecond   // without a change before a check begins
	longestWait = 100 * time.Millisecond // for that
	maxStale    = 5                      // findings of older texts are dropped as often, one after the other
)

// maxEntries is how many files and folders are looked at in a folder to find models.
const maxEntries = 50_000

// A diskFile is a file as it was last checked.
type diskFile struct {
	*workspace.File
	uri      string
	findings diag.List
	text     *text
	file     *file // nil until it is asked for
}

func (f *diskFile) current() *file {
	if f.file == nil {
		f.file = newFile(f.uri, filepath.FromSlash(f.Name), f.Kind, f.text)
	}
	return f.file
}

type kindOnDisk struct {
	size    int64
	changed time.Time
	kind    string
}

// check checks all files after each change, until ctx is done.
func (s *server) check(ctx context.Context) {
	stale := 0
	for s.wait(ctx) {
		p := s.snapshot()
		checked := p.check()
		s.mu.Lock()
		if s.changes != p.changes && stale < maxStale {
			s.mu.Unlock()
			stale++
			continue // the next change has woken this goroutine already
		}
		stale = 0
		messages := s.take(p, checked)
		s.mu.Unlock()
		for _, m := range messages {
			s.conn.Notify(ctx, "textDocument/publishDiagnostics", m) // an error means that the editor is gone
		}
		s.mu.Lock()
		s.checked = p.changes
		s.mu.Unlock()
		s.settled.Broadcast()
	}
}

// wait waits for a change, and then until the typing pauses. It returns false when ctx
// is done.
func (s *server) wait(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return false
	case <-s.wake:
	}
	enough := time.After(longestWait)
	for {
		select {
		case <-ctx.Done():
			return false
		case <-s.wake:
		case <-enough:
			return true
		case <-time.After(quietTime):
			return true
		}
	}
}

// A checkup is what is checked at one time.
type checkup struct {
	changes   int
	options   *Options
	folders   map[string]bool // to be checked, and whether they are named
	found     map[string][]string
	kinds     map[string]kindOnDisk
	documents []document
}

// snapshot returns what is to be checked now.
func (s *server) snapshot() *checkup {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := &checkup{changes: s.changes, options: &s.options, folders: map[string]bool{}, found: map[string][]string{}, kinds: s.kinds}
	for _, f := range s.folders {
		p.folders[f] = true
	}
	for _, d := range s.documents {
		if d.kind != "" {
			p.documents = append(p.documents, *d)
		}
		if root, named := s.root(d.path); root != "" && d.kind != "" {
			p.folders[root] = named
		}
	}
	for folder, paths := range s.found {
		p.found[folder] = paths
	}
	return p
}

// check checks the files of all folders, and returns them by their paths.
func (p *checkup) check() map[string]*diskFile {
	all := map[string]*diskFile{}
	for folder, named := range p.folders {
		if _, ok := p.found[folder]; !ok && named {
			p.found[folder] = p.find(folder)
		}
		p.checkFolder(folder, named, all)
	}
	for _, d := range p.documents {
		if d.path == "" {
			p.checkLoose(d, all)
		}
	}
	return all
}

// find returns the models and frameworks in a folder.
func (p *checkup) find(folder string) []string {
	var paths []string
	entries := 0
	filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		entries++
		switch ext := strings.ToLower(filepath.Ext(path)); {
		case entries > maxEntries:
			return filepath.SkipAll
		case err != nil || path != folder && strings.HasPrefix(d.Name(), "."):
			if d != nil && d.IsDir() {
				return filepath.SkipDir
			}
		case d.Type().IsRegular() && (ext == ".yaml" || ext == ".yml") && p.kindOf(path, d) != "":
			paths = append(paths, path)
		}
		return nil
	})
	return paths
}

// kindOf returns the kind of a file on the disk, which is read again only after it has
// changed.
func (p *checkup) kindOf(path string, d fs.DirEntry) string {
	info, err := d.Info()
	if err != nil {
		return ""
	}
	known, ok := p.kinds[path]
	if !ok || known.size != info.Size() || !known.changed.Equal(info.ModTime()) {
		known = kindOnDisk{size: info.Size(), changed: info.ModTime()}
		if text, err := os.ReadFile(path); err == nil && info.Size() <= yamldoc.MaxBytes {
			known.kind = yamldoc.KindOf(text)
		}
		p.kinds[path] = known
	}
	return known.kind
}

// checkFolder checks the files in a folder together, and adds them to all.
func (p *checkup) checkFolder(folder string, named bool, all map[string]*diskFile) {
	o := workspace.Options{Args: slices.Clone(p.found[folder]), Root: folder, Unsaved: map[string][]byte{}, Rules: &rules.Options{Rules: p.options.Rules}}
	for _, d := range p.documents {
		if _, ok := workspace.Under(folder, d.path); ok && d.path != "" && all[d.path] == nil {
			o.Args = append(o.Args, d.path)
			o.Unsaved[d.path] = []byte(d.src)
		}
	}
	if len(o.Args) == 0 {
		return
	}
	w, err := workspace.Open(o)
	if err == nil {
		defer w.Close()
		err = w.Check(workspace.CheckOptions{Partial: !named})
	}
	if err == nil {
		err = w.AddFrameworks()
	}
	if err != nil { // the folder is not there
		for _, d := range p.documents {
			if o.Unsaved[d.path] != nil {
				p.checkLoose(d, all)
			}
		}
		return
	}
	for _, f := range w.Files {
		path := filepath.FromSlash(f.Name)
		all[path] = &diskFile{File: f, uri: uriOf(path), text: newText(string(f.Text))}
	}
	var lists []diag.List
	for _, f := range w.Files {
		lists = append(lists, f.All())
	}
	for _, d := range workspace.Unique(lists...) {
		if f := all[filepath.FromSlash(d.Pos.File)]; f != nil {
			f.findings = append(f.findings, d)
		}
	}
}

// checkLoose checks a document by itself.
func (p *checkup) checkLoose(d document, all map[string]*diskFile) {
	name := d.key()
	source := rules.Source{Name: filepath.ToSlash(name), Text: []byte(d.src), Kind: rules.ScopeModels}
	if d.kind == yamldoc.Framework {
		source.Kind = rules.ScopeFrameworks
	}
	report, err := rules.Check([]rules.Source{source}, &rules.Options{Rules: p.options.Rules})
	if err != nil {
		return // rules that cannot be run, which the command has reported
	}
	r := report.Results[0]
	f := &workspace.File{Name: source.Name, Kind: d.kind, Text: source.Text, Model: r.Model, Framework: r.Framework}
	all[name] = &diskFile{File: f, uri: d.uri, text: d.text, findings: r.All()}
}

// take keeps what was checked, and returns the messages about it to the editor.
func (s *server) take(p *checkup, checked map[string]*diskFile) []publishParams {
	if s.changes == p.changes { // else folders may have to be searched anew
		s.found = p.found
	}
	versions := map[string]int{}
	open := map[string]bool{}
	for _, d := range p.documents {
		if f := checked[d.key()]; f != nil {
			f.uri, f.text = d.uri, d.text
			versions[f.uri], open[f.uri] = d.version, true
		}
	}
	for path, f := range checked {
		if before := s.files[path]; before != nil && before.text.src == f.text.src && before.uri == f.uri && before.Kind == f.Kind {
			f.file = before.file
		}
	}
	s.files = checked
	var messages []publishParams
	sent := map[string]string{}
	for _, f := range checked {
		m := publishParams{URI: f.uri, Version: versions[f.uri], Diagnostics: []diagnostic{}}
		for _, d := range f.findings {
			m.Diagnostics = append(m.Diagnostics, s.diagnostic(f, d))
		}
		key, _ := json.Marshal(m.Diagnostics) // of values that always can be
		if before, ok := s.published[f.uri]; open[f.uri] || before != string(key) || !ok && len(m.Diagnostics) > 0 {
			messages = append(messages, m)
		}
		sent[f.uri] = string(key)
	}
	for uri := range s.published {
		if _, ok := sent[uri]; !ok {
			messages = append(messages, publishParams{URI: uri, Diagnostics: []diagnostic{}})
		}
	}
	s.published = sent
	slices.SortFunc(messages, func(a, b publishParams) int { return strings.Compare(a.URI, b.URI) })
	return messages
}

var severities = map[diag.Severity]int{diag.Error: 1, diag.Warning: 2, diag.Info: 3}

// diagnostic returns a finding in a file as the protocol has it.
func (s *server) diagnostic(f *diskFile, d diag.Diagnostic) diagnostic {
	made := diagnostic{
		Range: f.text.spanOf(d.Pos, d.End, s.encoding), Severity: severities[d.Severity],
		Code: d.Code, Source: "resultschain", Message: d.Message,
	}
	if page := s.page(d.Code); page != "" {
		made.CodeDescription = &codeDescription{page}
	}
	for _, r := range d.Related {
		if other := s.files[filepath.FromSlash(r.Pos.File)]; other != nil {
			at := location{other.uri, other.text.spanOf(r.Pos, diag.Pos{}, s.encoding)}
			made.RelatedInformation = append(made.RelatedInformation, relatedDiagnosis{at, r.Message})
		}
	}
	return made
}

func (s *server) page(code string) string {
	if s.options.Pages == nil {
		return ""
	}
	return s.options.Pages(code)
}
