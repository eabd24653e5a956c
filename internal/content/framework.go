package content

import (
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Framework returns the picture of a framework by itself. Its errors are [ErrEmpty] and
// an [*OptionError].
func Framework(f *outcomes.Framework, o *Options) (*Picture, error) {
	return frameworkPicture(f, o, true)
}

// frameworkPicture returns the picture of a framework; one that is drawn by itself may
// be nested.
func frameworkPicture(f *outcomes.Framework, o *Options, alone bool) (*Picture, error) {
	if f == nil {
		return nil, ErrEmpty
	}
	p, err := o.emptyPicture(f.Title, "")
	if err != nil {
		return nil, err
	}
	p.View, p.Source, p.alone = TriangleView, OneLine(f.Source), alone
	shown := newOutcomeSet(f)
	p.addAll(shown, f, o)
	if len(p.Boxes) == 0 {
		return nil, ErrEmpty
	}
	chosen, err := p.choose(&logicmodel.Model{}, o)
	if err != nil {
		return nil, err
	}
	return p.finish(chosen, o)
}

// addAll adds all outcomes of the framework, and the arrows between them.
func (p *Picture) addAll(shown *outcomeSet, f *outcomes.Framework, opt *Options) {
	shown.addAll(f)
	shown.addContributedTo()
	p.addOutcomes(shown, opt)
	p.addContributions(shown)
	p.addKnownLinks(shown, f)
}

// addKnownLinks adds the links between outcomes that the framework states.
func (p *Picture) addKnownLinks(shown *outcomeSet, f *outcomes.Framework) {
	for o := range f.All() {
		for _, l := range o.Links {
			if to := shown.byID[l.To.ID]; to != nil {
				p.join(Arrow{
					From: shown.byID[o.ID].box, To: to.box, Because: OneLine(l.Because),
					Grade: l.Evidence.Grade, Evidence: OneLine(l.Evidence.Source),
				})
			}
		}
	}
}

// addSupporters adds the elements that support an outcome, and above them the
// whole framework.
func (p *Picture) addSupporters(m *logicmodel.Model, o *Options) {
	shown := newOutcomeSet(o.Framework)
	shown.addAll(o.Framework)
	var at []int
	for i := range m.Elements {
		e := &m.Elements[i]
		if len(e.Supports) == 0 {
			continue
		}
		if at == nil {
			p.addTier("Results of the model", FrameworkLook)
		}
		at = append(at, p.addElement(0, m, e, o))
		for _, ref := range e.Supports {
			shown.add(ref.ID)
		}
	}
	shown.addContributedTo()
	p.addOutcomes(shown, o)
	for _, n := range at {
		p.addSupports(p.Boxes[n].Element, n, shown)
	}
	p.addContributions(shown)
	p.addKnownLinks(shown, o.Framework)
}
