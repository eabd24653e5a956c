package layout

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// pointsPerInch turns the inches of plain output into points.
const pointsPerInch = 72

// parsePlain reads Graphviz's "plain" output, which is a statement a line:
//
//	graph scale width height
//	node name x y width height label style shape color fillcolor
//	edge tail head n x1 y1 … xn yn [label xl yl] style color
//	stop
//
// Lengths are in inches, the origin is at the bottom left. The scale is how much a viewer should enlarge the picture
// (from the graph's "size") and is not applied.
func parsePlain(out []byte) (*Drawing, error) {
	p := plainParser{lexer: lexer{s: string(out), line: 1}}
	d, err := p.drawing()
	if err != nil {
		return nil, fmt.Errorf("layout: plain output, line %d: %w", p.at, err)
	}
	return d, nil
}

type plainParser struct {
	lexer
	words []string // of the present statement, yet to be read
	at    int      // the line it starts on
}

func (p *plainParser) drawing() (*Drawing, error) {
	d := &Drawing{}
	if kind, err := p.statement(); err != nil {
		return nil, err
	} else if kind != "graph" {
		return nil, fmt.Errorf("want graph, got %q", kind)
	}
	size, err := p.numbers(3)
	if err != nil {
		return nil, err
	}
	d.Width, d.Height = size[1]*pointsPerInch, size[2]*pointsPerInch
	for {
		kind, err := p.statement()
		if err != nil {
			return nil, err
		}
		switch kind {
		case "node":
			n, err := p.node(d.Height)
			if err != nil {
				return nil, err
			}
			d.Nodes = append(d.Nodes, n)
		case "edge":
			e, err := p.edge(d.Height)
			if err != nil {
				return nil, err
			}
			d.Edges = append(d.Edges, e)
		case "stop":
			return d, nil
		default:
			return nil, fmt.Errorf("want node, edge or stop, got %q", kind)
		}
	}
}

func (p *plainParser) node(height float64) (Node, error) {
	name, err := p.name()
	if err != nil {
		return Node{}, err
	}
	v, err := p.numbers(4)
	if err != nil {
		return Node{}, err
	}
	at := place(v[0], v[1], height)
	return Node{strings.Clone(name), at.X, at.Y, v[2] * pointsPerInch, v[3] * pointsPerInch}, nil
}

func (p *plainParser) edge(height float64) (Edge, error) {
	var e Edge
	var err error
	if e.From, err = p.name(); err != nil {
		return e, err
	}
	if e.To, err = p.name(); err != nil {
		return e, err
	}
	n, err := p.count()
	if err != nil {
		return e, err
	}
	if n < 4 || n%3 != 1 || n > len(p.words)/2 {
		return e, fmt.Errorf("a curve of %d points in %d words", n, len(p.words))
	}
	v, err := p.numbers(2 * n)
	if err != nil {
		return e, err
	}
	e.From, e.To = strings.Clone(e.From), strings.Clone(e.To)
	e.Points = make([]Point, 0, n)
	for i := 0; i < len(v); i += 2 {
		e.Points = append(e.Points, place(v[i], v[i+1], height))
	}
	return e, nil
}

// place turns a place in inches from the bottom left into one in points from the top left.
func place(x, y, height float64) Point {
	return Point{x * pointsPerInch, height - y*pointsPerInch}
}

// statement reads a statement and returns its first word.
func (p *plainParser) statement() (string, error) {
	var err error
	if p.words, p.at, err = p.next(); err != nil {
		return "", err
	}
	return p.name()
}

// name reads a word. It shares the memory of the whole output.
func (p *plainParser) name() (string, error) {
	if len(p.words) == 0 {
		return "", fmt.Errorf("the line ends too early")
	}
	w := p.words[0]
	p.words = p.words[1:]
	return w, nil
}

// count reads a whole number.
func (p *plainParser) count() (int, error) {
	w, err := p.name()
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(w)
}

// numbers reads n finite numbers. There must be as many words, so n cannot make it allocate more than the text has.
func (p *plainParser) numbers(n int) ([]float64, error) {
	if n > len(p.words) {
		return nil, fmt.Errorf("want %d numbers, and the line ends too early", n)
	}
	v := make([]float64, n)
	for i := range v {
		f, err := strconv.ParseFloat(p.words[i], 64)
		if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
			return nil, fmt.Errorf("want a number, got %q", p.words[i])
		}
		v[i] = f
	}
	p.words = p.words[n:]
	return v, nil
}

// A lexer splits plain output into statements, and these into words.
type lexer struct {
	s    string
	line int // of the first byte of s
}

// next reads a statement: its words (names, numbers) up to a line's end, skipping empty lines. It also returns the line it starts on.
func (l *lexer) next() ([]string, int, error) {
	var words []string
	at := l.line
	for l.s != "" {
		switch c := l.s[0]; c {
		case ' ', '\t', '\r':
			l.s = l.s[1:]
		case '\n':
			l.s = l.s[1:]
			l.line++
			if len(words) > 0 {
				return words, at, nil
			}
			at = l.line
		default:
			w, err := l.word()
			if err != nil {
				return nil, at, err
			}
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return nil, at, fmt.Errorf("the output ends without stop")
	}
	return words, at, nil
}

func (l *lexer) word() (string, error) {
	switch l.s[0] {
	case '"':
		return l.quoted()
	case '<':
		return l.html()
	}
	end := strings.IndexAny(l.s, " \t\r\n")
	if end < 0 {
		end = len(l.s)
	}
	return l.take(end), nil
}

// quoted reads a word in quotes, as Graphviz's own reader does: \" is a quote, a backslash before a line's end
// continues the line, and every other backslash stands for itself; \\ stays two, and does not escape what follows.
func (l *lexer) quoted() (string, error) {
	var b strings.Builder
	for i := 1; i < len(l.s); i++ {
		switch c := l.s[i]; c {
		case '"':
			l.take(i + 1)
			return b.String(), nil
		case '\\':
			if i+1 == len(l.s) {
				break
			}
			i++
			switch l.s[i] {
			case '"':
				b.WriteByte('"')
			case '\n':
			default:
				b.WriteByte('\\')
				b.WriteByte(l.s[i])
			}
		default:
			b.WriteByte(c)
		}
	}
	return "", fmt.Errorf("a quote is not closed")
}

// html reads an HTML-like label, up to the > that closes it.
func (l *lexer) html() (string, error) {
	depth := 0
	for i := range len(l.s) {
		switch l.s[i] {
		case '<':
			depth++
		case '>':
			depth--
			if depth == 0 {
				return l.take(i + 1), nil
			}
		}
	}
	return "", fmt.Errorf("a label is not closed")
}

// take returns the first n bytes and goes past them.
func (l *lexer) take(n int) string {
	w := l.s[:n]
	l.line += strings.Count(w, "\n")
	l.s = l.s[n:]
	return w
}
