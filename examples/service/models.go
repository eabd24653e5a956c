package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/render"
)

// idForm is the form of the ids of models that are kept.
var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// mostListed is how many models one answer lists.
const mostListed = 1000

// etag returns the entity tag of a version.
func (k *keptModel) etag() string { return fmt.Sprintf(`"%d"`, k.Version) }

// fileName returns what findings call the model.
func (k *keptModel) fileName() string {
	if k.MediaType == jsonType {
		return k.ID + ".json"
	}
	return k.ID + ".yaml"
}

// load returns a version of a model that is kept; 0 means the newest.
func (s *service) load(ctx context.Context, id string, version int64) (*keptModel, error) {
	if err := s.checkID(id); err != nil {
		return nil, err
	}
	k, err := s.store.load(ctx, id, version)
	if errors.Is(err, errMissing) {
		return nil, missing(id)
	}
	return k, err
}

func missing(id string) *problem {
	return newProblem(http.StatusNotFound, "no such model %q or version of it is kept; /v1/models lists those that are", id)
}

var errNoStore = newProblem(http.StatusNotFound, "this service keeps no models; it does if it is started with -store")

// checkID checks that the service keeps models, and that this may be the id of one.
func (s *service) checkID(id string) error {
	switch {
	case s.store == nil:
		return errNoStore
	case !idForm.MatchString(id):
		return newProblem(http.StatusBadRequest, "%q is no id for a model that is kept; use 1 to 64 small letters a to z, digits and hyphens, the first no hyphen", id)
	}
	return nil
}

// loadVersion returns the version that the query names, or else the newest.
func (s *service) loadVersion(ctx context.Context, r *request) (*keptModel, error) {
	version := int64(0)
	if text := r.query.Get("version"); text != "" {
		var err error
		if version, err = strconv.ParseInt(text, 10, 64); err != nil || version < 1 {
			return nil, newProblem(http.StatusBadRequest, "%q is not the number of a version; write it as in version=2", text)
		}
	}
	return s.load(ctx, r.id, version)
}

func (s *service) getModel(ctx context.Context, r *request) (*answer, error) {
	k, err := s.loadVersion(ctx, r)
	if err != nil {
		return nil, err
	}
	return ifChanged(r, &answer{http.StatusOK, k.MediaType, k.text, map[string]string{"ETag": k.etag()}}), nil
}

// ifChanged returns the answer, or that the client has it already.
func ifChanged(r *request, a *answer) *answer {
	tag := a.header["ETag"]
	for _, known := range tags(r.header.Values("If-None-Match")) {
		if known == "*" || strings.TrimPrefix(known, "W/") == tag {
			return &answer{status: http.StatusNotModified, header: a.header}
		}
	}
	return a
}

// picture answers with the picture of a model that is kept.
func (s *service) picture(ctx context.Context, r *request) (*answer, error) {
	k, err := s.loadVersion(ctx, r)
	if err != nil {
		return nil, err
	}
	_, view, err := pictureChoices(r.query)
	if err != nil {
		return nil, err
	}
	a, err := s.drawModel(ctx, k.fileName(), k.text, view, render.SVG)
	if err != nil {
		return nil, err
	}
	a.header = map[string]string{"ETag": fmt.Sprintf(`"%x"`, sha256.Sum256(a.body))} // it rests on the framework too
	return ifChanged(r, a), nil
}

func (s *service) putModel(ctx context.Context, r *request) (*answer, error) {
	if !utf8.Valid(r.src) || len(r.src) == 0 {
		return nil, newProblem(http.StatusBadRequest, "it is empty or no text in UTF-8; send the text of a model")
	}
	mediaType := yamlType
	if strings.HasSuffix(r.name, ".json") {
		mediaType = jsonType
	}
	k, err := s.save(ctx, r, mediaType, r.src)
	if err != nil {
		return nil, err
	}
	a, err := jsonAnswer(k)
	a.header = map[string]string{"ETag": k.etag()}
	if r.header.Get("If-None-Match") != "" {
		a.status = http.StatusCreated
		a.header["Location"] = "/v1/models/" + k.ID
	}
	return a, err
}

func (s *service) deleteModel(ctx context.Context, r *request) (*answer, error) {
	if r.header.Get("If-None-Match") != "" {
		return nil, newProblem(http.StatusBadRequest, "If-None-Match is for what is not there yet; to delete, send If-Match with the ETag of the version that you mean")
	}
	if _, err := s.save(ctx, r, "", nil); err != nil {
		return nil, err
	}
	return &answer{status: http.StatusNoContent}, nil
}

// save adds a version if the newest one is that which the client has seen.
func (s *service) save(ctx context.Context, r *request, mediaType string, text []byte) (*keptModel, error) {
	if err := s.checkID(r.id); err != nil {
		return nil, err
	}
	ifMatch, ifNoneMatch := tags(r.header.Values("If-Match")), tags(r.header.Values("If-None-Match"))
	switch {
	case len(ifMatch) == 0 && len(ifNoneMatch) == 0:
		return nil, newProblem(http.StatusPreconditionRequired, "send If-Match with the ETag of the version that you changed, or If-None-Match: * for a new model, so that nobody's work is lost")
	case len(ifMatch) > 0 && len(ifNoneMatch) > 0:
		return nil, newProblem(http.StatusBadRequest, "send If-Match or If-None-Match, not both")
	case len(ifNoneMatch) > 0 && !slices.Equal(ifNoneMatch, []string{"*"}):
		return nil, newProblem(http.StatusBadRequest, "If-None-Match can only be * here, for a new model")
	}
	return s.store.save(ctx, r.id, mediaType, text, func(newest *keptModel) error {
		switch {
		case newest == nil && len(ifNoneMatch) > 0:
			return nil
		case newest == nil:
			return newProblem(http.StatusPreconditionFailed, "there is no model %q, or it was deleted; to make it anew, send If-None-Match: *", r.id)
		case slices.Contains(ifMatch, newest.etag()) || slices.Contains(ifMatch, "*"):
			return nil
		}
		detail := "somebody has changed the model since: its newest version is %d; get that, put your changes into it, and send it with its ETag"
		if len(ifNoneMatch) > 0 {
			detail = "there is such a model, and its newest version is %d; choose another id, or change that one"
		}
		p := newProblem(http.StatusPreconditionFailed, detail, newest.Version)
		p.header = map[string]string{"ETag": newest.etag()}
		return p
	})
}

// tags returns the entity tags in the values of a head.
func tags(values []string) []string {
	var all []string
	for _, tag := range strings.Split(strings.Join(values, ","), ",") {
		if tag = strings.TrimSpace(tag); tag != "" {
			all = append(all, tag)
		}
	}
	return all
}

func (s *service) listModels(ctx context.Context, r *request) (*answer, error) {
	if s.store == nil {
		return nil, errNoStore
	}
	all, err := s.store.list(ctx, r.query.Get("after"), mostListed+1)
	if err != nil {
		return nil, err
	}
	next := ""
	if len(all) > mostListed {
		all = all[:mostListed]
		next = all[mostListed-1].ID
	}
	return jsonAnswer(struct {
		Models []*keptModel `json:"models"`
		Next   string       `json:"next,omitempty"` // to be sent as "after" for those that follow
	}{all, next})
}

func (s *service) listVersions(ctx context.Context, r *request) (*answer, error) {
	if err := s.checkID(r.id); err != nil {
		return nil, err
	}
	all, err := s.store.versions(ctx, r.id)
	switch {
	case err != nil:
		return nil, err
	case len(all) == 0:
		return nil, missing(r.id)
	}
	return jsonAnswer(struct {
		Versions []*keptModel `json:"versions"`
	}{all})
}
