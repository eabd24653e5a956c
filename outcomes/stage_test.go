package outcomes

import (
	"strings"
	"testing"
)

func TestStages(t *testing.T) {
	var words, nouns, changes []string
	for i, s := range Stages() {
		if int(s) != i+1 {
			t.Errorf("%v is %d", s, s)
		}
		words, nouns = append(words, s.String()), append(nouns, s.Noun())
		if s.IsOutcome() {
			changes = append(changes, s.String())
		}
	}
	for _, c := range []struct {
		got  []string
		want string
	}{
		{words, "input, activity, output, short, medium, long, end-state"},
		{nouns, "input, activity, output, short-term outcome, medium-term outcome, long-term outcome, end state"},
		{changes, "short, medium, long"},
	} {
		if got := strings.Join(c.got, ", "); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
