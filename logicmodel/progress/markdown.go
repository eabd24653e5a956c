package progress

import (
	"fmt"
	"io"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// WriteMarkdown writes the report as Markdown: as [Report.WriteText] does, as a
// heading in bold and lists. Texts are shown as they are and cannot become
// links, mentions of people or HTML.
func (r *Report) WriteMarkdown(w io.Writer, name string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s**: %s\n", plaintext.Markdown(name), r.heading())
	for i := range r.Results {
		res := &r.Results[i]
		if i == 0 || r.Results[i-1].Owner() != res.Owner() {
			fmt.Fprintf(&b, "\n%s\n\n", plaintext.Markdown(res.OwnerTitle()))
		}
		fmt.Fprintf(&b, "- **%s** %s\n", res.State, plaintext.Markdown(res.Explain()))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
