package render

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"mime"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
)

var update = flag.Bool("update", false, "write the golden files")

func dotOf(t testing.TB, m *logicmodel.Model, o *Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(t.Context(), &b, m, DOT, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDOT holds the DOT text of some models to golden files.
func TestDOT(t *testing.T) {
	stobs, f := picturetest.Example(t, "stobswellbeing.yaml")
	for name, dot := range map[string][]byte{
		"stobswellbeing": dotOf(t, stobs, &Options{Framework: f}),
		"hostile":        dotOf(t, picturetest.Hostile(), nil),
		"feedback":       dotOf(t, picturetest.Feedback(), nil),
		"undefined":      dotOf(t, picturetest.Undefined(), nil),
		"wholes":         dotOf(t, picturetest.Model(t, "wholes.yaml"), nil),
		"stages":         dotOf(t, picturetest.Model(t, "stages.yaml"), &Options{View: ChainView}),
	} {
		t.Run(name, func(t *testing.T) {
			golden := filepath.Join("testdata", name+".dot")
			if *update {
				if err := os.WriteFile(golden, dot, 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(dot)); diff != "" {
				t.Errorf("the DOT text (-want +got):\n%s", diff)
			}
		})
	}
}

// TestDotProgram checks that Graphviz as it is installed draws our DOT text:
// the same boxes with the same words, and the same arrows.
func TestDotProgram(t *testing.T) {
	dot := needDot(t)
	models := picturetest.All()
	stobs, f := picturetest.Example(t, "stobswellbeing.yaml")
	models["stobswellbeing"] = stobs
	for name, m := range models {
		t.Run(name, func(t *testing.T) {
			o := &Options{Framework: f}
			if name != "stobswellbeing" {
				o = nil
			}
			dotDraws(t, dot, m, o)
		})
	}
}

// needDot returns the Graphviz that is installed. Without one the test is skipped,
// but in CI it fails.
func needDot(t testing.TB) string {
	t.Helper()
	dot, err := exec.LookPath("dot")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	return dot
}

// dotDraws checks that dot draws the words of our boxes, among them the texts of
// the elements as they were given, and as many arrows, and that its tooltips say
// what the elements do.
func dotDraws(t *testing.T, dot string, m *logicmodel.Model, o *Options) {
	t.Helper()
	cmd := exec.Command(dot, "-Tsvg")
	cmd.Stdin = bytes.NewReader(dotOf(t, m, o))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("dot: %v\n%s", err, stderr.Bytes())
	}
	ours, theirs := parseSVG(t, svgOf(t, m, o)), parseSVG(t, out)
	for _, words := range ours.boxes {
		if !theirs.texts[words] && !theirs.texts["★ "+words] {
			t.Errorf("dot does not show %q", words)
		}
	}
	cut := strings.Contains(strings.Join(ours.boxes, ""), "…")
	drawn := map[string]bool{}
	for words := range theirs.texts {
		drawn[compact(words)] = true
	}
	for i := range m.Elements {
		given := m.Elements[i].Text()
		altered := cut || strings.ContainsAny(given, "\u00ad\u200b")
		if want := compact(asShown(given)); !altered && !drawn[want] && !drawn["★"+want] {
			t.Errorf("dot does not show the text %q", want)
		}
		text := content.OneLine(given)
		if r := []rune(text); len(r) > 1000 { // dot reads no more
			text = string(r[:1000]) + "…"
		}
		text = strings.Map(paint.XMLRune, strings.ToValidUTF8(text, "\ufffd"))
		if words := strings.Join(strings.Fields(text), " "); words != "" && !theirs.tooltips[words] {
			t.Errorf("dot has no tooltip %q", words)
		}
	}
	if len(ours.arrows) != theirs.edges {
		t.Errorf("dot draws %d arrows, want %d", theirs.edges, len(ours.arrows))
	}
}

// FuzzDOT checks that any text survives Graphviz: what is in the DOT text is
// what an installed dot shows.
func FuzzDOT(f *testing.F) {
	dot := needDot(f)
	for _, s := range picturetest.HostileTexts {
		f.Add(s)
	}
	f.Add("\x00\x01\u202e\ufffe\xff é 我们 \\N\\")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		dotDraws(t, dot, picturetest.Chain(s, s, "B"), &Options{Engine: placed{}})
	})
}

// A drawing is what a test wants to know of an SVG.
type drawing struct {
	boxes    []string        // the words in each of our boxes
	arrows   []string        // the titles of our arrows
	texts    map[string]bool // all texts of each group, joined
	edges    int             // groups that Graphviz calls edges
	tooltips map[string]bool // of links
	names    map[string]bool // of elements
	ids      []string
	title    string // the first
	desc     string
}

// parseSVG reads an SVG; it fails if that is not well-formed XML.
func parseSVG(t testing.TB, svg []byte) *drawing {
	t.Helper()
	d := &drawing{texts: map[string]bool{}, names: map[string]bool{}, tooltips: map[string]bool{}}
	dec := xml.NewDecoder(bytes.NewReader(svg))
	type open struct {
		name, class string
		words       []string
		title       string
	}
	var stack []*open
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return d
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			d.names[token.Name.Local] = true
			e := &open{name: token.Name.Local}
			for _, a := range token.Attr {
				switch a.Name.Local {
				case "class":
					e.class = a.Value
				case "id":
					d.ids = append(d.ids, a.Value)
				case "title":
					d.tooltips[strings.Join(strings.Fields(a.Value), " ")] = true
				}
			}
			stack = append(stack, e)
		case xml.CharData:
			top := len(stack) - 1
			if top < 0 {
				continue
			}
			text := string(token)
			switch stack[top].name {
			case "text", "tspan":
				for _, e := range stack {
					if e.name == "g" {
						e.words = append(e.words, strings.Fields(text)...)
					}
				}
			case "title":
				if top > 0 {
					stack[top-1].title += text
				}
			case "desc":
				d.desc += text
			}
		case xml.EndElement:
			e := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if e.name == "svg" {
				d.title = e.title
			}
			if e.name != "g" {
				continue
			}
			words := strings.Join(e.words, " ")
			d.texts[words] = true
			switch e.class {
			case "box":
				d.boxes = append(d.boxes, words)
			case "arrow":
				d.arrows = append(d.arrows, e.title)
			case "edge":
				d.edges++
			}
		}
	}
}

// TestSVG checks what is in the picture of the example.
func TestSVG(t *testing.T) {
	m, f := picturetest.Example(t, "stobswellbeing.yaml")
	svg := svgOf(t, m, &Options{Framework: f})
	d := parseSVG(t, svg)
	if d.title != m.Title {
		t.Errorf("the title is %q, want %q", d.title, m.Title)
	}
	if len(d.boxes) != len(m.Elements)+2 {
		t.Errorf("%d boxes, want one for each element and two for the framework", len(d.boxes))
	}
	for _, want := range []string{
		"A results chain with three activities, four outputs, seven short-term outcomes, two medium-term outcomes, one long-term outcome and one end state",
		"“Over 180 questionnaires completed over 4 months” leads, as an illustration, to “Local partners and community more engaged”.",
		"“Local partners and community more engaged” leads to “Community and local partners more aware of problems and see their role in solutions”, because “Identifying issues together",
		"“Improved end state – community wellbeing” supports “SOA5: Our people will have improved physical and mental wellbeing” and “NO6: We live longer, healthier lives”.",
	} {
		if !strings.Contains(d.desc, want) {
			t.Errorf("the description lacks %q:\n%s", want, d.desc)
		}
	}
	id := strings.TrimSuffix(d.ids[0], "-title")
	if want := fmt.Sprintf(`role="img" aria-labelledby="%s-title" aria-describedby="%[1]s-desc"`, id); !bytes.Contains(svg, []byte(want)) {
		t.Errorf("the picture lacks %s", want)
	}
	for _, key := range []string{"leads to", "leads to (illustrative)", "supports an outcome of the framework", "contributes to (framework)"} {
		if !d.texts[key] {
			t.Errorf("the key lacks %q", key)
		}
	}
	if d.texts["feeds back to"] {
		t.Error("the key explains feedback, which is not drawn")
	}
}

// TestHostileTexts checks that texts come out as they went in, and bring no
// markup with them.
func TestHostileTexts(t *testing.T) {
	d := parseSVG(t, svgOf(t, picturetest.Hostile(), nil))
	for i, want := range picturetest.HostileTexts {
		want = strings.Join(strings.Fields(want), " ")
		got := strings.ReplaceAll(d.boxes[i], " ", "")
		if got != strings.ReplaceAll(want, " ", "") {
			t.Errorf("the box shows %q, want %q", d.boxes[i], want)
		}
	}
	allowed := map[string]bool{"svg": true, "title": true, "desc": true, "g": true, "rect": true, "path": true, "text": true, "tspan": true}
	for name := range d.names {
		if !allowed[name] {
			t.Errorf("the picture has an element <%s>", name)
		}
	}
}

// TestIDs checks that ids are used once, and that two pictures on one page do
// not clash.
func TestIDs(t *testing.T) {
	stobs, f := picturetest.Example(t, "stobswellbeing.yaml")
	all := parseSVG(t, svgOf(t, stobs, &Options{Framework: f})).ids
	all = append(all, parseSVG(t, svgOf(t, stobs, nil)).ids...)
	all = append(all, parseSVG(t, svgOf(t, stobs, &Options{Framework: f, ID: "second"})).ids...)
	seen := map[string]bool{}
	for _, id := range all {
		if seen[id] {
			t.Errorf("the id %q is used twice", id)
		}
		seen[id] = true
	}
	if !seen["second-title"] {
		t.Error("Options.ID has no effect")
	}
}

// TestDeterministic checks that the same input gives the same bytes.
func TestDeterministic(t *testing.T) {
	for name, m := range picturetest.All() {
		for _, format := range Formats() {
			var a, b bytes.Buffer
			err := errors.Join(write(t.Context(), &a, m, format, nil), write(t.Context(), &b, m, format, nil))
			if errors.As(err, new(*FontError)) && (name == "scripts" || name == "long texts") && format != SVG {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a.Bytes(), b.Bytes()) {
				t.Errorf("%s as %s differs from one time to the next", name, format)
			}
		}
	}
}

// TestParallel draws from eight goroutines at once.
func TestParallel(t *testing.T) {
	m, f := picturetest.Example(t, "stobswellbeing.yaml")
	want := svgOf(t, m, &Options{Framework: f})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 3 {
				var b bytes.Buffer
				if err := write(t.Context(), &b, m, SVG, &Options{Framework: f}); err != nil {
					t.Error(err)
				} else if !bytes.Equal(b.Bytes(), want) {
					t.Error("a picture drawn beside others differs")
				}
			}
		})
	}
	wg.Wait()
}

// countingWriter counts the calls of Write.
type countingWriter struct{ calls int }

func (w *countingWriter) Write(p []byte) (int, error) {
	w.calls++
	return len(p), nil
}

// TestErrors checks that what cannot be drawn is an error, and nothing is
// written.
func TestErrors(t *testing.T) {
	done, cancel := context.WithCancel(t.Context())
	cancel()
	one := picturetest.All()["one element"]
	huge := &logicmodel.Model{ID: "m", Title: "Huge"}
	for i := range 1001 {
		huge.Elements = append(huge.Elements, logicmodel.Element{ID: fmt.Sprint("e", i), Title: "E", Stage: logicmodel.Output})
	}
	for _, test := range []struct {
		name    string
		ctx     context.Context
		m       *logicmodel.Model
		format  Format
		cause   error
		message string
	}{
		{"empty", t.Context(), &logicmodel.Model{}, SVG, ErrEmpty, "no elements"},
		{"empty DOT", t.Context(), &logicmodel.Model{}, DOT, ErrEmpty, "no elements"},
		{"too large", t.Context(), huge, SVG, nil, "too large to draw: "},
		{"cancelled", done, one, SVG, context.Canceled, "canceled"},
		{"unknown format", t.Context(), one, "bmp", nil, `no format "bmp"`},
		{"no stage", t.Context(), &logicmodel.Model{Elements: []logicmodel.Element{{ID: "lost", Title: "L"}}}, SVG, nil, `the element "lost" has no stage`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var w countingWriter
			err := write(test.ctx, &w, test.m, test.format, nil)
			if err == nil || test.cause != nil && !errors.Is(err, test.cause) || !strings.Contains(err.Error(), test.message) {
				t.Errorf("the error is %v", err)
			}
			if w.calls > 0 {
				t.Error("something was written")
			}
		})
	}
	if err := write(t.Context(), io.Discard, one, SVG, &Options{ID: `x"><script>`}); err == nil {
		t.Error("an id that would be markup is accepted")
	}
	if err := write(t.Context(), failingWriter{}, one, SVG, nil); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("the error of the writer is lost: %v", err)
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// TestParseFormat checks the names of formats.
func TestParseFormat(t *testing.T) {
	for _, f := range Formats() {
		if _, _, err := mime.ParseMediaType(f.MediaType()); err != nil {
			t.Errorf("the media type of %s: %v", f, err)
		}
		if got, err := ParseFormat(strings.ToUpper(string(f))); got != f || err != nil {
			t.Errorf("ParseFormat(%q) = %q, %v", strings.ToUpper(string(f)), got, err)
		}
	}
	if _, err := ParseFormat("gif"); err == nil || !strings.Contains(err.Error(), "svg, png, pdf, html, dot, outline") {
		t.Errorf("an unknown format: %v", err)
	}
}

// FuzzSVG draws any text wherever a picture of one of the views shows one: the
// picture is well-formed, has the text, and no element and no attribute that
// does not belong.
func FuzzSVG(f *testing.F) {
	for i, s := range picturetest.HostileTexts {
		f.Add(s, uint8(i))
	}
	for i := range Views() {
		f.Add("\x00\x01\u202e\ufffe\xff é 我们 👩‍👩‍👧‍👦", uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, view uint8) {
		if len(s) > 500 { // it is there a dozen times
			return
		}
		m, o := everywhere(s)
		o.View = Views()[int(view)%len(Views())]
		svg := svgOf(t, m, o)
		onlyOurs(t, svg, asShown(s))
		checkEverywhere(t, parseSVG(t, svg), s, o.View)
	})
}

// shownAs returns what the picture shows of a character: what XML cannot hold is
// replaced.
func shownAs(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f || r == 0xfffe || r == 0xffff {
		return '\ufffd'
	}
	return r
}

func BenchmarkSVG(b *testing.B) {
	m, f := picturetest.Example(b, "stobswellbeing.yaml")
	svgOf(b, m, &Options{Framework: f}) // compiles Graphviz
	for b.Loop() {
		svgOf(b, m, &Options{Framework: f})
	}
}
