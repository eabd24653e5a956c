package progress

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Value is a figure of an indicator from outside the model's file.
type Value struct {
	Indicator outcomes.Ref // its id, or the id of its model or framework, a slash and its id
	outcomes.Figure
}

// A Review is the progress of the indicators of a model or of a framework.
type Review struct {
	Name      string            // what readers call the file, for [Write]
	Model     *logicmodel.Model // nil: the indicators are the framework's own
	Framework *outcomes.Framework
	AsAt      outcomes.Date // the date from which it looks; empty: there is none
	Calendar  outcomes.Calendar
	Results   []Result  // in the order of the file
	Findings  diag.List // what is wrong with the data

	Judgements []Judgement // of the elements of the model that have a status, in their order

	byID    map[string]int  // the first result of each indicator
	defined map[string]bool // indicators of the model itself, by their ids

	names map[string]string // by which data may name its indicators, each with the id of the model or framework that it belongs to
}

// A Result is how one indicator stands.
type Result struct {
	Owner      diag.Subject        // the element of a model, or the outcome of a framework, that it measures
	OwnerTitle string              // of that
	Also       []diag.Subject      // other elements or outcomes that name it by its id
	Indicator  *outcomes.Indicator // as the file has it
	Measures   *outcomes.Indicator // the framework's that it is; nil: none

	State  State
	Reason string // why it is not known; empty for other states

	// Needle is how it has moved from its baseline: improved, worsened, unmoved,
	// moved (which way is better is not known) or not known.
	Needle string

	Unit      string
	Direction outcomes.Direction
	Inferred  bool // the direction was not given, and follows from the figures

	// The figures that are numbers.
	Baseline *Point // nil: none, or none that is a number
	Latest   *Point // the latest value; nil: none that counts
	Target   *Point // the next to be reached, or the last; nil: none

	// Values and Targets are all that are numbers, by date: of the values those
	// that have a date, also from after the as-at date; targets without a date
	// come last.
	Values, Targets []Point

	Parts []Part // the values for parts, such as women and men, in the order of the file

	// Travelled is the part of the way from the baseline to the target that
	// the latest value has come: 0.5 is half-way, more than 1 beyond the
	// target, less than 0 the wrong way. It is nil where there is no such way:
	// one of the three is missing, the baseline is the target, or the indicator
	// is to be maintained.
	Travelled *float64

	Asked *Point // what the straight line asks for by the date of the latest value; nil: no line
	Due   *Point // what it asks for by the as-at date

	Words []outcomes.Figure // the values of an indicator that has words for numbers
	Notes []string          // what else should be known, such as a direction that was inferred

	calendar   calendar
	asAt       outcomes.Date       // of the review
	exactPart  *big.Rat            // Travelled, exactly
	measuredOn outcomes.Date       // of the latest value, and no later than the as-at date
	stale      bool                // a target is past, and the latest value is older
	lapsed     bool                // it was on track, and may be so no longer
	written    [3]*outcomes.Figure // the baseline, latest value and target, numbers or words; nil: none
}

// A Point is a figure that is a number.
type Point struct {
	outcomes.Figure
	Number float64
	About  bool // of what a line asks for: Value is Number rounded
}

// Judge returns the progress of the indicators of the model m, or where m is nil
// of the framework f itself, which may be nil otherwise. The data are values
// from outside the file; those of indicators that are not here are passed over:
// see [Known]. Without a date it is the model's own, by its "as-at".
func Judge(m *logicmodel.Model, f *outcomes.Framework, data []Value, asAt outcomes.Date) *Review {
	r := &Review{Model: m, Framework: f, AsAt: asAt, names: map[string]string{}, byID: map[string]int{}, defined: map[string]bool{}}
	switch {
	case m != nil:
		r.AsAt = cmp.Or(asAt, m.AsAt)
		r.Calendar = m.Calendar(f)
		for i := range m.Elements {
			for k := range m.Elements[i].Indicators {
				in := &m.Elements[i].Indicators[k]
				r.defined[in.ID] = r.defined[in.ID] || !in.IsReference()
			}
		}
		r.addJudgements()
		var index *outcomes.Index
		if f != nil {
			index = outcomes.NewIndex(f)
		}
		for i := range m.Elements {
			e := &m.Elements[i]
			r.add(diag.Subject{Kind: diag.KindElement, ID: e.ID}, e.Title, e.Indicators, index)
		}
		for i := range m.Elements {
			e := &m.Elements[i]
			r.addOwner(diag.Subject{Kind: diag.KindElement, ID: e.ID}, e.Title, e.Indicators)
		}
	case f != nil:
		r.Calendar = f.Calendar()
		for i := range f.Outcomes {
			o := &f.Outcomes[i]
			r.add(diag.Subject{Kind: diag.KindOutcome, ID: o.ID}, o.Title, o.Indicators, nil)
		}
		for i := range f.Outcomes {
			o := &f.Outcomes[i]
			r.addOwner(diag.Subject{Kind: diag.KindOutcome, ID: o.ID}, o.Title, o.Indicators)
		}
	}
	own := map[string]bool{}
	for i := range r.Results {
		own[r.Results[i].Indicator.ID] = true
	}
	by := map[string][]Value{}
	for _, v := range data {
		by[v.Indicator.ID] = append(by[v.Indicator.ID], v)
	}
	for i := range r.Results {
		result := &r.Results[i]
		var values []Value
		for _, name := range r.nameIndicator(result.Indicator, own) {
			values = append(values, by[name]...)
		}
		result.calendar, result.asAt = calendar{r.Calendar}, r.AsAt
		newSeries(result, values, &r.Findings).judge(r.AsAt, m != nil)
	}
	r.Findings.Sort()
	return r
}

// add adds the indicators of an element or of an outcome, which are still to be
// judged. An indicator that is named by an id which the model does not define is
// taken from the index.
func (r *Review) add(owner diag.Subject, title string, indicators []outcomes.Indicator, index *outcomes.Index) {
	for i := range indicators {
		in := &indicators[i]
		var of *outcomes.Indicator
		if index != nil {
			of = index.Indicator(in.Measures.ID)
		}
		if in.IsReference() {
			if index == nil || r.defined[in.ID] || r.findResult(in.ID) != nil {
				continue
			}
			if of = index.Indicator(in.ID); of == nil {
				continue // LM003 reports it
			}
			named := *of
			named.Measures, named.Pos = outcomes.Ref{ID: in.ID, Pos: in.Pos}, in.Pos
			in = &named
		}
		if _, again := r.byID[in.ID]; !again {
			r.byID[in.ID] = len(r.Results)
		}
		r.Results = append(r.Results, Result{Owner: owner, OwnerTitle: title, Indicator: in, Measures: of})
	}
}

// addOwner adds an element or an outcome to the results of the indicators that it
// names by their ids.
func (r *Review) addOwner(with diag.Subject, title string, indicators []outcomes.Indicator) {
	for i := range indicators {
		in := &indicators[i]
		if result := r.findResult(in.ID); in.IsReference() && result != nil && result.Owner != with && !slices.Contains(result.Also, with) {
			result.Also = append(result.Also, with)
			result.Notes = append(result.Notes, "it also measures “"+plaintext.Clean(cmp.Or(title, with.ID))+"”")
		}
	}
}

// findResult returns the result of the indicator with the id, and nil where there
// is none.
func (r *Review) findResult(id string) *Result {
	if i, ok := r.byID[id]; ok {
		return &r.Results[i]
	}
	return nil
}

// document returns the kind, id and title of the model or framework that has the
// indicators.
func (r *Review) document() (kind, id, title string) {
	switch {
	case r.Model != nil:
		return "model", r.Model.ID, r.Model.Title
	case r.Framework != nil:
		return "framework", r.Framework.ID, r.Framework.Title
	}
	return "framework", "", ""
}

// nameIndicator returns the names by which data may name an indicator, and
// records to which model or framework each belongs. Own holds the ids of all
// indicators of the review.
func (r *Review) nameIndicator(in *outcomes.Indicator, own map[string]bool) []string {
	_, document, _ := r.document()
	names := []string{in.ID, document + "/" + in.ID}
	r.names[names[0]], r.names[names[1]] = document, document
	framework, id := "", in.Measures.ID
	if r.Framework != nil {
		framework = r.Framework.ID
	}
	switch {
	case id == in.ID:
		r.names[id] = framework
	case id != "" && !own[id]:
		names = append(names, id)
		r.names[id] = framework
		if whole := framework + "/" + id; framework != "" {
			names = append(names, whole)
			r.names[whole] = framework
		}
	}
	return names
}

// Tally returns how many indicators are in each state.
func (r *Review) Tally() Tally {
	var t Tally
	for i := range r.Results {
		t[r.Results[i].State]++
	}
	return t
}

// Element returns the tally of the indicators of one element of the model, or
// of one outcome where the review is that of a framework itself.
func (r *Review) Element(id string) Tally {
	var t Tally
	for i := range r.Results {
		if r.Results[i].measures(id) {
			t[r.Results[i].State]++
		}
	}
	return t
}

// measures reports whether the element or outcome with the id has or names the
// indicator.
func (r *Result) measures(id string) bool {
	return r.Owner.ID == id || slices.ContainsFunc(r.Also, func(s diag.Subject) bool { return s.ID == id })
}
