package yamldoc

import (
	"encoding/json"
	"strings"

	"gopkg.in/yaml.v3"
)

// This file reads the texts of plain YAML: without quotes, in quotes, and by
// lines after "|" and ">".

// isPlainAt reports whether a text without quotes may begin at i.
func (p *plainReader) isPlainAt(i int) bool {
	switch p.s[i] {
	case '-':
		return !p.isBlankAt(i + 1)
	case '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`':
		return false
	}
	return true
}

// isNullWord reports whether text without quotes has a meaning of its own.
func isNullWord(text string) bool {
	switch text {
	case "", "~", "null", "Null", "NULL", "<<":
		return true
	}
	return false
}

// plainText returns the text without quotes with which line begins, up to a
// comment or to a colon that makes it a key.
func plainText(line string) (text string, colon bool) {
	if c := strings.Index(line, " #"); c >= 0 {
		line = line[:c]
	}
	for from := 0; ; {
		c := strings.IndexByte(line[from:], ':')
		if c < 0 {
			break
		}
		from += c + 1
		if from == len(line) || line[from] == ' ' {
			line, colon = line[:from-1], true
			break
		}
	}
	return strings.TrimRight(line, " "), colon
}

// readText reads a text without quotes, whose further lines are indented by more
// than outer.
func (p *plainReader) readText(outer int) *node {
	if !p.isPlainAt(p.i) {
		return nil
	}
	n := p.newScalar(0)
	var folded []byte
	for {
		text, colon := plainText(p.restOfLine())
		if colon {
			return nil
		}
		p.i += len(text)
		next, breaks := p.i, 0
		for next < len(p.s) && (p.s[next] == ' ' || p.s[next] == '\n') {
			if p.s[next] == '\n' {
				breaks++
			}
			next++
		}
		begin := 1 + strings.LastIndexByte(p.s[:next], '\n')
		more := breaks > 0 && next < len(p.s) && next-begin > outer && p.s[next] != '#'
		if !more && folded == nil {
			n.Value = text
			break
		}
		folded = append(folded, text...)
		if !more {
			n.Value = string(folded)
			break
		}
		folded = appendFolded(folded, breaks)
		p.line += breaks
		p.i, p.begin, p.at, p.column = next, begin, begin, 1
	}
	if isNullWord(n.Value) {
		return nil
	}
	return p.setEnd(n)
}

// appendFolded appends what line breaks within a text stand for: a space for one, and else
// one break fewer.
func appendFolded(text []byte, breaks int) []byte {
	if breaks == 1 {
		return append(text, ' ')
	}
	for range breaks - 1 {
		text = append(text, '\n')
	}
	return text
}

// readQuoted reads a text in quotes.
func (p *plainReader) readQuoted() *node {
	quote := p.s[p.i]
	n := p.newScalar(yaml.DoubleQuotedStyle)
	if quote == '\'' {
		n.Style = yaml.SingleQuotedStyle
	}
	if p.json {
		return p.readQuotedJSON(n)
	}
	p.i++
	rest := p.s[p.i:]
	end := strings.IndexByte(rest, quote)
	if end < 0 {
		return nil
	}
	if quote == '"' && strings.IndexByte(rest[:end], '\\') >= 0 || strings.IndexByte(rest[:end], '\n') >= 0 ||
		quote == '\'' && strings.HasPrefix(rest[end+1:], "'") {
		return p.readEscaped(n, quote)
	}
	n.Value = rest[:end]
	p.i += end + 1
	return p.setEnd(n)
}

// readQuotedJSON reads a text of JSON in quotes.
func (p *plainReader) readQuotedJSON(n *node) *node {
	from := p.i
	for p.i++; p.s[p.i] != '"'; p.i++ {
		if p.s[p.i] == '\\' {
			p.i++
		}
	}
	p.i++
	raw := p.s[from:p.i]
	if err := json.Unmarshal([]byte(raw), &n.Value); err != nil {
		return nil
	}
	const replaced = "\ufffd"
	if strings.Contains(n.Value, replaced) && !strings.Contains(raw, replaced) && !strings.Contains(strings.ToLower(raw), `\ufffd`) {
		return nil // half of a character, such as \ud800, which package json replaces in silence
	}
	return p.setEnd(n)
}

// readEscaped reads a text in quotes with escapes or of several lines.
func (p *plainReader) readEscaped(n *node, quote byte) *node {
	var text []byte
	for p.i < len(p.s) {
		c := p.s[p.i]
		switch {
		case c == '\'' && quote == c && strings.HasPrefix(p.s[p.i+1:], "'"):
			text = append(text, '\'')
			p.i += 2
		case c == quote:
			p.i++
			n.Value = string(text)
			return p.setEnd(n)
		case c == '\\' && quote == '"':
			if p.i+1 == len(p.s) {
				return nil
			}
			switch e := p.s[p.i+1]; e {
			case '"', '\\':
				text = append(text, e)
			case 'n':
				text = append(text, '\n')
			default:
				return nil
			}
			p.i += 2
		case c == ' ' || c == '\n':
			from, breaks := p.i, 0
			for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\n') {
				p.i++
				if p.s[p.i-1] == '\n' {
					breaks++
					p.newLine()
				}
			}
			if breaks == 0 {
				text = append(text, p.s[from:p.i]...)
			} else {
				text = appendFolded(text, breaks)
			}
		default:
			text = append(text, c)
			p.i++
		}
	}
	return nil
}

// readBlockText reads a text after "|" or ">", whose lines are indented by more
// than outer.
func (p *plainReader) readBlockText(outer int) *node {
	n := p.newScalar(yaml.LiteralStyle)
	if p.s[p.i] == '>' {
		n.Style = yaml.FoldedStyle
	}
	p.i++
	var chomp byte
	if p.i < len(p.s) && (p.s[p.i] == '-' || p.s[p.i] == '+') {
		chomp = p.s[p.i]
		p.i++
	}
	rest := p.restOfLine()
	if bare := strings.TrimLeft(rest, " "); bare != "" && (bare[0] != '#' || len(bare) == len(rest)) {
		return nil
	}
	if p.i += len(rest); p.i == len(p.s) {
		return nil
	}
	p.i++
	p.newLine()

	text, last, empty, ok := p.readBlockLines(outer, n.Style == yaml.FoldedStyle)
	if !ok {
		return nil
	}
	if chomp != '-' {
		text = addBreaks(text, last)
	}
	if chomp == '+' {
		text = addBreaks(text, empty)
	}
	n.Value = string(text)
	p.setEnd(n)
	p.next()
	return n
}

// readBlockLines reads the lines of a text that are indented by more than outer. It
// returns the text up to its last line, how many breaks end that line (0 or 1), and how many
// empty lines follow; and false where the text is of another form.
func (p *plainReader) readBlockLines(outer int, folded bool) (text []byte, last, empty int, ok bool) {
	indent := -1  // known from the first line that is not empty
	deep := false // the line before is indented further
	for p.i < len(p.s) {
		line := p.restOfLine()
		spaces := len(line) - len(strings.TrimLeft(line, " "))
		if spaces == len(line) && (indent < 0 || spaces <= indent) { // empty
			if p.i+len(line) == len(p.s) || indent < 0 && spaces > 0 {
				return nil, 0, 0, false
			}
			empty++
			p.i += len(line) + 1
			p.newLine()
			continue
		}
		if indent < 0 {
			if indent = spaces; indent <= outer {
				return nil, 0, 0, false
			}
		}
		if spaces < indent {
			break
		}
		line = line[indent:]
		wasDeep := deep
		deep = line[0] == ' '
		switch {
		case !folded || wasDeep || deep || last == 0:
			text = addBreaks(text, last)
		case empty == 0:
			text = append(text, ' ')
		}
		text = append(addBreaks(text, empty), line...)
		empty, last = 0, 0
		if p.i += indent + len(line); p.i < len(p.s) {
			last = 1
			p.i++
			p.newLine()
		}
	}
	return text, last, empty, indent >= 0
}

func addBreaks(text []byte, n int) []byte {
	for range n {
		text = append(text, '\n')
	}
	return text
}
