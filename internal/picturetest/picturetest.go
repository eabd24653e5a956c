// Package picturetest holds models for the tests of pictures: small ones, random ones,
// and ones that are hard to draw.
package picturetest

import (
	"embed"
	"fmt"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// All returns models that are hard to draw, by name.
func All() map[string]*logicmodel.Model {
	models := map[string]*logicmodel.Model{
		"one element":   {ID: "m", Title: "One", Elements: []logicmodel.Element{{ID: "a", Title: "A", Stage: logicmodel.Activity}}},
		"hostile texts": Hostile(),
		"scripts":       Scripts(),
		"long texts":    LongTexts(),
		"feedback":      Feedback(),
		"undefined":     Undefined(),
	}
	for _, n := range []int{12, 30, 60} {
		models[fmt.Sprintf("random %d", n)] = Random(n, uint64(n))
	}
	return models
}

// Chain returns a model with an element for each text, each leading to the next.
func Chain(title string, texts ...string) *logicmodel.Model {
	m := &logicmodel.Model{ID: "m", Title: title}
	stages := outcomes.Stages()[1:] // no inputs
	for i, text := range texts {
		e := logicmodel.Element{ID: fmt.Sprint("e", i), Title: text, Stage: stages[min(i, len(stages)-1)]}
		if i+1 < len(texts) {
			e.LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: fmt.Sprint("e", i+1)}}}
		}
		m.Elements = append(m.Elements, e)
	}
	return m
}

// HostileTexts would break out of DOT, HTML or XML if they were not escaped.
var HostileTexts = []string{
	`"quoted" and 'single'`, `back\slash \N \l \n`, `<script>alert(1)</script>`, `&amp; &lt; & <b>bold</b>`,
	`]]> --> <![CDATA[ <!DOCTYPE x>`, "line\nbreak\ttab", `javascript:alert(1)`, `${x} {{y}} %s %d`, `label"]; n0 -> n1 [`,
}

// Hostile returns a model with the hostile texts.
func Hostile() *logicmodel.Model {
	return Chain(`Title with <script>alert("x")</script> & "quotes" \N`, HostileTexts...)
}

// Scripts returns a model with texts in many scripts.
func Scripts() *logicmodel.Model {
	return Chain("Ann an iomadh sgrìobhadh – 많은 文字",
		"Barrachd fheàrr air slàinte inntinn anns a’ choimhearsnachd",
		"Zwiększona świadomość społeczności lokalnej",
		"تحسين الصحة النفسية والرفاهية في المجتمع المحلي",
		"我们的人民将改善身心健康并且更加了解社区服务",
		"👩‍👩‍👧‍👦 Families 🏴󠁧󠁢󠁳󠁣󠁴󠁿 enjoy ❤️ their neighbourhood",
		"Повышение осведомлённости")
}

// LongTexts returns a model with texts that are too long for their boxes.
func LongTexts() *logicmodel.Model {
	return Chain(strings.Repeat("A long title that goes on ", 16),
		strings.Repeat("word ", 20000),
		strings.Repeat("x", 100000),
		"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
		strings.Repeat("我", 300),
		"short",
		strings.Repeat("W", 100))
}

// Feedback returns a model with links back, some of them illustrative.
func Feedback() *logicmodel.Model {
	m := Chain("Feedback", "Work", "Product", "Soon", "Later", "At last", "The end")
	m.Elements[4].LeadsTo = append(m.Elements[4].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "e0"}, Feedback: true}, logicmodel.Link{To: logicmodel.Ref{ID: "e3"}, Feedback: true})
	m.Elements[5].LeadsTo = append(m.Elements[5].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "e1"}, Feedback: true, Illustrative: true})
	m.Elements[2].Illustrative = true
	return m
}

// Undefined returns a model with links to what is not defined, and to itself.
func Undefined() *logicmodel.Model {
	m := Chain("Undefined", "Work", "Product", "Change")
	m.Elements[1].LeadsTo = append(m.Elements[1].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "nowhere"}})
	m.Elements[2].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: "e0"}}, {To: logicmodel.Ref{ID: "e2"}}, {To: logicmodel.Ref{ID: "nowhere"}}}
	m.Elements[2].Supports = []logicmodel.Ref{{ID: "NO6"}, {ID: "NO6"}}
	return m
}

// Framework returns the framework of testdata in the file with the name.
func Framework(t testing.TB, name string) *outcomes.Framework {
	t.Helper()
	f, err := outcomes.Parse(name, readTestdata(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func readTestdata(t testing.TB, name string) []byte {
	t.Helper()
	src, err := testdata.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// Cafe returns two versions of a model of a café, and what changed.
func Cafe(t testing.TB) *diff.Diff {
	t.Helper()
	f := Framework(t, "plan.yaml")
	return Versions(Model(t, "old.yaml"), Model(t, "new.yaml"), f, f)
}

// Versions returns two versions of a model, with their frameworks.
func Versions(old, new *logicmodel.Model, f, f2 *outcomes.Framework) *diff.Diff {
	d := diff.Models(old, new)
	if old != nil {
		d.Old.Framework = f
	}
	if new != nil {
		d.New.Framework = f2
	}
	return d
}

// Islands returns a model in two parts, with two boxes beside them, that has all that
// links can have.
func Islands() *logicmodel.Model {
	m := Chain("Islands", "Work", "Product", "Soon", "Later", "At last", "The end")
	e := m.Elements
	e[1].LeadsTo = nil
	e[0].LeadsTo[0] = logicmodel.Link{
		To: e[0].LeadsTo[0].To, Because: "It does.", Illustrative: true,
		Evidence: outcomes.Evidence{Grade: outcomes.GradeStrong, Source: "Smith 2009"},
		Assumes:  []logicmodel.LinkAssumption{{ID: "staff"}, {Text: "People come"}}, Risks: []logicmodel.Ref{{ID: "flood"}},
	}
	e[2].LeadsTo[0].Evidence.Grade = outcomes.GradeNone
	m.Assumptions = []logicmodel.Assumption{{ID: "staff", Text: "Staff stay", Status: logicmodel.StatusUntested}}
	m.Risks = []logicmodel.Risk{{ID: "flood", Text: "The hall floods"}}
	m.Elements = append(e,
		logicmodel.Element{ID: "alone", Title: "A leaflet", Stage: logicmodel.Output, Illustrative: true},
		logicmodel.Element{ID: "other", Title: "A leaflet", Stage: logicmodel.Output})
	return m
}

// Partners returns three models whose elements have the same ids and titles,
// with links across them.
func Partners() []*logicmodel.Model {
	var models []*logicmodel.Model
	for _, id := range []string{"maud", "hub", "trust"} {
		m := Chain("Work of the "+id, "Weekly walks", "Walks held", "More people know their neighbours", "People live well")
		m.ID = id
		m.Elements[3].Supports = []logicmodel.Ref{{ID: "G1"}}
		models = append(models, m)
	}
	from := models[0].Elements[2]
	models[0].Elements[2].LeadsTo = append(from.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: "hub/" + from.ID}, Because: "Neighbours join in"})
	models[2].Elements[3].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: "maud/" + models[0].Elements[0].ID}}}
	return models
}

// Model returns the model of testdata in the file with the name.
func Model(t testing.TB, name string) *logicmodel.Model {
	t.Helper()
	m, err := logicmodel.Parse(name, readTestdata(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Example returns an example of this module, and its framework.
func Example(t testing.TB, name string) (*logicmodel.Model, *outcomes.Framework) {
	t.Helper()
	m, f, err := rules.Load(examples.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return m, f
}

//go:embed testdata
var testdata embed.FS
