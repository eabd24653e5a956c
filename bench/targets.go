package main

import (
	"fmt"
	"slices"
)

// A target is a limit that the project sets itself, and the worst figure of each run.
type target struct {
	what  string
	most  float64
	found []float64
}

// addTarget records the worst of one run's figures for a target.
func (c *config) addTarget(what string, most float64, found ...float64) {
	i := slices.IndexFunc(c.targets, func(t target) bool { return t.what == what })
	if i < 0 {
		i = len(c.targets)
		c.targets = append(c.targets, target{what: what, most: most})
	}
	c.targets[i].found = append(c.targets[i].found, slices.Max(found))
}

// targetsPage returns the last part of the page.
func (c *config) targetsPage() string {
	var rows [][]string
	for _, t := range c.targets {
		met := 0
		for _, f := range t.found {
			if f <= t.most {
				met++
			}
		}
		verdict := map[int]string{len(t.found): "met", 0: "missed"}[met]
		if verdict == "" {
			verdict = fmt.Sprintf("met in %d of %d runs", met, len(t.found))
		}
		rows = append(rows, []string{t.what, fmt.Sprint(t.most), spread(t.found), verdict})
	}
	return table("Targets", "What the project wants of itself, and the worst figure of each run.", []string{"Target", "At most", "Found", "Met or missed"}, rows)
}
