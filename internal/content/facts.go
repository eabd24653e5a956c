package content

import (
	"cmp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Fact is what is known of a box under one heading, whether or not it is drawn.
type Fact struct {
	Heading string
	Items   []string
}

// A Tag is something by which boxes are chosen: Model, Partner, Reach or Outcome, and
// its name.
type Tag struct{ By, Name string }

// Facts returns what is known of box n besides its text and its arrows.
func (p *Picture) Facts(n int) []Fact {
	b := &p.Boxes[n]
	var facts []Fact
	add := func(heading string, items ...string) {
		items = slices.DeleteFunc(slices.Clone(items), func(s string) bool { return s == "" })
		if len(items) > 0 {
			facts = append(facts, Fact{p.Say(heading), items})
		}
	}
	if b.model == nil || b.Element == nil { // also a box that only marks where a page goes on
		if o := p.outcome(b); o != nil {
			add("Measured by", p.indicatorLines(nil, o.Indicators)...)
		}
		add("Noted", b.Details...)
		return facts
	}
	e, m := b.Element, b.model
	if e.Label != "" && e.Label != e.Title {
		add("In full", OneLine(e.Title))
	}
	add("Summary", OneLine(e.Summary))
	if e.Illustrative {
		add("Illustrative", p.Say("This is not from the source."))
	}
	if e.Unintended {
		add("Unintended", p.Say("This is an effect that nobody wants."))
	}
	names := map[string][]string{}
	for _, t := range p.Tags(n) {
		names[t.By] = append(names[t.By], t.Name)
	}
	add("Partners", names["Partner"]...)
	add("Reach", names["Reach"]...)
	add("Change in", p.Say(kindWords[e.Kind]))
	add("Measured by", p.indicatorLines(m, e.Indicators)...)
	if e.Status != nil && e.Status.Is != 0 {
		_, status, _ := strings.Cut(statusWords(p.Lang, e.Status), ": ")
		add("Status", status)
	}
	add("Progress", p.notes[b.ID])
	add("Supports", names["Outcome"]...)
	for i := range m.Factors {
		if slices.ContainsFunc(m.Factors[i].Affects, func(r logicmodel.Ref) bool { return r.ID == e.ID }) {
			add("Affected by", OneLine(m.Factors[i].Title))
		}
	}
	add("Source", OneLine(e.Source))
	return facts
}

// Tags returns the tags by which box n is chosen.
func (p *Picture) Tags(n int) []Tag {
	b := &p.Boxes[n]
	var tags []Tag
	if b.Lane > 0 {
		tags = append(tags, Tag{"Model", cmp.Or(p.Lanes[b.Lane-1].Title, p.Lanes[b.Lane-1].ID)})
	}
	if o := p.outcome(b); b.Look == FrameworkLook && o != nil {
		tags = append(tags, Tag{"Outcome", outcomeName(o)})
	}
	if b.model == nil || b.Element == nil {
		return tags
	}
	for _, r := range b.Element.Partners {
		tags = append(tags, Tag{"Partner", partnerName(b.model, r.ID)})
	}
	for _, r := range b.Element.Reach {
		tags = append(tags, Tag{"Reach", reachTitle(b.model, r.ID)})
	}
	for _, r := range b.Element.Supports {
		name := r.ID
		if o := p.findOutcome(r.ID); o != nil {
			name = outcomeName(o)
		}
		tags = append(tags, Tag{"Outcome", OneLine(name)})
	}
	return tags
}

// outcome returns the outcome of the framework that a box is; nil for others.
func (p *Picture) outcome(b *Box) *outcomes.Outcome {
	if b.Look != FrameworkLook || b.Element != nil {
		return nil
	}
	return p.findOutcome(b.ID)
}

func (p *Picture) findOutcome(id string) *outcomes.Outcome {
	if p.framework != nil {
		for o := range p.framework.All() {
			if o.ID == id {
				return o
			}
		}
	}
	return nil
}

func outcomeName(o *outcomes.Outcome) string { return OneLine(o.ID + ": " + o.Title) }

// indicatorLines returns a line on each indicator: its title, baseline, targets,
// values and source. The model may be nil.
func (p *Picture) indicatorLines(m *logicmodel.Model, list []outcomes.Indicator) []string {
	var lines []string
	for i := range list {
		in := &list[i]
		if m != nil && in.IsReference() {
			if of := m.Indicator(in.ID, p.framework); of != nil {
				in = of
			}
		}
		var line strings.Builder // of one indicator there may be thousands of values
		line.WriteString(OneLine(cmp.Or(in.Title, in.ID)))
		add := func(what string, f outcomes.Figure) {
			line.WriteString("; " + p.Say(what) + " " + OneLine(f.Show(in.Unit)))
			if g := f.Group(); g != "" {
				line.WriteString(", " + OneLine(g))
			}
			if f.On != "" {
				line.WriteString(" (" + string(f.On) + ")")
			}
		}
		if b := in.Baseline.Figure; b.InWords() != "" {
			add("baseline", b)
		}
		for _, t := range in.Targets {
			add("target", t)
		}
		for _, a := range in.Actuals {
			add("measured", a)
		}
		if in.Source != "" {
			line.WriteString("; " + p.Say("source") + ": " + OneLine(in.Source))
		}
		lines = append(lines, line.String())
	}
	return lines
}
