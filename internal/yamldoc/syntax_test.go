package yamldoc

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// What people get wrong, and what they are told: each a line with its column
// and the sentence. The line is the one to be mended, or the one after it.
func TestSyntax(t *testing.T) {
	const (
		quotes  = `a line holds one key only; put quotes round a text that holds ": ", or begin the second key on a line of its own`
		further = "this line is indented too far; line its key up with the key above, or put quotes round the text above if this goes on with it"
		noKey   = `the line above is not "key: value"; add a colon and a space there, or put quotes round a text of several lines`
		neither = `this line is neither "key: value" nor "- item"; add the colon, or indent it if it goes on with the text above`
		lined   = `this line is not lined up with those above it; indent it like the line that it belongs to, or begin it with "- " if it is a new item`
		unfit   = "this line does not fit those above it; line it up with the keys or the text that it belongs to"
		comma   = `add a comma before the next key, or put quotes round a text that holds ": "`
	)
	for _, c := range []struct{ name, src, want string }{
		{"colon in a text", "garden: g\nname: Aim: better\n", "2:7 " + quotes},
		{"colon in the text of an item", "beds:\n  - id: a\n    crop: Aim: better\n    fresh: yes\n", "3:11 " + quotes},
		{"colon at the end of a text", "garden: g\nname: The aim is:\n", "2:7 " + quotes},
		{"colon in a curly quoted text", "garden: g\nname: “Aim: better”\n", `2:7 these are curly quotation marks; put straight ones (") round a text that holds ": "`},
		{"map on the line of its key", "garden: g\nkeeper: name: Ann\n", "2:9 " + quotes},
		{"colon in braces", "beds:\n  - {id: a, crop: b: c}\n", "2:19 " + comma},
		{"no comma in braces", "garden: g\nbeds:\n  - {id: a crop: b}\n", `3:12 put a comma before "crop"`},

		{"@ first", "garden: g\nname: @home\n", "2:7 " + badStart},
		{"% first", "garden: g\nname: % of homes\n", "2:7 " + badStart},
		{"` first", "garden: g\nname: ` home\n", "2:7 " + badStart},
		{"@ first in brackets", "tags: [a, @b]\n", "1:11 " + badStart},
		{"@ first in an item", "tags:\n  - é\n  - @b\n", "3:5 " + badStart},
		{"& first", "garden: g\nname: & home\n", "2:7 " + badAnchor},
		{"* first", "garden: g\nname: ** home\n", "2:7 " + badAnchor},
		{"* first in brackets", "tags: [a, * b]\n", "1:11 " + badAnchor},
		{"* and a word first", "garden: g\nname: *home\n", `2:7 names for repeated parts ("*name") are not read here; put quotes round the text, or write the part out`},
		{"! first", "garden: g\nname: !important! home\n", "2:7 " + badBang},
		{"| first", "garden: g\nname: | home\n", "2:7 " + badBlock},
		{"> first", "garden: g\nname: >50 people\n", "2:7 " + badBlock},
		{"? first", "garden: g\nname: ? home\n", `2:7 a text cannot begin with "? "; put quotes round it`},
		{", first", "garden: g\nname: , home\n", `2:7 a text cannot begin with ","; put quotes round it`},
		{"] first", "garden: g\nname: ] home\n", `2:7 a text cannot begin with "]" or "}"; put quotes round it`},
		{"[ first", "garden: g\nname: [Draft] home\n", "2:7 " + badBracket},
		{"{ first", "beds:\n  - id: a\n    crop: {Draft} b\n", "3:11 " + badBracket},
		{"- first", "garden: g\nname: - home\n", `2:7 a list cannot begin on the same line as its key; begin each "- item" on a line of its own`},
		{"list on the line of its key", "garden: g\nbeds: - id: a\n", `2:7 a list cannot begin on the same line as its key; begin each "- item" on a line of its own`},
		{"% in the first column", "%home: x\n", `1:1 a line cannot begin with "%"; remove it, or put quotes round the text`},
		{"YAML version", "%YAML 1.2\n---\ngarden: g\n", `1:1 a line cannot begin with "%"; remove it, or put quotes round the text`},

		{"apostrophe in single quotes", "garden: g\nname: 'don't'\nopen: yes\n", "2:7 " + badSingle},
		{"apostrophe in the single quotes of an item", "beds:\n  - id: a\n    crop: 'don't stop'\n", "3:11 " + badSingle},
		{"text after quotes", "garden: g\nname: \"a\" b\n", "2:7 " + badDouble},
		{"quotes in quotes", "garden: g\nname: \"say \"yes\" now\"\nopen: yes\n", "2:7 " + badDouble},
		{"quotes that close too early in an item", "tags:\n  - \"a\" b\n  - c\n", "2:5 " + badDouble},
		{"quotes that close before a colon", "garden: g\nname: \"Aim\": better\n", "2:7 " + badDouble},
		{"single quote never closed", "garden: g\nname: 'a\nopen: yes\n", "2:7 " + unclosed},
		{"double quote never closed", "garden: g\nname: \"a\nopen: yes\n", "2:7 " + unclosed},
		{"quote in brackets never closed", "garden: g\ntags: [a, \"b]\nopen: yes\n", "2:11 " + unclosed},
		{"quote in JSON never closed", `{"garden": "g", "name": "x}`, "1:25 " + unclosed},
		{"backslash in double quotes", "garden: g\nname: \"C:\\docs\"\n", "2:10 " + badEscape},
		{"half an escape in double quotes", "garden: g\nname: \"é\\xzz\"\n", "2:9 " + badEscape},
		{"no such character in double quotes", "garden: g\nname: \"\\ud800\"\n", "2:8 " + badEscape},
		{"half of a character in JSON", `{"garden": "g", "name": "a\ud800"}`, "1:27 " + badEscape},

		{"list never closed", "garden: g\ntags: [a, b\nopen: yes\n", "2:7 " + openList},
		{"no comma in a list", "garden: g\ntags: [\"a\" \"b\"]\n", "2:7 " + openList},
		{"list closed by a brace", "garden: g\ntags: [a, b}\n", "2:7 " + openList},
		{"second list of a line never closed", "beds:\n  - {tags: [a], id: [b}\n", "2:21 " + openList},
		{"list closed twice", "garden: g\ntags: [a, b]]\n", "2:7 " + badBracket},
		{"comma twice", "garden: g\ntags: [a,, b]\n", "2:10 there is a comma too many here; remove it"},
		{"comma first", "garden: g\ntags: [, b]\n", "2:8 there is a comma too many here; remove it"},
		{"map never closed", "garden: g\nkeeper: {name: b\nopen: yes\n", "2:9 " + openMap},
		{"no comma between the lines of JSON", "{\"garden\": \"g\"\n \"name\": \"x\"}\n", "1:1 " + openMap},
		{"no colon in JSON", "{\"garden\": \"g\", \"name\" \"x\"}\n", "1:1 " + openMap},
		{"list in JSON never closed", "{\"garden\": \"g\", \"beds\": [{\"id\": \"a\"}\n}\n", "1:25 " + openList},
		{"text after JSON", "{\"garden\": \"g\"}\nname: x\n", "2:1 nothing may follow what ends above; remove this line, or move it inside the brackets"},
		{"text after quoted text", "\"garden\" g\n", "1:1 nothing may follow the quotation mark that closes a text; put quotes round the whole text"},

		{"tab before a dash", "garden: g\nbeds:\n\t- id: a\n", "3:1 " + badTab},
		{"tab before a key", "beds:\n  - id: a\n\tcrop: b\n", "3:1 " + badTab},
		{"tab after spaces", "beds:\n  - id: a\n  \tcrop: b\n", "3:3 " + badTab},
		{"tab before a first key", "garden: g\n\tname: b\n", "2:1 " + badTab},
		{"tab after a dash", "beds:\n  -\tid: a\n", "2:4 " + badTab},

		{"key one column short", "beds:\n  - id: a\n   crop: b\n", "3:4 " + lined},
		{"key under its dash", "beds:\n  - id: a\n  crop: b\n", "3:3 " + lined},
		{"no dash", "beds:\n  - id: a\n    crop: b\n  id: c\n    crop: d\n", "4:3 " + lined},
		{"no dash after many items", "beds:\n" + items(100) + "  id: c\n    crop: d\n" + items(100), "202:3 " + lined},
		{"key too far right", "beds:\n  - id: a\n     crop: b\n", "3:6 " + further},
		{"key at the top too far right", "garden: g\n name: x\n", "2:2 " + further},
		{"colon in a text that goes on", "garden: g\nname: x\n  and more: yes\n", "3:3 " + further},
		{"first key too far right", "  garden: g\nname: x\n", "2:1 this line begins further left than those above; begin all keys of the file in the same column"},
		{"dash too far left", "beds:\n  - id: a\n - id: b\n", `3:2 ` + badDash},
		{"dash a column too far right", "beds:\n  - id: a\n   - id: b\n", `3:4 ` + badDash},
		{"dash too far right", "beds:\n  - id: a\n    - id: b\n", `3:5 ` + badDash},
		{"key below a comment", "garden: g\nname: x # y\n  open: yes\n", "3:3 " + unfit},
		{"text too far left", "garden: g\nname: |\n    a\n  b\n", "4:3 " + unfit},
		{"text in the first column", "garden: g\nname: x\nand more\n", "3:1 " + neither},

		{"colon far from its key", "garden: g\nname" + spaces + ": x\n", "2:1029 " + badColon},
		{"colon far from its key in quotes", "\"garden\"" + spaces + ": g\n", "1:1033 " + badColon},
		{"colon far from its key in an item", "beds:\n  - id" + spaces + ": a\n", "2:1031 " + badColon},
		{"colon far from its key in braces", "beds:\n  - {id" + spaces + ": a}\n", "2:1032 " + badColon},

		{"no colon", "garden: g\nname x\nopen: yes\n", "2:1 " + noColon("name")},
		{"no colon after a key that is not known", "garden: g\nnames x\nopen: yes\n", "2:1 " + neither},
		{"no colon in an item", "garden: g\nbeds:\n  - id: a\n    crop b\n    fresh: yes\n", "4:5 " + noColon("crop")},
		{"no colon in the last line", "garden: g\nname x", "2:1 " + noColon("name")},
		{"no colon in the first line", "garden g\nname: x\n", "1:1 " + noColon("garden")},
		{"no colon after a key that is not known in the first line", "gardens g\nname: x\n", "2:1 " + noKey},
		{"no colon in the first line of an item", "garden: g\nbeds:\n  - id a\n\n    crop: x\n", "3:5 " + noColon("id")},
		{"no space after the colon", "garden: g\nname:x\nopen: yes\n", "2:5 put a space after the colon"},
		{"no space after the colon of an item", "garden: g\nbeds:\n  - id:a\n    crop: b\n", "3:7 put a space after the colon"},
		{"no space after the dash", "garden: g\nbeds:\n  -id: a\n    crop: b\n", "3:3 put a space after the dash"},
		{"no space after a later dash", "tags:\n  - a\n  -b: c\n", "3:3 " + lined},
		{"no space after a dash in the first column", "tags:\n- a\n-b\n", "3:1 put a space after the dash"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantFindings(t, c.src, c.want)
			if !strings.Contains(c.src, `\`) { // the same with the line ends of Windows
				wantFindings(t, strings.ReplaceAll(c.src, "\n", "\r\n"), c.want)
			}
			wantFindings(t, "\ufeff"+c.src, c.want)
		})
	}
}

func noColon(key string) string {
	return fmt.Sprintf(`there is no colon after "%s"; write "%s:" and a space`, key, key)
}

// items are n beds of two lines each.
func items(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - id: a%d\n    crop: some crop %d\n", i, i)
	}
	return b.String()
}

// yaml names the line where it gave up, which may be far from what is wrong.
func TestSyntaxFarAway(t *testing.T) {
	const twoLines = "  - id: x\n    crop: \"leeks\n      and peas\"\n"
	for _, c := range []struct{ name, src, want string }{
		{"quote that another closes", "garden: g\nname: \"a\nbeds:\n" + items(150) + "  - id: b\n    crop: \"x\"\n", "2:7 " + badDouble},
		{"single quote that another closes", "garden: g\nname: 'a\nbeds:\n" + items(150) + "  - id: b\n    crop: 'x'\n", "2:7 " + badSingle},
		{"quote never closed", "garden: g\nname: \"a\nbeds:\n" + items(150), "2:7 " + unclosed},
		{"quote never closed after texts of two lines", "beds:\n" + strings.Repeat(twoLines, 100) + "  - id: b\n    crop: \"x\n" + items(100), "303:11 " + unclosed},
		{"quote that another closes after texts of two lines", "beds:\n" + strings.Repeat(twoLines, 100) + "  - id: b\n    crop: \"x\n" + items(150) + twoLines, "303:11 " + badDouble},
		{"list never closed", "garden: g\ntags: [a, b\nbeds:\n" + items(150), "2:7 " + openList},
		{"map of many lines never closed", "garden: g\nkeeper: {\n  name: a,\n  phone: b\nbeds:\n" + items(150), "2:9 " + openMap},
		{"fault at the end", "beds:\n" + items(300) + "name: a: b\n", "602:7 a line holds one key only; put quotes round a text that holds \": \", or begin the second key on a line of its own"},
	} {
		t.Run(c.name, func(t *testing.T) { wantFindings(t, c.src, c.want) })
	}
}

// Of a line that is not lined up yaml names only the line where the list
// begins, however far above that is.
func TestSyntaxFarBelow(t *testing.T) {
	const lined = `this line is not lined up with those above it; indent it like the line that it belongs to, or begin it with "- " if it is a new item`
	for _, head := range []string{"beds:\n", "garden: !!str g\nbeds:\n"} {
		for _, n := range []int{400, 1000, 5000, 20_000} {
			for _, before := range []int{0, n / 2, n - n/20, n - 1} {
				src := head + items(before) + "  - id: x\n   crop: x\n" + items(n-1-before)
				line := strings.Count(head, "\n") + 2*before + 2
				t.Run(fmt.Sprintf("%q with %d of %d beds before it", head, before, n), func(t *testing.T) {
					wantFindings(t, src, fmt.Sprintf("%d:4 %s", line, lined))
				})
			}
		}
	}
}

// A text that cannot be read costs little more than reading it once: that is
// measured by the memory that is given out, which does not depend on the
// machine and what else it does.
func TestSyntaxInGoodTime(t *testing.T) {
	for _, c := range []struct {
		name, src string
		most      float64 // times what reading it once takes
	}{
		{"fault at the end", strings.Repeat("a: b\n", 50_000) + "b: c: d\n", 2.5},
		{"fault in the middle", strings.Repeat("a: b\n", 25_000) + "b: c: d\n" + strings.Repeat("a: b\n", 25_000), 4},
		{"fault at the end of a small text", strings.Repeat("a: b\n", 2000) + "b: c: d\n", 2.5},
		{"fault at the end of a text that is not plain", "k: ~\n" + strings.Repeat("a: b\n", 50_000) + "b: c: d\n", 3},
		{"line that is not lined up", "beds:\n" + items(5000) + "  - id: x\n   crop: x\n" + items(5000), 4},
		{"line that is not lined up in a text that is not plain", "k: !!str ~\nbeds:\n" + items(5000) + "  - id: x\n   crop: x\n" + items(5000), 4},
		{"brackets", strings.Repeat("a: [\n", 9990), 12},
		{"more brackets", strings.Repeat("a: [\n", 200_000), 12},
		{"brackets in lines that are long", strings.Repeat("a: ["+strings.Repeat("b, ", 5)+"\n", 9990), 12},
		{"braces", strings.Repeat("a: {\n", 9990), 12},
		{"a list that is never closed", "a: [\n" + strings.Repeat("b,\n", 30_000), 12},
	} {
		t.Run(c.name, func(t *testing.T) {
			once := allocated(func() {
				if err := yaml.Unmarshal([]byte(c.src), new(yaml.Node)); err == nil {
					t.Error("it can be read")
				}
			})
			got := allocated(func() {
				if _, got := read(c.src); len(got) != 1 {
					t.Errorf("findings are %q", got)
				}
			})
			t.Logf("%d bytes, %d MB to read once, and %.1f times as much to tell the fault", len(c.src), once>>20, float64(got)/float64(once))
			if float64(got) > c.most*float64(once) {
				t.Errorf("it takes %.1f times what reading it once takes, want at most %v", float64(got)/float64(once), c.most)
			}
		})
	}
}

// allocated is how many bytes of memory are given out while f runs.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
