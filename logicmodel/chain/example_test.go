package chain_test

import (
	"fmt"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/chain"
)

func Example() {
	c := chain.New("cafe", "Village café")
	meetings := c.Add(logicmodel.Output, "meetings", "Café afternoons held")
	contacts := c.Add(logicmodel.ShortTerm, "contacts", "More people know their neighbours")
	c.Link(meetings, contacts).Because("People who share a table get to know each other")
	m := c.Build()
	fmt.Println(m.Elements[0].ID, "→", m.Elements[0].LeadsTo[0].To.ID)
	// Output:
	// meetings → contacts
}
