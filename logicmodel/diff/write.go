package diff

import (
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/table"
)

// Lines of text have at most width columns where words allow; the text of a
// change begins at the column indent.
const (
	width  = 80
	indent = 12
)

// WriteText writes the changes of files for people to read in a terminal: the
// title of each pair that changed, how many changes there are, and a paragraph
// of each. Nothing in it can drive the terminal.
func WriteText(w io.Writer, diffs []*Diff) error {
	s := style{name: plaintext.Printable, quote: func(s string) string { return `"` + plaintext.Printable(s) + `"` }}
	var b strings.Builder
	for _, d := range diffs {
		notes := d.Notes()
		if len(notes) == 0 {
			continue
		}
		b.WriteString(plaintext.Printable(d.Title()) + ": " + prose.Count(len(notes), "change") + "\n")
		for _, n := range notes {
			label := "  " + n.verb()
			b.WriteString(wrap(label+strings.Repeat(" ", max(indent-len(label), 0)), s.sentence(d, n)))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// wrap returns a sentence after its label, on one line if it fits, and else
// broken at its break marks, then between words.
func wrap(label, sentence string) string {
	lines := strings.Split(sentence, breakMark)
	if whole := strings.Join(lines, ""); indent+utf8.RuneCountInString(whole) <= width {
		lines = []string{whole}
	}
	further := strings.Repeat(" ", indent+4)
	text := table.Wrap(label, further, lines[0])
	for _, line := range lines[1:] {
		text += table.Wrap(further[2:], further, strings.TrimLeft(line, "; "))
	}
	return text
}

// WriteMarkdown writes the changes of files as Markdown, fit for a comment on a
// pull request: as [WriteText] does, each file as a heading in bold and a list.
// Texts are shown as they are and cannot become links, mentions of people or
// HTML. Where no file has changed, it writes one line that states so.
func WriteMarkdown(w io.Writer, diffs []*Diff) error {
	s := style{name: codeSpan, quote: func(s string) string { return "“" + plaintext.Markdown(s) + "”" }}
	var files []string
	for _, d := range diffs {
		notes := d.Notes()
		if len(notes) == 0 {
			continue
		}
		var file strings.Builder
		file.WriteString("**" + plaintext.Markdown(d.Title()) + "**: " + prose.Count(len(notes), "change") + "\n\n")
		for _, n := range notes {
			file.WriteString("- **" + n.verb() + "** " + strings.ReplaceAll(s.sentence(d, n), breakMark, "") + "\n")
		}
		files = append(files, file.String())
	}
	text := strings.Join(files, "\n")
	if text == "" && len(diffs) > 0 {
		text = "No change in meaning.\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// codeSpan returns an id as code if Markdown can show it as such.
func codeSpan(s string) string {
	if strings.Contains(s, "`") || strings.TrimSpace(s) == "" {
		return plaintext.Markdown(s)
	}
	return "`" + plaintext.Printable(s) + "`"
}

// WriteJSON writes the files that changed as an object {"files": […]}, each as
// [Diff.MarshalJSON] does. [json.Unmarshal] reads them into a struct with a field
// Files of type []*Diff.
func WriteJSON(w io.Writer, diffs []*Diff) error {
	changed := []*Diff{}
	for _, d := range diffs {
		if len(d.Changes) > 0 {
			changed = append(changed, d)
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(map[string]any{"files": changed})
}
