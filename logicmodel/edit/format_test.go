package edit_test

import (
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/modeltest"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
)

// many is set for the runs that take minutes.
var many = flag.Bool("many", false, "make ten times as many random models")

var noPlaces = cmpopts.IgnoreTypes(diag.Pos{})

// randomModels calls a function with the texts of random models.
func randomModels(t *testing.T, n uint64, do func(seed uint64, m *logicmodel.Model, src string)) {
	if *many {
		n *= 10
	}
	for seed := range n {
		m := modeltest.NewGenerator(seed).Model()
		src, err := m.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		if m, err = logicmodel.Parse("m.yaml", src); err != nil {
			t.Fatal(err)
		}
		do(seed, m, string(src))
		if t.Failed() {
			return
		}
	}
}

// exampleFiles returns the texts of all models and frameworks among the examples, by their
// names.
func exampleFiles(t testing.TB) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir("../../examples", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" {
			return err
		}
		src, err := os.ReadFile(path)
		if yamldoc.KindOf(src) != "" {
			all[path] = string(src)
		}
		return err
	})
	if err != nil || len(all) < 20 {
		t.Fatalf("%d examples: %v", len(all), err)
	}
	return all
}

// format formats a text, and checks that this changes it once only, and nothing that it holds.
func format(t *testing.T, name, src string) string {
	t.Helper()
	got, err := edit.Format(name, []byte(src))
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, src)
		return src
	}
	again, err := edit.Format(name, got)
	if err != nil || string(again) != string(got) {
		t.Errorf("%s: formatted twice it differs (%v):\n%s\nof\n%s", name, err, strings.Join(changedLines(string(got), string(again)), "\n"), src)
	}
	if before, err := logicmodel.Parse(name, []byte(src)); err == nil {
		after, err := logicmodel.Parse(name, got)
		if diff := cmp.Diff(before, after, noPlaces); err != nil || diff != "" {
			t.Errorf("%s: formatted it holds something else (%v): %s", name, err, diff)
		}
	}
	return string(got)
}

func TestFormatExamples(t *testing.T) {
	t.Parallel()
	for name, src := range exampleFiles(t) {
		for _, br := range []string{"\n", "\r\n"} {
			format(t, name, strings.ReplaceAll(src, "\n", br))
		}
	}
}

// TestFormatRandom formats random models with comments in between, and checks that each comment
// stays above the line that it was above.
func TestFormatRandom(t *testing.T) {
	t.Parallel()
	refused := 0
	randomModels(t, 100, func(seed uint64, _ *logicmodel.Model, src string) {
		r := rand.New(rand.NewPCG(seed, 3))
		_, err := edit.Format("m.yaml", []byte(src))
		if err != nil {
			refused++
			t.Logf("%d: %v", seed, err)
			return
		}
		format(t, "m.yaml", src)
		if strings.Contains(src, "|") || strings.Contains(src, ">") || strings.ContainsAny(src, "\u0085\u2028\u2029") {
			return // texts of several lines, in which a comment would be text
		}
		lines := strings.Split(src, "\n")
		var commented []string
		for i, line := range lines[:len(lines)-1] {
			if r.IntN(6) == 0 && i > 0 && strings.Contains(line, ": ") {
				commented = append(commented, strings.Repeat(" ", len(line)-len(strings.TrimLeft(line, " ")))+fmt.Sprint("# comment ", i))
			}
			commented = append(commented, line)
		}
		src = strings.Join(commented, "\n") + "\n"
		if _, err := logicmodel.Parse("m.yaml", []byte(src)); err != nil {
			return // a text in quotes over several lines
		}
		format(t, "m.yaml", src)
	})
	if refused > 5 {
		t.Errorf("%d models are not formatted", refused)
	}
}

func TestFormat(t *testing.T) {
	t.Parallel()
	const before = `# A file of ours.
#
# Do not change.

title: 'Walking'   # the name
model: "walking"
# who takes part
partners:
- name: 'Trust'
  id: trust
   # at the end of partners
activities:
    -   title: "Walks: weekly"
        id: walks
        # where it leads
        leads-to:
            - walked   # at once
            - fitter


        partners:
            - trust
        note: >-
            Several
              lines.
    - {id:   talks,title: Talks , leads-to: [walked,fitter]}
outputs: [{id: walked, title: Miles}]
end-state: {id: fitter,
   title: 'It''s done'}
# the end
`
	const want = `# A file of ours.
#
# Do not change.

model: walking
title: Walking # the name

# who takes part
partners:
  - id: trust
    name: Trust
    # at the end of partners

activities:
  - id: walks
    title: "Walks: weekly"

    partners: [trust]
    # where it leads
    leads-to:
      - walked # at once
      - fitter
    note: >-
      Several
        lines.
  - {id: talks, title: Talks, leads-to: [walked, fitter]}

outputs: [{id: walked, title: Miles}]
end-state: {id: fitter, title: It's done}
# the end
`
	if got := format(t, "m.yaml", before); got != want {
		t.Errorf("formatted:\n%s", got)
	}
	if got := format(t, "m.yaml", "\ufeff"+strings.TrimSuffix(want, "\n")); got != "\ufeff"+want {
		t.Error("a byte order mark or a missing newline at the end is not treated right")
	}
	for _, c := range []struct{ src, want string }{
		{`{"model": "m", "title": "M"}`, "it is JSON"},
		{"model: m\ntitel: M\n", `"titel" is not a key of a model`},
		{"a: b\n", "neither a logic model nor a framework"},
	} {
		if _, err := edit.Format("m.yaml", []byte(c.src)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.src, err, c.want)
		}
	}
}
