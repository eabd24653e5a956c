package yamldoc

import (
	"bytes"
	"regexp"
	"slices"
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
// gives its id. A model has both keys.
func KindOf(text []byte) string {
	if !bytes.Contains(text, []byte(Model)) && !bytes.Contains(text, []byte(Framework)) && !bytes.ContainsRune(text, '\\') {
		return "" // without parsing a large file of something else
	}
	switch {
	case modelKey.Match(text):
		return Model
	case frameworkKey.Match(text):
		return Framework
	}
	keys := Keys(text) // of JSON, say; that of coverage has a framework with more in it
	for _, kind := range []string{Model, Framework} {
		if slices.Contains(keys, kind) {
			return kind
		}
	}
	return ""
}
