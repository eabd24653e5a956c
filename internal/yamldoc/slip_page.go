package yamldoc

import (
	"regexp"
	"strings"
)

// A keySet holds the keys of all objects of a kind of document.
type keySet struct {
	known map[string]bool
	items map[string]*Schema // the schema of the items of a list, by its key; only of objects
}

// newKeySet returns the keys of a schema and of all that it holds.
func newKeySet(s *Schema) *keySet {
	k := &keySet{map[string]bool{}, map[string]*Schema{}}
	seen := map[*Schema]bool{}
	var add func(s *Schema)
	add = func(s *Schema) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		add(s.Items)
		for _, key := range s.Keys {
			k.known[key.Name] = true
			if key.Schema.Kind == KindList && key.Schema.Items.Kind == KindObject {
				k.items[key.Name] = key.Schema.Items
			}
			add(key.Schema)
		}
	}
	add(s)
	return k
}

// A page is a text that is searched for slips.
type page struct {
	*keySet
	text  string
	lines []pageLine // without those of texts after "|" and ">"
}

type pageLine struct {
	at   int // offset
	text string
}

var opensText = regexp.MustCompile(`(?:^|[:\s-])\s*[|>][+-]?\d?[+-]?\s*(?:#.*)?$`)

func newPage(text string, k *keySet) *page {
	p := &page{keySet: k, text: text}
	at := len(text)
	text = strings.TrimPrefix(text, "\ufeff")
	at -= len(text)
	outer := -1 // the indentation of the key of a text; -1: none
	for line := range strings.Lines(text) {
		bare := strings.TrimRight(line, "\r\n")
		indent := len(bare) - len(strings.TrimLeft(bare, " "))
		switch {
		case outer >= 0 && (indent > outer || strings.TrimSpace(bare) == ""):
		case opensText.MatchString(bare):
			outer = indent
			p.lines = append(p.lines, pageLine{at, bare})
		default:
			outer = -1
			p.lines = append(p.lines, pageLine{at, bare})
		}
		at += len(line)
	}
	return p
}

// slip returns the slip of a part of a line, by its indices in it.
func (l pageLine) slip(from, to int, text string) slip {
	return slip{from: l.at + from, to: l.at + to, text: text}
}
