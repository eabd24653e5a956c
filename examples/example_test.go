package examples_test

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/chain"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/render"
)

// Check a model against the framework that it names. A service would read from
// os.DirFS or from a request in place of examples.FS.
func Example_check() {
	report, err := rules.CheckFiles(examples.FS, nil, "broken.yaml")
	if err != nil {
		log.Fatal(err) // the file could not be read
	}
	for _, d := range report.Findings() {
		if d.Severity == diag.Error {
			fmt.Println(d.Pos.Line, d.Code, d.Rule)
		}
	}
	// Output:
	// 19 LM011 idle-activity
	// 42 LM006 cycle
	// 46 LM013 no-cause
	// 57 LM010 isolated
	// 62 LM004 self-link
	// 70 LM007 backward-link
	// 78 LM071 unknown-outcome
}

// A rule of your own is a value like those of the catalogue.
func Example_ownRule() {
	noAcronyms := &rules.Rule{
		Code:     "DUN001",
		Name:     "no-acronyms",
		Doc:      "Titles are read by the public, so they spell words out.",
		Severity: diag.Warning,
		Class:    rules.ClassWording,
		Run: func(p *rules.Pass) {
			for i := range p.Model.Elements {
				e := &p.Model.Elements[i]
				for _, word := range strings.Fields(e.Title) {
					if len(word) > 2 && word == strings.ToUpper(word) && word != strings.ToLower(word) {
						p.Reportf(e.TitlePos, e, "%s is an acronym; spell it out", diag.Quote(word))
					}
				}
			}
		},
	}
	model := []byte(`
model: training
title: Training
activities:
  - {id: course, title: MHFA course, leads-to: [trained]}
outputs:
  - {id: trained, title: People trained, leads-to: [confident]}
outcomes:
  short:
    - {id: confident, title: People are more confident to help, leads-to: [wellbeing]}
end-state: {id: wellbeing, title: Improved wellbeing}
`)
	options := &rules.Options{
		Rules: []*rules.Rule{noAcronyms},
		Severity: map[string]diag.Severity{
			"LM036": diag.Off, // what is assumed comes later
			"LM050": diag.Off, // and so do measures
			"LM069": diag.Off, // and the framework
		},
	}
	report, err := rules.Check([]rules.Source{{Name: "model.yaml", Text: model}}, options)
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range report.Findings() {
		fmt.Println(d)
	}
	// Output:
	// model.yaml:5:25: warning: "MHFA" is an acronym; spell it out [DUN001]
}

// Build a model in Go.
func Example_build() {
	c := chain.New("cafe", "Village café")
	afternoons := c.Add(logicmodel.Activity, "afternoons", "Weekly community café")
	meetings := c.Add(logicmodel.Output, "meetings", "Café afternoons held")
	contacts := c.Add(logicmodel.ShortTerm, "contacts", "More people know their neighbours")
	wellbeing := c.Add(logicmodel.EndState, "wellbeing", "Improved wellbeing of the community")

	c.Link(afternoons, meetings)
	c.Link(meetings, contacts).Because("People who share a table get to know each other")
	c.Link(contacts, wellbeing)
	c.Link(wellbeing, contacts).Feedback()

	model := c.Build()
	report, err := rules.Check([]rules.Source{{Model: model}}, nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(model.Elements), "elements,", report.Findings().Count(diag.Error), "errors")

	text, err := model.Marshal()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(string(text[:bytes.Index(text, []byte("outcomes"))]))
	// Output:
	// 4 elements, 0 errors
	// model: cafe
	// title: Village café
	// activities:
	//   - id: afternoons
	//     title: Weekly community café
	//     leads-to: [meetings]
	// outputs:
	//   - id: meetings
	//     title: Café afternoons held
	//     leads-to:
	//       - to: contacts
	//         because: People who share a table get to know each other
}

// Draw a model with the outcomes of its framework.
func Example_draw() {
	model, framework, err := rules.Load(examples.FS, "stobswellbeing.yaml")
	if err != nil {
		log.Fatal(err)
	}
	drawing, err := render.Model(model, &render.Options{Framework: framework})
	if err != nil {
		log.Fatal(err)
	}
	var picture bytes.Buffer
	if err := drawing.Write(context.Background(), &picture, render.SVG); err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Count(picture.String(), `class="box"`), "boxes")
	// Output:
	// 20 boxes
}
