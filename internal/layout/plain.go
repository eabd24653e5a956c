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
// Edges are not read. Lengths are in inches, the origin is at the bottom left. The scale is how much a viewer should enlarge the picture
// (from the graph's "size") and is not applied. Names and labels are words without blanks, as package render writes
// them.
func parsePlain(out []byte) (*Drawing, error) {
	d := &Drawing{}
	n := 0
	for line := range strings.Lines(string(out)) {
		n++
		s := statement{words: strings.Fields(line)}
		kind := s.readWord()
		switch {
		case kind == "" && s.tooShort: // an empty line
			continue
		case n == 1 && kind == "graph":
			s.readNumber()
			d.Width, d.Height = s.readLength(), s.readLength()
		case n > 1 && kind == "node":
			d.Nodes = append(d.Nodes, s.readNode(d.Height))
		case n > 1 && (kind == "edge" || line[0] == ' '): // where no lines are asked for, only its style and colour
			continue
		case n > 1 && kind == "stop":
			return d, nil
		default:
			s.err = fmt.Errorf("a statement %q, which is not due here", kind)
		}
		if s.tooShort && s.err == nil {
			s.err = fmt.Errorf("the line ends too early")
		}
		if s.err != nil {
			return nil, fmt.Errorf("layout: plain output, line %d: %w", n, s.err)
		}
	}
	return nil, fmt.Errorf("layout: plain output, line %d: it ends without stop", n)
}

// A statement holds the words of a line that are still to be read, and the first fault.
type statement struct {
	words    []string
	tooShort bool // there were too few
	err      error
}

func (s *statement) readNode(height float64) Node {
	name := strings.Clone(s.readWord()) // a word shares the memory of the whole output
	at := s.readPoint(height)
	return Node{name, at.X, at.Y, s.readLength(), s.readLength()}
}

// readWord reads a word.
func (s *statement) readWord() string {
	if len(s.words) == 0 {
		s.tooShort = true
		return ""
	}
	w := s.words[0]
	s.words = s.words[1:]
	return w
}

// readNumber reads a finite number.
func (s *statement) readNumber() float64 {
	w := s.readWord()
	f, err := strconv.ParseFloat(w, 64)
	if (err != nil || math.IsInf(f, 0) || math.IsNaN(f)) && !s.tooShort && s.err == nil {
		s.err = fmt.Errorf("%q instead of a number", w)
	}
	return f
}

// readLength reads a length in inches and returns it in points.
func (s *statement) readLength() float64 { return s.readNumber() * pointsPerInch }

// readPoint reads a place in inches from the bottom left and returns it in points from the top left.
func (s *statement) readPoint(height float64) Point {
	x, y := s.readLength(), s.readLength()
	return Point{x, height - y}
}
