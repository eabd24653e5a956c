package render

import (
	"cmp"
	"fmt"
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
}

// describe returns the picture in words.
func describe(g *graph) *Description {
	if g.diff != nil {
		return g.diff.describe(g)
	}
	d := &Description{Title: g.title, Summary: g.summary()}
	items := newDescriber(g)
	for i := range g.lanes {
		d.Parts = append(d.Parts, DescriptionPart{Heading: "The model " + g.lanes[i].name()})
		d.Parts = append(d.Parts, items.parts(i+1)...)
		d.Parts = append(d.Parts, items.groupParts(i+1)...)
	}
	d.Parts = append(d.Parts, items.parts(0)...)
	d.Parts = append(d.Parts, items.groupParts(0)...)
	for _, r := range g.context {
		var list []string
		for _, item := range r.items {
			list = append(list, prose.WithFullStop(item))
		}
		d.Parts = append(d.Parts, DescriptionPart{Heading: r.heading, Items: list})
	}
	return d
}

// groupParts describes the groups of a lane: what is in each, and what it leads to as
// a whole.
func (t *describer) groupParts(lane int) []DescriptionPart {
	inner := make([][]string, len(t.frames))
	for n := range t.boxes {
		if f := t.boxes[n].frame; f != 0 {
			inner[f-1] = append(inner[f-1], quote(beginning(t.boxes[n].text))+t.distinction(n))
		}
	}
	for i := range t.frames {
		if f := &t.frames[i]; f.in != 0 && !f.empty {
			inner[f.in-1] = append(inner[f.in-1], "the group "+t.frameName(i))
		}
	}
	var items []string
	for i := range t.frames {
		f := &t.frames[i]
		if f.isLane || f.lane != lane {
			continue
		}
		s := t.frameName(i) + " holds " + cmp.Or(prose.List(inner[i]), "nothing")
		if f.faded {
			s = t.frameName(i) + " (in grey) holds " + prose.List(inner[i])
		}
		s = prose.WithFullStop(s)
		for _, c := range t.broadClaims(end{kind: frameEnd, n: i}) {
			s += " " + prose.WithFullStop("As a whole it "+c)
		}
		for _, d := range f.details {
			s += " " + prose.WithFullStop(isolate(d))
		}
		items = append(items, s)
	}
	if items == nil {
		return nil
	}
	return []DescriptionPart{{Heading: "Groups", Items: items}}
}

// broadClaims returns what an end leads to by broad arrows, but for stages, as
// [describer.claims] does for a box.
func (t *describer) broadClaims(e end) []string {
	var out []string
	for i := range t.broads {
		if b := &t.broads[i]; b.leaves == e && !b.joinsTiers() {
			target := t.targetName(b.enters)
			if b.number > 0 {
				target += fmt.Sprintf(" (link %d)", b.number)
			}
			out = append(out, verbAsIllustration(verbs[b.kind], b.illustrative)+" "+target+grounds(&b.arrow))
		}
	}
	return out
}

// tierText returns what a stage leads to as a whole, in a lane.
func (t *describer) tierText(tier, lane int) string {
	var sentences []string
	for i := range t.broads {
		if b := &t.broads[i]; b.leaves == (end{tierEnd, tier, lane}) {
			sentences = append(sentences, t.broadSentence(b))
		}
	}
	return strings.Join(sentences, " ")
}

// name returns the title of the model and its id.
func (l *lane) name() string {
	if l.title == "" {
		return isolate(l.id)
	}
	return quote(l.title) + " (" + isolate(l.id) + ")"
}

// noLevel is the heading of the outcomes that are on no level.
const noLevel = "Outcomes framework"

// summary returns what the picture is and how much is in it.
func (g *graph) summary() string {
	var out []string
	add := func(when bool, sentence string) {
		if when {
			out = append(out, prose.WithFullStop(prose.UpperFirst(sentence)))
		}
	}
	var starred, grey, unintended bool
	illustrative := slices.ContainsFunc(g.arrows, func(a arrow) bool { return a.illustrative })
	framework := 0
	for i := range g.boxes {
		b := &g.boxes[i]
		illustrative, starred, grey = illustrative || b.illustrative, starred || b.priority, grey || b.faded
		unintended = unintended || b.unintended
		if b.look == frameworkLook {
			framework++
		}
	}
	add(g.draft, draftNote)
	if g.view == TriangleView {
		add(true, g.frameworkSummary(framework))
	} else {
		var names []string
		for i := range g.lanes {
			names = append(names, g.lanes[i].name())
		}
		add(names != nil, prose.CountInWords(len(names), "model")+" side by side: "+prose.List(names))
		add(names != nil, "what is in one of them has its id in brackets, as in [model/element]")
		add(true, g.chainSummary())
		add(framework > 0, "it works towards "+prose.CountInWords(framework, "outcome")+" of an outcomes framework")
	}
	add(g.subjects != nil, "it is about "+strings.Join(g.subjects, ", and "))
	var marks []string
	for _, m := range g.noteMarks {
		marks = append(marks, m.Mark+" means "+quote(m.Means))
	}
	add(marks != nil, "in the boxes "+prose.List(marks))
	if g.noteKey != "" {
		out = append(out, prose.WithFullStop(isolate(g.noteKey)))
	}
	add(grey, "what is in grey is not part of what the picture is about")
	add(starred, "a star marks what is for people who are to be reached first")
	add(illustrative, "what is called illustrative, or an illustration, is not from the source")
	add(unintended, "what is called unintended is an effect that nobody wants")
	add(len(g.arrows) == 0 && len(g.broads) == 0 && len(g.boxes) > 1, "the picture shows no links")
	return strings.Join(out, " ")
}

// chainSummary counts the elements of each stage.
func (g *graph) chainSummary() string {
	var parts []string
	for _, stage := range outcomes.Stages() {
		n := 0
		noun, plural := stage.Noun(), stage.Plural()
		for i := range g.boxes {
			if b := &g.boxes[i]; b.element != nil && b.element.Stage == stage {
				n++
				if t := &g.tiers[b.tier]; t.look == look(stage) && t.noun != "" {
					noun, plural = t.noun, t.plural
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
	if g.isInRows() {
		return what + ", read from the bottom to the top"
	}
	return what + ", read from left to right"
}

func (g *graph) frameworkSummary(outcomes int) string {
	levels, results := 0, 0
	for i := range g.tiers {
		t := &g.tiers[i]
		switch {
		case g.boxes[t.boxes[0]].element != nil:
			results += len(t.boxes)
		case t.title != noLevel:
			levels++
		}
	}
	what := "an outcomes framework with " + prose.CountInWords(outcomes, "outcome")
	if levels > 1 {
		what += " on " + prose.CountInWords(levels, "level") + ", the highest on top"
	}
	if results > 0 {
		what += ", and below it " + prose.CountInWords(results, "result") + " of a model that " + prose.Agree(results, "supports", "support") + " it"
	}
	return what
}

// A describer describes the boxes of a graph in words.
type describer struct {
	*graph
	sameTexts map[string]bool // whether several boxes have the text
	out       [][]*arrow      // from each box
	in        []bool          // whether an arrow leads to it
	whole     []bool          // whether a broad arrow leaves it or enters it, together with others
}

func newDescriber(g *graph) *describer {
	t := &describer{graph: g, sameTexts: map[string]bool{}, out: make([][]*arrow, len(g.boxes)), in: make([]bool, len(g.boxes))}
	for i := range g.boxes {
		_, again := t.sameTexts[g.boxes[i].text]
		t.sameTexts[g.boxes[i].text] = again
	}
	for i := range g.arrows {
		a := &g.arrows[i]
		t.out[a.from] = append(t.out[a.from], a)
		t.in[a.to] = true
	}
	t.whole = make([]bool, len(g.boxes))
	for i := range g.broads {
		b := &g.broads[i]
		for _, n := range append(g.boxesThatLeave(b), g.boxesOf(b.enters)...) {
			t.whole[n] = true
		}
	}
	return t
}

// parts describes the boxes of a lane by tier, in the direction in which the
// picture is read.
func (t *describer) parts(lane int) []DescriptionPart {
	var out []DescriptionPart
	for i := range t.tiers {
		tier := &t.tiers[i]
		if t.view == TriangleView {
			tier = &t.tiers[len(t.tiers)-1-i]
		}
		var items []string
		framework := false
		for _, n := range tier.boxes {
			if b := &t.boxes[n]; b.lane == lane {
				items = append(items, t.item(n))
				framework = framework || b.look == frameworkLook
			}
		}
		heading := isolate(tier.title)
		if framework && t.view != TriangleView && tier.title != noLevel {
			heading = noLevel + ", " + heading
		}
		if items != nil {
			lang := ""
			if tier.noun != "" && !tier.english {
				lang = t.lang
			}
			out = append(out, DescriptionPart{Heading: heading, HeadingLang: lang, Text: t.tierText(i, lane), Items: items})
		}
	}
	return out
}

// item returns a box, what it leads to, and what is shown in it below its text.
func (t *describer) item(n int) string {
	b := &t.boxes[n]
	name := quote(b.text) + t.distinction(n)
	var marks []string
	for _, m := range []struct {
		set   bool
		words string
	}{{b.illustrative, "illustrative"}, {b.unintended, "unintended"}, {b.priority, "with a star"}, {b.faded, "in grey"}} {
		if m.set {
			marks = append(marks, m.words)
		}
	}
	if marks != nil {
		name += " (" + strings.Join(marks, ", ") + ")"
	}
	var sentences []string
	for i, c := range append(t.claims(n), t.broadClaims(end{kind: boxEnd, n: n})...) {
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
	case b.element != nil && !t.in[n] && len(t.boxes) > 1:
		sentences = []string{name + " is not linked to anything"}
	case b.element != nil && b.element.Stage != logicmodel.EndState:
		sentences = []string{name + " leads no further"}
	default:
		sentences = []string{name}
	}
	for _, d := range b.details {
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
		key := verbAsIllustration(t.verb(a), a.illustrative) + "\x00" + grounds(a)
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
func (t *describer) target(a *arrow) string {
	b := &t.boxes[a.to]
	if t.boxes[a.from].element == nil && b.element == nil && strings.HasPrefix(b.text, b.id+": ") && !strings.ContainsAny(b.id, " “”") {
		return isolate(b.id)
	}
	name := quote(beginning(b.text)) + t.distinction(a.to)
	if a.number > 0 {
		name += fmt.Sprintf(" (link %d)", a.number)
	}
	return name
}

// distinction returns the id of a box whose text does not name it uniquely: where
// several boxes have it, and in pictures of several models.
func (t *describer) distinction(n int) string {
	if id := t.qualifiedID(n); id != "" {
		return " [" + isolate(id) + "]"
	}
	if b := &t.boxes[n]; t.sameTexts[b.text] && b.id != b.text {
		return " [" + isolate(b.id) + "]"
	}
	return ""
}

// grounds returns the reason, evidence, assumptions and risks of an arrow.
func grounds(a *arrow) string {
	out := reasonText(a)
	source := ""
	if a.evidence != "" {
		source = " (" + isolate(strings.TrimRight(a.evidence, ".")) + ")"
	}
	switch word := gradeWords[a.grade]; {
	case a.grade == outcomes.GradeNone:
		out += ", though no evidence was found" + source
	case word != "":
		out += ", with " + word + " evidence" + source
	case source != "":
		out += ", with evidence" + source
	}
	if len(a.assumes) > 0 {
		var words []string
		for _, s := range a.assumes {
			words = append(words, quote(s.text)+s.remark)
		}
		out += ", assuming " + prose.List(words)
	}
	if len(a.risks) > 0 {
		var words []string
		for _, s := range a.risks {
			words = append(words, quote(s))
		}
		out += ", at risk from " + prose.List(words)
	}
	return out
}

// reasonText returns the reason of an arrow.
func reasonText(a *arrow) string {
	reason := strings.TrimRight(a.because, ".")
	switch first, _, _ := strings.Cut(reason, " "); {
	case reason == "":
		return ""
	case strings.EqualFold(first, "because"):
		return ", " + quote(reason)
	}
	return ", because " + quote(reason)
}
