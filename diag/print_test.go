package diag

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/processor"
)

// printed is what a Printer writes of one finding in the source.
func printed(t *testing.T, src string, line, column int) string {
	t.Helper()
	p := Printer{Source: func(string) ([]byte, bool) { return []byte(src), true }}
	var b strings.Builder
	if err := p.Print(&b, List{{Pos: Pos{File: "f.yaml", Line: line, Column: column}, Severity: Error, Code: "X001", Message: "this is wrong"}}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPrintExcerpt(t *testing.T) {
	for _, c := range []struct {
		name, src    string
		line, column int
		want         string // after the line of the message; a leading newline for the eye
	}{
		{"plain", "a:\n  leads-to: [capcity]\n", 2, 14, `
  |
2 |   leads-to: [capcity]
  |              ^~~~~~~
`},
		{"after é", "titré: [né, naïve]\n", 1, 13, `
  |
1 | titré: [né, naïve]
  |             ^~~~~
`},
		{"after a combining mark", "cafe\u0301: nee\u0301 x\n", 1, 8, "\n" +
			"  |\n1 | cafe\u0301: nee\u0301 x\n  |       ^~~~~\n"},
		{"at a combining mark", "cafe\u0301s\n", 1, 5, "\n" +
			"  |\n1 | cafe\u0301s\n  |    ^~\n"},
		{"wide letters", "園: [花, 草木]\n", 1, 8, `
  |
1 | 園: [花, 草木]
  |          ^~~~
`},
		{"emoji", "🌱: {a: 👍🏽}\n", 1, 8, `
  |
1 | 🌱: {a: 👍🏽}
  |         ^~~~
`},
		{"emoji of the first plane", "✨✅: x\n", 1, 5, `
  |
1 | ✨✅: x
  |       ^
`},
		{"tabs", "\ta:\tb c\n", 1, 5, `
  |
1 |     a:    b c
  |           ^~~
`},
		{"at a tab", "a:\n\tb: c\n", 2, 1, `
  |
2 |     b: c
  | ^~~~
`},
		{"CR LF", "a: 1\r\nb: 2\r\n", 2, 4, `
  |
2 | b: 2
  |    ^
`},
		{"lone CR", "a: 1\rb: 2\rc: 3", 2, 4, `
  |
2 | b: 2
  |    ^
`},
		{"NEL, LS and PS", "a: 1\u0085b: 2\u2028c: 3\u2029d: 4", 4, 4, `
  |
4 | d: 4
  |    ^
`},
		{"BOM", "\ufeffa: 1\n", 1, 4, `
  |
1 | a: 1
  |    ^
`},
		{"the line as a whole", "a: 1\n", 1, 0, `
  |
1 | a: 1
`},
		{"the end of the line", "a: [b\n", 1, 6, `
  |
1 | a: [b
  |      ^
`},
		{"past the end of the line", "a: b\n", 1, 40, `
  |
1 | a: b
  |     ^
`},
		{"an empty line", "a: b\n\nc: d\n", 2, 1, `
  |
2 |
  | ^
`},
		{"after the last line", "a: b\n", 2, 1, `
  |
2 |
  | ^
`},
		{"past the last line", "a: b\n", 9, 1, "\n"},
		{"line of two digits", strings.Repeat("\n", 11) + "abc\n", 12, 2, `
   |
12 | abc
   |  ^~
`},
		{"what a terminal would obey", "a: \x1b[31mred\u202e\u2066x\u0000\n", 1, 4, "\n" +
			"  |\n1 | a: \ufffd[31mred\ufffd\ufffdx\ufffd\n  |    ^~~~~~~~~~~~\n"},
		{"no text at all", "a: \xff\xfe\n", 1, 4, "\n" +
			"  |\n1 | a: \ufffd\ufffd\n  |    ^~\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, got, _ := strings.Cut(printed(t, c.src, c.line, c.column), "\n")
			if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestPrintLongLine(t *testing.T) {
	word := strings.Repeat("x", 10)
	long := strings.Repeat("abcdefghi ", 10_000)
	for _, c := range []struct {
		name, src string
		column    int
		want      string
	}{
		{"at the beginning", long, 1, `
  |
1 | abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcde…
  | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
`},
		{"in the middle", long[:50_000] + "[" + word + ", " + long, 50_002, `
  |
1 | …fghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi [xxxxxxxxxx, abcdef…
  |                                                          ^~~~~~~~~~
`},
		{"at the end", long + "[" + word + "]", 100_002, `
  |
1 | …i abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi [xxxxxxxxxx]
  |                                                                 ^~~~~~~~~~
`},
		{"past the end", long + word, 100_099, `
  |
1 | …ghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi xxxxxxxxxx
  |                                                                            ^
`},
		{"wide letters", strings.Repeat("園", 50_000) + " [花, " + strings.Repeat("園", 50_000), 50_003, `
  |
1 | …園園園園園園園園園園園園園園園園園園園園園園園園園園園園 [花, 園園園園園園…
  |                                                            ^~
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, got, _ := strings.Cut(printed(t, c.src, 1, c.column), "\n")
			if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for line := range strings.Lines(got) {
				if n := cellsOf([]rune(strings.TrimSuffix(line, "\n"))); n > 80 {
					t.Errorf("%d cells: %s", n, line)
				}
			}
		})
	}
}

func TestPrintWidth(t *testing.T) {
	p := Printer{Width: 20, Source: func(string) ([]byte, bool) { return []byte("a: [bcdefghij, klmno, pqr]\n"), true }}
	var b strings.Builder
	if err := p.Print(&b, List{{Pos: Pos{File: "f", Line: 1, Column: 16}, Severity: Warning, Message: "m"}}); err != nil {
		t.Fatal(err)
	}
	want := `f:1:16: warning: m
  |
1 | …ij, klmno, pqr]
  |      ^~~~~
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPrintList(t *testing.T) {
	asked := map[string]int{}
	p := Printer{Source: func(file string) ([]byte, bool) {
		asked[file]++
		return []byte("a: b\nc: d\n"), file == "a.yaml"
	}}
	l := List{
		{Pos: Pos{File: "a.yaml", Line: 1, Column: 4}, Severity: Error, Code: "LM002", Message: "there are two", Related: []Related{
			{Pos{File: "a.yaml", Line: 2, Column: 4}, "the first is here", ""},
			{Message: "it stands in no file"},
		}},
		{Pos: Pos{File: "a.yaml", Line: 2, Column: 1}, Severity: Info, Message: "by the way"},
		{Pos: Pos{File: "missing.yaml", Line: 1, Column: 1}, Severity: Warning, Code: "LM005", Message: "no source"},
		{Pos: Pos{File: "missing.yaml", Line: 2, Column: 1}, Severity: Warning, Code: "LM005", Message: "no source"},
		{Pos: Pos{File: "a.yaml"}, Severity: Warning, Message: "the file as a whole"},
		{Severity: Error, Code: "LM017", Message: "built in Go"},
	}
	const want = `a.yaml:1:4: error: there are two [LM002]
  |
1 | a: b
  |    ^
  a.yaml:2:4: the first is here
  it stands in no file
a.yaml:2:1: info: by the way
  |
2 | c: d
  | ^
missing.yaml:1:1: warning: no source [LM005]
missing.yaml:2:1: warning: no source [LM005]
a.yaml: warning: the file as a whole
error: built in Go [LM017]
`
	var b strings.Builder
	if err := p.Print(&b, l); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]int{"a.yaml": 1, "missing.yaml": 1}, asked); diff != "" {
		t.Errorf("sources asked for (-want +got):\n%s", diff)
	}
}

func TestPrintWithoutSource(t *testing.T) {
	var b strings.Builder
	if err := new(Printer).Print(&b, List{{Pos: Pos{File: "a.yaml", Line: 1, Column: 1}, Severity: Error, Message: "wrong"}}); err != nil {
		t.Fatal(err)
	}
	if want := "a.yaml:1:1: error: wrong\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// No name, message or source may drive the terminal.
func TestPrintIsSafe(t *testing.T) {
	const evil = "\x1b]0;pwned\x07\u202e\u2066\u009b31m\r\n\u2028x"
	p := Printer{Source: func(string) ([]byte, bool) { return []byte("a: " + evil), true }}
	var b strings.Builder
	err := p.Print(&b, List{{
		Pos: Pos{File: "dir/" + evil, Line: 1, Column: 4}, Severity: Error, Code: "X", Message: "it says " + evil + " and " + Quote(evil),
		Related: []Related{{Pos{File: evil, Line: 1, Column: 1}, evil, ""}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range b.String() {
		if r != '\n' && plaintext.Visible(r) != r {
			t.Errorf("%U is printed", r)
		}
	}
	if n := strings.Count(b.String(), "\n"); n != 5 {
		t.Errorf("there are %d lines, not 5:\n%s", n, b.String())
	}
}

// TestPrintForgesNothing checks that no name, message or line of source is taken
// for a command of a pipeline's service.
func TestPrintForgesNothing(t *testing.T) {
	const evil = "::error title=pwn::see ##[error]x 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f \U000e0061"
	p := Printer{Source: func(string) ([]byte, bool) { return []byte("\t" + evil), true }}
	var b strings.Builder
	err := p.Print(&b, List{{
		Pos: Pos{File: evil, Line: 1, Column: 2}, Severity: Error, Code: "X", Message: "it says " + evil,
		Related: []Related{{Pos{File: evil, Line: 1, Column: 1}, "here", ""}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	const (
		flag   = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
		shown  = "\ufffd:error title=pwn::see #\ufffd[error]x " + flag + " \ufffd"
		caret  = "  |     ^~~~~~~~~~~~~~~~~~~~~~"
		source = "1 |     " + shown
	)
	want := shown + ":1:2: error: it says " + shown + " [X]\n  |\n" + source + "\n" + caret + "\n  " + shown + ":1:1: here\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPrintTellsOfFailure(t *testing.T) {
	err := new(Printer).Print(failing{}, List{{Severity: Error, Message: "wrong"}})
	if !errors.Is(err, errFull) {
		t.Errorf("error is %v", err)
	}
}

var errFull = errors.New("disk full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

// A file on one line may have many findings, and of what it holds nothing may
// be read for each of them: neither what is before the place, be it text or
// marks that fill no cell, nor a token that does not end.
func TestPrintLongLineInGoodTime(t *testing.T) {
	const n = 30_000
	took := func(src string, first, step int) time.Duration {
		p := Printer{Source: func(string) ([]byte, bool) { return []byte(src), true }}
		var l List
		for i := range n {
			l = append(l, Diagnostic{Pos: Pos{File: "f.json", Line: 1, Column: first + i*step}, Severity: Error, Message: "wrong"})
		}
		begun := processor.Time()
		var b strings.Builder
		if err := p.Print(&b, l); err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(b.String(), "\n"); lines != 4*n {
			t.Fatalf("%d lines for %d findings", lines, n)
		}
		return processor.Time() - begun
	}
	for _, c := range []struct{ name, begin, each string }{
		{"texts in quotes", "{", `"key": "v", `},
		{"plain texts", "{a: [", "unknown, "},
		{"a list that was opened on another line", "", "unknown, "},
		{"marks", "a" + strings.Repeat("\u0301", n), "unknown, "},
		{"a quote that is not closed", `["`, "unknown, "},
	} {
		t.Run(c.name, func(t *testing.T) {
			first := len([]rune(c.begin)) + 1
			short, long := time.Hour, time.Hour // the least of up to three, since the machine may do more
			for i := 0; i < 3 && (i == 0 || long > 10*short+time.Second); i++ {
				short = min(short, took(strings.Repeat(c.each, 20), 3, 0))
				long = min(long, took(c.begin+strings.Repeat(c.each, n), first, len(c.each)))
			}
			t.Logf("%d findings in one line take %v, in a short one %v", n, long, short)
			if long > 10*short+time.Second {
				t.Error("a long line takes too long")
			}
		})
	}
}

// TestPrintSameLineAgain checks that what is shown of a place does not depend on
// what was shown before: of the same line, of another one, or of the line of
// that number in another file.
func TestPrintSameLineAgain(t *testing.T) {
	texts := map[string]string{
		"a.yaml": "a: [bc, de, {fg: 'h]', ij: kl}] # mn\nop: [qr, st\n" + strings.Repeat("園, ", 20) + "[uv, wx, yz]\n",
		"b.yaml": "{ab: cd, ef: [gh, ij]}\nk: l m, n\n",
	}
	source := func(file string) ([]byte, bool) { return []byte(texts[file]), true }
	r := rand.New(rand.NewPCG(1, 2))
	var l List
	for range 500 {
		l = append(l, Diagnostic{Pos: Pos{File: []string{"a.yaml", "b.yaml"}[r.IntN(2)], Line: 1 + r.IntN(3), Column: r.IntN(75)}, Severity: Error, Message: "wrong"})
	}
	var want, got strings.Builder
	for i := range l {
		p := Printer{Source: source}
		if err := p.Print(&want, l[i:i+1]); err != nil {
			t.Fatal(err)
		}
	}
	p := Printer{Source: source}
	if err := p.Print(&got, l); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.String(), got.String()); diff != "" {
		t.Errorf("(-one by one +together):\n%s", diff)
	}
}

// A terminal may be narrower than what is beside the line.
func TestPrintNarrow(t *testing.T) {
	for width := 1; width < 12; width++ {
		p := Printer{Width: width, Source: func(string) ([]byte, bool) { return []byte("a: [bcdefghij, klmno, pqr]\n"), true }}
		for column := range 30 {
			var b strings.Builder
			if err := p.Print(&b, List{{Pos: Pos{File: "f", Line: 1, Column: column}, Severity: Warning, Message: "m"}}); err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(b.String(), "\n"); n != 3 && n != 4 {
				t.Errorf("width %d, column %d: %q", width, column, b.String())
			}
		}
	}
}

// TestPrintColor checks that the severity and the caret are coloured, and
// nothing else.
func TestPrintColor(t *testing.T) {
	p := Printer{Color: true, Source: func(string) ([]byte, bool) { return []byte("a: error: b\n"), true }}
	var b strings.Builder
	d := Diagnostic{Pos: Pos{File: "error: f.yaml", Line: 1, Column: 4}, Severity: Warning, Message: "warning: it; mend it", Code: "X1"}
	if err := p.Print(&b, List{d}); err != nil {
		t.Fatal(err)
	}
	want := "error: f.yaml:1:4: \x1b[1;33mwarning\x1b[0m: warning: it; mend it [X1]\n  |\n1 | a: error: b\n  |    \x1b[1;33m^~~~~\x1b[0m\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
