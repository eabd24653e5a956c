package lsp

import (
	"context"
	"slices"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/resultschain/resultschain/internal/yamldoc"
)

// initialize answers the first request: what the server can do.
func (s *server) initialize(r *jsonrpc2.Request) (any, error) {
	var p initializeParams
	if err := params(r, &p); err != nil {
		return nil, err
	}
	s.state = stateReady
	s.snippets = p.Capabilities.TextDocument.Completion.CompletionItem.SnippetSupport
	s.watching = p.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	if p.WorkspaceFolders == nil && p.RootURI != "" {
		p.WorkspaceFolders = []workspaceFolder{{p.RootURI}}
	}
	s.addFolders(p.WorkspaceFolders)
	return map[string]any{
		"serverInfo": map[string]any{"name": "resultschain", "version": s.options.Version},
		"capabilities": map[string]any{
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
	s.rescan(struct{}{})
}

// changed stops the check that goes on, which is of no use any more, and starts another: of
// what is open first, and then of all.
func (s *server) changed() {
	s.changes++
	s.stop()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// register asks the editor to report changes of files on the disk.
func (s *server) register(struct{}) {
	if s.watching {
		s.begin(func() {
			s.conn.Call(context.Background(), "client/registerCapability", map[string]any{"registrations": []any{map[string]any{
				"id": "files", "method": "workspace/didChangeWatchedFiles",
				"registerOptions": map[string]any{"watchers": []any{map[string]any{"globPattern": "**/*.{yaml,yml}"}}},
			}}}, nil) // an error means that it does not report them
		})
	}
}

// rescan starts a check for which the folders are searched for files that have come.
func (s *server) rescan(struct{}) {
	s.maybeMore = true
	s.changed()
}

func (s *server) didChangeFolders(p didChangeFoldersParams) {
	for _, f := range p.Event.Removed {
		s.folders = slices.DeleteFunc(s.folders, func(path string) bool { return path == pathOf(f.URI) })
	}
	s.addFolders(p.Event.Added)
}

func (s *server) didOpen(p documentParams) {
	d := p.TextDocument
	s.maybeMore = true
	s.set(&file{uri: d.URI, path: pathOf(d.URI), isOpen: true, version: d.Version, text: newText(d.Text)})
}

func (s *server) didChange(p documentParams) {
	f := s.files[keyOf(p.TextDocument.URI)]
	if f == nil || !f.isOpen {
		return
	}
	t := f.text
	for _, c := range p.ContentChanges {
		t = t.replace(c.Range, c.Text)
	}
	s.set(&file{uri: f.uri, path: f.path, kind: f.kind, isOpen: true, version: p.TextDocument.Version, text: t, across: moved(f.across, f.text, t)})
}

// set takes a text of the editor in place of an older one. It stays a model while its first
// key is half-written.
func (s *server) set(f *file) {
	if kind := yamldoc.KindOf([]byte(f.src)); kind != "" {
		f.kind = kind
	}
	s.files[f.key()] = f
	if f.kind != "" {
		s.changed()
	}
}

func (s *server) didClose(p documentParams) {
	key := keyOf(p.TextDocument.URI)
	delete(s.files, key)
	if f := fromDisk(key, nil); f != nil {
		s.files[key] = f
	}
	s.rescan(struct{}{})
}

// settle waits until the findings in what is open are those of the texts as they are. It gives up
// the lock meanwhile.
func (s *server) settle() {
	for s.checked != s.changes && !s.ended {
		s.settled.Wait()
	}
}
