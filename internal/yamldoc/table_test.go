package yamldoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
)

// A garden is the document of these tests. Its table has each kind of value.
type garden struct {
	ID     string
	Name   string
	Open   bool
	Size   size
	Tags   []string
	Beds   []bed
	Notes  []note
	Made   year
	Keeper person
}

type size int // 1 small, 2 large

type bed struct {
	ID    string
	Crop  string
	Fresh bool
}

type note struct {
	Key, Text string
	Pos       diag.Pos
}

type year struct {
	Text string
	Pos  diag.Pos
}

type person struct{ Name, Phone string }

var bedTable = NewObject("bed", "A bed.",
	Field("id", "Its id.", ID(), func(b *bed) *string { return &b.ID }).Required(),
	Field("crop", "What grows there.", Text[string](), func(b *bed) *string { return &b.Crop }),
	Field("fresh", "Whether it is new.", Bool(), func(b *bed) *bool { return &b.Fresh }))

var personTable = WithShort(
	NewObject("person", "A person.",
		Field("name", "The name.", Text[string](), func(p *person) *string { return &p.Name }).Required(),
		Field("phone", "The number.", Text[string](), func(p *person) *string { return &p.Phone })),
	Text[string](),
	func(p *person) *string { return &p.Name },
	func(p *person) bool { return p.Phone == "" })

var gardenTable = NewObject("garden", "A garden.",
	Field("garden", "Its id.", ID(), func(g *garden) *string { return &g.ID }).Required(),
	Prop("name", "Its name.", Text[string](), func(g *garden) string { return g.Name }, func(g *garden, s string) { g.Name = s }),
	Field("open", "Whether one may go in.", Bool(), func(g *garden) *bool { return &g.Open }),
	Field("size", "How large it is.", Enum[size]("small", "large"), func(g *garden) *size { return &g.Size }),
	Field("tags", "Words for it.", FlowList(Text[string]()), func(g *garden) *[]string { return &g.Tags }),
	Field("beds", "Its beds.", List(bedTable.Value()), func(g *garden) *[]bed { return &g.Beds }),
	Field("notes", "Notes by their keys.", Map(Text[string](),
		func(key string, at diag.Pos, text string) note { return note{key, text, at} },
		func(n *note) (string, string) { return n.Key, n.Text }), func(g *garden) *[]note { return &g.Notes }),
	Field("made", "The year.", Convert(Text[string](),
		func(s string, at diag.Pos) year { return year{s, at} },
		func(y *year) string { return y.Text }), func(g *garden) *year { return &g.Made }),
	Field("keeper", "Who looks after it.", personTable.Value(), func(g *garden) *person { return &g.Keeper }),
)

var testFault = Fault{Code: "T001", Rule: "malformed"}

// read is the garden in src, and its findings as "line:column message", with
// the related places after them.
func read(src string) (garden, []string) {
	var g garden
	var got []string
	text := diag.NewText([]byte(src))
	_, list := Read("g.yaml", []byte(src), testFault, gardenTable, &g)
	for _, d := range list {
		if p := d.Pos; text.Pos(p.File, p.Offset) != p || text.End(p) != d.End {
			got = append(got, fmt.Sprintf("%+v is no place of the text, or does not end at %+v", p, d.End))
		}
		s := fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Column, d.Message)
		for _, r := range d.Related {
			s += fmt.Sprintf(" | %d:%d %s", r.Pos.Line, r.Pos.Column, r.Message)
		}
		got = append(got, s)
	}
	return g, got
}

// wantFindings compares the findings of src with want, one a line.
func wantFindings(t *testing.T, src, want string) {
	t.Helper()
	_, got := read(src)
	if diff := cmp.Diff(want, strings.Join(got, "\n")); diff != "" {
		t.Errorf("findings of %.200q (-want +got):\n%s", src, diff)
	}
}

const full = `garden: walled
name: The walled garden
open: yes
size: large
tags: [old, 1.10, no, "true"]
beds:
  - id: a.1
    crop: Leeks
  - {id: b-2, fresh: true}
notes:
  water: twice a week
  café: closed
made: 1850
keeper: {name: Ann, phone: 01382 1}
`

func TestReadFull(t *testing.T) {
	got, findings := read(full)
	if len(findings) > 0 {
		t.Fatalf("findings %q", findings)
	}
	want := garden{
		ID: "walled", Name: "The walled garden", Open: true, Size: 2,
		Tags: []string{"old", "1.10", "no", "true"},
		Beds: []bed{{ID: "a.1", Crop: "Leeks"}, {ID: "b-2", Fresh: true}},
		Notes: []note{
			{"water", "twice a week", diag.Pos{File: "g.yaml", Line: 11, Column: 3, Offset: 161}},
			{"café", "closed", diag.Pos{File: "g.yaml", Line: 12, Column: 3, Offset: 183}},
		},
		Made:   year{"1850", diag.Pos{File: "g.yaml", Line: 13, Column: 7, Offset: 203}},
		Keeper: person{"Ann", "01382 1"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFindingHasTheFault(t *testing.T) {
	var g garden
	_, got := Read("g.yaml", []byte("name: x\n"), testFault, gardenTable, &g)
	want := diag.List{{
		Pos:      diag.Pos{File: "g.yaml", Line: 1, Column: 1},
		End:      diag.Pos{File: "g.yaml", Line: 1, Column: 5, Offset: 4},
		Severity: diag.Error, Code: "T001", Rule: "malformed",
		Message: `this garden has no "garden"; add one, such as "garden: x"`,
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

const gardenKeys = "garden, name, open, size, tags, beds, notes, made, keeper"

func TestKeys(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"unknown and near", "garden: g\nnaem: x\n", `2:1 "naem" is not a key of a garden; did you mean "name"?`},
		{"unknown", "garden: g\ncolour: x\n", `2:1 "colour" is not a key of a garden; remove it, or use one of: ` + gardenKeys},
		{"unknown within", "garden: g\nbeds:\n  - id: a\n    corp: x\n", `4:5 "corp" is not a key of a bed; did you mean "crop"?`},
		{"after wide letters", "garden: g\nkeeper: {phone: 園é🌱, nmae: x}\n", `2:22 "nmae" is not a key of a person; did you mean "name"?`},
		{"a slip in a required key is one fault", "graden: g\n", `1:1 "graden" is not a key of a garden; did you mean "garden"?`},
		{"curly quotes round a key", "“garden”: g\n", `1:1 "“garden”" is not a key of a garden; it holds a curly quotation mark (“); write "garden"`},
		{"comma in braces", "garden: g\nbeds:\n  - {id: a, crop: leeks, peas}\n", `3:26 a comma ends a value in braces, so that "peas" is cut off; put quotes round the whole text: "leeks, peas"`},
		{"repeated", "garden: g\nname: a\nname: b\n", `3:1 "name" is written twice in this garden; keep one | 2:1 it is first written here`},
		{"thrice", "garden: g\nname: a\nname: b\nname: c\n",
			`3:1 "name" is written twice in this garden; keep one | 2:1 it is first written here` + "\n" +
				`4:1 "name" is written twice in this garden; keep one | 2:1 it is first written here`},
		{"repeated and unknown", "garden: g\nxyz: a\nxyz: b\n",
			`2:1 "xyz" is not a key of a garden; remove it, or use one of: ` + gardenKeys + "\n" +
				`3:1 "xyz" is written twice in this garden; keep one | 2:1 it is first written here`},
		{"repeated in a map", "garden: g\nnotes:\n  a: x\n  a: y\n", `4:3 "a" is written twice in this map; keep one | 3:3 it is first written here`},
		{"required", "name: x\n", `1:1 this garden has no "garden"; add one, such as "garden: x"`},
		{"required within", "garden: g\nbeds:\n  - crop: x\n", `3:5 this bed has no "id"; add one`},
		{"required and null", "garden:\n", `1:1 "garden" has no value; write one, or remove the line`},
		{"null", "garden: g\nname:\nopen: ~\nsize: null\n",
			`2:1 "name" has no value; write one, or remove the line` + "\n" +
				`3:1 "open" has no value; write one, or remove the line` + "\n" +
				`4:1 "size" has no value; write one, or remove the line`},
		{"null in a map", "garden: g\nnotes:\n  a:\n", `3:3 "a" has no value; write one, or remove the line`},
		{"commented out", "garden: g\nname: # 1 garden\n", `2:1 "name" has no value, since "#" begins a comment; put quotes round the text, or remove the line`},
		{"a list as key", "garden: g\n? [a]\n: x\n", `2:3 a key is a single word, and this is a list`},
		{"control character in a key", "garden: g\nnotes: {\"a\\e\": x}\n", `2:9 the key "a` + "\ufffd" + `" holds a control character; remove it`},
	} {
		t.Run(c.name, func(t *testing.T) { wantFindings(t, c.src, c.want) })
	}
}

func TestNoAnchorsNoTags(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"anchor on text", "garden: g\nname: &a x\n", `2:7 names for repeated parts ("&a") are not read here; put quotes round the text, or remove the name`},
		{"anchor without text", "garden: g\nname: &a\n", `2:7 names for repeated parts ("&a") are not read here; put quotes round the text, or remove the name`},
		{"anchor on a list", "garden: g\ntags: &a [x]\n", `2:7 names for repeated parts ("&a") are not read here; put quotes round the text, or remove the name`},
		{"anchor on a map", "garden: g\nkeeper: &a {name: x}\n", `2:9 names for repeated parts ("&a") are not read here; put quotes round the text, or remove the name`},
		{"anchor on a key", "garden: g\n&a name: x\n", `2:1 names for repeated parts ("&a") are not read here; put quotes round the text, or remove the name`},
		{"anchor on an item", "garden: g\nbeds: [&a ]\n", `2:8 names for repeated parts ("&a") are not read here; put quotes round the text, or remove the name`},
		{"alias", "garden: g\nname: &a x\nmade: *a\n", `2:7 names for repeated parts ("&a") are not read here; put quotes round the text, or remove the name` + "\n" +
			`3:7 names for repeated parts ("*a") are not read here; put quotes round the text, or write the part out`},
		{"merge key", "garden: g\nkeeper: {name: x, <<: {phone: y}}\n", `2:19 merging with "<<" is not read here; write the keys out`},
		{"tag on text", "garden: g\nname: !!str x\n", `2:7 a text cannot begin with "!"; put quotes round it`},
		{"tag of one's own", "garden: g\nname: !x y\n", `2:7 a text cannot begin with "!"; put quotes round it`},
		{"tag on a list", "garden: g\ntags: !!seq [x]\n", `2:7 the tag "!!seq" is not read here; remove it`},
		{"tag on a map", "garden: g\nkeeper: !!map {name: x}\n", `2:9 the tag "!!map" is not read here; remove it`},
		{"tag before quotes", "\"garden\": \"g\"\n\"name\": !!bool \"true\"\n", `2:9 the tag "!!bool" is not read here; remove it`}, // as PyYAML writes it
		{"tag before single quotes", "garden: g\nname: !!int '1'\n", `2:7 the tag "!!int" is not read here; remove it`},
		{"tag of one's own before quotes", "garden: g\nname: !x 'y'\n", `2:7 the tag "!x" is not read here; remove it`},
		{"tag in full before quotes", "garden: g\nname: !<tag:yaml.org,2002:int> '1'\n", `2:7 the tag "!!int" is not read here; remove it`},
		{"tag before a text of lines", "garden: g\nname: !!str |\n  x\n", `2:7 the tag "!!str" is not read here; remove it`},
	} {
		t.Run(c.name, func(t *testing.T) { wantFindings(t, c.src, c.want) })
	}
}

func TestSchema(t *testing.T) {
	s := gardenTable.Schema()
	if s.Kind != KindObject || s.Name != "garden" || s.Doc != "A garden." {
		t.Errorf("schema is %+v", s)
	}
	if len(s.Keys) != 9 || !s.Keys[0].Required || s.Keys[1].Required {
		t.Errorf("keys are %+v", s.Keys)
	}
	if got := s.Keys[8].Schema; got.Short == nil || got.Short.Kind != KindText {
		t.Errorf("the keeper has no short form: %+v", got)
	}
	named := gardenTable.Named("park", "A park.").Schema()
	if named.Name != "park" || named.Doc != "A park." || s.Name != "garden" {
		t.Errorf("Named: %q and %q", named.Name, s.Name)
	}
}

func TestTooManyKeys(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("33 keys are taken")
		}
	}()
	keys := make([]Key[garden], maxKeys+1)
	NewObject("garden", "", keys...)
}
