package main

import "fmt"

// A target is a limit that the project sets itself, and the figure that the run
// found.
type target struct {
	what        string
	most, found float64
}

// addTarget records the worst figure that was found for a target.
func (c *config) addTarget(what string, most, found float64) {
	for i := range c.targets {
		if t := &c.targets[i]; t.what == what {
			t.found = max(t.found, found)
			return
		}
	}
	c.targets = append(c.targets, target{what, most, found})
}

// targets returns the page of the targets that the sections before have recorded.
func targets(c *config) *page {
	p := &page{
		title: "Targets",
		text:  "What the project wants of itself, and the worst median of this run.",
		head:  []string{"Target", "At most", "Found", "Met"},
	}
	for _, t := range c.targets {
		met := "yes"
		if t.found > t.most {
			met = "no"
		}
		p.add(t.what, fmt.Sprint(t.most), figure(t.found), met)
	}
	return p
}
