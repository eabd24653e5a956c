package halfread

import "strings"

// readFlow reads a list or map in brackets. One that is not closed ends where the
// indentation shows that something else begins.
func (p *parser) readFlow(n *Node, depth int) {
	n.IsFlow, n.Shape = true, List
	if p.src[p.i] == '{' {
		n.Shape = Map
	}
	p.i++
	for {
		if !p.nextInFlow() {
			n.To = p.i
			return
		}
		switch c := p.src[p.i]; {
		case c == ']' || c == '}':
			p.i++
			n.To = p.i
			return
		case c == ',' || c == ':':
			p.i++
		case n.Shape == Map:
			p.readFlowEntry(n, depth)
		default:
			item := n.add(&Node{Schema: ItemSchema(n.Schema)})
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
			if next := i + indent; next < len(p.src) && indent <= p.top().Column && strings.IndexByte("\r\n#]}", p.src[next]) < 0 {
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

func (p *parser) readFlowEntry(in *Node, depth int) {
	n := &Node{IsEntry: true, KeyFrom: p.i}
	p.i += p.flowText()
	n.KeyTo = p.i
	n.Key = unquote(p.src[n.KeyFrom:n.KeyTo])
	n.Info, n.Schema = entrySchema(in.Schema, n.Key)
	in.add(n)
	n.From, n.To = p.i, p.i
	n.IsBare = true
	if !p.nextInFlow() || p.src[p.i] != ':' {
		return
	}
	p.i++
	n.IsBare = false
	n.From, n.To = p.i, p.i
	if p.nextInFlow() && strings.IndexByte(",]}", p.src[p.i]) < 0 {
		p.readFlowValue(n, depth)
	}
}

func (p *parser) readFlowValue(n *Node, depth int) {
	n.From, n.IsFlow = p.i, true
	if c := p.src[p.i]; (c == '[' || c == '{') && depth < maxDepth {
		p.readFlow(n, depth+1)
		return
	}
	n.Shape = Scalar
	n.IsQuoted = p.src[p.i] == '"' || p.src[p.i] == '\''
	p.i += max(p.flowText(), 1)
	n.To = p.i
	n.Value = unquote(p.src[n.From:n.To])
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
	end := 1
	for ; end < len(line); end++ {
		c := line[end]
		if strings.IndexByte(",[]{}", c) >= 0 || c == '#' && isBlank(line[end-1]) || c == ':' && (end+1 == len(line) || strings.IndexByte(" \t,[]{}", line[end+1]) >= 0) {
			break
		}
	}
	return len(strings.TrimRight(line[:end], " \t\r"))
}

// readQuoted reads a text in quotes; without a closing one, to the end of its line.
func (p *parser) readQuoted(n *Node) {
	n.Shape, n.IsQuoted = Scalar, true
	size := quotedEnd(p.src[p.i:])
	if size == 0 || p.leaves(p.src[p.i:p.i+size]) {
		size = len(strings.TrimRight(p.line(), "\r"))
	}
	n.Value = unquote(p.src[p.i : p.i+size])
	if last := strings.LastIndexByte(p.src[p.i:p.i+size], '\n'); last >= 0 {
		p.begin = p.i + last + 1
	}
	p.i += size
	n.To = p.i
}

// leaves reports whether a line of the text, but the first, is indented so that it
// does not belong to the value that is being read.
func (p *parser) leaves(text string) bool {
	_, rest, more := strings.Cut(text, "\n")
	for more {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
		if indent := len(line) - len(strings.TrimLeft(line, " \t")); strings.TrimSpace(line) != "" && indent <= p.top().Column {
			return true
		}
	}
	return false
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
