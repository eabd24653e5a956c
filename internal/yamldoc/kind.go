package yamldoc

import (
	"bytes"
	"regexp"

	"gopkg.in/yaml.v3"
)

// The kinds of files. A file may also be of neither kind, which is "".
const (
	Model     = "model"
	Framework = "framework"
)

var (
	modelKey     = regexp.MustCompile(`(?m)^(?:\x{feff})?["']?model["']?\s*:`)
	frameworkKey = regexp.MustCompile(`(?m)^(?:\x{feff})?["']?framework["']?\s*:`)
)

// KindOf returns the kind of a text, by keys at the top of the document that only that
// kind has, or else by the key that gives its id. A model may also have the key of the
// framework that it names.
//
// A file that lacks its id is known by its other keys, so that the check of a folder does
// not leave it out.
func KindOf(text []byte) string {
	if bytes.HasPrefix(text, []byte("\x89PNG")) || bytes.HasPrefix(text, []byte("%PDF-")) || bytes.HasPrefix(text, []byte("PK\x03\x04")) {
		return "" // without searching a picture or a document
	}
	text = UTF8(text)
	hasOutcomes := hasTopKey(text, "outcomes") || hasTopKey(text, "end-state")
	switch {
	case hasOutcomes && hasTopKey(text, "activities"):
		return Model
	case hasOutcomes && hasTopKey(text, "levels") && !modelKey.Match(text):
		return Framework
	}
	if !bytes.Contains(text, []byte(Model)) && !bytes.Contains(text, []byte(Framework)) && !bytes.ContainsRune(text, '\\') {
		return "" // without parsing a large file of something else
	}
	switch {
	case modelKey.Match(text):
		return Model
	case frameworkKey.Match(text):
		return Framework
	}
	// In JSON, say. An id is a scalar: the framework of a report on coverage is a map.
	r := &reader{Source: &Source{src: string(text)}, plain: plainReaders.Get().(*plainReader)}
	defer r.plain.release()
	kind := ""
	if root := r.decode(); root != nil && root.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(root.Content); i += 2 {
			key := root.Content[i].Value
			if root.Content[i+1].Kind == yaml.ScalarNode && (key == Model || key == Framework && kind == "") {
				kind = key
			}
		}
	}
	return kind
}

// hasTopKey reports whether a line of the text begins with the key and a colon. The key
// may be in quotes, and the colon a wide one.
func hasTopKey(text []byte, key string) bool {
	for line := range bytes.Lines(text) {
		rest, ok := bytes.CutPrefix(withoutQuote(line), []byte(key))
		if !ok {
			continue
		}
		rest = bytes.TrimLeft(withoutQuote(rest), " \t")
		if bytes.HasPrefix(rest, []byte(":")) || bytes.HasPrefix(rest, []byte("：")) {
			return true
		}
	}
	return false
}

// withoutQuote returns a text without a quotation mark at its beginning.
func withoutQuote(text []byte) []byte {
	if len(text) > 0 && (text[0] == '"' || text[0] == '\'') {
		return text[1:]
	}
	return text
}
