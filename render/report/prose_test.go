package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestProse(t *testing.T) {
	p := func(s string) Block { return Block{Text: Text{{s, "en"}}} }
	list := func(items ...string) Block {
		var b Block
		for _, s := range items {
			b.List = append(b.List, Text{{s, "en"}})
		}
		return b
	}
	for _, c := range []struct {
		name, text string
		want       []Block
	}{
		{"nothing", " \n\n ", nil},
		{"a line", "One.", []Block{p("One.")}},
		{"folded", "One.\nTwo.", []Block{p("One."), p("Two.")}},
		{"literal", "One\nand on.\n\nTwo.\n", []Block{p("One and on."), p("Two.")}},
		{"windows", "One.\r\nTwo.", []Block{p("One."), p("Two.")}},
		{"a list", "These:\n• one\n• two\nThat is all.", []Block{p("These:"), list("one", "two"), p("That is all.")}},
		{"a list in literal text", "These:\n\n- one\n  of them\n- two\n\nMore.", []Block{p("These:"), list("one of them", "two"), p("More.")}},
		{"no bullets", "-5 degrees\n--\n- ", []Block{p("-5 degrees"), p("--"), p("-")}},
		{"markup", "# A *b* <i>c</i>", []Block{p("# A *b* <i>c</i>")}},
		{"controls", "a\x1b[31m\tb\u202e", []Block{p("a\ufffd[31m b\ufffd")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, tongue("en").prose(c.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
