package diff_test

import (
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

func TestWords(t *testing.T) {
	long := strings.Repeat("the same words again ", 20)
	thing := diff.Thing{ID: "a", Title: "A", Stage: logicmodel.ShortTerm}
	for want, c := range map[string]diff.Change{
		"added":                                                {Kind: diff.KindAdded, What: diag.KindPartner, New: thing},
		"removed":                                              {Kind: diff.KindRemoved, What: diag.KindElement, Old: thing},
		"renamed from a to b":                                  {Kind: diff.KindRenamed, What: diag.KindElement, Old: thing, New: thing, Field: "id", Before: "a", After: "b"},
		"retitled from “A” to “B”":                             {Kind: diff.KindRetitled, What: diag.KindElement, Old: thing, New: thing, Field: "title", Before: "A", After: "B"},
		"reworded from “A” to “B”":                             {Kind: diff.KindRetitled, What: diag.KindRisk, Field: "text", Before: "A", After: "B"},
		"no longer with partner nhs":                           {Kind: diff.KindChanged, What: diag.KindElement, Field: "partners", Before: "nhs"},
		"evidence from weak to none":                           {Kind: diff.KindChanged, What: diag.KindLink, Field: "evidence.grade", Before: "weak", After: "none"},
		"now assumes “It is so”":                               {Kind: diff.KindChanged, What: diag.KindLink, Field: "assumes", After: "It is so"},
		"now a feedback link":                                  {Kind: diff.KindChanged, What: diag.KindLink, Field: "feedback", After: "yes"},
		"target added: 5 (2014)":                               {Kind: diff.KindChanged, What: diag.KindIndicator, Field: "targets", After: "5 (2014)"},
		"moved from level a to no level":                       {Kind: diff.KindMoved, What: diag.KindOutcome, Field: "level", Before: "a"},
		"moved from short-term outcomes to long-term outcomes": {Kind: diff.KindMoved, What: diag.KindElement, Field: "stage", Before: "short", After: "long"},
		"summary from “… words again the same words again” to “… words again the same words again new”": {
			Kind: diff.KindChanged, What: diag.KindModel, Field: "summary", Before: strings.TrimSpace(long), After: long + "new"},
	} {
		if got := c.Words(); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
	if got := (diff.Change{Kind: diff.KindRemoved, What: diag.KindElement, Old: thing}).Noun(); got != "outcome" {
		t.Errorf("a removed short-term outcome is called %q", got)
	}
}

// checkWords checks that each change has words, and that no two changes of a file have
// the same.
func checkWords(t *testing.T, path string, changes []diff.Change) {
	t.Helper()
	told := map[string]bool{}
	for _, c := range changes {
		words := c.Words()
		if words == "" {
			t.Errorf("%s: the words are %q", path, words)
		}
		key := c.Noun() + c.Old.ID + c.New.ID + c.Old.To + c.New.To + words
		if told[key] {
			t.Errorf("%s: %q is told twice", path, words)
		}
		told[key] = true
	}
}
