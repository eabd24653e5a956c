package lsp

import (
	"context"
	"encoding/json"
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
	pauseTime   = 200 * time.Millisecond // without a change before all files are checked
)

// check checks what is open after each change, and all files once the typing pauses,
// until ctx is done.
func (s *server) check(ctx context.Context) {
	var pause <-chan time.Time
	isScanned := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
			s.waitForQuiet(ctx)
			if !isScanned {
				s.scan()
				isScanned = true
			}
			s.checkFiles(ctx, false)
			pause = time.After(pauseTime)
		case <-pause:
			s.scan()
			s.checkFiles(ctx, true)
			pause = nil
		}
	}
}

// waitForQuiet waits until there is no change for a while.
func (s *server) waitForQuiet(ctx context.Context) {
	enough := time.After(longestWait)
	for {
		select {
		case <-s.wake:
			continue
		case <-ctx.Done():
		case <-enough:
		case <-time.After(quietTime):
		}
		return
	}
}

// A result is what a check found in a file.
type result struct {
	*workspace.File
	findings diag.List
}

// checkFiles checks the files that are open, or all, unless something changes meanwhile:
// then the next check is due already.
func (s *server) checkFiles(ctx context.Context, all bool) {
	s.mu.Lock()
	ctx, s.stop = context.WithCancel(ctx)
	defer s.stop()
	changes := s.changes
	folders, named := map[string][]*file{}, map[string]bool{}
	texts := map[string][]byte{}
	for _, f := range s.files {
		if f.kind == "" || !all && !f.isOpen && f.kind != yamldoc.Framework {
			continue
		}
		if f.isOpen || f.info != nil { // the others are read again
			texts[f.path] = []byte(f.src)
		}
		if all || f.isOpen {
			root, isNamed := s.root(f.path)
			folders[root], named[root] = append(folders[root], f), isNamed
		}
	}
	s.mu.Unlock()
	found := map[string]*result{}
	for folder, files := range folders {
		w := workspace.Options{Root: folder, Unsaved: texts}
		if folder == "" || !s.checkFolder(ctx, w, files, workspace.CheckOptions{Context: ctx, Partial: !all || !named[folder]}, found) {
			s.checkLoose(files, found)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if ctx.Err() != nil {
		return
	}
	checked := s.take(found, all)
	s.mu.Unlock()
	s.publish(ctx, checked, all)
	s.mu.Lock()
	s.checked = changes
	s.settled.Broadcast()
}

// checkFolder adds what is found in files of a folder, which are checked together. It
// returns false where the folder cannot be read.
func (s *server) checkFolder(ctx context.Context, o workspace.Options, files []*file, how workspace.CheckOptions, found map[string]*result) bool {
	for _, f := range files {
		o.Args = append(o.Args, f.path)
	}
	slices.Sort(o.Args)
	o.Rules = &rules.Options{Rules: s.options.Rules}
	w, err := workspace.Open(o)
	if err != nil {
		return false
	}
	defer w.Close()
	if err = w.Check(how); err == nil {
		err = w.AddFrameworks()
	}
	if err != nil { // of ctx, or of rules, which the command has reported
		return ctx.Err() != nil
	}
	var lists []diag.List
	for _, f := range w.Files {
		found[filepath.FromSlash(f.Name)] = &result{File: f}
		lists = append(lists, f.All())
	}
	for _, d := range workspace.Unique(lists...) {
		if r := found[filepath.FromSlash(d.Pos.File)]; r != nil {
			r.findings = append(r.findings, d)
		}
	}
	return true
}

// checkLoose adds what is found in files, each by itself.
func (s *server) checkLoose(files []*file, found map[string]*result) {
	for _, f := range files {
		source := rules.Source{Name: filepath.ToSlash(f.key()), Text: []byte(f.src), Kind: rules.ScopeModels}
		if f.kind == yamldoc.Framework {
			source.Kind = rules.ScopeFrameworks
		}
		if report, err := rules.Check([]rules.Source{source}, &rules.Options{Rules: s.options.Rules}); err == nil {
			r := report.Results[0]
			found[f.key()] = &result{&workspace.File{Kind: f.kind, Text: source.Text, Model: r.Model, Framework: r.Framework}, r.All()}
		}
	}
}

// take keeps what was found in files whose texts are still the same, and returns these. Of
// files that are not open it forgets those that a check of all files has not read.
func (s *server) take(found map[string]*result, all bool) (checked []*file) {
	for path, r := range found {
		f := s.files[path]
		if f == nil || !f.isOpen && f.info == nil && f.src != string(r.Text) { // it lies in no folder that is open
			f = &file{uri: uriOf(path), path: path, kind: r.Kind, text: newText(string(r.Text))}
			s.files[path] = f
		}
		if f.kind == "" || f.src != string(r.Text) {
			continue
		}
		f.isChecked, f.findings, f.model, f.framework = true, r.findings, r.Model, r.Framework
		if all {
			f.across = r.Across
		}
		for _, d := range f.across {
			if !slices.ContainsFunc(f.findings, func(e diag.Diagnostic) bool { return e.Message == d.Message && e.Pos == d.Pos }) {
				f.findings = append(f.findings, d)
			}
		}
		f.findings.Sort()
		checked = append(checked, f)
	}
	for path, f := range s.files {
		if all && !f.isOpen && f.kind != "" && found[path] == nil {
			delete(s.files, path)
		}
	}
	slices.SortFunc(checked, func(a, b *file) int { return strings.Compare(a.uri, b.uri) })
	return checked
}

// publish sends the findings in files to the editor, as far as it does not have them, and
// that there are none in files that are gone.
func (s *server) publish(ctx context.Context, files []*file, all bool) {
	send := func(m publishParams) {
		s.conn.Notify(ctx, "textDocument/publishDiagnostics", m) // an error means that the editor is gone
	}
	for _, f := range files {
		s.mu.Lock()
		m := publishParams{URI: f.uri, Version: f.version, Diagnostics: []diagnostic{}}
		for _, d := range f.findings {
			m.Diagnostics = append(m.Diagnostics, s.diagnostic(f, d))
		}
		key, _ := json.Marshal(m.Diagnostics) // of values that always can be
		before, ok := s.published[f.uri]
		isNew := f.isOpen && !all || before != string(key) && (ok || len(m.Diagnostics) > 0)
		if isNew = isNew && s.files[f.key()] == f; isNew {
			s.published[f.uri] = string(key)
		}
		s.mu.Unlock()
		if isNew {
			send(m)
		}
	}
	s.mu.Lock()
	gone := map[string]bool{}
	for uri := range s.published {
		gone[uri] = true
	}
	for _, f := range s.files {
		delete(gone, f.uri)
	}
	for uri := range gone {
		delete(s.published, uri)
	}
	s.mu.Unlock()
	for uri := range gone {
		send(publishParams{URI: uri, Diagnostics: []diagnostic{}})
	}
}

// moved returns findings in a text that are not touched by its change to another text, with
// their places there, and without what else rests on places.
func moved(findings diag.List, before, after *text) (all diag.List) {
	if len(findings) == 0 {
		return nil
	}
	head, tail := common(before.src, after.src)
	lines := diag.NewText(after.src)
	move := func(p *diag.Pos, by int) {
		if p.IsValid() {
			*p = lines.Pos(p.File, p.Offset+by)
		}
	}
	for _, d := range findings {
		by := 0
		switch {
		case max(d.Pos.Offset, d.End.Offset) < head:
		case d.Pos.Offset >= len(before.src)-tail:
			by = len(after.src) - len(before.src)
		default:
			continue
		}
		d.Fixes, d.Related = nil, nil
		move(&d.Pos, by)
		move(&d.End, by)
		all = append(all, d)
	}
	return all
}

var severities = map[diag.Severity]int{diag.Error: 1, diag.Warning: 2, diag.Info: 3}

// diagnostic returns a finding in a file as the protocol has it.
func (s *server) diagnostic(f *file, d diag.Diagnostic) diagnostic {
	made := diagnostic{
		Range: f.spanOf(d.Pos, d.End), Severity: severities[d.Severity],
		Code: d.Code, Source: "resultschain", Message: d.Message, Data: d.Subject,
	}
	if page := s.page(d.Code); page != "" {
		made.CodeDescription = map[string]string{"href": page}
	}
	for _, r := range d.Related {
		if other := s.files[filepath.FromSlash(r.Pos.File)]; other != nil && other.kind != "" {
			at := location{other.uri, other.spanOf(r.Pos, diag.Pos{})}
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
