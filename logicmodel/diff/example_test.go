package diff_test

import (
	"fmt"
	"log"
	"os"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

func Example() {
	const before = `
model: village
title: Village café
activities:
  - {id: cafe, title: Weekly café, leads-to: [contacts]}
outcomes:
  short: [{id: contacts, title: More people know their neighbours}]
`
	const after = `
model: village
title: Village café
activities:
  - {id: cafe, title: Weekly community café, leads-to: [{to: known, evidence: {grade: weak}}]}
outcomes:
  medium: [{id: known, title: More people know their neighbours}]
`
	old, err := logicmodel.Parse("old.yaml", []byte(before))
	if err != nil {
		log.Fatal(err)
	}
	new, err := logicmodel.Parse("new.yaml", []byte(after))
	if err != nil {
		log.Fatal(err)
	}
	d := diff.Models(old, new)
	d.New.Name = "village.yaml"
	for _, c := range d.Changes {
		fmt.Println(c.NewPos, c.Kind, c.What)
	}
	if err := diff.WriteText(os.Stdout, []*diff.Diff{d}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// new.yaml:5:23 retitled element
	// new.yaml:5:87 changed link
	// new.yaml:7:17 renamed element
	// new.yaml:7:17 moved element
	// village.yaml: 4 changes
	//   retitled  activity cafe: from "Weekly café" to "Weekly community café"
	//   changed   link from cafe to known: evidence added: weak
	//   renamed   outcome contacts to known
	//   moved     outcome known from short-term outcomes to medium-term outcomes
}
