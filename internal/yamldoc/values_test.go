package yamldoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
)

// Text is taken as it is written, whatever YAML makes of it.
func TestTextIsLiteral(t *testing.T) {
	for src, want := range map[string]string{
		"1.10":            "1.10",
		"no":              "no",
		"0x10":            "0x10",
		"2010-06-01":      "2010-06-01",
		"1_000":           "1_000",
		".inf":            ".inf",
		"\"null\"":        "null",
		"'it''s'":         "it's",
		`"a\nb"`:          "a\nb",
		`"\u00e9"`:        "é",
		`" x "`:           " x ",
		"|\n  a\n   b\n":  "a\n b\n",
		">-\n  a\n  b\n":  "a b",
		"a\n  b\n\n  c\n": "a b\nc",
		"a#b":             "a#b",
		"a # b":           "a",
		"http://x/y":      "http://x/y",
		"“a” – b":         "“a” – b",
		"50% more":        "50% more",
	} {
		g, findings := read("garden: g\nname: " + src + "\n")
		if len(findings) > 0 || g.Name != want {
			t.Errorf("%q is read as %q, findings %q", src, g.Name, findings)
		}
	}
}

func TestBool(t *testing.T) {
	for src, want := range map[string]bool{
		"true": true, "yes": true, "Yes": true, "TRUE": true, "\"yes\"": true,
		"false": false, "no": false, "No": false,
	} {
		g, findings := read("garden: g\nopen: " + src + "\n")
		if len(findings) > 0 || g.Open != want {
			t.Errorf("%q is read as %t, findings %q", src, g.Open, findings)
		}
	}
}

func TestIsID(t *testing.T) {
	for _, s := range []string{"a", "A-1_b.c", "1.10", "SOA5.1", "café", "cafe\u0301", "園", "-", "..."} {
		if !IsID(s) {
			t.Errorf("%q is no id", s)
		}
	}
	for _, s := range []string{"", " ", "a b", "a/b", "a:b", "é!", "a\u200bb", "a\u202eb", "🌱", "a\n", "“a”", "\xff"} {
		if IsID(s) {
			t.Errorf("%q is an id", s)
		}
	}
}

func TestShortForm(t *testing.T) {
	g, findings := read("garden: g\nkeeper: Ann\n")
	if diff := cmp.Diff(person{Name: "Ann"}, g.Keeper); diff != "" || len(findings) > 0 {
		t.Errorf("findings %q (-want +got):\n%s", findings, diff)
	}
}

func TestWrongValues(t *testing.T) {
	const mapOf = `a map of "key: value" lines`
	for _, c := range []struct{ name, src, want string }{
		{"text for a list", "garden: g\ntags: old\n", `2:7 a list is wanted here, even for one item; write [old]`},
		{"long text for a list", "garden: g\ntags: old and new\n", "2:7 a list is wanted here, even for one item; write [old and new]"},
		{"map for a list", "garden: g\nbeds:\n  id: a\n", `3:3 a list is wanted here, even for one bed; begin its first line with a dash, as in "- id: a", and line the others up with "id"`},
		{"no space after the dash", "garden: g\nbeds:\n  -id: a\n", "3:3 put a space after the dash"},
		{"list for text", "garden: g\nname: [a]\n", `2:7 text is wanted here, and this is a list`},
		{"map for text", "garden: g\nname: {a: b}\n", `2:7 text is wanted here, and this is ` + mapOf},
		{"text for a map", "garden: g\nbeds: [a]\n", "2:8 a bed is written with its keys, and this is a text alone; write {id: a, crop: a}"},
		{"no space after the colon", "garden: g\nbeds:\n  - id:a\n", "3:7 put a space after the colon"},
		{"list for a map", "garden: g\nnotes:\n  - a\n", `3:3 this is written as ` + mapOf + `, and this is a list`},
		{"list for a short form", "garden: g\nkeeper: [a]\n", `2:9 a person is written as ` + mapOf + `, and this is a list; begin its lines with its keys: name, phone`},
		{"empty text", "garden: g\nname: \"\"\n", `2:7 this text is empty; write it, or remove the line`},
		{"blank text", "garden: g\nname: '  '\n", `2:7 this text is empty; write it, or remove the line`},
		{"empty block", "garden: g\nname: |\nopen: yes\n", `2:7 this text is empty; write it, or remove the line`},
		{"empty item", "garden: g\ntags:\n  - a\n  -\n", `4:4 this item of the list is empty; write it, or remove the line`},
		{"null item", "garden: g\ntags: [a, ~]\n", `2:11 this item of the list is empty; write it, or remove the line`},
		{"enum", "garden: g\nsize: medium\n", `2:7 "medium" is not one of small, large; write one of these`},
		{"enum and near", "garden: g\nsize: Large\n", `2:7 "Large" is not one of small, large; did you mean "large"?`},
		{"bool", "garden: g\nopen: maybe\n", `2:7 "maybe" is neither true nor false; write one of them`},
		{"id", "garden: my garden\n", `1:9 "my garden" cannot be an id; use letters, digits, "-", "_" and "." only, as in "my-garden"`},
		{"curly quotes round an id", "garden: “g”\n", `1:9 "“g”" cannot be an id, since it holds a curly quotation mark (“); write "g"`},
		{"control character", "garden: g\nname: \"a\\eb\"\n", `2:7 this text holds a control character (U+001B), which cannot be shown; remove it`},
		{"NUL", "garden: g\nname: \"\\0\"\n", `2:7 this text holds a control character (U+0000), which cannot be shown; remove it`},
		{"C1 control", "garden: g\nname: \"\\x9b\"\n", `2:7 this text holds a control character (U+009B), which cannot be shown; remove it`},
		{"no character", "garden: g\nname: \"\\uffff\"\n", `2:7 this text holds a control character (U+FFFF), which cannot be shown; remove it`},
	} {
		t.Run(c.name, func(t *testing.T) { wantFindings(t, c.src, c.want) })
	}
}

// An empty list is as good as none.
func TestEmptyList(t *testing.T) {
	g, findings := read("garden: g\ntags: []\nbeds: []\nnotes: {}\n")
	if diff := cmp.Diff(garden{ID: "g"}, g); diff != "" || len(findings) > 0 {
		t.Errorf("findings %q (-want +got):\n%s", findings, diff)
	}
}

func TestMapRestOfText(t *testing.T) {
	type pair struct{ key, value string }
	format := NewObject("thing", "A thing.", Field("ignore", "Rules.", Map(Text[string](),
		func(key string, _ diag.Pos, value string) pair { return pair{key, value} },
		func(p *pair) (string, string) { return p.key, p.value }), func(l *[]pair) *[]pair { return l }))
	for src, want := range map[string]string{
		"ignore: {A: a table, not a framework}":     `[{A a table, not a framework}] `,
		"ignore: {A: a, b, c, B: d}":                `[{A a, b, c} {B d}] `,
		"ignore: {A: 'a', b}":                       `[{A a}] 1:18`,
		"ignore: {A, b}":                            `[] 1:10 1:13`,
		"ignore:\n  A: a\n  b:\n":                   `[{A a}] 3:3`,
		"ignore: {A: a, 'b'}":                       `[{A a}] 1:16`,
		"{\"ignore\": {\"A\": \"a\", \"b\": null}}": `[{A a}] 1:23`,
	} {
		var got []pair
		_, list := Read("f.yaml", []byte(src), Fault{"LM001", "malformed"}, format, &got)
		s := fmt.Sprint(got) + " "
		for i, d := range list {
			if i > 0 {
				s += " "
			}
			s += strings.TrimPrefix(d.Pos.String(), "f.yaml:")
		}
		if s != want {
			t.Errorf("%s: got %s, want %s", src, s, want)
		}
	}
}
