package yamldoc

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// This file finds what the comments of a document belong to.

// A start is where a key or an item begins.
type start struct {
	n      *node   // the key or the item
	column int     // of the key, or of the dash
	offset int     // of what comes first of it
	around []*node // the lists and maps that it is in
}

// starts returns where the keys and items of a list or map without brackets begin, and the ranges
// of their texts.
func (f *formatter) starts(n *node, around []*node) (all []start, texts [][2]int) {
	around = append(around[:len(around):len(around)], n)
	for i, c := range n.Content {
		isKey := n.Kind == yaml.MappingNode && i%2 == 0
		if isKey || n.Kind == yaml.SequenceNode {
			all = append(all, start{c, int(n.Column), int(c.Offset), around})
		}
		if c.Kind == yaml.ScalarNode || c.isFlow(f.src) {
			texts = append(texts, [2]int{int(c.Offset), int(c.End)})
			continue
		}
		inner, innerTexts := f.starts(c, around)
		if n.Kind == yaml.SequenceNode && len(inner) > 0 {
			inner = inner[1:] // the first begins with the item
		}
		all, texts = append(all, inner...), append(texts, innerTexts...)
	}
	return all, texts
}

// collect notes the comments and blank lines by what they belong to.
func (f *formatter) collect() {
	starts, texts := f.starts(f.root, nil)
	if strings.HasPrefix(f.src, "\ufeff") {
		f.mark = "\ufeff"
	}
	at, next := len(f.mark), 0
	var open []*node // around the last key or item
	for _, text := range append(texts, [2]int{len(f.src), len(f.src)}) {
		if text[0] >= at {
			for next < len(starts) && starts[next].offset < text[0] {
				next++
			}
			var to *start
			if next < len(starts) {
				to = &starts[next]
			}
			f.between(f.src[at:text[0]], at, to, open)
		}
		for next < len(starts) && starts[next].offset <= text[0] {
			open = starts[next].around
			next++
		}
		at = max(at, text[1])
	}
	f.header, f.comments[starts[0].n] = f.comments[starts[0].n], nil
}

// between notes what stands between two texts, up to a key or item, which is nil at the end.
// The lists and maps that are open before it are given.
func (f *formatter) between(gap string, at int, to *start, open []*node) {
	blank := false
	lines := splitLines(gap)
	for i, line := range lines {
		text := strings.TrimLeft(line, " \t")
		isFirst := i == 0 && at > len(f.mark) && lineBegin(f.src, at) != at
		switch {
		case isFirst || !strings.HasPrefix(text, "#"):
			if c := strings.IndexByte(text, '#'); c >= 0 {
				f.tail[f.Text().Pos("", at).Line] = strings.TrimRight(text[c:], " \t")
			} else if text == "" && !isFirst && i < len(lines)-1 {
				blank = true
			} else if !isFirst && strings.HasPrefix(text, "---") {
				f.header = append(f.header, line) // before the document
			}
		default:
			f.add(strings.TrimRight(text, " \t"), len(line)-len(text)+1, blank, to, open)
			blank = false
		}
		at += len(line)
		at = nextLine(f.src, at)
	}
	if blank && to != nil {
		if f.comments[to.n] != nil {
			f.comments[to.n] = append(f.comments[to.n], "")
		} else {
			f.blank[to.n] = true
		}
	}
}

// splitLines returns the lines of a text without their breaks.
func splitLines(s string) []string {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n")
}

// add notes a comment in a line of its own: above what follows or, where it is indented further,
// at the end of the list or map before it.
func (f *formatter) add(text string, column int, blank bool, to *start, open []*node) {
	limit := 0
	if to != nil {
		limit = to.column
	}
	for _, n := range slices.Backward(open) {
		if to != nil && slices.Contains(to.around, n) || int(n.Column) <= limit || column < int(n.Column) {
			continue
		}
		f.foot[n] = appendComment(f.foot[n], text, blank)
		return
	}
	if to == nil {
		f.footer = appendComment(f.footer, text, blank || len(f.footer) == 0)
		return
	}
	if f.comments[to.n] == nil && blank {
		f.blank[to.n] = true
	}
	f.comments[to.n] = appendComment(f.comments[to.n], text, blank && f.comments[to.n] != nil)
}

func appendComment(lines []string, text string, blank bool) []string {
	if blank {
		lines = append(lines, "")
	}
	return append(lines, text)
}

// allComments returns the comments of the document between its texts, in the order of letters.
func (e *Editor) allComments() (all []string) {
	f := &formatter{Editor: e}
	_, texts := f.starts(e.root, nil)
	at := 0
	for _, text := range append(texts, [2]int{len(e.src), len(e.src)}) {
		if text[0] < at {
			continue
		}
		for _, line := range splitLines(e.src[at:text[0]]) {
			if i := strings.IndexByte(line, '#'); i >= 0 {
				all = append(all, strings.TrimRight(line[i:], " \t"))
			}
		}
		at = text[1]
	}
	slices.Sort(all)
	return all
}
