package main

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// A route is a kind of request that the service answers.
type route struct {
	method  string
	pattern string   // of the path, in which {id} is any one word
	takes   []string // in the query
	do      task
	accepts func(http.Header) (name string, err error) // the body, and what findings call it; nil: it has none
	works   bool                                       // in one of the slots
}

// routes returns all that the service answers. openapi.yaml describes each.
func (s *service) routes() []*route {
	picture := []string{"view", "format"}
	return []*route{
		{"GET", "/healthz", nil, s.health, nil, false},
		{"GET", "/metrics", nil, s.writeMetrics, nil, false},
		{"GET", "/v1/openapi.yaml", nil, s.describe, nil, false},
		{"POST", "/v1/check", nil, s.check, modelName, true},
		{"POST", "/v1/render", picture, s.render, modelName, true},
		{"POST", "/v1/convert", []string{"to", "strict"}, s.convert, fileName, true},
		{"POST", "/v1/coverage", []string{"format"}, s.coverage, documentName, true},
		{"POST", "/v1/diff", picture, s.diff, documentName, true},
		{"GET", "/v1/models", []string{"after"}, s.listModels, nil, false},
		{"GET", "/v1/models/{id}", []string{"version"}, s.getModel, nil, false},
		{"PUT", "/v1/models/{id}", nil, s.putModel, modelName, false},
		{"DELETE", "/v1/models/{id}", nil, s.deleteModel, nil, false},
		{"GET", "/v1/models/{id}/versions", nil, s.listVersions, nil, false},
		{"GET", "/v1/models/{id}/picture.svg", []string{"version", "view"}, s.picture, nil, true},
	}
}

// routeOf returns the route of a request, and the id in its path.
func (s *service) routeOf(w http.ResponseWriter, r *http.Request) (*route, string, error) {
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet // net/http leaves the body out of the answer
	}
	var methods []string // that the path answers
	for _, route := range s.table {
		id, ok := match(route.pattern, r.URL.Path)
		switch {
		case !ok:
		case route.method == method:
			return route, id, nil
		case route.method == http.MethodGet:
			methods = append(methods, http.MethodGet, http.MethodHead)
		default:
			methods = append(methods, route.method)
		}
	}
	if len(methods) == 0 {
		return nil, "", newProblem(http.StatusNotFound, "there is nothing at %q; /v1/openapi.yaml describes what there is", r.URL.Path)
	}
	w.Header().Set("Allow", strings.Join(methods, ", "))
	last := len(methods) - 1
	words := strings.Join(methods[:last], ", ") + " and " + methods[last]
	return nil, "", newProblem(http.StatusMethodNotAllowed, "%s answers %s, not %s", r.URL.Path, strings.TrimPrefix(words, " and "), r.Method)
}

// match reports whether a path has the form of a pattern, and returns what stands
// in the place of {id}.
func match(pattern, path string) (id string, ok bool) {
	want, got := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(want) != len(got) {
		return "", false
	}
	for i := range want {
		switch {
		case want[i] == "{id}":
			id = got[i]
		case want[i] != got[i]:
			return "", false
		}
	}
	return id, true
}

// queryOf returns the query of the address. It refuses unknown parameters, since
// a misspelt one would otherwise be ignored.
func queryOf(u *url.URL, takes []string) (url.Values, error) {
	query, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return nil, newProblem(http.StatusBadRequest, "what follows the question mark cannot be read; write it as in /v1/render?view=chain&format=png")
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
