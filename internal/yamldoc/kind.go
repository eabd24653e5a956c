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

// KindOf returns the kind of a text, by the key at the top of the document that
// gives its id, or else by others that only that kind has. A model has both keys.
//
// A file is known by the others also where it lacks its id, so that a folder is not
// checked without it.
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
	// The keys of JSON, say; that of coverage has a framework with more in it.
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

// hasTopKey reports whether a line of the text begins with the key, which may be in
// quotes, and a colon, which may be a wide one.
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
