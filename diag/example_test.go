package diag_test

import (
	"log"
	"os"

	"github.com/resultschain/resultschain/diag"
)

func ExamplePrinter() {
	found := diag.List{{
		Pos:      diag.Pos{File: "model.yaml", Line: 2, Column: 8},
		Severity: diag.Warning,
		Code:     "OUR001",
		Message:  `"MHFA" is an acronym; spell it out`,
	}}
	p := diag.Printer{Source: func(string) ([]byte, bool) { return []byte("model: training\ntitle: MHFA course\n"), true }}
	if err := p.Print(os.Stdout, found); err != nil {
		log.Fatal(err)
	}
	// Output:
	// model.yaml:2:8: warning: "MHFA" is an acronym; spell it out [OUR001]
	//   |
	// 2 | title: MHFA course
	//   |        ^~~~~~~~~~~
}
