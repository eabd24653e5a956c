package portfolio

import "github.com/resultschain/resultschain/outcomes"

// A place is an outcome of one of the frameworks, and where it is shown.
type place struct {
	outcome *outcomes.Outcome
	covers  int      // its number in Coverage.Outcomes; -1: it is not of the framework that is covered
	to      []*place // what it contributes to

	known bool
	up    []*place
}

// above are the places to which it contributes, directly or not, without
// itself.
func (p *place) above() []*place {
	if p.known {
		return p.up
	}
	p.known = true
	seen := map[*place]bool{p: true}
	all := []*place{p}
	for i := 0; i < len(all); i++ {
		for _, up := range all[i].to {
			if !seen[up] {
				seen[up] = true
				all = append(all, up)
			}
		}
	}
	p.up = all[1:]
	return p.up
}

// contributions are the outcomes of all frameworks that the models are written
// for, and what they contribute to. Frameworks of one id and version are one.
type contributions struct {
	places map[placeID]*place
	named  map[frameworkID]map[string]*place // what ids mean in a framework
}

type placeID struct {
	framework frameworkID
	outcome   string
}

func newContributions() *contributions {
	return &contributions{places: map[placeID]*place{}, named: map[frameworkID]map[string]*place{}}
}

// contributionsOf are those of the coverage's framework and models.
func contributionsOf(c *Coverage) *contributions {
	t := newContributions()
	number := make(map[*outcomes.Outcome]int, len(c.Rows))
	for i, o := range c.Rows {
		number[o.Outcome] = i
	}
	t.add(c.Framework, number)
	for _, m := range c.Models {
		t.add(m.Framework, number)
	}
	return t
}

// add adds a framework and those that it extends, if they are not there yet.
// Outcomes of the coverage are numbered.
func (t *contributions) add(f *outcomes.Framework, number map[*outcomes.Outcome]int) {
	if t.named[identity(f)] != nil {
		return
	}
	names := map[string]*place{}
	t.named[identity(f)] = names
	for _, p := range f.Parents {
		t.add(p, number)
	}
	for _, g := range f.Lineage() {
		for i := range g.Outcomes {
			o := &g.Outcomes[i]
			id := placeID{identity(g), o.ID}
			if t.places[id] == nil {
				p := &place{outcome: o, covers: -1}
				if k, ok := number[o]; ok {
					p.covers = k
				}
				t.places[id] = p
			}
			if names[o.ID] == nil {
				names[o.ID] = t.places[id]
			}
		}
	}
	for i := range f.Outcomes {
		o := &f.Outcomes[i]
		from := t.places[placeID{identity(f), o.ID}]
		if from.outcome != o { // an id that is there twice
			continue
		}
		for _, ref := range o.ContributesTo {
			if to := names[ref.ID]; to != nil {
				from.to = append(from.to, to)
			}
		}
	}
}
