package diff

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

func frameworkRecord(f *outcomes.Framework) *record {
	r := &record{what: Framework, thing: Thing{ID: f.ID, Title: f.Title}, place: f.Pos, title: "title"}
	r.text("version", f.Version, diag.Pos{})
	r.text("agreement", f.Agreement, diag.Pos{})
	r.text("source", f.Source, diag.Pos{})
	r.text("summary", f.Summary, diag.Pos{})
	r.fields++
	for i, e := range f.Extends {
		r.ref("extends", 0, outcomes.Ref{ID: cleanPath(e.ID), Pos: e.Pos}, false)
		if e.ID != "" && len(f.Parents) == len(f.Extends) {
			r.leadsTo(f.Parents[i])
		}
	}
	r.fields++
	for _, e := range f.Expects {
		r.say(fact{field: "expects", key: e.Stage.String(), ref: Level, other: Level, id: e.Level.ID, shown: e.Stage.String() + ": " + e.Level.ID, place: e.Pos})
	}
	r.fields++
	for _, s := range f.Rules {
		r.member("rules", s.Code, s.Severity.String(), s.Code+": "+s.Severity.String(), false, s.Pos)
	}
	for i := range f.Levels {
		l := &f.Levels[i]
		r.part(&record{what: Level, thing: Thing{ID: l.ID, Title: l.Title}, place: l.Pos, title: "title", source: l})
	}
	for i := range f.Outcomes {
		r.outcome(&f.Outcomes[i])
	}
	return r
}

func (r *record) outcome(o *outcomes.Outcome) {
	p := r.part(&record{what: Outcome, thing: Thing{ID: o.ID, Title: o.Title}, place: o.Pos, title: "title", source: o,
		group: group{field: "level", ref: Level, value: o.Level.ID, place: o.Level.Pos}})
	p.text("description", o.Description, diag.Pos{})
	p.text("group", o.Group, diag.Pos{})
	p.refs("contributes-to", Outcome, o.ContributesTo)
	p.ofOther(Outcome)
	p.text("term", o.Term.String(), diag.Pos{})
	p.text("since", string(o.Since), o.SincePos)
	p.text("until", string(o.Until), o.UntilPos)
	p.fields++
	p.ref("replaced-by", Outcome, o.ReplacedBy, true)
	p.ofOther(Outcome)
	p.indicators(o.Indicators)
	for i := range o.Links {
		l := &o.Links[i]
		link := p.part(&record{what: Link, thing: Thing{ID: o.ID, To: l.To.ID}, place: l.To.Pos, source: l})
		link.text("because", l.Because, diag.Pos{})
		link.evidence(l.Evidence)
	}
}

// levelOrder tells of levels that both frameworks have in another order.
func levelOrder(old, new *record) []Change {
	var before, after []string // as the new framework calls them
	var was []string
	for _, l := range old.all(Level) {
		if l.same != nil {
			before, was = append(before, l.same.thing.ID), append(was, l.thing.ID)
		}
	}
	for _, l := range new.all(Level) {
		if l.same != nil {
			after = append(after, l.thing.ID)
		}
	}
	if slices.Equal(before, after) {
		return nil
	}
	return []Change{{Kind: Changed, What: Framework, Old: old.thing, New: new.thing, Field: "levels",
		Before: strings.Join(was, ", "), After: strings.Join(after, ", "), OldPos: old.place, NewPos: new.place}}
}
