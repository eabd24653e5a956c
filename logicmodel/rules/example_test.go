package rules_test

import (
	"fmt"
	"log"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

func ExampleCheckFiles() {
	report, err := rules.CheckFiles(examples.FS, nil, "broken.yaml")
	if err != nil {
		log.Fatal(err) // the file could not be read
	}
	d := report.Findings()[0]
	fmt.Printf("line %d: %s [%s]\n", d.Pos.Line, d.Message, d.Code)
	// Output:
	// line 19: the activity "audit" leads to nothing; name what it produces under "leads-to" [LM011]
}
