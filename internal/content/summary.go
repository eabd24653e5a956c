package content

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/outcomes"
)

// summary returns what the picture is and how much is in it.
func (p *Picture) summary() string {
	var out []string
	add := func(when bool, sentence string) {
		if when {
			out = append(out, prose.WithFullStop(prose.UpperFirst(sentence)))
		}
	}
	var starred, grey, unintended bool
	illustrative := slices.ContainsFunc(p.Arrows, func(a Arrow) bool { return a.Illustrative })
	framework := 0
	for i := range p.Boxes {
		b := &p.Boxes[i]
		illustrative, starred, grey = illustrative || b.Illustrative, starred || b.Priority, grey || b.Faded && !b.IsOnward()
		unintended = unintended || b.Unintended
		if b.Look == FrameworkLook {
			framework++
		}
	}
	add(p.Draft, DraftNote)
	if p.View == TriangleView {
		add(true, p.frameworkSummary(framework))
	} else {
		var names []string
		for i := range p.Lanes {
			names = append(names, p.Lanes[i].name())
		}
		add(names != nil, prose.CountInWords(len(names), "model")+" side by side: "+prose.List(names))
		add(names != nil, "what is in one of them has its id in brackets, as in [model/element]")
		add(true, p.chainSummary())
		add(framework > 0, "it works towards "+prose.CountInWords(framework, "outcome")+" of an outcomes framework")
	}
	if p.Tile != nil {
		add(true, strings.TrimSuffix(fmt.Sprintf("this is page %d of %d: %s", p.Tile.Page, p.Tile.Pages, p.Tile.Words), ": "))
	}
	add(p.Subjects != nil, "it is about "+strings.Join(p.Subjects, ", and "))
	var marks []string
	for _, m := range p.NoteMarks {
		marks = append(marks, m.Mark+" means "+quote(m.Means))
	}
	add(marks != nil, "in the boxes "+prose.List(marks))
	if p.NoteKey != "" {
		out = append(out, prose.WithFullStop(isolate(p.NoteKey)))
	}
	add(p.standsFor != nil, "a box with a number stands for so many")
	add(grey, "what is in grey is not part of what the picture is about")
	add(starred, "a star marks what is for people who are to be reached first")
	add(illustrative, "what is called illustrative, or an illustration, is not from the source")
	add(unintended, "what is called unintended is an effect that nobody wants")
	add(len(p.Arrows) == 0 && len(p.Broads) == 0 && len(p.Boxes) > 1, "the picture shows no links")
	return strings.Join(out, " ")
}

// chainSummary counts the elements of each stage.
func (p *Picture) chainSummary() string {
	var parts []string
	for _, stage := range outcomes.Stages() {
		n := 0
		noun, plural := stage.Noun(), stage.Plural()
		for i := range p.Boxes {
			if b := &p.Boxes[i]; b.Element != nil && b.Element.Stage == stage {
				n += max(1, p.standsFor[b.Element])
				if t := &p.Tiers[b.Tier]; t.Look == Look(stage) && t.Noun != "" {
					noun, plural = t.Noun, t.Plural
				}
			}
		}
		if n > 0 {
			parts = append(parts, prose.Number(n)+" "+prose.Agree(n, noun, plural))
		}
	}
	what := "a results chain"
	if len(parts) > 0 { // a selection may leave only the framework
		what += " with " + prose.List(parts)
	}
	if p.IsInRows() {
		return what + ", read from the bottom to the top"
	}
	return what + ", " + p.direction()
}

// direction returns how columns are read.
func (p *Picture) direction() string {
	if IsRightToLeft(p.Lang) {
		return "read from right to left"
	}
	return "read from left to right"
}

func (p *Picture) frameworkSummary(outcomes int) string {
	levels, results := 0, 0
	for i := range p.Tiers {
		t := &p.Tiers[i]
		switch {
		case p.Boxes[t.Boxes[0]].Element != nil:
			results += len(t.Boxes)
		case t.Title != noLevel:
			levels++
		}
	}
	what := "an outcomes framework with " + prose.CountInWords(outcomes, "outcome")
	if levels > 1 {
		where := "on top"
		if all := p.Arrangements(); all != nil && all[0].Nested {
			where = "on the right"
		}
		what += " on " + prose.CountInWords(levels, "level") + ", the highest " + where
	}
	if results > 0 {
		what += ", and below it " + prose.CountInWords(results, "result") + " of a model that " + prose.Agree(results, "supports", "support") + " it"
	}
	return what
}

// noLevel is the heading of the outcomes that are on no level.
const noLevel = "Outcomes framework"
