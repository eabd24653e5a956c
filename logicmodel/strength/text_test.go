package strength_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/internal/processor"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/logicmodel/strength"
	"github.com/resultschain/resultschain/outcomes"
)

var update = flag.Bool("update", false, "write the expected texts in testdata anew")

// TestTexts compares what is told of the examples, each file of testdata a
// model and what is asked of it.
func TestTexts(t *testing.T) {
	for _, c := range []struct{ model, id string }{
		{"village-cafe", ""},
		{"village-cafe", "help"},
		{"village-cafe", "invited"},
		{"village-cafe", "cooking"},
		{"village-cafe", "V1"},
		{"stobswellbeing", ""},
		{"stobswellbeing", "stigma"},
		{"stobswellbeing", "wellbeing"},
		{"stobswellbeing", "NO6"},
		{"stobswellbeing", "NO3"},
		{"partnership/just-ask-maud", ""},
		{"partnership/just-ask-maud", "coping"},
		{"partnership/just-ask-maud", "live-well"},
		{"testdata/columns", ""},
		{"testdata/columns", "drive"},
		{"testdata/columns", "waste"},
		{"testdata/columns", "kitchen"},
		{"testdata/columns", "home"},
		{"testdata/strands", ""},
		{"testdata/strands", "grant"},
		{"testdata/strands", "fence"},
		{"testdata/strands", "cool"},
		{"testdata/map", ""},
		{"testdata/map", "moved"},
		{"testdata/map", "lit"},
	} {
		name := strings.TrimSuffix(path.Base(c.model)+"-"+c.id, "-") + ".txt"
		t.Run(name, func(t *testing.T) {
			fsys := fs.FS(examples.FS)
			if strings.HasPrefix(c.model, "testdata/") {
				fsys = os.DirFS(".")
			}
			m, f, err := rules.Load(fsys, c.model+".yaml")
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", name)
			got := told(t, m, f, c.id)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// told is the text about an id, or of the whole model, which must be one that
// fits a terminal and cannot drive it.
func told(t *testing.T, m *logicmodel.Model, f *outcomes.Framework, id string) string {
	t.Helper()
	var b bytes.Buffer
	x := strength.Explain(m, f, nil, id)
	x.File = "model.yaml"
	if err := x.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		line = strings.TrimSuffix(line, "\n")
		if utf8.RuneCountInString(line) > 80 {
			t.Errorf("%s: more than 80 columns: %s", id, line)
		}
		if strings.ContainsFunc(line, unicode.IsControl) {
			t.Errorf("%s: %q", id, line)
		}
	}
	return b.String()
}

// TestAll makes sure that everything can be explained, whatever is wrong with
// the model.
func TestAll(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 6))
	for i := range 300 {
		m := randomModel(r, 1+r.IntN(14), i%2 == 0)
		m.Elements[r.IntN(len(m.Elements))].ID = "0"
		for e := range m.Elements {
			el := &m.Elements[e]
			el.Title = []string{"", "A title of words that are\x1b[31m many\n\u202e", strings.Repeat("word ", 60)}[r.IntN(3)]
			if r.IntN(4) == 0 {
				el.Supports = []logicmodel.Ref{{ID: fmt.Sprint("G", r.IntN(3))}, {ID: "G9"}}
				el.DependsOn = []logicmodel.Ref{{ID: "other/one"}}
				el.Partners, el.Reach = []logicmodel.Ref{{ID: "p"}}, []logicmodel.Ref{{ID: "p"}}
			}
		}
		told(t, m, nil, "")
		for _, id := range strength.Names(m, nil) {
			told(t, m, nil, id)
			var b bytes.Buffer
			if err := strength.Explain(m, nil, nil, id).WriteJSON(&b); err != nil || !json.Valid(b.Bytes()) {
				t.Fatalf("%s: %v", b.Bytes(), err)
			}
		}
	}
}

// TestNothing asks for what there is not.
func TestNothing(t *testing.T) {
	if x := strength.Explain(&logicmodel.Model{}, nil, nil, "x"); x != nil {
		t.Errorf("got %v", x)
	}
	told(t, &logicmodel.Model{}, nil, "")
}

// TestLargeOverview makes sure that it takes no time to tell a large model, nor
// to read what is told.
func TestLargeOverview(t *testing.T) {
	for name, m := range largeModels() {
		start := processor.Time()
		text := told(t, m, nil, "")
		if took := processor.Time() - start; took > 5*time.Second { // a tenth of that, on a machine that does nothing else
			t.Errorf("%s: it took %v", name, took)
		}
		if n := strings.Count(text, "\n"); n > 1000 {
			t.Errorf("%s: %d lines", name, n)
		}
	}
}

// TestDense makes sure that the text about a dense model is no longer than can be read.
func TestDense(t *testing.T) {
	m := &logicmodel.Model{ID: "dense", Title: "Dense"}
	for s := logicmodel.Activity; s <= logicmodel.LongTerm; s++ {
		for i := range 12 {
			e := logicmodel.Element{ID: fmt.Sprintf("%v%d", s, i), Title: fmt.Sprintf("Number %d of %v", i, s), Stage: s}
			for k := range 12 {
				to := fmt.Sprintf("%v%d", s+1, k)
				if s == logicmodel.LongTerm {
					to = "end"
				}
				e.LeadsTo = append(e.LeadsTo, logicmodel.Link{
					To: logicmodel.Ref{ID: to}, Because: fmt.Sprint("reason ", k), Evidence: outcomes.Evidence{Grade: outcomes.Grade(k % 5)},
					Assumes: []logicmodel.LinkAssumption{{Text: fmt.Sprint("assumption ", k)}}, Risks: []logicmodel.Ref{{ID: fmt.Sprint("r", k)}}})
				if s == logicmodel.LongTerm {
					break
				}
			}
			m.Elements = append(m.Elements, e)
		}
	}
	m.Elements = append(m.Elements, logicmodel.Element{ID: "end", Title: "The end", Stage: logicmodel.EndState})
	for _, id := range strength.Names(m, nil) {
		if n := strings.Count(told(t, m, nil, id), "\n"); n > 90 {
			t.Errorf("%s: %d lines", id, n)
		}
	}
}
