// Package desk is what a page in the browser does with a folder of models and
// frameworks besides editing their texts: it draws them, shows a model as a table and
// changes it there, reads and writes other formats, writes reports, and adds many
// models up. Its commands belong to the language server of package lsp, by which the
// page checks, completes, explains and mends.
//
// The folder is one on a disk, or in the memory of the browser (site/wasm).
package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/resultschain/resultschain/internal/lsp"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// A Desk works on the files of a folder.
type Desk struct {
	root    string
	layouts *render.Cache
}

// New returns the desk for a folder.
func New(root string) *Desk { return &Desk{root, render.NewCache(50, 10<<20)} }

// Commands returns the commands by their names. After the address of the document,
// which is empty for those that are about no document, each takes one object.
func (d *Desk) Commands() map[string]lsp.Command {
	return map[string]lsp.Command{
		"choices":  general(d.choices),
		"coverage": general(d.coverage),
		"edit":     ofModel(d.edit),
		"export":   ofModel(d.export),
		"form":     ofModel(d.form),
		"import":   general(d.importFile),
		"picture":  ofDocument(d.picture),
		"report":   ofModel(d.report),
		"reports":  general(d.reportAll),
		"rule":     general(d.rule),
		"starters": general(d.starters),
	}
}

// general returns the command that does what the function does with its parameters.
func general[P any](run func(context.Context, *P) (any, error)) lsp.Command {
	return func(ctx context.Context, _ *lsp.Subject, args []json.RawMessage) (any, error) {
		var p P
		if len(args) > 0 {
			d := json.NewDecoder(bytes.NewReader(args[0]))
			d.DisallowUnknownFields()
			if err := d.Decode(&p); err != nil {
				return nil, fmt.Errorf("the command cannot be read: %w", err)
			}
		}
		answer, err := run(ctx, &p)
		if err != nil {
			return nil, errors.New(prose.Sentence(err.Error()))
		}
		return answer, nil
	}
}

// ofDocument returns the command that needs a document.
func ofDocument[P any](run func(context.Context, *lsp.Subject, *P) (any, error)) lsp.Command {
	return func(ctx context.Context, of *lsp.Subject, args []json.RawMessage) (any, error) {
		return general(func(ctx context.Context, p *P) (any, error) {
			if of == nil {
				return nil, errors.New("open a model or a framework first")
			}
			return run(ctx, of, p)
		})(ctx, nil, args)
	}
}

// ofModel returns the command that needs a model.
func ofModel[P any](run func(context.Context, *lsp.Subject, *P) (any, error)) lsp.Command {
	return ofDocument(func(ctx context.Context, of *lsp.Subject, p *P) (any, error) {
		if of.Model == nil {
			return nil, errors.New("this is a framework; open a logic model for that")
		}
		return run(ctx, of, p)
	})
}

// A file is one to be saved.
type file struct {
	Name string `json:"name"`
	Type string `json:"type"` // its media type
	Data []byte `json:"data"`
}

// baseName returns the name of the document's file without its folder and ending.
func baseName(of *lsp.Subject) string {
	name := path.Base(of.Name)
	return strings.TrimSuffix(strings.TrimSuffix(name, ".yaml"), ".yml")
}

// inLanguage returns the model with the words of the picture in a language; empty: its
// own.
func inLanguage(m *logicmodel.Model, lang string) *logicmodel.Model {
	if lang == "" || m == nil {
		return m
	}
	other := *m
	other.Lang = lang
	return &other
}
