package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"

	"github.com/resultschain/resultschain/render"
)

// The gallery is docs/gallery.md and the pictures in docs/gallery. All of it is
// made by TestGallery with -update ("go generate ./...").
const (
	galleryPage   = "docs/gallery.md"
	galleryFolder = "docs/gallery"
)

// An exhibit is a picture of the gallery. Without a file it is a heading over
// those that follow.
type exhibit struct {
	file    string // in the folder, without its ending
	heading string
	words   string // what it shows, and when that is of use
	args    string // after "resultschain render", or after "resultschain" if they begin with "diff"
}

var exhibits = []exhibit{
	{heading: "Views"},
	{"cafe-model", "A logic model", "The usual view: stages from left to right, and the outcomes of the framework beyond the end state. " +
		"For planning, where partners ask what leads to what.",
		"examples/village-cafe.yaml"},
	{"cafe-chain", "A results chain", "The same from the bottom to the top, with the highest outcome above all. " +
		"It is narrow, and so the better one for the column of a report.",
		"examples/village-cafe.yaml --view chain"},
	{"cafe-triangle", "A triangle", "The whole framework, level by level, with the results of the model that support it. " +
		"For telling which of its outcomes the work serves, and which it does not.",
		"examples/village-cafe.yaml --view triangle"},
	{"stobswellbeing-chain", "A chain from a case study", "The StobsWELLbeing case study of 2010. Dashed arrows are illustrative: " +
		"the source does not draw them, and the picture says so.",
		"examples/stobswellbeing.yaml --view chain"},

	{heading: "Models of other traditions"},
	{"kellogg", "Columns that lead to each other", "Under `links: stages` one broad arrow stands for all links from a stage to the next, and the columns are headed as their authors head them.",
		"examples/traditions/kellogg.yaml --show context"},
	{"outcomes-map", "An outcomes map", "Outcomes without terms stand in the order in which they lead to each other, groups in frames. An effect that nobody wants has a border and a word of its own.",
		"examples/traditions/outcomes-map.yaml"},
	{"cdc", "Strands in frames", "A broad arrow leaves or enters a frame for all that is in it; inputs without arrows of their own feed the activities as a whole.",
		"examples/traditions/cdc.yaml"},

	{heading: "Several models"},
	{"partnership", "A partnership", "Nine partners side by side, each with a box for each stage, and the outcomes that they support on top. " +
		"For the table where partners see what their work adds up to.",
		"examples/partnership --together --depth stage"},
	{"partnership-outcome", "What each partner works towards", "The same with the elements that support an outcome of the framework, for a wall or a screen.",
		"examples/partnership --together --depth outcome"},
	{"partnership-matrix", "Who supports which outcome", "A matrix on one page: a row for each outcome of the framework, a column for each model, and what nobody supports. " +
		"For a meeting, and for the first page of a report. `resultschain coverage` draws the same.",
		"examples/partnership --together --view matrix --page a4"},
	{"partnership-matrix-partners", "Which partner works towards which outcome", "With a column for each partner. A matrix that is too large for its page is drawn in parts, each with the names of its columns.",
		"examples/partnership --together --view matrix --columns partners --page a4 --part 1"},

	{heading: "Frameworks by themselves"},
	{"npf", "A national framework", "Of a framework, every outcome is shown, the highest level on top.",
		"examples/npf-2007.yaml"},
	{"dundee-soa", "A local agreement", "An agreement that extends a national framework is shown with all of it, and with what its outcomes contribute to.",
		"examples/dundee-soa.yaml"},

	{heading: "A part of the model"},
	{"cafe-focus", "What leads to an element, and what it leads to", "The rest is drawn in grey. For talking about one piece of work without losing sight of the whole.",
		"examples/village-cafe.yaml --focus skills"},
	{"cafe-focus-only", "Only that", "The rest is left out. Several such pictures show a model that is too large for a page.",
		"examples/village-cafe.yaml --focus skills --only"},
	{"stobswellbeing-partner", "What a partner contributes to", "The work in which one partner takes part, and all that follows from it. For the partner’s own report.",
		"examples/stobswellbeing.yaml --view chain --partner promotion --only"},
	{"cafe-outcome", "What serves an outcome of the framework", "Everything that is on the way to one outcome. For those who answer for that outcome.",
		"examples/village-cafe.yaml --view chain --outcome G2 --only"},
	{"stobswellbeing-hide", "Without the framework", "The model alone, where readers do not know the framework or do not need it.",
		"examples/stobswellbeing.yaml --hide supports"},

	{heading: "More in the picture"},
	{"cafe-show", "Partners, reach, kinds of change, indicators, status, context and progress", "Who does it, whom it reaches, what changes, what that is measured by, and how that goes, as a mark and a word; " +
		"beneath the picture what the model answers and rests on. Each can be shown without the others.",
		"examples/village-cafe.yaml --view chain --show partners,reach,kinds,indicators,status,context,progress"},
	{"cafe-progress", "Progress by a table of values", "What was measured stands in [a table](gallery/values.csv), made up like the café, and the picture tells progress as at a date of your choice. " +
		"For yearly reports, without a change to the model.",
		"examples/village-cafe.yaml --focus contacts --only --show progress --data docs/gallery/values.csv --as-at 2027-06"},
	{"cafe-number-links", "Numbered links", "Each link has a number, and the list beneath gives its reason, evidence, assumptions and risks. " +
		"For reviews, where people say “I do not believe number 9”.",
		"examples/village-cafe.yaml --view chain --number-links"},

	{"cafe-partners", "Whose work it is", "Each activity has the initials of its partners and an edge in their colours, which the key explains. Also by reach group. " +
		"For the table where partners ask which part is theirs.",
		"examples/village-cafe.yaml --group-by partner"},
	{"cdc-swimlanes", "Swimlanes", "A row for each group, and one for what is in none. By partner or reach group it is the same, where no element belongs to several.",
		"examples/traditions/cdc.yaml --group-by group"},

	{heading: "Themes"},
	{"cafe-print", "Black and white", "For printers and copiers. Headings, lines and heads of arrows say all that colours say elsewhere.",
		"examples/village-cafe.yaml --theme print"},
	{"cafe-high-contrast", "High contrast", "Thick dark lines and black text on white, for low vision and poor projectors.",
		"examples/village-cafe.yaml --theme high-contrast"},
	{"cafe-dark", "Dark", "For dark screens and slides.",
		"examples/village-cafe.yaml --theme dark"},
	{"cafe-auto", "As the screen is", "For web pages: dark where the screen of the reader is, and light elsewhere and on paper.",
		"examples/village-cafe.yaml --theme auto"},
	{"cafe-house", "Your own colours", "A small file has the colours of your house: here [house.yaml](gallery/house.yaml). [Themes](themes.md) has all its keys.",
		"examples/village-cafe.yaml --theme docs/gallery/house.yaml"},

	{heading: "Pages"},
	{"stobswellbeing-auto", "A large model on A4", "`--page auto` turns the page and chooses the view so that the text is as large as can be. The last stages share a column, or the outcomes of the framework become words in the boxes, where that helps.",
		"examples/stobswellbeing.yaml --page auto"},
	{"cafe-a4-landscape", "A logic model on A4, on its side", "Boxes become narrower or wider until it fills the page, and the text up to 13 points high. Below 9 points a message says that the text is hard to read, and what to try; below 4 nothing is drawn.",
		"examples/village-cafe.yaml --page a4 --landscape"},
	{"cafe-a4", "A results chain on A4, upright", "A chain fits an upright page where a logic model does not. `--page letter` is for American paper.",
		"examples/village-cafe.yaml --view chain --page a4"},
	{"stobswellbeing-a3", "A large model on A3, with its links", "For a wall or a workshop table.",
		"examples/stobswellbeing.yaml --page a3 --landscape --number-links"},

	{"stobswellbeing-tiles", "A model on several pages", "What would have text of less than 9 points on its page is cut between strands that nothing joins, else between groups, else between stages. " +
		"Arrows that go on end in the page and the letter of what they lead to; the sketch at the top shows which part of the whole each page has.",
		"examples/stobswellbeing.yaml --page a4 --landscape --show partners,reach,indicators --tiles"},

	{heading: "What changed"},
	{"cafe-diff", "Two versions of a model", "What was added, removed and changed from one year to the next, each told by a word, a mark and the style of lines; what has not changed is grey. " +
		"For reviews, and for those who have to agree to a new version. The model of the year before is [here](gallery/village-cafe-2025.yaml).",
		"diff docs/gallery/village-cafe-2025.yaml examples/village-cafe.yaml --view chain"},

	{heading: "Drafts"},
	{"broken-draft", "A model with errors", "It is drawn only when asked for, and says that it is a draft. What is named and not defined has a dotted border.",
		"examples/broken.yaml --force"},
}

// elsewhere are the options that change how a picture is made, but not what is
// in it.
var elsewhere = []struct{ flag, words string }{
	{"--format", "writes `svg`, `png`, `pdf`, `html` to [explore](screen.md), `dot` for Graphviz, or `outline`: the picture in words, for those who cannot see it"},
	{"--dpi", "makes a PNG finer or coarser"},
	{"--font", "takes letters that Liberation Sans lacks from a font of yours, for PNG and PDF"},
	{"--text-as-paths", "draws the text of an SVG as outlines, for programs that set text badly or lack fonts"},
	{"--link", "makes each box of an SVG a link, see [pictures on screen](screen.md)"},
	{"--engine", "lays the picture out with an installed Graphviz, which is faster for large models"},
	{"--framework", "takes the framework from another file"},
	{"--date-order", "says how dates such as 01/02/2026 in a table of values are read"},
	{"--root", "allows frameworks outside the folder of the model"},
}

func (e *exhibit) output() string { return galleryFolder + "/" + e.file + ".svg" }

func (e *exhibit) command() string {
	return "resultschain " + strings.Join(e.arguments(), " ") + " -o " + e.output()
}

// files returns the names of its pictures in the folder: one, or one for each of two
// pages.
func (e *exhibit) files() []string {
	if e.hasPages() {
		return []string{e.file + "-1.svg", e.file + "-2.svg"}
	}
	return []string{e.file + ".svg"}
}

// hasPages reports whether the picture is drawn on two pages.
func (e *exhibit) hasPages() bool { return strings.Contains(e.args, "--tiles") }

// isDiff reports whether the picture is of two versions, which diff draws.
func (e *exhibit) isDiff() bool { return strings.HasPrefix(e.args, "diff ") }

// arguments are those of the command.
func (e *exhibit) arguments() []string {
	if e.isDiff() {
		return strings.Fields(e.args)
	}
	return append([]string{"render"}, strings.Fields(e.args)...)
}

// draw runs the exhibit's command, with another output.
func (e *exhibit) draw(t *testing.T, output string, more ...string) string {
	t.Helper()
	args := e.arguments()
	if output != "" {
		args = append(args, "-o", output)
	}
	status, stdout, stderr := start(nil, append(args, more...)...)
	want := exitClean
	if e.isDiff() { // something has changed
		want = exitFindings
	}
	if status != want || stderr != "" && !(e.hasPages() && strings.Contains(stderr, "drawn on 2 pages")) {
		t.Fatalf("%s: exit status %d, %s", e.command(), status, stderr)
	}
	return stdout
}

// alternative is the picture in a sentence or two: the beginning of its
// outline, whether it is a draft, and what it is about.
func (e *exhibit) alternative(t *testing.T) string {
	t.Helper()
	paragraphs := strings.Split(e.draw(t, "", "--format", "outline"), "\n\n")
	if len(paragraphs) < 2 {
		t.Fatalf("the outline of %s has no introduction", e.file)
	}
	title := strings.Join(strings.Fields(paragraphs[0]), " ")
	var said []string
	for i, sentence := range strings.SplitAfter(strings.Join(strings.Fields(paragraphs[1]), " "), ". ") {
		if i == 0 || strings.HasPrefix(said[0], "Draft") && i == 1 || strings.HasPrefix(sentence, "It is about") {
			said = append(said, sentence)
		}
	}
	return title + ". " + strings.TrimSpace(strings.Join(said, ""))
}

// TestGallery makes sure that the gallery is what its commands draw, and that
// it shows every option.
func TestGallery(t *testing.T) {
	t.Chdir("..")
	drawn := t.TempDir()
	var page strings.Builder
	page.WriteString(`# Gallery

Every view, theme and option on the [examples](../examples). Run the commands in the top folder of this
project. ` + "`go generate ./...`" + ` draws the pictures and writes this page anew.
`)
	names := []string{"house.yaml", "values.csv", "village-cafe-2025.yaml"}
	for _, e := range exhibits {
		if e.file == "" {
			fmt.Fprintf(&page, "\n## %s\n", e.heading)
			continue
		}
		e.draw(t, filepath.Join(drawn, e.file+".svg"))
		fmt.Fprintf(&page, "\n### %s\n\n%s\n\n", e.heading, e.words)
		for i, name := range e.files() {
			names = append(names, name)
			got, err := os.ReadFile(filepath.Join(drawn, name))
			if err != nil {
				t.Fatal(err)
			}
			compare(t, galleryFolder+"/"+name, string(got))
			alternative := "The second page of the same."
			if i == 0 {
				alternative = e.alternative(t)
			}
			fmt.Fprintf(&page, "![%s](gallery/%s)\n\n", inBrackets.Replace(alternative), name)
		}
		fmt.Fprintf(&page, "```sh\n%s\n```\n", e.command())
	}
	page.WriteString("\n## What no picture shows\n\nThese change how a picture is made, not what is in it:\n\n| option | what it does |\n| --- | --- |\n")
	for _, o := range elsewhere {
		fmt.Fprintf(&page, "| `%s` | %s |\n", o.flag, o.words)
	}
	compare(t, galleryPage, page.String())

	entries, err := os.ReadDir(galleryFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if slices.Contains(names, entry.Name()) || strings.HasPrefix(entry.Name(), "tradition-") { // those are of the page on traditions
			continue
		}
		t.Errorf("%s/%s is not of the gallery; remove it", galleryFolder, entry.Name())
	}

	var commands strings.Builder
	for _, e := range exhibits {
		if e.file != "" {
			commands.WriteString(e.command() + " \n")
		}
	}
	except := []string{"--page letter"} // which looks as on A4
	for _, o := range elsewhere {
		except = append(except, strings.Fields(o.flag)[0])
	}
	shows := func(words string) {
		if !strings.Contains(commands.String(), words) && !slices.Contains(except, words) {
			t.Errorf("no picture of the gallery shows %s", words)
		}
	}
	newRender(nil).Flags().VisitAll(func(f *pflag.Flag) {
		switch {
		case f.Name == "help":
		case f.Shorthand != "":
			shows(" -" + f.Shorthand + " ")
		default:
			shows("--" + f.Name)
		}
	})
	for _, v := range render.Views()[1:] { // the first of each is the usual one
		shows("--view " + string(v))
	}
	for _, theme := range render.Themes()[1:] {
		shows("--theme " + theme)
	}
	for _, paper := range render.Papers() {
		shows("--page " + string(paper))
	}
	for _, depth := range []string{"stage", "outcome"} { // all of it is for small partnerships
		shows("--depth " + depth)
	}
	shows("--show " + strings.Join(showValues, ","))
}

// inBrackets is text as the alternative text of a picture in Markdown.
var inBrackets = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)

// compare compares a file with what it should be, or writes it.
func compare(t *testing.T, file, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("%v; write it with: go generate ./...", err)
		return
	}
	if string(got) == want {
		return
	}
	if filepath.Ext(file) == ".svg" { // a difference of thousands of numbers tells nobody anything
		t.Errorf("%s is not what its command draws; look at the difference, then: go generate ./...", file)
		return
	}
	t.Errorf("%s (-committed +got; write it with: go generate ./...):\n%s", file, cmp.Diff(string(got), want))
}
