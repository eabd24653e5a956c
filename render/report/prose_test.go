package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestProse(t *testing.T) {
	p := func(s string) block { return block{text: text{{words: s, lang: "en"}}} }
	list := func(items ...string) block {
		var b block
		for _, s := range items {
			b.list = append(b.list, text{{words: s, lang: "en"}})
		}
		return b
	}
	numbered := func(first int, items ...string) block {
		b := list(items...)
		b.first = first
		return b
	}
	for _, c := range []struct {
		name, text string
		want       []block
	}{
		{"nothing", " \n\n ", nil},
		{"a line", "One.", []block{p("One.")}},
		{"folded", "One.\nTwo.", []block{p("One."), p("Two.")}},
		{"literal", "One\nand on.\n\nTwo.\n", []block{p("One and on."), p("Two.")}},
		{"windows", "One.\r\nTwo.", []block{p("One."), p("Two.")}},
		{"a list", "These:\n• one\n• two\nThat is all.", []block{p("These:"), list("one", "two"), p("That is all.")}},
		{"a list in literal text", "These:\n\n- one\n  of them\n- two\n\nMore.", []block{p("These:"), list("one of them", "two"), p("More.")}},
		{"numbers", "1. one\n2. two\n\nBetween.\n\n3) three", []block{numbered(1, "one", "two"), p("Between."), numbered(3, "three")}},
		{"no numbers", "1. one\n\n2010. A year.\n3.5 points", []block{p("1. one"), p("2010. A year. 3.5 points")}},
		{"no bullets", "-5 degrees\n--\n- ", []block{p("-5 degrees"), p("--"), p("-")}},
		{"markup", "# A *b* <i>c</i>", []block{p("# A *b* <i>c</i>")}},
		{"controls", "a\x1b[31m\tb\u202e", []block{p("a\ufffd[31m b\ufffd")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, language("en").blocks(c.text), cmp.AllowUnexported(block{}, span{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
