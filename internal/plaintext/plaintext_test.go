package plaintext

import (
	"strings"
	"testing"
	"unicode"
)

func TestPrintableAndLine(t *testing.T) {
	for _, c := range []struct{ name, text, printable, line string }{
		{"empty", "", "", ""},
		{"words", "Improved wellbeing", "Improved wellbeing", "Improved wellbeing"},
		{"other letters", "café 園 🌱 עברית", "café 園 🌱 עברית", "café 園 🌱 עברית"},
		{"a flag of tags", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"},
		{"lines", " a\nb\r\nc\td ", " a b  c d ", "a b c d"},
		{"line separators", "a\u2028b\u2029c\u0085d\ve", "a\ufffdb\ufffdc\ufffdd\ufffde", "a b c d e"},
		{"no-break space", "1\u00a0200", "1\u00a0200", "1 200"},
		{"escape", "\x1b[31m", "\ufffd[31m", "\ufffd[31m"},
		{"controls", "\x00\x07\x7f\u009b", "\ufffd\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd\ufffd"},
		{"direction", "\u202a\u202e\u2066\u2069", "\ufffd\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd\ufffd"},
		{"byte order mark", "\ufeffa\ufeff", "\ufffda\ufffd", "\ufffda\ufffd"},
		{"marks that writing needs", "a\u200bb\u200cc\u200dd\u200ee\u200ff\u061cg", "a\u200bb\u200cc\u200dd\u200ee\u200ff\u061cg", "a\u200bb\u200cc\u200dd\u200ee\u200ff\u061cg"},
		{"tags", "a\U000e0061\tb", "a\ufffd b", "a\ufffd b"},
		{"command of a pipeline", " ::error::a", " \ufffd:error::a", "\ufffd:error::a"},
		{"no text", "a\xffb", "a\ufffdb", "a\ufffdb"},
		{"long", strings.Repeat("é", 200), strings.Repeat("é", 200), strings.Repeat("é", 200)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Printable(c.text); got != c.printable {
				t.Errorf("Printable: got %q, want %q", got, c.printable)
			}
			if got := Line(c.text); got != c.line {
				t.Errorf("Line: got %q, want %q", got, c.line)
			}
		})
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, text, clean, line string }{
		{"empty", "", "", ""},
		{"lines", " a\nb\r\nc\td ", " a b  c d ", "a b c d"},
		{"what only a log obeys", "::Title, ##[x]  see\n::before", "::Title, ##[x]  see ::before", "::Title, ##[x] see ::before"},
		{"tags", "a\U000e0061", "a\U000e0061", "a\U000e0061"},
		{"what a terminal obeys", "\x1b\u009b\u202e\u2068\ufeff", "\ufffd\ufffd\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd\ufffd\ufffd"},
		{"no text", "::a\xff", "::a\ufffd", "::a\ufffd"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Clean(c.text); got != c.clean {
				t.Errorf("Clean: got %q, want %q", got, c.clean)
			}
			if got := CleanLine(c.text); got != c.line {
				t.Errorf("CleanLine: got %q, want %q", got, c.line)
			}
		})
	}
}

// TestNoTerminalObeys tries every character. Those of a flag are TestInert's.
func TestNoTerminalObeys(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		s := string(r)
		for _, q := range Printable(s) + Line(s) + Markdown(s) {
			if unicode.IsControl(q) || unicode.In(q, unicode.Zl, unicode.Zp) || q == 0xfeff || q >= 0xe0000 && q <= 0xe007f || q >= 0x202a && q <= 0x202e || q >= 0x2066 && q <= 0x2069 {
				t.Fatalf("%U is kept as %U", r, q)
			}
		}
	}
}
