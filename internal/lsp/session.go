package lsp

import (
	"context"
	"path/filepath"
	"slices"

	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// A document is a text that is open in the editor.
type document struct {
	uri, path string
	version   int
	kind      string // also once a half-written text does not show it any more
	*text
	file *file // nil until it is asked for
}

func (d *document) set(t *text, version int) {
	d.text, d.version, d.file = t, version, nil
	if kind := yamldoc.KindOf([]byte(t.src)); kind != "" {
		d.kind = kind
	}
}

// key returns what the document is called among the files that were checked.
func (d *document) key() string {
	if d.path == "" {
		return d.uri
	}
	return d.path
}

// current returns the document as a file.
func (d *document) current() *file {
	if d.file == nil {
		d.file = newFile(d.uri, d.path, d.kind, d.text)
	}
	return d.file
}

// initialize answers the first request: what the server can do.
func (s *server) initialize(get func(any)) (any, error) {
	var p initializeParams
	get(&p)
	s.state = stateReady
	for _, e := range p.Capabilities.General.PositionEncodings { // the editor's favourite first
		if e == utf8Encoding || e == utf16Encoding || e == utf32Encoding {
			s.encoding = e
			break
		}
	}
	s.snippets = p.Capabilities.TextDocument.Completion.CompletionItem.SnippetSupport
	s.watching = p.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	if p.WorkspaceFolders == nil && p.RootURI != "" {
		p.WorkspaceFolders = []workspaceFolder{{p.RootURI}}
	}
	s.addFolders(p.WorkspaceFolders)
	return map[string]any{
		"serverInfo": map[string]any{"name": "resultschain", "version": s.options.Version},
		"capabilities": map[string]any{
			"positionEncoding": s.encoding,
			"textDocumentSync": map[string]any{
				"openClose": true,
				"change":    2, // the edits only
				"save":      map[string]any{},
			},
			"completionProvider":         map[string]any{"triggerCharacters": []string{" ", "[", ",", "/", "\""}},
			"hoverProvider":              true,
			"definitionProvider":         true,
			"referencesProvider":         true,
			"documentHighlightProvider":  true,
			"renameProvider":             map[string]any{"prepareProvider": true},
			"codeActionProvider":         map[string]any{"codeActionKinds": []string{"quickfix"}},
			"documentSymbolProvider":     true,
			"foldingRangeProvider":       true,
			"documentFormattingProvider": true,
			"executeCommandProvider":     map[string]any{"commands": s.commandNames()},
			"workspace": map[string]any{
				"workspaceFolders": map[string]any{"supported": true, "changeNotifications": true},
			},
		},
	}, nil
}

func (s *server) addFolders(folders []workspaceFolder) {
	for _, f := range folders {
		if path := pathOf(f.URI); path != "" && !slices.Contains(s.folders, path) {
			s.folders = append(s.folders, path)
		}
	}
	s.forgetFound()
}

// forgetFound has the folders searched for models anew, and checked.
func (s *server) forgetFound() {
	clear(s.found)
	s.changed()
}

// changed has all checked.
func (s *server) changed() {
	s.changes++
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// register asks the editor to report changes of files on the disk.
func (s *server) register(func(any)) (any, error) {
	if s.watching {
		s.begin(func() {
			s.conn.Call(context.Background(), "client/registerCapability", map[string]any{"registrations": []registration{{
				ID: "files", Method: "workspace/didChangeWatchedFiles",
				RegisterOptions: map[string]any{"watchers": []fileWatcher{{"**/*.{yaml,yml}"}}},
			}}}, nil) // an error means that it does not report them
		})
	}
	return nil, nil
}

func (s *server) rescan(func(any)) (any, error) {
	s.forgetFound()
	return nil, nil
}

func (s *server) didChangeFolders(get func(any)) (any, error) {
	var p didChangeFoldersParams
	get(&p)
	for _, f := range p.Event.Removed {
		s.folders = slices.DeleteFunc(s.folders, func(path string) bool { return path == pathOf(f.URI) })
	}
	s.addFolders(p.Event.Added)
	return nil, nil
}

func (s *server) didOpen(get func(any)) (any, error) {
	var p didOpenParams
	get(&p)
	d := &document{uri: p.TextDocument.URI, path: pathOf(p.TextDocument.URI)}
	d.set(newText(p.TextDocument.Text), p.TextDocument.Version)
	s.documents[d.uri] = d
	s.forgetFound()
	return nil, nil
}

func (s *server) didChange(get func(any)) (any, error) {
	var p didChangeParams
	get(&p)
	d := s.documents[p.TextDocument.URI]
	if d == nil {
		return nil, nil
	}
	t, before := d.text, d.kind
	for _, c := range p.ContentChanges {
		t = t.replace(c.Range, c.Text, s.encoding)
	}
	d.set(t, p.TextDocument.Version)
	if d.kind != "" || before != "" {
		s.changed()
	}
	return nil, nil
}

func (s *server) didClose(get func(any)) (any, error) {
	var p positionParams
	get(&p)
	delete(s.documents, p.TextDocument.URI)
	s.forgetFound()
	return nil, nil
}

// settle waits until the findings are those of the texts as they are. It gives up the
// lock meanwhile.
func (s *server) settle() {
	for s.checked != s.changes && !s.ended {
		s.settled.Wait()
	}
}

// waitForFiles waits until the files beside the open ones are known.
func (s *server) waitForFiles() {
	for s.checked == 0 && !s.ended {
		s.settled.Wait()
	}
}

// root returns the folder with whose files a file is checked, and whether the editor or
// the user has named it; empty where the file is on no disk.
func (s *server) root(path string) (folder string, isNamed bool) {
	if path == "" {
		return "", false
	}
	within := func(folder string) bool { _, ok := workspace.Under(folder, path); return ok }
	if s.options.Root != "" && within(s.options.Root) {
		return s.options.Root, true
	}
	for _, f := range s.folders {
		if len(f) > len(folder) && within(f) {
			folder = f
		}
	}
	if folder != "" {
		return folder, true
	}
	return filepath.Dir(path), false
}

// fileOf returns the open document as a file; nil where it is neither a model nor a
// framework.
func (s *server) fileOf(uri string) *file {
	d := s.documents[uri]
	if d == nil || d.kind == "" {
		return nil
	}
	return d.current()
}

// fileAt returns a file by its path, as it is in the editor or else on the disk; nil
// where it is neither a model nor a framework.
func (s *server) fileAt(path string) *file {
	for _, d := range s.documents {
		if d.path == path && path != "" {
			return s.fileOf(d.uri)
		}
	}
	if f := s.files[path]; f != nil {
		return f.current()
	}
	return nil
}

// beside returns the files that are checked together with a file, itself first.
func (s *server) beside(f *file) []*file {
	all := []*file{f}
	root, _ := s.root(f.path)
	if root == "" {
		return all
	}
	var paths []string
	for path := range s.files {
		paths = append(paths, path)
	}
	for _, d := range s.documents {
		if s.files[d.path] == nil {
			paths = append(paths, d.path)
		}
	}
	slices.Sort(paths)
	for _, path := range paths {
		if other, _ := s.root(path); other != root || path == f.path {
			continue
		}
		if g := s.fileAt(path); g != nil {
			all = append(all, g)
		}
	}
	return all
}
