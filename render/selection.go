package render

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

// choose returns for each box whether it is chosen by all of the focus, partner
// and outcome that the options give; nil where they give none.
func (g *graph) choose(m *logicmodel.Model, o *contentOptions) ([]bool, error) {
	var chosen []bool
	both := func(more []bool) {
		if chosen == nil {
			chosen = more
		}
		for i := range chosen {
			chosen[i] = chosen[i] && more[i]
		}
	}
	if o.Focus != "" {
		at, ids := g.findBox(o.Focus, false)
		if at < 0 && m.Element(o.Focus) != nil {
			return nil, optionError("Focus", "%q is not in this picture: a triangle shows only the elements that support an outcome of the framework", o.Focus)
		}
		if at < 0 {
			return nil, unknownError("Focus", "element or outcome", o.Focus, ids)
		}
		g.subjects = append(g.subjects, "what leads to “"+g.boxes[at].text+"” and what it leads to")
		both(g.pathsThrough(at))
	}
	if o.Partner != "" {
		mine, err := g.boxesOfPartner(o.Partner, m)
		if err != nil {
			return nil, err
		}
		g.subjects = append(g.subjects, "what "+partnerName(m, o.Partner)+" does and what that leads to")
		both(g.reachable(mine, true))
	}
	if o.Outcome != "" && o.HideSupports && g.view != TriangleView {
		return nil, optionError("Outcome", "an outcome of the framework is wanted, and the framework is hidden")
	}
	if o.Outcome != "" {
		at, ids := g.findBox(o.Outcome, true)
		if at < 0 {
			return nil, unknownError("Outcome", "framework outcome in this picture", o.Outcome, ids)
		}
		g.subjects = append(g.subjects, "what leads to “"+g.boxes[at].text+"” and what it contributes to")
		both(g.pathsThrough(at))
	}
	if chosen != nil && !slices.Contains(chosen, true) {
		return nil, optionError("Focus", "nothing in the model is chosen by all of focus, partner and outcome")
	}
	return chosen, nil
}

func unknownError(option, what, id string, ids []string) error {
	if like, ok := near.Find(id, ids); ok {
		return optionError(option, "there is no %s %q; did you mean %q?", what, id, like)
	}
	if n := len(ids); n > 0 && n <= 12 {
		return optionError(option, "there is no %s %q; there are %s", what, id, strings.Join(ids, ", "))
	}
	return optionError(option, "there is no %s %q", what, id)
}

// findBox returns the box with the id, an element before an outcome, or only an
// outcome, and -1 where there is none. It also returns the ids that there are.
func (g *graph) findBox(id string, outcome bool) (at int, ids []string) {
	at = -1
	for i := range g.boxes {
		b := &g.boxes[i]
		if outcome && b.element != nil {
			continue
		}
		ids = append(ids, b.id)
		if b.id == id && (at < 0 || outcome || b.element != nil && g.boxes[at].element == nil) {
			at = i
		}
	}
	return at, ids
}

// boxesOfPartner returns the boxes of the elements that name the partner.
func (g *graph) boxesOfPartner(partner string, m *logicmodel.Model) ([]int, error) {
	var ids []string
	for i := range m.Partners {
		ids = append(ids, m.Partners[i].ID)
	}
	if !slices.Contains(ids, partner) {
		return nil, unknownError("Partner", "partner", partner, ids)
	}
	var mine []int
	for i := range g.boxes {
		if e := g.boxes[i].element; e != nil && slices.ContainsFunc(e.Partners, func(r logicmodel.Ref) bool { return r.ID == partner }) {
			mine = append(mine, i)
		}
	}
	return mine, nil
}

// pathsThrough returns for each box whether it leads to box n or box n leads to
// it.
func (g *graph) pathsThrough(n int) []bool {
	chosen := g.reachable([]int{n}, true)
	for i, before := range g.reachable([]int{n}, false) {
		chosen[i] = chosen[i] || before
	}
	return chosen
}

// reachable returns for each box whether it can be reached from the given ones
// along the arrows, forwards or backwards. Feedback is not followed.
func (g *graph) reachable(queue []int, forwards bool) []bool {
	next := make([][]int, len(g.boxes))
	for _, a := range g.arrows {
		switch {
		case a.kind == feedback:
		case forwards:
			next[a.from] = append(next[a.from], a.to)
		default:
			next[a.to] = append(next[a.to], a.from)
		}
	}
	// Each broad arrow is a node between the boxes at its two ends.
	for i := range g.broads {
		b := &g.broads[i]
		if b.kind == feedback {
			continue
		}
		from, to := g.boxesThatLeave(b), g.boxesOf(b.enters)
		if !forwards {
			from, to = to, from
		}
		for _, n := range from {
			next[n] = append(next[n], len(next))
		}
		next = append(next, to)
	}
	reached := make([]bool, len(next))
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		if !reached[n] {
			reached[n] = true
			queue = append(queue, next[n]...)
		}
	}
	return reached[:len(g.boxes)]
}

// fade puts what is not chosen in the background.
func (g *graph) fade(chosen []bool) {
	for i := range g.boxes {
		g.boxes[i].faded = !chosen[i]
	}
	for i := range g.arrows {
		a := &g.arrows[i]
		a.faded = !chosen[a.from] || !chosen[a.to]
	}
	any := func(boxes []int) bool {
		return slices.ContainsFunc(boxes, func(n int) bool { return chosen[n] })
	}
	for i := range g.broads {
		b := &g.broads[i]
		b.faded = !any(g.boxesThatLeave(b)) || !any(g.boxesOf(b.enters))
	}
	for i := range g.frames {
		if f := &g.frames[i]; !f.empty {
			f.faded = !any(g.boxesOf(end{kind: frameEnd, n: i}))
		}
	}
}

// leaveOut removes what is not chosen, and tiers that become empty.
func (g *graph) leaveOut(chosen []bool) {
	tiers, boxes, arrows := g.tiers, g.boxes, g.arrows
	whole := *g // as it was
	g.tiers, g.boxes, g.arrows, g.broads, g.inFrames = nil, nil, nil, nil, nil
	now, nowTiers := make([]int, len(boxes)), make([]int, len(tiers))
	for i := range tiers {
		t := -1
		for _, n := range tiers[i].boxes {
			if !chosen[n] {
				continue
			}
			if t < 0 {
				t = len(g.tiers)
				g.tiers = append(g.tiers, tiers[i])
				g.tiers[t].boxes = nil
			}
			now[n] = g.addBox(t, boxes[n])
		}
		nowTiers[i] = t
	}
	for _, a := range arrows {
		if chosen[a.from] && chosen[a.to] {
			a.from, a.to = now[a.from], now[a.to]
			g.arrows = append(g.arrows, a)
		}
	}
	left := func(boxes []int) []int {
		return slices.DeleteFunc(slices.Clone(boxes), func(n int) bool { return !chosen[n] })
	}
	nowFrames := g.leaveOutFrames()
	for _, b := range whole.broads {
		from, to := left(whole.boxesThatLeave(&b)), left(whole.boxesOf(b.enters))
		if len(from) == 0 || len(to) == 0 {
			continue
		}
		for _, e := range []*end{&b.leaves, &b.enters} {
			switch e.kind {
			case boxEnd:
				e.n = now[e.n]
			case frameEnd:
				e.n = nowFrames[e.n] - 1
			case tierEnd:
				e.n = nowTiers[e.n]
			}
		}
		if b.only != nil {
			b.only = nil
			if len(from) < len(g.tiers[b.leaves.n].boxes) {
				for _, n := range from {
					b.only = append(b.only, now[n])
				}
			}
		}
		g.broads = append(g.broads, b)
	}
}

// leaveOutFrames removes frames without boxes. It returns for each of the frames
// before its index now, plus 1.
func (g *graph) leaveOutFrames() []int {
	kept := make([]bool, len(g.frames))
	for n := range g.boxes {
		for f := g.boxes[n].frame; f != 0 && !kept[f-1]; f = g.frames[f-1].in {
			kept[f-1] = true
		}
	}
	now := make([]int, len(g.frames))
	var frames []frame
	for i := range g.frames {
		if kept[i] {
			frames = append(frames, g.frames[i])
			now[i] = len(frames)
		}
	}
	for i := range frames {
		if in := frames[i].in; in != 0 {
			frames[i].in = now[in-1]
		}
	}
	for n := range g.boxes {
		if f := g.boxes[n].frame; f != 0 {
			g.boxes[n].frame = now[f-1]
		}
	}
	g.frames = frames
	return now
}
