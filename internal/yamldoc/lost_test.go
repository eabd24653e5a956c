package yamldoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
)

// misreadings returns the misreadings of a text as "line:column message", and the
// text with all of them mended.
func misreadings(src string) (got []string, mended string) {
	var g garden
	s, _ := Read("g.yaml", []byte(src), testFault, gardenTable, &g)
	var all diag.Fix
	for _, m := range s.Misreadings() {
		got = append(got, fmt.Sprintf("%d:%d %s", m.Pos.Line, m.Pos.Column, m.Message))
		for _, fix := range m.Fixes {
			all.Edits = append(all.Edits, fix.Edits...)
		}
	}
	text, err := all.Apply([]byte(src))
	if err != nil {
		return append(got, err.Error()), ""
	}
	return got, string(text)
}

func TestMisreadings(t *testing.T) {
	lost := func(text string) string {
		return fmt.Sprintf(`the text ends before this "#", which begins a comment, so that "%s" is left out; put quotes round the whole text, or a space after the "#" if this is a comment`, text)
	}
	code := func(code, character string) string {
		return fmt.Sprintf(`"%s" is the code of web pages for %s, and is not read as such here; write the character itself`, code, character)
	}
	for _, c := range []struct{ name, src, want, mended string }{
		{"number", "name: Bed #1 in the park\n", "1:11 " + lost("#1 in the park"), "name: \"Bed #1 in the park\"\n"},
		{"number at the end", "name: See report #4", "1:18 " + lost("#4"), "name: \"See report #4\""},
		{"number after a bracket", "name: Our bed (see #4)\r\nopen: yes\r\n", "1:20 " + lost("#4)"), "name: \"Our bed (see #4)\"\r\nopen: yes\r\n"},
		{"number with quotes", "name: Bed \"Rose\" #4\n", "1:18 " + lost("#4"), "name: \"Bed \\\"Rose\\\" #4\"\n"},
		{"after quotes", "name: \"Bed\" #4 of them\n", "1:13 " + lost("#4 of them"), ""},
		{"comment after quotes", "name: \"Bed\" #old\n", "", ""},
		{"hashtag", "name: People share #GetActive posts\n", "1:20 " + lost("#GetActive posts"), "name: People share #GetActive posts\n"},
		{"in an item", "tags:\n  - é #2\n", "2:7 " + lost("#2"), "tags:\n  - \"é #2\"\n"},
		{"in a list of many lines", "tags: [a,\n  bed #2\n  ]\n", "2:7 " + lost("#2"), "tags: [a,\n  \"bed #2\"\n  ]\n"},
		{"after a text of two lines", "name: Our bed\n  in the park #2\n", "2:15 " + lost("#2"), "name: Our bed\n  in the park #2\n"},
		{"in a text that is not plain", "made: ~\nname: Our bed #2\n", "2:15 " + lost("#2"), "made: ~\nname: \"Our bed #2\"\n"},

		{"comment", "name: Our bed # see note 4\n", "", ""},
		{"comment that begins with a number", "name: Our bed # 4 of them\n", "", ""},
		{"decoration", "name: Our bed #---- x\n", "", ""},
		{"remark for later", "name: Our bed #TODO: measure it\n", "", ""},
		{"number and comment", "made: 2024 #2 of them\n", "", ""},
		{"id and comment", "garden: g #old\n", "", ""},
		{"comment on a line of its own", "name: Our bed\n#4 is next\n", "", ""},
		{"comment after a list", "tags: [a, b] #4\n", "", ""},
		{"no space before it", "name: Bed#4 and C#\n", "", ""},
		{"quotes", "name: \"Our bed #4\"\n", "", ""},
		{"text by lines", "name: |\n  Our bed #4\n", "", ""},
		{"JSON", `{"garden": "g", "name": "Our bed #4"}`, "", ""},

		{"ampersand", "name: Leeks &amp; peas\n", "1:13 " + code("&amp;", `"&"`), "name: \"Leeks & peas\"\n"},
		{"no-break space", "name: Leeks&nbsp;held\n", "1:12 " + strings.ReplaceAll(code("&nbsp;", "a no-break space"), "the character itself", "a space"), "name: Leeks held\n"},
		{"one finding a text", "name: Leeks&nbsp;&amp; &#8220;peas&#8221;\n", "1:12 " + strings.ReplaceAll(code("&nbsp;", "a no-break space"), "the character itself", "a space"), "name: \"Leeks & “peas”\"\n"},
		{"accent", "name: Caf&eacute; garden\n", "1:10 " + code("&eacute;", `"é"`), "name: Café garden\n"},
		{"number of a character", "name: \"Don&#39;t\"\n", "1:11 " + code("&#39;", "\"'\""), "name: \"Don&#39;t\"\n"},
		{"query of an address", "name: https://example.org/?a=1&copy=2;x\n", "", ""},
		{"no such character", "name: Tom &friends; more\n", "", ""},
		{"company", "name: Marks & Sons; and others\n", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, mended := misreadings(c.src)
			if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if c.mended != "" && mended != c.mended {
				t.Errorf("mended is %q, want %q", mended, c.mended)
			}
		})
	}
	var none *Source
	if len(none.Misreadings()) > 0 {
		t.Error("a document built in Go has misreadings")
	}
}
