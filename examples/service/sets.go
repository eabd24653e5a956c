package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/render"
)

// A modelRef is a model in a request about several: its text, or one that is kept.
type modelRef struct {
	Name    string `json:"name"` // of its file, in findings
	Text    string `json:"text"`
	ID      string `json:"id"`      // of one that is kept
	Version int64  `json:"version"` // of it; 0: the newest
}

// source returns the model of a reference, which a request has at the place.
func (s *service) source(ctx context.Context, ref *modelRef, place string) (rules.Source, error) {
	switch {
	case ref == nil || (ref.ID == "") == (ref.Text == ""):
		return rules.Source{}, newProblem(http.StatusBadRequest, `%s has to be {"text": …} with the text of a model, or {"id": …} with the id of one that is kept`, place)
	case ref.ID == "" && ref.Version != 0:
		return rules.Source{}, newProblem(http.StatusBadRequest, `%s has a "version" but no "id"; name the model that is kept, or leave the version out`, place)
	case ref.ID == "":
		name := ref.Name
		if name == "" {
			name = place + ".yaml"
		}
		return rules.Source{Name: name, Text: []byte(ref.Text), Kind: rules.ScopeModels}, nil
	}
	kept, err := s.load(ctx, ref.ID, ref.Version)
	if err != nil {
		return rules.Source{}, err
	}
	return rules.Source{Name: kept.fileName(), Text: kept.text, Kind: rules.ScopeModels}, nil
}

// readDocument reads a request that is JSON.
func readDocument(src []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(src))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return newProblem(http.StatusBadRequest, "the JSON cannot be read: %v; /v1/openapi.yaml describes its form", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return newProblem(http.StatusBadRequest, "there is more after the JSON; send one object")
	}
	return nil
}

// coverage answers with who supports which outcome of the framework that most of
// the models are written for: of those in the request or, where it lists none, of
// all that are kept.
func (s *service) coverage(ctx context.Context, r *request) (*answer, error) {
	var document struct {
		Models []*modelRef `json:"models"`
	}
	if err := readDocument(r.src, &document); err != nil {
		return nil, err
	}
	text, picture, err := formatChoice(r, []string{"json", "text", "markdown", "csv", "html"}, []render.Format{render.SVG, render.PNG, render.PDF})
	if err != nil {
		return nil, err
	}
	sources, err := s.sources(ctx, document.Models)
	if err != nil {
		return nil, err
	}
	c := portfolio.Cover(s.checker.Check(sources...), nil)
	if picture == "" {
		name := strings.Replace(text, "markdown", "md", 1) // as package portfolio calls it
		return answerText(text, func(w io.Writer) error { return c.Write(w, name) })
	}
	drawing, err := render.Matrix(c, s.options(render.MatrixView))
	if err != nil {
		return nil, newProblem(http.StatusUnprocessableEntity, "%v", err)
	}
	return answerDrawing(ctx, drawing, nil, picture)
}

// sources returns the models that are named or, where none are, all that are kept.
func (s *service) sources(ctx context.Context, refs []*modelRef) ([]rules.Source, error) {
	if refs == nil {
		if s.store == nil {
			return nil, newProblem(http.StatusBadRequest, `the request has no "models", and this service keeps none; write {"models": [{"name": "cafe.yaml", "text": …}]}`)
		}
		all, err := s.store.all(ctx, s.maxBody)
		if err != nil {
			return nil, err
		}
		var sources []rules.Source
		for _, kept := range all {
			sources = append(sources, rules.Source{Name: kept.fileName(), Text: kept.text, Kind: rules.ScopeModels})
		}
		return sources, nil
	}
	var sources []rules.Source
	for _, ref := range refs {
		source, err := s.source(ctx, ref, "each of models")
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(sources, func(other rules.Source) bool { return other.Name == source.Name }) {
			return nil, newProblem(http.StatusBadRequest, `two of the models have the name %q; give each a "name" of its own`, source.Name)
		}
		sources = append(sources, source)
	}
	return sources, nil
}

// diff answers with what changed in meaning from one version of a model to another.
func (s *service) diff(ctx context.Context, r *request) (*answer, error) {
	var document struct {
		Old *modelRef `json:"old"`
		New *modelRef `json:"new"`
	}
	if err := readDocument(r.src, &document); err != nil {
		return nil, err
	}
	writers := map[string]func(io.Writer, []*diff.Diff) error{"json": diff.WriteJSON, "text": diff.WriteText, "markdown": diff.WriteMarkdown}
	text, picture, err := formatChoice(r, []string{"json", "text", "markdown"}, render.Formats())
	if err != nil {
		return nil, err
	}
	_, view, err := pictureChoices(map[string][]string{"view": r.query["view"]})
	if err != nil {
		return nil, err
	}
	var versions [2]diff.Version
	for i, ref := range []*modelRef{document.Old, document.New} {
		source, err := s.source(ctx, ref, []string{"old", "new"}[i])
		if err != nil {
			return nil, err
		}
		checked := s.checkModel(source.Name, source.Text)
		if checked.Model == nil {
			return nil, faulty("the "+[]string{"old", "new"}[i]+" model cannot be read; mend it first", checked.Findings, checked)
		}
		versions[i] = diff.Version{Name: source.Name, Model: checked.Model, Framework: checked.Framework}
	}
	pair := diff.Pair{Old: versions[0], New: versions[1]}
	if picture != "" {
		if err := render.CheckChanges(&pair, picture, s.options(view)); err != nil { // before they are compared
			return answerDrawing(ctx, nil, err, picture)
		}
	}
	diffs := diff.Files([]diff.Pair{pair})
	if picture == "" {
		return answerText(text, func(w io.Writer) error { return writers[text](w, diffs) })
	}
	drawing, err := render.Changes(diffs[0], s.options(view))
	return answerDrawing(ctx, drawing, err, picture)
}

// formatChoice returns the format that the query chooses, one of the texts, of which
// the first is the usual one, or one of the pictures.
func formatChoice(r *request, texts []string, pictures []render.Format) (text string, picture render.Format, err error) {
	chosen := r.query.Get("format")
	if chosen == "" {
		return texts[0], "", nil
	}
	if slices.Contains(texts, chosen) {
		return chosen, "", nil
	}
	for _, p := range pictures {
		if string(p) == chosen {
			return "", p, nil
		}
		texts = append(texts, string(p))
	}
	return "", "", newProblem(http.StatusBadRequest, "there is no format %q here; use one of %s", chosen, strings.Join(texts, ", "))
}

// textTypes holds the media types of texts.
var textTypes = map[string]string{
	"json":     jsonType,
	"text":     "text/plain; charset=utf-8",
	"markdown": "text/markdown; charset=utf-8",
	"csv":      "text/csv; charset=utf-8",
	"html":     "text/html; charset=utf-8",
}

func answerText(format string, write func(io.Writer) error) (*answer, error) {
	var b bytes.Buffer
	err := write(&b)
	return &answer{status: http.StatusOK, mediaType: textTypes[format], body: b.Bytes()}, err
}
