package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
)

// introduce says what the picture is and how much is in it.
func (t *teller) introduce() {
	if t.draft {
		t.add(draftNote)
	}
	switch {
	case t.view == TriangleView:
		t.introduceFramework()
	case t.lanes != nil:
		t.introducePortfolio()
		t.introduceChain()
	default:
		t.introduceChain()
	}
	if t.about != nil {
		t.add("It is about " + strings.Join(t.about, ", and "))
	}
	t.noteMarksTold()
	t.selection()
	illustrative := slices.ContainsFunc(t.boxes, func(b box) bool { return b.illustrative })
	for i := range t.arrows {
		illustrative = illustrative || t.arrows[i].illustrative
	}
	if illustrative {
		t.add("What is called illustrative, or an illustration, is not from the source")
	}
	t.paragraph()
}

func (t *teller) introduceChain() {
	var parts, terms []string
	outcomes, framework, missing, elsewhere := 0, 0, 0, 0
	var end string
	for i := range t.boxes {
		switch b := &t.boxes[i]; {
		case b.elsewhere:
			elsewhere++
		case b.look == missingLook:
			missing++
		case b.element == nil:
			framework++
		}
	}
	for _, tier := range t.tiers {
		n := 0
		for _, b := range tier.boxes {
			if t.boxes[b].element != nil {
				n++
			}
		}
		if n == 0 {
			continue
		}
		switch s := t.boxes[tier.boxes[0]].element.Stage; {
		case s.IsOutcome():
			outcomes += n
			terms = append(terms, number(n)+" "+strings.TrimSuffix(s.Noun(), " outcome"))
		case s == logicmodel.EndState:
			end = counted(n, s.Noun())
		default:
			parts = append(parts, counted(n, s.Noun()))
		}
	}
	if outcomes > 0 {
		words := counted(outcomes, "outcome")
		if len(terms) > 1 {
			words += " (" + list(terms) + ")"
		} else {
			words = counted(outcomes, strings.SplitAfterN(terms[0], " ", 2)[1]+" outcome")
		}
		parts = append(parts, words)
	}
	if end != "" {
		parts = append(parts, end)
	}
	way := "from left to right"
	if t.rows() {
		way = "from the bottom to the top"
	}
	what := "A results chain"
	if len(parts) > 0 { // a selection may leave the framework alone
		what += " with " + list(parts)
	}
	t.add(what + ", read " + way)
	if framework > 0 {
		t.add("It works towards " + counted(framework, "outcome") + " of an outcomes framework")
	}
	if elsewhere > 0 {
		t.add("It is linked to " + counted(elsewhere, "element") + " of other models")
	}
	if missing > 0 {
		t.add("It names " + counted(missing, "thing") + " that nothing defines")
	}
	if n := len(t.parts(all)); n > 1 {
		t.add(fmt.Sprintf("It falls into %s parts that no link joins", number(n)))
	}
}

func (t *teller) introduceFramework() {
	levels, outcomes, results := 0, 0, 0
	for _, tier := range t.tiers {
		if t.boxes[tier.boxes[0]].element != nil {
			results += len(tier.boxes)
			continue
		}
		outcomes += len(tier.boxes)
		if tier.title != noLevel {
			levels++
		}
	}
	what := "An outcomes framework with " + counted(outcomes, "outcome")
	if levels > 1 {
		what += " on " + counted(levels, "level") + ", the highest on top"
	}
	if results > 0 {
		what += ", and below it " + counted(results, "result") + " of a model that " + agree(results, "supports", "support") + " it"
	}
	t.add(what)
}

// noLevel is the heading of the outcomes that are on no level.
const noLevel = "Outcomes framework"

// selection says what stands out where the rest is faded.
func (t *teller) selection() {
	var faded, clear []string
	for i := range t.boxes {
		if t.boxes[i].faded {
			faded = append(faded, t.short(i))
		} else {
			clear = append(clear, t.short(i))
		}
	}
	switch {
	case len(faded) == 0:
	case len(faded) < len(clear):
		t.add("In grey, since the picture is not about " + agree(len(faded), "it", "them") + ", " + agree(len(faded), "is ", "are ") + list(faded))
	default:
		t.add("What stands out is " + list(clear) + "; the rest is grey")
	}
}

// introducePortfolio names the models that stand side by side.
func (t *teller) introducePortfolio() {
	var titles []string
	for i := range t.lanes {
		l := &t.lanes[i]
		titles = append(titles, l.name())
	}
	t.add(upperFirst(counted(len(titles), "model")) + " side by side: " + list(titles))
	t.add("what is in one of them has its id in brackets, as in [model/element]")
}

// name is the title of the model and its id.
func (l *lane) name() string {
	if l.title == "" {
		return isolate(l.id)
	}
	return quote(l.title) + " (" + isolate(l.id) + ")"
}
