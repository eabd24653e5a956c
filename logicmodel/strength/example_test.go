package strength_test

import (
	"fmt"
	"io"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/logicmodel/strength"
)

func ExampleActivities() {
	m, _, err := rules.Load(examples.FS, "village-cafe.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	for activity, way := range strength.Activities(m, nil) {
		fmt.Printf("%s: weakest evidence %s, %d of %d links without a grade\n",
			m.Elements[activity].ID, way.Weakest, len(way.Ungraded), len(way.Links))
	}
	// Output:
	// cafe: weakest evidence moderate, 2 of 6 links without a grade
	// referral: weakest evidence weak, 2 of 6 links without a grade
	// cooking: weakest evidence none, 4 of 5 links without a grade
}

func ExampleExplain() {
	m, f, err := rules.Load(examples.FS, "stobswellbeing.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	x := strength.Explain(m, f, nil, "aware")
	for _, e := range x.Here.Every.Elements {
		fmt.Println("every path goes through", m.Elements[e].ID)
	}
	if err := x.WriteText(io.Discard); err != nil {
		fmt.Println(err)
	}
	// Output:
	// every path goes through engaged
}
