package content

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// verbs holds the verbs for arrows in sentences.
var verbs = [ArrowKinds]string{
	LeadsTo:     "leads to",
	Feedback:    "feeds back to",
	Supports:    "supports",
	Contributes: "contributes to",
}

// verb returns the verb of the arrow; an activity produces an output.
func (p *Picture) verb(a *Arrow) string {
	if a.Kind == LeadsTo && p.Boxes[a.From].Look == Look(logicmodel.Activity) && p.Boxes[a.To].Look == Look(logicmodel.Output) {
		return "produces"
	}
	return verbs[a.Kind]
}

// verbAsIllustration returns the verb, with a remark where the arrow is
// illustrative.
func verbAsIllustration(verb string, illustrative bool) string {
	if !illustrative {
		return verb
	}
	if stem, ok := strings.CutSuffix(verb, " to"); ok {
		return stem + ", as an illustration, to"
	}
	return verb + ", as an illustration,"
}

// isOfFramework reports whether the arrow is not a link of a chain.
func (a *Arrow) isOfFramework() bool { return a.Kind == Supports || a.Kind == Contributes }

// Sentence returns the arrow in words.
func (p *Picture) Sentence(a *Arrow) string {
	s := ""
	if word := a.Change.Word(); word != "" {
		s = prose.UpperFirst(word) + ": "
	}
	s += p.boxName(a.From) + " " + verbAsIllustration(p.verb(a), a.Illustrative) + " " + p.boxName(a.To)
	if a.Because != "" {
		s += ", because: " + isolate(a.Because)
	}
	return prose.WithFullStop(s)
}

// BroadSentence returns a broad arrow in words.
func (p *Picture) BroadSentence(b *Broad) string {
	s := ""
	if word := b.Change.Word(); word != "" {
		s = prose.UpperFirst(word) + ": "
	}
	s += p.endName(b.Leaves, b.Only != nil) + " " + verbAsIllustration(p.broadVerb(b), b.Illustrative) + " " + p.targetName(b.Enters)
	if b.Because != "" {
		s += ", because: " + isolate(b.Because)
	}
	return prose.WithFullStop(prose.UpperFirst(s))
}

// broadVerb returns the verb of a broad arrow.
func (p *Picture) broadVerb(b *Broad) string {
	verb := verbs[b.Kind]
	if b.Leaves.Kind != BoxEnd {
		verb = strings.Replace(strings.Replace(verb, "leads", "lead", 1), "feeds", "feed", 1)
	}
	return verb
}

// endName returns the name of what a broad arrow leaves. Of a stage that is all of it or,
// where some is set, what has no links of its own.
func (p *Picture) endName(e End, some bool) string {
	switch e.Kind {
	case BoxEnd:
		return p.boxName(e.Index)
	case FrameEnd:
		return "all of the group " + p.frameName(e.Index) + " together"
	}
	what := p.Tiers[e.Index].Plural
	if e.Lane > 0 {
		what += " of " + p.Lanes[e.Lane-1].name()
	}
	if some {
		return "the " + what + " without links of their own together"
	}
	return "all " + what + " together"
}

// frameName returns the title of a frame, with its id where there are several models.
func (p *Picture) frameName(i int) string {
	f := &p.Frames[i]
	s := quote(f.Title)
	if f.Lane > 0 {
		s += " [" + isolate(p.Lanes[f.Lane-1].ID+"/"+f.ID) + "]"
	}
	return s
}

// targetName returns the name of what a broad arrow enters.
func (p *Picture) targetName(e End) string {
	switch e.Kind {
	case BoxEnd:
		return p.boxName(e.Index)
	case FrameEnd:
		return "the group " + p.frameName(e.Index) + " as a whole"
	}
	return "the " + p.Tiers[e.Index].Plural
}

// boxName returns the text of a box, with its id where there are several models.
func (p *Picture) boxName(n int) string {
	s := quote(p.Boxes[n].Text)
	if id := p.qualifiedID(n); id != "" {
		s += " [" + isolate(id) + "]"
	}
	return s
}

// reason returns the sentence on an arrow, with its evidence, assumptions and risks.
func (p *Picture) reason(a *Arrow, s string) string {
	add := func(label, words string) {
		if words != "" {
			s += " " + prose.WithFullStop(label+": "+words)
		}
	}
	evidence := gradeWords[a.Grade]
	if a.Grade == outcomes.GradeNone {
		evidence = "none was found"
	}
	if source := strings.TrimRight(a.Evidence, "."); source != "" {
		evidence = strings.TrimLeft(evidence+" ("+isolate(source)+")", " ")
	}
	add("Evidence", evidence)
	var assumes []string
	for _, as := range a.Assumes {
		assumes = append(assumes, as.Text+as.Remark)
	}
	add("Assumes", isolateAll(assumes))
	add("At risk", isolateAll(a.Risks))
	return s
}

// isolateAll returns words of the model as one text, each isolated by [isolate].
func isolateAll(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, isolate(w))
	}
	return strings.Join(out, "; ")
}

// gradeWords holds the grades of evidence in words.
var gradeWords = map[outcomes.Grade]string{outcomes.GradeStrong: "strong", outcomes.GradeModerate: "moderate", outcomes.GradeWeak: "weak"}

// name returns the kind, text and details of a box.
func (b *Box) name() string {
	s := prose.UpperFirst(cmp.Or(b.Noun, b.Look.Name())) + ": " + b.Text
	if b.Elsewhere {
		s = b.Text
	}
	if word := b.Change.Word(); word != "" {
		s = prose.UpperFirst(word) + ": " + s
	}
	if b.Illustrative {
		s += " (illustrative)"
	}
	for _, d := range b.Details {
		s += ". " + d
	}
	return s
}

// beginning returns the text, cut with an ellipsis if it is long.
func beginning(s string) string {
	const most = 160 // characters; there is hardly a box with more
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	end, state := 0, -1
	for rest, n := s, 0; n < most; n++ {
		var char string
		char, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if rest == "" {
			return s
		}
		end += len(char)
	}
	if space := strings.LastIndexByte(s[:end], ' '); space > end/2 {
		end = space
	}
	return s[:end] + " …"
}

// quote puts words of the model in quotation marks.
func quote(s string) string { return "“" + isolate(s) + "”" }

// isolate returns words between marks that keep their direction from affecting
// the text around them: of two names that run from right to left, the second
// would otherwise be shown first.
func isolate(s string) string {
	const firstStrong, end = "\u2068", "\u2069"
	if strings.ContainsFunc(s, plaintext.IsRightToLeft) {
		return firstStrong + s + end
	}
	return s
}

// gradeLetters holds the letters that stand for the evidence of links.
var gradeLetters = map[outcomes.Grade]string{
	outcomes.GradeStrong: "S", outcomes.GradeModerate: "M", outcomes.GradeWeak: "W", outcomes.GradeNone: "0",
}

// Letter returns the letter on the arrow that stands for the evidence of a link.
func (a *Arrow) Letter() string {
	if a.Kind != LeadsTo || a.Change != Unmarked {
		return ""
	}
	return gradeLetters[a.Grade]
}

// Mark returns the words of the mark on the arrow: the symbol of its change, its
// number, the letter of its evidence, and a question mark where it rests on an untested
// assumption.
func (a *Arrow) Mark() string {
	words := a.Change.Symbol()
	if a.Number > 0 {
		words += fmt.Sprint(a.Number)
	}
	sign := a.Letter()
	if a.Untested {
		sign += "?"
	}
	if words != "" && sign != "" {
		words += " "
	}
	return words + sign
}

// BoxTitle returns the kind and text of a box and, where there are several
// models, the model that it belongs to.
func (p *Picture) BoxTitle(n int) string {
	return p.LaneWords(p.Boxes[n].Lane) + p.Boxes[n].name()
}

// LaneWords returns the beginning of the words on what is in a lane, by its index
// plus 1: nothing for 0.
func (p *Picture) LaneWords(lane int) string {
	if lane == 0 {
		return ""
	}
	return "In the model " + p.Lanes[lane-1].name() + ": "
}

// DraftNote is written on a picture of a model that has errors.
const DraftNote = "Draft: this model has errors"
