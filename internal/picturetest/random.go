package picturetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Random returns a model of about n elements in five stages and an end state, with
// links that skip stages, stay in one or run back.
func Random(n int, seed uint64) *logicmodel.Model {
	r := rand.New(rand.NewPCG(seed, 1))
	words := strings.Fields("increased awareness of mental wellbeing in the community improved capacity local partners reduced isolation young people families sessions training")
	m := &logicmodel.Model{ID: "random", Title: "A random model"}
	var byStage [6][]int
	for s, stage := range outcomes.Stages()[1:] { // no inputs
		per := max(n/5, 1)
		if stage == logicmodel.EndState {
			per = 1
		}
		for range per {
			var text []string
			for range 2 + r.IntN(12) {
				text = append(text, words[r.IntN(len(words))])
			}
			byStage[s] = append(byStage[s], len(m.Elements))
			m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("e", len(m.Elements)), Title: strings.Join(text, " "), Stage: stage})
		}
	}
	link := func(from, stage int, feedback bool) {
		to := byStage[stage][r.IntN(len(byStage[stage]))]
		if to != from {
			m.Elements[from].LeadsTo = append(m.Elements[from].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: m.Elements[to].ID}, Feedback: feedback})
		}
	}
	for s := range 5 {
		for _, e := range byStage[s] {
			link(e, s+1, false)
			switch r.IntN(8) {
			case 0:
				link(e, s+r.IntN(6-s), false)
			case 1:
				link(e, r.IntN(s+1), true)
			case 2:
				link(e, s, false)
			}
		}
	}
	return m
}

// RandomFramework returns a framework of three levels, with contributions to the next
// one or past it and known links in any direction.
func RandomFramework(n int, seed uint64) *outcomes.Framework {
	r := rand.New(rand.NewPCG(seed, 2))
	f := &outcomes.Framework{ID: "f", Title: "Random", Levels: []outcomes.Level{{ID: "a", Title: "Top"}, {ID: "b", Title: "Middle"}, {ID: "c", Title: "Base"}}}
	for i := range n {
		level := min(2, i*4/n)
		o := outcomes.Outcome{ID: fmt.Sprint("o", i), Title: strings.Repeat("words ", 1+r.IntN(9)), Level: outcomes.Ref{ID: f.Levels[level].ID}}
		for range r.IntN(3) {
			if level > 0 && i > 0 {
				if to := r.IntN(i); min(2, to*4/n) < level {
					o.ContributesTo = append(o.ContributesTo, outcomes.Ref{ID: fmt.Sprint("o", to)})
				}
			}
		}
		if r.IntN(3) == 0 {
			o.Links = append(o.Links, outcomes.Link{To: outcomes.Ref{ID: fmt.Sprint("o", r.IntN(n))}})
		}
		f.Outcomes = append(f.Outcomes, o)
	}
	return f
}

// Edited returns a model at random and an edit of it.
func Edited(seed uint64) (old, new *logicmodel.Model) {
	r := rand.New(rand.NewPCG(seed, 11))
	old = Random(12+int(seed)%20, seed)
	for i := range old.Elements { // so that none is taken for another
		old.Elements[i].Title += fmt.Sprint(" number ", i)
		seen := map[string]bool{} // of links that stand twice, one is drawn
		old.Elements[i].LeadsTo = slices.DeleteFunc(old.Elements[i].LeadsTo, func(l logicmodel.Link) bool {
			twice := seen[l.To.ID]
			seen[l.To.ID] = true
			return twice
		})
		if r.IntN(3) == 0 {
			old.Elements[i].Supports = []logicmodel.Ref{{ID: fmt.Sprint("o", r.IntN(5))}}
		}
	}
	m := *old
	m.Elements = slices.Clone(old.Elements)
	for range 1 + r.IntN(3) {
		i := r.IntN(len(m.Elements))
		id := m.Elements[i].ID
		m.Elements = slices.Delete(m.Elements, i, i+1)
		for j := range m.Elements {
			m.Elements[j].LeadsTo = slices.DeleteFunc(slices.Clone(m.Elements[j].LeadsTo), func(l logicmodel.Link) bool { return l.To.ID == id })
		}
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		switch r.IntN(8) {
		case 0:
			e.Title = fmt.Sprintf("Something else that is said of %d", i)
		case 1:
			e.Stage = e.Stage%5 + 1
		case 2:
			if e.LeadsTo = slices.Clone(e.LeadsTo); len(e.LeadsTo) > 0 {
				e.LeadsTo[0].Because = "There is a reason now"
			}
		case 3:
			e.Supports = []logicmodel.Ref{{ID: fmt.Sprint("o", r.IntN(9))}}
		case 4:
			if len(e.LeadsTo) > 0 {
				e.LeadsTo = e.LeadsTo[1:]
			}
		}
	}
	for n := range r.IntN(4) {
		to := m.Elements[r.IntN(len(m.Elements))].ID
		m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("new", n), Title: fmt.Sprint("A wholly new thing ", n),
			Stage: outcomes.Stages()[r.IntN(5)], LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: to}}}})
	}
	return old, &m
}

// Reasoned returns a random model with reasons, evidence, assumptions and
// illustrations.
func Reasoned(n int, seed uint64) *logicmodel.Model {
	m := Random(n, seed)
	k := int(seed)
	for i := range m.Elements {
		e := &m.Elements[i]
		e.Illustrative = i%7 == 3
		for j := range e.LeadsTo {
			l := &e.LeadsTo[j]
			k = k*7 + 3
			switch k % 11 {
			case 0, 1:
				l.Because = "A reason. Of two sentences."
			case 2:
				l.Evidence.Grade = outcomes.GradeWeak
			case 3:
				l.Assumes = []logicmodel.LinkAssumption{{Text: "All goes well"}}
			case 4:
				l.Illustrative = true
			}
		}
		if i%9 == 8 {
			e.Supports = []logicmodel.Ref{{ID: "NO1"}, {ID: "NO2"}}
		}
	}
	return m
}

// Dense returns a model of n elements, each linked to all of the next stage.
func Dense(n int) *logicmodel.Model {
	m := Random(n, 1)
	for i := range m.Elements {
		e := &m.Elements[i]
		e.Title = fmt.Sprint("Element ", i)
		e.LeadsTo = nil
		for j := range m.Elements {
			if m.Elements[j].Stage == e.Stage+1 {
				e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: m.Elements[j].ID}, Because: fmt.Sprintf("Reason %d", (i*j)%3)})
			}
		}
	}
	return m
}

// Grouped returns a random model with groups, some of them in others, and links
// to and from them.
func Grouped(n int, seed uint64) *logicmodel.Model {
	m := Random(n, seed)
	r := rand.New(rand.NewPCG(seed, 2))
	groups := 1 + r.IntN(6)
	for i := range groups {
		group := logicmodel.Group{ID: fmt.Sprint("g", i), Title: fmt.Sprint("Group ", strings.Repeat("of things ", r.IntN(9)), i)}
		if i > 0 && r.IntN(2) == 0 {
			group.Group.ID = fmt.Sprint("g", r.IntN(i))
		}
		for range r.IntN(3) {
			to := fmt.Sprint("g", r.IntN(groups))
			if r.IntN(2) == 0 {
				to = m.Elements[r.IntN(len(m.Elements))].ID
			}
			group.LeadsTo = append(group.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: to}, Feedback: r.IntN(4) == 0})
		}
		m.Groups = append(m.Groups, group)
	}
	for i := range m.Elements {
		if r.IntN(2) == 0 {
			m.Elements[i].Group.ID = fmt.Sprint("g", r.IntN(groups))
		}
	}
	if r.IntN(4) == 0 {
		m.Links = logicmodel.LinkingStages
	}
	return m
}

// RandomPortfolio returns models of different sizes, some elements of which support
// outcomes of a random framework or lead to another model.
func RandomPortfolio(seed uint64) []*logicmodel.Model {
	var models []*logicmodel.Model
	for i := range 2 + int(seed)%5 {
		m := Random(8+int(seed+uint64(i)*7)%20, seed+uint64(i))
		m.ID, m.Title = fmt.Sprint("m", i), fmt.Sprint("Model ", i)
		for j := range m.Elements {
			e := &m.Elements[j]
			if (j+i)%4 == 0 {
				e.Supports = []logicmodel.Ref{{ID: fmt.Sprint("o", (j*3+i)%9)}}
			}
			if i > 0 && j%9 == 3 {
				e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprintf("m%d/e%d", i-1, j%6+1)}})
			}
		}
		models = append(models, m)
	}
	return models
}
