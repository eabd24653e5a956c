package plaintext

import (
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", " \n", ""},
		{"words", "Improved wellbeing (all of it), at 10:30!", "Improved wellbeing (all of it), at 10:30!"},
		{"lines", "a\n\n    b\tc  ", "a b c"},
		{"control", "\x1b[31m", "\ufffd\\[31m"},
		{"emphasis", "*a* _b_ ~~c~~", `\*a\* \_b\_ \~\~c\~\~`},
		{"code", "`x`", "\\`x\\`"},
		{"backslash", `\* a\`, `\\\* a\\`},
		{"cell", `a|b\|c`, `a\|b\\\|c`},
		{"link", "[x](javascript:y) ![z][1]", `\[x\](javascript:y) !\[z\]\[1\]`},
		{"bare link", "http://a.org, ftp://b.org, www.c.org, me@d.org", `http:<!-- -->//a.org, ftp:<!-- -->//b.org, www<!-- -->.c.org, me@<!-- -->d.org`},
		{"mention", "@someone of @a/team", "@<!-- -->someone of @<!-- -->a/team"},
		{"issue", "see #1 and a/b#2", "see #<!-- -->1 and a/b#<!-- -->2"},
		{"html", "<b>&amp;</b><!-- x -->", `&lt;b&gt;&amp;amp;&lt;/b&gt;&lt;!-- x --&gt;`},
		{"sum", "$x_1$", `\$x\_1\$`},
		{"heading", "# a #", `\#<!-- --> a #<!-- -->`},
		{"quotation", "> a", `&gt; a`},
		{"list", "- a", `\- a`},
		{"list with plus", "+ a", `\+ a`},
		{"rule", "---", `\---`},
		{"underline of a heading", "===", `\===`},
		{"definition", ": a", `\: a`},
		{"numbered list", "12. a", `12\. a`},
		{"numbered list with a parenthesis", "1) a", `1\) a`},
		{"number", "12", "12"},
		{"number and words", "12 days. Or 3) more", "12 days. Or 3) more"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Markdown(c.text); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// FuzzMarkdown checks that whatever the text is, its Markdown is one line in
// which every character that opens something is escaped.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{`\|`, "a\\\n|", "<!-- -->", "\\\\`", "1.#@", "&lt;", "://www."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := strings.ReplaceAll(Markdown(s), apart, "")
		if strings.ContainsAny(got, "\n\r<>") {
			t.Fatalf("%q has a line end or HTML: %q", s, got)
		}
		var shown strings.Builder
		for i := 0; i < len(got); i++ {
			switch {
			case got[i] == '\\':
				i++
				if i == len(got) {
					t.Fatalf("%q ends in half an escape: %q", s, got)
				}
			case strings.IndexByte("`*_~[]|$", got[i]) >= 0:
				t.Fatalf("%q has %q without an escape: %q", s, got[i], got)
			}
			shown.WriteByte(got[i])
		}
		text := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(shown.String())
		if text != Line(s) {
			t.Fatalf("%q is shown as %q", s, text)
		}
	})
}
