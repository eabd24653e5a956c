package progress_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

func Example() {
	model, framework, err := rules.Load(examples.FS, "village-cafe.yaml")
	if err != nil {
		log.Fatal(err)
	}
	values, faults := progress.ReadCSV("values.csv", strings.NewReader("indicator,date,value\nknown,2026-06,4.5\n"))
	if err := faults.Err(); err != nil {
		log.Fatal(err)
	}
	report := progress.Judge(model, framework, values, "")
	fmt.Println(report.Tally())
	fmt.Println(report.Element("contacts").Word())
	fmt.Println(report.Results[0].Explain())
	// Output:
	// 8 indicators: 1 behind, 7 not known
	// behind
	// Neighbours known by name: 4.5 people in June 2026, from 4 in 2024 towards 6 by 2027: a quarter of the way; a straight line asks for about 5.0 by June 2026
}
