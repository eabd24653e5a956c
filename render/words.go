package render

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/outcomes"
)

// sentence tells an arrow in words.
func (g *graph) sentence(a *arrow) string {
	s := ""
	if word := changeLooks[a.change].word; word != "" {
		s = upperFirst(word) + ": "
	}
	s += g.called(a.from) + " " + inflected(g.verb(a), false, a.illustrative) + " " + g.called(a.to)
	if a.because != "" {
		s += ", because: " + isolate(a.because)
	}
	return closed(s)
}

// called is the text of a box, with its id where there are several models.
func (g *graph) called(n int) string {
	s := quote(g.boxes[n].text)
	if id := g.qualified(n); id != "" {
		s += " [" + isolate(id) + "]"
	}
	return s
}

// reason is the sentence of an arrow with all that is known of it.
func (g *graph) reason(a *arrow) string {
	s := g.sentence(a)
	for _, l := range a.known() {
		s += " " + l
	}
	return s
}

// known is what is known of an arrow besides its reason.
func (a *arrow) known() []string {
	var out []string
	say := func(label, words string) {
		if words != "" {
			out = append(out, closed(label+": "+words))
		}
	}
	evidence := gradeWords[a.grade]
	if source := strings.TrimRight(a.evidence, "."); source != "" {
		evidence = strings.TrimLeft(evidence+" ("+isolate(source)+")", " ")
	}
	say("Evidence", evidence)
	say("Assumes", isolated(a.assumes))
	say("At risk", isolated(a.risks))
	return out
}

// isolated are words that are not ours, one after the other.
func isolated(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, isolate(w))
	}
	return strings.Join(out, "; ")
}

// gradeWords are the grades of evidence in words.
var gradeWords = map[outcomes.Grade]string{
	outcomes.Strong: "strong", outcomes.Moderate: "moderate", outcomes.Weak: "weak", outcomes.NoEvidence: "none was found",
}

// name is what the box is, its text and its details.
func (b *box) name() string {
	s := borders[b.look].name + ": " + b.text
	if b.elsewhere {
		s = b.text
	}
	if word := changeLooks[b.change].word; word != "" {
		s = upperFirst(word) + ": " + s
	}
	if b.illustrative {
		s += " (illustrative)"
	}
	for _, d := range b.details {
		s += ". " + d
	}
	return s
}

func nodeName(i int) string { return fmt.Sprintf("n%d", i) }
