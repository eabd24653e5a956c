package yamldoc

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// This file finds items of lists that begin with a text in place of a key.

var (
	textItem = regexp.MustCompile(`^( *- +)([^\s"'\[{&*!|>%@` + "`" + `#-][^#]*?)\s*$`)
	anyKey   = regexp.MustCompile(`^( *)(?:- +)?([\w-]+):(?:\s|$)`)
)

// findBareTitles finds items that begin with a text that needs its key, since
// further keys follow.
func findBareTitles(p *page) (slips []slip) {
	var outer []outerKey
	for i, l := range p.lines {
		if k := anyKey.FindStringSubmatchIndex(l.text); k != nil {
			for len(outer) > 0 && outer[len(outer)-1].indent >= k[4] {
				outer = outer[:len(outer)-1]
			}
			outer = append(outer, outerKey{k[4], l.text[k[4]:k[5]]})
		}
		m := textItem.FindStringSubmatchIndex(l.text)
		if m == nil || strings.Contains(l.text[m[4]:m[5]], ": ") || strings.HasSuffix(l.text[m[4]:m[5]], ":") {
			continue
		}
		for len(outer) > 0 && outer[len(outer)-1].indent > indentOf(l.text) { // of the item before
			outer = outer[:len(outer)-1]
		}
		if len(outer) == 0 {
			continue
		}
		item := p.items[outer[len(outer)-1].key]
		if item == nil {
			continue
		}
		below := p.keysBelow(i, m[3])
		if s, ok := bareTitle(item, l.text[m[4]:m[5]], below, m[3]); ok && len(below) > 0 {
			s.from, s.to = l.at+m[4], l.at+m[4]
			slips = append(slips, s)
		}
	}
	return slips
}

// bareTitle returns the slip of an item that begins with a text without its key,
// and has the keys below at the indentation; false where it has that key too.
func bareTitle(item *Schema, text string, below map[string]bool, indent int) (s slip, ok bool) {
	isShort := item.Short != nil && !item.hasKey("id")
	words := item.titleKey()
	if isShort {
		words = item.firstRequired()
	}
	s.text = words + ": "
	switch {
	case isShort:
		s.message = fmt.Sprintf(`%s stands here without its key, since further keys follow; write "- %s: %s"`, diag.Quote(text), words, text)
		s.fix = "write the key"
	case item.hasKey("id") && !below["id"]:
		id := proposedID(text)
		s.text = "id: " + id + "\n" + strings.Repeat(" ", indent) + s.text
		s.message = fmt.Sprintf(`the %s of this %s stands here without its key, and there is no id; write "- id: %s", and in the line below "%s: %s"`, words, item.Name, id, words, text)
	default:
		s.message = fmt.Sprintf(`the %s of this %s stands here without its key; write "%s: %s"`, words, item.Name, words, text)
		s.fix = "write the key"
	}
	return s, words != "" && !below[words]
}

// An outerKey is a key that a line may be within, and how far it is indented.
type outerKey struct {
	indent int
	key    string
}

// keysBelow returns the keys at an indentation in the lines after line i that are
// indented as far or further.
func (p *page) keysBelow(i, indent int) map[string]bool {
	keys := map[string]bool{}
	for _, l := range p.lines[i+1:] {
		if strings.TrimSpace(l.text) == "" {
			continue
		}
		if indentOf(l.text) < indent {
			break
		}
		if k := anyKey.FindStringSubmatchIndex(l.text); k != nil && k[3] == indent && k[4] == indent {
			keys[l.text[k[4]:k[5]]] = true
		}
	}
	return keys
}
