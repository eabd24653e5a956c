package report

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// writeQuarto writes a page of Markdown for Quarto and Pandoc: a head in YAML,
// captions and alternative texts of figures and tables in their way, and ids to
// refer to. Its pictures are SVG beside it.
func writeQuarto(ctx context.Context, r *Document, name string) ([]File, error) {
	w := &quartoPage{newMarkdownPage(name, quartoText)}
	if err := writeDocument(ctx, w, r); err != nil {
		return nil, err
	}
	return w.files(name), nil
}

// A quartoPage is a page of the Markdown of Quarto and Pandoc.
type quartoPage struct{ markdownPage }

func (w *quartoPage) front(ctx context.Context, r *Document) error {
	w.WriteString("---\n")
	for _, e := range []struct{ key, value string }{{"title", r.title.String()}, {"subtitle", r.subtitle.String()}, {"author", r.author}} {
		if e.value == "" {
			continue
		}
		w.writef("%s: ", e.key)
		encoder := json.NewEncoder(&w.Buffer) // texts of JSON are YAML too
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(quartoLine(e.value)); err != nil {
			return err
		}
	}
	w.writef("lang: en-GB\ntoc: %t\n---\n\n", len(r.sections) >= fewSections)
	return writeBlocks(ctx, w, r.lead)
}

func (w *quartoPage) heading(level int, id string, s *section) {
	w.writef("%s %s {#%s}\n\n", strings.Repeat("#", min(level, 6)), quartoText(s.title), id)
}

func (w *quartoPage) list(items []text, first int) {
	w.markdownPage.list(items, first)
	w.WriteString("<!-- -->\n\n") // so that another list does not go on with this one
}

func (w *quartoPage) table(t *table) {
	w.writef("::: {#%s}\n\n", quartoID(&t.label))
	rule := ""
	for _, width := range columnWidths(t, 100) {
		rule += "|" + strings.Repeat("-", max(3, width))
	}
	w.tableRows(t, rule)
	w.writef("%s\n\n:::\n\n", quartoText(t.caption))
}

func (w *quartoPage) figure(ctx context.Context, f *figure) error {
	address, err := w.picture(ctx, f)
	alt := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(plaintext.CleanLine(f.alt.String()))
	w.writef("![%s](%s){#%s fig-alt=\"%s\"}\n\n", quartoText(f.caption), address, quartoID(&f.label), alt)
	return err
}

// quartoID returns the id of a figure or table, by whose beginning Quarto knows
// that it numbers it.
func quartoID(l *captionLabel) string {
	return fmt.Sprintf("%s-%d", map[string]string{"Figure": "fig", "Table": "tbl"}[l.kind], l.number)
}

// quartoText returns a text escaped so that Pandoc shows it as it is.
func quartoText(t text) string {
	var b strings.Builder
	var words strings.Builder
	flush := func() {
		b.WriteString(quartoLine(words.String()))
		words.Reset()
	}
	for _, s := range t {
		if s.ref == nil {
			words.WriteString(s.words)
			continue
		}
		flush()
		fmt.Fprintf(&b, "[%s](#%s)", s.ref, quartoID(s.ref))
	}
	flush()
	return b.String()
}

// quartoLine returns words escaped for Pandoc, which takes a backslash before any
// sign: signs that mean something anywhere, and all signs of the first word, which
// may begin a list.
func quartoLine(words string) string {
	var b strings.Builder
	first := true
	line := plaintext.Line(words)
	for i, r := range line {
		first = first && r != ' '
		sign := r < 0x80 && strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r)
		double := i > 0 && (r == '-' || r == '.') && line[i-1] == byte(r)
		if sign && (first || double || strings.ContainsRune("\\`*_{}[]<>#|$^~@&\"'!", r)) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
