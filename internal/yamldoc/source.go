package yamldoc

import (
	"sync"

	"github.com/resultschain/resultschain/diag"
)

// A Source is the text that a document was read from. It finds places in it when
// they are asked for, so that a document of which nobody asks costs no more than
// its text. A nil Source is that of a document built in Go. It is safe for
// concurrent use.
type Source struct {
	file string
	src  string

	once  sync.Once
	lines *diag.Text
}

// Text is the text cut into lines.
func (s *Source) Text() *diag.Text {
	s.once.Do(func() { s.lines = diag.NewText([]byte(s.src)) })
	return s.lines
}

// Ends sets the ends of findings in the file that have none.
func (s *Source) Ends(list diag.List) {
	for i := range list {
		if d := &list[i]; s != nil && d.Pos.Column > 0 && d.Pos.File == s.file && d.End == (diag.Pos{}) {
			d.End = s.Text().End(d.Pos)
		}
	}
}
