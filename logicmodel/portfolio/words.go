package portfolio

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
)

// A tallied is how many outcomes there are and how many are supported.
type tallied struct{ All, Supported int }

// countOf counts outcomes, such as those of a level.
func countOf(outcomes []*Outcome) tallied {
	n := tallied{All: len(outcomes)}
	for _, o := range outcomes {
		if o.Supported() {
			n.Supported++
		}
	}
	return n
}

// Missing are the outcomes that nobody supports.
func (c *Coverage) Missing() []*Outcome { return c.which((*Outcome).Missing) }

// Single are the outcomes that only one partner works towards.
func (c *Coverage) Single() []*Outcome {
	return c.which(func(o *Outcome) bool { return len(o.Partners) == 1 })
}

// Overlapping are the outcomes for which effort may be made twice.
func (c *Coverage) Overlapping() []*Outcome {
	return c.which(func(o *Outcome) bool { return len(o.Overlap) > 0 })
}

func (c *Coverage) which(is func(*Outcome) bool) []*Outcome {
	var all []*Outcome
	for _, o := range c.Outcomes {
		if is(o) {
			all = append(all, o)
		}
	}
	return all
}

// The texts that all forms of the report share.
const (
	missingTitle = "What nobody supports"
	singleTitle  = "Where only one partner works"
	overlapTitle = "Worth a look"
	overlapText  = "Several partners' activities feed these outcomes by different outputs, in models that have no partner in common and that no link joins. It may be as it should be: look whether they know of each other."
	leftOutTitle = "Models that are left out"
	detailTitle  = "Who supports what"
)

// title is that of the framework.
func (c *Coverage) title() string {
	f := c.Framework
	switch {
	case f == nil:
		return "Coverage"
	case f.Version != "" && !strings.Contains(f.Title, f.Version):
		return f.Title + ", " + f.Version
	}
	return f.Title
}

// summary says in a sentence or two how the framework is covered.
func (c *Coverage) summary() string {
	if c.Framework == nil {
		return "No model names a framework, so there is nothing to cover."
	}
	n := countOf(c.Outcomes)
	supporting := map[*logicmodel.Model]bool{}
	working := map[*Partner]bool{}
	for _, o := range c.Outcomes {
		for _, m := range o.Models() {
			supporting[m] = true
		}
		for _, p := range o.Partners {
			working[p] = true
		}
	}
	s := fmt.Sprintf("%d of %s %s supported", n.Supported, count(n.All, "outcome"), isAre(n.Supported))
	if n.Supported > 0 {
		s += fmt.Sprintf(", by %s and %s", count(len(supporting), "model"), count(len(working), "partner"))
	}
	s += "."
	if missing := len(c.Missing()); missing > 0 {
		s += fmt.Sprintf(" Nobody supports %s.", count(missing, "outcome"))
	}
	if single := len(c.Single()); single > 0 {
		s += fmt.Sprintf(" Only one partner works towards %s.", count(single, "outcome"))
	}
	if overlap := len(c.Overlapping()); overlap > 0 {
		s += fmt.Sprintf(" For %s effort may be made twice.", count(overlap, "outcome"))
	}
	return s
}

// leftOutSummary is empty where no model is left out.
func (c *Coverage) leftOutSummary() string {
	if len(c.LeftOut) == 0 {
		return ""
	}
	n := len(c.LeftOut)
	return fmt.Sprintf("%d of %s %s left out.", n, count(n+len(c.Models), "model"), isAre(n))
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		noun = stem + "ie"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// name is that of the level.
func (l *Level) name() string {
	if l.Title == "" {
		return "On no level"
	}
	return l.Title
}

// levelName is the name of the outcome's level, empty where it is on none.
func (o *Outcome) levelName() string {
	if o.Level == nil {
		return ""
	}
	return o.Level.Title
}

// partnerNames are the names in order.
func partnerNames(partners []*Partner) []string {
	var names []string
	for _, p := range partners {
		names = append(names, plaintext.CleanLine(p.Name))
	}
	slices.Sort(names)
	return names
}

func stepNames(steps []Step) []string {
	var names []string
	for _, s := range steps {
		names = append(names, s.String())
	}
	return names
}

// supports are the elements of a list; those that support the outcome through
// another one with its id.
func supports(list []Support) []string {
	var names []string
	for _, s := range list {
		name := s.String()
		if s.Via != nil {
			name += " (through " + s.Via.ID + ")"
		}
		names = append(names, name)
	}
	return names
}

// beneath sorts what is missing: the outcomes to tell, and how many more lie
// beneath each, which contribute to it and are missing too.
func beneath(missing []*Outcome) (top []*Outcome, more map[*Outcome]int) {
	byID := map[string]*Outcome{}
	for _, o := range missing {
		byID[o.ID] = o
	}
	more = map[*Outcome]int{}
	above := map[*Outcome]*Outcome{} // the highest missing one above each
	for _, o := range missing {      // the highest levels first
		for _, ref := range o.ContributesTo {
			if up := byID[ref.ID]; up != nil && up != o {
				if highest := above[up]; highest != nil {
					up = highest
				}
				above[o] = up
				more[up]++
				break
			}
		}
		if above[o] == nil {
			top = append(top, o)
		}
	}
	return top, more
}
