package paint

import (
	"bytes"
	"fmt"
)

// An About is what a box or an arrow stands for in the model, for programs that read
// the picture.
type About struct {
	ID, Stage          string // of a box
	From, To           string // of an arrow, the ids of its ends
	FromStage, ToStage string // of an arrow between whole stages
	Link               string // the address that a box leads to; empty: none
	Words              string // of an arrow, with its evidence, assumptions and risks
}

// open writes the beginning of the group that carries the attributes, which is a link
// where there is an address, and returns its end.
func (a *About) open(b *bytes.Buffer, title string) string {
	tag := "g"
	if a.Link != "" {
		tag = "a"
	}
	b.WriteString("<" + tag)
	write := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, ` %s="%s"`, name, EscapeXML(value))
		}
	}
	if a.Link != "" {
		write("href", a.Link)
		write("aria-label", title)
	}
	write("data-id", a.ID)
	write("data-stage", a.Stage)
	write("data-from", a.From)
	write("data-to", a.To)
	write("data-from-stage", a.FromStage)
	write("data-to-stage", a.ToStage)
	b.WriteByte('>')
	return "</" + tag + ">"
}
