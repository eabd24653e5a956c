package outcomes_test

import (
	"fmt"
	"log"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/outcomes"
)

func ExampleLoad() {
	f, err := outcomes.Load(examples.FS, "dundee-soa.yaml")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(f.ID, "has", f.Outcomes[0].ID)
	// Output:
	// dundee-soa has SOA5
}
