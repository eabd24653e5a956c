package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/render"
)

// A report holds what “resultschain check --format json” writes for one file.
type report struct {
	Files       int       `json:"files"`
	Errors      int       `json:"errors"`
	Warnings    int       `json:"warnings"`
	Infos       int       `json:"infos"`
	Suppressed  int       `json:"suppressed"`
	Diagnostics diag.List `json:"diagnostics"`
}

func reportOf(r *rules.Result) *report {
	return &report{
		Files:       1,
		Errors:      r.Findings.Count(diag.Error),
		Warnings:    r.Findings.Count(diag.Warning),
		Infos:       r.Findings.Count(diag.Info),
		Suppressed:  len(r.Suppressed),
		Diagnostics: r.Findings,
	}
}

// checkModel checks one model.
func (s *service) checkModel(name string, src []byte) *rules.Result {
	return s.checker.Check(rules.Source{Name: name, Text: src}).Results[0]
}

// check answers with the findings.
func (s *service) check(_ context.Context, name string, src []byte, _ url.Values) (*answer, error) {
	body, err := json.Marshal(reportOf(s.checkModel(name, src)))
	return &answer{http.StatusOK, "application/json", append(body, '\n')}, err
}

// render answers with the picture. A model with errors is not drawn, as its
// picture would be wrong too.
func (s *service) render(ctx context.Context, name string, src []byte, query url.Values) (*answer, error) {
	format, view := render.SVG, render.ModelView
	var err error
	if text := query.Get("format"); text != "" {
		if format, err = render.ParseFormat(text); err != nil {
			return nil, newProblem(http.StatusBadRequest, "%v", err)
		}
	}
	if text := query.Get("view"); text != "" {
		if err := view.UnmarshalText([]byte(text)); err != nil {
			return nil, newProblem(http.StatusBadRequest, "%v", err)
		}
	}
	checked := s.checkModel(name, src)
	if checked.Findings.Err() != nil {
		p := newProblem(http.StatusUnprocessableEntity, "the model has errors; mend them first")
		p.report = reportOf(checked)
		return nil, p
	}
	var picture bytes.Buffer
	drawing, err := render.Model(checked.Model, &render.Options{
		Framework: checked.Framework,
		View:      view,
		Engine:    s.engine, Cache: s.layouts,
	})
	if err == nil {
		err = drawing.Write(ctx, &picture, format)
	}
	var tooLarge *render.TooLargeError
	var font *render.FontError
	if errors.As(err, &tooLarge) || errors.As(err, &font) || errors.Is(err, render.ErrEmpty) || errors.Is(err, render.ErrNoFramework) {
		return nil, newProblem(http.StatusUnprocessableEntity, "%v", err)
	}
	return &answer{http.StatusOK, format.MediaType(), picture.Bytes()}, err
}
