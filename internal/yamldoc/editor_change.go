package yamldoc

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
)

// Set writes a value at a path, whose last step is a key. Maps on the way that are not
// there are added.
func (e *Editor) Set(v *yaml.Node, path ...string) error {
	nodes, schemas := e.find(path)
	last := len(nodes) - 1
	n, key := nodes[last], path[len(path)-1]
	if last == len(path) {
		return e.Apply(e.setValue(nodes, key, v))
	}
	for _, step := range slices.Backward(path[last+1:]) {
		v = &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{keyNode(step), v}}
	}
	key = path[last]
	s := schemas[last]
	switch {
	case s != nil && s.Kind == KindObject && s.key(key) == nil && !isExtra(key) && last < len(path)-1, n.Kind == yaml.SequenceNode:
		return e.errMissing(path, nodes)
	case n.Kind == yaml.MappingNode:
		return e.Apply(e.newEntry(nodes, s, key, v))
	case n.Kind == yaml.ScalarNode && s != nil && s.Short != nil && s.firstRequired() != "":
		return e.Apply(e.lengthen(nodes, s, key, v))
	}
	return e.errMissing(path, nodes)
}

// inFlow reports whether what stands in the last of the nodes is in brackets.
func (e *Editor) inFlow(nodes []*node) bool {
	return e.json || slices.ContainsFunc(nodes, func(n *node) bool { return n.isFlow(e.src) })
}

// setValue returns the edit that puts a value in place of another, the last of the nodes.
func (e *Editor) setValue(nodes []*node, key string, v *yaml.Node) diag.Edit {
	parent, old := nodes[len(nodes)-2], nodes[len(nodes)-1]
	from, to := int(old.Offset), int(old.End)
	inFlow := e.inFlow(nodes[:len(nodes)-1])
	if old.Kind == yaml.ScalarNode && v.Kind == yaml.ScalarNode && !isNull(old) && (inFlow || !strings.Contains(v.Value, "\n")) {
		if v.Tag == "!!str" && old.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
			return e.edit(from, to, e.text(v.Value, e.src[from], inFlow, false))
		}
		return e.edit(from, to, e.scalar(key, v, inFlow))
	}
	i := slices.Index(parent.Content, old)
	switch indent := int(parent.Column) - 1; {
	case inFlow:
		return e.edit(from, to, e.flow(key, v))
	case parent.Kind == yaml.SequenceNode:
		return e.edit(from, to, e.item(key, v, int(old.Column)-1, old.isFlow(e.src)))
	default:
		return e.edit(colonEnd(e.src, int(parent.Content[i-1].End)), to, e.after(key, v, indent))
	}
}

// newEntry returns the edit that adds a key to a map, the last of the nodes, at its place in the
// order of the table.
func (e *Editor) newEntry(nodes []*node, s *Schema, key string, v *yaml.Node) diag.Edit {
	n := nodes[len(nodes)-1]
	after := 0 // the contents before it
	for i := 0; i+1 < len(n.Content); i += 2 {
		if s.order(n.Content[i].Value) <= s.order(key) {
			after = i + 2
		}
	}
	entry := func(indent int) string { return e.entry(key, v, indent) }
	if e.inFlow(nodes) {
		space := " "
		if e.tight {
			space = ""
		}
		entry = func(int) string { return e.keyText(key, true) + space + e.flow(key, v) }
	}
	return e.insert(nodes, 2, after, entry)
}

// order returns the place of a key in the table; those that are not there come last.
func (s *Schema) order(key string) int {
	if s == nil {
		return 0
	}
	if i := slices.IndexFunc(s.Keys, func(k KeyInfo) bool { return k.Name == key }); i >= 0 {
		return i
	}
	return len(s.Keys)
}

// insert returns the edit that adds to a list or map, the last of the nodes, after the given
// number of its contents. An item of a list has size 1, an entry of a map size 2. The
// function write gets the indentation of what it writes.
func (e *Editor) insert(nodes []*node, size, after int, write func(indent int) string) diag.Edit {
	n := nodes[len(nodes)-1]
	dash := ""
	indent := int(n.Column) - 1
	if size == 1 {
		indent += 2
		dash = "- "
		if len(n.Content) > 0 && !n.isFlow(e.src) {
			indent = int(n.Content[0].Column) - 1
			dash = "-" + strings.Repeat(" ", max(1, indent-int(n.Column)))
		}
	}
	text := write(indent)
	begin := int(n.Offset)
	switch {
	case n.isFlow(e.src) && len(n.Content) == 0:
		at := skipProperties(e.src, begin) + 1
		return e.edit(at, at, text)
	case n.isFlow(e.src) && after == 0:
		at := int(n.Content[0].Offset)
		return e.edit(at, at, text+","+e.gap(n, size))
	case n.isFlow(e.src):
		at := int(n.Content[after-1].End)
		return e.edit(at, at, ","+e.gap(n, size)+text)
	case after == 0 && size == 2:
		return e.edit(begin, begin, text+e.br+strings.Repeat(" ", indent))
	}
	line := e.br + strings.Repeat(" ", int(n.Column)-1) + dash + text
	if after >= 2*size && e.hasBlankLine(int(n.Content[after-size-1].End), int(n.Content[after-size].Offset)) {
		line = e.br + line
	}
	at := e.afterComments(int(n.Content[after-1].End), int(n.Column), after == len(n.Content))
	return e.edit(at, at, line)
}

// gap returns the white space between two contents of a list or map in brackets.
func (e *Editor) gap(n *node, size int) string {
	first := e.src[n.Offset+1 : n.Content[0].Offset]
	if len(n.Content) > size {
		between := e.src[n.Content[size-1].End:n.Content[size].Offset]
		if _, gap, ok := strings.Cut(between, ","); ok && isWhite(gap) {
			return gap
		}
	}
	switch {
	case strings.ContainsAny(first, "\r\n") && isWhite(first):
		return first
	case e.tight:
		return ""
	}
	return " "
}

// hasBlankLine reports whether a blank line stands between two offsets.
func (e *Editor) hasBlankLine(from, to int) bool {
	for at := nextLine(e.src, from); at < to; at = nextLine(e.src, at) {
		if isWhite(e.src[at:lineEnd(e.src, at)]) && lineEnd(e.src, at) < to {
			return true
		}
	}
	return false
}

// afterComments returns the end of the line of an offset and of the comments below it
// about what ends there. Such comments are indented further than the column or, where last
// is set, as far.
func (e *Editor) afterComments(at, column int, last bool) int {
	at = lineEnd(e.src, at)
	for next := nextLine(e.src, at); next > at && next < len(e.src); next = nextLine(e.src, next) {
		line := e.src[next:lineEnd(e.src, next)]
		text := strings.TrimLeft(line, " ")
		if indent := len(line) - len(text); !strings.HasPrefix(text, "#") || indent < column && !(last && indent == column-1 && column > 1) {
			break
		}
		at = next + len(line)
	}
	return at
}

// lengthen returns the edit that writes a short form, the scalar at the end of the nodes, as
// the map that it stands for, and adds a key to that.
func (e *Editor) lengthen(nodes []*node, s *Schema, key string, v *yaml.Node) diag.Edit {
	n, list := nodes[len(nodes)-1], nodes[len(nodes)-2]
	short := &yaml.Node{Kind: yaml.ScalarNode, Value: e.src[n.Offset:n.End]} // as it is written
	long := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{keyNode(s.firstRequired()), short, keyNode(key), v}}
	asMap := list.Kind == yaml.SequenceNode && !e.inFlow(nodes) && slices.ContainsFunc(list.Content, func(c *node) bool { return c.Kind == yaml.MappingNode && !c.isFlow(e.src) })
	text := e.flow("", long)
	if asMap {
		text = e.entries(long, int(n.Column)-1)
	}
	return e.edit(int(n.Offset), int(n.End), text)
}

// Add adds items at the end of the list at a path, which is made where it is not there.
func (e *Editor) Add(items []*yaml.Node, path ...string) error {
	for _, item := range items {
		nodes, schemas := e.find(path)
		if len(nodes) <= len(path) {
			list := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{item}}
			if item.Kind == yaml.ScalarNode {
				list.Style = yaml.FlowStyle
			}
			if err := e.Set(list, path...); err != nil {
				return err
			}
			continue
		}
		n := nodes[len(nodes)-1]
		switch {
		case n.Kind == yaml.MappingNode && schemas[len(path)].item() != nil:
			if err := e.makeList(nodes); err != nil {
				return err
			}
			nodes, _ = e.find(path)
		case n.Kind != yaml.SequenceNode:
			return fmt.Errorf("%s holds no list, so nothing can be added to it", diag.Quote(strings.Join(path, ", ")))
		}
		if err := e.Apply(e.newItem(nodes, path[len(path)-1], item)); err != nil {
			return err
		}
	}
	return nil
}

// newItem returns the edit that adds an item at the end of a list, the last of the nodes.
func (e *Editor) newItem(nodes []*node, key string, item *yaml.Node) diag.Edit {
	n := nodes[len(nodes)-1]
	inFlow := e.inFlow(nodes)
	short := e.isShortMap(item)
	if k := len(n.Content); k > 0 && n.Content[k-1].Kind == yaml.MappingNode {
		short = n.Content[k-1].isFlow(e.src)
	}
	return e.insert(nodes, 1, len(n.Content), func(indent int) string {
		if inFlow {
			return e.flow(key, item)
		}
		return e.item(key, item, indent, short)
	})
}

// makeList writes the map at the end of the nodes as a list with this one item.
func (e *Editor) makeList(nodes []*node) error {
	n := nodes[len(nodes)-1]
	from, to := int(n.Offset), int(n.End)
	if e.inFlow(nodes) {
		return e.Apply(e.edit(from, from, "["), e.edit(to, to, "]"))
	}
	edits := []diag.Edit{e.edit(from, from, "- ")}
	return e.Apply(append(edits, e.indentEdits(nextLine(e.src, from), to, 2)...)...)
}

// indentEdits returns the edits that indent the lines from one offset, where a line begins,
// to another.
func (e *Editor) indentEdits(from, to, by int) (edits []diag.Edit) {
	for at := from; at < to; at = nextLine(e.src, at) {
		if !isWhite(e.src[at:lineEnd(e.src, at)]) {
			edits = append(edits, e.edit(at, at, strings.Repeat(" ", by)))
		}
	}
	return edits
}
