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

// A report holds what “resultschain check --format json” writes for as many files.
type report struct {
	Files       int       `json:"files"`
	Errors      int       `json:"errors"`
	Warnings    int       `json:"warnings"`
	Infos       int       `json:"infos"`
	Suppressed  int       `json:"suppressed"`
	Diagnostics diag.List `json:"diagnostics"`
}

func reportOf(found diag.List, results ...*rules.Result) *report {
	r := &report{
		Files:       len(results),
		Errors:      found.Count(diag.Error),
		Warnings:    found.Count(diag.Warning),
		Infos:       found.Count(diag.Info),
		Diagnostics: found,
	}
	for _, result := range results {
		r.Suppressed += len(result.Suppressed)
	}
	return r
}

// checkModel checks one model.
func (s *service) checkModel(name string, src []byte) *rules.Result {
	return s.checker.Check(rules.Source{Name: name, Text: src}).Results[0]
}

// faulty returns the problem that models have errors.
func faulty(detail string, found diag.List, results ...*rules.Result) *problem {
	p := newProblem(http.StatusUnprocessableEntity, "%s", detail)
	p.report = reportOf(found, results...)
	return p
}

// check answers with the findings.
func (s *service) check(_ context.Context, r *request) (*answer, error) {
	checked := s.checkModel(r.name, r.src)
	return jsonAnswer(reportOf(checked.Findings, checked))
}

func jsonAnswer(v any) (*answer, error) {
	body, err := json.Marshal(v)
	return &answer{status: http.StatusOK, mediaType: jsonType, body: append(body, '\n')}, err
}

// render answers with the picture.
func (s *service) render(ctx context.Context, r *request) (*answer, error) {
	format, view, err := pictureChoices(r.query)
	if err != nil {
		return nil, err
	}
	return s.drawModel(ctx, r.name, r.src, view, format)
}

// pictureChoices returns what a query chooses of a picture.
func pictureChoices(query url.Values) (render.Format, render.View, error) {
	format, view := render.SVG, render.ModelView
	var err error
	if text := query.Get("format"); text != "" {
		if format, err = render.ParseFormat(text); err != nil {
			return "", "", newProblem(http.StatusBadRequest, "%v", err)
		}
	}
	if text := query.Get("view"); text != "" {
		if err := view.UnmarshalText([]byte(text)); err != nil {
			return "", "", newProblem(http.StatusBadRequest, "%v", err)
		}
	}
	return format, view, nil
}

// drawModel answers with the picture of a model. One with errors is not drawn, as
// its picture would be wrong too.
func (s *service) drawModel(ctx context.Context, name string, src []byte, view render.View, format render.Format) (*answer, error) {
	checked := s.checkModel(name, src)
	if checked.Findings.Err() != nil {
		return nil, faulty("the model has errors; mend them first", checked.Findings, checked)
	}
	o := s.options(view)
	o.Framework = checked.Framework
	drawing, err := render.Model(checked.Model, o)
	return answerDrawing(ctx, drawing, err, format)
}

// options returns the options of all pictures.
func (s *service) options(view render.View) *render.Options {
	return &render.Options{View: view, Engine: s.engine, Cache: s.layouts}
}

// answerDrawing answers with a drawing, or with what keeps it from being made.
func answerDrawing(ctx context.Context, drawing *render.Drawing, err error, format render.Format) (*answer, error) {
	var picture bytes.Buffer
	if err == nil {
		err = drawing.Write(ctx, &picture, format)
	}
	var tooLarge *render.TooLargeError
	var font *render.FontError
	var option *render.OptionError
	if errors.As(err, &tooLarge) || errors.As(err, &font) || errors.As(err, &option) || errors.Is(err, render.ErrEmpty) || errors.Is(err, render.ErrNoFramework) {
		return nil, newProblem(http.StatusUnprocessableEntity, "%v", err)
	}
	return &answer{status: http.StatusOK, mediaType: format.MediaType(), body: picture.Bytes()}, err
}
