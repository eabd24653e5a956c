package yamldoc

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resultschain/resultschain/diag"
)

var ignorePlaces = cmpopts.IgnoreTypes(diag.Pos{})

func TestWrite(t *testing.T) {
	g := garden{
		ID: "walled", Name: "The garden: walled", Open: true, Size: 2,
		Tags:   []string{"1.10", "no", "a, b", "# x", "", "end "},
		Beds:   []bed{{ID: "a", Crop: "two\nlines\n"}, {ID: "b", Fresh: true}},
		Notes:  []note{{Key: "null", Text: "~"}, {Key: "a: b", Text: "café"}},
		Made:   year{Text: "1850"},
		Keeper: person{Name: "Ann"},
	}
	const want = `garden: walled
name: 'The garden: walled'
open: true
size: large
tags: ["1.10", no, 'a, b', '# x', "", "end "]
beds:
  - id: a
    crop: "two\nlines\n"
  - id: b
    fresh: true
notes:
  "null": "~"
  'a: b': café
made: "1850"
keeper: Ann
`
	got, err := Write(gardenTable, &g)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWriteNothing(t *testing.T) {
	got, err := Write(gardenTable, &garden{})
	if err != nil || string(got) != "{}\n" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestWriteInvalidUTF8(t *testing.T) {
	if got, err := Write(gardenTable, &garden{ID: "g", Name: "\xff"}); err == nil {
		t.Errorf("it is written as %q", got)
	}
}

// roundTrip writes g and reads it again.
func roundTrip(t *testing.T, g garden) {
	t.Helper()
	src, err := Write(gardenTable, &g)
	if err != nil {
		t.Fatal(err)
	}
	got, findings := read(string(src))
	if len(findings) > 0 {
		t.Fatalf("findings %q of\n%s", findings, src)
	}
	if diff := cmp.Diff(g, got, ignorePlaces); diff != "" {
		t.Errorf("(-want +got):\n%s\nof\n%s", diff, src)
	}
}

var hardTexts = []string{
	"1.10", "no", "null", "~", "true", "0x1F", "2010-06-01", "1_000", ".nan", "=", "<<", "-", "?", ":", "---", "...", "--- a", "a\n---\nb",
	"a: b", "a:", ": a", "a #b", "#a", "a#b", "- a", "-a", "? a", "@a", "%a", "`a`", "&a", "*a", "!a", "|", ">", "|a", "[a]", "{a}", "a, b", "a]", "}",
	"'", `"`, `''`, `don't`, `say "yes"`, `C:\docs`, `\n`, "a\n", "a\n\n", "\na", " a", "a ", "\ta", "a\t", "a\tb", "a  b", "a \n b", "a\n  b\n",
	"a\u2028b", "a\u2029", "a\u0085b", "\u00a0", "\u00a0a", "a\ufeffb", "\ufeffa", "\u200b", "\u202ea", "e\u0301", "\u0301", "園", "🌱", "👩‍👩‍👧", "“a”", "\ue000", "\U0010ffff",
	strings.Repeat("long ", 400) + "end", strings.Repeat("x", 2000), strings.Repeat("é", 100),
}

func TestRoundTripHardTexts(t *testing.T) {
	for _, s := range hardTexts {
		if strings.TrimSpace(s) == "" {
			continue // is refused as empty
		}
		roundTrip(t, garden{
			ID: "g", Name: s, Tags: []string{s, "x", s},
			Beds:   []bed{{ID: "a", Crop: s}},
			Notes:  []note{{Key: s, Text: s}},
			Made:   year{Text: s},
			Keeper: person{Name: s},
		})
		roundTrip(t, garden{ID: "g", Keeper: person{Name: s, Phone: s}})
	}
}

func FuzzRoundTrip(f *testing.F) {
	for i, s := range hardTexts {
		f.Add(s, hardTexts[(i+7)%len(hardTexts)], i%2 == 0, i%3)
	}
	f.Fuzz(func(t *testing.T, a, b string, flag bool, n int) {
		for _, s := range []string{a, b} {
			if !utf8.ValidString(s) || strings.TrimSpace(s) == "" || strings.ContainsFunc(s, isUnprintable) {
				t.Skip("not a text that can be read")
			}
		}
		g := garden{
			ID: "g", Name: a, Open: flag, Size: size(uint(n) % 3), Tags: []string{a, b},
			Beds: []bed{{ID: "x", Crop: b, Fresh: flag}}, Notes: []note{{Key: a, Text: b}},
			Made: year{Text: b}, Keeper: person{Name: b},
		}
		if a != b {
			g.Notes = append(g.Notes, note{Key: b, Text: a})
		}
		if flag {
			g.Keeper.Phone = a
		}
		roundTrip(t, g)
	})
}
