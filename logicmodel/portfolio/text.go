package portfolio

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/internal/plaintext"
)

const (
	width = 80 // columns of the text
	most  = 15 // outcomes of a level that the text tells all of
	few   = 8  // how many it tells of where there are more
)

// WriteText writes the coverage for people to read, in 80 columns: the summary,
// what nobody supports, where only one partner works, and who supports what. Of
// long lists it tells the beginning and how many more there are; the other
// forms have all of it.
func (c *Coverage) WriteText(w io.Writer) error {
	t := &textWriter{w: bufio.NewWriter(w)}
	t.para("", c.title())
	t.para("", c.summary())
	if s := c.leftOutSummary(); s != "" {
		t.para("", s)
	}
	t.levels(c)
	t.missing(c)
	t.single(c)
	t.overlaps(c)
	t.detail(c)
	if len(c.LeftOut) > 0 {
		t.heading(leftOutTitle)
		for _, l := range c.LeftOut {
			t.para("  ", fmt.Sprintf("%s: %s", l.Name(), l.Why))
		}
	}
	return t.w.Flush()
}

type textWriter struct{ w *bufio.Writer }

func (t *textWriter) heading(s string) { fmt.Fprintf(t.w, "\n%s\n", s) }

// para writes a text, its lines after the indent and further ones deeper.
func (t *textWriter) para(indent, s string) { t.hanging(indent, indent, s) }

func (t *textWriter) hanging(first, indent, s string) {
	line, prefix := "", first
	for _, word := range strings.Fields(plaintext.Line(s)) {
		if line != "" && uniseg.StringWidth(prefix+line+" "+word) > width {
			fmt.Fprintln(t.w, prefix+line)
			line, prefix = "", indent
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	fmt.Fprintln(t.w, prefix+line)
}

// outcome writes the id and the title.
func (t *textWriter) outcome(o *Outcome, after string) {
	t.hanging("    "+plaintext.Line(o.ID)+"  ", "      ", plaintext.Line(o.Title)+after)
}

// list writes names after a label, as many as two lines hold.
func (t *textWriter) list(label string, names []string) {
	const room = 2 * (width - 12)
	s, n := "", 0
	for i, name := range names {
		next := plaintext.Line(name)
		if i > 0 {
			next = ", " + next
		}
		if n += uniseg.StringWidth(next); n > room && i > 0 {
			s += fmt.Sprintf(" and %d more", len(names)-i)
			break
		}
		s += next
	}
	t.hanging("      ", "        ", label+s)
}

// outcomes calls write for the outcomes of the list, level by level, of each
// level for as many as are told.
func (t *textWriter) outcomes(c *Coverage, list []*Outcome, write func(o *Outcome)) {
	in := make(map[*Outcome]bool, len(list))
	for _, o := range list {
		in[o] = true
	}
	for i := range c.Levels {
		l := &c.Levels[i]
		var here []*Outcome
		for _, o := range l.Outcomes {
			if in[o] {
				here = append(here, o)
			}
		}
		if len(here) == 0 {
			continue
		}
		if len(c.Levels) > 1 {
			t.para("  ", l.name()+":")
		}
		told := here
		if len(here) > most {
			told = here[:few]
		}
		for _, o := range told {
			write(o)
		}
		if more := len(here) - len(told); more > 0 {
			fmt.Fprintf(t.w, "    … and %d more\n", more)
		}
	}
}

func (t *textWriter) levels(c *Coverage) {
	if len(c.Levels) < 2 {
		return
	}
	fmt.Fprintln(t.w)
	wide := 0
	for i := range c.Levels {
		wide = max(wide, uniseg.StringWidth(c.Levels[i].name()))
	}
	wide = min(wide, 50)
	for i := range c.Levels {
		l := &c.Levels[i]
		n := countOf(l.Outcomes)
		name := plaintext.Line(l.name())
		fmt.Fprintf(t.w, "  %s%s  %d of %d supported\n", name, strings.Repeat(" ", max(0, wide-uniseg.StringWidth(name))), n.Supported, n.All)
	}
}

func (t *textWriter) missing(c *Coverage) {
	missing := c.Missing()
	if len(missing) == 0 {
		return
	}
	t.heading(missingTitle)
	top, more := beneath(missing)
	t.outcomes(c, top, func(o *Outcome) {
		after := ""
		if n := more[o]; n > 0 {
			after = fmt.Sprintf(" (nor %d beneath it)", n)
		}
		t.outcome(o, after)
	})
}

func (t *textWriter) single(c *Coverage) {
	single := c.Single()
	if len(single) == 0 {
		return
	}
	t.heading(singleTitle)
	t.outcomes(c, single, func(o *Outcome) {
		t.outcome(o, "")
		t.list("only ", partnerNames(o.Partners))
	})
}

func (t *textWriter) overlaps(c *Coverage) {
	overlaps := c.Overlapping()
	if len(overlaps) == 0 {
		return
	}
	t.heading(overlapTitle)
	t.para("  ", overlapText)
	t.outcomes(c, overlaps, func(o *Outcome) {
		t.outcome(o, "")
		for i, e := range o.Overlap {
			if i == 4 && len(o.Overlap) > 5 {
				fmt.Fprintf(t.w, "      … and %d more models\n", len(o.Overlap)-i)
				break
			}
			t.list(plaintext.Line(e.Model.ID)+": ", partnerNames(e.Partners))
		}
	})
}

func (t *textWriter) detail(c *Coverage) {
	supported := c.which((*Outcome).Supported)
	if len(supported) == 0 {
		return
	}
	t.heading(detailTitle)
	t.outcomes(c, supported, func(o *Outcome) {
		t.outcome(o, "")
		if len(o.Direct) > 0 {
			t.list("directly: ", supports(o.Direct))
		}
		if len(o.Through) > 0 {
			t.list("through what contributes to it: ", supports(o.Through))
		}
		work := count(len(o.Activities), "activity")
		both := len(o.Direct) > 0 && len(o.Through) > 0
		if both {
			work = "together " + work
		}
		if len(o.Partners) == 0 {
			t.list(work+"; no partner is named", nil)
			return
		}
		t.list(work+" by ", partnerNames(o.Partners))
		if both && len(o.DirectPartners) < len(o.Partners) {
			names := partnerNames(o.DirectPartners)
			if len(names) == 0 {
				t.list(fmt.Sprintf("none of the %s directly", count(len(o.Partners), "partner")), nil)
				return
			}
			t.list(fmt.Sprintf("%d of the %s directly: ", len(names), count(len(o.Partners), "partner")), names)
		}
	})
}
