package place

import (
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/typeset"
)

// setLines sets the bands and rows.
func (p *MatrixPlan) setLines() {
	n, y := 0, p.HeaderBottom
	room := p.TitleW - CellPad - 4
	for i := range p.Bands {
		b := &p.Bands[i]
		first := true
		for j := range b.Rows {
			number := n
			n++
			if number < p.firstRow || number >= p.LastRow {
				continue
			}
			if first {
				first = false
				head := MatrixLine{Band: b, Continued: j > 0, Y: y, H: p.bandHeight()}
				p.Lines = append(p.Lines, head)
				y += head.H
			}
			l := MatrixLine{Band: b, Row: &b.Rows[j], Number: number, Y: y}
			l.Lines, l.cut = twoLines(b.Rows[j].Title, room)
			if l.cut {
				p.cutTitles++
			}
			p.extraLines += len(l.Lines) - 1
			l.H = float64(len(l.Lines))*TextSize*LineHeight + 2*p.pad
			p.Lines = append(p.Lines, l)
			y += l.H
		}
	}
	p.Bottom = y
}

func (p *MatrixPlan) bandHeight() float64 { return TextSize*LineHeight + 2*p.pad + 2 }

// twoLines returns a title as two lines at most, and whether it is cut.
func twoLines(title string, room float64) (lines []string, cut bool) {
	if typeset.Regular.Width(title, TextSize) <= room {
		return []string{title}, false
	}
	lines = typeset.Regular.Wrap(title, TextSize, room)
	return Clip(lines, 2, typeset.Regular, TextSize, room), len(lines) > 2
}

// setFoot sets the names that are cut and the key, and finds the height of all.
func (p *MatrixPlan) setFoot() {
	y := p.Bottom + belowTable
	for i, name := range p.Names {
		if name.note == 0 {
			continue
		}
		lines := typeset.Regular.Wrap(p.Columns[p.FirstCol+i].Name, KeySize, p.Width-2*MatrixMargin-NoteIndent)
		p.Notes = append(p.Notes, matrixNote{name.note, lines, y})
		y += float64(len(lines))*KeySize*LineHeight + 2
	}
	p.Key, p.KeyTop = p.findKey(), y
	var widths []float64
	for _, k := range p.Key {
		widths = append(widths, k.entryWidth())
	}
	_, next := FlowKey(widths, MatrixMargin, y, p.Width)
	p.Height = next.Y + KeySize*1.8 + MatrixMargin
}

// A matrixKey is an entry of the key of a matrix.
type matrixKey struct {
	Sample  keySampleKind
	Width   float64 // of the sample
	Meaning string
}

// A keySampleKind is what an entry of the key of a matrix explains.
type keySampleKind int

const (
	DirectSample keySampleKind = iota
	throughSample
	TintSample
	NumberSample
)

// entryWidth returns how wide the entry is with its words.
func (k *matrixKey) entryWidth() float64 {
	return KeyEntryWidth(k.Width, k.Meaning)
}

// SupportRadius is the radius of the mark of a support in the key.
const SupportRadius = 5.0

// findKey returns the entries for what occurs in the part.
func (p *MatrixPlan) findKey() []matrixKey {
	var occurs [content.DirectSupport + 1]bool
	missing := false
	for i := range p.Lines {
		if r := p.Lines[i].Row; r != nil {
			missing = missing || r.IsMissing()
			for _, how := range r.Supports[p.FirstCol:p.LastCol] {
				occurs[how] = true
			}
		}
	}
	direct, through, many := "supports it directly", "through an outcome that contributes to it", "how many models support it"
	if p.ByPartner {
		direct, through, many = "works towards what supports it directly", "only through an outcome that contributes to it", "how many partners work towards it"
	}
	var out []matrixKey
	if occurs[content.DirectSupport] {
		out = append(out, matrixKey{DirectSample, 2 * SupportRadius, direct})
	}
	if occurs[content.ThroughSupport] {
		out = append(out, matrixKey{throughSample, 2 * SupportRadius, through})
	}
	if missing {
		out = append(out, matrixKey{TintSample, 24, "nobody supports it yet"})
	}
	out = append(out, matrixKey{NumberSample, typeset.Regular.Width("2", KeySize), many})
	for i := range out {
		out[i].Meaning = p.Say(out[i].Meaning)
	}
	return out
}
