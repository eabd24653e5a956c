package resultschain

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestRecipes adds a toy of each kind by the recipe in CONTRIBUTING.md, in no
// more files than it says, and runs the command that has them all.
func TestRecipes(t *testing.T) {
	t.Parallel()
	const (
		entry = "<entry>" // in place of which a list has its new entry
		next  = "<next>"  // before a further list of the same file
	)
	recipes := []struct {
		what  string            // the row of CONTRIBUTING.md
		files map[string]string // new ones, and entries of lists that are there
		run   string
		want  string // in what it writes
	}{
		{"a rule", map[string]string{
			"logicmodel/rules/lm998_toy.go": `package rules

import "github.com/resultschain/resultschain/diag"

var toy = &Rule{
	Code: "LM998", Name: "toy", Class: ClassWording, Severity: diag.Warning,
	Doc: "A title has the word toy.",
	Run: func(p *Pass) {
		for _, e := range p.Elements() {
			if e.ID == "know" {
				p.Reportf(e.Pos, e, "%s is a toy; put it away", q(e.ID))
			}
		}
	},
}
`,
			"logicmodel/rules/catalogue.go":        "var catalogue = []*Rule{\n" + entry + "\ttoy,\n",
			"logicmodel/rules/examples/LM998.yaml": read(t, "logicmodel/rules/examples/LM004.yaml"),
		}, "check MODEL", `"know" is a toy; put it away [LM998]`},
		{"a picture format", map[string]string{
			"internal/paint/toy.go": `package paint

import "context"

// Toy is a toy.
var Toy = Format{"toy", "text/plain", func(context.Context, *Scene, *Options) ([]byte, error) { return []byte("a toy picture"), nil }}
`,
			"internal/paint/format.go": "var Formats = []Format{" + entry + "Toy, ",
		}, "render MODEL --force --format toy", "a toy picture"},
		{"a view", map[string]string{
			"internal/place/toy.go": `package place

// toyView puts boxes in rows of two.
var toyView = View{
	Name:  "toy",
	usual: func(*Chart) Form { return Form{BoxWidth: 100, PadX: 8, PadY: 7, TierGap: 30, SideGap: 16, Margin: 18, perRow: 2} },
	plan:  newRowPlan,
}
`,
			"internal/place/views.go": "var Views = []View{" + entry + "toyView, ",
		}, "render MODEL --force --view toy", `data-view="toy"`},
		{"an output format of a tabular result", map[string]string{
			"internal/table/toy.go": `package table

import "bytes"

func writeToy(b *bytes.Buffer, d *Document) error {
	b.WriteString("a toy table")
	return nil
}
`,
			"internal/table/table.go": "var Formats = []Format{\n" + entry + "\t{Name: \"toy\", write: writeToy},\n",
		}, "coverage examples/partnership --format toy", "a toy table"},
		{"a stage", map[string]string{
			"outcomes/stage.go": "const (\n" + entry + "\tToy Stage = iota + 1\n" + next +
				"\tdoc     string // of that key\n}{\n" + entry + "\tToy: {\"toy\", \"toy\", \"toys\", \"Toys\", \"toys\", \"What is played with.\"},\n",
			"logicmodel/model.go":    "\tActivity   = outcomes.Activity\n" + entry + "\tToy = outcomes.Toy\n",
			"internal/paint/look.go": "\tdash   []float64\n}{\n" + entry + "\tlogicmodel.Toy: {tones: [4]tone{{\"#333333\", \"#eeeeee\"}, {\"#000000\", \"#ffffff\"}, {\"#222222\", \"#ffffff\"}, {\"#dddddd\", \"#222222\"}}},\n",
		}, "render MODEL --force --format outline", "Toys\n\n- “Dice” leads to “Play”"},
	}

	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return file
	}
	overlay := map[string]string{}
	for _, r := range recipes {
		row := regexp.MustCompile(`(?m)^\| ` + r.what + ` \|.*\| (\d+) \|$`).FindStringSubmatch(read(t, "CONTRIBUTING.md"))
		if row == nil {
			t.Errorf("CONTRIBUTING.md does not say how to add %s", r.what)
		} else if n := fmt.Sprint(len(r.files)); n != row[1] {
			t.Errorf("%s takes %s files, and CONTRIBUTING.md says %s", r.what, n, row[1])
		}
		for file, text := range r.files {
			if strings.Contains(text, entry) {
				whole := read(t, file)
				for part := range strings.SplitSeq(text, next) {
					list, added, _ := strings.Cut(part, entry)
					if strings.Count(whole, list) != 1 {
						t.Fatalf("%s has no one list %q", file, list)
					}
					whole = strings.Replace(whole, list, list+added, 1)
				}
				text = whole
			}
			overlay[filepath.Join(root, file)] = write(strings.ReplaceAll(file, "/", "_"), text)
		}
	}
	config, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		t.Fatal(err)
	}
	exe := filepath.Join(dir, "resultschain.exe")
	if out, err := exec.Command("go", "build", "-overlay", write("overlay.json", string(config)), "-o", exe, "./cmd/resultschain").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	model := write("model.yaml", `model: toys
title: Toys
toys: [{id: dice, title: Dice, leads-to: [play]}]
activities: [{id: play, title: Play, leads-to: [played]}]
outputs: [{id: played, title: Games played, leads-to: [know]}]
outcomes: {short: [{id: know, title: Children know each other better, leads-to: [end]}]}
end-state: {id: end, title: Improved wellbeing}
`)
	for _, r := range recipes {
		out, err := exec.Command(exe, strings.Fields(strings.Replace(r.run, "MODEL", model, 1))...).CombinedOutput()
		if err != nil || !strings.Contains(string(out), r.want) {
			t.Errorf("%s: %v; it writes no %q:\n%s", r.run, err, r.want, out)
		}
	}
}
