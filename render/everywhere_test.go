package render

import (
	"bufio"
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// everywhere returns a model, and how to draw it, that has the text wherever a
// picture shows one.
func everywhere(s string) (*logicmodel.Model, *Options) {
	f := &outcomes.Framework{ID: "f", Title: s,
		Levels: []outcomes.Level{{ID: "high", Title: s}, {ID: "low", Title: s}},
		Outcomes: []outcomes.Outcome{
			{ID: "o", Title: s, Level: outcomes.Ref{ID: "low"}, ContributesTo: []outcomes.Ref{{ID: "n"}}},
			{ID: "n", Title: s, Level: outcomes.Ref{ID: "high"}},
		},
	}
	m := picturetest.Chain(s, s, "B", s) // the label of the second is the text
	m.Lang = s
	m.Partners = []logicmodel.Partner{{ID: "p", Name: s}}
	m.Reach = []logicmodel.ReachGroup{{ID: "r", Title: s, Priority: true}}
	m.Assumptions = []logicmodel.Assumption{{ID: "a", Text: s, Status: logicmodel.StatusUntested}}
	m.Risks = []logicmodel.Risk{{ID: "k", Text: s}}
	e := &m.Elements[0]
	e.Kind, e.Partners, e.Reach = logicmodel.KindCapacity, []logicmodel.Ref{{ID: "p"}}, []logicmodel.Ref{{ID: "r"}}
	e.Indicators = []outcomes.Indicator{{ID: "i", Title: s}}
	l := &e.LeadsTo[0]
	l.Because, l.Evidence = s, outcomes.Evidence{Grade: outcomes.GradeWeak, Source: s}
	l.Assumes, l.Risks = []logicmodel.LinkAssumption{{ID: "a"}, {Text: s}}, []logicmodel.Ref{{ID: "k"}}
	m.Elements[1].Label = s
	m.Elements[2].Supports = []logicmodel.Ref{{ID: "o"}}
	return m, &Options{
		ID: "pic", Framework: f, NumberLinks: true, Draft: true,
		ShowPartners: true, ShowReach: true, ShowKinds: true, ShowIndicators: true,
		Notes: map[string]string{"e0": s, "o": s}, NoteKey: s, NoteMarks: []portfolio.Mark{{Mark: "✓", Means: s}},
		Engine: placed{},
	}
}

// placed is an engine that puts the boxes on a diagonal, for tests of anything
// but places: Graphviz takes most of the time of a picture.
type placed struct{}

var (
	nodeLine = regexp.MustCompile(`^\t\t([nhr]\d+) \[width=([\d.]+), height=([\d.]+)`)
	edgeLine = regexp.MustCompile(`^\t([nhr]\d+) -> ([nhr]\d+)`)
)

func (placed) Layout(_ context.Context, dot []byte) ([]byte, error) {
	var boxes, arrows bytes.Buffer
	at := map[string]int{}
	far := 1
	lines := bufio.NewScanner(bytes.NewReader(dot))
	for lines.Scan() {
		if m := nodeLine.FindStringSubmatch(lines.Text()); m != nil {
			fmt.Fprintf(&boxes, "node %s %d %d %s %s\n", m[1], far, far, m[2], m[3])
			at[m[1]] = far
			far += 4
		}
		if m := edgeLine.FindStringSubmatch(lines.Text()); m != nil {
			from, to := at[m[1]], at[m[2]]
			middle := float64(from+to) / 2
			fmt.Fprintf(&arrows, "edge %s %s 4 %d %[3]d %[4]g %[4]g %[4]g %[4]g %[5]d %[5]d solid black\n", m[1], m[2], from, middle, to)
		}
	}
	return fmt.Appendf(nil, "graph 1 %d %d\n%s%sstop\n", far, far, &boxes, &arrows), lines.Err()
}

// The attributes that a picture has, and what their values look like: numbers,
// colours and words of ours. That of lang is the model's.
var attributes = func() map[string]*regexp.Regexp {
	const number = `-?\d+(\.\d+)?`
	all := map[string]*regexp.Regexp{}
	for names, form := range map[string]string{
		"xmlns":                       `http://www\.w3\.org/2000/svg`,
		"width height":                number + `(pt)?`,
		"x y textLength stroke-width": number,
		"font-size":                   number,
		"viewBox":                     number + `( ` + number + `){3}`,
		"stroke-dasharray":            number + `( ` + number + `)*`,
		"fill stroke":                 `none|#[0-9a-f]{6}`,
		"d":                           `[MLCZ\d. -]+`,
		"role":                        `img`,
		"class":                       `arrow|band|box|draft|heading|key|lane|link|mark|title|about|column|grid|level|row|name`,
		"id aria-labelledby data-of":  `pic-[a-z]+\d*(-\d+)?`,
		"aria-describedby":            `pic-desc`,
		"data-view":                   `model|chain|triangle|matrix`,
		"data-id data-from data-to":   `[a-z]\d?`,
		"data-stage":                  `activity|output|short|medium|long|end-state|framework`,
		"direction":                   `ltr|rtl`,
		"transform":                   `rotate\(` + number + `( ` + number + `){2}\)`,
		"font-weight":                 `bold`,
		"text-anchor":                 `middle|end`,
		"lengthAdjust":                `spacingAndGlyphs`,
		"font-family":                 regexp.QuoteMeta(paint.FontFamily),
	} {
		for _, name := range strings.Fields(names) {
			all[name] = regexp.MustCompile(`^(` + form + `)$`)
		}
	}
	return all
}()

// onlyOurs checks that the picture has no elements, attributes, comments or
// instructions but ours, and that of the model's texts only the language is in
// an attribute.
func onlyOurs(t testing.TB, svg []byte, lang string) {
	t.Helper()
	elements := map[string]bool{"svg": true, "title": true, "desc": true, "g": true, "rect": true, "path": true, "text": true, "tspan": true}
	for dec := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := dec.RawToken()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData, xml.EndElement:
		case xml.StartElement:
			if token.Name.Space != "" || !elements[token.Name.Local] {
				t.Errorf("the picture has an element <%s:%s>", token.Name.Space, token.Name.Local)
			}
			for _, a := range token.Attr {
				form := attributes[a.Name.Local]
				switch {
				case a.Name.Local == "lang" && (a.Name.Space == "" || a.Name.Space == "xml"):
					if a.Value != "en" && a.Value != lang {
						t.Errorf("the language is %q, want %q", a.Value, lang)
					}
				case a.Name.Space != "" || form == nil:
					t.Errorf("<%s> has an attribute %s:%s", token.Name.Local, a.Name.Space, a.Name.Local)
				case !form.MatchString(a.Value):
					t.Errorf("<%s> has %s=%q", token.Name.Local, a.Name.Local, a.Value)
				}
			}
		default:
			t.Errorf("the picture has a %T: %q", token, token)
		}
	}
}

// asShown returns a text as a picture shows it, on one line: what XML cannot hold is
// replaced.
func asShown(s string) string {
	return strings.Map(shownAs, content.OneLine(strings.ToValidUTF8(s, "\ufffd")))
}

// compact returns a text without its spaces, which lines may break at, and without
// the marks that keep one direction of writing from turning another.
func compact(s string) string {
	return isolates.Replace(strings.Join(strings.Fields(s), ""))
}

var isolates = strings.NewReplacer("\u2068", "", "\u2069", "", "\u00ad", "", "\u200b", "")

// checkEverywhere checks that a drawing of [everywhere] has the text in its
// title, its description, its boxes and its arrows.
func checkEverywhere(t testing.TB, d *drawing, s string, view View) {
	t.Helper()
	if view == MatrixView {
		if x := compact(asShown(s)); !strings.Contains(compact(d.desc), x) {
			t.Errorf("the description lacks %q:\n%s", x, d.desc)
		}
		return
	}
	if d.title != asShown(s) {
		t.Errorf("the title is %q, want %q", d.title, asShown(s))
	}
	x := compact(asShown(s))
	if x == "" {
		return
	}
	contains := func(what, text, want string) {
		t.Helper()
		if !strings.Contains(compact(text), want) {
			t.Errorf("%s lacks %q:\n%s", what, want, text)
		}
	}
	contains("the description", d.desc, "✓means“"+x)
	boxes, arrows, details := 3, 2, ""
	if view != TriangleView {
		boxes, arrows, details = 5, 4, "Partners:"+x+"Reach:"+x+"Changein:capacityMeasuredby:"+x+x
		unended := compact(asShown(strings.TrimRight(content.OneLine(s), ".")))
		for _, want := range []string{
			"Activities:“" + x, "withweakevidence(" + unended, "assuming“" + x, "and“" + x, "atriskfrom“" + x,
			"Partners:" + x, "Reach:" + x, "Measuredby:" + x,
		} {
			contains("the description", d.desc, want)
		}
		if reason := strings.TrimRight(content.OneLine(s), "."); unended != "" {
			lead := "because“"
			if first, _, _ := strings.Cut(reason, " "); strings.EqualFold(first, "because") {
				lead = ",“" // which begins so itself
			}
			contains("the description", d.desc, lead+unended+"”")
		}
	}
	if len(d.boxes) != boxes || len(d.arrows) != arrows {
		t.Fatalf("%d boxes and %d arrows, want %d and %d", len(d.boxes), len(d.arrows), boxes, arrows)
	}
	// A long text is cut, a soft hyphen may become a hyphen, and a space of no
	// width is left out; the description has it all.
	altered := strings.Contains(strings.Join(d.boxes, ""), "…") || strings.ContainsAny(s, "\u00ad\u200b")
	for i, words := range d.boxes {
		want := x
		switch i {
		case 0:
			want += details
		case boxes - 2: // the outcome "o"
			want += x
		}
		if !altered && compact(words) != want {
			t.Errorf("the box shows %q, want %q", words, want)
		}
	}
	for _, title := range d.arrows {
		contains("an arrow", title, "“"+x)
	}
}
