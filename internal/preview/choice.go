package preview

import (
	"net/url"

	"github.com/resultschain/resultschain/render"
)

// A choice is what a page shows of a file. The zero choice is the default.
type choice struct {
	view           render.View
	focus, partner string // ids
	only           bool   // leave the rest out
	draft          bool   // the current version although it has errors
	full           bool   // in full size, which is the same drawing
}

// choiceOf returns the choice in the query of an address.
func choiceOf(q url.Values) (choice, error) {
	c := choice{
		focus: q.Get("focus"), partner: q.Get("partner"),
		only: q.Has("only"), draft: q.Has("draft"), full: q.Has("full"),
	}
	if v := q.Get("view"); v != "" {
		if err := c.view.UnmarshalText([]byte(v)); err != nil {
			return c, err
		}
	}
	if c.view == render.ModelView {
		c.view = ""
	}
	c.only = c.only && c.isPart()
	return c, nil
}

// isPart reports whether only a part is chosen.
func (c choice) isPart() bool { return c.focus != "" || c.partner != "" }

// href returns the address of the page of a file, relative to any page.
func (c choice) href(name string) string { return c.address("file", name) }

// address returns the address under a path that has the choice and the name of a file.
func (c choice) address(path, name string) string {
	q := url.Values{"name": {name}}
	set := func(key, value string) {
		if value != "" {
			q.Set(key, value)
		}
	}
	flag := func(key string, on bool) {
		if on {
			q.Set(key, "yes")
		}
	}
	set("view", string(c.view))
	set("focus", c.focus)
	set("partner", c.partner)
	flag("only", c.only)
	flag("draft", c.draft)
	flag("full", c.full)
	return path + "?" + q.Encode()
}
