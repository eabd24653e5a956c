package content

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
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

// groupParts describes the groups of a lane: what is in each, and what it leads to as
// a whole.
func (t *describer) groupParts(lane int) []DescriptionPart {
	inner := make([][]string, len(t.Frames))
	for n := range t.Boxes {
		if f := t.Boxes[n].Frame; f != 0 {
			inner[f-1] = append(inner[f-1], quote(beginning(t.Boxes[n].Text))+t.distinction(n))
		}
	}
	for i := range t.Frames {
		if f := &t.Frames[i]; f.In != 0 && !f.Empty {
			inner[f.In-1] = append(inner[f.In-1], "the group "+t.frameName(i))
		}
	}
	_, swimlanes := t.GroupedBy.words()
	byHeading := map[string][]string{}
	for i := range t.Frames {
		f := &t.Frames[i]
		if f.IsLane || f.Lane != lane {
			continue
		}
		heading := "Groups"
		if f.Swimlane > 0 {
			heading = swimlanes
		}
		s := t.frameName(i) + " holds " + cmp.Or(prose.List(inner[i]), "nothing")
		if f.Faded {
			s = t.frameName(i) + " (in grey) holds " + prose.List(inner[i])
		}
		s = prose.WithFullStop(s)
		for _, c := range t.broadClaims(End{Kind: FrameEnd, Index: i}) {
			s += " " + prose.WithFullStop("As a whole it "+c)
		}
		for _, d := range f.Details {
			s += " " + prose.WithFullStop(isolate(d))
		}
		byHeading[heading] = append(byHeading[heading], s)
	}
	var out []DescriptionPart
	for _, heading := range slices.Sorted(maps.Keys(byHeading)) {
		out = append(out, DescriptionPart{Heading: heading, Items: byHeading[heading]})
	}
	return out
}

// broadClaims returns what an end leads to by broad arrows, but for stages, as
// [describer.claims] does for a box.
func (t *describer) broadClaims(e End) []string {
	var out []string
	for i := range t.Broads {
		if b := &t.Broads[i]; b.Leaves == e && !b.JoinsTiers() {
			target := t.targetName(b.Enters)
			if b.Number > 0 {
				target += fmt.Sprintf(" (link %d)", b.Number)
			}
			out = append(out, verbAsIllustration(verbs[b.Kind], b.Illustrative)+" "+target+grounds(&b.Arrow))
		}
	}
	return out
}

// tierText returns what a stage leads to as a whole, in a lane.
func (t *describer) tierText(tier, lane int) string {
	var sentences []string
	for i := range t.Broads {
		if b := &t.Broads[i]; b.Leaves == (End{TierEnd, tier, lane}) {
			sentences = append(sentences, t.BroadSentence(b))
		}
	}
	return strings.Join(sentences, " ")
}

// name returns the title of the model and its id.
func (l *Lane) name() string {
	if l.Title == "" {
		return isolate(l.ID)
	}
	return quote(l.Title) + " (" + isolate(l.ID) + ")"
}

// noLevel is the heading of the outcomes that are on no level.
const noLevel = "Outcomes framework"

// summary returns what the picture is and how much is in it.
func (p *Picture) summary() string {
	var out []string
	add := func(when bool, sentence string) {
		if when {
			out = append(out, prose.WithFullStop(prose.UpperFirst(sentence)))
		}
	}
	var starred, grey, unintended bool
	illustrative := slices.ContainsFunc(p.Arrows, func(a Arrow) bool { return a.Illustrative })
	framework := 0
	for i := range p.Boxes {
		b := &p.Boxes[i]
		illustrative, starred, grey = illustrative || b.Illustrative, starred || b.Priority, grey || b.Faded && !b.IsOnward()
		unintended = unintended || b.Unintended
		if b.Look == FrameworkLook {
			framework++
		}
	}
	add(p.Draft, DraftNote)
	if p.View == TriangleView {
		add(true, p.frameworkSummary(framework))
	} else {
		var names []string
		for i := range p.Lanes {
			names = append(names, p.Lanes[i].name())
		}
		add(names != nil, prose.CountInWords(len(names), "model")+" side by side: "+prose.List(names))
		add(names != nil, "what is in one of them has its id in brackets, as in [model/element]")
		add(true, p.chainSummary())
		add(framework > 0, "it works towards "+prose.CountInWords(framework, "outcome")+" of an outcomes framework")
	}
	if p.Tile != nil {
		add(true, strings.TrimSuffix(fmt.Sprintf("this is page %d of %d: %s", p.Tile.Page, p.Tile.Pages, p.Tile.Words), ": "))
	}
	add(p.Subjects != nil, "it is about "+strings.Join(p.Subjects, ", and "))
	var marks []string
	for _, m := range p.NoteMarks {
		marks = append(marks, m.Mark+" means "+quote(m.Means))
	}
	add(marks != nil, "in the boxes "+prose.List(marks))
	if p.NoteKey != "" {
		out = append(out, prose.WithFullStop(isolate(p.NoteKey)))
	}
	add(p.standsFor != nil, "a box with a number stands for so many")
	add(grey, "what is in grey is not part of what the picture is about")
	add(starred, "a star marks what is for people who are to be reached first")
	add(illustrative, "what is called illustrative, or an illustration, is not from the source")
	add(unintended, "what is called unintended is an effect that nobody wants")
	add(len(p.Arrows) == 0 && len(p.Broads) == 0 && len(p.Boxes) > 1, "the picture shows no links")
	return strings.Join(out, " ")
}

// chainSummary counts the elements of each stage.
func (p *Picture) chainSummary() string {
	var parts []string
	for _, stage := range outcomes.Stages() {
		n := 0
		noun, plural := stage.Noun(), stage.Plural()
		for i := range p.Boxes {
			if b := &p.Boxes[i]; b.Element != nil && b.Element.Stage == stage {
				n += max(1, p.standsFor[b.Element])
				if t := &p.Tiers[b.Tier]; t.Look == Look(stage) && t.Noun != "" {
					noun, plural = t.Noun, t.Plural
				}
			}
		}
		if n > 0 {
			parts = append(parts, prose.Number(n)+" "+prose.Agree(n, noun, plural))
		}
	}
	what := "a results chain"
	if len(parts) > 0 { // a selection may leave only the framework
		what += " with " + prose.List(parts)
	}
	if p.IsInRows() {
		return what + ", read from the bottom to the top"
	}
	return what + ", " + p.direction()
}

// direction returns how columns are read.
func (p *Picture) direction() string {
	if IsRightToLeft(p.Lang) {
		return "read from right to left"
	}
	return "read from left to right"
}

func (p *Picture) frameworkSummary(outcomes int) string {
	levels, results := 0, 0
	for i := range p.Tiers {
		t := &p.Tiers[i]
		switch {
		case p.Boxes[t.Boxes[0]].Element != nil:
			results += len(t.Boxes)
		case t.Title != noLevel:
			levels++
		}
	}
	what := "an outcomes framework with " + prose.CountInWords(outcomes, "outcome")
	if levels > 1 {
		where := "on top"
		if all := p.Arrangements(); all != nil && all[0].Nested {
			where = "on the right"
		}
		what += " on " + prose.CountInWords(levels, "level") + ", the highest " + where
	}
	if results > 0 {
		what += ", and below it " + prose.CountInWords(results, "result") + " of a model that " + prose.Agree(results, "supports", "support") + " it"
	}
	return what
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

// claims returns what the box does to others: one claim for all arrows with the
// same verb and grounds.
func (t *describer) claims(n int) []string {
	var keys []string
	targets := map[string][]string{}
	for _, a := range t.out[n] {
		key := verbAsIllustration(t.verb(a), a.Illustrative) + "\x00" + grounds(a)
		if targets[key] == nil {
			keys = append(keys, key)
		}
		targets[key] = append(targets[key], t.target(a))
	}
	var out []string
	for _, key := range keys {
		verb, why, _ := strings.Cut(key, "\x00")
		out = append(out, verb+" "+prose.List(targets[key])+why)
	}
	return out
}

// target returns the name of what an arrow leads to: its text, or where both are
// outcomes of the framework its id.
func (t *describer) target(a *Arrow) string {
	b := &t.Boxes[a.To]
	if t.Boxes[a.From].Element == nil && b.Element == nil && strings.HasPrefix(b.Text, b.ID+": ") && !strings.ContainsAny(b.ID, " “”") {
		return isolate(b.ID)
	}
	name := quote(beginning(b.Text)) + t.distinction(a.To)
	if a.Number > 0 {
		name += fmt.Sprintf(" (link %d)", a.Number)
	}
	return name
}

// distinction returns the id of a box whose text does not name it uniquely: where
// several boxes have it, and in pictures of several models.
func (t *describer) distinction(n int) string {
	if id := t.qualifiedID(n); id != "" {
		return " [" + isolate(id) + "]"
	}
	b := &t.Boxes[n]
	name := t.textOf(b)
	distinction := ""
	if _, same := t.sameTexts[b.Text]; same {
		distinction = strings.TrimPrefix(name, b.Text)
	}
	if t.sameTexts[name] && b.ID != b.Text {
		distinction += " [" + isolate(b.ID) + "]"
	}
	return distinction
}

// textOf returns the text of a box. One of the framework, where it has its title
// only, may have that of a step, and differs from it by these words.
func (t *describer) textOf(b *Box) string {
	if t.TitlesOnly && b.Look == FrameworkLook {
		return b.Text + " (of the framework)"
	}
	return b.Text
}

// grounds returns the reason, evidence, assumptions and risks of an arrow.
func grounds(a *Arrow) string {
	out := reasonText(a)
	source := ""
	if a.Evidence != "" {
		source = " (" + isolate(strings.TrimRight(a.Evidence, ".")) + ")"
	}
	switch word := gradeWords[a.Grade]; {
	case a.Grade == outcomes.GradeNone:
		out += ", though no evidence was found" + source
	case word != "":
		out += ", with " + word + " evidence" + source
	case source != "":
		out += ", with evidence" + source
	}
	if len(a.Assumes) > 0 {
		var words []string
		for _, s := range a.Assumes {
			words = append(words, quote(s.Text)+s.Remark)
		}
		out += ", assuming " + prose.List(words)
	}
	if len(a.Risks) > 0 {
		var words []string
		for _, s := range a.Risks {
			words = append(words, quote(s))
		}
		out += ", at risk from " + prose.List(words)
	}
	return out
}

// reasonText returns the reason of an arrow.
func reasonText(a *Arrow) string {
	reason := strings.TrimRight(a.Because, ".")
	switch first, _, _ := strings.Cut(reason, " "); {
	case reason == "":
		return ""
	case strings.EqualFold(first, "because"):
		return ", " + quote(reason)
	}
	return ", because " + quote(reason)
}
