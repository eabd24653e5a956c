package preview

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// The limits of what a page shows of a text: all of one with at most maxLines
// lines; of a longer one its beginning and the lines around each finding; and at
// most maxLine characters of a line.
const (
	maxLines  = 5000
	beginning = 500
	around    = 20
	maxLine   = 2000
)

// shownLines holds the lines of a file that its page shows.
type shownLines struct {
	lines []line
	shown map[int]bool
}

func (l *shownLines) shows(n int) bool { return l.shown[n] }

// A line is a line of a file.
type line struct {
	Number  int // from 1
	Left    int // lines before it that are not shown
	Parts   []part
	Worst   string   // the severity of its gravest finding; empty: it has none
	Numbers []int    // of its findings
	IDs     []string // of the boxes that stand for what begins here
}

// A part is a piece of a line, about which there may be a finding.
type part struct {
	Text     string
	Severity string // empty: there is no finding
}

// newLines returns the lines of the file's text, with its findings.
func newLines(e *entry) *shownLines {
	l := &shownLines{shown: map[int]bool{}}
	text := diag.NewText(e.Text)
	last := 0
	for _, more := text.Line(last + 1); more; _, more = text.Line(last + 1) {
		last++
	}
	if _, end := text.Line(last); end && last > 1 {
		if s, _ := text.Line(last); s == "" { // after the last line break
			last--
		}
	}
	of := map[int][]int{} // findings by line
	for i, d := range e.Findings {
		if d.Pos.File == e.Name && d.Pos.Line > 0 && i < maxFound {
			of[d.Pos.Line] = append(of[d.Pos.Line], i)
		}
	}
	visible := func(int) bool { return true }
	if last > maxLines {
		near := map[int]bool{}
		for n := range of {
			for k := n - around; k <= n+around; k++ {
				near[k] = true
			}
		}
		visible = func(n int) bool { return n <= beginning || near[n] }
	}
	ids := e.idsByLine()
	left := 0
	for n := 1; n <= last; n++ {
		if !visible(n) {
			left++
			continue
		}
		s, _ := text.Line(n)
		made := line{Number: n, Left: left, IDs: ids[n]}
		left = 0
		var here diag.List
		for _, i := range of[n] {
			here = append(here, e.Findings[i])
			made.Numbers = append(made.Numbers, i+1)
		}
		made.Worst = worstSeverity(here)
		made.Parts = splitLine(s, here)
		l.lines = append(l.lines, made)
		l.shown[n] = true
	}
	if left > 0 {
		l.lines = append(l.lines, line{Left: left})
	}
	return l
}

// idsByLine returns the ids of the boxes that a picture of the file may have, by the
// lines of what they stand for.
func (e *entry) idsByLine() map[int][]string {
	ids := map[int][]string{}
	switch {
	case e.now == nil:
	case e.now.model != nil:
		for _, el := range e.now.model.Elements {
			ids[el.Pos.Line] = append(ids[el.Pos.Line], el.ID)
		}
	default:
		for _, o := range e.now.framework.Outcomes {
			ids[o.Pos.Line] = append(ids[o.Pos.Line], o.ID)
		}
	}
	return ids
}

// splitLine splits a line at the pieces that findings are about. Of several about
// the same piece the gravest counts.
func splitLine(s string, found diag.List) []part {
	runes := []rune(strings.ToValidUTF8(s, "\ufffd"))
	if len(runes) > maxLine {
		runes = append(runes[:maxLine:maxLine], '…')
	}
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b diag.Diagnostic) int {
		if a.Pos.Column != b.Pos.Column {
			return a.Pos.Column - b.Pos.Column
		}
		return int(b.Severity) - int(a.Severity)
	})
	var all []part
	text, at := diag.NewText([]byte(string(runes))), 0
	for _, d := range found {
		from, to := d.Pos.Column-1, min(text.End(diag.Pos{Line: 1, Column: d.Pos.Column}).Column-1, len(runes))
		if from < at || from >= to {
			continue
		}
		if from > at {
			all = append(all, part{Text: string(runes[at:from])})
		}
		all = append(all, part{string(runes[from:to]), d.Severity.String()})
		at = to
	}
	if at < len(runes) {
		all = append(all, part{Text: string(runes[at:])})
	}
	return all
}
