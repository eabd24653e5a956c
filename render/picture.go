package render

import (
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// A graph holds what a picture shows: boxes in tiers, and arrows between them. It
// has no places, sizes or colours.
type graph struct {
	lang     string
	title    string
	subjects []string // what the picture is about, in words; nil: everything
	view     View
	draft    bool
	number   bool   // the links
	panels   bool   // behind the tiers, which lead to the next as wholes
	noteKey  string // the entry of the key on the notes in boxes; empty: no box has one
	words    *Description

	noteMarks []portfolio.Mark
	lanes     []lane      // of models side by side; nil: there is one model
	diff      *comparison // nil: the picture shows one version
	tiers     []tier      // the first is where the chain begins
	boxes     []box       // by tier, in order as far as arrows allow
	arrows    []arrow
	frames    []frame            // in the model's order
	inFrames  [][]int            // the boxes in each frame, and in those within it; nil: not found yet
	broads    []broadArrow       // above the arrows
	context   []remark           // on the model as a whole
	isJoined  map[arrowEnds]bool // by the arrows
}

// isInRows reports whether tiers are rows, from the bottom to the top; otherwise
// they are columns from left to right.
func (g *graph) isInRows() bool { return g.view != ModelView }

// A tier is a stage of the model or a level of the framework: a column or a
// row of the picture.
type tier struct {
	title        string
	english      bool   // the title is one of our English headings
	noun, plural string // of one and of several of its boxes, in English sentences; empty: of no stage
	look         look
	boxes        []int
	byDepth      bool // its boxes stand in the order in which they lead to each other
}

// A box is an element of the model or an outcome of the framework.
type box struct {
	id           string // the element's or outcome's, for people; not always unique
	text         string // whole
	details      []string
	noun         string // of its stage, in the model's words; empty: the usual one
	look         look
	tier         int
	lane         int // its index plus 1; 0: in no lane
	frame        int // its index plus 1; 0: in none
	illustrative bool
	unintended   bool // an effect that nobody wants
	priority     bool // it is for a group that is to be reached first
	faded        bool
	elsewhere    bool                // an element of another model
	element      *logicmodel.Element // nil: an outcome of the framework
	change       change
}

// qualifiedID returns the id of a box with that of its model, as links from other
// models name it; empty where there is one model, or for a box that belongs to
// none.
func (g *graph) qualifiedID(n int) string {
	b := &g.boxes[n]
	if b.lane == 0 {
		return ""
	}
	model := g.lanes[b.lane-1].id + "/"
	return model + strings.TrimPrefix(b.id, model) // that of a stage has it already
}

// An arrow leads from one box to another.
type arrow struct {
	from, to     int
	kind         arrowKind
	grade        outcomes.Grade
	illustrative bool
	untested     bool // it rests on an assumption that is not tested
	faded        bool
	because      string
	evidence     string // its source
	assumes      []assumption
	risks        []string // in words
	number       int      // in the key of links, or in the list of changes; 0: none
	change       change
}

// An assumption is what an arrow rests on.
type assumption struct {
	text   string
	remark string // on its status, as in " (untested)"
}

// join adds an arrow, unless there is one already, or both ends are one box.
func (g *graph) join(a arrow) {
	ends := arrowEnds{a.from, a.to, a.isOfFramework()}
	if a.from == a.to || g.isJoined[ends] {
		return
	}
	if g.isJoined == nil {
		g.isJoined = map[arrowEnds]bool{}
	}
	g.isJoined[ends] = true
	g.arrows = append(g.arrows, a)
}

func (g *graph) addTier(title string, l look) int {
	g.tiers = append(g.tiers, tier{title: oneLine(title), look: l})
	return len(g.tiers) - 1
}

// addBox adds a box to a tier and returns its number.
func (g *graph) addBox(t int, b box) int {
	b.tier = t
	if b.element != nil {
		b.noun = g.tiers[t].noun
	}
	b.text = oneLine(b.text)
	g.boxes = append(g.boxes, b)
	n := len(g.boxes) - 1
	g.tiers[t].boxes = append(g.tiers[t].boxes, n)
	return n
}

// oneLine returns the text with each run of white space as one space, with
// invalid UTF-8 replaced, and without marks that would change the direction of
// the text after it.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}
