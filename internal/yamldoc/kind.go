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

// Keys by which a file is known that lacks its id, so that a folder is not checked
// without it.
var (
	activitiesKey = regexp.MustCompile(`(?m)^["']?activities["']?\s*[:：]`)
	levelsKey     = regexp.MustCompile(`(?m)^["']?levels["']?\s*[:：]`)
	outcomesKey   = regexp.MustCompile(`(?m)^["']?(?:outcomes|end-state)["']?\s*[:：]`)
)

// KindOf returns the kind of a text, by the key at the top of the document that
// gives its id, or else by others that only that kind has. A model has both keys.
func KindOf(text []byte) string {
	text = UTF8(text)
	switch {
	case activitiesKey.Match(text) && outcomesKey.Match(text):
		return Model
	case levelsKey.Match(text) && outcomesKey.Match(text) && !modelKey.Match(text):
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
	if root := r.decode(text); root != nil && root.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(root.Content); i += 2 {
			key := root.Content[i].Value
			if root.Content[i+1].Kind == yaml.ScalarNode && (key == Model || key == Framework && kind == "") {
				kind = key
			}
		}
	}
	return kind
}
