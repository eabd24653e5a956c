package yamldoc

import (
	"encoding/json"
	"strings"
	"sync"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

const (
	maxPlainDepth = 64
	maxPlainKey   = 500 // bytes up to the colon and with it; YAML has 1024 characters
)

// A plainReader reads plain YAML. Where the text is of another form, its methods
// return nil and leave the position undefined.
//
// The methods that read a node by lines end at the first token after it, which
// begins its line, or at the end of the text.
type plainReader struct {
	s     string
	json  bool // s is JSON
	crlf  bool // each line ends with CR LF in the file, and with LF in s
	i     int  // the next byte
	line  int  // of i, from 1
	begin int  // where the line of i begins

	at, column int // an offset in this line up to i, and its column from 1

	blocks [][]node // of blockSize nodes each
	nodes  int      // of these, how many are handed out
	links  []*node  // handed out for contents; those from before the last growth lie in another array
	open   []*node  // the contents of what is not yet closed
	depth  int
}

// read returns the nodes of s, if s is written in the part of YAML that
// people write by hand. They equal those that yaml.v3 leads to, and take a
// tenth of the time. It returns nil for all else, faults included: yaml.v3
// then reads the text and decides.
//
// That part is: maps and lists by lines and in brackets, texts without quotes,
// in quotes and after "|" or ">", and comments. Not in it are tabs, anchors,
// tags, keys after "?", values left out and null in any of its spellings.
//
// It reads all of JSON, with the escapes \/ and pairs of \u that yaml.v3
// refuses.
//
// The nodes are valid until the reader, which may be used again, reads the next
// text; the texts in them stay valid.
func (p *plainReader) read(s string) *node {
	src, crlf := s, false
	if n := strings.Count(s, "\r\n"); n > 0 && n == strings.Count(s, "\n") {
		s, crlf = strings.ReplaceAll(s, "\r\n", "\n"), true
	}
	*p = plainReader{s: s, json: isJSON(s), crlf: crlf, line: 1, column: 1, blocks: p.blocks, links: p.links[:0], open: p.open[:0]}
	if p.json {
		p.i = len(s) - len(strings.TrimPrefix(s, "\ufeff"))
		p.at = p.i
		p.next()
		root := p.readFlow()
		if root != nil && strings.ContainsAny(s, "\r\u0085\u2028\u2029") {
			root.countLines(src)
		}
		return root
	}
	if !isPlain(s) {
		return nil
	}
	p.next()
	if p.i == len(s) || p.indent() > 0 {
		return nil
	}
	key := p.readKey()
	if key == nil {
		return nil
	}
	root := p.readMap(0, key)
	if root == nil || p.i < len(s) {
		return nil
	}
	return root
}

// isJSON reports whether s is an object of JSON.
func isJSON(s string) bool {
	s = strings.TrimLeft(strings.TrimPrefix(s, "\ufeff"), " \t\r\n")
	return strings.HasPrefix(s, "{") && json.Valid([]byte(s))
}

// isPlain reports whether s has only characters, and no marks between
// documents, that a plainReader knows how to read.
func isPlain(s string) bool {
	if strings.HasPrefix(s, "---") || strings.HasPrefix(s, "...") {
		return false
	}
	for _, odd := range []string{"\t", "\r", "\n---", "\n...", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"} {
		if strings.Contains(s, odd) {
			return false
		}
	}
	for rest, more := s, true; more; { // controls of C1, NEL among them
		if _, rest, more = strings.Cut(rest, "\xc2"); more && rest != "" && rest[0] < 0xa0 {
			return false
		}
	}
	return true
}

const (
	blockSize = 256
	maxKept   = 1 << 17 // the most nodes that are kept for the next text, as those of 10,000 elements
)

var plainReaders = sync.Pool{New: func() any { return new(plainReader) }}

// release returns the reader and its nodes, which must not be used any more, to
// the pool for the next text.
func (p *plainReader) release() {
	p.forget()
	plainReaders.Put(p)
}

// forget drops the text and the nodes, which must not be used any more.
func (p *plainReader) forget() {
	if len(p.blocks) > maxKept/blockSize || cap(p.links) > maxKept || cap(p.open) > maxKept {
		*p = plainReader{}
		return
	}
	for b := 0; b*blockSize < p.nodes; b++ {
		clear(p.blocks[b])
	}
	clear(p.links)
	clear(p.open[:cap(p.open)])
	p.s, p.nodes = "", 0
}

// indent returns how many bytes the line has before i; where it is used, only
// spaces and dashes are there.
func (p *plainReader) indent() int { return p.i - p.begin }

// isBlankAt reports whether a space, the end of a line or the end is at i.
func (p *plainReader) isBlankAt(i int) bool {
	return i >= len(p.s) || p.s[i] == ' ' || p.s[i] == '\n'
}

// newLine counts a line, whose first byte must be at i.
func (p *plainReader) newLine() {
	p.line++
	p.begin, p.at, p.column = p.i, p.i, 1
}

// next goes on to the next token, over spaces, line ends and comments, and
// reports whether a line ended.
func (p *plainReader) next() (ended bool) {
	for p.i < len(p.s) {
		switch c := p.s[p.i]; {
		case c == ' ':
			p.i++
		case c == '\n':
			p.i++
			p.newLine()
			ended = true
		case c == '#' && (p.i == p.begin || p.s[p.i-1] == ' '):
			p.i += len(p.restOfLine())
		case p.json && (c == '\t' || c == '\r'):
			p.i++
		default:
			return ended
		}
	}
	return ended
}

func (p *plainReader) restOfLine() string {
	rest := p.s[p.i:]
	if end := strings.IndexByte(rest, '\n'); end >= 0 {
		return rest[:end]
	}
	return rest
}

// newNode returns a new node that begins at i.
func (p *plainReader) newNode(kind yaml.Kind) *node {
	if p.nodes == len(p.blocks)*blockSize {
		p.blocks = append(p.blocks, make([]node, blockSize))
	}
	n := &p.blocks[p.nodes/blockSize][p.nodes%blockSize]
	p.nodes++
	p.column += utf8.RuneCountInString(p.s[p.at:p.i])
	p.at = p.i
	*n = node{Kind: kind, Line: int32(p.line), Column: int32(p.column), Offset: p.offset()}
	return n
}

// offset returns the offset of i in the file.
func (p *plainReader) offset() int32 {
	if p.crlf {
		return int32(p.i + p.line - 1)
	}
	return int32(p.i)
}

// setEnd sets the end of n to i, and returns n.
func (p *plainReader) setEnd(n *node) *node {
	n.End = p.offset()
	return n
}

func (p *plainReader) newScalar(style yaml.Style) *node {
	n := p.newNode(yaml.ScalarNode)
	n.Style = style
	return n
}

// close takes what was opened from the mark on as contents of n.
func (p *plainReader) close(n *node, mark int) *node {
	count := len(p.open) - mark
	if cap(p.links)-len(p.links) < count {
		p.links = make([]*node, 0, max(count, min(max(2*cap(p.links), blockSize), 1<<12)))
	}
	from := len(p.links)
	p.links = append(p.links, p.open[mark:]...)
	n.Content = p.links[from:len(p.links):len(p.links)]
	p.open = p.open[:mark]
	p.depth--
	return n
}

// atDash reports whether an item of a list begins at i.
func (p *plainReader) atDash() bool { return p.s[p.i] == '-' && p.isBlankAt(p.i+1) }

// readBlock reads what a line begins with, or goes on with after the dash of an
// item, within what is indented by outer.
func (p *plainReader) readBlock(outer int) *node {
	at := p.indent()
	if p.atDash() {
		return p.readList(at)
	}
	if key := p.readKey(); key != nil {
		return p.readMap(at, key)
	}
	return p.readValue(outer)
}

// readMap reads the map whose keys are indented by at. Its first key has been
// read, with the colon.
func (p *plainReader) readMap(at int, key *node) *node {
	if p.depth++; p.depth > maxPlainDepth {
		return nil
	}
	n := p.newNode(yaml.MappingNode)
	n.Line, n.Column, n.Offset = key.Line, key.Column, key.Offset
	mark := len(p.open)
	for key != nil {
		p.open = append(p.open, key)
		value := p.readMapValue(at)
		if value == nil {
			return nil
		}
		p.open = append(p.open, value)
		if p.i == len(p.s) || p.indent() < at {
			return p.close(n, mark)
		}
		if p.indent() > at || p.atDash() {
			return nil
		}
		key = p.readKey()
	}
	return nil
}

// readMapValue reads the value after the colon of a key that is indented by at.
func (p *plainReader) readMapValue(at int) *node {
	ended := p.next()
	switch {
	case p.i == len(p.s):
		return nil
	case !ended:
		return p.readValue(at)
	case p.indent() > at:
		return p.readBlock(at)
	case p.indent() == at && p.atDash():
		return p.readList(at)
	}
	return nil
}

// readList reads the list whose dashes are indented by at.
func (p *plainReader) readList(at int) *node {
	if p.depth++; p.depth > maxPlainDepth {
		return nil
	}
	n := p.newNode(yaml.SequenceNode)
	mark := len(p.open)
	for {
		p.i++
		ended := p.next()
		if p.i == len(p.s) || ended && p.indent() <= at {
			return nil
		}
		item := p.readBlock(at)
		if item == nil {
			return nil
		}
		p.open = append(p.open, item)
		if p.i == len(p.s) || p.indent() < at || p.indent() == at && !p.atDash() {
			return p.close(n, mark)
		}
		if p.indent() > at {
			return nil
		}
	}
}

// readValue reads a text or a collection in brackets, within what is indented by
// outer, and goes on to the next token, which must not be in its line.
func (p *plainReader) readValue(outer int) *node {
	var n *node
	switch p.s[p.i] {
	case '[', '{':
		n = p.readFlow()
	case '"', '\'':
		n = p.readQuoted()
	case '|', '>':
		return p.readBlockText(outer)
	default:
		n = p.readText(outer)
	}
	if n == nil || !p.next() && p.i < len(p.s) {
		return nil
	}
	return n
}

// readKey reads a key and the colon after it; nil, with nothing read, where there
// is none at i.
func (p *plainReader) readKey() *node {
	if c := p.s[p.i]; c == '"' || c == '\'' {
		return p.readQuotedKey()
	}
	line := p.restOfLine()
	text, colon := plainText(line)
	if !colon || !p.isPlainAt(p.i) || isNullWord(text) {
		return nil
	}
	end := len(text) + strings.Index(line[len(text):], ":") + 1
	if end > maxPlainKey {
		return nil
	}
	n := p.newScalar(0)
	n.Value = text
	n.End = n.Offset + int32(len(text))
	p.i += end
	return n
}

func (p *plainReader) readQuotedKey() *node {
	before := *p
	n := p.readQuoted()
	if n == nil || p.line != before.line || !p.readColon() || p.i-before.i > maxPlainKey {
		*p = before
		return nil
	}
	return n
}

// readColon reads a colon that ends a key.
func (p *plainReader) readColon() bool {
	for p.i < len(p.s) && p.s[p.i] == ' ' {
		p.i++
	}
	if p.i == len(p.s) || p.s[p.i] != ':' || !p.isBlankAt(p.i+1) {
		return false
	}
	p.i++
	return true
}
