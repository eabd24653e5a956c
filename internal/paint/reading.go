package paint

import (
	"fmt"

	"github.com/resultschain/resultschain/internal/content"
)

// reading returns the parts of the scene that have words, in the order in which they
// are read: what is above the picture, each heading with its boxes, each box with the
// arrows that leave it, the groups, and what is beneath the picture.
func (p *painter) reading(s *Scene) []int {
	r := reader{parts: map[string]int{}, read: make([]bool, len(s.Parts))}
	beneath, above := []int{}, true
	var lanes, titles []int // of lanes and of frames
	for i := range s.Parts {
		part := &s.Parts[i]
		switch {
		case part.Name != "":
			r.parts[part.Name] = i
			above = false
		case part.Tier > 0:
			r.parts[fmt.Sprint("tier", part.Tier)] = i
			above = false
		case len(part.Texts) == 0 || part.Class == "mark":
		case part.Class == "lane":
			lanes = append(lanes, i)
		case part.Class == "frame":
			titles = append(titles, i)
		case above:
			r.add(i)
		default:
			beneath = append(beneath, i)
		}
	}
	lane, tier := 0, -1
	for _, n := range p.BoxOrder() {
		b := &p.Boxes[n]
		if b.Lane != lane && b.Lane > 0 && b.Lane <= len(lanes) {
			r.add(lanes[b.Lane-1])
		}
		if b.Tier != tier || b.Lane != lane {
			lane, tier = b.Lane, b.Tier
			r.addNamed("tier", tier)
			p.addBroads(&r, content.End{Kind: content.TierEnd, Index: tier, Lane: lane})
		}
		r.addNamed("box", n)
		for i := range p.Arrows {
			if p.Arrows[i].From == n {
				r.addNamed("arrow", i)
			}
		}
		p.addBroads(&r, content.End{Kind: content.BoxEnd, Index: n})
	}
	for i := range p.Frames {
		if len(p.FrameLines[i]) > 0 {
			r.add(titles[0])
			titles = titles[1:]
		}
		p.addBroads(&r, content.End{Kind: content.FrameEnd, Index: i})
	}
	for _, i := range beneath {
		r.add(i)
	}
	return r.order
}

// addBroads adds the broad arrows that leave an end.
func (p *painter) addBroads(r *reader, e content.End) {
	for i := range p.Broads {
		if p.Broads[i].Leaves == e {
			r.addNamed("broad", i)
		}
	}
}

// A reader puts the parts of a scene in order, each once.
type reader struct {
	parts map[string]int // by kind and number
	read  []bool
	order []int
}

func (r *reader) add(part int) {
	if !r.read[part] {
		r.read[part] = true
		r.order = append(r.order, part)
	}
}

// addNamed adds the part of the kind with the index, where there is one.
func (r *reader) addNamed(kind string, index int) {
	if part, ok := r.parts[fmt.Sprint(kind, index+1)]; ok {
		r.add(part)
	}
}
