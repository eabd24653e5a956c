package edit_test

import (
	"fmt"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
)

func Example() {
	const src = `model: village # a draft
title: Village café
activities:
  - {id: cafe, title: Weekly café, leads-to: [contacts]}
outputs:
  - {id: contacts, title: New contacts} # as many as we can
`
	f, err := edit.Open("village.yaml", []byte(src))
	if err != nil {
		panic(err)
	}
	for _, err := range []error{
		f.Rename("contacts", "neighbours-met"),
		f.Set("Neighbours meet: once a week", "neighbours-met", "title"),
		f.Add(logicmodel.Partner{ID: "trust", Name: "Village trust"}, "partners"),
	} {
		if err != nil {
			panic(err)
		}
	}
	fmt.Print(string(f.Bytes()))
	// Output:
	// model: village # a draft
	// title: Village café
	// partners:
	//   - id: trust
	//     name: Village trust
	// activities:
	//   - {id: cafe, title: Weekly café, leads-to: [neighbours-met]}
	// outputs:
	//   - {id: neighbours-met, title: "Neighbours meet: once a week"} # as many as we can
}
