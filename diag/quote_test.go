package diag

import (
	"strings"
	"testing"
	"unicode"
)

func TestQuote(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", `""`},
		{"words", "Improved wellbeing", `"Improved wellbeing"`},
		{"other letters", "café 園 🌱", `"café 園 🌱"`},
		{"quotes", `say "yes"`, `"say "yes""`},
		{"lines", "a\nb\r\nc\td", `"a b  c d"`},
		{"escape", "\x1b[31m", "\"\ufffd[31m\""},
		{"controls", "\x00\x07\x7f\u009b", "\"\ufffd\ufffd\ufffd\ufffd\""},
		{"line separators", "a\u2028b\u2029c", "\"a\ufffdb\ufffdc\""},
		{"direction", "\u202a\u202e\u2066\u2069", "\"\ufffd\ufffd\ufffd\ufffd\""},
		{"byte order mark", "a\ufeffb", "\"a\ufffdb\""},
		{"what only a log obeys", "::warning ##[x] ::a", `"::warning ##[x] ::a"`},
		{"no text", "\xff", "\"\ufffd\""},
		{"60 letters", strings.Repeat("é", 60), `"` + strings.Repeat("é", 60) + `"`},
		{"61 letters", strings.Repeat("é", 61), `"` + strings.Repeat("é", 60) + `…"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Quote(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Whatever the text, what Quote gives is one short line that no terminal obeys.
func TestQuoteIsSafe(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		for _, q := range Quote(string(r)) {
			if unicode.IsControl(q) || unicode.In(q, unicode.Zl, unicode.Zp) || q >= 0x202a && q <= 0x202e || q >= 0x2066 && q <= 0x2069 {
				t.Fatalf("%U is kept", r)
			}
		}
	}
}
