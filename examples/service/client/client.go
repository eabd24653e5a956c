// Package client asks a service that checks, draws and keeps logic models.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
)

// A Client asks the service at an address, such as http://localhost:8080.
type Client struct{ Address string }

// A Problem is why the service refused; 412: somebody has changed the model since.
type Problem struct {
	Status int
	Detail string
}

func (p *Problem) Error() string { return p.Detail }

// Save saves a version of a model in YAML, by the ETag of the one that was changed, empty for a new model. It returns the new ETag.
func (c Client) Save(ctx context.Context, id string, model []byte, etag string) (string, error) {
	key := "If-Match"
	if etag == "" {
		key, etag = "If-None-Match", "*"
	}
	_, etag, err := c.Do(ctx, "PUT", "/v1/models/"+id, model, key, etag)
	return etag, err
}

// Do sends a request with a model in YAML, or nil, and a header. It returns the body and the ETag of the answer.
func (c Client) Do(ctx context.Context, method, path string, body []byte, key, value string) (answer []byte, etag string, err error) {
	r, err := http.NewRequestWithContext(ctx, method, c.Address+path, bytes.NewReader(body))
	if err != nil {
		return nil, "", err
	}
	r.Header = http.Header{"Content-Type": {"application/yaml"}, key: {value}}
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, "", err
	}
	defer a.Body.Close()
	if answer, err = io.ReadAll(a.Body); err == nil && a.StatusCode >= 400 {
		err = &Problem{Status: a.StatusCode, Detail: a.Status}
		json.Unmarshal(answer, err) // a proxy may answer in another form: then the status explains the error
	}
	return answer, a.Header.Get("ETag"), err
}
