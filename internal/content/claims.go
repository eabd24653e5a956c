package content

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/outcomes"
)

// groupParts describes the groups of a lane: what is in each, and what it leads to as
// a whole.
func (t *describer) groupParts(lane int) []DescriptionPart {
	inner := make([][]string, len(t.Frames))
	for n := range t.Boxes {
		if f := t.Boxes[n].Frame; f != 0 {
			inner[f-1] = append(inner[f-1], quote(beginning(t.Boxes[n].Text))+t.distinction(n))
		}
	}
	for i := range t.Frames {
		if f := &t.Frames[i]; f.In != 0 && !f.Empty {
			inner[f.In-1] = append(inner[f.In-1], "the group "+t.frameName(i))
		}
	}
	_, swimlanes := t.GroupedBy.words()
	byHeading := map[string][]string{}
	for i := range t.Frames {
		f := &t.Frames[i]
		if f.IsLane || f.Lane != lane {
			continue
		}
		heading := "Groups"
		if f.Swimlane > 0 {
			heading = swimlanes
		}
		first := t.frameName(i) + " holds " + cmp.Or(prose.List(inner[i]), "nothing")
		if f.Faded {
			first = t.frameName(i) + " (in grey) holds " + prose.List(inner[i])
		}
		sentences := []string{prose.WithFullStop(first)}
		for _, c := range t.broadClaims(End{Kind: FrameEnd, Index: i}) {
			sentences = append(sentences, prose.WithFullStop("As a whole it "+c))
		}
		for _, d := range f.Details {
			sentences = append(sentences, prose.WithFullStop(isolate(d)))
		}
		byHeading[heading] = append(byHeading[heading], strings.Join(sentences, " "))
	}
	var out []DescriptionPart
	for _, heading := range slices.Sorted(maps.Keys(byHeading)) {
		out = append(out, DescriptionPart{Heading: heading, Items: byHeading[heading]})
	}
	return out
}

// broadClaims returns what an end leads to by broad arrows, but for stages, as
// [describer.claims] does for a box.
func (t *describer) broadClaims(e End) []string {
	var out []string
	for i := range t.Broads {
		if b := &t.Broads[i]; b.Leaves == e && !b.JoinsTiers() {
			target := t.targetName(b.Enters)
			if b.Number > 0 {
				target += fmt.Sprintf(" (link %d)", b.Number)
			}
			out = append(out, verbAsIllustration(verbs[b.Kind], b.Illustrative)+" "+target+grounds(&b.Arrow))
		}
	}
	return out
}

// tierText returns what a stage leads to as a whole, in a lane.
func (t *describer) tierText(tier, lane int) string {
	var sentences []string
	for i := range t.Broads {
		if b := &t.Broads[i]; b.Leaves == (End{TierEnd, tier, lane}) {
			sentences = append(sentences, t.BroadSentence(b))
		}
	}
	return strings.Join(sentences, " ")
}

// claims returns what the box does to others: one claim for all arrows with the
// same verb and grounds.
func (t *describer) claims(n int) []string {
	var keys []string
	targets := map[string][]string{}
	for _, a := range t.out[n] {
		key := verbAsIllustration(t.verb(a), a.Illustrative) + "\x00" + grounds(a)
		if targets[key] == nil {
			keys = append(keys, key)
		}
		targets[key] = append(targets[key], t.target(a))
	}
	var out []string
	for _, key := range keys {
		verb, why, _ := strings.Cut(key, "\x00")
		out = append(out, verb+" "+prose.List(targets[key])+why)
	}
	return out
}

// target returns the name of what an arrow leads to: its text, or where both are
// outcomes of the framework its id.
func (t *describer) target(a *Arrow) string {
	b := &t.Boxes[a.To]
	if t.Boxes[a.From].Element == nil && b.Element == nil && strings.HasPrefix(b.Text, b.ID+": ") && !strings.ContainsAny(b.ID, " “”") {
		return isolate(b.ID)
	}
	name := quote(beginning(b.Text)) + t.distinction(a.To)
	if a.Number > 0 {
		name += fmt.Sprintf(" (link %d)", a.Number)
	}
	return name
}

// distinction returns the id of a box whose text does not name it uniquely: where
// several boxes have it, and in pictures of several models.
func (t *describer) distinction(n int) string {
	if id := t.qualifiedID(n); id != "" {
		return " [" + isolate(id) + "]"
	}
	b := &t.Boxes[n]
	name := t.textOf(b)
	distinction := ""
	if _, same := t.sameTexts[b.Text]; same {
		distinction = strings.TrimPrefix(name, b.Text)
	}
	if t.sameTexts[name] && b.ID != b.Text {
		distinction += " [" + isolate(b.ID) + "]"
	}
	return distinction
}

// grounds returns the reason, evidence, assumptions and risks of an arrow.
func grounds(a *Arrow) string {
	out := reasonText(a)
	source := ""
	if a.Evidence != "" {
		source = " (" + isolate(strings.TrimRight(a.Evidence, ".")) + ")"
	}
	switch word := gradeWords[a.Grade]; {
	case a.Grade == outcomes.GradeNone:
		out += ", though no evidence was found" + source
	case word != "":
		out += ", with " + word + " evidence" + source
	case source != "":
		out += ", with evidence" + source
	}
	if len(a.Assumes) > 0 {
		var words []string
		for _, s := range a.Assumes {
			words = append(words, quote(s.Text)+s.Remark)
		}
		out += ", assuming " + prose.List(words)
	}
	if len(a.Risks) > 0 {
		var words []string
		for _, s := range a.Risks {
			words = append(words, quote(s))
		}
		out += ", at risk from " + prose.List(words)
	}
	return out
}

// reasonText returns the reason of an arrow.
func reasonText(a *Arrow) string {
	reason := strings.TrimRight(a.Because, ".")
	switch first, _, _ := strings.Cut(reason, " "); {
	case reason == "":
		return ""
	case strings.EqualFold(first, "because"):
		return ", " + quote(reason)
	}
	return ", because " + quote(reason)
}
