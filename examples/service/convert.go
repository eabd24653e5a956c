package main

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/exchange"
)

// fileTypes holds the media types of files by the endings of their names.
var fileTypes = map[string]string{
	".csv":    "text/csv; charset=utf-8",
	".d2":     "text/plain; charset=utf-8",
	".json":   jsonType,
	".jsonld": "application/ld+json",
	".mmd":    "text/vnd.mermaid; charset=utf-8",
	".xlsx":   xlsxType,
}

// outputs returns the formats that models can be converted to, by their names. IATI
// is not among them, since it needs settings beside the model.
func outputs() map[string]*exchange.Format {
	all := map[string]*exchange.Format{"yaml": nil} // nil: the model as it is
	for _, f := range exchange.Formats() {
		if f.CanWrite() && f.Name != "iati" {
			all[f.Name] = f
		}
	}
	return all
}

// convert answers with the model in another format. The head of the answer has the
// number of values that the format does not hold; with strict=true such a model is
// refused, and they are listed.
func (s *service) convert(_ context.Context, r *request) (*answer, error) {
	to, strict := r.query.Get("to"), r.query.Get("strict") == "true"
	format, ok := outputs()[to]
	if !ok {
		return nil, newProblem(http.StatusBadRequest, "there is no format %q to convert to; use one of %s", to, strings.Join(slices.Sorted(maps.Keys(outputs())), ", "))
	}
	name, src, losses, err := readFile(r.name, r.src)
	if err != nil {
		return nil, err
	}
	checked := s.checkModel(name, src)
	if checked.Model == nil || checked.Findings.Err() != nil {
		return nil, faulty("the model has errors; mend them first", checked.Findings, checked)
	}
	converted, mediaType := src, yamlType
	if format != nil {
		data, lost, err := format.Write(checked.Model, exchange.Options{Framework: checked.Framework})
		if err != nil {
			return nil, newProblem(http.StatusUnprocessableEntity, "%v", err)
		}
		for _, l := range lost {
			losses = append(losses, l.String())
		}
		converted, mediaType = data, cmp.Or(fileTypes[format.Endings[0]], "application/octet-stream")
	}
	if strict && len(losses) > 0 {
		p := newProblem(http.StatusUnprocessableEntity, "the format %s does not hold all of the model; convert it without strict to leave that out", to)
		p.Losses = losses
		return nil, p
	}
	return &answer{http.StatusOK, mediaType, converted, map[string]string{"Values-Lost": strconv.Itoa(len(losses))}}, nil
}

// readFile returns the text of the model in a file, what findings call it, and what
// of the file no model holds.
func readFile(name string, data []byte) (modelName string, text []byte, losses []string, err error) {
	isText := strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".json")
	format := exchange.FormatOf(name, data)
	switch {
	case format == nil && isText:
		return name, data, nil, nil // it is a model as it stands
	case format == nil:
		return "", nil, nil, newProblem(http.StatusUnprocessableEntity, "it is no workbook, logframe or IATI file that can be read; see what its Content-Type should be")
	}
	imports, found := format.Read(name, data)
	switch {
	case found.Err() != nil:
		p := faulty("the file has errors; mend them first", found)
		p.report.Files = 1
		return "", nil, nil, p
	case len(imports) != 1:
		return "", nil, nil, newProblem(http.StatusUnprocessableEntity, "there are %d models in the file; send a file with one", len(imports))
	}
	for _, d := range found {
		losses = append(losses, d.Message)
	}
	return "model.yaml", imports[0].Text, losses, nil
}
