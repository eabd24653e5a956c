package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// A Command answers a command about a document, the address of which is its first
// argument; the arguments after it are args. Where the address is empty, the subject
// is nil.
type Command func(ctx context.Context, of *Subject, args []json.RawMessage) (any, error)

// A Subject is what an open document holds, as it is in the editor.
type Subject struct {
	Name      string // the path of the document, or its address where it is on no disk
	Text      []byte
	Model     *logicmodel.Model   // nil: the document is a framework
	Framework *outcomes.Framework // or the one that the model is written for; may be nil
	Errors    int
	Partial   bool // the model is what could be read of a text with faults of form
}

// Draft reports whether the document has errors.
func (s *Subject) Draft() bool { return s.Partial || s.Errors > 0 }

// Draw draws the document with the options, and returns its title.
func (s *Subject) Draw(o *render.Options) (title string, d *render.Drawing, err error) {
	o.Framework, o.Draft = s.Framework, s.Draft()
	if s.Model == nil {
		d, err = render.Framework(s.Framework, o)
		return s.Framework.Title, d, err
	}
	d, err = render.Model(s.Model, o)
	return s.Model.Title, d, err
}

// pictureCommand draws a document. Its arguments are the address of the document and,
// if wanted, the name of a view and the id of a step to look at. It answers with a title
// and the picture as SVG.
const pictureCommand = "resultschain.picture"

func drawPicture(ctx context.Context, of *Subject, args []json.RawMessage) (any, error) {
	var words [2]string // view, focus
	for i := range min(len(args), len(words)) {
		if err := invalid(json.Unmarshal(args[i], &words[i])); err != nil {
			return nil, err
		}
	}
	title, drawing, err := of.Draw(&render.Options{View: render.View(words[0]), Focus: words[1]})
	var svg bytes.Buffer
	if err == nil {
		err = drawing.Write(ctx, &svg, render.SVG)
	}
	if err != nil {
		return nil, fmt.Errorf("the picture was not drawn: %w", err)
	}
	return map[string]string{"title": title, "svg": svg.String()}, nil
}

// commandNames returns the names of all commands, in order.
func (s *server) commandNames() []string {
	names := []string{pictureCommand}
	for name := range s.options.Commands {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// execute runs a command.
func (s *server) execute(ctx context.Context, r *jsonrpc2.Request) (any, error) {
	var p executeCommandParams
	if err := params(r, &p); err != nil {
		return nil, err
	}
	run := s.options.Commands[p.Command]
	if p.Command == pictureCommand {
		run = drawPicture
	}
	if run == nil || len(p.Arguments) == 0 {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "the command is " + prose.Or(s.commandNames()) + ", with the address of a document"}
	}
	var uri string
	if err := invalid(json.Unmarshal(p.Arguments[0], &uri)); err != nil {
		return nil, err
	}
	var of *Subject
	if uri != "" || p.Command == pictureCommand {
		var err error
		if of, err = s.subject(uri); err != nil {
			return nil, err
		}
	}
	return run(ctx, of, p.Arguments[1:])
}

// subject returns what an open document holds.
func (s *server) subject(uri string) (*Subject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle()
	f := s.fileOf(uri)
	if f == nil {
		return nil, errors.New("this is neither a logic model nor a framework")
	}
	of := &Subject{Name: editName(f), Text: []byte(f.src), Model: f.model, Framework: f.framework, Errors: f.findings.Count(diag.Error)}
	switch {
	case f.model != nil || f.framework != nil && f.kind == yamldoc.Framework:
	case f.kind == yamldoc.Framework:
		return nil, errors.New("the framework has errors; mend them first")
	default:
		of.Model, _ = logicmodel.ParsePartial(f.path, of.Text)
		of.Partial = true
	}
	return of, nil
}
