package render

import (
	"fmt"
	"slices"
	"strings"
)

// describe tells the picture in words, as a person would who sees it: what it
// is, then how one thing leads to another. It mentions every box and tells
// every arrow once, and grows no faster than they do.
func describe(g *graph) string {
	if g.diff != nil {
		return g.diff.describe(g)
	}
	t := newTeller(g)
	return strings.Join(append(t.tell(), t.details()...), "\n")
}

// tell are the paragraphs of the description.
func (t *teller) tell() []string {
	t.introduce()
	if t.view == TriangleView {
		t.levels()
		t.claims(supports, all)
		t.claims(contributes, all)
		t.claims(leadsTo, all)
		t.paragraph()
		if len(t.arrows) == 0 && len(t.boxes) > 1 {
			t.add("The picture shows no links between them")
		}
	} else {
		if t.lanes == nil {
			t.chain("", all)
		} else {
			t.models()
		}
		t.alone()
		t.claims(feedback, all)
		t.paragraph()
		t.claims(supports, all)
		t.claims(contributes, all)
		t.paragraph()
	}
	t.priorities()
	t.paragraph()
	return t.paragraphs
}

// A teller tells a graph, sentence by sentence.
type teller struct {
	*graph
	twins     map[string]bool // texts that several boxes have
	mentioned []bool          // boxes
	out       [][]int
	causes    []int  // of each box, the links to it that are not told yet
	begun     []bool // boxes that were told, or are about to be

	paragraphs []string
	text       strings.Builder // the paragraph so far
	pending    string          // its last sentence, without a full stop

	// What words such as "which" and "all five" may stand for: what the last
	// claim led to. Nothing, where a new paragraph begins.
	last     []int
	lead     string // before the next sentence
	bare     bool   // nothing came after the last claim
	relative bool   // it was one of "which"
}

func newTeller(g *graph) *teller {
	t := &teller{
		graph: g, twins: map[string]bool{}, mentioned: make([]bool, len(g.boxes)), out: make([][]int, len(g.boxes)),
		causes: make([]int, len(g.boxes)), begun: make([]bool, len(g.boxes)),
	}
	for i := range g.boxes {
		_, seen := t.twins[g.boxes[i].text]
		t.twins[g.boxes[i].text] = seen
	}
	return t
}

// add adds a sentence; its full stop comes when the next one does.
func (t *teller) add(sentence string) {
	t.flush()
	t.pending = upperFirst(t.lead + sentence)
	t.lead = ""
}

func (t *teller) flush() {
	if t.pending == "" {
		return
	}
	if t.text.Len() > 0 {
		t.text.WriteByte(' ')
	}
	t.text.WriteString(closed(t.pending))
	t.pending = ""
}

// paragraph ends the paragraph, if there is one.
func (t *teller) paragraph() {
	t.flush()
	if t.text.Len() > 0 {
		t.paragraphs = append(t.paragraphs, t.text.String())
		t.text.Reset()
	}
	t.last, t.bare, t.relative = nil, false, false
}

// all chooses every arrow.
func all(*arrow) bool { return true }

// models tells the chain of each model, and then the links from one model to
// another.
func (t *teller) models() {
	for i := range t.lanes {
		t.chain("in the model "+t.lanes[i].name()+", ", func(a *arrow) bool {
			return t.boxes[a.from].lane == i+1 && t.boxes[a.to].lane == i+1
		})
	}
	t.lead = "from one model to another, "
	t.claims(leadsTo, t.isAcross)
	t.lead = ""
	t.paragraph()
}

// isAcross reports whether the arrow leads from one model to another.
func (g *graph) isAcross(a *arrow) bool {
	from, to := g.boxes[a.from].lane, g.boxes[a.to].lane
	return from > 0 && to > 0 && from != to
}

// chain tells those of the links that lead on, after the lead, each box as far
// as it can after all that leads to it. Parts that no link joins come one after
// the other.
func (t *teller) chain(lead string, in func(*arrow) bool) {
	for i := range t.arrows {
		if a := &t.arrows[i]; a.kind == leadsTo && in(a) {
			t.out[a.from] = append(t.out[a.from], i)
			t.causes[a.to]++
		}
	}
	parts := t.parts(in)
	for p, part := range parts {
		var roots []int
		for _, n := range part {
			if t.causes[n] == 0 && len(t.out[n]) > 0 {
				roots = append(roots, n)
			}
		}
		t.begin(roots)
		t.lead = lead
		if p > 0 {
			t.lead = "Apart from all this, "
		}
		t.follow(roots, true)
		for _, n := range part { // what is left runs in a circle
			if !t.begun[n] && len(t.out[n]) > 0 {
				t.begin([]int{n})
				t.follow([]int{n}, true)
			}
		}
		t.lead = ""
	}
	t.paragraph()
}

func (t *teller) begin(boxes []int) {
	for _, n := range boxes {
		t.begun[n] = true
	}
}

// follow tells what the boxes lead to, and then what that leads to. The boxes
// that lead to the same things are told together.
func (t *teller) follow(boxes []int, apart bool) {
	for _, c := range t.clusters(boxes) {
		if long := t.text.Len() + len(t.pending); apart || long > 1200 || long > 500 && (len(c) == 1 || !same(c, t.last)) {
			t.paragraph()
		}
		t.cluster(c)
		var ready []int
		for _, n := range c {
			for _, i := range t.out[n] {
				to := t.arrows[i].to
				t.causes[to]--
				if t.causes[to] == 0 && !t.begun[to] && len(t.out[to]) > 0 {
					ready = append(ready, to)
				}
			}
		}
		t.begin(ready)
		t.follow(ready, false)
	}
}

// clusters puts those boxes together that lead to the same things, or are
// joined by others that do.
func (t *teller) clusters(boxes []int) [][]int {
	s := newSets(len(t.boxes))
	for _, n := range boxes {
		for _, i := range t.out[n] {
			s.join(n, t.arrows[i].to)
		}
	}
	return s.split(boxes)
}

// cluster tells what boxes lead to. Of what the last sentence named, most are
// told last, as "the other four"; of two or three, each is "the first" and so
// on.
func (t *teller) cluster(boxes []int) {
	groups := t.alike(boxes, leadsTo)
	subjects := make([]string, len(groups))
	plain := !slices.ContainsFunc(groups, func(g group) bool { return len(g.claims) > 1 || len(g.claims[0].to) > 1 })
	if listed := t.last; len(groups) > 1 && plain && same(boxes, listed) {
		most := 0
		for i, g := range groups {
			if len(g.from) >= len(groups[most].from) {
				most = i
			}
		}
		g := groups[most]
		groups = append(slices.Delete(groups, most, most+1), g)
		if n := len(g.from); n > 1 {
			subjects[len(groups)-1] = "the other " + number(n)
		}
		ordinals := []string{"the first", "the second", "the third"}
		for i, g := range groups {
			if len(g.from) == 1 && len(listed) <= len(ordinals) {
				subjects[i] = ordinals[slices.Index(listed, g.from[0])]
			}
		}
	}
	var before []int
	for i, g := range groups {
		before = t.group(g, subjects[i], before)
	}
}

// same reports whether two lists have the same numbers, each once.
func same(a, b []int) bool {
	return len(a) == len(b) && slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// claims tells those of the arrows that are of a kind.
func (t *teller) claims(kind arrowKind, in func(*arrow) bool) {
	boxes := make([]int, len(t.boxes))
	for i := range boxes {
		boxes[i] = i
		t.out[i] = nil
	}
	for i := range t.arrows {
		if a := &t.arrows[i]; a.kind == kind && in(a) {
			t.out[a.from] = append(t.out[a.from], i)
		}
	}
	for _, g := range t.alike(boxes, kind) {
		if t.text.Len()+len(t.pending) > 1200 {
			t.paragraph()
		}
		t.last = nil
		t.group(g, "", nil)
	}
}

// A group is boxes of which the same can be said.
type group struct {
	from   []int
	claims []claim
}

// A claim is that boxes lead to others, all in the same way.
type claim struct {
	verb  string
	arrow *arrow // one of them
	to    []int
}

// alike puts the boxes together that lead to the same things in the same way.
func (t *teller) alike(boxes []int, kind arrowKind) []group {
	var groups []group
	at := map[string]int{}
	for _, n := range boxes {
		claims, key := t.claimsOf(n, kind)
		if len(claims) == 0 {
			continue
		}
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key] = i
			groups = append(groups, group{claims: claims})
		}
		groups[i].from = append(groups[i].from, n)
	}
	return groups
}

// claimsOf are the claims of a box, and a key that is the same for all boxes
// of which the same can be said.
func (t *teller) claimsOf(n int, kind arrowKind) ([]claim, string) {
	var claims []claim
	var keys []string
	at := map[string]int{}
	for _, i := range t.out[n] {
		a := &t.arrows[i]
		if a.kind != kind {
			continue
		}
		v := t.verb(a)
		key := fmt.Sprintf("%q %t %d %q %q %q %q", v, a.illustrative, a.grade, a.because, a.evidence, a.assumes, a.risks)
		c, ok := at[key]
		if !ok {
			c = len(claims)
			at[key] = c
			claims = append(claims, claim{verb: v, arrow: a})
			keys = append(keys, key)
		}
		claims[c].to = append(claims[c].to, a.to)
	}
	var key strings.Builder
	for c := range claims {
		fmt.Fprintf(&key, "%s %v\n", keys[c], claims[c].to)
	}
	return claims, key.String()
}

// group tells the claims of a group. The subject is empty for one that tells
// itself from what the last sentence named; before is what the sentence before
// led to. It gives what its own led to, if that was one claim.
func (t *teller) group(g group, subject string, before []int) []int {
	plural := len(g.from) > 1
	named := same(g.from, t.last)
	which := false
	switch {
	case subject != "":
	case named && len(g.from) == 2:
		subject = "both"
	case named && plural:
		subject = "all " + number(len(g.from))
	case named && t.bare && !t.relative && len(g.claims) == 1:
		which = true
	case named && t.bare:
		subject = "this in turn"
	case named && t.boxes[g.from[0]].element != nil:
		stage := t.boxes[g.from[0]].element.Stage
		noun := stage.Noun()
		if stage.IsOutcome() {
			noun = "outcome"
		}
		subject = "this " + noun + " in turn"
	default:
		subject = t.names(g.from, false)
	}
	for i, c := range g.claims {
		verb := inflected(c.verb, plural && !which, c.arrow.illustrative)
		reason := because(c.arrow)
		head, tail := t.objects(c, before)
		claim := " " + verb + " " + head + reason + tail
		switch {
		case which:
			t.pending += ", which" + claim
		case i > 0:
			t.add(agree(len(g.from), "it", "they") + " also" + claim)
		default:
			t.add(subject + claim)
		}
		more := remarks(c.arrow)
		for _, s := range more {
			t.add(s)
		}
		t.last = c.to
		t.bare = reason == "" && len(more) == 0
		t.relative = which
		before = nil
	}
	if len(g.claims) > 1 {
		t.last = nil
		return nil
	}
	return g.claims[0].to
}

// objects are what a claim leads to: the words after the verb, and, where they
// are many, the list of them after the reason.
func (t *teller) objects(c claim, before []int) (head, tail string) {
	stage, one := t.stage(c.to)
	fresh := true
	for _, n := range c.to {
		fresh = fresh && !t.mentioned[n]
	}
	switch {
	case one && slices.Equal(c.to, before):
		if len(c.to) == 1 {
			return "the same " + stage.Noun(), ""
		}
		return "the same " + counted(len(c.to), stage.Noun()), ""
	case one && fresh && len(c.to) > 2:
		var names []string
		for _, n := range c.to {
			names = append(names, t.name(n))
		}
		return counted(len(c.to), stage.Noun()), ": " + list(names)
	}
	return t.names(c.to, c.verb == produces), ""
}

// alone tells what no arrow leads to or from.
func (t *teller) alone() {
	joined := make([]bool, len(t.boxes))
	for i := range t.arrows {
		joined[t.arrows[i].from], joined[t.arrows[i].to] = true, true
	}
	var alone []int
	for n := range t.boxes {
		if !joined[n] {
			alone = append(alone, n)
		}
	}
	if len(alone) > 0 {
		t.add(t.names(alone, false) + agree(len(alone), " is", " are") + " not linked to anything")
		t.paragraph()
	}
}

// levels tells the outcomes of each level, the highest first.
func (t *teller) levels() {
	first := true
	for _, tier := range slices.Backward(t.tiers) {
		if t.boxes[tier.boxes[0]].element != nil {
			t.add(t.names(tier.boxes, false) + agree(len(tier.boxes), " stands", " stand") + " below the framework")
			t.paragraph()
			continue
		}
		var names []string
		for _, n := range tier.boxes {
			names = append(names, t.name(n))
		}
		has := " has " + counted(len(names), "outcome") + ": " + list(names)
		switch {
		case tier.title == noLevel:
			t.add("on no level " + agree(len(names), "is ", "are ") + counted(len(names), "outcome") + ": " + list(names))
		case first:
			t.add("the highest level, " + quote(tier.title) + "," + has)
		default:
			t.add("below it, the level " + quote(tier.title) + has)
		}
		t.paragraph()
		first = false
	}
}

// priorities tells which boxes have a star.
func (t *teller) priorities() {
	var names []string
	for n := range t.boxes {
		if t.boxes[n].priority {
			names = append(names, t.again(n))
		}
	}
	if len(names) > 0 {
		t.add("a star marks what is for people who are to be reached first: " + list(names))
	}
}

// details are what is shown in boxes below their texts.
func (t *teller) details() []string {
	var out []string
	if t.noted != "" {
		out = append(out, closed(isolate(t.noted)))
	}
	for n := range t.boxes {
		if d := t.boxes[n].details; len(d) > 0 {
			line := t.again(n) + " –"
			for _, s := range d {
				line += " " + closed(isolate(s))
			}
			out = append(out, line)
		}
	}
	return out
}

// parts are the boxes of each part of the picture that none of those arrows
// joins to the others, but for boxes that are joined to nothing.
func (t *teller) parts(in func(*arrow) bool) [][]int {
	s := newSets(len(t.boxes))
	boxes := make([]int, len(t.boxes))
	for i := range boxes {
		boxes[i] = i
	}
	for i := range t.arrows {
		if a := &t.arrows[i]; in(a) {
			s.join(a.from, a.to)
		}
	}
	return slices.DeleteFunc(s.split(boxes), func(part []int) bool { return len(part) == 1 })
}
