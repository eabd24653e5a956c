package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

func frameworkRecord(f *outcomes.Framework) *record {
	r := &record{what: diag.KindFramework, thing: Thing{ID: f.ID, Title: f.Title}, place: f.Pos, title: "title"}
	r.addTexts("version", f.Version, "agreement", f.Agreement, "source", f.Source, "summary", f.Summary)
	r.addText("year-starts", string(f.YearStarts), f.YearStartsPos)
	r.addHeadings(f.Headings)
	r.addExtras("", f.Extra)
	r.addField()
	for i, e := range f.Extends {
		var to *outcomes.Framework
		if len(f.Parents) == len(f.Extends) {
			to = f.Parents[i]
		}
		file := cleanPath(e.ID)
		r.addPath(fact{field: "extends", id: file, shown: file, place: e.Pos}, to)
	}
	r.addField()
	for i := range f.Expects {
		r.addExpectation(&f.Expects[i])
	}
	r.addField()
	for _, s := range f.Rules {
		set := s.Severity.String()
		if s.Say != "" {
			set = strings.TrimSpace(set + " " + diag.Quote(s.Say))
		}
		r.addMember("rules", s.Code, set, s.Code+": "+set, false, s.Pos)
	}
	for i := range f.Levels {
		l := &f.Levels[i]
		r.addPart(&record{what: diag.KindLevel, thing: Thing{ID: l.ID, Title: l.Title}, place: l.Pos, source: l}).addExtras("", l.Extra)
	}
	for i := range f.Outcomes {
		r.addOutcome(&f.Outcomes[i])
	}
	return r
}

// requirements holds the words for what an element or link is expected to have.
var requirements = map[outcomes.Requirement]string{
	outcomes.RequireIndicator: "an indicator", outcomes.RequireBaseline: "a baseline", outcomes.RequireTarget: "a target",
	outcomes.RequireSource: "a source of its data", outcomes.RequirePartner: "a partner", outcomes.RequireReach: "a reach group",
	outcomes.RequireSupports: "a supported outcome", outcomes.RequireBecause: "a reason", outcomes.RequireEvidence: "evidence",
	outcomes.RequireAssumption: "an assumption", outcomes.RequireRisk: "a risk",
}

// addExpectation adds to the last field what a framework expects.
func (r *record) addExpectation(e *outcomes.Expectation) {
	key, of := e.Stage.String(), "every "+cmp.Or(e.Stage.Noun(), "element")
	if len(e.Link) > 0 {
		var stages, plurals []string
		for _, s := range e.Link {
			stages, plurals = append(stages, s.String()), append(plurals, s.Plural())
		}
		key, of = key+" "+strings.Join(stages, " to "), "every link from "+strings.Join(plurals, " to ")
	}
	if e.Level.ID != "" {
		r.addFact(fact{field: "expects", key: key, ref: diag.KindLevel, other: diag.KindLevel, id: e.Level.ID, shown: e.Stage.String() + ": " + e.Level.ID, place: e.Pos})
	}
	for _, h := range e.Has {
		r.addFact(fact{field: "expects", key: key, id: h.String(), shown: cmp.Or(requirements[h], "something") + " of " + of, place: e.Pos})
	}
	for _, x := range e.Extra {
		value := canonicalJSON(x.Value)
		r.addMember("expects."+cmp.Or(x.Key, extraField), key+": "+x.Key, value, of+": "+value, false, e.Pos)
	}
}

func (r *record) addOutcome(o *outcomes.Outcome) {
	p := r.addPart(&record{what: diag.KindOutcome, thing: Thing{ID: o.ID, Title: o.Title}, place: o.Pos, source: o,
		group: group{field: "level", ref: diag.KindLevel, value: o.Level.ID, place: o.Level.Pos}})
	p.addTexts("description", o.Description, "group", o.Group)
	p.addRefs("contributes-to", diag.KindOutcome, diag.KindOutcome, o.ContributesTo...)
	p.addTexts("term", o.Term.String())
	p.addText("since", string(o.Since), o.SincePos)
	p.addText("until", string(o.Until), o.UntilPos)
	p.addRef("replaced-by", diag.KindOutcome, diag.KindOutcome, o.ReplacedBy)
	p.addExtras("", o.Extra)
	p.addSharedIndicators(o.Indicators)
	p.addIndicators(o.Indicators)
	for i := range o.Links {
		l := &o.Links[i]
		link := p.addPart(&record{what: diag.KindLink, thing: Thing{ID: o.ID, To: l.To.ID}, place: l.To.Pos, source: l})
		link.addTexts("because", l.Because)
		link.addEvidence(l.Evidence)
		link.addExtras("", l.Extra)
	}
}

// levelOrder returns the change for levels that both frameworks have in a
// different order.
func levelOrder(old, new *record) []Change {
	var before, was, after []string // the same ids in both, by those of the new framework
	for _, l := range old.allOf(diag.KindLevel) {
		if l.same != nil {
			before, was = append(before, l.same.thing.ID), append(was, l.thing.ID)
		}
	}
	for _, l := range new.allOf(diag.KindLevel) {
		if l.same != nil {
			after = append(after, l.thing.ID)
		}
	}
	if slices.Equal(before, after) {
		return nil
	}
	return []Change{{Kind: KindChanged, What: diag.KindFramework, Old: old.thing, New: new.thing, Field: "levels",
		Before: strings.Join(was, ", "), After: strings.Join(after, ", "), OldPos: old.place, NewPos: new.place}}
}
