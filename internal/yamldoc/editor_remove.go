package yamldoc

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
)

// This file removes and moves parts of a document.

// errOnly is the error for the removal of all that is there.
var errOnly = errors.New("nothing would be left in the file without this")

// Remove removes what a path leads to, with its key. A list or map that would be empty is
// removed too.
func (e *Editor) Remove(path ...string) error {
	nodes, _ := e.find(path)
	if len(nodes) <= len(path) {
		return e.errMissing(path, nodes)
	}
	return e.removeLast(nodes)
}

// RemoveUse removes the item of a list whose text or id is at the offset, or else the key
// whose value is there.
func (e *Editor) RemoveUse(at int) error {
	nodes := pathTo(e.root, at)
	if nodes == nil {
		return fmt.Errorf("there is no text at byte %d", at)
	}
	if in := nodes[len(nodes)-2]; in.Kind == yaml.MappingNode {
		value := slices.Index(in.Content, nodes[len(nodes)-1])
		if key := in.Content[value-1].Value; (key == "to" || key == "id") && len(nodes) > 2 {
			nodes = nodes[:len(nodes)-1]
		}
	}
	return e.removeLast(nodes)
}

// removeLast removes the last of the nodes with its key and the comments right above it.
// Comments above the first of a list or map stay, since they may be about all of it.
func (e *Editor) removeLast(nodes []*node) error {
	for k := len(nodes) - 2; k >= 0; k-- {
		in, size := nodes[k], 1
		if in == nodes[k+1] {
			continue
		}
		if in.Kind == yaml.MappingNode {
			size = 2
		}
		if len(in.Content) > size {
			first := slices.Index(in.Content, nodes[k+1]) / size * size
			edits := e.cutOut(in, first, first+size)
			if len(edits) != 1 {
				return errors.New("it is not certain what would have to go with this; remove it by hand")
			}
			edit := edits[0]
			if !in.isFlow(e.src) {
				if first > 0 {
					edit.Pos.Offset = e.commentsAbove(edit.Pos.Offset, int(in.Column)-1)
				}
				if to := nextLine(e.src, edit.End.Offset); e.isBlankLine(edit.End.Offset) && edit.Pos.Offset > 0 && e.isBlankLine(lineEndBefore(e.src, edit.Pos.Offset)) {
					edit.End.Offset = to
				}
			}
			return e.Apply(edit)
		}
	}
	return errOnly
}

// commentsAbove returns the offset of the first of the comments with this indentation right
// above the line of an offset. Where there are none, it returns that of the line itself.
func (e *Editor) commentsAbove(at, indent int) int {
	at = lineBegin(e.src, at)
	for at > 0 {
		above := lineBegin(e.src, lineEndBefore(e.src, at))
		line := e.src[above:at]
		if !strings.HasPrefix(line, strings.Repeat(" ", indent)+"#") {
			break
		}
		at = above
	}
	return at
}

// lineEndBefore returns the offset of the break before the line that begins at an offset.
func lineEndBefore(src string, at int) int {
	if strings.HasSuffix(src[:at], "\r\n") {
		return at - 2
	}
	return at - 1
}

// isBlankLine reports whether the line of an offset has no text.
func (e *Editor) isBlankLine(at int) bool {
	return at < len(e.src) && isWhite(e.src[lineBegin(e.src, at):lineEnd(e.src, at)])
}

// Move moves the item at a path to the end of the list at another.
func (e *Editor) Move(from, to []string) error {
	nodes, _ := e.find(from)
	if len(nodes) <= len(from) {
		return e.errMissing(from, nodes)
	}
	item, list := nodes[len(nodes)-1], nodes[len(nodes)-2]
	end := int(item.End)
	inLines := !e.inFlow(nodes[:len(nodes)-1])
	if inLines {
		end = lineEnd(e.src, end) // with the comment that ends the line
	}
	text, column, isFlow := e.src[item.Offset:end], int(item.Column), item.isFlow(e.src)
	value := e.flow("", e.encoded(item))
	hasComments := strings.Contains(text, "#")
	comments := ""
	if begin := lineBegin(e.src, int(item.Offset)); inLines && list.Kind == yaml.SequenceNode && item != list.Content[0] {
		comments = e.src[e.commentsAbove(begin, int(list.Column)-1):begin]
	}
	at, err := e.addPlaceholder(to)
	if err != nil {
		return err
	}
	nodes, _ = e.find(at)
	place := nodes[len(nodes)-1]
	switch inFlow := e.inFlow(nodes[:len(nodes)-1]); {
	case inFlow && inLines && hasComments:
		return errors.New("it has comments, which cannot stand in brackets, where the others of that stage are; move it by hand")
	case inFlow && !isFlow:
		text = value
	default:
		text = shifted(text, int(place.Column)-column)
	}
	edits := []diag.Edit{e.edit(int(place.Offset), int(place.End), text)}
	if list := nodes[len(nodes)-2]; comments != "" && !list.isFlow(e.src) {
		begin, indent := lineBegin(e.src, int(place.Offset)), int(list.Column)-1
		edits = append(edits, e.edit(begin, begin, strings.Repeat(" ", indent)+shifted(strings.TrimLeft(comments, " "), indent-(len(comments)-len(strings.TrimLeft(comments, " "))))))
	}
	if err := e.Apply(edits...); err != nil {
		return err
	}
	nodes, _ = e.find(from)
	if len(nodes) <= len(from) {
		return e.errMissing(from, nodes)
	}
	return e.removeLast(nodes)
}

// addPlaceholder adds an item to the list at a path, and returns the path of it.
func (e *Editor) addPlaceholder(list []string) ([]string, error) {
	id := "moved"
	path := func() []string { return append(list[:len(list):len(list)], id) }
	for e.Has(path()...) {
		id += "-"
	}
	item := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{keyNode("id"), keyNode(id)}}
	err := e.Add([]*yaml.Node{item}, list...)
	if err == nil && !e.Has(path()...) {
		err = errors.New("nothing can be added there; move it by hand")
	}
	return path(), err
}

// shifted returns lines with all but the first indented by more spaces.
func shifted(text string, by int) string {
	var b strings.Builder
	for i, line := range strings.SplitAfter(text, "\n") {
		switch {
		case i == 0 || isWhite(line):
			b.WriteString(line)
		case by >= 0:
			b.WriteString(strings.Repeat(" ", by) + line)
		default:
			b.WriteString(line[min(-by, len(line)-len(strings.TrimLeft(line, " "))):])
		}
	}
	return b.String()
}

// encoded returns a value of the text as one to be written.
func (e *Editor) encoded(n *node) *yaml.Node {
	v := &yaml.Node{Kind: n.Kind}
	switch {
	case n.Kind != yaml.ScalarNode:
		for _, c := range n.Content {
			v.Content = append(v.Content, e.encoded(c))
		}
	case n.Style == 0 && isPlainText(n.Value, true, true):
		v.Value = n.Value
	default:
		v.Tag, v.Value = "!!str", n.Value
	}
	return v
}
