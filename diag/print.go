package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// A Printer writes findings as text for people: each on a line of its own
// with its place, then the line of source with a caret under the place, then
// the related places.
//
//	stobswellbeing.yaml:31:19: error: "capcity" is not defined … [LM003]
//	   |
//	31 |       leads-to: [capcity]
//	   |                  ^~~~~~~
type Printer struct {
	// Source gives the text of a file that findings name, and false where
	// there is none; then no line is shown. It may be nil. It is called once
	// for each file.
	Source func(file string) ([]byte, bool)

	// Color marks the severities and the carets with the colours of a
	// terminal.
	Color bool

	// Width is the number of cells to which lines of source are cut around
	// the place, with an ellipsis for what is left out; 0 means 80.
	Width int

	texts    map[string]*Text
	lastLine *shownLine // the last one
}

// Print writes the findings to w in the order of l.
func (p *Printer) Print(w io.Writer, l List) error {
	b := bufio.NewWriter(w)
	for _, d := range l {
		fmt.Fprintln(b, p.headline(d))
		p.writeExcerpt(b, d)
		for _, r := range d.Related {
			at := ""
			if r.Pos != (Pos{}) {
				at = place(r.Pos, r.Cell) + ": "
			}
			fmt.Fprintf(b, "  %s\n", plaintext.Printable(at+r.Message))
		}
	}
	return b.Flush()
}

// colours are the codes by which a terminal colours each severity.
var colours = [...]string{Info: "36", Warning: "33", Error: "31"} // cyan, yellow, red

// color returns s in the colour of the severity if the printer uses colours.
func (p *Printer) color(s string, severity Severity) string {
	if !p.Color || severity < Info || severity > Error {
		return s
	}
	return "\x1b[1;" + colours[severity] + "m" + s + "\x1b[0m"
}

// headline returns the finding on one line.
func (p *Printer) headline(d Diagnostic) string {
	s := d.Error()
	word := d.Severity.String()
	at := 0
	if d.Pos != (Pos{}) {
		at = len(plaintext.Printable(place(d.Pos, d.Cell))) + len(": ")
	}
	if !strings.HasPrefix(s[min(at, len(s)):], word) {
		return s
	}
	return s[:at] + p.color(word, d.Severity) + s[at+len(word):]
}

// writeExcerpt writes the line of source at the place of the finding and a caret
// under its column.
func (p *Printer) writeExcerpt(b *bufio.Writer, d Diagnostic) {
	pos := d.Pos
	if !pos.IsValid() || d.Cell != "" {
		return
	}
	t := p.loadText(pos.File)
	if t == nil {
		return
	}
	line, ok := t.Line(pos.Line)
	if !ok || len(line) > maxLine {
		return
	}
	number := fmt.Sprint(pos.Line)
	gutter := strings.Repeat(" ", len(number)) + " |"
	width := p.Width
	if width <= 0 {
		width = 80
	}
	width -= len(gutter) + 1
	if l := p.lastLine; l == nil || l.file != pos.File || l.number != pos.Line || l.width != width {
		p.lastLine = newShownLine(pos, line, width)
	}
	shown, caret := p.lastLine.cut(pos.Column)
	fmt.Fprintf(b, "%s\n", gutter)
	fmt.Fprintf(b, "%s\n", strings.TrimRight(number+" | "+shown, " "))
	if caret != "" {
		space := len(caret) - len(strings.TrimLeft(caret, " "))
		fmt.Fprintf(b, "%s %s%s\n", gutter, caret[:space], p.color(caret[space:], d.Severity))
	}
}

func (p *Printer) loadText(file string) *Text {
	if t, ok := p.texts[file]; ok {
		return t
	}
	var t *Text
	if p.Source != nil {
		if src, ok := p.Source(file); ok {
			t = NewText(src)
		}
	}
	if p.texts == nil {
		p.texts = map[string]*Text{}
	}
	p.texts[file] = t
	return t
}

// A shownLine is a line of source, of which the part around one place after
// another is shown. A file may be one line with a thousand faults, so the whole
// line is read only once.
type shownLine struct {
	file     string
	number   int
	width    int // cells that there are
	runes    []rune
	wide     bool // more runes than there are cells for
	fits     int  // of the runes from the beginning, how many leave a cell
	brackets bracketScanner[rune]
}

func newShownLine(at Pos, line string, width int) *shownLine {
	l := &shownLine{file: at.File, number: at.Line, width: width, runes: []rune(plaintext.Inert(line))}
	l.wide = isWider(l.runes, width)
	for room := width - 1; l.fits < len(l.runes); l.fits++ {
		if room -= cellsIn(l.runes[l.fits]); room < 0 {
			break
		}
	}
	return l
}

// tab replaces a tab in an excerpt. How wide a tab is depends on the terminal, so
// the caret below it could miss its place.
const tab = "    "

// cut returns the part of the line around the column, at most as wide as there
// are cells, and the line of carets that belongs under it; no carets for column 0.
func (l *shownLine) cut(column int) (shown, caret string) {
	runes, width := l.runes, l.width
	start := min(max(column-1, 0), len(runes))
	for start > 0 && start < len(runes) && cellsOf(runes[start:start+1]) == 0 {
		start-- // to the letter that the mark belongs to
	}
	end := start + 1
	if column > 0 && column <= len(runes) {
		near := runes[:min(start+8*max(width, 1), len(runes))] // a token may be as long as the line
		end = max(tokenEnd(near, column-1, &l.brackets), end)
	}

	from, lead := l.begin(start, end), ""
	if from > 0 {
		lead = "…"
	}
	var s, c strings.Builder
	s.WriteString(lead)
	c.WriteString(strings.Repeat(" ", cellsOf([]rune(lead))))
	used := cellsOf([]rune(lead))
	i := from
	for ; i < len(runes); i++ {
		n := cellsOf(runes[i : i+1])
		if used+n > width-1 && isWider(runes[i:], width-used) {
			s.WriteString("…")
			break
		}
		used += n
		if runes[i] == '\t' {
			s.WriteString(tab)
		} else {
			s.WriteRune(plaintext.Visible(runes[i]))
		}
		switch {
		case i < start:
			c.WriteString(strings.Repeat(" ", n))
		case i == start:
			c.WriteString("^" + strings.Repeat("~", max(n-1, 0)))
		case i < end:
			c.WriteString(strings.Repeat("~", n))
		}
	}
	if column <= 0 {
		return s.String(), ""
	}
	if start >= len(runes) { // the place is the end of the line
		c.WriteByte('^')
	}
	return s.String(), c.String()
}

// begin returns the rune at which a line begins that shows the runes from start to
// end: where it is too wide, as much of its beginning is left out as it takes to show
// these and a little of what follows.
func (l *shownLine) begin(start, end int) int {
	if !l.wide || min(end, len(l.runes)) <= l.fits {
		return 0
	}
	room := l.width - 2 // an ellipsis at each end
	for i := start; i < min(end+8, len(l.runes)) && room > l.width/4; i++ {
		room -= cellsIn(l.runes[i])
	}
	from := start
	for ; from > 0 && room >= cellsIn(l.runes[from-1]); from-- {
		room -= cellsIn(l.runes[from-1])
	}
	return from
}

// cellsOf returns the number of terminal cells that an excerpt gives to the runes.
func cellsOf(runes []rune) int {
	n := 0
	for _, r := range runes {
		n += cellsIn(r)
	}
	return n
}

// isWider reports whether cellsOf(runes) > width, and looks no further than it
// has to: a line may hold megabytes.
func isWider(runes []rune, width int) bool {
	for _, r := range runes {
		if width -= cellsIn(r); width < 0 {
			return true
		}
	}
	return width < 0
}

func cellsIn(r rune) int {
	if r == '\t' {
		return len(tab)
	}
	return cells(plaintext.Visible(r))
}
