package diag

import (
	"github.com/resultschain/resultschain/internal/plaintext"
)

// quoteMax is how many code points of a user's text a message repeats.
const quoteMax = 60

// Quote returns a user's text as a message shows it: between double quotes, on
// one line, cut with an ellipsis after 60 code points, and with control and
// direction-changing characters replaced, so that no file can drive the terminal
// that shows the message. Commands that the log of a pipeline would obey, such as
// ##[error], are kept: the message may be written as JSON. Functions that write
// it as text, such as [Diagnostic.Error], break them up.
func Quote(text string) string {
	n := 0
	for i := range text {
		if n == quoteMax {
			return `"` + plaintext.Clean(text[:i]) + `…"`
		}
		n++
	}
	return `"` + plaintext.Clean(text) + `"`
}
