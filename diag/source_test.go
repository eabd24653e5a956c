package diag

import (
	"strings"
	"testing"
)

func TestTokenEnd(t *testing.T) {
	for _, c := range []struct {
		name, line string
		column     int
		want       string // what lies between the column and the end
	}{
		{"word", "  id: a", 7, "a"},
		{"words", "title: a b c", 8, "a b c"},
		{"white space at the end", "title: a b  ", 8, "a b"},
		{"comment", "title: a b # c", 8, "a b"},
		{"comment after a tab", "title: a b\t# c", 8, "a b"},
		{"# in a word", "title: a#b", 8, "a#b"},
		{"key", "title: a", 1, "title"},
		{"key before a tab", "title:\ta", 1, "title"},
		{"key at the end", "items:", 1, "items"},
		{"colon in a word", "a: http://x y", 4, "http://x y"},
		{"key of a map in brackets", "{id: a, title: b}", 9, "title"},
		{"value in brackets", "{id: a, title: b}", 6, "a"},
		{"last value in brackets", "{id: a, title: b}", 16, "b"},
		{"item", "a: [b, c d]", 5, "b"},
		{"last item", "a: [b, c d]", 8, "c d"},
		{"item of an open list", "a: [b, c", 8, "c"},
		{"comma in words", "a: b, c] d", 4, "b, c] d"},
		{"after closed brackets", "{a: [b]}: c, d", 11, "c, d"},
		{"bracket in quotes", `"[": c, d`, 6, "c, d"},
		{"bracket in the quotes of JSON", `{"a":"]","b":c}`, 14, "c"},
		{"apostrophe in a word", "[don't, x]", 9, "x"},
		{"double quotes", `a: "b: c" # d`, 4, `"b: c"`},
		{"quote in double quotes", `a: "b \" c", d`, 4, `"b \" c"`},
		{"backslash before the closing quote", `a: "b\\" c`, 4, `"b\\"`},
		{"single quotes", "a: 'it''s' # d", 4, "'it''s'"},
		{"quotes never closed", `a: "b c`, 4, `"b c`},
		{"single quotes never closed", "a: 'b c''", 4, "'b c''"},
		{"wide letters", "é: [園芸, 🌱]", 5, "園芸"},
		{"opening bracket", "a: [b, c]", 4, "["},
		{"opening brace", "- {b: c}", 3, "{"},
		{"dash", "- b c", 1, "-"},
		{"word that begins with a dash", "-b c", 1, "-b c"},
		{"space", "a: b", 3, " "},
		{"tab", "\tb c", 1, "\t"},
		{"bracket", "a: b]", 5, "]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			runes := []rune(c.line)
			end := TokenEnd(c.line, c.column)
			if end <= c.column || end > len(runes)+1 {
				t.Fatalf("it ends at %d", end)
			}
			if got := string(runes[c.column-1 : end-1]); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTokenEndOffTheLine(t *testing.T) {
	for _, column := range []int{-1, 0, 4, 99} {
		if got := TokenEnd("abc", column); got != column+1 {
			t.Errorf("at column %d it ends at %d", column, got)
		}
	}
}

// Of a line that is too long, the end is not looked for.
func TestTokenEndOfLongLine(t *testing.T) {
	for _, c := range []struct{ size, want int }{{maxLine, maxLine}, {maxLine + 1, 6}} {
		line := "[a, " + strings.Repeat("b", c.size-5) + "]"
		if got := TokenEnd(line, 5); len(line) != c.size || got != c.want {
			t.Errorf("in %d bytes it ends at %d, want %d", len(line), got, c.want)
		}
	}
}

// A line is not copied, so that findings in a long one are not dear.
func TestLineIsNoCopy(t *testing.T) {
	text := NewText([]byte("a\n" + strings.Repeat("b", 1<<20) + "\nc\n"))
	n := testing.AllocsPerRun(10, func() {
		if line, ok := text.Line(2); !ok || len(line) != 1<<20 {
			t.Fatalf("the line is of %d bytes", len(line))
		}
	})
	if n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzTokenEnd(f *testing.F) {
	for _, s := range []string{"", "a: b", `"\`, "'''", "[{", "]}", "- ", ": #"} {
		f.Add(s, 1)
	}
	f.Fuzz(func(t *testing.T, line string, column int) {
		end := TokenEnd(line, column)
		if n := len([]rune(line)); column >= 1 && column <= n && (end <= column || end > n+1) {
			t.Errorf("from column %d of %q it ends at %d", column, line, end)
		}
	})
}
