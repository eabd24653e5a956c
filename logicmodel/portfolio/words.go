package portfolio

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

// The texts that all formats share.
const (
	missingTitle = "What nobody supports"
	singleTitle  = "Where only one partner works"
	overlapTitle = "Worth a look"
	overlapText  = "Several partners' activities feed these outcomes by different outputs, in models that have no partner in common and that no link joins. It may be as it should be: look whether they know of each other."
	leftOutTitle = "Models that are left out"
	detailTitle  = "Who supports what"
)

// Title returns the title of the framework, with its version where the title
// does not have it.
func (c *Coverage) Title() string {
	f := c.Framework
	switch {
	case f == nil:
		return "Coverage"
	case f.Version != "" && !strings.Contains(f.Title, f.Version):
		return f.Title + ", " + f.Version
	}
	return f.Title
}

// Summary returns a few sentences on how many outcomes are supported, by how many
// models and partners, and what there is to look at.
func (c *Coverage) Summary() string {
	if c.Framework == nil {
		return "No model names a framework, so there is nothing to cover."
	}
	var models []*logicmodel.Model
	var partners []*Organisation
	for _, r := range c.Rows {
		models = append(models, r.Models()...)
		partners = append(partners, r.Partners...)
	}
	supported := len(c.SupportedRows())
	s := fmt.Sprintf("%d of %s %s supported", supported, prose.Count(len(c.Rows), "outcome"), prose.Agree(supported, "is", "are"))
	if supported > 0 {
		s += fmt.Sprintf(", by %s and %s", prose.Count(len(unique(models)), "model"), prose.Count(len(unique(partners)), "partner"))
	}
	s += "."
	single := len(c.SinglePartnerRows())
	for _, more := range []struct {
		sentence string
		n        int
	}{
		{" Nobody supports %s.", len(c.MissingRows())},
		{" %s " + prose.Agree(single, "has", "have") + " only one partner.", single},
		{" For %s effort may be made twice.", len(c.OverlappingRows())},
	} {
		if more.n > 0 {
			s += fmt.Sprintf(more.sentence, prose.Count(more.n, "outcome"))
		}
	}
	return s
}

// Name returns the title of the level, and words for the outcomes on none.
func (g *Group) Name() string {
	if g.Title == "" {
		return "On no level"
	}
	return g.Title
}

// CountSupported returns how many outcomes of the level are supported.
func (g *Group) CountSupported() int { return len(filter(g.Rows, (*Row).IsSupported)) }

// supportWord returns direct, through, none or, for an outcome that has been
// replaced, replaced.
func (r *Row) supportWord() string {
	switch {
	case len(r.Direct) > 0:
		return "direct"
	case len(r.Through) > 0:
		return "through"
	case r.IsMissing():
		return "none"
	}
	return "replaced"
}

// The marks of notes, and what they mean.
const (
	markDirect  = "●"
	markThrough = "►"
	markNobody  = "○"
)

var marks = []Mark{
	{markDirect, "supported directly, by so many models and partners"},
	{markThrough, "supported only through outcomes that contribute to it"},
	{markNobody, "supported by nobody yet"},
}

// A Mark is a sign at the beginning of notes and its meaning, for the key of a
// picture.
type Mark struct{ Mark, Means string }

// Notes returns the notes on who supports each outcome, by its id, each a mark
// and a few words for its box in a picture of the framework. It also returns the
// marks that occur.
func (c *Coverage) Notes() (map[string]string, []Mark) {
	notes := map[string]string{}
	occurs := map[string]bool{}
	for _, r := range c.Rows {
		note := r.Note()
		notes[r.ID] = note
		mark, _, _ := strings.Cut(note, " ")
		occurs[mark] = true
	}
	return notes, slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool { return !occurs[m.Mark] })
}

// Note returns a mark and a few words on who supports the outcome. It counts the
// models and partners of direct support, and then how many more there are through
// other outcomes.
func (r *Row) Note() string {
	models, partners := len(r.Models()), len(r.Partners)
	counts := func(models, partners int, noun string) []string {
		var all []string
		if models > 0 || noun == "" {
			all = append(all, prose.Count(models, noun+"model"))
		}
		if partners > 0 || noun == "" {
			all = append(all, prose.Count(partners, noun+"partner"))
		}
		return all
	}
	switch {
	case len(r.Direct) > 0:
		direct, theirs := len(r.DirectModels()), len(r.DirectPartners)
		note := markDirect + " " + list(counts(direct, theirs, ""))
		if more := counts(models-direct, partners-theirs, "more "); more != nil {
			note += " (through others " + list(more) + ")"
		}
		return note
	case r.IsSupported():
		return markThrough + " only through others: " + list(counts(models, partners, ""))
	case r.IsMissing():
		return markNobody + " nobody yet"
	}
	return "replaced"
}
