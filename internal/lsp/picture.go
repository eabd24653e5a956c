package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// pictureCommand draws a document. Its arguments are the address of the document and,
// if wanted, the name of a view and the id of a step to look at. It answers with a title
// and the picture as SVG.
const pictureCommand = "resultschain.picture"

// execute runs a command.
func (s *server) execute(ctx context.Context, r *jsonrpc2.Request) (any, error) {
	var p executeCommandParams
	getParams(r, &p)
	if p.Command != pictureCommand || len(p.Arguments) == 0 {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "the command is " + pictureCommand + ", with the address of a document"}
	}
	var words [3]string // address, view, focus
	for i := range min(len(p.Arguments), len(words)) {
		if err := json.Unmarshal(p.Arguments[i], &words[i]); err != nil {
			panic(errParams{err})
		}
	}
	model, framework, draft, err := s.subject(words[0])
	if err != nil {
		return nil, err
	}
	o := &render.Options{View: render.View(words[1]), Focus: words[2], Framework: framework, Draft: draft}
	var drawing *render.Drawing
	var title string
	if model != nil {
		title = model.Title
		drawing, err = render.Model(model, o)
	} else {
		title = framework.Title
		drawing, err = render.Framework(framework, o)
	}
	var svg bytes.Buffer
	if err == nil {
		err = drawing.Write(ctx, &svg, render.SVG)
	}
	if err != nil {
		return nil, fmt.Errorf("the picture was not drawn: %w", err)
	}
	return map[string]string{"title": title, "svg": svg.String()}, nil
}

// subject returns what an open document holds, and whether it has errors: a model with
// the framework that it is written for, or a framework.
func (s *server) subject(uri string) (m *logicmodel.Model, of *outcomes.Framework, draft bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle()
	f := s.fileOf(uri)
	if f == nil || s.files[f.key()] == nil {
		return nil, nil, false, errors.New("this is neither a logic model nor a framework")
	}
	checked := s.files[f.key()]
	draft = checked.findings.Count(diag.Error) > 0
	switch {
	case checked.Model != nil || checked.Framework != nil:
		return checked.Model, checked.Framework, draft, nil
	case f.kind == yamldoc.Framework:
		return nil, nil, false, errors.New("the framework has errors; mend them first")
	}
	m, _ = logicmodel.ParsePartial(f.path, []byte(f.src))
	return m, nil, true, nil
}
