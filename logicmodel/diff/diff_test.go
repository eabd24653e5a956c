package diff_test

import (
	"fmt"
	"maps"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

func models(old, new *logicmodel.Model) []diff.Change { return diff.Models(old, new).Changes }

func frameworks(old, new *outcomes.Framework) []diff.Change { return diff.Frameworks(old, new).Changes }

// named is the changes of a file of that name.
func named(file string, changes []diff.Change) []*diff.Diff {
	return []*diff.Diff{{Pair: diff.Pair{New: diff.Version{Name: file}}, Changes: changes}}
}

// ordered are the changes in an order that does not depend on the direction,
// without places.
func ordered(changes []diff.Change) []diff.Change {
	changes = slices.Clone(changes)
	for i := range changes {
		changes[i].OldPos, changes[i].NewPos = diag.Pos{}, diag.Pos{}
	}
	in := map[string][]diff.Change{}
	for _, c := range changes {
		text := fmt.Sprint(c)
		in[text] = append(in[text], c)
	}
	changes = changes[:0]
	for _, text := range slices.Sorted(maps.Keys(in)) {
		changes = append(changes, in[text]...)
	}
	return changes
}

// reversed are the changes that undo those.
func reversed(changes []diff.Change) []diff.Change {
	back := slices.Clone(changes)
	for i, c := range changes {
		switch c.Kind {
		case diff.KindAdded:
			back[i].Kind = diff.KindRemoved
		case diff.KindRemoved:
			back[i].Kind = diff.KindAdded
		}
		back[i].Old, back[i].New = c.New, c.Old
		back[i].Before, back[i].After = c.After, c.Before
	}
	return ordered(back)
}
