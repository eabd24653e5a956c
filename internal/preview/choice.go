package preview

import (
	"net/url"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
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

// addChoices adds the links to other pictures of the same file.
func (p *filePage) addChoices(e *entry, of *subject, lines *shownLines, c choice) {
	pick := func(text string, pos diag.Pos, focus, partner string) item {
		other := c
		other.focus, other.partner = focus, partner
		here := c.focus == focus && c.partner == partner
		if here {
			p.Part = text
		}
		line := 0
		if of == e.now && lines.shows(pos.Line) {
			line = pos.Line
		}
		return item{link{text, other.href(e.Name), here}, line}
	}
	add := func(title string, items []item) {
		if len(items) > 0 {
			p.Groups = append(p.Groups, group{title, items})
		}
	}
	var items []item
	if of.model == nil {
		for _, o := range of.framework.Outcomes {
			items = append(items, pick(o.ID+" "+o.Title, o.Pos, o.ID, ""))
		}
		add("Outcomes", items)
	} else {
		for _, v := range viewNames {
			if v.view == render.TriangleView && of.framework == nil {
				continue
			}
			other := c
			other.view = v.view
			p.Views = append(p.Views, link{v.name, other.href(e.Name), c.view == v.view})
		}
		for _, stage := range outcomes.Stages() {
			var items []item
			for el := range of.model.At(stage) {
				items = append(items, pick(el.Text(), el.Pos, el.ID, ""))
			}
			add(of.model.Heading(stage, of.framework), items)
		}
		for _, partner := range of.model.Partners {
			items = append(items, pick(partner.Name, partner.Pos, "", partner.ID))
		}
		add("What a partner does", items)
	}
	if c.isPart() {
		p.addWhole(e, c)
	}
}

// addWhole adds the links from the picture of a part to that of all, and to that with or
// without the rest.
func (p *filePage) addWhole(e *entry, c choice) {
	if p.Part == "" { // an outcome of the framework, or an unknown id
		p.Part = c.focus + c.partner
	}
	whole, rest := c, c
	whole.focus, whole.partner, whole.only = "", "", false
	p.Whole = whole.href(e.Name)
	rest.only = !c.only
	p.Rest = link{Text: "Leave the rest out", Href: rest.href(e.Name)}
	if c.only {
		p.Rest.Text = "Show the rest in grey"
	}
}

var viewNames = []struct {
	view render.View
	name string
}{
	{"", "Logic model"},
	{render.ChainView, "Results chain"},
	{render.TriangleView, "Triangle"},
}
