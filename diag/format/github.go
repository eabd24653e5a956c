package format

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// writeGitHub writes the findings as commands of GitHub Actions, which shows
// them at the lines of a pull request.
func (r *Report) writeGitHub(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, d := range r.Findings {
		level := d.Severity.String()
		if d.Severity == diag.Info {
			level = "notice"
		}
		fmt.Fprintf(b, "::%s ", level)
		if d.Pos.File != "" {
			fmt.Fprintf(b, "file=%s,", githubProperty.Replace(d.Pos.File))
		}
		if d.Pos.IsValid() {
			fmt.Fprintf(b, "line=%d,", d.Pos.Line)
			if d.Pos.Column > 0 {
				fmt.Fprintf(b, "col=%d,endColumn=%d,", d.Pos.Column, r.end(d.Pos, d.End).Column)
			}
		}
		message := d.Message
		for _, related := range d.Related {
			message += "\n" + related.Pos.String() + ": " + related.Message
		}
		fmt.Fprintf(b, "title=%s::%s\n", githubProperty.Replace(d.Code+" "+d.Rule), githubText.Replace(message))
	}
	return b.Flush()
}

// The replacers escape what GitHub Actions would read as its own marks.
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("\x1b", "\ufffd", "%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
