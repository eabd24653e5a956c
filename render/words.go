package render

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// verbs stand for arrows in sentences.
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

// verbAsIllustration returns the verb, with the remark that it is an illustration
// if it is.
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
	if word := changeLooks[a.change].word; word != "" {
		s = prose.UpperFirst(word) + ": "
	}
	s += g.boxName(a.from) + " " + verbAsIllustration(g.verb(a), a.illustrative) + " " + g.boxName(a.to)
	if a.because != "" {
		s += ", because: " + isolate(a.because)
	}
	return prose.Closed(s)
}

// boxName returns the text of a box, with its id where there are several models.
func (g *graph) boxName(n int) string {
	s := quote(g.boxes[n].text)
	if id := g.qualified(n); id != "" {
		s += " [" + isolate(id) + "]"
	}
	return s
}

// reason returns the sentence of an arrow with all that is known of it.
func (g *graph) reason(a *arrow) string {
	s := g.sentence(a)
	add := func(label, words string) {
		if words != "" {
			s += " " + prose.Closed(label+": "+words)
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

// isolateAll returns words of the model, one after the other.
func isolateAll(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, isolate(w))
	}
	return strings.Join(out, "; ")
}

// gradeWords are the grades of evidence in words.
var gradeWords = map[outcomes.Grade]string{outcomes.GradeStrong: "strong", outcomes.GradeModerate: "moderate", outcomes.GradeWeak: "weak"}

// name returns what the box is, its text and its details.
func (b *box) name() string {
	s := b.look.name() + ": " + b.text
	if b.elsewhere {
		s = b.text
	}
	if word := changeLooks[b.change].word; word != "" {
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

// beginning returns the beginning of a long text.
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

// isolate keeps words that run from right to left from turning those around
// them: of two such names, the second would be shown first.
func isolate(s string) string {
	const firstStrong, end = "\u2068", "\u2069"
	if strings.ContainsFunc(s, plaintext.IsRightToLeft) {
		return firstStrong + s + end
	}
	return s
}
