package plaintext

import (
	"regexp"
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
		{"bare link", "http://a.org, ftp://b.org, www.c.org, me@d.org", `http:/<!-- -->/a.org, ftp:/<!-- -->/b.org, www<!-- -->.c.org, me@<!-- -->d.org`},
		{"mention", "@someone of @a/team", "@<!-- -->someone of @<!-- -->a/team"},
		{"issue", "see #1 and a/b#2", "see #<!-- -->1 and a/b#<!-- -->2"},
		{"issue by its old name", "GH-1 and gh-22, not high-5", "GH-<!-- -->1 and gh-<!-- -->22, not high-5"},
		{"emoji", ":tada: at 10:30, :a_b:c:", `\:<!-- -->tada: at 10:30, :<!-- -->a\_b:<!-- -->c:`},
		{"emoji of any script", ":ſ: :日本: Größe:Länge:", `\:<!-- -->ſ: :<!-- -->日本: Größe:<!-- -->Länge:`},
		{"link of a page's own scheme", "//a.org///", "/<!-- -->/a.org/<!-- -->/<!-- -->/"},
		{"template", "{{ x }} {% y %} {# z #} {.c}", "&#123;&#123; x &#125;&#125; &#123;% y %&#125; &#123;#<!-- --> z #<!-- -->&#125; &#123;.c&#125;"},
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
	for _, s := range []string{
		`\|`, "a\\\n|", "<!-- -->", "\\\\`", "1.#@", "&lt;", "://www.", "*a* _b_ ~c~ $d$", "[x](http://y) ![z][1]", "@all of #1 in @a/b",
		"www.a.org, ftp://b.org", "<b>", "- a", "+ a", "===", ": a", "# a", "12) a", "::error::a", "##[a]",
		"GH-1 gh-22", ":tada:+1:", "::P:ſ:", `G\\H-1`, "https:<!-- -->//a.org", "{{ x }} {% y %}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Markdown(s)
		for _, opens := range []string{"//", "www.", "{", "}", "\n", "\r"} {
			if strings.Contains(got, opens) {
				t.Fatalf("%q has %q: %q", s, opens, got)
			}
		}
		if begin.MatchString(got) {
			t.Fatalf("%q begins a list or a heading: %q", s, got)
		}
		if m := mention.FindString(escape.ReplaceAllString(got, "$1")); m != "" {
			t.Fatalf("%q has %q: %q", s, m, got)
		}
		var shown strings.Builder
		for i := 0; i < len(got); i++ {
			switch c := got[i]; c {
			case '\\':
				i++
				if i == len(got) {
					t.Fatalf("%q ends in half an escape: %q", s, got)
				}
			case '`', '*', '_', '~', '[', ']', '|', '$', '>':
				t.Fatalf("%q has %q without an escape: %q", s, c, got)
			case '@', '#':
				if c == '#' && i > 0 && got[i-1] == '&' {
					break
				}
				if !strings.HasPrefix(got[i+1:], "<!-- -->") {
					t.Fatalf("%q has %q that may be a mention: %q", s, c, got)
				}
			case '<':
				if !strings.HasPrefix(got[i:], "<!-- -->") {
					t.Fatalf("%q has HTML: %q", s, got)
				}
				i += len("<!-- -->") - 1
				continue
			}
			shown.WriteByte(got[i])
		}
		text := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&#123;", "{", "&#125;", "}").Replace(shown.String())
		if text != Line(s) {
			t.Fatalf("%q is shown as %q", s, text)
		}
	})
}

// begin matches what begins a list, a rule, a heading, a line under one or a
// definition.
var begin = regexp.MustCompile(`^([-+=#:]|[0-9]+[.)])`)

// escape matches a character with the backslash that is not shown.
var escape = regexp.MustCompile(`\\(.)`)

// mention matches what GitHub makes an issue or an emoji of.
var mention = regexp.MustCompile(`(?i)\bgh-[0-9]|:[\pL\pN\pM_+-]+:`)
