package progress

import (
	"io"
	"slices"
	"strconv"

	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Write writes reviews in a format: text, md, csv or json. Another one is an
// error.
//
// Text and Markdown have how many indicators of each review stand how, then the
// elements that are measured or judged with their indicators and status, and last
// the sum of several reviews. CSV has a line for each indicator and after these one
// for each judgement, in which no indicator is named. JSON is an object whose key files
// has what [Review.MarshalJSON] returns. No text in them can drive a terminal or
// a pipeline, or become a link or a formula.
func Write(w io.Writer, format string, reviews ...*Review) error {
	d := &table.Document{
		Lists: func() []table.List { return reviewLists(reviews) },
		Data:  func() table.Table { return resultTable(reviews) },
		JSON:  func() any { return table.Object{{"files", append([]*Review{}, reviews...)}} },
	}
	return d.Write(w, format)
}

func reviewLists(reviews []*Review) []table.List {
	var all []table.List
	var sum Tally
	var judged []Judgement
	for _, r := range reviews {
		t := r.Tally()
		judged = append(judged, r.Judgements...)
		for s, n := range t {
			sum[s] += n
		}
		by := ""
		if r.AsAt.Valid() && t.Total() > 0 {
			by = ", as last measured by " + r.AsAt.InWords()
		}
		all = append(all, table.List{Lead: r.Name, Title: join("; ", t.phrase(by), judgementCounts(r.Judgements))})
		all = append(all, r.ownerLists()...)
	}
	if n := len(reviews); n > 1 {
		all = append(all, table.List{Lead: prose.Count(n, "file"), Title: join("; ", sum.String(), judgementCounts(judged))})
	}
	return all
}

// ownerLists returns a list for each element or outcome that is measured or judged, in
// the order of the file.
func (r *Review) ownerLists() []table.List {
	var owners []string // of each list
	var all []table.List
	for i := range r.Results {
		result := &r.Results[i]
		if i == 0 || r.Results[i-1].Owner != result.Owner {
			owners, all = append(owners, result.Owner.ID), append(all, table.List{Title: result.OwnerTitle, Labels: labelColumns})
		}
		l := &all[len(all)-1]
		l.Items = append(l.Items, table.Item{Label: result.State.String(), Text: result.Explain()})
	}
	for i := range r.Judgements {
		j := &r.Judgements[i]
		at := slices.Index(owners, j.Element.ID)
		if at < 0 {
			at = r.placeOf(owners, j.Element)
			owners, all = slices.Insert(owners, at, j.Element.ID), slices.Insert(all, at, table.List{Title: j.Element.Title, Labels: labelColumns})
		}
		l := &all[at]
		l.Labels = max(l.Labels, len(j.Word())+2)
		l.Items = append(l.Items, table.Item{Label: j.Word(), Text: j.Explain()})
	}
	return all
}

// labelColumns is how many columns the word for a state takes, with the space behind it.
const labelColumns = len("not known  ")

// placeOf returns where an element belongs among owners that are in the order of the
// model.
func (r *Review) placeOf(owners []string, e *logicmodel.Element) int {
	at := 0
	for i := range r.Model.Elements {
		switch before := &r.Model.Elements[i]; {
		case before == e:
			return at
		case at < len(owners) && owners[at] == before.ID:
			at++
		}
	}
	return at
}

func resultTable(reviews []*Review) table.Table {
	t := table.Table{
		Heads: []string{
			"file", "element", "indicator", "title", "state", "needle", "unit", "direction",
			"baseline", "baseline on", "latest", "latest on", "target", "target on", "travelled", "asked", "as at", "explanation",
		},
		Numbers: []string{"baseline", "latest", "target", "travelled", "asked"},
	}
	for _, r := range reviews {
		for i := range r.Results {
			result := &r.Results[i]
			row := []string{r.Name, result.Owner.ID, result.Indicator.ID, result.Indicator.Title, result.State.String(), result.Needle, result.Unit, result.Direction.String()}
			for _, f := range result.written {
				if f == nil {
					f = &outcomes.Figure{}
				}
				value := f.InWords()
				if n, ok := numbers.Read(value); ok {
					value = n.Digits // the unit has a column of its own
				}
				row = append(row, value, string(f.On))
			}
			travelled, asked := "", ""
			if result.Travelled != nil {
				travelled = strconv.FormatFloat(*result.Travelled, 'f', 3, 64)
			}
			if result.Asked != nil {
				asked = result.Asked.Value
			}
			t.Add(append(row, travelled, asked, string(r.AsAt), result.sentence(false))...)
		}
		for i := range r.Judgements {
			j := &r.Judgements[i]
			e := j.Element
			t.Add(r.Name, e.ID, "", e.Title, j.Word(), "", "", "", "", "", "", string(e.Status.On), "", "", "", "", string(r.AsAt), j.Explain())
		}
	}
	return t
}

// MarshalJSON returns the review as an object with the keys file, kind (model or
// framework), id, title, date (the as-at date), counts (an object of how many are
// in each state), indicators, a list of objects with the keys
//
//	indicator, title      its id and its title
//	element               the id of the element or of the outcome that it measures
//	state, needle         words, as "on track" and "improved"
//	reason, explanation   sentences; the reason is empty where the state is known
//	unit, direction       may be empty
//	inferred              whether the direction is taken from the figures
//	baseline, latest, target, asked, due
//	                      objects with the keys value and on, as written; or null
//	travelled             a number; or null
//	parts                 a list of objects with the keys by (an object), value and on:
//	                      each value of a part
//	also                  ids of other elements or outcomes that it measures
//	notes                 a list of sentences
//	file, line, column    where its id is
//
// and judgements, a list of objects for elements with a status: element, title, is
// (its word in the model), on, note, later (whether it is of a date after the as-at
// date), file, line and column.
//
// The keys are a contract.
func (r *Review) MarshalJSON() ([]byte, error) {
	kind, id, title := r.document()
	counts := map[string]int{}
	for s, n := range r.Tally() {
		counts[State(s).String()] = n
	}
	indicators := []table.Object{}
	for i := range r.Results {
		indicators = append(indicators, r.Results[i].json(r.Name))
	}
	return table.Object{
		{"file", r.Name}, {"kind", kind}, {"id", id}, {"title", title}, {"date", r.AsAt},
		{"counts", counts}, {"indicators", indicators},
		{"judgements", table.Each(r.Judgements, func(j Judgement) table.Object { return j.json(r.Name) })},
	}.MarshalJSON()
}

func (r *Result) json(file string) table.Object {
	figure := func(f *outcomes.Figure) table.Object {
		if f == nil {
			return nil
		}
		return table.Object{{"value", f.InWords()}, {"on", f.On}}
	}
	also := []string{}
	for _, s := range r.Also {
		also = append(also, s.ID)
	}
	return table.Object{
		{"indicator", r.Indicator.ID}, {"title", r.Indicator.Title}, {"element", r.Owner.ID},
		{"state", r.State}, {"needle", r.Needle}, {"reason", r.Reason}, {"explanation", r.Explain()},
		{"unit", r.Unit}, {"direction", r.Direction.String()}, {"inferred", r.Inferred},
		{"baseline", figure(r.written[0])}, {"latest", figure(r.written[1])}, {"target", figure(r.written[2])},
		{"travelled", r.Travelled}, {"asked", figure(figureOf(r.Asked))}, {"due", figure(figureOf(r.Due))},
		{"parts", r.jsonParts()}, {"also", also},
		{"notes", append([]string{}, r.Notes...)},
		{"file", file}, {"line", r.Indicator.Pos.Line}, {"column", r.Indicator.Pos.Column},
	}
}

func (r *Result) jsonParts() []table.Object {
	parts := []table.Object{}
	for _, p := range r.Parts {
		by := map[string]string{}
		for _, c := range p.By {
			by[c.Of] = c.Is
		}
		for _, v := range p.Values {
			parts = append(parts, table.Object{{"by", by}, {"value", v.Value}, {"on", v.On}})
		}
	}
	return parts
}
