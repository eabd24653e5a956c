package render

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/logicmodel"
)

func TestThemeNamed(t *testing.T) {
	for _, name := range append(Themes(), "Print", "HIGH-CONTRAST") {
		if theme, err := ThemeNamed(name); err != nil || !strings.EqualFold(theme.Name(), name) {
			t.Errorf("%s is %v, %v", name, theme, err)
		}
	}
	const want = `there is no theme "pale"; use one of default, print, high-contrast, dark`
	if _, err := ThemeNamed("pale"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestThemeFile reads the examples in docs/themes.md.
func TestThemeFile(t *testing.T) {
	doc, err := os.ReadFile("../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllSubmatch(doc, -1)
	if len(blocks) != 2 {
		t.Fatalf("there are %d examples, want 2", len(blocks))
	}
	got, err := ParseTheme("", blocks[0][1])
	if err != nil {
		t.Fatal(err)
	}
	want := &Theme{name: "our-house", palette: printTheme.palette, thick: printTheme.thick}
	want.text = "#222222"
	want.boxes[logicmodel.Activity] = ink{"#e3f1fa", "#00588a", "#111111"}
	want.boxes[logicmodel.Input] = want.boxes[logicmodel.Activity]
	want.boxes[logicmodel.EndState].border = "#7a2e5c"
	want.tints[logicmodel.Input], want.tints[logicmodel.Activity], want.tints[logicmodel.EndState] = "#e0ebf1", "#e0ebf1", "#efe6eb"
	want.arrows[content.Feedback], want.arrows[content.Supports] = "#7a2e5c", "#00588a"
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(Theme{}, palette[string]{}, ink{})); diff != "" {
		t.Errorf("the theme differs (-want +got):\n%s", diff)
	}
	if _, err := ParseTheme("", blocks[1][1]); err != nil {
		t.Errorf("white on black: %v", err)
	}
	// The built-in theme must not have changed.
	if printTheme.text != "#000000" {
		t.Error("the theme that it is based on has changed")
	}
}

// TestThemeKeys checks that docs/themes.md describes every key.
func TestThemeKeys(t *testing.T) {
	doc, err := os.ReadFile("../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	var boxes []string
	for l := content.Look(1); l < content.Looks; l++ {
		key, _ := lookKey(l)
		boxes = append(boxes, key)
	}
	for _, keys := range [][]string{Themes(), boxes, arrowKeys[:], {"faded", "fill", "border", "text"}} {
		for _, k := range keys {
			if !strings.Contains(string(doc), "`"+k+"`") {
				t.Errorf("docs/themes.md does not describe %s", k)
			}
		}
	}
	for _, k := range themeFormat.Schema().Keys {
		if !strings.Contains(string(doc), "| `"+k.Name+"` | "+k.Doc) && !strings.Contains(string(doc), "| `"+k.Name+"` | **Required.** "+k.Doc) {
			t.Errorf("docs/themes.md does not describe %s: %s", k.Name, k.Doc)
		}
	}
}

func TestThemeFileFaults(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"no name", "text: '#222222'\n", `1:1: error: this theme has no "theme"; add one`},
		{"unknown key", "theme: x\nboxes: {activities: {fill: '#ffffff'}}\n",
			`2:9: error: "activities" is not a key of a set of boxes; did you mean "activity"?`},
		{"unknown base", "theme: x\nbased-on: prnt\n", `2:11: error: "prnt" is not one of default, print, high-contrast, dark; did you mean "print"?`},
		{"a word", "theme: x\ntext: white\n",
			`2:7: error: "white" is not a colour; write "#" and six figures or letters from a to f in quotes, such as "#00588a"`},
		{"no mark", "theme: x\ntext: 222\n", `2:7: error: "222" is not a colour; write "#222222", in quotes`},
		{"short", "theme: x\narrows: {leads-to: '#12'}\n",
			`2:20: error: "#12" is not a colour; write "#" and six figures or letters from a to f in quotes, such as "#00588a"`},
		{"no quotes", "theme: x\nboxes:\n  long: {text: #111, fill: #ffffff}\n",
			`3:16: error: a colour stands in quotes, since "#" begins a comment; write "#111"
3:28: error: a colour stands in quotes, since "#" begins a comment; write "#ffffff"`},
		{"three bands", "theme: x\nbands: ['#fff', '#eee', '#ddd']\n", `2:25: error: there are two bands, and this is a third colour; remove it`},
		{"faint text", "theme: x\ntext: '#777'\n",
			`2:7: error: the text outside boxes, #777777, has a contrast of 3.8 with the second of the bands, #eaeef2, which is hard to read; it has to be at least 4.5: make it darker, such as "#6c6c6c"`},
		{"faint border", "theme: x\nboxes:\n  short: {border: '#9FC5E8'}\n",
			`3:19: error: the border of short boxes, #9fc5e8, has a contrast of 1.5 with the second of the bands, #eaeef2, which is hard to see; it has to be at least 3: make it darker, such as "#718ca5"`},
		{"dark page", "theme: x\nbackground: '#333333'\n",
			`2:13: error: the background, #333333, has a contrast of 1.4 with the text outside boxes, #111111, which is hard to read; it has to be at least 4.5: make it lighter, such as "#d2d2d2"`},
		{"no way out", "theme: x\nboxes: {short: {fill: '#00588a', border: '#00588a', text: '#fff'}}\n",
			`2:42: error: the border of short boxes, #00588a, has a contrast of 1.0 with the fill of short boxes, #00588a, which is hard to see; it has to be at least 3: change one of the two
	2:23: the other colour is written here`},
		{"two colours", "theme: x\nboxes: {short: {fill: '#888', text: '#999', border: '#111'}}\n",
			`2:37: error: the text of short boxes, #999999, has a contrast of 1.2 with the fill of short boxes, #888888, which is hard to read; it has to be at least 4.5: make it darker, such as "#202020"
	2:23: the other colour is written here`},
	} {
		theme, err := ParseTheme("", []byte(c.src))
		var list diag.List
		if theme != nil || !errors.As(err, &list) {
			t.Errorf("%s: %v, %v", c.name, theme, err)
			continue
		}
		var got []string
		for _, d := range list {
			got = append(got, d.Error())
			for _, r := range d.Related {
				got = append(got, "\t"+r.Pos.String()+": "+r.Message)
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// FuzzThemeFile checks that every theme that is read can be read by people.
func FuzzThemeFile(f *testing.F) {
	f.Add("theme: x\ntext: '#222222'\nboxes: {short: {fill: '#fff'}}\n")
	f.Add("theme: x\nbackground: #fff\n")
	f.Fuzz(func(t *testing.T, src string) {
		theme, err := ParseTheme("x.yaml", []byte(src))
		if (theme == nil) == (err == nil) {
			t.Fatalf("%v, %v", theme, err)
		}
		if err != nil {
			return
		}
		for _, p := range theme.pairings() {
			if p.contrast() < p.least {
				t.Errorf("%s on %s", *p.front, *p.back)
			}
		}
	})
}
