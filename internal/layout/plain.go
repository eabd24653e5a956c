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
// (from the graph's "size") and is not applied. Names and labels are words without blanks, as package render writes
// them.
func parsePlain(out []byte) (*Drawing, error) {
	d := &Drawing{}
	n := 0
	for line := range strings.Lines(string(out)) {
		n++
		s := statement{words: strings.Fields(line)}
		kind := s.word()
		switch {
		case kind == "" && s.short: // an empty line
			continue
		case n == 1 && kind == "graph":
			s.number()
			d.Width, d.Height = s.length(), s.length()
		case n > 1 && kind == "node":
			d.Nodes = append(d.Nodes, s.node(d.Height))
		case n > 1 && kind == "edge":
			d.Edges = append(d.Edges, s.edge(d.Height))
		case n > 1 && kind == "stop":
			return d, nil
		default:
			s.err = fmt.Errorf("a statement %q, which is not due here", kind)
		}
		if s.short && s.err == nil {
			s.err = fmt.Errorf("the line ends too early")
		}
		if s.err != nil {
			return nil, fmt.Errorf("layout: plain output, line %d: %w", n, s.err)
		}
	}
	return nil, fmt.Errorf("layout: plain output, line %d: it ends without stop", n)
}

// A statement is the words of a line that are yet to be read, and the first fault that was met.
type statement struct {
	words []string
	short bool // there were too few
	err   error
}

func (s *statement) node(height float64) Node {
	name := strings.Clone(s.word()) // a word shares the memory of the whole output
	at := s.point(height)
	return Node{name, at.X, at.Y, s.length(), s.length()}
}

func (s *statement) edge(height float64) Edge {
	e := Edge{From: strings.Clone(s.word()), To: strings.Clone(s.word())}
	n, err := strconv.Atoi(s.word())
	if err != nil || n < 4 || n%3 != 1 || n > len(s.words)/2 {
		s.err = fmt.Errorf("a curve of %d points in %d words", n, len(s.words))
		return e
	}
	e.Points = make([]Point, n)
	for i := range e.Points {
		e.Points[i] = s.point(height)
	}
	return e
}

// word reads a word.
func (s *statement) word() string {
	if len(s.words) == 0 {
		s.short = true
		return ""
	}
	w := s.words[0]
	s.words = s.words[1:]
	return w
}

// number reads a finite number.
func (s *statement) number() float64 {
	w := s.word()
	f, err := strconv.ParseFloat(w, 64)
	if (err != nil || math.IsInf(f, 0) || math.IsNaN(f)) && !s.short && s.err == nil {
		s.err = fmt.Errorf("%q instead of a number", w)
	}
	return f
}

// length reads a length in inches and returns it in points.
func (s *statement) length() float64 { return s.number() * pointsPerInch }

// point reads a place in inches from the bottom left and returns it in points from the top left.
func (s *statement) point(height float64) Point {
	x, y := s.length(), s.length()
	return Point{x, height - y}
}
