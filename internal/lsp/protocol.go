package lsp

import (
	"encoding/json"

	"github.com/resultschain/resultschain/diag"
)

// The types of the Language Server Protocol 3.17 that this server needs, by the
// names of its specification but for a few that are Go's.

type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// A span is a Range, which is a word of Go.
type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string `json:"uri"`
	Range span   `json:"range"`
}

type textEdit struct {
	Range   span   `json:"range"`
	NewText string `json:"newText"`
}

type workspaceEdit struct {
	Changes map[string][]textEdit `json:"changes"`
}

// A document is one that the editor names, with its text when it is opened.
type document struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
	Text    string `json:"text,omitzero"`
}

// documentParams are those of messages about a document, or a place in it.
type documentParams struct {
	TextDocument document `json:"textDocument"`
	Position     position `json:"position"`
	Range        span     `json:"range"`   // of codeAction
	NewName      string   `json:"newName"` // of rename
	Context      struct {
		IncludeDeclaration bool `json:"includeDeclaration"` // of references
	} `json:"context"`
	ContentChanges []contentChange `json:"contentChanges,omitzero"` // of didChange
}

type contentChange struct {
	Range *span  `json:"range"`
	Text  string `json:"text"`
}

// Keys of JSON are read whatever their case is, so those that are only read have the names of
// their fields.
type initializeParams struct {
	RootURI          string
	WorkspaceFolders []workspaceFolder
	Capabilities     struct {
		TextDocument struct {
			Completion struct{ CompletionItem struct{ SnippetSupport bool } }
		}
		Workspace struct {
			DidChangeWatchedFiles struct{ DynamicRegistration bool }
		}
	}
}

type workspaceFolder struct {
	URI string `json:"uri"`
}

type didChangeFoldersParams struct {
	Event struct{ Added, Removed []workspaceFolder }
}

type executeCommandParams struct {
	Command   string            `json:"command"`
	Arguments []json.RawMessage `json:"arguments"`
}

type diagnostic struct {
	Range              span               `json:"range"`
	Severity           int                `json:"severity"`
	Code               string             `json:"code,omitzero"`
	CodeDescription    map[string]string  `json:"codeDescription,omitzero"`
	Source             string             `json:"source"`
	Message            string             `json:"message"`
	RelatedInformation []relatedDiagnosis `json:"relatedInformation,omitzero"`
	Data               diag.Subject       `json:"data,omitzero"` // for clients that show more than text
}

type relatedDiagnosis struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

type publishParams struct {
	URI         string       `json:"uri"`
	Version     int          `json:"version,omitzero"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type completionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []completionItem `json:"items"`
}

type completionItem struct {
	Label            string         `json:"label"`
	Kind             int            `json:"kind"`
	Detail           string         `json:"detail,omitzero"`
	Documentation    *markupContent `json:"documentation,omitzero"`
	SortText         string         `json:"sortText"`
	FilterText       string         `json:"filterText,omitzero"`
	InsertTextFormat int            `json:"insertTextFormat,omitzero"`
	InsertTextMode   int            `json:"insertTextMode,omitzero"`
	TextEdit         textEdit       `json:"textEdit"`
}

// The kinds of items, which editors show by signs.
const (
	itemValue     = 12
	itemKey       = 10 // a property
	itemWord      = 20 // a member of an enumeration
	itemReference = 18
	itemFile      = 17
)

const (
	snippetFormat     = 2
	adjustIndentation = 2
)

type markupContent struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

func markdown(s string) *markupContent { return &markupContent{"markdown", s} }

type hover struct {
	Contents markupContent `json:"contents"`
	Range    span          `json:"range"`
}

type codeAction struct {
	Title       string        `json:"title"`
	Kind        string        `json:"kind"`
	Diagnostics []diagnostic  `json:"diagnostics,omitzero"`
	IsPreferred bool          `json:"isPreferred,omitzero"`
	Edit        workspaceEdit `json:"edit"`
}

type documentSymbol struct {
	Name           string           `json:"name"`
	Detail         string           `json:"detail,omitzero"`
	Kind           int              `json:"kind"`
	Range          span             `json:"range"`
	SelectionRange span             `json:"selectionRange"`
	Children       []documentSymbol `json:"children,omitzero"`
}

// The kinds of symbols, which editors show by signs.
const (
	symbolStage     = 3  // a namespace
	symbolThing     = 19 // an object
	symbolIndicator = 16 // a number
)

type foldingRange struct {
	StartLine int    `json:"startLine"`
	EndLine   int    `json:"endLine"`
	Kind      string `json:"kind,omitzero"`
}
