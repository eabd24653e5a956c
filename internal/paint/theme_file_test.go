package paint

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/formatdoc"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
)

var update = flag.Bool("update", false, "write the generated pages")

func TestThemeNamed(t *testing.T) {
	for _, name := range append(Themes(), "Print", "HIGH-CONTRAST") {
		if theme, err := ThemeNamed(name); err != nil || !strings.EqualFold(theme.Name(), name) {
			t.Errorf("%s is %v, %v", name, theme, err)
		}
	}
	const want = `there is no theme "pale"; use one of default, print, high-contrast, dark, auto`
	if _, err := ThemeNamed("pale"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestThemeFile reads the examples in docs/themes.md.
func TestThemeFile(t *testing.T) {
	doc, err := os.ReadFile("../../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllSubmatch(doc, -1)
	if len(blocks) != 3 {
		t.Fatalf("there are %d examples, want 3", len(blocks))
	}
	got, err := ReadTheme("", blocks[0][1], nil)
	if err != nil {
		t.Fatal(err)
	}
	want := *printTheme
	want.name = "our-house"
	want.text = "#222222"
	want.boxes[logicmodel.Activity] = ink{"#e3f1fa", "#00588a", "#111111"}
	want.boxes[logicmodel.Input] = want.boxes[logicmodel.Activity]
	want.boxes[logicmodel.EndState].border = "#7a2e5c"
	want.tints[logicmodel.Input], want.tints[logicmodel.Activity], want.tints[logicmodel.EndState] = "#e0ebf1", "#e0ebf1", "#efe6eb"
	want.arrows[content.Feedback], want.arrows[content.Supports] = "#7a2e5c", "#00588a"
	if diff := cmp.Diff(&want, got, cmp.AllowUnexported(Theme{}, palette[string]{}, ink{})); diff != "" {
		t.Errorf("the theme differs (-want +got):\n%s", diff)
	}
	if _, err := ReadTheme("", blocks[2][1], nil); err != nil {
		t.Errorf("white on black: %v", err)
	}
	// The built-in theme must not have changed.
	if printTheme.text != "#000000" {
		t.Error("the theme that it is based on has changed")
	}
}

// TestThemeKeys makes the table of keys in docs/themes.md and the schema from the
// table of the reader, or checks that they are up to date.
func TestThemeKeys(t *testing.T) {
	const page, schema, head = "../../docs/themes.md", "../../docs/schema/theme.schema.json", "| key | |\n|---|---|\n"
	doc, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(doc), head)
	_, after, ended := strings.Cut(rest, "\n\n")
	if !found || !ended {
		t.Fatalf("%s has no table of keys", page)
	}
	format := themeFormat.Schema()
	made, err := formatdoc.JSONSchema(format, "A theme of pictures for resultschain")
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{page: before + head + describeKeys(format) + "\n" + after, schema: string(made)} {
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("%s is not up to date (%v); run: go test ./internal/paint -run TestThemeKeys -update:\n%s", file, err, cmp.Diff(want, string(got)))
		}
	}
	for _, name := range Themes() {
		if !strings.Contains(before, "| `"+name+"` |") {
			t.Errorf("%s does not describe %s", page, name)
		}
	}
}

// describeKeys returns a row for each key of a theme, with the keys of maps in words.
func describeKeys(s *yamldoc.Schema) string {
	var b strings.Builder
	for _, k := range s.Keys {
		required := ""
		if k.Required {
			required = "**Required.** "
		}
		fmt.Fprintf(&b, "| `%s` | %s%s", k.Name, required, k.Doc)
		if len(k.Schema.Allowed) > 0 {
			fmt.Fprintf(&b, " One of %s.", quoteAll(k.Schema.Allowed))
		}
		for i, inner := range k.Schema.Keys {
			between := " A map: "
			if i > 0 {
				between = ", "
			}
			words := strings.TrimSuffix(inner.Doc, ".")
			fmt.Fprintf(&b, "%s`%s` (%s%s)", between, inner.Name, strings.ToLower(words[:1]), words[1:])
		}
		if len(k.Schema.Keys) > 0 {
			b.WriteString(".")
			if of := k.Schema.Keys[0].Schema; len(of.Keys) > 0 {
				var names []string
				for _, inner := range of.Keys {
					names = append(names, inner.Name)
				}
				fmt.Fprintf(&b, " Each has %s.", quoteAll(names))
			}
		}
		b.WriteString(" |\n")
	}
	return b.String()
}

// quoteAll returns names in code marks with commas between them.
func quoteAll(names []string) string { return "`" + strings.Join(names, "`, `") + "`" }

func TestThemeFileFaults(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"no name", "text: '#222222'\n", `1:1: error: this theme has no "theme"; add one`},
		{"unknown key", "theme: x\nboxes: {activities: {fill: '#ffffff'}}\n",
			`2:9: error: "activities" is not a key of a set of boxes; did you mean "activity"?`},
		{"unknown base", "theme: x\nbased-on: prnt\n", `2:11: error: "prnt" is not one of default, print, high-contrast, dark, auto; did you mean "print"?`},
		{"a word", "theme: x\ntext: white\n",
			`2:7: error: "white" is not a colour; write "#" and six figures or letters from a to f in quotes, such as "#00588a"`},
		{"no mark", "theme: x\ntext: 222\n", `2:7: error: "222" is not a colour; write "#222222", in quotes`},
		{"short", "theme: x\narrows: {leads-to: '#12'}\n",
			`2:20: error: "#12" is not a colour; write "#" and six figures or letters from a to f in quotes, such as "#00588a"`},
		{"no quotes", "theme: x\nboxes:\n  long: {text: #111, fill: #ffffff}\n",
			`3:16: error: a colour stands in quotes, since "#" begins a comment; write "#111"
3:28: error: a colour stands in quotes, since "#" begins a comment; write "#ffffff"`},
		{"three bands", "theme: x\nbands: ['#fff', '#eee', '#ddd']\n", `2:25: error: there are two bands, and this is a third colour; remove it`},
		{"large corners", "theme: x\nradius: 40\n", `2:9: error: "40" is not a size from 0 to 20 points; write a number such as 5`},
		{"no size", "theme: x\ntext-size: large\n", `2:12: error: "large" is not a size from 8 to 24 points; write a number such as 11`},
		{"files without a folder", "theme: x\nlogo: logo.png\n", `2:7: error: the logo "logo.png" cannot be used: a theme that comes without its folder has no files`},
		{"a file elsewhere", "theme: x\nfont: ../house.ttf\n", `2:7: error: the font "../house.ttf" cannot be used: name a file in the folder of the theme, as in house/logo.png`},
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
		theme, err := ReadTheme("", []byte(c.src), nil)
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

// TestReadLogo reads logos, and refuses what does more than draw.
func TestReadLogo(t *testing.T) {
	var dots bytes.Buffer
	if err := png.Encode(&dots, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, logo, want string }{
		{"a PNG", dots.String(), ""},
		{"an SVG", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h9" fill="url(#a)"/></svg>`, ""},
		{"a script", `<svg width="4" height="2"><script>alert(1)</script></svg>`, `its SVG has the element "script", and a logo may only draw; save it as plain SVG without it, or as PNG`},
		{"a handler", `<svg width="4" height="2" onload="alert(1)"/>`, `its SVG has a script in "onload", and a logo may only draw; save it as plain SVG without it, or as PNG`},
		{"a link", `<svg width="4" height="2"><image href="https://example.org/x.png"/></svg>`, `its SVG fetches another file in "href"; save it as plain SVG without it, or as PNG`},
		{"an address", `<svg width="4" height="2"><path fill="url( https://example.org )"/></svg>`, `its SVG fetches another file in "fill"; save it as plain SVG without it, or as PNG`},
		{"a type", `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg/>`, "it declares a document type, which may fetch other files; save it as plain SVG, or as PNG"},
		{"no size", `<svg/>`, `its SVG states no size; give it a "viewBox", or save it as PNG`},
		{"a text", "logo", "it is no picture in PNG or SVG; save it as PNG"},
		{"half a PNG", dots.String()[:50], "its PNG is broken; save it again"},
	} {
		theme, err := ReadTheme("x.yaml", []byte("theme: x\nlogo: logo\nfooter: Made up\n"), func(string) ([]byte, error) { return []byte(c.logo), nil })
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			if string(theme.logo.data) != c.logo || theme.footer != "Made up" {
				t.Errorf("%s: the theme has no logo or no footer", c.name)
			}
			continue
		}
		if want := `x.yaml:2:7: error: the logo "logo" cannot be used: ` + c.want; err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", c.name, err, want)
		}
	}
}

// FuzzThemeFile checks that every theme that is read can be read by people.
func FuzzThemeFile(f *testing.F) {
	f.Add("theme: x\ntext: '#222222'\nboxes: {short: {fill: '#fff'}}\n")
	f.Add("theme: x\nbackground: #fff\n")
	f.Fuzz(func(t *testing.T, src string) {
		theme, err := ReadTheme("x.yaml", []byte(src), nil)
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
