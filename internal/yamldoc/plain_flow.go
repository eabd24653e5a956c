package yamldoc

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// This file reads the collections of plain YAML in brackets.

// readFlow reads a collection in brackets.
func (p *plainReader) readFlow() *node {
	if p.depth++; p.depth > maxPlainDepth {
		return nil
	}
	n, end := p.newNode(yaml.SequenceNode), byte(']')
	if p.s[p.i] == '{' {
		n.Kind, end = yaml.MappingNode, '}'
	}
	n.Style = yaml.FlowStyle
	mark := len(p.open)
	p.i++
	for {
		p.next()
		if p.i == len(p.s) {
			return nil
		}
		if p.s[p.i] == end {
			p.i++
			return p.setEnd(p.close(n, mark))
		}
		if end == '}' {
			key := p.readFlowKey()
			if key == nil {
				return nil
			}
			p.open = append(p.open, key)
			if p.next(); p.i == len(p.s) {
				return nil
			}
		}
		item := p.readFlowItem()
		if item == nil {
			return nil
		}
		p.open = append(p.open, item)
		p.next()
		switch {
		case p.i == len(p.s):
			return nil
		case p.s[p.i] == ',':
			p.i++
		case p.s[p.i] != end:
			return nil
		}
	}
}

// readFlowKey reads a key of a map in brackets, and its colon.
func (p *plainReader) readFlowKey() *node {
	line, from := p.line, p.i
	n := p.readFlowItem()
	if n != nil && p.json {
		p.next()
		p.i++ // over the colon
		return n
	}
	if n == nil || n.Kind != yaml.ScalarNode || p.line != line || !p.readColon() || p.i-from > maxPlainKey {
		return nil
	}
	return n
}

// null is the node that yaml.v3 returns for a value that is left out.
var null = &yaml.Node{Tag: "!!null"}

// readFlowItem reads a value in brackets.
func (p *plainReader) readFlowItem() *node {
	switch p.s[p.i] {
	case '[', '{':
		return p.readFlow()
	case '"', '\'':
		return p.readQuoted()
	}
	if !p.isPlainAt(p.i) {
		return nil
	}
	n := p.newScalar(0)
	text := p.s[p.i:] // not the line, which may be long and have many items
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case ',', '[', ']', '{', '}', '\n':
			text = text[:i]
		case '?':
			return nil
		case '#':
			if text[i-1] == ' ' {
				text = text[:i]
			}
		case ':':
			if i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n' {
				text = text[:i]
			} else if strings.IndexByte(",[]{}", text[i+1]) >= 0 {
				return nil
			}
		}
	}
	text = strings.TrimRight(text, " \t\r")
	switch {
	case p.json && text == "null":
		n.yaml = null
	case isNullWord(text) || text == "-":
		return nil
	}
	n.Value = text
	p.i += len(text)
	return p.setEnd(n)
}
