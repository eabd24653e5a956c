package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"math"
	"mime"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"time"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// A service checks and draws models.
type service struct {
	log     *slog.Logger
	checker *logicmodel.Checker // reads each framework once
	engine  *render.Engine
	slots   chan struct{} // one taken for each model that is worked on
	maxBody int64
	timeout time.Duration
}

func (s *service) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /check", s.handle(s.check))
	mux.Handle("POST /render", s.handle(s.render))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		io.WriteString(w, "ok\n")
	})
	return mux
}

// A task answers a request about the model src, which findings call name.
type task func(ctx context.Context, name string, src []byte, query url.Values) (*answer, error)

// An answer is what a response says.
type answer struct {
	status    int
	mediaType string
	body      []byte
}

// handle answers requests by the task, and logs each.
func (s *service) handle(do task) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		a, err := s.within(w, r, do)
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
	})
}

// within does the task within the limits.
func (s *service) within(w http.ResponseWriter, r *http.Request, do task) (*answer, error) {
	name, err := fileName(r.Header)
	if err != nil {
		return nil, err
	}
	src, err := s.body(w, r)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.timeout)
	defer cancel()
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return do(ctx, name, src, r.URL.Query())
}

// fileName is what findings call the model, by the type of the body.
func fileName(h http.Header) (string, error) {
	mediaType, _, _ := mime.ParseMediaType(h.Get("Content-Type"))
	switch encoding := h.Get("Content-Encoding"); {
	case encoding != "" && encoding != "identity":
		return "", newProblem(http.StatusUnsupportedMediaType, "send the model as it is, without a Content-Encoding")
	case mediaType == "application/json":
		return "model.json", nil
	case mediaType == "application/yaml" || mediaType == "application/x-yaml" || mediaType == "text/yaml":
		return "model.yaml", nil
	}
	return "", newProblem(http.StatusUnsupportedMediaType, "send the model with the Content-Type application/yaml or application/json")
}

// body is the body of the request. One that is too large is not read.
func (s *service) body(w http.ResponseWriter, r *http.Request) ([]byte, error) {
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
