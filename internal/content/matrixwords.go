package content

import (
	"fmt"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
)

// describe sets the words of the matrix.
func (m *Matrix) describe(c *portfolio.Coverage) {
	all, supported := 0, 0
	for _, b := range m.Bands {
		all, supported = all+len(b.Rows), supported+b.Supported
	}
	m.About = []string{OneLine(c.Title()), prose.UpperFirst(m.supportedBy(all, supported))}
	if !m.SaysEnglish() {
		m.About[1] = prose.UpperFirst(fmt.Sprintf(m.Say(bandWords), supported, all))
	}
	summary := fmt.Sprintf("A matrix of %s and %s.", prose.CountInWords(all, "outcome"), prose.CountInWords(len(m.Columns), m.Noun()))
	if m.Draft {
		summary = DraftNote + ". " + summary
	}
	summary += " " + prose.WithFullStop(fmt.Sprintf("%s: %s", quote(OneLine(c.Title())), m.supportedBy(all, supported)))
	d := &Description{Title: m.Title, Summary: summary, Parts: []DescriptionPart{m.columnsPart()}}
	for i := range m.Bands {
		b := &m.Bands[i]
		p := DescriptionPart{Heading: isolate(b.Title), Text: prose.UpperFirst(fmt.Sprintf(bandWords, b.Supported, len(b.Rows))) + "."}
		for j := range b.Rows {
			p.Items = append(p.Items, b.Rows[j].Words)
		}
		d.Parts = append(d.Parts, p)
	}
	m.Description = d
}

// supportedBy returns how many outcomes are supported, and by how many of the
// columns.
func (m *Matrix) supportedBy(all, supported int) string {
	if supported == 0 {
		return fmt.Sprintf("none of %s is supported", prose.Count(all, "outcome"))
	}
	busy := 0
	for i := range m.Columns {
		if m.supportsAny(i) {
			busy++
		}
	}
	by := prose.CountInWords(busy, m.Noun())
	if busy < len(m.Columns) {
		by = prose.Number(busy) + " of " + prose.CountInWords(len(m.Columns), m.Noun())
	}
	return fmt.Sprintf("%d of %s %s supported by %s", supported, prose.Count(all, "outcome"), prose.Agree(supported, "is", "are"), by)
}

// supportsAny reports whether the column supports any outcome.
func (m *Matrix) supportsAny(column int) bool {
	for _, b := range m.Bands {
		for _, r := range b.Rows {
			if r.Supports[column] != NoSupport {
				return true
			}
		}
	}
	return false
}

// columnsPart lists the columns, and how many outcomes each supports.
func (m *Matrix) columnsPart() DescriptionPart {
	p := DescriptionPart{Heading: prose.UpperFirst(prose.Plural(m.Noun()))}
	for i, c := range m.Columns {
		counts := [DirectSupport + 1]int{}
		for _, b := range m.Bands {
			for _, r := range b.Rows {
				counts[r.Supports[i]]++
			}
		}
		s := quote(c.Whole) + " supports "
		switch direct, through := counts[DirectSupport], counts[ThroughSupport]; {
		case direct+through == 0:
			s += "no outcome"
		case through == 0:
			s += prose.CountInWords(direct, "outcome") + " directly"
		case direct == 0:
			s += prose.CountInWords(through, "outcome") + ", only through others"
		default:
			s += prose.CountInWords(direct, "outcome") + " directly and " + prose.CountInWords(through, "outcome") + " through others"
		}
		p.Items = append(p.Items, prose.WithFullStop(s))
	}
	return p
}

// bandWords is the format of how many of the outcomes of a level are supported.
const bandWords = "%d of %d supported"

// BandWords returns how many outcomes of the level are supported, in the language of the
// matrix.
func (m *Matrix) BandWords(b *MatrixBand) string {
	return fmt.Sprintf(m.Say(bandWords), b.Supported, len(b.Rows))
}

// sentence returns the row in words.
func (m *Matrix) sentence(r *MatrixRow) string {
	var by [DirectSupport + 1][]string
	for i, s := range r.Supports {
		by[s] = append(by[s], quote(m.Columns[i].Name))
	}
	title := quote(r.Title)
	switch direct, through := by[DirectSupport], by[ThroughSupport]; {
	case r.Replaced:
		return title + " has been replaced by another outcome."
	case r.Count == 0:
		return "Nobody supports " + prose.WithFullStop(title)
	case len(through) == 0:
		return title + " is supported directly by " + prose.WithFullStop(prose.List(direct))
	case len(direct) == 0:
		return title + " is supported only through outcomes that contribute to it, by " + prose.WithFullStop(prose.List(through))
	default:
		return title + " is supported directly by " + prose.List(direct) + ", and through outcomes that contribute to it by " + prose.WithFullStop(prose.List(through))
	}
}

// Noun returns the noun for what a column stands for.
func (m *Matrix) Noun() string {
	if m.ByPartner {
		return "partner"
	}
	return "model"
}
