package main

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/outcomes"
)

const frameworkFile = "dundee-soa.yaml"

func framework() (*outcomes.Framework, error) { return outcomes.Load(examples.FS, frameworkFile) }

// generateModel returns the text of a made-up sound model of about n elements,
// each with the keys that partners mostly use.
func generateModel(n int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "model: generated\ntitle: A model that was generated\nframework: %s\npartners:\n  - {id: council, name: The council, sector: public}\n", frameworkFile)
	b.WriteString("reach:\n  - {id: people, title: People who live here}\n")
	column := max(n/5, 1)
	titles := map[string]string{"o": "Meetings held in street", "s": "Neighbours know each other better in street", "m": "Neighbours help each other more often in street", "l": "People feel safer in street", "a": "Weekly walks through street"}
	list := func(key, indent, id, next, more string) {
		fmt.Fprintf(&b, "%s:\n", key)
		for i := range column {
			fmt.Fprintf(&b, "%s  - id: %s%d\n%[1]s    title: %[5]s %[3]d\n%[1]s    leads-to: [%[4]s", indent, id, i, next, titles[id])
			if next != "end" {
				fmt.Fprint(&b, i)
				if other := (i*7 + 1) % column; other != i {
					fmt.Fprintf(&b, ", %s%d", next, other)
				}
			}
			fmt.Fprintf(&b, "]\n%s", more)
		}
	}
	list("activities", "", "a", "o", "    partners: [council]\n")
	list("outputs", "", "o", "s", "    reach: [people]\n")
	b.WriteString("outcomes:\n")
	list("  short", "  ", "s", "m", "      reach: [people]\n      kind: capacity\n")
	list("  medium", "  ", "m", "l", "      kind: practice\n")
	list("  long", "  ", "l", "end", "      supports: [SOA5]\n")
	b.WriteString("end-state:\n  id: end\n  title: Community wellbeing\n  supports: [NO6]\n")
	return []byte(b.String())
}
