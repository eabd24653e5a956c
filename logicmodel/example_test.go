package logicmodel_test

import (
	"fmt"

	"github.com/resultschain/resultschain/logicmodel"
)

func ExampleParse() {
	m, err := logicmodel.Parse("cafe.yaml", []byte(`
model: cafe
title: Village café
outputs: [{id: meetings, title: Café afternoons held, leads-to: [contacts]}]
outcomes: {short: [{id: contacts, title: More people know their neighbours}]}
`))
	if err != nil {
		fmt.Println(err) // every fault, each at its place
		return
	}
	for _, e := range m.Elements {
		fmt.Println(e.Stage, e.ID)
	}
	// Output:
	// output meetings
	// short contacts
}
