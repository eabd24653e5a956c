package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/typeset"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A picture is what to show: boxes in columns, and arrows between them.
type picture struct {
	id      string // begins every id
	lang    string
	title   string
	columns []column // from left to right
	boxes   []box    // by column, from top to bottom as far as arrows allow
	arrows  []arrow
}

// A column is a stage of the model or a level of the framework.
type column struct {
	title string
	lines []string // the title, wrapped
	look  look
	boxes []int
}

// A box is an element of the model or an outcome of the framework.
type box struct {
	id           string // the element's or outcome's, for people; not always unique
	text         string // whole
	lines        []string
	look         look
	column       int
	illustrative bool
	w, h         float64 // points
}

// An arrow leads from one box to another.
type arrow struct {
	from, to int
	kind     arrowKind
	because  string
	free     bool // of the sides of its boxes, where Graphviz fails otherwise
}

type arrowKind int

const (
	leadsTo arrowKind = iota
	illustrativeLink
	feedback
	supports
	contributes
	arrowKinds
)

// What an arrow says, in the key and in sentences.
var arrowWords = [arrowKinds]struct{ key, verb string }{
	leadsTo:          {"leads to", "leads to"},
	illustrativeLink: {"leads to (illustrative)", "leads, as an illustration, to"},
	feedback:         {"feeds back to", "feeds back to"},
	supports:         {"supports an outcome of the framework", "supports"},
	contributes:      {"contributes to (framework)", "contributes to"},
}

// illustrativeBox explains the border of an illustrative box.
const illustrativeBox = "illustrative, not from the source"

// columnTitles are the headings of the stages.
var columnTitles = map[logicmodel.Stage]string{
	logicmodel.Activity:   "Activities",
	logicmodel.Output:     "Outputs",
	logicmodel.ShortTerm:  "Short-term outcomes",
	logicmodel.MediumTerm: "Medium-term outcomes",
	logicmodel.LongTerm:   "Long-term outcomes",
	logicmodel.EndState:   "End state",
}

// newGraph decides what is shown of the model.
func newGraph(m *logicmodel.Model, o *Options) (*picture, error) {
	if len(m.Elements) == 0 {
		return nil, ErrEmpty
	}
	for i := range m.Elements {
		if s := m.Elements[i].Stage; s < logicmodel.Activity || s > logicmodel.EndState {
			return nil, fmt.Errorf("the element %q has no stage", m.Elements[i].ID)
		}
	}
	p := &picture{title: oneLine(m.Title), lang: oneLine(m.Lang)}
	byElement := p.addStages(m)
	p.addLinks(m, byElement)
	p.addFramework(m, o.Framework, byElement)
	if err := layout.CheckSize(len(p.boxes)+len(p.columns), len(p.arrows)+len(p.columns)-1); err != nil {
		return nil, err
	}
	var err error
	p.id, err = pictureID(p, o)
	return p, err
}

// addStages adds a column for each stage that has elements, and gives the box
// of each element.
func (p *picture) addStages(m *logicmodel.Model) (byElement []int) {
	byElement = make([]int, len(m.Elements))
	for _, stage := range outcomes.Stages() {
		c := -1
		for i := range m.Elements {
			e := &m.Elements[i]
			if e.Stage != stage {
				continue
			}
			if c < 0 {
				c = p.addColumn(columnTitles[stage], look(stage))
			}
			byElement[i] = p.addBox(c, box{id: e.ID, text: e.Text(), look: look(stage), illustrative: e.Illustrative})
		}
	}
	return byElement
}

// addFramework adds the outcomes that the model supports and those that they
// contribute to, a column for each level, the lowest first.
func (p *picture) addFramework(m *logicmodel.Model, f *outcomes.Framework, byElement []int) {
	shown := newOutcomeSet(f)
	for i := range m.Elements {
		for _, ref := range m.Elements[i].Supports {
			shown.add(ref.ID)
		}
	}
	shown.close()
	if len(shown.list) == 0 {
		return
	}
	slices.SortStableFunc(shown.list, func(a, b *shownOutcome) int { return cmp.Compare(b.rank, a.rank) })
	c, rank := -1, -1
	for _, o := range shown.list {
		if c < 0 || o.rank != rank {
			c, rank = p.addColumn(o.heading, frameworkLook), o.rank
		}
		o.box = p.addBox(c, box{id: o.id, text: o.text, look: o.look})
	}
	for i := range m.Elements {
		seen := map[string]bool{}
		for _, ref := range m.Elements[i].Supports {
			if !seen[ref.ID] {
				seen[ref.ID] = true
				p.arrows = append(p.arrows, arrow{from: byElement[i], to: shown.byID[ref.ID].box, kind: supports})
			}
		}
	}
	for _, o := range shown.list {
		for _, to := range o.contributesTo {
			if up := shown.byID[to]; up != o {
				p.arrows = append(p.arrows, arrow{from: o.box, to: up.box, kind: contributes})
			}
		}
	}
}

// addLinks adds the links between elements, each pair once. What a link names
// that is not there is shown as a box of its own, so that nothing is left out
// silently.
func (p *picture) addLinks(m *logicmodel.Model, byElement []int) {
	index := make(map[string]int, len(m.Elements))
	for i := range m.Elements {
		if _, ok := index[m.Elements[i].ID]; !ok {
			index[m.Elements[i].ID] = byElement[i]
		}
	}
	type pair struct{ from, to int }
	seen := map[pair]bool{}
	for i := range m.Elements {
		for _, l := range m.Elements[i].LeadsTo {
			to, ok := index[l.To.ID]
			if !ok {
				to = p.addBox(p.boxes[byElement[i]].column, box{id: l.To.ID, text: "Not defined: " + l.To.ID, look: missingLook})
				index[l.To.ID] = to
			}
			k := pair{byElement[i], to}
			if seen[k] || k.from == k.to {
				continue
			}
			seen[k] = true
			a := arrow{from: k.from, to: k.to, because: oneLine(l.Because)}
			switch {
			case l.Feedback:
				a.kind = feedback
			case l.Illustrative:
				a.kind = illustrativeLink
			}
			p.arrows = append(p.arrows, a)
		}
	}
}

func (p *picture) addColumn(title string, l look) int {
	p.columns = append(p.columns, column{title: oneLine(title), look: l, lines: clip(typeset.Bold.Wrap(title, headingSize, boxWidth), maxTitleLines, typeset.Bold, headingSize, boxWidth)})
	return len(p.columns) - 1
}

// addBox adds a box to a column and gives its number.
func (p *picture) addBox(c int, b box) int {
	b.column = c
	b.text = oneLine(b.text)
	b.lines = wrapText(b.text)
	b.w = boxWidth
	b.h = float64(len(b.lines))*lineHeight*textSize + 2*padY
	p.boxes = append(p.boxes, b)
	n := len(p.boxes) - 1
	p.columns[c].boxes = append(p.columns[c].boxes, n)
	return n
}

// The most lines in a box and in the title; the rest of a longer text is only
// in the description.
const (
	maxLines      = 16
	maxTitleLines = 4
)

func wrapText(text string) []string {
	const width = boxWidth - 2*padX
	return clip(typeset.Regular.Wrap(text, textSize, width), maxLines, typeset.Regular, textSize, width)
}

// clip is the first lines of a text, with an ellipsis where there are more.
func clip(lines []string, most int, face typeset.Face, size, width float64) []string {
	if len(lines) <= most {
		return lines
	}
	lines = slices.Clone(lines[:most])
	last := []rune(lines[most-1])
	for len(last) > 0 && face.Width(string(last)+"…", size) > width {
		last = last[:len(last)-1]
	}
	lines[most-1] = strings.TrimRight(string(last), " ") + "…"
	return lines
}

// oneLine is text with each run of white space as one space, and with what is
// not UTF-8 replaced.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " ")
}

// A shownOutcome is an outcome of the framework that the picture shows.
type shownOutcome struct {
	id, text      string
	heading       string
	look          look
	rank          int // of its level, the highest 0
	contributesTo []string
	box           int
}

type outcomeSet struct {
	known  map[string]*outcomes.Outcome
	levels []outcomes.Level
	framed bool
	list   []*shownOutcome
	byID   map[string]*shownOutcome
}

func newOutcomeSet(f *outcomes.Framework) *outcomeSet {
	s := &outcomeSet{byID: map[string]*shownOutcome{}, known: map[string]*outcomes.Outcome{}}
	if f != nil {
		s.framed = true
		s.levels = f.AllLevels()
		for o := range f.All() {
			if s.known[o.ID] == nil {
				s.known[o.ID] = o
			}
		}
	}
	return s
}

// add adds the outcome with the id, once. One that is not known is shown by
// its id, as missing if there is a framework that should have it.
func (s *outcomeSet) add(id string) {
	if s.byID[id] != nil {
		return
	}
	shown := &shownOutcome{id: id, text: id, heading: "Outcomes framework", look: frameworkLook, rank: len(s.levels)}
	if o := s.known[id]; o != nil {
		shown.text = id + ": " + o.Title
		for _, to := range o.ContributesTo {
			shown.contributesTo = append(shown.contributesTo, to.ID)
		}
		for rank, l := range s.levels {
			if l.ID == o.Level.ID {
				shown.heading, shown.rank = l.Title, rank
			}
		}
	} else if s.framed {
		shown.text, shown.look = "Not defined: "+id, missingLook
	}
	s.byID[id] = shown
	s.list = append(s.list, shown)
}

// close adds all that the outcomes contribute to.
func (s *outcomeSet) close() {
	for i := 0; i < len(s.list); i++ {
		for _, to := range s.list[i].contributesTo {
			s.add(to)
		}
	}
}
