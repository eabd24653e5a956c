package main

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/resultschain/resultschain/internal/yamldoc"
)

var (
	modelKey     = regexp.MustCompile(`(?m)^(?:\x{feff})?["']?model["']?\s*:`)
	frameworkKey = regexp.MustCompile(`(?m)^(?:\x{feff})?["']?framework["']?\s*:`)
)

// kindOf is "model" or "framework", by the key at the top of the document that
// gives its id; empty where it is neither. A model has both keys.
func kindOf(src []byte) string {
	if !bytes.Contains(src, []byte("model")) && !bytes.Contains(src, []byte("framework")) && !bytes.ContainsRune(src, '\\') {
		return "" // no key can be one of the two; so a large file of something else is soon told
	}
	switch {
	case modelKey.Match(src):
		return "model"
	case frameworkKey.Match(src):
		return "framework"
	}
	keys := yamldoc.Keys(src) // JSON, say; that of coverage has a framework with more in it
	for _, kind := range []string{"model", "framework"} {
		if slices.Contains(keys, kind) {
			return kind
		}
	}
	return ""
}
