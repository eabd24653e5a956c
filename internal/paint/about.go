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

	Facts    []Fact // of a box
	Tags     []Tag  // of a box
	Leaves   []int  // of an arrow, the numbers of the boxes that it leaves, from 1
	Enters   []int  // and of those that it enters
	Feedback bool   // of an arrow that runs back
}

// A Fact is what is known of a box under one heading.
type Fact struct {
	Heading string
	Items   []string
}

// A Tag is something by which boxes are chosen, such as a Partner, and its name.
type Tag struct{ By, Name string }

// A Section is a part of a picture in words.
type Section struct {
	Heading, Lang, Text string // Lang: of the heading; empty: English
	Items               []string
}

// open writes the start tag of the group with the attributes, and returns its end tag.
// The group is a link where it has an address.
func (a *About) open(b *bytes.Buffer, title string) string {
	tag := "g"
	if a.Link != "" {
		tag = "a"
	}
	b.WriteString("<" + tag)
	write := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, ` %s="%s"`, name, escapeXML(value))
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
