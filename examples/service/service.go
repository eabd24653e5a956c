package main

import (
	"context"
	_ "embed"
	"log/slog"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/render"
)

// A service checks, draws, converts, compares and keeps models.
type service struct {
	log     *slog.Logger
	checker *rules.Checker // reads each framework once
	engine  render.Engine
	layouts *render.Cache
	store   *store        // nil: it keeps no models
	slots   chan struct{} // one taken for each model that is worked on
	maxBody int64
	wait    time.Duration // for a slot, at most
	timeout time.Duration // of the work, once there is a slot

	table   []*route
	metrics *metrics
}

// init makes what does not depend on the settings.
func (s *service) init() *service {
	s.table = s.routes()
	s.metrics = newMetrics(s)
	return s
}

// A request is what a task needs of one.
type request struct {
	id     string // in the path
	query  url.Values
	header http.Header
	name   string // of the body in findings
	src    []byte
}

// A task answers a request.
type task func(ctx context.Context, r *request) (*answer, error)

// An answer is a response.
type answer struct {
	status    int
	mediaType string // empty: it has no body
	body      []byte
	header    map[string]string // what else is in its head
}

// ServeHTTP answers every request, those that it refuses too, and logs and counts
// each.
func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begin := time.Now()
	route, id, err := s.routeOf(w, r)
	var a *answer
	if err == nil {
		a, err = s.answer(w, r, route, id)
	}
	if err != nil {
		p := s.problem(err)
		if p.Status == http.StatusServiceUnavailable {
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(s.timeout.Seconds()))))
		}
		a = p.answer()
	}
	for key, value := range a.header {
		w.Header().Set(key, value)
	}
	if a.mediaType != "" {
		w.Header().Set("Content-Type", a.mediaType)
		w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	}
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(a.status)
	sent, _ := w.Write(a.body) // an error is that the client has gone
	took := time.Since(begin)
	s.log.Info("answered", "method", r.Method, "path", r.URL.Path, "status", a.status,
		"sent", sent, "whole", sent == len(a.body), "seconds", took.Seconds())
	s.metrics.count(route, a.status, took)
}

// answer runs the task of the route within the limits.
func (s *service) answer(w http.ResponseWriter, r *http.Request, route *route, id string) (*answer, error) {
	query, err := queryOf(r.URL, route.takes)
	if err != nil {
		return nil, err
	}
	q := &request{id: id, query: query, header: r.Header}
	if route.accepts != nil {
		if q.name, err = route.accepts(r.Header); err != nil {
			return nil, err
		}
		if q.src, err = s.readBody(w, r); err != nil {
			return nil, err
		}
	}
	if route.works {
		if err := s.takeSlot(r.Context()); err != nil {
			return nil, err
		}
		defer func() { <-s.slots }()
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.timeout)
	defer cancel()
	return route.do(ctx, q)
}

// takeSlot waits until there is room to work on one more model.
func (s *service) takeSlot(ctx context.Context) error {
	s.metrics.waiting.Inc()
	defer s.metrics.waiting.Dec()
	full := time.NewTimer(s.wait)
	defer full.Stop()
	select {
	case s.slots <- struct{}{}:
		return nil
	case <-full.C:
		return newProblem(http.StatusServiceUnavailable, "there are too many models to work on, and this one waited %v; try again later", s.wait)
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *service) health(context.Context, *request) (*answer, error) {
	return &answer{status: http.StatusOK, mediaType: "text/plain; charset=utf-8", body: []byte("ok\n")}, nil
}

//go:embed openapi.yaml
var openAPI []byte

func (s *service) describe(context.Context, *request) (*answer, error) {
	return &answer{status: http.StatusOK, mediaType: yamlType, body: openAPI}, nil
}
