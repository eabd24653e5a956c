package content

import (
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

// A Description is a picture in words, for those who cannot see it: what it is,
// and then every box with what it leads to. It has each box and each arrow once.
// Its words are English; those of the model stand in quotation marks.
type Description struct {
	Title   string
	Summary string
	Parts   []DescriptionPart
}

// A DescriptionPart is a stage of the picture, a level of its framework, or the
// heading of what follows, such as one of several models.
type DescriptionPart struct {
	Heading     string
	HeadingLang string   // its language, as in BCP 47, where it is in the words of the model; empty: English
	Text        string   // mostly empty
	Items       []string // one or more sentences each
	OfFramework bool     // it is a level of the framework in the picture of a model
}

// describe returns the picture in words.
func describe(p *Picture) *Description {
	if p.Changes != nil {
		return p.Changes.describe(p)
	}
	d := &Description{Title: p.Title, Summary: p.summary()}
	items := newDescriber(p)
	for i := range p.Lanes {
		d.Parts = append(d.Parts, DescriptionPart{Heading: "The model " + p.Lanes[i].name()})
		d.Parts = append(d.Parts, items.parts(i+1)...)
		d.Parts = append(d.Parts, items.groupParts(i+1)...)
	}
	d.Parts = append(d.Parts, items.parts(0)...)
	d.Parts = append(d.Parts, items.groupParts(0)...)
	for _, r := range p.Context {
		var list []string
		for _, item := range r.Items {
			list = append(list, prose.WithFullStop(item))
		}
		d.Parts = append(d.Parts, DescriptionPart{Heading: r.Heading, Items: list})
	}
	return d
}

// name returns the title of the model and its id.
func (l *Lane) name() string {
	if l.Title == "" {
		return isolate(l.ID)
	}
	return quote(l.Title) + " (" + isolate(l.ID) + ")"
}

// A describer describes the boxes of a picture in words.
type describer struct {
	*Picture
	sameTexts map[string]bool // whether several boxes have the name
	out       [][]*Arrow      // from each box
	in        []bool          // whether an arrow leads to it
	whole     []bool          // whether a broad arrow leaves it or enters it, together with others
}

func newDescriber(p *Picture) *describer {
	t := &describer{Picture: p, sameTexts: map[string]bool{}, out: make([][]*Arrow, len(p.Boxes)), in: make([]bool, len(p.Boxes))}
	for i := range p.Boxes {
		name := t.textOf(&p.Boxes[i])
		_, again := t.sameTexts[name]
		t.sameTexts[name] = again
	}
	for i := range p.Arrows {
		a := &p.Arrows[i]
		t.out[a.From] = append(t.out[a.From], a)
		t.in[a.To] = true
	}
	t.whole = make([]bool, len(p.Boxes))
	for i := range p.Broads {
		b := &p.Broads[i]
		for _, n := range append(p.BoxesThatLeave(b), p.BoxesOf(b.Enters)...) {
			t.whole[n] = true
		}
	}
	return t
}

// parts describes the boxes of a lane by tier, in the direction in which the
// picture is read.
func (t *describer) parts(lane int) []DescriptionPart {
	var out []DescriptionPart
	for i := range t.Tiers {
		tier := &t.Tiers[i]
		if t.View == TriangleView {
			tier = &t.Tiers[len(t.Tiers)-1-i]
		}
		var items []string
		framework := false
		for _, n := range tier.Boxes {
			if b := &t.Boxes[n]; b.Lane == lane {
				items = append(items, t.item(n))
				framework = framework || b.Look == FrameworkLook
			}
		}
		heading := isolate(tier.Title)
		framework = framework && t.View != TriangleView
		if framework && tier.Title != noLevel {
			heading = noLevel + ", " + heading
		}
		if items != nil {
			lang := ""
			if tier.Noun != "" && !tier.English {
				lang = t.Lang
			}
			out = append(out, DescriptionPart{Heading: heading, HeadingLang: lang, Text: t.tierText(i, lane), Items: items, OfFramework: framework})
		}
	}
	return out
}

// item returns a box, what it leads to, and what is shown in it below its text.
func (t *describer) item(n int) string {
	b := &t.Boxes[n]
	name := quote(b.Text) + t.distinction(n)
	var marks []string
	for _, m := range []struct {
		set   bool
		words string
	}{{b.Illustrative, "illustrative"}, {b.Unintended, "unintended"}, {b.Priority, "with a star"}, {b.Faded && !b.IsOnward(), "in grey"}} {
		if m.set {
			marks = append(marks, m.words)
		}
	}
	if b.Edge != nil {
		marks = append(marks, b.Edge.words)
	}
	if marks != nil {
		name += " (" + strings.Join(marks, ", ") + ")"
	}
	var sentences []string
	for i, c := range append(t.claims(n), t.broadClaims(End{Kind: BoxEnd, Index: n})...) {
		subject := name
		if i > 0 {
			subject = "It also"
		}
		sentences = append(sentences, subject+" "+c)
	}
	switch {
	case sentences != nil:
	case t.whole[n]:
		sentences = []string{name}
	case b.Element != nil && !t.in[n] && len(t.Boxes) > 1:
		sentences = []string{name + " is not linked to anything"}
	case b.Element != nil && b.Element.Stage != logicmodel.EndState:
		sentences = []string{name + " leads no further"}
	default:
		sentences = []string{name}
	}
	if titles := t.memberTitles(n); titles != "" {
		_, heading := t.GroupedBy.words()
		sentences = append(sentences, heading+": "+isolate(titles))
	}
	if t.alone && b.group != "" {
		sentences = append(sentences, "Group: "+isolate(b.group))
	}
	for _, d := range b.Details {
		if d != unintendedWord { // it is said already
			sentences = append(sentences, isolate(d))
		}
	}
	for i, s := range sentences {
		sentences[i] = prose.WithFullStop(s)
	}
	return strings.Join(sentences, " ")
}

// textOf returns the text of a box. Where boxes have only their titles, an outcome of the
// framework may have that of a step: more words set it apart.
func (t *describer) textOf(b *Box) string {
	if t.TitlesOnly && b.Look == FrameworkLook {
		return b.Text + " (of the framework)"
	}
	return b.Text
}
