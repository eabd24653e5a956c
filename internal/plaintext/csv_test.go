package plaintext

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
)

func TestCSVCell(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"words", "Village café - open; warm", "Village café - open; warm"},
		{"equals", "=1+1", "'=1+1"},
		{"plus", "+1", "'+1"},
		{"minus", "-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"},
		{"at", "@SUM(1)", "'@SUM(1)"},
		{"wide letters", "＝1", "'＝1"},
		{"wide plus", "＋1", "'＋1"},
		{"wide minus", "－1", "'－1"},
		{"wide at", "＠a", "'＠a"},
		{"space", " \u00a0=1", "'=1"},
		{"tab", "\t=1", "'=1"},
		{"line end", "\r\n=1", "'=1"},
		{"lines", "a\n=1\u2028b", "a =1 b"},
		{"semicolon", "x;=1+1;y", "x;'=1+1;y"},
		{"semicolons and spaces", "; =1;;  -1; a - b", "; '=1;; '-1; a - b"},
		{"semicolon and quotation marks", `Better;"=1" and; ""-1; "a"`, `Better;"'=1" and; ""'-1; "a"`},
		{"quotation marks alone", `"=1"`, `"'=1"`},
		{"escapes", "\x1b[31m\u202ea", "\ufffd[31m\ufffda"},
		{"command of a pipeline", "::error::pwn", "\ufffd:error::pwn"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := CSVCell(c.text); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestCSVRow(t *testing.T) {
	for _, c := range []struct {
		cells []string
		want  string
	}{
		{[]string{"a", "", "b c", "é"}, "a,,b c,é\n"},
		{[]string{"a,b", "a; b", `"a" b`, "a\nb", "a\rb"}, "\"a,b\",\"a; b\",\"\"\"a\"\" b\",\"a\nb\",\"a\rb\"\n"},
	} {
		got := CSVRow(c.cells...)
		if got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
		back, err := csv.NewReader(strings.NewReader(got)).Read()
		if err != nil || !slices.Equal(back, c.cells) {
			t.Errorf("%q is read as %q, %v", got, back, err)
		}
	}
}

// FuzzCSVCell checks that whatever two texts are, their row has two cells, and that
// no spreadsheet finds a formula there, whether it cuts lines at commas, at
// semicolons or at both, and whether it knows quotation marks or not.
func FuzzCSVCell(f *testing.F) {
	for _, s := range []string{"=1", "x;=1+1;y", `";=1`, `a";"=1`, "; \t+1", "\n@a", "a,-1", "＝1", "::error::x", "'=1", "\";\u00a0=1", `Better;"=1`, `x; " =1`, `;""";=1`, `"=`} {
		f.Add("a", s)
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, s1, s2 string) {
		row := CSVRow(CSVCell(s1), CSVCell(s2))
		cells, err := csv.NewReader(strings.NewReader(row)).Read()
		if err != nil || !slices.Equal(cells, []string{CSVCell(s1), CSVCell(s2)}) {
			t.Fatalf("%q is read as %q, %v", row, cells, err)
		}
		semicolons := csv.NewReader(strings.NewReader(row)) // which takes marks within a cell as they are
		semicolons.Comma, semicolons.LazyQuotes = ';', true
		parted, _ := semicolons.Read()
		for _, cut := range [][]string{cells, parted, strings.Split(row, ";"), strings.Split(strings.ReplaceAll(row, `"`, ""), ";"), strings.Split(strings.Join(cells, ";"), ";")} {
			for _, cell := range cut {
				cell = strings.TrimSpace(cell)
				if cell != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(cell)[0]) {
					t.Fatalf("%q has a formula in %q", row, cell)
				}
			}
		}
	})
}
