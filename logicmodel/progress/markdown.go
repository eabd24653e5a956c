package progress

import (
	"fmt"
	"io"
	"strings"
)

// WriteMarkdown writes the report as Markdown: as [Report.WriteText] does, as a
// heading in bold and lists. Texts are shown as they are and cannot become
// links, mentions of people or HTML.
func (r *Report) WriteMarkdown(w io.Writer, name string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**: %s\n", escape(name), r.heading())
	for i := range r.Results {
		res := &r.Results[i]
		if i == 0 || r.Results[i-1].Owner() != res.Owner() {
			fmt.Fprintf(&b, "\n%s\n\n", escape(res.OwnerTitle()))
		}
		fmt.Fprintf(&b, "- **%s** %s\n", res.State, escape(res.Explain()))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// apart keeps a character from meaning something with what follows it.
const apart = "<!-- -->"

var special = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "~", `\~`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`,
	"@", "@"+apart, "#", "#"+apart, "://", ":"+apart+"//", "www.", "www"+apart+".", "$", `\$`)

// escape is a text that Markdown shows as it is.
func escape(s string) string {
	s = special.Replace(strings.TrimSpace(shown(s)))
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9':
			continue
		case i > 0 && (c == '.' || c == ')'): // a numbered list
			return s[:i] + `\` + s[i:]
		case i == 0 && (c == '-' || c == '+' || c == '='):
			return `\` + s
		}
		break
	}
	return s
}
