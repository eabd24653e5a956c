package rules

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

// embedded holds the folder examples: for every rule CODE.yaml, a model with the
// fault, and CODE.txt, what check reports; framework.yaml is the framework that
// the models name. LM036 and LM069, which every model without an assumption or a
// framework breaks, are turned off except for their own.
//
//go:embed examples
var embedded embed.FS

// examples is the file system of the examples; their own test sets it to the folder.
var examples fs.ReadFileFS = embedded

// Page returns the page of a rule as plain text of at most 80 columns, except for
// what the example holds.
func Page(r *Rule) string {
	var b strings.Builder
	what := string(r.Class)
	if r.On == ScopeFrameworks {
		what = "of a framework file"
	}
	fmt.Fprintf(&b, "%s %s (%s, %s)\n", r.Code, r.Name, r.Severity, what)
	for p := range strings.SplitSeq(r.Doc, "\n\n") {
		b.WriteString("\n" + wrap(p, 80))
	}
	if model, output, ok := example(r.Code); ok {
		fmt.Fprintf(&b, "\nExample:\n\n%s\nwhat check says:\n\n%s", indent(model), indent(output))
	}
	return b.String()
}

// example returns a model with the fault of the rule and the output of check for
// it; false where there is no such rule.
func example(code string) (model, output string, ok bool) {
	m, err := examples.ReadFile("examples/" + code + ".yaml")
	if err != nil {
		return "", "", false
	}
	s, err := examples.ReadFile("examples/" + code + ".txt")
	return string(m), string(s), err == nil
}

// wrap breaks a paragraph into lines of at most width characters.
func wrap(paragraph string, width int) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(paragraph) {
		n := len([]rune(word))
		switch {
		case column == 0:
		case column+1+n > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	b.WriteByte('\n')
	return b.String()
}

func indent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			b.WriteString("    ")
		}
		b.WriteString(line)
	}
	return b.String()
}
