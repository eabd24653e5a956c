package logicmodel_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel"
)

func TestModelAt(t *testing.T) {
	m, _ := fullModel(t)
	m.Elements = append(m.Elements, logicmodel.Element{ID: "late", Stage: logicmodel.ShortTerm})
	var got []string
	for e := range m.At(logicmodel.ShortTerm) {
		got = append(got, e.ID)
	}
	if diff := cmp.Diff([]string{"contacts", "late"}, got); diff != "" {
		t.Errorf("short-term outcomes (-want +got):\n%s", diff)
	}
	for e := range m.At(logicmodel.ShortTerm) {
		e.Title = "Changed"
		break
	}
	if got := m.Element("contacts").Title; got != "Changed" {
		t.Errorf("the title is %q: At gives copies", got)
	}
}

func TestModelElement(t *testing.T) {
	m, _ := fullModel(t)
	if e := m.Element("skills"); e == nil || e != &m.Elements[3] {
		t.Errorf("Element gives %v, want the element itself", e)
	}
	if e := m.Element("nothing"); e != nil {
		t.Errorf("Element gives %v, want nil", e)
	}
}

func TestElementText(t *testing.T) {
	m, _ := fullModel(t)
	if got := m.Element("contacts").Text(); got != "More contacts" {
		t.Errorf("the text is %q, want the label", got)
	}
	if got := m.Element("skills").Text(); got != "People cook better" {
		t.Errorf("the text is %q, want the title", got)
	}
}

// TestWords checks that the words of files come out of every constant, and
// nothing of what is none.
func TestWords(t *testing.T) {
	for _, test := range []struct {
		values []fmt.Stringer
		want   []string
	}{
		{
			[]fmt.Stringer{logicmodel.SectorPublic, logicmodel.SectorThird, logicmodel.SectorPrivate, logicmodel.SectorCommunity, logicmodel.Sector(0), logicmodel.Sector(5)},
			[]string{"public", "third", "private", "community", "", ""},
		},
		{
			[]fmt.Stringer{logicmodel.StatusUntested, logicmodel.StatusHolds, logicmodel.StatusBroken, logicmodel.Status(-1), logicmodel.Status(4)},
			[]string{"untested", "holds", "broken", "", ""},
		},
		{
			[]fmt.Stringer{logicmodel.RatingLow, logicmodel.RatingMedium, logicmodel.RatingHigh, logicmodel.Rating(0)},
			[]string{"low", "medium", "high", ""},
		},
		{
			[]fmt.Stringer{logicmodel.KindReach, logicmodel.KindAwareness, logicmodel.KindCapacity, logicmodel.KindPractice, logicmodel.KindCondition, logicmodel.Kind(6)},
			[]string{"reach", "awareness", "capacity", "practice", "condition", ""},
		},
	} {
		var got []string
		for _, v := range test.values {
			got = append(got, v.String())
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%T: %q, want %q", test.values[0], got, test.want)
		}
	}
}
