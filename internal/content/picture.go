// Package content is what pictures show: boxes in tiers, the frames round them and the
// arrows between them, and all of it in words for those who cannot see it. It makes
// this of models, of frameworks, of models side by side, and of two versions.
//
// It has no places, sizes, fonts or colours: how a picture is drawn is for others.
package content

import (
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// A Picture is what a picture shows: boxes in tiers, and arrows between them.
type Picture struct {
	Lang        string
	Title       string
	Subtitle    string   // of whom and when the model is; may be empty
	Source      string   // what it is taken from; may be empty
	Subjects    []string // what the picture is about, in words; nil: everything
	View        View
	Draft       bool   // the model has errors
	Numbered    bool   // links have numbers, and are listed
	WholeStages bool   // stages lead to the next as wholes
	TitlesOnly  bool   // outcomes are called by their titles, without ids
	Nested      bool   // outcomes stand beside those that they contribute to
	ByColumn    bool   // outcomes stand in columns: of groups, or below what they contribute to
	NoteKey     string // the entry of the key on the notes in boxes; empty: no box has one
	Description *Description

	NoteMarks []portfolio.Mark
	Lanes     []Lane      // of models side by side; nil: there is one model
	Changes   *Comparison // nil: the picture shows one version
	Tiers     []Tier      // the first is where the chain begins
	Boxes     []Box       // by tier, in order as far as arrows allow
	Arrows    []Arrow
	named     []Arrow            // of models side by side, that boxes name instead
	Frames    []Frame            // in the model's order
	inFrames  [][]int            // the boxes in each frame, and in those within it; nil: not found yet
	Broads    []Broad            // above the arrows
	Context   []Remark           // on the model as a whole
	isJoined  map[arrowEnds]bool // by the arrows
	alone     bool               // a framework by itself
	chips     []Entry            // the outcomes that have no boxes
	GroupedBy Grouping
	Members   []Member // of the grouping; nil: there is none
	Tile      *Tile    // nil: it is all on one page
	framework *outcomes.Framework
	notes     map[string]string // on boxes, by their ids

	standsFor map[*logicmodel.Element]int // how many elements each of a folded model stands for; nil: it is not folded
}

// IsInRows reports whether tiers are rows, from the bottom to the top; otherwise
// they are columns from left to right.
func (p *Picture) IsInRows() bool { return p.View != ModelView && !p.Nested && !p.ByColumn }

// A Tier is a stage of the model or a level of the framework: a column or a
// row of the picture.
type Tier struct {
	Title        string
	English      bool   // the title is one of our English headings
	Noun, Plural string // of one and of several of its boxes, in English sentences; empty: of no stage
	Look         Look
	Boxes        []int
	ByDepth      bool // its boxes stand in the order in which they lead to each other
}

// A Box is an element of the model or an outcome of the framework.
type Box struct {
	ID           string // the element's or outcome's, for people; not always unique
	Text         string // whole
	Details      []string
	Noun         string // of its stage, in the model's words; empty: the usual one
	Look         Look
	Tier         int  // its index
	Lane         int  // its index plus 1; 0: in no lane
	Frame        int  // its index plus 1; 0: in none
	Also         bool // it names more outcomes that it contributes to
	Under        int  // in a nested picture or in columns, the index plus 1 of the box that it stands under; 0: none
	Illustrative bool
	Unintended   bool                // an effect that nobody wants
	Priority     bool                // it is for a group that is to be reached first
	Faded        bool                // it is not part of what the picture is about
	Elsewhere    bool                // an element of another model
	Element      *logicmodel.Element // nil: an outcome of the framework
	group        string              // of an outcome, in the words of the framework
	model        *logicmodel.Model   // of the element; nil: it stands for none or for several
	Change       Change
	Members      []int // the indices of the members that it belongs to, where these have no swimlanes
	Edge         *Edge // how it is joined to other pages; nil: it is not
	IsMark       bool  // only its edge is drawn
}

// Label returns the text that is drawn in the box.
func (b *Box) Label() string {
	if b.IsMark {
		return b.Edge.Mark
	}
	return b.Text
}

// IsOnward reports whether the box is one of another page, to which an arrow goes on.
func (b *Box) IsOnward() bool { return b.Edge != nil && b.Element == nil }

// HasEdge reports whether the box shows beside its text how it is joined to other pages.
func (b *Box) HasEdge() bool { return b.Edge != nil && !b.IsMark }

// HasBadge reports whether the box has a badge: of its change or of its edge.
func (b *Box) HasBadge() bool { return b.HasEdge() || b.Change.Word() != "" }

// BoxBadge returns the words of the badge of a box.
func (p *Picture) BoxBadge(b *Box) string {
	if b.HasEdge() {
		return b.Edge.Mark
	}
	return p.Badge(b.Change)
}

// qualifiedID returns the id of a box with that of its model, as links from other
// models name it; empty where there is one model, or for a box that belongs to
// none.
func (p *Picture) qualifiedID(n int) string {
	b := &p.Boxes[n]
	if b.Lane == 0 {
		return ""
	}
	model := p.Lanes[b.Lane-1].ID + "/"
	return model + strings.TrimPrefix(b.ID, model) // that of a stage has it already
}

// IsBehind reports whether the box is in the background.
func (b *Box) IsBehind() bool {
	return b.Faded || b.Elsewhere || b.Change == Unchanged || b.Change == Removed
}

// IsBehind reports whether the frame is in the background.
func (f *Frame) IsBehind() bool { return f.Faded || f.Change == Unchanged || f.Change == Removed }

// An Arrow leads from one box to another.
type Arrow struct {
	From, To     int // the indices of the boxes
	Kind         ArrowKind
	Grade        outcomes.Grade
	Illustrative bool
	Untested     bool // it rests on an assumption that is not tested
	Faded        bool
	Because      string
	Evidence     string // its source
	Assumes      []Assumption
	Risks        []string // in words
	Number       int      // in the key of links, or in the list of changes; 0: none
	Change       Change
}

// An Assumption is what an arrow rests on.
type Assumption struct {
	Text   string
	Remark string // on its status, as in " (untested)"
}

// join adds an arrow, unless there is one already, or both ends are one box.
func (p *Picture) join(a Arrow) {
	ends := arrowEnds{a.From, a.To, a.isOfFramework()}
	if a.From == a.To || p.isJoined[ends] {
		return
	}
	if p.isJoined == nil {
		p.isJoined = map[arrowEnds]bool{}
	}
	p.isJoined[ends] = true
	p.Arrows = append(p.Arrows, a)
}

// addTier adds a tier and returns its index.
func (p *Picture) addTier(title string, l Look) int {
	p.Tiers = append(p.Tiers, Tier{Title: OneLine(title), Look: l})
	return len(p.Tiers) - 1
}

// addBox adds a box to a tier and returns its index.
func (p *Picture) addBox(t int, b Box) int {
	b.Tier = t
	if b.Element != nil {
		b.Noun = p.Tiers[t].Noun
	}
	b.Text = OneLine(b.Text)
	p.Boxes = append(p.Boxes, b)
	n := len(p.Boxes) - 1
	p.Tiers[t].Boxes = append(p.Tiers[t].Boxes, n)
	return n
}

// OneLine returns the text with each run of white space as one space, with
// invalid UTF-8 replaced, and without marks that would change the direction of
// the text after it.
func OneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}
