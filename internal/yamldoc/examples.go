package yamldoc

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// smallWords are left out of the ids that messages propose.
var smallWords = strings.Fields("a an and are as at by for from in is it its of on or our that the their they this to we with")

// proposedID returns the id that messages propose for a text, made of its first words.
func proposedID(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if len(words) > 3 {
		words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(smallWords, w) })
	}
	id := strings.Join(words[:min(len(words), 3)], "-")
	if id == "" {
		return "name"
	}
	return id
}

// An IDMaker makes ids of texts, each only once.
type IDMaker struct {
	taken map[string]bool
	last  map[string]int // the number after the last id of a text
}

// New returns the id that messages propose for a text, with a number after it if that is
// taken.
func (m *IDMaker) New(text string) string {
	if m.taken == nil {
		m.taken, m.last = map[string]bool{}, map[string]int{}
	}
	id := proposedID(text)
	free := id
	for n := max(1, m.last[id]); m.taken[free]; m.last[id] = n {
		n++
		free = id + "-" + strconv.Itoa(n)
	}
	m.taken[free] = true
	return free
}

// FreeID returns the id that messages propose for a text, with a number after it if that
// is taken.
func FreeID(text string, taken func(id string) bool) string {
	id := proposedID(text)
	for free, n := id, 2; ; n++ {
		if !taken(free) {
			return free
		}
		free = id + "-" + strconv.Itoa(n)
	}
}

// flowText returns a text as it is written in brackets (YAML's flow style), in
// quotes if it needs them.
func flowText(text string) string {
	if strings.ContainsAny(text, ",[]{}:#\"'\\&*!|>%@`\n") || strings.TrimSpace(text) != text || isNullWord(text) || strings.HasPrefix(text, "-") || strings.HasPrefix(text, "?") {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(text) + `"`
	}
	return text
}

// braceForm returns an object with a key and its value, as it is written in braces. Item,
// unless it is empty, stands under the first other key that the object must have.
func (s *Schema) braceForm(item, key, value string) string {
	var parts []string
	for _, k := range s.Keys {
		switch {
		case k.Name == key:
			parts = append(parts, k.Name+": "+value)
		case k.Required && item != "":
			parts = append(parts, k.Name+": "+item)
			item = ""
		case k.Required:
			parts = append(parts, k.Name+": …")
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// sample returns a value for an example, or dots for one that is long or no text.
func sample(n *node) string {
	if n.Kind != yaml.ScalarNode || len(n.Value) > 40 || n.Value == "" {
		return "…"
	}
	return flowText(n.Value)
}

// example returns an object, of which the author gave only the text, as it is written in
// braces. It is empty where no key for the text is known.
func (s *Schema) example(text string) string {
	for _, k := range s.Keys {
		if k.Schema.Kind == KindEnum {
			if i := slices.IndexFunc(k.Schema.Allowed, func(w string) bool { return strings.EqualFold(w, text) }); i >= 0 {
				return "{" + k.Name + ": " + k.Schema.Allowed[i] + "}"
			}
		}
	}
	key := s.titleKey()
	for i := 0; key == "" && i < len(s.Keys); i++ {
		if s.Keys[i].Schema.Kind == KindText {
			key = s.Keys[i].Name
		}
	}
	if key == "" {
		return ""
	}
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	form := key + ": " + flowText(text) + "}"
	if s.hasKey("id") {
		return "{id: " + proposedID(text) + ", " + form
	}
	return "{" + form
}
