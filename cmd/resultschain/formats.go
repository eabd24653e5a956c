package main

import (
	"io"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// A findingFormat is a form in which check writes findings.
type findingFormat struct {
	name  string
	write func(*results, io.Writer) error
}

// findingFormats are all forms; the first is the default.
var findingFormats = []findingFormat{
	{"text", (*results).writeText},
	{"json", (*results).writeJSON},
	{"sarif", (*results).writeSARIF},
	{"github", (*results).writeGitHub},
	{"rdjsonl", (*results).writeRDJSONL},
	{"junit", (*results).writeJUnit},
}

func findingFormatNames() []string {
	var names []string
	for _, f := range findingFormats {
		names = append(names, f.name)
	}
	return names
}

// findingFormatOf is the form of that name.
func findingFormatOf(name string) (findingFormat, error) {
	for _, f := range findingFormats {
		if f.name == name {
			return f, nil
		}
	}
	names := findingFormatNames()
	last := len(names) - 1
	return findingFormat{}, usage("there is no format %s of findings; use %s or %s", diag.Quote(name), strings.Join(names[:last], ", "), names[last])
}

// homepage is where the project lives, for the programs that read findings.
const homepage = "https://github.com/resultschain/resultschain"

// rulePage is where a rule is explained; empty for the faults of frameworks,
// which have no page.
func rulePage(code, rule string) string {
	if !strings.HasPrefix(code, "LM") {
		return ""
	}
	return homepage + "/blob/main/docs/rules.md#" + strings.ToLower(code) + "-" + rule
}
