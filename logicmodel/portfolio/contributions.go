package portfolio

import "github.com/resultschain/resultschain/outcomes"

// A place is an outcome of one of the frameworks, and where it is shown.
type place struct {
	outcome *outcomes.Outcome
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

// add adds a framework and those that it extends, if they are not there yet.
func (t *contributions) add(f *outcomes.Framework) {
	if t.named[identity(f)] != nil {
		return
	}
	names := map[string]*place{}
	t.named[identity(f)] = names
	for _, p := range f.Parents {
		t.add(p)
	}
	for _, g := range f.Lineage() {
		for i := range g.Outcomes {
			o := &g.Outcomes[i]
			id := placeID{identity(g), o.ID}
			if t.places[id] == nil {
				t.places[id] = &place{outcome: o}
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
