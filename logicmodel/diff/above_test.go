package diff_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// TestFollowsInDoubt follows no id that two frameworks have renamed: which of
// the two a model means is not known.
func TestFollowsInDoubt(t *testing.T) {
	renamed := func(from, to string) diff.Change {
		return diff.Change{Kind: diff.KindRenamed, What: diag.KindOutcome, Field: "id", Old: diff.Thing{ID: from}, New: diff.Thing{ID: to}, Before: from, After: to}
	}
	supports := func(id string) *logicmodel.Model {
		return &logicmodel.Model{ID: "m", Elements: []logicmodel.Element{{ID: "e", Stage: logicmodel.EndState, Supports: []logicmodel.Ref{{ID: id}}}}}
	}
	for _, test := range []struct {
		name  string
		above []diff.Change
		want  int
	}{
		{"one framework", []diff.Change{renamed("A", "B")}, 0},
		{"two have had the id", []diff.Change{renamed("A", "B"), renamed("A", "C")}, 2},
		{"the other one first", []diff.Change{renamed("A", "C"), renamed("A", "B")}, 2},
		{"two have it now", []diff.Change{renamed("A", "B"), renamed("C", "B")}, 2},
		{"another sort of thing", []diff.Change{{Kind: diff.KindRenamed, What: diag.KindLevel, Old: diff.Thing{ID: "A"}, New: diff.Thing{ID: "B"}}}, 2},
		{"a title", []diff.Change{{Kind: diff.KindRetitled, What: diag.KindOutcome, Old: diff.Thing{ID: "A"}, New: diff.Thing{ID: "B"}}}, 2},
	} {
		there := diff.ModelsUnder(supports("A"), supports("B"), test.above)
		if len(there) != test.want {
			t.Errorf("%s: %d changes, want %d", test.name, len(there), test.want)
		}
		back := diff.ModelsUnder(supports("B"), supports("A"), reversed(test.above))
		if d := cmp.Diff(reversed(there), ordered(back)); d != "" {
			t.Errorf("%s: (-there +back)\n%s", test.name, d)
		}
	}
}
