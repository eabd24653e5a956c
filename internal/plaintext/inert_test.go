package plaintext

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestInert(t *testing.T) {
	const scotland = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"words", "Open: the café :: 10:30, a::b, ::1, std ::", "Open: the café :: 10:30, a::b, ::1, std ::"},
		{"headings", "# a ## b ##c [d] ###", "# a ## b ##c [d] ###"},
		{"white space and controls", "a\tb\n\x1b", "a\tb\n\x1b"},
		{"command", "::error::pwn", "\ufffd:error::pwn"},
		{"command with a title", "::error title=pwn::see", "\ufffd:error title=pwn::see"},
		{"command after a space", "a ::add-mask::b", "a \ufffd:add-mask::b"},
		{"command after other white space", "a\n::A\t::b\u00a0::c\u3000::d", "a\n\ufffd:A\t\ufffd:b\u00a0\ufffd:c\u3000\ufffd:d"},
		{"more colons", ":::a ::::b", ":::a ::::b"},
		{"old command", "a##[error]b", "a#\ufffd[error]b"},
		{"old command after more of them", "###[a]##[b]", "##\ufffd[a]#\ufffd[b]"},
		{"commands of other services", "##vso[task.x]y ##teamcity[z]", "#\ufffdvso[task.x]y #\ufffdteamcity[z]"},
		{"flag of tags", scotland + " and " + scotland, scotland + " and " + scotland},
		{"tags without a flag", "a\U000e0061\U000e0001b\U000e007f", "a\ufffd\ufffdb\ufffd"},
		{"flag without an end", "🏴\U000e0067\U000e0062\U000e0073a", "🏴\ufffd\ufffd\ufffda"},
		{"flag of too many tags", "🏴" + strings.Repeat("\U000e0067", 7) + "\U000e007f", "🏴" + strings.Repeat("\ufffd", 8)},
		{"flag of a country too short", "🏴\U000e0067\U000e0062\U000e007f", "🏴\ufffd\ufffd\ufffd"},
		{"flag of other tags", "🏴\U000e0041\U000e0042\U000e0043\U000e007f", "🏴\ufffd\ufffd\ufffd\ufffd"},
		{"tags after a flag", scotland + "\U000e0061", scotland + "\ufffd"},
		{"selectors of variants", "葛\U000e0100", "葛\U000e0100"},
		{"no text", "::a\xff", "\ufffd:a\ufffd"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Inert(c.text); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// The commands that GitHub Actions finds in a line, as its runner does.
var (
	colonCommand = regexp.MustCompile(`(?i)^\s*::[a-z][a-z-]*( [^\n]*)?::`)
	hashCommand  = regexp.MustCompile(`(?i)##([a-z]*)\[`)
)

// FuzzInert checks that in no text, wherever its lines are broken, a command or
// a tag outside of a flag is left, and that its characters keep their places.
func FuzzInert(f *testing.F) {
	for _, s := range []string{"::error::a", "a ::warning file=b::c", "##[error]", "a\n ::error::", "####[a]", "##vso[", "🏴\U000e0067\U000e0062", "a\U000e0061", ":\u00a0::a::"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Printable(s)
		if n, want := utf8.RuneCountInString(got), utf8.RuneCountInString(s); n != want {
			t.Fatalf("%q has %d characters as %q, not %d", s, n, got, want)
		}
		words := strings.Fields(got)
		for i := range words {
			if line := strings.Join(words[i:], " "); colonCommand.MatchString(line) {
				t.Fatalf("%q has a command in %q", s, line)
			}
		}
		if hashCommand.MatchString(got) {
			t.Fatalf("%q has a command in %q", s, got)
		}
		for i, r := range got {
			if isTag(r) && !flagOfTags.MatchString(got[:i]) {
				t.Fatalf("%q has hidden letters in %q", s, got)
			}
		}
	})
}

// flagOfTags matches what ends in a black flag with tags.
var flagOfTags = regexp.MustCompile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{0,6}$")
