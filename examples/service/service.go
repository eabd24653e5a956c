package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"maps"
	"math"
	"mime"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/render"
)

// A service checks and draws models.
type service struct {
	log     *slog.Logger
	checker *rules.Checker // reads each framework once
	engine  render.Engine
	layouts *render.Cache
	slots   chan struct{} // one taken for each model that is worked on
	maxBody int64
	wait    time.Duration // for a slot, at most
	timeout time.Duration // of the work, once there is a slot
}

// A task answers a request about the model src, which findings call name.
type task func(ctx context.Context, name string, src []byte, query url.Values) (*answer, error)

// An answer is the content of a response.
type answer struct {
	status    int
	mediaType string
	body      []byte
}

// ServeHTTP answers every request, those that it refuses too, and logs each.
func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begin := time.Now()
	a, err := s.answer(w, r)
	if err != nil {
		p := s.problem(err)
		if p.Status == http.StatusServiceUnavailable {
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(s.timeout.Seconds()))))
		}
		a = p.answer()
	}
	w.Header().Set("Content-Type", a.mediaType)
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(a.status)
	sent, err := w.Write(a.body)
	s.log.Info("answered", "method", r.Method, "path", r.URL.Path, "status", a.status,
		"sent", sent, "whole", err == nil, "seconds", time.Since(begin).Seconds())
}

// answer finds and runs the task for the request. An [http.ServeMux] would answer
// unknown requests in plain text, and leave them out of the log.
func (s *service) answer(w http.ResponseWriter, r *http.Request) (*answer, error) {
	var do task
	var takes []string // in its query
	switch r.URL.Path {
	case "/healthz":
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			return nil, notAllowed(w, r, "GET", "HEAD")
		}
		return &answer{http.StatusOK, "text/plain; charset=utf-8", []byte("ok\n")}, nil
	case "/check":
		do = s.check
	case "/render":
		do, takes = s.render, []string{"view", "format"}
	default:
		return nil, newProblem(http.StatusNotFound, "there is nothing at %q; use /check, /render or /healthz", r.URL.Path)
	}
	if r.Method != http.MethodPost {
		return nil, notAllowed(w, r, "POST")
	}
	query, err := queryOf(r.URL, takes)
	if err != nil {
		return nil, err
	}
	return s.runTask(w, r, query, do)
}

func notAllowed(w http.ResponseWriter, r *http.Request, methods ...string) *problem {
	w.Header().Set("Allow", strings.Join(methods, ", "))
	return newProblem(http.StatusMethodNotAllowed, "%s answers %s, not %s", r.URL.Path, strings.Join(methods, " and "), r.Method)
}

// queryOf returns the query of the address. It refuses unknown parameters, since
// a misspelt one would otherwise be ignored.
func queryOf(u *url.URL, takes []string) (url.Values, error) {
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return nil, newProblem(http.StatusBadRequest, "what follows the question mark cannot be read; write it as in /render?view=chain&format=png")
	}
	for _, key := range slices.Sorted(maps.Keys(query)) {
		switch {
		case len(takes) == 0:
			return nil, newProblem(http.StatusBadRequest, "%s takes no %q; leave out the question mark and what follows it", u.Path, key)
		case !slices.Contains(takes, key):
			return nil, newProblem(http.StatusBadRequest, "%s takes no %q; use one of %s", u.Path, key, strings.Join(takes, ", "))
		case len(query[key]) > 1:
			return nil, newProblem(http.StatusBadRequest, "%q is there more than once; write it once", key)
		}
	}
	return query, nil
}

// runTask runs the task within the limits.
func (s *service) runTask(w http.ResponseWriter, r *http.Request, query url.Values, do task) (*answer, error) {
	name, err := fileName(r.Header)
	if err != nil {
		return nil, err
	}
	src, err := s.readBody(w, r)
	if err != nil {
		return nil, err
	}
	full := time.NewTimer(s.wait)
	defer full.Stop()
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	case <-full.C:
		return nil, newProblem(http.StatusServiceUnavailable, "there are too many models to work on, and this one waited %v; try again later", s.wait)
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.timeout)
	defer cancel()
	return do(ctx, name, src, query)
}

// fileName returns the name of the model in findings, by the type of the body.
func fileName(h http.Header) (string, error) {
	if encoding := h.Get("Content-Encoding"); encoding != "" && encoding != "identity" {
		return "", newProblem(http.StatusUnsupportedMediaType, "send the model as it is, without a Content-Encoding")
	}
	mediaType, parameters, err := mime.ParseMediaType(h.Get("Content-Type"))
	var name string
	switch mediaType {
	case "application/json":
		name = "model.json"
	case "application/yaml", "application/x-yaml", "text/yaml":
		name = "model.yaml"
	default:
		return "", newProblem(http.StatusUnsupportedMediaType, "send the model with the Content-Type application/yaml or application/json")
	}
	if charset, named := parameters["charset"]; err != nil || named && !strings.EqualFold(charset, "utf-8") {
		return "", newProblem(http.StatusUnsupportedMediaType, "send the model in UTF-8, and with the Content-Type %s alone or followed by ; charset=utf-8", mediaType)
	}
	return name, nil
}

// readBody returns the body of the request. One that is too large is not read.
func (s *service) readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	tooLarge := newProblem(http.StatusRequestEntityTooLarge, "a model may have %d bytes, and this one has more", s.maxBody)
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
		return nil, newProblem(http.StatusRequestTimeout, "the model did not arrive within %v", s.timeout)
	}
	return nil, newProblem(http.StatusBadRequest, "the model did not arrive whole")
}
