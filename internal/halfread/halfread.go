// Package halfread reads the structure of a text in YAML or JSON that may be
// half-written: its keys, texts and lists with their places, by the table of its
// format. It is for editors, which complete what is being written; package yamldoc
// reads a text strictly, and nothing of it where a bracket is open.
package halfread

import (
	"strings"

	"github.com/resultschain/resultschain/internal/yamldoc"
)

// A Node is the document, an entry of a map or an item of a list in a text that
// may be half-written. Offsets are in bytes.
type Node struct {
	Parent *Node
	Shape  Shape
	Nodes  []*Node // entries or items

	IsEntry        bool
	IsBare         bool // it is an entry without a colon
	Key            string
	KeyFrom, KeyTo int // with its quotes

	Value    string // of a scalar
	From, To int    // the value; of a scalar with its quotes
	IsQuoted bool

	IsFlow bool // the value is in brackets, or within such
	Column int  // of the keys or dashes in the value, if it is written by lines

	Schema *yamldoc.Schema  // of the value; nil: it is not known
	Info   *yamldoc.KeyInfo // of the key; nil: it is not known
}

// A Shape is what the value of a node is.
type Shape int

// The shapes. A node without a value, as yet, is None.
const (
	None Shape = iota
	Scalar
	List
	Map
)

// maxDepth is how deep brackets are read. Package yamldoc reads no deeper models.
const maxDepth = 64

// Parse returns the tree of a text by a table. It reads all of YAML that people
// write, and what is half-written as far as its indentation shows what is meant.
func Parse(src string, schema *yamldoc.Schema) *Node {
	p := &parser{src: src, i: len(src) - len(strings.TrimPrefix(src, "\ufeff"))}
	root := &Node{Schema: schema, Column: -1}
	p.open = []*Node{root}
	for p.begin = p.i; p.i < len(src); {
		p.readLine()
	}
	root.To = len(src)
	return root
}

// A parser reads a text line by line.
type parser struct {
	src   string
	i     int // the next byte
	begin int // of its line
	open  []*Node

	from, to int // a line, which may be long and have many values
}

func (p *parser) top() *Node { return p.open[len(p.open)-1] }

// peek returns the byte n after the next one, and 0 after the end.
func (p *parser) peek(n int) byte {
	if p.i+n < len(p.src) {
		return p.src[p.i+n]
	}
	return 0
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

func (p *parser) skipBlanks() {
	for p.i < len(p.src) && isBlank(p.src[p.i]) {
		p.i++
	}
}

// atEnd reports whether only a comment is left of the line.
func (p *parser) atEnd() bool { return p.i >= len(p.src) || p.src[p.i] == '\n' || p.src[p.i] == '#' }

func (p *parser) nextLine() {
	if n := strings.IndexByte(p.src[p.i:], '\n'); n >= 0 {
		p.i += n + 1
	} else {
		p.i = len(p.src)
	}
	p.begin = p.i
}

// readLine reads a line, and further ones as far as a value goes on there.
func (p *parser) readLine() {
	p.skipBlanks()
	column := p.i - p.begin
	if !p.atEnd() && !(column == 0 && strings.HasPrefix(p.src[p.i:], "---")) {
		p.readContent(column)
	}
	p.nextLine()
}

func (p *parser) atDash() bool {
	return p.peek(0) == '-' && (p.i+1 >= len(p.src) || isBlank(p.peek(1)) || p.peek(1) == '\n')
}

// readContent reads what begins in the column, into the node that it belongs to by
// its indentation.
func (p *parser) readContent(column int) {
	for len(p.open) > 1 && (p.top().Column > column || p.top().Column == column && p.top().Shape == List && !p.atDash()) {
		p.open = p.open[:len(p.open)-1]
	}
	n := p.top()
	switch {
	case n.Column == column && n.Shape == Map && !p.atDash():
		p.readEntry(n)
		return
	case n.Column == column && n.Shape == List:
		p.readItem(n)
		return
	case n.IsFlow: // after the end of JSON
		return
	case n.Shape == List || n.Shape == Map:
		n = n.Nodes[len(n.Nodes)-1]
	}
	isKey := p.keyEnd() > 0
	switch {
	case n.Shape == Scalar && !isKey && !p.atDash():
		from := p.i
		p.i += len(plainText(p.line()))
		n.Value += " " + p.src[from:p.i]
		n.To = p.i
	case n.Shape == Map && !n.IsFlow && !p.atDash(): // with another indentation
		n.Column = column
		p.open = append(p.open, n)
		p.readEntry(n)
	case n.Shape == List && !n.IsFlow && p.atDash():
		n.Column = column
		p.open = append(p.open, n)
		p.readItem(n)
	case n.Shape == None || isKey || p.atDash():
		p.readBlock(n, column)
	}
}

// readBlock reads the value of a node which begins in the column of this line.
func (p *parser) readBlock(n *Node, column int) {
	switch {
	case p.atDash():
		n.Shape, n.Column, n.From, n.Nodes = List, column, p.i, nil
		p.open = append(p.open, n)
		p.readItem(n)
	case p.keyEnd() > 0:
		n.Shape, n.Column, n.From, n.Nodes = Map, column, p.i, nil
		p.open = append(p.open, n)
		p.readEntry(n)
	default:
		p.readValue(n)
	}
}

// readItem reads an item of a list, from its dash.
func (p *parser) readItem(list *Node) {
	item := list.add(&Node{Schema: ItemSchema(list.Schema), From: p.i + 1, To: p.i + 1})
	p.i++
	p.skipBlanks()
	if !p.atEnd() {
		item.From = p.i
		p.readBlock(item, p.i-p.begin)
	}
}

// readEntry reads an entry of a map.
func (p *parser) readEntry(in *Node) {
	n := &Node{IsEntry: true, KeyFrom: p.i, KeyTo: p.i + p.keyEnd()}
	n.IsBare = n.KeyTo == n.KeyFrom
	if n.IsBare {
		n.KeyTo = n.KeyFrom + len(plainText(p.line()))
	}
	n.Key = unquote(p.src[n.KeyFrom:n.KeyTo])
	n.Info, n.Schema = entrySchema(in.Schema, n.Key)
	in.add(n)
	p.i = n.KeyTo
	if !n.IsBare {
		p.i += strings.IndexByte(p.src[p.i:], ':') + 1
	}
	n.From, n.To = p.i, p.i
	p.skipBlanks()
	if !p.atEnd() && !n.IsBare {
		p.readValue(n)
	}
}

// line returns the rest of the line.
func (p *parser) line() string {
	if p.i < p.from || p.i > p.to || p.to == 0 {
		p.from, p.to = p.i, len(p.src)
		if n := strings.IndexByte(p.src[p.i:], '\n'); n >= 0 {
			p.to = p.i + n
		}
	}
	return p.src[p.i:p.to]
}

// keyEnd returns the length of the key at the next byte, and 0 where there is none.
func (p *parser) keyEnd() int {
	line := p.line()
	if line == "" || strings.IndexByte("[{", line[0]) >= 0 {
		return 0
	}
	end := 0
	if line[0] == '"' || line[0] == '\'' {
		if end = quotedEnd(line); end == 0 {
			return 0
		}
	} else {
		line = plainText(line)
		for end < len(line) && !(line[end] == ':' && (end+1 == len(line) || isBlank(line[end+1]))) {
			end++
		}
		end = len(strings.TrimRight(line[:end], " \t"))
	}
	if rest := strings.TrimLeft(line[end:], " \t"); strings.HasPrefix(rest, ":") && (len(rest) == 1 || isBlank(rest[1])) {
		return end
	}
	return 0
}

// plainText returns a line without a comment and without white space at its end.
func plainText(line string) string {
	for i := 1; i < len(line); i++ {
		if line[i] == '#' && isBlank(line[i-1]) {
			line = line[:i]
			break
		}
	}
	return strings.TrimRight(line, " \t\r")
}

// readValue reads the value that begins at the next byte.
func (p *parser) readValue(n *Node) {
	n.From = p.i
	switch c := p.src[p.i]; {
	case c == '[' || c == '{':
		p.readFlow(n, 0)
		return
	case c == '"' || c == '\'':
		p.readQuoted(n)
		return
	case c == '|' || c == '>':
		p.readBlockText(n)
		return
	}
	n.Shape = Scalar
	n.Value = plainText(p.line())
	p.i += len(n.Value)
	n.To = p.i
}

// readBlockText reads a text after "|" or ">".
func (p *parser) readBlockText(n *Node) {
	n.Shape, n.IsQuoted = Scalar, true
	p.nextLine()
	from := p.i
	for p.i < len(p.src) {
		line := p.line()
		if indent := len(line) - len(strings.TrimLeft(line, " ")); strings.TrimSpace(line) != "" && indent <= p.top().Column {
			break
		}
		p.nextLine()
	}
	text := p.src[from:p.i]
	n.Value = strings.Join(strings.Fields(text), " ")
	n.To = from + len(strings.TrimRight(text, " \t\r\n"))
	p.i-- // the caller goes on to the next line
}

// add adds an entry or item to a node, and returns it.
func (n *Node) add(child *Node) *Node {
	child.Parent = n
	n.Nodes = append(n.Nodes, child)
	return child
}

// ItemSchema returns the schema of the items of a value.
func ItemSchema(s *yamldoc.Schema) *yamldoc.Schema {
	switch {
	case s == nil:
	case s.Kind == yamldoc.KindList:
		return s.Items
	case s.Kind == yamldoc.KindObject && s.Short != nil && s.Short.Kind == yamldoc.KindList:
		return s.Short.Items
	}
	return nil
}

// entrySchema returns what a table holds on a key of a value.
func entrySchema(s *yamldoc.Schema, key string) (*yamldoc.KeyInfo, *yamldoc.Schema) {
	switch {
	case s == nil:
	case s.Kind == yamldoc.KindMap:
		return nil, s.Items
	case s.Kind == yamldoc.KindObject:
		for i := range s.Keys {
			if s.Keys[i].Name == key {
				return &s.Keys[i], s.Keys[i].Schema
			}
		}
	}
	return nil, nil
}
