package main

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"strings"
)

const (
	yamlType = "application/yaml"
	jsonType = "application/json"
	xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// modelName returns the name of a model in findings, by the type of the body.
func modelName(h http.Header) (string, error) {
	return bodyName(h, "the model with the Content-Type application/yaml or application/json", map[string]string{
		yamlType: "model.yaml", "application/x-yaml": "model.yaml", "text/yaml": "model.yaml", jsonType: "model.json",
	})
}

// fileName returns the name of a file of any format that can be read.
func fileName(h http.Header) (string, error) {
	return bodyName(h, "the file with the Content-Type application/yaml, application/json, application/xml, text/csv or "+xlsxType, map[string]string{
		yamlType: "model.yaml", "application/x-yaml": "model.yaml", "text/yaml": "model.yaml", jsonType: "model.json",
		"application/xml": "model.xml", "text/xml": "model.xml", "text/csv": "model.csv", xlsxType: "model.xlsx",
	})
}

// documentName returns the name of a request that is JSON itself.
func documentName(h http.Header) (string, error) {
	return bodyName(h, "JSON with the Content-Type application/json", map[string]string{jsonType: "request.json"})
}

// bodyName returns the name of the type of the body; send is what to send.
func bodyName(h http.Header, send string, names map[string]string) (string, error) {
	if encoding := h.Get("Content-Encoding"); encoding != "" && encoding != "identity" {
		return "", newProblem(http.StatusUnsupportedMediaType, "send it as it is, without a Content-Encoding")
	}
	mediaType, parameters, err := mime.ParseMediaType(h.Get("Content-Type"))
	name := names[mediaType]
	if name == "" {
		return "", newProblem(http.StatusUnsupportedMediaType, "send %s", send)
	}
	if charset, named := parameters["charset"]; err != nil || named && !strings.EqualFold(charset, "utf-8") {
		return "", newProblem(http.StatusUnsupportedMediaType, "send it in UTF-8, and with the Content-Type %s alone or followed by ; charset=utf-8", mediaType)
	}
	return name, nil
}

// readBody returns the body of the request. One that is too large is not read.
func (s *service) readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	tooLarge := newProblem(http.StatusRequestEntityTooLarge, "a request may have %d bytes, and this one has more", s.maxBody)
	if r.ContentLength > s.maxBody {
		w.Header().Set("Connection", "close")
		return nil, tooLarge
	}
	src, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.maxBody))
	var over *http.MaxBytesError
	switch {
	case err == nil:
		return src, nil
	case errors.As(err, &over):
		return nil, tooLarge
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, newProblem(http.StatusRequestTimeout, "the request did not arrive within %v", s.timeout)
	}
	return nil, newProblem(http.StatusBadRequest, "the request did not arrive whole")
}
