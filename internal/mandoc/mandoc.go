// Package mandoc writes the manual pages of a command from its definition, in the
// macros that man reads everywhere. It replaces cobra's own generator, which
// needs three more modules, turns the dashes that people copy into hyphens, and
// writes the current date into its pages.
package mandoc

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A Page is one manual page.
type Page struct {
	Name string // of its file, such as resultschain-check.1
	Text string
}

// Pages returns the pages of the command and of those below it that are not hidden.
func Pages(root *cobra.Command) []Page {
	pages := []Page{{pageName(root) + ".1", pageText(root)}}
	for _, c := range subcommands(root) {
		pages = append(pages, Pages(c)...)
	}
	return pages
}

func subcommands(c *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, sub := range c.Commands() {
		if !sub.Hidden && sub.Name() != "help" {
			all = append(all, sub)
		}
	}
	return all
}

// pageName returns the name of a page: the words of the command with hyphens.
func pageName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

func pageText(c *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".\\\" Made from the definition of the command, by: go test ./cli -run TestMan -update\n")
	fmt.Fprintf(&b, ".TH %s 1 \"\" %s \"User Commands\"\n", escape(strings.ToUpper(pageName(c))), escape(c.Root().Name()))
	b.WriteString(".nh\n.ad l\n") // words are not hyphenated, so that they can be copied
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", escape(pageName(c)), escape(lowerFirst(c.Short)))

	arguments := " [OPTION]\u2026" + strings.TrimPrefix(c.Use, c.Name())
	if c.HasSubCommands() {
		arguments = " COMMAND [OPTION]\u2026 [ARGUMENT]\u2026"
	}
	fmt.Fprintf(&b, ".SH SYNOPSIS\n\\fB%s\\fR%s\n", escape(c.CommandPath()), escape(arguments))

	status := ""
	b.WriteString(".SH DESCRIPTION\n")
	for _, paragraph := range strings.Split(strings.TrimSpace(c.Long), "\n\n") {
		if rest, ok := strings.CutPrefix(paragraph, "Exit status: "); ok {
			status = rest
			continue
		}
		writeText(&b, paragraph)
	}
	if subs := subcommands(c); len(subs) > 0 {
		b.WriteString(".SH COMMANDS\n")
		for _, sub := range subs {
			fmt.Fprintf(&b, ".TP\n\\fB%s\\fR\n%s\n", escape(sub.Name()), escape(sub.Short))
		}
	}
	writeOptions(&b, c)
	if status != "" {
		b.WriteString(".SH EXIT STATUS\n")
		writeText(&b, status)
	}
	if c.Example != "" {
		b.WriteString(".SH EXAMPLES\n")
		writeText(&b, "  "+strings.TrimSpace(c.Example))
	}
	writeSeeAlso(&b, c)
	return b.String()
}

// writeText writes a paragraph: unchanged where it is indented, and else filled
// to the width of the terminal.
func writeText(b *strings.Builder, paragraph string) {
	if !strings.HasPrefix(paragraph, "  ") {
		b.WriteString(".PP\n")
		for line := range strings.Lines(paragraph) {
			fmt.Fprintln(b, escape(strings.TrimSpace(line)))
		}
		return
	}
	// Wide text begins further left, so that no line is broken.
	const columns, margin = 80, 7
	indent := 4
	for line := range strings.Lines(paragraph) {
		indent = min(indent, 2+columns-margin-utf8.RuneCountInString(strings.TrimRight(line, "\n")))
	}
	fmt.Fprintf(b, ".PP\n.RS %d\n.nf\n", indent)
	for line := range strings.Lines(paragraph) {
		fmt.Fprintln(b, escape(strings.TrimPrefix(strings.TrimRight(line, "\n"), "  ")))
	}
	b.WriteString(".fi\n.RE\n")
}

func writeOptions(b *strings.Builder, c *cobra.Command) {
	c.InitDefaultHelpFlag()
	c.InitDefaultVersionFlag()
	b.WriteString(".SH OPTIONS\n")
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		b.WriteString(".TP\n")
		if f.Shorthand != "" {
			fmt.Fprintf(b, "\\fB\\-%s\\fR, ", f.Shorthand)
		}
		fmt.Fprintf(b, "\\fB\\-\\-%s\\fR", escape(f.Name))
		if value != "" {
			fmt.Fprintf(b, " \\fI%s\\fR", escape(value))
		}
		fmt.Fprintf(b, "\n%s\n", escape(usage+defaultValue(f)))
	})
}

// defaultValue returns the value of a flag that is not given, unless it is the zero
// value.
func defaultValue(f *pflag.Flag) string {
	switch f.DefValue {
	case "", "false", "0", "[]", "0s":
		return ""
	}
	return " (default " + f.DefValue + ")"
}

func writeSeeAlso(b *strings.Builder, c *cobra.Command) {
	var others []string
	add := func(c *cobra.Command) {
		others = append(others, fmt.Sprintf("\\fB%s\\fR(1)", escape(pageName(c))))
	}
	if c.HasParent() {
		add(c.Parent())
		for _, sibling := range subcommands(c.Parent()) {
			if sibling != c {
				add(sibling)
			}
		}
	}
	for _, sub := range subcommands(c) {
		add(sub)
	}
	if len(others) > 0 {
		fmt.Fprintf(b, ".SH SEE ALSO\n%s\n", strings.Join(others, ",\n"))
	}
}

// escape returns one line of text escaped so that man shows it unchanged, also
// for copying.
func escape(line string) string {
	var b strings.Builder
	if strings.HasPrefix(line, ".") {
		b.WriteString(`\&`)
	}
	for _, r := range line {
		switch {
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r == '\'':
			b.WriteString(`\(aq`)
		case r == '"':
			b.WriteString(`\(dq`)
		case r == '`':
			b.WriteString(`\(ga`)
		case r == '^':
			b.WriteString(`\(ha`)
		case r == '~':
			b.WriteString(`\(ti`)
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// lowerFirst returns a sentence as man wants it after the name of a command.
func lowerFirst(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToLower(s[:1]) + s[1:]
}
