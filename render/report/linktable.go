package report

import (
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// linkTable returns the links on the way, by the step that they leave. Where earlier
// stories have some of them, only the others. A column in which nothing would stand is
// left out.
func (s *story) linkTable() []block {
	var claims []claim
	var earlier []text // the tables that have the rest
	for _, c := range s.claims {
		if t := s.record.links[c.Link]; t == nil {
			claims = append(claims, c)
		} else if ref := t.label.reference(); !slices.ContainsFunc(earlier, func(e text) bool { return e[0] == ref[0] }) {
			earlier = append(earlier, ref)
		}
	}
	var blocks []block
	if earlier != nil {
		of := "The"
		if claims != nil {
			of = fmt.Sprintf("%d of the", len(s.claims)-len(claims))
		}
		blocks = append(blocks, paragraph(textf("%s %s links on the way are in %s.", english(of), number(len(s.claims)), join(earlier, ", "))))
	}
	if claims == nil {
		return blocks
	}
	t := s.tableOf(claims)
	for _, c := range claims {
		s.record.links[c.Link] = t
	}
	return append(blocks, block{table: t})
}

// tableOf returns the table of links on the way.
func (s *story) tableOf(claims []claim) *table {
	because := s.options.Draft || slices.ContainsFunc(claims, func(c claim) bool { return c.Because != "" })
	graded := s.options.Draft || slices.ContainsFunc(claims, func(c claim) bool { return c.Evidence.Grade != 0 || c.Evidence.Source != "" })
	noted := slices.ContainsFunc(claims, func(c claim) bool { return c.Note != "" })
	t := &table{caption: s.say("The links on the way"), heads: []text{s.say("Leads to")}}
	if because {
		t.heads = append(t.heads, s.say("Because"))
	}
	if graded {
		t.heads = append(t.heads, s.say("Evidence"))
	}
	if noted {
		t.heads = append(t.heads, s.say("Note"))
	}
	band := ""
	for _, c := range claims {
		if c.band.String() != band {
			band = c.band.String()
			t.rows, t.kinds = append(t.rows, []text{c.band}), append(t.kinds, bandRow)
		}
		to := textf("%s%s", c.to, s.line(c.To.Pos))
		if c.Illustrative {
			to = textf("%s%s", to, s.say(" (illustrative)"))
		}
		row := []text{to}
		if because {
			row = append(row, s.text(c.Because).orElse(s.notSaid()))
		}
		if graded {
			row = append(row, s.grade(c.Link))
		}
		if noted {
			row = append(row, s.text(c.Note).orElse(dash))
		}
		t.rows, t.kinds = append(t.rows, row), append(t.kinds, plainRow)
	}
	return t
}

// stageTable returns the steps on the way, stage by stage.
func (s *story) stageTable() *table {
	t := &table{caption: s.say("The steps on the way"), heads: []text{s.say("Step")}}
	noted := slices.ContainsFunc(s.model.Elements, func(e logicmodel.Element) bool { return e.Note != "" })
	if noted {
		t.heads = append(t.heads, s.say("Note"))
	}
	for stage := logicmodel.Input; stage <= logicmodel.EndState; stage++ {
		first := true
		for i := range s.graph.InStage(stage) {
			e := &s.model.Elements[i]
			if !s.onWay[i] {
				continue
			}
			if first {
				t.rows, t.kinds = append(t.rows, []text{s.text(s.model.Heading(stage, s.framework))}), append(t.kinds, bandRow)
			}
			first = false
			row := []text{textf("%s%s%s", s.elementName(e), s.takingPart(e), s.line(e.Pos))}
			if noted {
				row = append(row, s.text(e.Note).orElse(dash))
			}
			t.rows, t.kinds = append(t.rows, row), append(t.kinds, plainRow)
		}
	}
	return t
}

// once returns the table, or where an earlier story has the same one, a reference to that.
func (s *story) once(t *table) block {
	key := fmt.Sprint(t.caption, t.rows)
	if earlier := s.record.tables[key]; earlier != nil {
		return paragraph(textf("%s: as in %s.", t.caption, earlier.label.reference()))
	}
	s.record.tables[key] = t
	return block{table: t}
}
