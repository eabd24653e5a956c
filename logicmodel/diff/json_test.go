package diff_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// TestJSON reads what was written of files that differ from each other: all but
// what was compared.
func TestJSON(t *testing.T) {
	var models, frameworks []diff.Version
	for name, src := range sources(t) {
		if m, err := logicmodel.Parse(name, src); err == nil {
			m.Title += " <&>"
			models = append(models, diff.Version{Name: name, Model: m})
		} else if f, err := outcomes.Parse(name, src); err == nil {
			frameworks = append(frameworks, diff.Version{Name: name, Framework: f})
		}
	}
	var pairs []diff.Pair
	for _, versions := range [][]diff.Version{models, frameworks} {
		for i := range versions[1:] {
			pairs = append(pairs, diff.Pair{Old: versions[i], New: versions[i+1]})
		}
		pairs = append(pairs, diff.Pair{New: versions[0]}, diff.Pair{Old: versions[0]}, diff.Pair{Old: versions[0], New: versions[0]})
	}
	all := diff.Files(pairs)
	var b bytes.Buffer
	if err := diff.WriteJSON(&b, all); err != nil {
		t.Fatal(err)
	}
	var got struct{ Files []*diff.Diff }
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	var want []*diff.Diff
	for _, d := range all {
		if len(d.Changes) > 0 {
			want = append(want, d)
		}
	}
	if d := cmp.Diff(want, got.Files, cmpopts.IgnoreUnexported(diff.Diff{}), cmpopts.IgnoreFields(diff.Version{}, "Model", "Framework")); d != "" || len(want) < 10 {
		t.Errorf("%d files (-want +got)\n%s", len(want), d)
	}
	if !bytes.Contains(b.Bytes(), []byte(`<&>`)) {
		t.Error("the text of a file is escaped")
	}
	for _, wrong := range []string{`{"kind":"modle"}`, `{"changes":[{"kind":"aded"}]}`, `{"changes":[{"what":"elment"}]}`, `[]`} {
		if err := json.Unmarshal([]byte(wrong), new(diff.Diff)); err == nil {
			t.Errorf("there is no error in %s", wrong)
		}
	}
}
