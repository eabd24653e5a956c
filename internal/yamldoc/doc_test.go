package yamldoc

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/processor"
)

func TestNotADocument(t *testing.T) {
	const (
		empty   = "1:1 the file is empty"
		second  = `a second document begins here; remove this "---", or move what follows to a file of its own`
		ended   = `the document ends at the "..." above; remove that, or move what follows to a file of its own`
		notText = "this is not text in UTF-8; save the file with the encoding UTF-8"
		keyed   = `a garden is written as a map of "key: value" lines, and this is `
	)
	for _, c := range []struct{ name, src, want string }{
		{"empty", "", empty},
		{"only a BOM", "\ufeff", empty},
		{"only space", " \n\n", empty},
		{"only comments", "# a\n\n  # b\n", empty},
		{"only a marker", "---\n", empty},
		{"null", "~\n", empty},
		{"only an end", "...\n", `1:1 the document ends at this "..."; remove it`},
		{"text", "hello world\n", "1:1 " + keyed + "text"},
		{"no space after colons", "garden:g\nname:x\n", "1:7 put a space after the colon, here and in 1 more line"},
		{"number", "\n42\n", "2:1 " + keyed + "text"},
		{"list", "# a\n- a\n- b\n", "2:1 " + keyed + "a list; begin its lines with its keys: garden, name, open, size, …"},
		{"JSON list", "[1, 2]", "1:1 " + keyed + "a list; begin its lines with its keys: garden, name, open, size, …"},

		{"one document between markers", "---\ngarden: g\n...\n", ""},
		{"comment, marker, document", "# a\n---\ngarden: g\n...\n# b\n\n", ""},
		{"two documents", "garden: g\n---\nname: x\n", "2:1 " + second},
		{"two documents between markers", "---\ngarden: g\n---\nname: x\n", "3:1 " + second},
		{"two documents with CR", "garden: g\r---\rname: x\r", "2:1 " + second},
		{"two documents with CR LF", "garden: g\r\n--- # x\r\nname: x\r\n", "2:1 " + second},
		{"empty second document", "garden: g\n---\n", "2:1 " + second},
		{"faulty second document", "garden: g\n---\n]]: [\n", "2:1 " + second},
		{"text after the end", "garden: g\n...\n\nname: x\n", "4:1 " + ended},
		{"document after the end", "garden: g\n...\n---\nname: x\n", "3:1 " + second},
		{"marker in a text", "garden: g\nname: |\n  a\n  ---\n  b\n", ""},
		{"dashes in a text", "garden: g\nname: a --- b ...\n", ""},

		{"UTF-16 that is cut off", utf16LE("\ufeffgarden: g\n") + "x", "1:1 " + notText},
		{"UTF-16 without a BOM that is cut off", utf16LE("garden: g\n") + "x", "1:2 " + notText},
		{"Latin-1", "garden: g\nname: caf\xe9\n", "2:10 " + notText},
		{"Latin-1 after wide letters", "garden: g\nname: 園\xe9\n", "2:8 " + notText},
		{"Latin-1 in line two by CR", "garden: g\rname: caf\xe9\r", "2:10 " + notText},
		{"cut in a letter", "garden: g\nname: \xe5\x9c", "2:7 " + notText},
		{"surrogate", "garden: \xed\xa0\x80", "1:9 " + notText},
		{"escape", "garden: g\nname: a\x1b[31mb\n", "2:8 there is an invisible control character here (U+001B); remove it"},
		{"bell after a BOM", "\ufeffgarden: g\x07\n", "1:10 there is an invisible control character here (U+0007); remove it"},
		{"delete", "garden: \x7f\n", "1:9 there is an invisible control character here (U+007F); remove it"},
		{"NUL", "garden: a\x00b\n", "1:10 there is an invisible control character here (U+0000); remove it"},
		{"NULs at the end", "garden: abcde\x00\x00\x00", "1:14 there is an invisible control character here (U+0000); remove it"},
		{"C1 control", "garden: g\nname: é\u009b\n", "2:8 there is an invisible control character here (U+009B); remove it"},
		{"no character", "garden: g\nname: \uffff\n", "2:7 there is an invisible control character here (U+FFFF); remove it"},
	} {
		t.Run(c.name, func(t *testing.T) { wantFindings(t, c.src, c.want) })
	}
}

func utf16LE(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

// Lines are counted at all breaks of YAML, and a BOM takes no column.
func TestPlaces(t *testing.T) {
	for _, br := range []string{"\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029"} {
		src := "\ufeff# é" + br + br + "naem: x" + br + "garden: g" + br
		wantFindings(t, src, `3:1 "naem" is not a key of a garden; did you mean "name"?`)
	}
	wantFindings(t, "\ufeffnaem: x\ngarden: g\n", `1:1 "naem" is not a key of a garden; did you mean "name"?`)
}

func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name string
		src  []byte
		want string
	}{
		{"50 MB", bytes.Repeat([]byte("x"), 50<<20), "1:1 the file is larger than 32 MB, the most that is read; split it"},
		{"a byte too many", bytes.Repeat([]byte("#"), MaxBytes+1), "1:1 the file is larger than 32 MB, the most that is read; split it"},
		{"too many nodes", bytes.Repeat([]byte("-\n"), MaxNodes/2+1), "1:1 the file holds more than 4194304 values, the most that is read; split it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			begun := processor.Time()
			wantFindings(t, string(c.src), c.want)
			if took := processor.Time() - begun; took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// The largest file that is read is not refused for its size.
func TestLargest(t *testing.T) {
	r := &reader{}
	if !r.checkInput(strings.Repeat("#", MaxBytes)) {
		t.Errorf("findings are %v", r.list)
	}
}

func TestDepth(t *testing.T) {
	const deep = "lists and maps are nested too deep here to be read"
	for _, c := range []struct{ name, src, want string }{
		{"brackets", strings.Repeat("[", 20000), "1:65 " + deep},
		{"braces", strings.Repeat("{a: ", 20000), "1:1 " + deep},
		{"dashes", strings.Repeat("- ", 20000), "1:129 " + deep},
		{"lines", nested(20000), ""},
		{"brackets that yaml takes", "tags: " + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + "\ngarden: g\n", "1:8 text is wanted here, and this is a list"},
		{"dashes that yaml takes", "tags:\n" + strings.Repeat("- ", 9000) + "a\ngarden: g\n", "2:3 text is wanted here, and this is a list"},
	} {
		t.Run(c.name, func(t *testing.T) {
			begun := processor.Time()
			if c.want == "" { // the place is that of the fault that yaml gives up at
				if _, got := read(c.src); len(got) != 1 || !strings.HasSuffix(got[0], deep) {
					t.Errorf("findings are %q", got)
				}
			} else {
				wantFindings(t, c.src, c.want)
			}
			if took := processor.Time() - begun; took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// nested is a list in a list in a list, each indented by one more space.
func nested(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", min(i, 500)) + "- ")
		if i < 500 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// A map decode of such a file takes 14 s (yaml.v3 v3.0.1).
func TestManyRepeatedKeys(t *testing.T) {
	src := "garden: g\n" + strings.Repeat("name: x\n", 6000)
	begun := processor.Time()
	_, got := read(src)
	took := processor.Time() - begun
	t.Logf("6,000 repeated keys took %v", took)
	if took > 500*time.Millisecond {
		t.Errorf("6,000 repeated keys took %v", took)
	}
	if len(got) != MaxFindings+1 {
		t.Errorf("there are %d findings, not %d", len(got), MaxFindings+1)
	}
}

func TestMaxFindings(t *testing.T) {
	lines := func(n int) string {
		var b strings.Builder
		b.WriteString("garden: g\n")
		for i := range n {
			fmt.Fprintf(&b, "unknown%d: x\n", i)
		}
		return b.String()
	}
	if _, got := read(lines(MaxFindings)); len(got) != MaxFindings {
		t.Errorf("of %d faults %d are told", MaxFindings, len(got))
	}
	_, got := read(lines(MaxFindings + 5))
	if len(got) != MaxFindings+1 {
		t.Fatalf("of %d faults %d are told", MaxFindings+5, len(got))
	}
	want := "1002:1 there are more than 1000 faults in this file, and the rest is not looked at; mend these first"
	if got[MaxFindings] != want {
		t.Errorf("the last finding is %q, not %q", got[MaxFindings], want)
	}
}

// Once there are too many faults, the rest costs nothing.
func TestFaultsInGoodTime(t *testing.T) {
	var unknown, items, notes strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&unknown, "keeperkeeperkeeperkeeper%d: 1\n", i)
		items.WriteString("- x\n")
		fmt.Fprintf(&notes, "  n%d: []\n", i)
	}
	for _, c := range []struct{ name, src string }{
		{"unknown keys", unknown.String()},
		{"items", "beds:\n" + items.String()},
		{"entries", "notes:\n" + notes.String()},
	} {
		begun := processor.Time()
		_, got := read(c.src)
		took := processor.Time() - begun
		t.Logf("100,000 faulty %s took %v", c.name, took)
		if len(got) != MaxFindings+1 {
			t.Errorf("%s: %d findings", c.name, len(got))
		}
		if took > 30*time.Second {
			t.Errorf("100,000 faulty %s took %v", c.name, took)
		}
	}
}

// Aliases are never followed, so that a small file cannot grow.
func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("garden: g\ntags: [x]\na0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 50; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	b.WriteString("beds: *a49\n")
	begun := processor.Time()
	_, got := read(b.String())
	if took := processor.Time() - begun; took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	want := `53:7 names for repeated parts ("*a49") are not read here; put quotes round the text, or write the part out`
	if !slices.Contains(got, want) {
		t.Errorf("findings are %q, without %q", got, want)
	}
}

// yaml takes minutes for some megabytes of lines "%TAG", so there is a limit.
func TestManyTags(t *testing.T) {
	tags := func(n int, br string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%%TAG !t%d! x%s", i, br)
		}
		return b.String() + "---" + br
	}
	for _, br := range []string{"\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029"} {
		wantFindings(t, "\ufeff"+tags(maxTags, br)+"garden: g"+br, "")
		wantFindings(t, "\ufeff"+tags(maxTags+1, br)+"garden: g"+br, "65:1 "+badPercent)
	}
	wantFindings(t, tags(200_000, "\n")+"garden: g\n", "65:1 "+badPercent)
	wantFindings(t, "[a]\n...\n"+tags(100_000, "\n")+"garden: g\n", "67:1 "+badPercent)
	wantFindings(t, "---\ngarden: g\nname: "+strings.Repeat("100 %TAG ", 1000)+"\n", "")
}

func TestKindOf(t *testing.T) {
	for src, want := range map[string]string{
		"framework: x\ntitle: y\nwhatever: z\n":   Framework,
		`{"model": "x"}`:                          Model,
		`{"framework": "x", "model": "y"}`:        Model,
		`{"framework": {"id": "x"}, "title": ""}`: "",
		"- model\n":     "",
		"a: b: model\n": "",
		"title: x\nactivities:\n  - a\noutcomes:\n": Model,
		"activities: [a]\nend-state: b\n":           Model,
		"title: x\nlevels: [a]\noutcomes: [b]\n":    Framework,
		"model: x\nlevels: [a]\noutcomes: [b]\n":    Model,
		"activities: [a]\ninputs: b\n":              "",
		"a:\n  activities: [a]\n  outcomes: b\n":    "",
		"%PDF-1.7\nmodel: x\n":                      "",
		"":                                          "",
	} {
		if got := KindOf([]byte(src)); got != want {
			t.Errorf("the kind of %q is %q, want %q", src, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, src := range []string{
		full, "", "\ufeff", "garden: g\n---\n...\n", "- - -", "[[[", "{a: {", "a: b: c", "\t- a", "'a", `"a`, "a\n---\nb",
		"garden: *a", "&a garden: g", "? [a]\n: b", "%YAML 1.1\n---\na: b", "a: |\n  b\n c", "a: !x b", "a\rb: c\r", "a: \"\\x\"", "tags: [a, b\nname: x", "name: don't\n 'x'",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		var g garden
		text := diag.NewText(UTF8(src))
		_, list := Read("g.yaml", src, testFault, gardenTable, &g)
		for _, d := range list {
			if p := d.Pos; text.Pos("g.yaml", p.Offset) != p && p.Offset != 0 || d.End.Offset < p.Offset || d.End.Line != p.Line {
				t.Errorf("%+v is the place %+v to %+v, want %+v", d.Message, p, d.End, text.Pos("g.yaml", p.Offset))
			}
			if d.Pos.Line < 1 || d.Pos.Column < 1 || d.Message == "" {
				t.Errorf("a finding without place or message: %+v", d)
			}
			if last := 1 + strings.Count(normalBreaks(src), "\n"); d.Pos.Line > last {
				t.Errorf("a finding in line %d of %d: %s", d.Pos.Line, last, d.Message)
			}
		}
	})
}

func normalBreaks(src []byte) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(string(src))
}
