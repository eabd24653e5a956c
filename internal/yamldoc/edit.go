package yamldoc

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
)

// This file makes the edits of fixes. Each method returns no edits where the text
// leaves any doubt about what they should be.

// Replace returns the edits that put a word in place of the scalar at the place,
// in the same quotes, or several words in place of the item of a list.
func (s *Source) Replace(at diag.Pos, words ...string) []diag.Edit {
	if s == nil || !at.IsValid() || at.Offset < 0 || at.Offset >= len(s.src) || len(words) == 0 {
		return nil
	}
	if len(words) > 1 {
		return s.replaceItem(at, words)
	}
	word := words[0]
	quote := ""
	switch c := s.src[at.Offset]; {
	case c == '"' || c == '\'':
		quote = string(c)
	case !isPlainWord(word):
		quote = `"`
	}
	return []diag.Edit{{Pos: at, End: s.Text().End(at), Text: quote + word + quote}}
}

// replaceItem returns the edits that put several words in place of the item of a
// list at the place.
func (s *Source) replaceItem(at diag.Pos, words []string) []diag.Edit {
	path := s.path(at)
	if len(path) < 2 || path[len(path)-2].Kind != yaml.SequenceNode || slices.ContainsFunc(words, func(w string) bool { return !isPlainWord(w) }) {
		return nil
	}
	between := ", "
	if in := path[len(path)-2]; in.Style&yaml.FlowStyle == 0 {
		between = s.lineBreak() + strings.Repeat(" ", int(in.Column)-1) + "- "
	}
	return []diag.Edit{{Pos: at, End: s.Text().End(at), Text: strings.Join(words, between)}}
}

// lineBreak returns the line break of the text.
func (s *Source) lineBreak() string {
	if strings.Contains(s.src, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// replacement returns the fix that writes another word in place of a scalar.
func (r *reader) replacement(n *node, word string) []diag.Fix {
	if r.isFull() {
		return nil
	}
	return mend("write "+diag.Quote(word), r.Replace(r.pos(n), word))
}

// guess returns the same fix as [reader.replacement] for a word that looks like another. It
// is certain only if the words differ in no more than upper and lower case.
func (r *reader) guess(n *node, written, word string) []diag.Fix {
	fixes := r.replacement(n, word)
	for i := range fixes {
		fixes[i].Certain = strings.EqualFold(written, word)
	}
	return fixes
}

// Fix returns a fix that makes the edits, and none where there are no edits.
func Fix(message string, edits []diag.Edit) []diag.Fix {
	if edits == nil {
		return nil
	}
	return []diag.Fix{{Message: message, Edits: edits}}
}

// mend returns the same as [Fix], as a fix that is certain.
func mend(message string, edits []diag.Edit) []diag.Fix { return Certain(Fix(message, edits)) }

// Certain marks fixes as certain, and returns them.
func Certain(fixes []diag.Fix) []diag.Fix {
	for i := range fixes {
		fixes[i].Certain = true
	}
	return fixes
}

// isPlainWord reports whether an id or a key needs no quotes.
func isPlainWord(s string) bool {
	return IsID(s) && !isNullWord(s) && s[0] != '-' && s[0] != '.'
}

// RemoveItem returns the edits that remove the item of a list that the place is
// in, and the key of the list as well if it is the only item.
func (s *Source) RemoveItem(at diag.Pos) []diag.Edit {
	return s.remove(at, yaml.SequenceNode)
}

// RemoveEntry returns the edits that remove the key at the place, or the key of
// the value there, and the whole map as well if it is the only key.
func (s *Source) RemoveEntry(at diag.Pos) []diag.Edit {
	return s.remove(at, yaml.MappingNode)
}

func (s *Source) remove(at diag.Pos, kind yaml.Kind) []diag.Edit {
	path := s.path(at)
	for k := len(path) - 2; k >= 0; k-- {
		in := path[k]
		if in.Kind != kind {
			continue
		}
		size := 1 // of what is removed, in nodes
		if kind == yaml.MappingNode {
			size = 2
		}
		if len(in.Content) > size {
			first := slices.Index(in.Content, path[k+1]) / size * size
			return s.cutOut(in, first, first+size)
		}
		kind = 0 // whatever it stands in
		if k > 0 {
			kind = path[k-1].Kind
		}
	}
	return nil
}

// cutOut returns the edits that remove some but not all of the contents of a list
// or map.
func (s *Source) cutOut(in *node, first, after int) []diag.Edit {
	from, to := int(in.Content[first].Offset), endOffset(in.Content[after-1])
	if to == 0 {
		return nil
	}
	switch {
	case in.Style&yaml.FlowStyle != 0 && after < len(in.Content):
		to = int(in.Content[after].Offset)
	case in.Style&yaml.FlowStyle != 0:
		if from = endOffset(in.Content[first-1]); from == 0 {
			return nil
		}
	default: // whole lines
		line := int(in.Content[first].Line)
		begin := s.Text().Offset(line, 1)
		before := strings.TrimLeft(s.src[begin:from], " ")
		if in.Kind == yaml.SequenceNode {
			if !strings.HasPrefix(before, "-") {
				return nil
			}
			before = strings.TrimLeft(before[1:], " ")
		}
		switch {
		case before == "":
			if from = begin; to > from && s.src[to-1] != '\n' {
				if n := strings.IndexByte(s.src[to:], '\n'); n >= 0 {
					to += n + 1
				} else {
					to = len(s.src)
				}
			}
		case after < len(in.Content): // the first key of an item, after its dash
			to = int(in.Content[after].Offset)
		default:
			return nil
		}
	}
	return []diag.Edit{{Pos: s.Text().Pos(s.file, from), End: s.Text().Pos(s.file, to)}}
}

// endOffset returns the offset after a node, and 0 where it is not known.
func endOffset(n *node) int {
	for n.End == 0 && len(n.Content) > 0 && n.Style&yaml.FlowStyle == 0 {
		n = n.Content[len(n.Content)-1]
	}
	return int(n.End)
}

// Add returns the edits that write a key beside the value at the place. A value
// that is a short form in a list becomes a map, in which it has the key short.
func (s *Source) Add(at diag.Pos, short, key, value string) []diag.Edit {
	path := s.path(at)
	if path == nil {
		return nil
	}
	parent, end := path[len(path)-2], s.Text().End(at)
	inJSON := strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(s.src, "\ufeff"), " \t\r\n"), "{")
	if inJSON {
		short, key = `"`+short+`"`, `"`+key+`"`
	}
	entry := key + ": " + value
	switch {
	case parent.Kind == yaml.SequenceNode:
		return []diag.Edit{{Pos: at, End: end, Text: "{" + short + ": " + s.src[at.Offset:end.Offset] + ", " + entry + "}"}}
	case parent.Style&yaml.FlowStyle != 0:
		entry = ", " + entry
	default:
		entry = s.lineBreak() + strings.Repeat(" ", int(parent.Column)-1) + entry
	}
	return []diag.Edit{{Pos: end, End: end, Text: entry}}
}
