package main

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/render"
)

// description returns openapi.yaml and what finds the operation of a request in it.
var description = sync.OnceValues(func() (*openapi3.T, routers.Router) {
	d, err := openapi3.NewLoader().LoadFromData(openAPI)
	if err != nil {
		panic(err)
	}
	router, err := gorillamux.NewRouter(d)
	if err != nil {
		panic(err)
	}
	return d, router
})

// A describedTransport holds every answer that a test gets against openapi.yaml, and
// every request too that the service accepts.
type describedTransport struct {
	t *testing.T
	http.Transport
}

func (d *describedTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	var sent bytes.Buffer
	if r.Body != nil && r.Body != http.NoBody {
		r.Body = struct {
			io.Reader
			io.Closer
		}{io.TeeReader(r.Body, &sent), r.Body}
	}
	response, err := d.Transport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	response.Body = io.NopCloser(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	_, router := description()
	route, parameters, err := router.FindRoute(r)
	if err != nil || r.Method == http.MethodHead {
		return response, nil // it is nowhere, and that is what the service answers too
	}
	copied := r.Clone(r.Context())
	copied.Body = io.NopCloser(&sent)
	request := &openapi3filter.RequestValidationInput{Request: copied, PathParams: parameters, Route: route}
	if response.StatusCode < 400 {
		if err := openapi3filter.ValidateRequest(r.Context(), request); err != nil {
			d.t.Errorf("%s %s was accepted, but is not as openapi.yaml describes: %v", r.Method, r.URL, err)
		}
	}
	err = openapi3filter.ValidateResponse(r.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: request, Status: response.StatusCode, Header: response.Header,
		Body:    io.NopCloser(bytes.NewReader(body)),
		Options: &openapi3filter.Options{IncludeResponseStatus: true},
	})
	if err != nil {
		d.t.Errorf("%s %s: the answer %d is not as openapi.yaml describes: %v", r.Method, r.URL, response.StatusCode, err)
	}
	return response, nil
}

// TestDescription checks that openapi.yaml is valid, and lists what the service
// answers: its routes, their parameters, and the formats and views.
func TestDescription(t *testing.T) {
	t.Parallel()
	d, _ := description()
	if err := d.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	var described, answered []string
	for path, item := range d.Paths.Map() {
		for method, operation := range item.Operations() {
			var query []string
			for _, p := range slices.Concat(item.Parameters, operation.Parameters) {
				if p.Value.In == "query" {
					query = append(query, p.Value.Name)
				}
			}
			slices.Sort(query)
			described = append(described, method+" "+path+"?"+strings.Join(query, "&"))
		}
	}
	for _, r := range newService(1, 1).table {
		answered = append(answered, r.method+" "+r.pattern+"?"+strings.Join(slices.Sorted(slices.Values(r.takes)), "&"))
	}
	slices.Sort(described)
	slices.Sort(answered)
	if diff := cmp.Diff(answered, described); diff != "" {
		t.Errorf("what is described (-answered +described):\n%s", diff)
	}

	var formats, views []any
	for _, f := range render.Formats() {
		formats = append(formats, string(f))
	}
	for _, v := range render.Views() {
		views = append(views, string(v))
	}
	for name, want := range map[string][]any{"View": views, "PictureFormat": formats} {
		if diff := cmp.Diff(append(want, ""), d.Components.Parameters[name].Value.Schema.Value.Enum); diff != "" {
			t.Errorf("%s (-want +described):\n%s", name, diff)
		}
	}
}
