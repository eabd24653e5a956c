package diag

import (
	"strings"
	"testing"
)

// endOf is the column of the end of what starts at the column of the line.
func endOf(line string, column int) int {
	return NewText([]byte(line)).End(Pos{Line: 1, Column: column}).Column
}

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
			end := endOf(c.line, c.column)
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
	for column, want := range map[int]int{-1: -1, 0: 0, 4: 5, 99: 100} {
		if got := endOf("abc", column); got != want {
			t.Errorf("at column %d it ends at %d", column, got)
		}
	}
}

// Of a line that is too long, the end is not looked for.
func TestTokenEndOfLongLine(t *testing.T) {
	for _, c := range []struct{ size, want int }{{maxLine, maxLine}, {maxLine + 1, 6}} {
		line := "[a, " + strings.Repeat("b", c.size-5) + "]"
		if got := endOf(line, 5); len(line) != c.size || got != c.want {
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
		if strings.ContainsAny(line, "\r\n\u0085\u2028\u2029") || strings.HasPrefix(line, "\ufeff") {
			t.Skip("not one line")
		}
		end := endOf(line, column)
		if n := len([]rune(line)); column >= 1 && column <= n && (end <= column || end > n+1) {
			t.Errorf("from column %d of %q it ends at %d", column, line, end)
		}
	})
}

// A place is found by its offset and by its line and column, with a byte order
// mark, and however lines end.
func TestTextPlaces(t *testing.T) {
	text := NewText([]byte("\ufeffé: a\r\nb: [c, 園芸]\n"))
	for _, want := range []Pos{
		{File: "f", Line: 1, Column: 1, Offset: 3},
		{File: "f", Line: 1, Column: 4, Offset: 7},
		{File: "f", Line: 2, Column: 8, Offset: 17},
		{File: "f", Line: 3, Column: 1, Offset: 25},
	} {
		if got := text.Pos("f", want.Offset); got != want {
			t.Errorf("offset %d is %+v, want %+v", want.Offset, got, want)
		}
		if got := text.Offset(want.Line, want.Column); got != want.Offset {
			t.Errorf("%v has the offset %d, want %d", want, got, want.Offset)
		}
	}
	got := text.End(Pos{File: "f", Line: 2, Column: 8, Offset: 17})
	if want := (Pos{File: "f", Line: 2, Column: 10, Offset: 23}); got != want {
		t.Errorf("it ends at %+v, want %+v", got, want)
	}
	if got := text.Pos("f", 0); got != (Pos{File: "f", Line: 1, Column: 1}) {
		t.Errorf("the beginning is %+v", got)
	}
}
