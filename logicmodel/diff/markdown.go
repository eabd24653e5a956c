package diff

import (
	"fmt"
	"io"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// WriteMarkdown writes the changes as Markdown, fit for a comment on a pull
// request: as [WriteText] does, as a heading in bold and a list. Texts are
// shown as they are and cannot become links, mentions of people or HTML. Of no
// changes it writes nothing.
func WriteMarkdown(w io.Writer, name string, changes []Change) error {
	all := notes(changes)
	if len(all) == 0 {
		return nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**: %s\n\n", escape(name), count(len(all)))
	for _, n := range all {
		fmt.Fprintf(&b, "- **%s** %s\n", n.verb, n.markdown())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (n *note) markdown() string {
	var b strings.Builder
	for _, s := range n.says {
		switch s.sort {
		case name:
			if strings.Contains(s.text, "`") || strings.TrimSpace(s.text) == "" {
				b.WriteString(escape(s.text))
			} else {
				b.WriteString("`" + printable(s.text) + "`")
			}
		case quoted:
			b.WriteString("“" + escape(s.text) + "”")
		default:
			b.WriteString(s.text)
		}
	}
	return b.String()
}

// escape is a text that Markdown shows as it is.
func escape(s string) string { return plaintext.Markdown(s) }
