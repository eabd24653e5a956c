package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationsansregular"
)

// takenModel names a framework that extends another.
const takenModel = `model: village
title: Village café
framework: plan.txt
activities:
  - {id: cafe, title: Weekly café, leads-to: [held]}
outputs:
  - {id: held, title: Café afternoons held, leads-to: [known]}
outcomes:
  short: [{id: known, title: More people know each other, leads-to: [well]}]
end-state:
  id: well
  title: People are well
  supports: [P1]
  indicators: [{id: score, title: Score, source: Survey, direction: increase, baseline: {value: 1, on: 2024}, targets: [{value: 5, on: 2028}]}]
as-at: 2026
`

// takenFiles are what the commands of TestTaken read. No name tells what is in
// the file, but for that of the model.
func takenFiles(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{
		"model.yaml":  takenModel,
		"old.md":      strings.Replace(takenModel, "Weekly café", "Monthly café", 1),
		"more/m.yaml": strings.Replace(takenModel, "model: village\n", "model: other\n", 1),
		"plan.txt":    "framework: plan\ntitle: Plan\nextends: [nation.txt]\nlevels: [{id: goal, title: Goal}]\noutcomes: [{id: P1, level: goal, title: All are well}]\n",
		"nation.txt":  "framework: nation\ntitle: Nation\nlevels: [{id: aim, title: Aim}]\noutcomes: [{id: N1, level: aim, title: A better place}]\n",
		"values.txt":  "indicator,date,value\nscore,2026-03,3\n",
		"house.txt":   "theme: house\n",
		"font.txt":    string(liberationsansregular.TTF),
		"draft.yaml":  strings.Replace(takenModel, "plan.txt", "notes.txt", 1), // which is no framework
		"notes.txt":   "These are notes of ours.\n",
		"draft2.yaml": strings.Replace(takenModel, "plan.txt", "plan2.txt", 1),
		"plan2.txt":   "framework: plan\ntitle: Plan\nextends: [notes2.txt]\nlevels: [{id: goal, title: Goal}]\noutcomes: [{id: P1, level: goal, title: All are well}]\n",
		"notes2.txt":  "These are notes of ours.\n",
	}
	files["more/plan.txt"], files["more/nation.txt"] = files["plan.txt"], files["nation.txt"]
	return files
}

// TestTaken makes sure that no command writes over a file that it reads, be it
// the model, data, a theme, a font, a framework or what that names, and by
// whatever name: its own, that of a link, or none where it is standard input.
func TestTaken(t *testing.T) {
	for _, c := range []struct{ file, as, args string }{
		{"values.txt", "", "render model.yaml --show progress --data values.txt --format svg -o values.txt"},
		{"values.txt", "", "render model.yaml --show progress --data - --format svg -o values.txt <values.txt"},
		{"house.txt", "", "render model.yaml --theme house.txt --format svg -o house.txt"},
		{"font.txt", "", "render model.yaml --font font.txt --format png -o font.txt"},
		{"plan.txt", "", "render model.yaml --framework plan.txt --format svg -o plan.txt"},
		{"plan.txt", "", "render model.yaml --format svg -o plan.txt"},
		{"nation.txt", "", "render model.yaml --format svg -o nation.txt"},
		{"model.yaml", "", "render - --format svg -o model.yaml <model.yaml"},
		{"notes.txt", "", "render draft.yaml --force --format svg -o notes.txt"},
		{"notes2.txt", "", "render draft2.yaml --force --format svg -o notes2.txt"},
		{"values.txt", "hard.svg", "render model.yaml --show progress --data values.txt -o hard.svg"},
		{"values.txt", "link.svg", "render model.yaml --show progress --data ./more/../values.txt -o link.svg"},
		{"house.txt", "hard.svg", "render model.yaml more/m.yaml --together --theme house.txt -o hard.svg"},
		{"notes.txt", "more/model.svg", "render model.yaml more/model.svg -o more"},
		{"house.txt", "more/m.svg", "render more model.yaml --theme house.txt -o more"},
		{"house.txt", "hard.svg", "coverage more --theme house.txt -o hard.svg"},
		{"font.txt", "hard.png", "coverage more --font font.txt -o hard.png"},
		{"more/plan.txt", "", "coverage more --root more -o more/plan.txt"},
		{"plan.txt", "", "coverage more --framework plan.txt -o plan.txt"},
		{"old.md", "", "coverage old.md -o old.md"},
		{"notes.txt", "", "coverage draft.yaml more/m.yaml -o notes.txt"},
		{"notes.txt", "", "diff model.yaml notes.txt -o notes.txt"},
		{"notes.txt", "", "diff model.yaml - -o notes.txt <notes.txt"},
		{"old.md", "", "diff old.md model.yaml -o old.md"},
		{"old.md", "", "diff - model.yaml -o old.md <old.md"},
		{"house.txt", "hard.svg", "diff old.md model.yaml --theme house.txt -o hard.svg"},
		{"notes.txt", "hard.svg", "diff draft.yaml model.yaml -o hard.svg"},
		{"values.txt", "hard.md", "report model.yaml --data values.txt -o hard.md"},
		{"house.txt", "hard.html", "report model.yaml --theme house.txt -o hard.html"},
		{"house.txt", "hard-figure-1.svg", "report model.yaml --theme house.txt -o hard.md"},
		{"font.txt", "hard.docx", "report model.yaml --font font.txt -o hard.docx"},
		{"plan.txt", "hard.html", "report model.yaml --framework plan.txt -o hard.html"},
		{"notes.txt", "hard.html", "report draft.yaml --force -o hard.html"},
		{"notes.txt", "hard.html", "report draft.yaml more --force -o hard.html"},
		{"nation.txt", "hard.html", "report more model.yaml -o hard.html"},
	} {
		t.Run(c.args, func(t *testing.T) {
			t.Chdir(t.TempDir())
			files := takenFiles(t)
			for name, text := range files {
				if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			target := c.as
			switch {
			case target == "":
				target = c.file
			case target == "link.svg":
				if err := os.Symlink(c.file, target); err != nil {
					t.Skip(err)
				}
			default:
				if err := os.Link(c.file, target); err != nil {
					t.Skip(err)
				}
			}
			command, from, _ := strings.Cut(c.args, " <")
			stdin, err := os.Open(cmp.Or(from, os.DevNull))
			if err != nil {
				t.Fatal(err)
			}
			defer stdin.Close()
			var said bytes.Buffer
			status := run(strings.Fields(command), stdin, io.Discard, &said)
			want := regexp.MustCompile(fmt.Sprintf(`(?m)^resultschain: (".*": )?the (picture|coverage|changes|report) would take the place of %q, which is (read for it|a model or a framework); choose another name$`, target))
			if status != exitUsage || !want.Match(said.Bytes()) {
				t.Errorf("exit status %d: %s", status, said.String())
			}
			for _, name := range slices.Sorted(maps.Keys(files)) {
				if now, err := os.ReadFile(name); err != nil || string(now) != files[name] {
					t.Errorf("%s was written over: %.80q, %v", name, now, err)
				}
			}
			entries, err := filepath.Glob("hard-figure-*")
			if err != nil || len(entries) > 1 {
				t.Errorf("some pictures of the report were written: %v, %v", entries, err)
			}
		})
	}
}
