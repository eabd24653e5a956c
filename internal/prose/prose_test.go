package prose_test

import (
	"testing"

	"github.com/resultschain/resultschain/internal/prose"
)

func TestProse(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{prose.List(nil), ""},
		{prose.List([]string{"a"}), "a"},
		{prose.List([]string{"a", "b"}), "a and b"},
		{prose.List([]string{"a", "b", "c"}), "a, b and c"},
		{prose.Or([]string{"a", "b", "c"}), "a, b or c"},
		{prose.Some([]string{"a", "b", "c"}, 2), "a, b and c"},
		{prose.Some([]string{"a", "b", "c", "d"}, 2), "a, b and 2 others"},
		{prose.Number(0), "no"},
		{prose.Number(10), "ten"},
		{prose.Number(11), "11"},
		{prose.Count(0, "activity"), "no activities"},
		{prose.Count(1, "activity"), "1 activity"},
		{prose.Count(2, "outcome"), "2 outcomes"},
		{prose.CountInWords(1, "outcome"), "one outcome"},
		{prose.CountInWords(12, "activity"), "12 activities"},
		{prose.A("output"), "an output"},
		{prose.A("long-term outcome"), "a long-term outcome"},
		{prose.UpperFirst("every"), "Every"},
		{prose.UpperFirst("“every"), "“every"},
		{prose.WithFullStop("they walk"), "they walk."},
		{prose.WithFullStop("it is “Walk!”"), "it is “Walk!”"},
		{prose.WithFullStop("it is “Walk”"), "it is “Walk”."},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
