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

func TestOutline(t *testing.T) {
	story, links := outline("Title of\ntwo lines\n\nOne\ntwo.\n\nThree.\n\nLinks\n\n 1. “a” leads to “b”.\n    Why: it does\n      so.\n 2. “b” leads to\n    3. c.\n 3. d.\n 4. e.\n 5. f.\n 6. g.\n 7. h.\n 8. i.\n 9. j.\n10. k.\n")
	if diff := cmp.Diff([]string{"One two.", "Three."}, story); diff != "" {
		t.Errorf("story (-want +got):\n%s", diff)
	}
	want := []string{"“a” leads to “b”. Why: it does so.", "“b” leads to 3. c.", "d.", "e.", "f.", "g.", "h.", "i.", "j.", "k."}
	if diff := cmp.Diff(want, links); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if story, links := outline("Title\n\nNo links.\n"); len(story) != 1 || links != nil {
		t.Errorf("without links: %q, %q", story, links)
	}
}
