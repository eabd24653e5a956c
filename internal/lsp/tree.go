package lsp

import (
	"strings"

	"github.com/resultschain/resultschain/internal/yamldoc"
)

// A node is the document, an entry of a map or an item of a list in a text that
// may be half-written. Offsets are in bytes.
type node struct {
	parent *node
	shape  shape
	nodes  []*node // entries or items

	isEntry        bool
	isBare         bool // it is an entry without a colon
	key            string
	keyFrom, keyTo int // with its quotes

	value    string // of a scalar
	from, to int    // the value; of a scalar with its quotes
	isQuoted bool

	isFlow bool // the value is in brackets, or within such
	column int  // of the keys or dashes in the value, if it is written by lines

	schema *yamldoc.Schema  // of the value; nil: it is not known
	info   *yamldoc.KeyInfo // of the key; nil: it is not known
}

// A shape is what the value of a node is.
type shape int

const (
	shapeNone shape = iota
	shapeScalar
	shapeList
	shapeMap
)

// maxDepth is how deep brackets are read. Package yamldoc reads no deeper models.
const maxDepth = 64

// parse returns the tree of a text by a table. It reads all of YAML that people
// write, and what is half-written as far as its indentation shows what is meant:
// package yamldoc reads nothing where a bracket is open, as it is while one types.
func parse(src string, schema *yamldoc.Schema) *node {
	p := &parser{src: src, i: len(src) - len(strings.TrimPrefix(src, "\ufeff"))}
	root := &node{schema: schema, column: -1}
	p.open = []*node{root}
	for p.begin = p.i; p.i < len(src); {
		p.readLine()
	}
	root.to = len(src)
	return root
}

// A parser reads a text line by line.
type parser struct {
	src   string
	i     int // the next byte
	begin int // of its line
	open  []*node
}

func (p *parser) top() *node { return p.open[len(p.open)-1] }

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
	for len(p.open) > 1 && (p.top().column > column || p.top().column == column && p.top().shape == shapeList && !p.atDash()) {
		p.open = p.open[:len(p.open)-1]
	}
	n := p.top()
	switch {
	case n.column == column && n.shape == shapeMap && !p.atDash():
		p.readEntry(n)
		return
	case n.column == column && n.shape == shapeList:
		p.readItem(n)
		return
	case n.isFlow: // after the end of JSON
		return
	case n.shape == shapeList || n.shape == shapeMap:
		n = n.nodes[len(n.nodes)-1]
	}
	isKey := p.keyEnd() > 0
	switch {
	case n.shape == shapeScalar && !isKey && !p.atDash():
		from := p.i
		p.i += len(plainText(p.line()))
		n.value += " " + p.src[from:p.i]
		n.to = p.i
	case n.shape == shapeMap && !n.isFlow && !p.atDash(): // with another indentation
		n.column = column
		p.open = append(p.open, n)
		p.readEntry(n)
	case n.shape == shapeList && !n.isFlow && p.atDash():
		n.column = column
		p.open = append(p.open, n)
		p.readItem(n)
	case n.shape == shapeNone || isKey || p.atDash():
		p.readBlock(n, column)
	}
}

// readBlock reads the value of a node which begins in the column of this line.
func (p *parser) readBlock(n *node, column int) {
	switch {
	case p.atDash():
		n.shape, n.column, n.from, n.nodes = shapeList, column, p.i, nil
		p.open = append(p.open, n)
		p.readItem(n)
	case p.keyEnd() > 0:
		n.shape, n.column, n.from, n.nodes = shapeMap, column, p.i, nil
		p.open = append(p.open, n)
		p.readEntry(n)
	default:
		p.readValue(n)
	}
}

// readItem reads an item of a list, from its dash.
func (p *parser) readItem(list *node) {
	item := list.add(&node{schema: itemSchema(list.schema), from: p.i + 1, to: p.i + 1})
	p.i++
	p.skipBlanks()
	if !p.atEnd() {
		item.from = p.i
		p.readBlock(item, p.i-p.begin)
	}
}

// readEntry reads an entry of a map.
func (p *parser) readEntry(in *node) {
	n := &node{isEntry: true, keyFrom: p.i, keyTo: p.i + p.keyEnd()}
	n.isBare = n.keyTo == n.keyFrom
	if n.isBare {
		n.keyTo = n.keyFrom + len(plainText(p.line()))
	}
	n.key = unquote(p.src[n.keyFrom:n.keyTo])
	n.info, n.schema = entrySchema(in.schema, n.key)
	in.add(n)
	p.i = n.keyTo
	if !n.isBare {
		p.i += strings.IndexByte(p.src[p.i:], ':') + 1
	}
	n.from, n.to = p.i, p.i
	p.skipBlanks()
	if !p.atEnd() && !n.isBare {
		p.readValue(n)
	}
}

// line returns the rest of the line.
func (p *parser) line() string {
	rest := p.src[p.i:]
	if n := strings.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	return rest
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

// quotedEnd returns the length of the text in quotes that begins s, and 0 where the
// quotes are not closed.
func quotedEnd(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[0] == '"' && s[i] == '\\':
			i++
		case s[i] == s[0] && s[0] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		case s[i] == s[0]:
			return i + 1
		}
	}
	return 0
}

// readValue reads the value that begins at the next byte.
func (p *parser) readValue(n *node) {
	n.from = p.i
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
	n.shape = shapeScalar
	n.value = plainText(p.line())
	p.i += len(n.value)
	n.to = p.i
}

// readQuoted reads a text in quotes; without a closing one, to the end of its line.
func (p *parser) readQuoted(n *node) {
	n.shape, n.isQuoted = shapeScalar, true
	size := quotedEnd(p.src[p.i:])
	if size == 0 || p.leaves(p.src[p.i:p.i+size]) {
		size = len(strings.TrimRight(p.line(), "\r"))
	}
	n.value = unquote(p.src[p.i : p.i+size])
	if last := strings.LastIndexByte(p.src[p.i:p.i+size], '\n'); last >= 0 {
		p.begin = p.i + last + 1
	}
	p.i += size
	n.to = p.i
}

// leaves reports whether a line of the text, but the first, is indented so that it
// does not belong to the value that is being read.
func (p *parser) leaves(text string) bool {
	_, rest, more := strings.Cut(text, "\n")
	for more {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
		if indent := len(line) - len(strings.TrimLeft(line, " \t")); strings.TrimSpace(line) != "" && indent <= p.top().column {
			return true
		}
	}
	return false
}

// readBlockText reads a text after "|" or ">".
func (p *parser) readBlockText(n *node) {
	n.shape, n.isQuoted = shapeScalar, true
	p.nextLine()
	from := p.i
	for p.i < len(p.src) {
		line := p.line()
		if indent := len(line) - len(strings.TrimLeft(line, " ")); strings.TrimSpace(line) != "" && indent <= p.top().column {
			break
		}
		p.nextLine()
	}
	text := p.src[from:p.i]
	n.value = strings.Join(strings.Fields(text), " ")
	n.to = from + len(strings.TrimRight(text, " \t\r\n"))
	p.i-- // the caller goes on to the next line
}

// readFlow reads a list or map in brackets. One that is not closed ends where the
// indentation shows that something else begins.
func (p *parser) readFlow(n *node, depth int) {
	n.isFlow, n.shape = true, shapeList
	if p.src[p.i] == '{' {
		n.shape = shapeMap
	}
	p.i++
	for {
		if !p.nextInFlow() {
			n.to = p.i
			return
		}
		switch c := p.src[p.i]; {
		case c == ']' || c == '}':
			p.i++
			n.to = p.i
			return
		case c == ',' || c == ':':
			p.i++
		case n.shape == shapeMap:
			p.readFlowEntry(n, depth)
		default:
			item := n.add(&node{schema: itemSchema(n.schema)})
			p.readFlowValue(item, depth)
		}
	}
}

// nextInFlow goes on to the next token, and reports whether it belongs to what is
// in brackets.
func (p *parser) nextInFlow() bool {
	for i := p.i; i < len(p.src); {
		switch c := p.src[i]; {
		case c == '\n':
			i++
			indent := len(p.src[i:]) - len(strings.TrimLeft(p.src[i:], " \t"))
			if next := i + indent; next < len(p.src) && indent <= p.top().column && strings.IndexByte("\r\n#]}", p.src[next]) < 0 {
				return false
			}
			p.begin, p.i = i, i
		case isBlank(c):
			i++
		case c == '#' && (i == 0 || isBlank(p.src[i-1]) || p.src[i-1] == '\n'):
			for i < len(p.src) && p.src[i] != '\n' {
				i++
			}
		default:
			p.i = i
			return true
		}
	}
	p.i = len(p.src)
	return false
}

func (p *parser) readFlowEntry(in *node, depth int) {
	n := &node{isEntry: true, keyFrom: p.i}
	p.i += p.flowText()
	n.keyTo = p.i
	n.key = unquote(p.src[n.keyFrom:n.keyTo])
	n.info, n.schema = entrySchema(in.schema, n.key)
	in.add(n)
	n.from, n.to = p.i, p.i
	n.isBare = true
	if !p.nextInFlow() || p.src[p.i] != ':' {
		return
	}
	p.i++
	n.isBare = false
	n.from, n.to = p.i, p.i
	if p.nextInFlow() && strings.IndexByte(",]}", p.src[p.i]) < 0 {
		p.readFlowValue(n, depth)
	}
}

func (p *parser) readFlowValue(n *node, depth int) {
	n.from, n.isFlow = p.i, true
	if c := p.src[p.i]; (c == '[' || c == '{') && depth < maxDepth {
		p.readFlow(n, depth+1)
		return
	}
	n.shape = shapeScalar
	n.isQuoted = p.src[p.i] == '"' || p.src[p.i] == '\''
	p.i += max(p.flowText(), 1)
	n.to = p.i
	n.value = unquote(p.src[n.from:n.to])
}

// flowText returns the length of the text at the next byte, which stands in
// brackets.
func (p *parser) flowText() int {
	line := p.line()
	if line[0] == '"' || line[0] == '\'' {
		if end := quotedEnd(p.src[p.i:]); end > 0 && !p.leaves(p.src[p.i:p.i+end]) {
			return end
		}
		return len(strings.TrimRight(line, "\r"))
	}
	line = plainText(line)
	for i := range len(line) {
		switch c := line[i]; {
		case strings.IndexByte(",[]{}", c) >= 0 && i > 0, c == ':' && i > 0 && (i+1 == len(line) || strings.IndexByte(" \t,[]{}", line[i+1]) >= 0):
			return len(strings.TrimRight(line[:i], " \t"))
		}
	}
	return len(line)
}

// add adds an entry or item to a node, and returns it.
func (n *node) add(child *node) *node {
	child.parent = n
	n.nodes = append(n.nodes, child)
	return child
}

// unquote returns the text of a scalar.
func unquote(s string) string {
	switch {
	case s == "" || s[0] != '"' && s[0] != '\'':
		return s
	case len(s) > 1 && s[len(s)-1] == s[0]:
		s, quote := s[1:len(s)-1], s[0]
		if quote == '\'' {
			return strings.ReplaceAll(s, "''", "'")
		}
		return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, " ", `\/`, "/").Replace(s)
	}
	return s[1:]
}

// itemSchema returns the schema of the items of a value.
func itemSchema(s *yamldoc.Schema) *yamldoc.Schema {
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
