package content

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

// choose returns for each box whether it is chosen by all of the focus, partner
// and outcome that the options give; nil where they give none.
func (p *Picture) choose(m *logicmodel.Model, o *Options) ([]bool, error) {
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
		at, ids := p.findBox(o.Focus, false)
		if at < 0 && m.Element(o.Focus) != nil {
			return nil, NewOptionError("Focus", "%q is not in this picture: a triangle shows only the elements that support an outcome of the framework", o.Focus)
		}
		if at < 0 {
			return nil, unknownError("Focus", "element or outcome", o.Focus, ids)
		}
		p.Subjects = append(p.Subjects, "what leads to “"+p.Boxes[at].Text+"” and what it leads to")
		both(p.pathsThrough(at))
	}
	if o.Partner != "" {
		mine, err := p.boxesOfPartner(o.Partner, m)
		if err != nil {
			return nil, err
		}
		p.Subjects = append(p.Subjects, "what "+partnerName(m, o.Partner)+" does and what that leads to")
		both(p.reachable(mine, true))
	}
	if o.Outcome != "" && o.HideSupports && p.View != TriangleView {
		return nil, NewOptionError("Outcome", "an outcome of the framework is wanted, and the framework is hidden")
	}
	if o.Outcome != "" {
		at, ids := p.findBox(o.Outcome, true)
		if at < 0 {
			return nil, unknownError("Outcome", "framework outcome in this picture", o.Outcome, ids)
		}
		p.Subjects = append(p.Subjects, "what leads to “"+p.Boxes[at].Text+"” and what it contributes to")
		both(p.pathsThrough(at))
	}
	if chosen != nil && !slices.Contains(chosen, true) {
		return nil, NewOptionError("Focus", "nothing in the model is chosen by all of focus, partner and outcome")
	}
	return chosen, nil
}

func unknownError(option, what, id string, ids []string) error {
	if like, ok := near.Find(id, ids); ok {
		return NewOptionError(option, "there is no %s %q; did you mean %q?", what, id, like)
	}
	if n := len(ids); n > 0 && n <= 12 {
		return NewOptionError(option, "there is no %s %q; there are %s", what, id, strings.Join(ids, ", "))
	}
	return NewOptionError(option, "there is no %s %q", what, id)
}

// findBox returns the box with the id, an element before an outcome, or only an
// outcome, and -1 where there is none. It also returns the ids that there are.
func (p *Picture) findBox(id string, outcome bool) (at int, ids []string) {
	at = -1
	for i := range p.Boxes {
		b := &p.Boxes[i]
		if outcome && b.Element != nil {
			continue
		}
		ids = append(ids, b.ID)
		if b.ID == id && (at < 0 || outcome || b.Element != nil && p.Boxes[at].Element == nil) {
			at = i
		}
	}
	return at, ids
}

// boxesOfPartner returns the boxes of the elements that name the partner.
func (p *Picture) boxesOfPartner(partner string, m *logicmodel.Model) ([]int, error) {
	var ids []string
	for i := range m.Partners {
		ids = append(ids, m.Partners[i].ID)
	}
	if !slices.Contains(ids, partner) {
		return nil, unknownError("Partner", "partner", partner, ids)
	}
	var mine []int
	for i := range p.Boxes {
		if e := p.Boxes[i].Element; e != nil && slices.ContainsFunc(e.Partners, func(r logicmodel.Ref) bool { return r.ID == partner }) {
			mine = append(mine, i)
		}
	}
	return mine, nil
}

// pathsThrough returns for each box whether it leads to box n or box n leads to
// it.
func (p *Picture) pathsThrough(n int) []bool {
	chosen := p.reachable([]int{n}, true)
	for i, before := range p.reachable([]int{n}, false) {
		chosen[i] = chosen[i] || before
	}
	return chosen
}

// reachable returns for each box whether it can be reached from the given ones
// along the arrows, forwards or backwards. Feedback is not followed.
func (p *Picture) reachable(queue []int, forwards bool) []bool {
	next := make([][]int, len(p.Boxes))
	for _, a := range p.Arrows {
		switch {
		case a.Kind == Feedback:
		case forwards:
			next[a.From] = append(next[a.From], a.To)
		default:
			next[a.To] = append(next[a.To], a.From)
		}
	}
	// Each broad arrow is a node between the boxes at its two ends.
	for i := range p.Broads {
		b := &p.Broads[i]
		if b.Kind == Feedback {
			continue
		}
		from, to := p.BoxesThatLeave(b), p.BoxesOf(b.Enters)
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
	return reached[:len(p.Boxes)]
}

// fade puts what is not chosen in the background.
func (p *Picture) fade(chosen []bool) {
	for i := range p.Boxes {
		p.Boxes[i].Faded = !chosen[i]
	}
	for i := range p.Arrows {
		a := &p.Arrows[i]
		a.Faded = !chosen[a.From] || !chosen[a.To]
	}
	any := func(boxes []int) bool {
		return slices.ContainsFunc(boxes, func(n int) bool { return chosen[n] })
	}
	for i := range p.Broads {
		b := &p.Broads[i]
		b.Faded = !any(p.BoxesThatLeave(b)) || !any(p.BoxesOf(b.Enters))
	}
	for i := range p.Frames {
		if f := &p.Frames[i]; !f.Empty {
			f.Faded = !any(p.BoxesOf(End{Kind: FrameEnd, Index: i}))
		}
	}
}

// leaveOut removes what is not chosen, and tiers that become empty.
func (p *Picture) leaveOut(chosen []bool) {
	tiers, boxes, arrows := p.Tiers, p.Boxes, p.Arrows
	whole := *p // as it was
	p.Tiers, p.Boxes, p.Arrows, p.Broads, p.inFrames = nil, nil, nil, nil, nil
	now, nowTiers := make([]int, len(boxes)), make([]int, len(tiers))
	for i := range tiers {
		t := -1
		for _, n := range tiers[i].Boxes {
			if !chosen[n] {
				continue
			}
			if t < 0 {
				t = len(p.Tiers)
				p.Tiers = append(p.Tiers, tiers[i])
				p.Tiers[t].Boxes = nil
			}
			now[n] = p.addBox(t, boxes[n])
		}
		nowTiers[i] = t
	}
	for _, a := range arrows {
		if chosen[a.From] && chosen[a.To] {
			a.From, a.To = now[a.From], now[a.To]
			p.Arrows = append(p.Arrows, a)
		}
	}
	left := func(boxes []int) []int {
		return slices.DeleteFunc(slices.Clone(boxes), func(n int) bool { return !chosen[n] })
	}
	nowFrames := p.leaveOutFrames()
	for _, b := range whole.Broads {
		from, to := left(whole.BoxesThatLeave(&b)), left(whole.BoxesOf(b.Enters))
		if len(from) == 0 || len(to) == 0 {
			continue
		}
		for _, e := range []*End{&b.Leaves, &b.Enters} {
			switch e.Kind {
			case BoxEnd:
				e.Index = now[e.Index]
			case FrameEnd:
				e.Index = nowFrames[e.Index] - 1
			case TierEnd:
				e.Index = nowTiers[e.Index]
			}
		}
		if b.Only != nil {
			b.Only = nil
			if len(from) < len(p.Tiers[b.Leaves.Index].Boxes) {
				for _, n := range from {
					b.Only = append(b.Only, now[n])
				}
			}
		}
		p.Broads = append(p.Broads, b)
	}
}

// leaveOutFrames removes frames without boxes. It returns for each of the frames
// before its index now, plus 1.
func (p *Picture) leaveOutFrames() []int {
	kept := make([]bool, len(p.Frames))
	for n := range p.Boxes {
		for f := p.Boxes[n].Frame; f != 0 && !kept[f-1]; f = p.Frames[f-1].In {
			kept[f-1] = true
		}
	}
	now := make([]int, len(p.Frames))
	var frames []Frame
	for i := range p.Frames {
		if kept[i] {
			frames = append(frames, p.Frames[i])
			now[i] = len(frames)
		}
	}
	for i := range frames {
		if in := frames[i].In; in != 0 {
			frames[i].In = now[in-1]
		}
	}
	for n := range p.Boxes {
		if f := p.Boxes[n].Frame; f != 0 {
			p.Boxes[n].Frame = now[f-1]
		}
	}
	p.Frames = frames
	return now
}
