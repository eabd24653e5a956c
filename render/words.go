package render

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
var verbs = [arrowKinds]string{
	leadsTo:     "leads to",
	feedback:    "feeds back to",
	supports:    "supports",
	contributes: "contributes to",
}

// verb returns the verb of the arrow; an activity produces an output.
func (g *graph) verb(a *arrow) string {
	if a.kind == leadsTo && g.boxes[a.from].look == look(logicmodel.Activity) && g.boxes[a.to].look == look(logicmodel.Output) {
		return "produces"
	}
	return verbs[a.kind]
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
func (a *arrow) isOfFramework() bool { return a.kind == supports || a.kind == contributes }

// sentence returns the arrow in words.
func (g *graph) sentence(a *arrow) string {
	s := ""
	if word := a.change.word(); word != "" {
		s = prose.UpperFirst(word) + ": "
	}
	s += g.boxName(a.from) + " " + verbAsIllustration(g.verb(a), a.illustrative) + " " + g.boxName(a.to)
	if a.because != "" {
		s += ", because: " + isolate(a.because)
	}
	return prose.WithFullStop(s)
}

// broadSentence returns a broad arrow in words.
func (g *graph) broadSentence(b *broadArrow) string {
	s := ""
	if word := b.change.word(); word != "" {
		s = prose.UpperFirst(word) + ": "
	}
	s += g.endName(b.leaves, b.only != nil) + " " + verbAsIllustration(g.broadVerb(b), b.illustrative) + " " + g.targetName(b.enters)
	if b.because != "" {
		s += ", because: " + isolate(b.because)
	}
	return prose.WithFullStop(prose.UpperFirst(s))
}

// broadVerb returns the verb of a broad arrow.
func (g *graph) broadVerb(b *broadArrow) string {
	verb := verbs[b.kind]
	if b.leaves.kind != boxEnd {
		verb = strings.Replace(strings.Replace(verb, "leads", "lead", 1), "feeds", "feed", 1)
	}
	return verb
}

// endName returns what a broad arrow leaves: with others all of a stage, or those
// of it that have no links of their own.
func (g *graph) endName(e end, some bool) string {
	switch e.kind {
	case boxEnd:
		return g.boxName(e.n)
	case frameEnd:
		return "all of the group " + g.frameName(e.n) + " together"
	}
	what := g.tiers[e.n].plural
	if e.lane > 0 {
		what += " of " + g.lanes[e.lane-1].name()
	}
	if some {
		return "the " + what + " without links of their own together"
	}
	return "all " + what + " together"
}

// frameName returns the title of a frame, with its id where there are several models.
func (g *graph) frameName(i int) string {
	f := &g.frames[i]
	s := quote(f.title)
	if f.lane > 0 {
		s += " [" + isolate(g.lanes[f.lane-1].id+"/"+f.id) + "]"
	}
	return s
}

// targetName returns what a broad arrow enters.
func (g *graph) targetName(e end) string {
	switch e.kind {
	case boxEnd:
		return g.boxName(e.n)
	case frameEnd:
		return "the group " + g.frameName(e.n) + " as a whole"
	}
	return "the " + g.tiers[e.n].plural
}

// boxName returns the text of a box, with its id where there are several models.
func (g *graph) boxName(n int) string {
	s := quote(g.boxes[n].text)
	if id := g.qualifiedID(n); id != "" {
		s += " [" + isolate(id) + "]"
	}
	return s
}

// reason returns the sentence on an arrow, with its evidence, assumptions and risks.
func (g *graph) reason(a *arrow, s string) string {
	add := func(label, words string) {
		if words != "" {
			s += " " + prose.WithFullStop(label+": "+words)
		}
	}
	evidence := gradeWords[a.grade]
	if a.grade == outcomes.GradeNone {
		evidence = "none was found"
	}
	if source := strings.TrimRight(a.evidence, "."); source != "" {
		evidence = strings.TrimLeft(evidence+" ("+isolate(source)+")", " ")
	}
	add("Evidence", evidence)
	var assumes []string
	for _, as := range a.assumes {
		assumes = append(assumes, as.text+as.remark)
	}
	add("Assumes", isolateAll(assumes))
	add("At risk", isolateAll(a.risks))
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
func (b *box) name() string {
	s := prose.UpperFirst(cmp.Or(b.noun, b.look.name())) + ": " + b.text
	if b.elsewhere {
		s = b.text
	}
	if word := b.change.word(); word != "" {
		s = prose.UpperFirst(word) + ": " + s
	}
	if b.illustrative {
		s += " (illustrative)"
	}
	for _, d := range b.details {
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

// markWords returns the words of the mark on the arrow: the symbol of its change, its
// number, and a question mark where it rests on an untested assumption.
func (a *arrow) markWords() string {
	words := a.change.symbol()
	if a.number > 0 {
		words += fmt.Sprint(a.number)
	}
	if a.untested {
		words += "?"
	}
	return words
}

// boxTitle returns the kind and text of a box and, where there are several
// models, the model that it belongs to.
func (g *graph) boxTitle(n int) string {
	return g.laneWords(g.boxes[n].lane) + g.boxes[n].name()
}

// laneWords returns the beginning of the words on what is in a lane, by its index
// plus 1: nothing for 0.
func (g *graph) laneWords(lane int) string {
	if lane == 0 {
		return ""
	}
	return "In the model " + g.lanes[lane-1].name() + ": "
}

// draftNote is written on a picture of a model that has errors.
const draftNote = "Draft: this model has errors"
