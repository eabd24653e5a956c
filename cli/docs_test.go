package cli

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// guides are the pages in docs with commands for readers to run. A page is read
// from its beginning in a folder of its own:
//
//   - the commands of a block of "sh" are run, and those of "console", which
//     begin with "$ ", must print what stands beneath them, or begin with that
//     where it ends in a line of "…";
//   - an output is written anew by -update;
//   - "go" is code of a file whose tests are run, and "text" an output there;
//   - a remark before a block, <!-- … -->, which readers do not see, says what
//     else it is: see directives.
var guides = []struct {
	page  string
	given map[string]string // what the reader has, and where it is in this project
	code  string            // the file of its Go code, in this project
	made  []string          // what else is in the folder at the end
	shown map[string]string // files made, by the pictures of the page that they are
}{
	{
		page:  "getting-started-partners.md",
		given: map[string]string{"village-plan.yaml": "examples/village-plan.yaml"},
		made:  []string{"our-model.svg", "our-model.yaml"},
		shown: map[string]string{"getting-started.svg": "our-model.svg"},
	},
	{page: "getting-started-go.md", code: "examples/gettingstarted_test.go"},
	{
		page: "getting-started-reports.md",
		given: map[string]string{
			"examples":     "examples",
			"docs/gallery": "docs/gallery",
		},
		made: []string{
			"chain.pdf", "changes.svg", "cooking.svg", "model.pdf", "numbered.svg", "partners.svg", "progress.svg",
			"report.docx", "report.html", "values.csv",
		},
		shown: map[string]string{
			"gallery/cafe-number-links.svg": "numbered.svg",
			"gallery/cafe-diff.svg":         "changes.svg",
		},
	},
	{page: "traditions.md", made: []string{"columns.svg", "columns.yaml", "framework.yaml", "logframe.yaml", "strands.svg", "strands.yaml"},
		shown: map[string]string{"gallery/tradition-columns.svg": "columns.svg", "gallery/tradition-strands.svg": "strands.svg"}},
	{page: "exchange.md", made: []string{"activity.xml", "again.xlsx", "again.yaml", "cell.py", "columns.csv", "columns.yaml", "framework.csv", "german.xlsx", "logframe.docx", "logframe.xlsx", "our-model.d2", "our-model.json", "our-model.jsonld", "our-model.mmd", "our-model.xlsx", "our-model.yaml", "page.html", "plain.csv", "settings.yaml", "table.csv", "values.R", "welsh.xlsx", "words.csv"}},
	{page: "screen.md", given: map[string]string{"examples": "examples"}, made: []string{"chain.html", "chain.svg", "mark.js", "outlines.svg"}},
	{page: "roadmap.md", given: map[string]string{"roadmap.yaml": "docs/roadmap.yaml"}, made: []string{"roadmap.svg"}, shown: map[string]string{"roadmap.svg": "roadmap.svg"}},
	{page: "agents.md", made: []string{"cafe.yaml", "plan.yaml", "whole.yaml"}},
	{page: "preview.md", given: map[string]string{"our-model.yaml": "internal/traditions/starter.yaml"}},
	{
		page:  "reports.md",
		given: map[string]string{"examples": "examples"},
		made:  []string{"cafe.html", "fund.docx", "office.docx", "partnership.html", "report-figure-1.svg", "report.docx", "report.html", "report.md", "river-fund.yaml", "story.docx"},
	},
}

// elsewhereRun are the pages whose commands other tests run.
var elsewhereRun = map[string]string{"gallery.md": "TestGallery"}

// TestGuides does what the guides say.
func TestGuides(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range guides {
		t.Run(g.page, func(t *testing.T) {
			p := readPage(t, filepath.Join(root, "docs", g.page))
			t.Chdir(t.TempDir())
			for name, from := range g.given {
				provide(t, name, filepath.Join(root, filepath.FromSlash(from)))
			}
			want := slices.Sorted(maps.Keys(g.given))
			for i, name := range want {
				want[i], _, _ = strings.Cut(name, "/")
			}
			want = append(want, g.made...)
			slices.Sort(want)

			r := reader{page: p, root: root}
			if g.code != "" {
				code := r.read(t, filepath.Join(root, filepath.FromSlash(g.code)))
				r.code = code + indented.ReplaceAllString(code, "")
			}
			for i := range p.blocks {
				r.follow(t, &p.blocks[i])
			}
			entries, err := os.ReadDir(".")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range entries {
				got = append(got, e.Name())
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("what is in the folder at the end (-want +got):\n%s", diff)
			}
			if *update { // otherwise each output was compared where it was made
				p.write(t)
			}
			for picture, file := range g.shown {
				drawn, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(strings.Join(p.lines, ""), "]("+picture+")") {
					t.Errorf("the page does not show %s", picture)
				}
				keepPicture(t, filepath.Join(root, "docs", filepath.FromSlash(picture)), drawn)
			}
		})
	}
}

// TestGuidesAreAll makes sure that the commands of every page are run.
func TestGuidesAreAll(t *testing.T) {
	pages, err := filepath.Glob("../docs/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for _, file := range pages {
		name := filepath.Base(file)
		known := elsewhereRun[name] != ""
		for _, g := range guides {
			known = known || g.page == name
		}
		for _, b := range readPage(t, file).blocks {
			if !known && (b.language == "sh" || b.language == "console") {
				t.Errorf("no test runs the commands of docs/%s; add it to the guides", name)
				break
			}
		}
	}
}

// keepPicture compares a picture of the page with the one that was drawn, or
// writes it.
func keepPicture(t *testing.T, file string, drawn []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, drawn, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, drawn) {
		t.Errorf("%s is not what the page draws (%v); look at the difference, then: go test ./cli -run Guides -update", file, err)
	}
}

// provide copies a file or folder of the project.
func provide(t *testing.T, name, from string) {
	t.Helper()
	info, err := os.Stat(from)
	if err != nil {
		t.Fatal(err)
	}
	if info.IsDir() {
		err = os.CopyFS(filepath.FromSlash(name), os.DirFS(from))
	} else {
		var text []byte
		if text, err = os.ReadFile(from); err == nil {
			err = os.WriteFile(filepath.FromSlash(name), text, 0o666)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A reader does what a page says in the working folder.
type reader struct {
	page          *page
	root          string // of this project
	code          string // the file of its Go code, and that again one step to the left
	before, after string // of the lines last taken out of a file
}

// directives are what the remark before a block may say.
//
//	file NAME     the block is the whole file
//	more of NAME  it is added to the file, after an empty line
//	out of NAME   these lines, which stand there once, are taken out
//	back in NAME  these lines come to that place, and not those before
//	exit STATUS   its command ends with this status and not with 0
var directives = []string{"file", "more of", "out of", "back in", "exit"}

var (
	indented  = regexp.MustCompile(`(?m)^\t`)
	lineStart = regexp.MustCompile(`(?m)^`)
)

// follow does what a block says.
func (r *reader) follow(t *testing.T, b *block) {
	t.Helper()
	word, name := "", ""
	for _, d := range directives {
		if rest, ok := strings.CutPrefix(b.directive, d+" "); ok {
			word, name = d, rest
		}
	}
	line := func() string { return fmt.Sprintf("%s:%d", filepath.Base(r.page.file), b.first+1) }
	text := r.page.text(b)
	switch {
	case b.directive != "" && word == "":
		t.Fatalf("%s: nobody knows what %q asks for", line(), b.directive)
	case word == "file":
		r.write(t, name, text)
	case word == "more of":
		r.write(t, name, r.read(t, name)+"\n"+text)
	case word == "out of":
		all := r.read(t, name)
		if n := strings.Count(all, text); n != 1 {
			t.Errorf("%s: the lines stand at %d places of %s, want one", line(), n, name)
		}
		r.before, r.after, _ = strings.Cut(all, text)
		r.write(t, name, r.before+r.after)
	case word == "back in":
		r.write(t, name, r.before+text+r.after)
	case b.language == "sh" || b.language == "console":
		status := exitClean
		if word == "exit" {
			if _, err := fmt.Sscan(name, &status); err != nil {
				t.Fatalf("%s: %q is no exit status", line(), name)
			}
		}
		r.run(t, line(), b, status)
	case b.language == "go":
		if !strings.Contains(r.code, text) {
			t.Errorf("%s: the file of its Go code has no\n%s", line(), text)
		}
	case b.language == "text":
		comment := lineStart.ReplaceAllString(strings.TrimSpace(text), "// ")
		if !strings.Contains(r.code, "// Output:\n"+comment+"\n}") {
			t.Errorf("%s: no example has the output\n%s", line(), text)
		}
	default:
		t.Errorf("%s: say before this block what file it is", line())
	}
}

func (r *reader) read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func (r *reader) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// run runs the commands of a block, and compares what they print.
func (r *reader) run(t *testing.T, at string, b *block, want int) {
	t.Helper()
	for _, s := range r.page.steps(b) {
		got := r.command(t, at, s, want)
		if b.language == "sh" {
			continue
		}
		if s.more {
			lines := strings.SplitAfter(got, "\n")
			got = strings.Join(lines[:min(strings.Count(s.shown, "\n"), len(lines))], "")
		}
		if got != s.shown && !*update {
			t.Errorf("%s: what %q prints (-page +got; write it with: go test ./cli -run Guides -update):\n%s", at, s.command, cmp.Diff(s.shown, got))
		}
		b.output += s.line + got
		if s.more {
			b.output += "…\n"
		}
	}
}

// command runs a command, and gives what it prints to a terminal.
func (r *reader) command(t *testing.T, at string, s step, want int) string {
	t.Helper()
	args := words(s.command)
	switch {
	case args[0] == "resultschain" && args[1] == "preview":
		return r.preview(t, at, args[1:], s.shown)
	case args[0] == "resultschain":
		var both bytes.Buffer
		if status := run(args[1:], strings.NewReader(""), &both, &both); status != want {
			t.Errorf("%s: %q: exit status %d, want %d\n%s", at, s.command, status, want, both.String())
		}
		return both.String()
	case args[0] == "go" && len(args) == 3 && (args[1] == "install" || args[1] == "get"):
		r.goPath(t, at, args[1], args[2])
	default:
		t.Errorf("%s: no test knows how to run %q", at, s.command)
	}
	return ""
}

// preview starts a preview, sees that it prints a line of the form that the
// page shows, if it shows one, and ends it.
func (r *reader) preview(t *testing.T, at string, args []string, shown string) string {
	t.Helper()
	p := startPreview(t, "", args...)
	p.ended = true
	if runtime.GOOS == "windows" { // where a process cannot send another Ctrl-C
		p.cmd.Process.Kill()
		p.cmd.Wait()
	} else {
		p.cmd.Process.Signal(os.Interrupt)
		kill := time.AfterFunc(20*time.Second, func() { p.cmd.Process.Kill() })
		defer kill.Stop()
		if err := p.cmd.Wait(); err != nil {
			t.Errorf("%s: the preview ends with %v", at, err)
		}
	}
	if shown == "" {
		return ""
	}
	found := previewLine.FindStringSubmatch(shown)
	if found == nil || found[2] != p.first {
		t.Errorf("%s: the page shows %q; the preview prints a line like this, with the page %q", at, shown, p.first)
	}
	return shown // the port and the token are others each time
}

// goPath makes sure that what is to be installed is a command of this module,
// and that what is to be got is the module.
func (r *reader) goPath(t *testing.T, at, verb, arg string) {
	t.Helper()
	name, version, _ := strings.Cut(arg, "@")
	list := exec.Command("go", "list", "-f", "{{.Name}}", name)
	want := "main"
	if verb == "get" {
		list = exec.Command("go", "list", "-m")
		want = name
	}
	list.Dir = r.root
	out, err := list.CombinedOutput()
	if got := strings.TrimSpace(string(out)); err != nil || got != want || version != "latest" {
		t.Errorf("%s: go %s %s: %s is %q of this module, want %q (%v)", at, verb, arg, name, got, want, err)
	}
}

// words are those of a line of a shell, some of them in quotes, without its
// remark.
func words(line string) []string {
	line, _, _ = strings.Cut(line, " #")
	var all []string
	for i, part := range strings.Split(strings.TrimSpace(line), `"`) {
		if i%2 == 1 {
			all = append(all, part)
		} else {
			all = append(all, strings.Fields(part)...)
		}
	}
	return all
}
