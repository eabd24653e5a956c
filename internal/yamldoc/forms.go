package yamldoc

import (
	"slices"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// This file shows how things are written, for messages.

// wordsKey returns the key of the object that holds its text, such as title;
// empty where there is none.
func (s *Schema) wordsKey() string {
	for _, name := range []string{"title", "name", "text"} {
		if s.hasKey(name) {
			return name
		}
	}
	return ""
}

// hasKey reports whether the object has the key.
func (s *Schema) hasKey(key string) bool { return s.key(key) != nil }

func (s *Schema) key(name string) *KeyInfo {
	for i := range s.Keys {
		if s.Keys[i].Name == name {
			return &s.Keys[i]
		}
	}
	return nil
}

// smallWords holds words that are left out of ids.
var smallWords = strings.Fields("a an and are as at by for from in is it its of on or our that the their they this to we with")

// slug returns an id made of the first words of a text.
func slug(text string) string {
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

// flowText returns a text in the form for lists in brackets, in quotes if it
// needs them.
func flowText(text string) string {
	if strings.ContainsAny(text, ",[]{}:#\"'\\&*!|>%@`\n") || strings.TrimSpace(text) != text || isNullWord(text) || strings.HasPrefix(text, "-") || strings.HasPrefix(text, "?") {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(text) + `"`
	}
	return text
}

// firstRequired returns the first key that an object must have; empty where there
// is none.
func (s *Schema) firstRequired() string {
	for _, k := range s.Keys {
		if k.Required {
			return k.Name
		}
	}
	return ""
}

// braceForm returns the form in braces of an object that has a key with a value,
// and item under the key of its short form.
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

// shownValue returns a value shortened for an example.
func shownValue(n *node) string {
	if n.Kind != yaml.ScalarNode || len(n.Value) > 40 || n.Value == "" {
		return "…"
	}
	return flowText(n.Value)
}

// example returns the form in braces of an object that was written as a text
// alone; empty where that is not known.
func (s *Schema) example(text string) string {
	for _, k := range s.Keys {
		if k.Schema.Kind == KindEnum {
			if i := slices.IndexFunc(k.Schema.Allowed, func(w string) bool { return strings.EqualFold(w, text) }); i >= 0 {
				return "{" + k.Name + ": " + k.Schema.Allowed[i] + "}"
			}
		}
	}
	words := s.wordsKey()
	for i := 0; words == "" && i < len(s.Keys); i++ {
		if s.Keys[i].Schema.Kind == KindText {
			words = s.Keys[i].Name
		}
	}
	if words == "" {
		return ""
	}
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	form := words + ": " + flowText(text) + "}"
	if s.hasKey("id") {
		return "{id: " + slug(text) + ", " + form
	}
	return "{" + form
}
