package strength

import (
	"fmt"
	"io"
	"slices"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
)

// WriteOverview tells, for people to read in a terminal, how each activity of
// the model leads to its end state. What holds for all of them is told first,
// once. Nothing in it can drive the terminal. The chain may be nil.
func WriteOverview(w io.Writer, m *logicmodel.Model, c *logicmodel.Graph) error {
	if c == nil {
		c = logicmodel.NewGraph(m)
	}
	t := newTeller(m, c)
	t.overview()
	_, err := io.WriteString(w, t.b.String())
	return err
}

func (t *teller) overview() {
	t.heading(quote(t.m.Title))
	ends, activities := at(t.m, logicmodel.EndState), at(t.m, logicmodel.Activity)
	switch {
	case len(ends) == 0:
		t.say("The model has no end state")
		return
	case len(activities) == 0:
		t.say("The model has no activities, from which its end state %s could be reached", t.elements(ends))
		return
	}
	p := To(t.m, t.c, ends...)
	all := p.From(activities...)
	t.say("%s to the end state %s", t.lead(len(all.From), len(activities), "leads", "lead"), t.elements(ends))
	several := len(all.From) > 1
	if several {
		t.shared(&all)
	}
	for i, a := range all.From {
		if i == most {
			t.heading(fmt.Sprintf("%d more activities lead there; name one of them to have it told.", len(all.From)-most))
			break
		}
		way := p.From(a)
		t.heading(t.element(a))
		t.say("Leads there %s", t.by(&way))
		if !several || len(all.Ungraded) < len(all.Links) {
			t.evidence(&way)
		}
		t.assumptions(&way)
		if !several {
			t.noAssumption(&way)
		}
	}
	t.idle(slices.DeleteFunc(activities, func(a int) bool { return p.best[a] >= 0 }))
}

// most is how many activities an overview tells one by one. A model with more
// elements than that in all no longer reads on one page, as LM020 has it.
const most = 40

// idle tells of activities without a way to the end state.
func (t *teller) idle(activities []int) {
	if len(activities) > 0 {
		t.heading("Without a way to the end state")
	}
	for i, a := range activities {
		if i == most {
			t.say("%d more activities", len(activities)-most)
			break
		}
		s := t.element(a)
		if away := t.outside(t.after(a)); away != "" {
			s += " leads outside this model, to " + away
		}
		t.say("%s", s)
	}
}

// shared tells what holds for the ways from all activities.
func (t *teller) shared(all *Way) {
	if es := all.Every.Elements; len(es) > 0 {
		t.say("From whichever activity, every path goes through %s", t.elements(es))
	} else {
		t.say("No step is common to all the paths")
	}
	if len(all.Ungraded) == len(all.Links) {
		t.evidence(all)
	}
	t.noAssumption(all)
}

// after are the elements of other models that paths from the element lead to.
func (t *teller) after(e int) []Outside {
	var all []Outside
	for i, is := range t.c.Reach(e) {
		if is {
			all = append(all, outside(t.m, t.c, i)...)
		}
	}
	return all
}

// outside are elements of other models in a sentence, each once.
func (t *teller) outside(all []Outside) string {
	var names []string
	for _, o := range all {
		if name := plaintext.Printable(o.Ref.ID); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return list(names)
}

// lead is how many of the activities do something.
func (t *teller) lead(n, of int, one, more string) string {
	switch {
	case of == 1 && n == 1:
		return "The one activity " + one
	case of == 1:
		return "The one activity does not " + more
	case n == 0:
		return fmt.Sprintf("None of the %s activities %s", number(of), one)
	case n == of && n == 2:
		return "Both activities " + more
	case n == of:
		return fmt.Sprintf("All %s activities %s", number(of), more)
	}
	return fmt.Sprintf("%s of the %s activities %s", upperFirst(number(n)), number(of), agree(n, one, more))
}
