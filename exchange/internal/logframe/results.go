package logframe

import (
	"cmp"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A label is what a cell says of a result.
type label struct {
	stage    logicmodel.Stage
	number   string
	relation string
	title    string
}

var (
	relation = regexp.MustCompile(`(?i)\(\s*(?:related to|linked to)\s+([^()]*)\)\s*`)
	bare     = regexp.MustCompile(`^(\d+(?:\.\d+)*)(?:\s*[.:)]\s+|\s*[.:)]?$)|^(\d+(?:\.\d+)+)\s+`)
)

// starts are how the cells of results may start, for each of [levelWords].
var starts = func() []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, l := range levelWords {
		all = append(all, regexp.MustCompile(`(?i)^(?:`+l.words+`)(?:\(s\)|s)?(?:\s*\((?:[^()]|\([^()]*\))*\))?(?:\s*\.?\s*(\d+(?:\.\d+)*))?(\s*[.:)]|\s+[–—-]|\s|$)\s*`))
	}
	return all
}()

// parseRelation returns what a cell says of a result whose level is known.
func parseRelation(cell string) label {
	p := label{title: strings.Join(strings.Fields(cell), " ")}
	if m := relation.FindStringSubmatch(p.title); m != nil {
		p.relation, p.title = strings.TrimSpace(m[1]), strings.Replace(p.title, m[0], "", 1)
	}
	return p
}

// parse returns what a cell says: “Output 1.1 (related to Outcome 1): Lessons given”.
func parse(cell string) label {
	p := parseRelation(cell)
	for i, l := range levelWords {
		m := starts[i].FindStringSubmatch(p.title)
		rest := ""
		if m != nil {
			rest = p.title[len(m[0]):]
		}
		switch {
		case m == nil,
			m[1] == "" && strings.TrimSpace(m[2]) == "" && rest != "", // “Impact assessments are done”
			l.short && !strings.ContainsAny(m[1]+m[2], ".:)"),         // “A 2 day course”
			l.short && m[1] == "":
			continue
		}
		p.stage, p.number, p.title = l.stage, m[1], rest
		return p
	}
	if m := bare.FindStringSubmatch(p.title); m != nil {
		p.number, p.title = cmp.Or(m[1], m[2]), p.title[len(m[0]):]
	}
	return p
}

// readResult reads the result of a row, or its level.
func (r *reader) readResult(row int, taken map[int]bool) {
	if r.within && len(strings.Fields(strings.Join(r.sheet.Rows[row], ""))) > 0 {
		others := slices.ContainsFunc(r.sheet.Rows[row][min(r.indicator+1, len(r.sheet.Rows[row])):], func(cell string) bool { return cell != "" })
		if p := parse(r.sheet.At(row, r.indicator)); others || p.stage == 0 {
			return
		}
	}
	for _, c := range r.table.results {
		cell := r.sheet.At(row, c)
		if cell == "" || taken[c] {
			continue
		}
		taken[c] = true
		read := parse
		if r.blocks && r.next.stage != 0 { // the level stands in the heading
			read = parseRelation
		}
		p := read(cell)
		switch {
		case p.title != "" && r.current != nil && r.current.at == r.sheet.Place(row, r.table.results[0]):
			r.lose(row, c, "this text")
			continue
		case p.stage != 0 && p.number == "" && p.title == "": // a level
			r.next, r.current = p, nil
			continue
		case p.stage == 0:
			p.stage = r.next.stage
		}
		p.number, p.relation = cmp.Or(p.number, r.next.number), cmp.Or(p.relation, r.next.relation)
		if p.title == "" { // the title stands in another cell
			r.next, r.current = p, nil
			continue
		}
		at := r.sheet.Place(row, c)
		switch {
		case p.stage == 0:
			r.errorf(at, "no level stands before this row; write Impact, Outcome, Output or Activity in the first column")
		case r.blocks && r.current != nil:
			r.lose(row, c, "this text")
		default:
			r.current, r.last = r.add(p, at), nil
			if !r.blocks {
				r.next = label{stage: p.stage}
			}
		}
	}
}

// add adds a result.
func (r *reader) add(p label, at draft.Place) *result {
	before := prefixes[p.stage]
	e := &result{stage: p.stage, title: p.title, number: p.number, relation: p.relation, id: before + p.number, at: at}
	if p.number == "" && (p.stage != logicmodel.EndState || r.ids[e.id] != nil) {
		e.id = r.free(before)
	}
	if other := r.ids[e.id]; other != nil {
		d := at.Finding(diag.Error, "this is the second result with the number %s; give it a number of its own", p.number)
		d.Related = []diag.Related{{Pos: other.at.Pos, Cell: other.at.Cell, Message: "the first one is here"}}
		r.found = append(r.found, d)
		e.id = r.free(e.id + "-")
	}
	r.ids[e.id] = e
	r.results = append(r.results, e)
	return e
}

// free returns an id that is not taken.
func (r *reader) free(prefix string) string {
	for {
		r.numbers[prefix]++
		if id := prefix + itoa(r.numbers[prefix]); r.ids[id] == nil {
			return id
		}
	}
}

// link finds what the results lead to.
func (r *reader) link() {
	byStage := map[logicmodel.Stage][]string{}
	for _, e := range r.results {
		byStage[e.stage] = append(byStage[e.stage], e.id)
	}
	for _, e := range r.results {
		if e.relation != "" {
			r.relate(e)
		} else if to := r.aboveOf(e, byStage); to != "" {
			e.to = []string{to}
		}
		if len(e.to) == 0 && len(e.assumptions) > 0 {
			r.found = append(r.found, e.assumed.Loss("an assumption of a result that leads to nothing", strings.Join(e.assumptions, "; ")))
		}
	}
}

// aboveOf returns the id of the result to which one leads without a relation: output
// 1.2 is of outcome 1, and else each leads to the only one above it; byStage holds the ids of
// all.
func (r *reader) aboveOf(e *result, byStage map[logicmodel.Stage][]string) string {
	if dot := strings.LastIndex(e.number, "."); dot > 0 {
		for _, s := range above[e.stage] {
			if id := prefixes[s] + e.number[:dot]; r.ids[id] != nil {
				return id
			}
		}
	}
	for _, s := range above[e.stage] {
		all := byStage[s]
		if len(all) == 1 && e.stage != logicmodel.Activity {
			return all[0]
		}
		if len(all) > 0 {
			break
		}
	}
	return ""
}

var listed = regexp.MustCompile(`(?i)\s*(?:,|;|&|\band\b)\s*`)

// relate reads the relation of a result.
func (r *reader) relate(e *result) {
	if plain(e.relation) == "none" {
		return
	}
	var stage logicmodel.Stage
	for _, part := range listed.Split(e.relation, -1) {
		p := parse(part)
		if p.stage == 0 {
			p.stage = stage // "Oc 1 and 2"
		}
		stage = p.stage
		id := prefixes[stage] + p.number
		if stage == 0 { // a number alone
			for _, s := range above[e.stage] {
				if r.ids[prefixes[s]+p.number] != nil {
					id = prefixes[s] + p.number
					break
				}
			}
		}
		if r.ids[id] == nil || p.title != "" {
			r.errorf(e.at, "this is related to %s, and no result has that number%s", diag.Quote(part), r.like(id))
			continue
		}
		e.to = append(e.to, id)
	}
}

// like returns a question whether the result with the most similar id was meant.
func (r *reader) like(id string) string {
	if r.known == nil {
		r.known = near.NewFinder(slices.Sorted(maps.Keys(r.ids)))
	}
	if n, ok := r.known.Find(id); ok {
		return "; did you mean the one that begins with " + diag.Quote(r.ids[n].title) + "?"
	}
	return ""
}

// model returns the model of the results.
func (r *reader) model(file string) *draft.Map {
	m := &draft.Map{}
	base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	title, where := r.title, r.titleAt
	if title == "" {
		title, where = strings.NewReplacer("-", " ", "_", " ").Replace(base), r.headAt
	}
	m.Set("model", draft.ID(base), r.headAt)
	m.Set("title", title, where)
	for _, s := range outcomes.Stages() {
		key, _ := s.Key()
		if !slices.ContainsFunc(r.results, func(e *result) bool { return e.stage == s }) {
			continue
		}
		if s.IsOutcome() {
			r.stage(m.Map("outcomes").Add, s, key)
		} else {
			r.stage(m.Add, s, key)
		}
	}
	return m
}

func (r *reader) stage(add func(string) *draft.Map, s logicmodel.Stage, key string) {
	for _, e := range r.results {
		if e.stage != s {
			continue
		}
		m := add(key)
		m.Set("id", e.id, e.at)
		m.Set("title", e.title, e.at)
		for _, to := range e.to {
			l := m.Add("leads-to")
			l.Set("to", to, e.at)
			l.Texts("assumes", e.assumptions, e.assumed)
		}
		m.AddAll("indicators", e.indicators)
		if e.weighting != "" {
			m.JSON("x-weighting", e.weighting, e.at)
		}
	}
}
