package yamldoc

import (
	"errors"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// ErrJSON is the error of [Editor.Format] for a document in JSON.
var ErrJSON = errors.New("it is JSON, which programs write; this is for files in YAML")

var errNotEqual = errors.New("something in it would be lost, so it stays as it is")

// Format returns a document in YAML in the one form: keys in the order of the table,
// indented by two spaces, lists of ids that fit in a line in brackets, quotes where they are
// needed, and a blank line between sections. Comments stay with what they are about, and
// line ends as they are.
func (e *Editor) Format() ([]byte, error) {
	if e.json {
		return nil, ErrJSON
	}
	written := *e
	f := &formatter{
		Editor: &written, comments: map[*node][]string{}, blank: map[*node]bool{}, foot: map[*node][]string{}, tail: map[int]string{},
	}
	f.form = form{br: e.br, step: 2, list: 2}
	f.collect()
	f.lines = append(f.lines, f.header...)
	f.entries(e.root, e.schema, 0, "")
	f.lines = append(f.lines, f.footer...)
	text := f.mark + strings.Join(f.lines, e.br) + e.br
	again := NewEditor("", []byte(text), e.schema)
	if again == nil || !sameContent(e.root, again.root) || !slices.Equal(e.allComments(), again.allComments()) {
		return nil, errNotEqual
	}
	return []byte(text), nil
}

// A formatter writes a document anew, line by line.
type formatter struct {
	*Editor
	mark           string             // of the byte order, at the beginning
	header, footer []string           // comments at either end
	comments       map[*node][]string // above keys and items; an empty text is a blank line
	blank          map[*node]bool     // keys and items after a blank line
	foot           map[*node][]string // comments at the end of lists and maps
	tail           map[int]string     // comments at the ends of lines
	lines          []string
}

// put writes a line, with the comment that ended a line of the original.
func (f *formatter) put(text string, line int) {
	if c := f.tail[line]; c != "" {
		text += " " + c
		delete(f.tail, line)
	}
	f.lines = append(f.lines, splitLines(text)...)
}

func (f *formatter) lineOf(offset int) int { return f.Text().Pos("", offset).Line }

// above writes the comments above a key or item, after a blank line where there was one.
func (f *formatter) above(n *node, indent int, isFirst bool) {
	if f.blank[n] && !isFirst && f.lines[len(f.lines)-1] != "" {
		f.lines = append(f.lines, "")
	}
	f.putComments(f.comments[n], indent)
}

func (f *formatter) putComments(comments []string, indent int) {
	for _, c := range comments {
		if c != "" {
			c = strings.Repeat(" ", indent) + c
		}
		f.lines = append(f.lines, c)
	}
}

// entries writes the keys of a map in the order of the table. Where lead is not empty, it
// stands before the first key in place of the indentation.
func (f *formatter) entries(n *node, s *Schema, indent int, lead string) {
	order := make([]int, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		order = append(order, i)
	}
	if s != nil && s.Kind == KindObject {
		sort.SliceStable(order, func(a, b int) bool {
			return s.order(n.Content[order[a]].Value) < s.order(n.Content[order[b]].Value)
		})
	}
	wasLong := false
	for k, i := range order {
		key, value := n.Content[i], n.Content[i+1]
		begin, first := strings.Repeat(" ", indent), len(f.lines)
		if k == 0 && lead != "" {
			begin = lead
			f.above(key, len(lead)-2, true)
		} else {
			f.above(key, indent, k == 0)
		}
		from := len(f.lines)
		f.entry(begin+f.bare(key, false)+":", key, value, s.under(key.Value), indent)
		isLong := value.Kind != yaml.ScalarNode && len(f.lines) > from+1
		if n == f.root && k > 0 && f.lines[first] != "" && (wasLong || isLong) {
			f.lines = slices.Insert(f.lines, first, "")
		}
		wasLong = isLong
	}
	f.putComments(f.foot[n], indent)
}

// entry writes a key, which is given with its colon, and its value.
func (f *formatter) entry(begin string, key, value *node, s *Schema, indent int) {
	if isNull(value) && value.Value == "" {
		f.put(begin, f.lineOf(int(key.Offset)))
		return
	}
	if text, ok := f.inLine(value, s, utf8.RuneCountInString(begin)+1, indent+f.step); ok {
		f.put(begin+" "+text, f.lineOf(int(value.End)))
		return
	}
	f.put(begin, f.lineOf(int(key.Offset)))
	if value.Kind == yaml.SequenceNode {
		f.items(value, s.item(), indent+f.list, "")
		return
	}
	f.entries(value, s, indent+f.step, "")
}

// items writes the items of a list, each after a dash.
func (f *formatter) items(n *node, s *Schema, indent int, lead string) {
	for k, c := range n.Content {
		begin := strings.Repeat(" ", indent) + "- "
		f.above(c, indent, k == 0)
		if k == 0 && lead != "" {
			begin = lead + "- "
		}
		switch text, ok := f.inLine(c, s, len(begin), indent+f.step); {
		case ok:
			f.put(begin+text, f.lineOf(int(c.End)))
		case c.Kind == yaml.SequenceNode:
			f.items(c, s.item(), indent+2, begin)
		default:
			f.entries(c, s, indent+2, begin)
		}
	}
	f.putComments(f.foot[n], indent)
}

// maxLine is the most letters of a line in which a list is written in brackets.
const maxLine = 80

// inLine returns a value that begins in the line of its key or dash, after so many letters: a
// text, or what is in brackets. Its further lines are indented by indent.
func (f *formatter) inLine(n *node, s *Schema, column, indent int) (string, bool) {
	raw := f.src[n.Offset:n.End]
	isOneLine := !strings.ContainsAny(raw, "\r\n")
	switch {
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return f.indented(raw, indent, true), true
	case n.Kind == yaml.ScalarNode && !isOneLine:
		return f.indented(raw, indent, false), true
	case n.Kind == yaml.ScalarNode:
		return f.bare(n, false), true
	case n.isFlow(f.src) && strings.Contains(raw, "#") && !isOneLine:
		return f.indented(raw, indent, false), true
	case n.isFlow(f.src):
		text := f.brackets(n)
		if !isOneLine && column+utf8.RuneCountInString(text) > maxLine || strings.ContainsAny(text, "\r\n") {
			return f.indented(raw, indent, false), true
		}
		return text, true
	case n.Kind == yaml.SequenceNode && f.isListOfWords(n) && column+utf8.RuneCountInString(f.brackets(n)) <= maxLine:
		return f.brackets(n), true
	}
	return "", false
}

// isListOfWords reports whether a list has only ids and the like, and no comments.
func (f *formatter) isListOfWords(n *node) bool {
	for i, c := range n.Content {
		hasComment := f.comments[c] != nil || i < len(n.Content)-1 && f.tail[f.lineOf(int(c.End))] != ""
		if c.Kind != yaml.ScalarNode || isNull(c) || strings.Contains(c.Value, " ") || hasComment || strings.ContainsAny(f.src[c.Offset:c.End], "\r\n") {
			return false
		}
	}
	return f.foot[n] == nil && f.tail[int(n.Line)-1] == ""
}

// bare returns a text of one line without quotes that it does not need.
func (f *formatter) bare(n *node, inFlow bool) string {
	if raw := f.src[n.Offset:n.End]; n.Style == 0 && (!inFlow || isPlainText(n.Value, true, true)) || isNull(n) || !isPlainText(n.Value, inFlow, false) {
		return raw
	}
	return n.Value
}

// brackets returns a list, map or text in brackets.
func (f *formatter) brackets(n *node) string {
	var parts []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			parts = append(parts, f.brackets(c))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			part := f.brackets(n.Content[i])
			if v := n.Content[i+1]; !isNull(v) || v.Value != "" {
				part += ": " + f.brackets(v)
			}
			parts = append(parts, part)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return f.bare(n, true)
}

// indented returns a text of several lines, with all but the first indented anew: all alike
// or, where deep is set, as they are to each other.
func (f *formatter) indented(raw string, indent int, deep bool) string {
	lines := splitLines(raw)
	least := -1
	for _, line := range lines[1:] {
		if text := strings.TrimLeft(line, " "); text != "" && (least < 0 || deep && len(line)-len(text) < least) {
			least = len(line) - len(text)
		}
	}
	for i, line := range lines[1:] {
		text := strings.TrimLeft(line, " \t")
		if deep {
			text = line[min(max(least, 0), len(line)-len(strings.TrimLeft(line, " "))):]
		}
		if text != "" {
			text = strings.Repeat(" ", indent) + text
		}
		lines[i+1] = text
	}
	return strings.Join(lines, "\n")
}

// sameContent reports whether two documents hold the same, whatever the order of keys.
func sameContent(a, b *node) bool {
	if a.Kind != b.Kind || a.Value != b.Value || isNull(a) != isNull(b) || len(a.Content) != len(b.Content) {
		return false
	}
	if a.Kind == yaml.ScalarNode {
		return (a.Style == 0 && isJSONScalar(a.Value)) == (b.Style == 0 && isJSONScalar(b.Value))
	}
	for i := range a.Content {
		other := b.Content[i]
		if a.Kind == yaml.MappingNode {
			if i%2 == 0 {
				continue
			}
			if other = b.get(a.Content[i-1].Value); other == nil {
				return false
			}
		}
		if !sameContent(a.Content[i], other) {
			return false
		}
	}
	return true
}
