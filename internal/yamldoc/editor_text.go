package yamldoc

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// This file writes values as the rest of the file is written.

// A form is how a document is written.
type form struct {
	json  bool
	tight bool   // no space follows colons and commas in brackets
	br    string // the line break
	step  int    // by how much keys under a key are indented
	list  int    // the same for the dashes of lists
}

// formOf returns the form of a document, by what comes first in it.
func formOf(root *node, src string) form {
	f := form{json: root.isFlow(src), br: "\n", step: -1, list: -1}
	for _, br := range []string{"\r", "\n", "\r\n"} {
		if strings.Contains(src, br) {
			f.br = br
		}
	}
	if f.json && len(root.Content) > 1 {
		f.tight = colonEnd(src, int(root.Content[0].End)) == int(root.Content[1].Offset)
	}
	f.look(root, src)
	if f.step < 0 {
		f.step = 2
	}
	if f.list < 0 {
		f.list = f.step
	}
	return f
}

func (f *form) look(n *node, src string) {
	for i, c := range n.Content {
		if f.step >= 0 && f.list >= 0 {
			return
		}
		if n.Kind == yaml.MappingNode && i%2 == 1 && !c.isFlow(src) {
			switch by := int(c.Column - n.Column); {
			case c.Kind == yaml.MappingNode && f.step < 0:
				f.step = by
			case c.Kind == yaml.SequenceNode && f.list < 0:
				f.list = by
			}
		}
		f.look(c, src)
	}
}

// Scalar returns a text as a value in brackets, or in JSON: with quotes where it needs them.
func Scalar(s string, inJSON bool) string { return (&form{json: inJSON}).text(s, 0, true, false) }

// text returns a scalar that reads as the text. Numeric allows it to be without quotes
// where other programs read a number or a date.
func (f *form) text(s string, quote byte, inFlow, numeric bool) string {
	switch {
	case f.json:
		return string(jsonText(s))
	case quote == '\'' && !strings.ContainsFunc(s, isHidden):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case quote == 0 && isPlainText(s, inFlow, numeric):
		return s
	}
	return doubleQuoted(s)
}

// isHidden reports whether a character in quotes would be read as another, or not be seen.
func isHidden(r rune) bool { return r < ' ' || r > 0x7e && !unicode.IsPrint(r) || r == 0xfeff }

// doubleQuoted returns a text in double quotes.
func doubleQuoted(s string) string {
	var b strings.Builder
	for _, r := range string(jsonText(s)) {
		switch {
		case !isHidden(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, "\\U%08x", r)
		default:
			fmt.Fprintf(&b, "\\u%04x", r)
		}
	}
	return b.String()
}

// isPlainText reports whether a text needs no quotes.
func isPlainText(s string, inFlow, numeric bool) bool {
	if s == "" || strings.TrimSpace(s) != s || isNullWord(s) || strings.ContainsAny(s, "\n\t") || strings.Contains(s, ": ") || strings.HasSuffix(s, ":") || strings.Contains(s, " #") {
		return false
	}
	if inFlow && (strings.ContainsAny(s, ",[]{}?") || strings.Contains(s, ":\"")) || strings.IndexByte("?:,[]{}#&*!|>'\"%@`", s[0]) >= 0 || s[0] == '-' && (len(s) == 1 || s[1] == ' ') {
		return false
	}
	if strings.HasPrefix(s, "---") || strings.HasPrefix(s, "...") || s[0] == '=' || keyNode(s).Style != 0 || !utf8.ValidString(s) {
		return false
	}
	if numeric {
		return true
	}
	// "no" and the like are not in YAML 1.2, and yet read as false by many programs.
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off":
		return false
	}
	var n yaml.Node
	return yaml.Unmarshal([]byte(s), &n) == nil && len(n.Content) == 1 && n.Content[0].Tag == "!!str" && n.Content[0].Value == s
}

// numericKeys hold numbers and dates, which need no quotes.
var numericKeys = []string{"value", "at-least", "at-most", "between", "on", "from", "baseline", "targets", "actuals", "as-at", "since", "until"}

// scalar returns the value of a key that is a scalar.
func (f *form) scalar(key string, n *yaml.Node, inFlow bool) string {
	if n.Tag == "!!bool" || n.Tag == "" && n.Style == 0 {
		return n.Value
	}
	return f.text(n.Value, 0, inFlow, slices.Contains(numericKeys, key))
}

// keyText returns a key with its colon.
func (f *form) keyText(key string, inFlow bool) string { return f.text(key, 0, inFlow, true) + ":" }

// flow returns a value in brackets.
func (f *form) flow(key string, n *yaml.Node) string {
	space := " "
	if f.tight {
		space = ""
	}
	var parts []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			parts = append(parts, f.flow(key, c))
		}
		return "[" + strings.Join(parts, ","+space) + "]"
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i].Value
			parts = append(parts, f.keyText(k, true)+space+f.flow(k, n.Content[i+1]))
		}
		return "{" + strings.Join(parts, ","+space) + "}"
	}
	return f.scalar(key, n, true)
}

// maxShort is the most letters of a map that is written in brackets where no other in the
// same list shows how.
const maxShort = 60

// isShortMap reports whether a map has only scalars, no words for people to read, and fits
// in part of a line.
func (f *form) isShortMap(n *yaml.Node) bool {
	for i, c := range n.Content {
		if c.Kind != yaml.ScalarNode || i%2 == 0 && slices.Contains([]string{"title", "name", "text"}, c.Value) {
			return false
		}
	}
	return n.Kind == yaml.MappingNode && len(f.flow("", n)) <= maxShort
}

// after returns what follows a key and its colon, which is indented by indent.
func (f *form) after(key string, n *yaml.Node, indent int) string {
	switch {
	case n.Kind == yaml.ScalarNode:
		if text, ok := f.lines(n, indent+f.step); ok {
			return " " + text
		}
		return " " + f.scalar(key, n, false)
	case len(n.Content) == 0 || n.Style&yaml.FlowStyle != 0:
		return " " + f.flow(key, n)
	case n.Kind == yaml.SequenceNode:
		var b strings.Builder
		dash := f.br + strings.Repeat(" ", indent+f.list) + "- "
		for _, c := range n.Content {
			b.WriteString(dash + f.item(key, c, indent+f.list+2, f.isShortMap(c)))
		}
		return b.String()
	}
	return f.br + strings.Repeat(" ", indent+f.step) + f.entries(n, indent+f.step)
}

// item returns an item of a list after its dash, whose further lines are indented by indent.
func (f *form) item(key string, n *yaml.Node, indent int, inFlow bool) string {
	switch {
	case n.Kind == yaml.ScalarNode:
		return f.scalar(key, n, false)
	case inFlow || n.Kind == yaml.SequenceNode:
		return f.flow(key, n)
	}
	return f.entries(n, indent)
}

// entries returns the lines of a map, of which all but the first are indented.
func (f *form) entries(n *yaml.Node, indent int) string {
	var all []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		all = append(all, f.entry(n.Content[i].Value, n.Content[i+1], indent))
	}
	return strings.Join(all, f.br+strings.Repeat(" ", indent))
}

// entry returns a key and its value, where the key is indented by indent.
func (f *form) entry(key string, n *yaml.Node, indent int) string {
	return f.keyText(key, false) + f.after(key, n, indent)
}

// lines returns a text of several lines by lines after a mark such as "|". It returns false
// where the text has only one line, or would lose spaces.
func (f *form) lines(n *yaml.Node, indent int) (string, bool) {
	text := strings.TrimSuffix(n.Value, "\n")
	if !strings.Contains(text, "\n") || strings.HasPrefix(text, " ") || strings.HasPrefix(text, "\n") || strings.HasSuffix(text, "\n") || keyNode(strings.ReplaceAll(text, "\n", " ")).Style != 0 {
		return "", false
	}
	mark := "|-"
	if text != n.Value {
		mark = "|"
	}
	var b strings.Builder
	b.WriteString(mark)
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimRight(line, " ") != line {
			return "", false
		}
		b.WriteString(f.br)
		if line != "" {
			b.WriteString(strings.Repeat(" ", indent) + line)
		}
	}
	return b.String(), true
}
