package progress

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Value is a figure of an indicator from outside the model's file.
type Value struct {
	Indicator outcomes.Ref // its id, or the id of its model or framework, a slash and its id
	outcomes.Figure
}

// A Report is the progress of the indicators of a model or of a framework.
type Report struct {
	Model     *logicmodel.Model // nil: the indicators are the framework's own
	Framework *outcomes.Framework
	AsAt      outcomes.Date // the date from which it looks; empty: none was said
	Results   []Result      // in the order of the file
	Findings  diag.List     // what is wrong with the data

	own   map[string]bool   // the ids of the file's indicators
	names map[string]string // by which data may name them, and whose each is: the id of a model or framework
}

// A Result is how one indicator stands.
type Result struct {
	Element   *logicmodel.Element // that it measures; nil: an outcome of a framework
	Outcome   *outcomes.Outcome   // that it measures; nil: an element of a model
	Indicator *outcomes.Indicator // as the file says it
	Measures  *outcomes.Indicator // the framework's that it is; nil: none

	State  State
	Reason string // why it is not known; empty for other states
	Needle Needle

	Unit      string
	Direction outcomes.Direction
	Inferred  bool // the direction was not said, and follows from the figures

	// The figures that are numbers; [Result.Written] has the others too.
	Baseline *Point // nil: none, or none that is a number
	Latest   *Point // the latest value; nil: none that counts
	Target   *Point // the next to be reached, or the last; nil: none

	// Values and Targets are all that are numbers, by date: of the values those
	// that have a date, also from after the as-at date; targets without a date
	// come last.
	Values, Targets []Point

	// Travelled is the part of the way from the baseline to the target that
	// the latest value has come: 0.5 is half-way, more than 1 beyond the
	// target, less than 0 the wrong way. HasTravelled is false where there is
	// no such way: one of the three is missing, the baseline is the target, or
	// the indicator is to be maintained.
	Travelled    float64
	HasTravelled bool

	Asked *Asked // what the straight line asks for by the date of the latest value; nil: no line
	Due   *Asked // what it asks for by the as-at date

	Words []outcomes.Figure // the values of an indicator that is told in words
	Notes []string          // what else should be known, such as a direction that was inferred

	part     share
	measured outcomes.Date // of the latest value, and no later than the as-at date
	stale    bool          // a target is past, and the latest value is older
	crossed  bool          // of one to be maintained

	written [3]*outcomes.Figure // baseline, latest value and target that are told in words
}

// A Point is a figure that is a number.
type Point struct {
	outcomes.Figure
	Number float64
}

// An Asked is what a straight line asks for by a date.
type Asked struct {
	Number float64
	Value  string // rounded, to a decimal more than the figures have where need be
	About  bool   // Value is rounded
	On     outcomes.Date
}

// Word is the word for the state, fit for a picture: see [State.String]. Of an
// indicator that was on track when it was last measured, and of which the line
// asks for more by the as-at date, it says when, as in "on track in 2025".
func (r *Result) Word() string {
	if r.lapsed() {
		return r.State.String() + when(r.Latest.On)
	}
	return r.State.String()
}

// lapsed reports whether the indicator was on track and may be so no longer.
func (r *Result) lapsed() bool { return r.State == OnTrack && r.Due != nil && r.short(r.Due) }

// Of is the progress of the indicators of the model m, or where m is nil of
// the framework f itself, which may be nil otherwise. The data are values from
// outside the file; those of indicators that are not here are passed over: see
// [Known]. Without a date it is the model's own, by its "as-at".
func Of(m *logicmodel.Model, f *outcomes.Framework, data []Value, asAt outcomes.Date) *Report {
	r := &Report{Model: m, Framework: f, AsAt: asAt, names: map[string]string{}, own: map[string]bool{}}
	if asAt == "" && m != nil {
		r.AsAt = m.AsAt
	}
	by := map[string][]*Value{}
	for i := range data {
		by[data[i].Indicator.ID] = append(by[data[i].Indicator.ID], &data[i])
	}
	if m == nil {
		if f == nil {
			return r
		}
		for i := range f.Outcomes {
			o := &f.Outcomes[i]
			for k := range o.Indicators {
				r.own[o.Indicators[k].ID] = true
				r.add(Result{Outcome: o, Indicator: &o.Indicators[k]}, f.ID, by)
			}
		}
		r.Findings.Sort()
		return r
	}
	for i := range m.Elements {
		for k := range m.Elements[i].Indicators {
			r.own[m.Elements[i].Indicators[k].ID] = true
		}
	}
	measured := indicatorsOf(f)
	for i := range m.Elements {
		e := &m.Elements[i]
		for k := range e.Indicators {
			in := &e.Indicators[k]
			r.add(Result{Element: e, Indicator: in, Measures: measured[in.Measures.ID]}, m.ID, by)
		}
	}
	r.Findings.Sort()
	return r
}

// indicatorsOf are the indicators of a framework and of all that it extends,
// by id. Of several with one id the first counts.
func indicatorsOf(f *outcomes.Framework) map[string]*outcomes.Indicator {
	all := map[string]*outcomes.Indicator{}
	if f == nil {
		return all
	}
	for o := range f.All() {
		for i := range o.Indicators {
			if in := &o.Indicators[i]; all[in.ID] == nil {
				all[in.ID] = in
			}
		}
	}
	return all
}

// add judges an indicator of the document with that id.
func (r *Report) add(res Result, document string, by map[string][]*Value) {
	in := res.Indicator
	var data []*Value
	named := func(name, owner string) {
		r.names[name] = owner
		data = append(data, by[name]...)
	}
	framework := ""
	if r.Framework != nil {
		framework = r.Framework.ID
	}
	if in.Measures.ID == in.ID {
		named(in.ID, framework)
	} else {
		named(in.ID, document)
	}
	named(document+"/"+in.ID, document)
	if id := in.Measures.ID; id != "" && !r.own[id] {
		named(id, framework)
		if framework != "" {
			named(framework+"/"+id, framework)
		}
	}
	s := newSeries(&res, data, &r.Findings)
	s.judge(r)
	r.Results = append(r.Results, res)
}

// Tally is how many indicators are in each state.
func (r *Report) Tally() Tally {
	var t Tally
	for i := range r.Results {
		t[r.Results[i].State]++
	}
	return t
}

// Element is the tally of the indicators of one element of the model, or of
// one outcome where the report is that of a framework itself.
func (r *Report) Element(id string) Tally {
	var t Tally
	for i := range r.Results {
		if r.Results[i].Owner() == id {
			t[r.Results[i].State]++
		}
	}
	return t
}

// Owner is the id of the element or of the outcome that is measured.
func (r *Result) Owner() string {
	switch {
	case r.Element != nil:
		return r.Element.ID
	case r.Outcome != nil:
		return r.Outcome.ID
	}
	return ""
}

// subject is the owner as what a finding is about.
func (r *Result) subject() diag.Subject {
	kind := diag.KindElement
	if r.Element == nil {
		kind = diag.KindOutcome
	}
	return diag.Subject{Kind: kind, ID: r.Owner()}
}

// OwnerTitle is the title of the element or of the outcome that is measured.
func (r *Result) OwnerTitle() string {
	switch {
	case r.Element != nil:
		return r.Element.Title
	case r.Outcome != nil:
		return r.Outcome.Title
	}
	return ""
}
