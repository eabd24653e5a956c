package render

import (
	"errors"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestDataAttributes checks that boxes and arrows of an SVG name what they stand for
// in the model, whatever its ids are.
func TestDataAttributes(t *testing.T) {
	m := &logicmodel.Model{ID: "m", Title: "M"}
	m.Elements = []logicmodel.Element{
		{ID: `a"><script>`, Title: "A", Stage: logicmodel.Activity, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "b & c"}}}},
		{ID: "b & c", Title: "B", Stage: logicmodel.Output, Supports: []logicmodel.Ref{{ID: "NO6"}}},
	}
	svg := string(svgOf(t, m, nil))
	for _, want := range []string{
		`<g data-id="a&quot;&gt;&lt;script&gt;" data-stage="activity"><g id="`,
		`<g data-id="b &amp; c" data-stage="output"><g id="`,
		`<g data-id="NO6" data-stage="framework"><g id="`,
		`<g data-from="a&quot;&gt;&lt;script&gt;" data-to="b &amp; c"><g id="`,
		`<g data-from="b &amp; c" data-to="NO6"><g id="`,
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("%s is not there", want)
		}
	}
	if strings.Contains(svg, "<a ") || !strings.Contains(svg, ` role="img"`) {
		t.Error("the picture has links that nobody asked for")
	}
}

// TestDataOfWholes checks what broad arrows are said to join: groups by their ids, and
// stages.
func TestDataOfWholes(t *testing.T) {
	stages := picturetest.Chain("Stages", "A", "B", "C")
	stages.Links = logicmodel.LinkingStages
	groups := picturetest.Chain("Groups", "A", "B", "C")
	groups.Groups = []logicmodel.Group{{ID: "g", Title: "G", LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: groups.Elements[2].ID}}}}}
	groups.Elements[0].Group.ID = "g"
	all := string(svgOf(t, stages, nil)) + string(svgOf(t, groups, nil))
	for _, want := range []string{`<g data-from-stage="activity" data-to-stage="output"><g id="`, `<g data-from="g" data-to="e2"><g id="`} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not there", want)
		}
	}
}

// TestLinks checks that each box leads to its address, and that its id cannot change
// which one that is.
func TestLinks(t *testing.T) {
	m := &logicmodel.Model{ID: "m", Title: "M"}
	m.Elements = []logicmodel.Element{{ID: "a", Title: `A "quote"`, Stage: logicmodel.Activity}, {ID: "../x?y=z&q#f:é", Title: "B", Stage: logicmodel.Output}}
	for pattern, want := range map[string]string{
		"https://example.org/elements/{id}": "https://example.org/elements/..%2Fx%3Fy%3Dz%26q%23f%3A%C3%A9",
		"pages/{id}.html":                   "pages/..%2Fx%3Fy%3Dz%26q%23f%3A%C3%A9.html",
		"#{id}":                             "#..%2Fx%3Fy%3Dz%26q%23f%3A%C3%A9",
		"{id}":                              "..%2Fx%3Fy%3Dz%26q%23f%3A%C3%A9",
		"?of={id}&as=x":                     "?of=..%2Fx%3Fy%3Dz%26q%23f%3A%C3%A9&amp;as=x",
	} {
		svg := string(svgOf(t, m, &Options{Link: pattern}))
		if want := `<a href="` + want + `" aria-label="Output: B" data-id="`; !strings.Contains(svg, want) {
			t.Errorf("%s: %s is not there", pattern, want)
		}
		if !strings.Contains(svg, ` aria-label="Activity: A &quot;quote&quot;" `) || !strings.Contains(svg, ` role="group"`) || strings.Count(svg, "</a>") != 2 {
			t.Errorf("%s: the boxes are no links that can be read aloud", pattern)
		}
	}
	for _, pattern := range []string{
		"pages.html", "javascript:alert('{id}')", "JavaScript:{id}", " javascript:{id}", "java\nscript:{id}", "{id}:x", "data:text/html,{id}", "file:///{id}", "mailto:{id}@example.org", "https:{id}", "http:///{id}",
	} {
		_, err := Model(m, &Options{Link: pattern})
		var wrong *content.OptionError
		if !errors.As(err, &wrong) || wrong.Option != "Link" {
			t.Errorf("%q: %v, want an error of the option Link", pattern, err)
		}
	}
}
