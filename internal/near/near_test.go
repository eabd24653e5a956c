package near

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/resultschain/resultschain/internal/processor"
)

// slips is the restricted Damerau–Levenshtein distance by its definition.
func slips(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	i, j := len(a)-1, len(b)-1
	cost := 1
	if a[i] == b[j] {
		cost = 0
	}
	d := min(slips(a[:i], b)+1, slips(a, b[:j])+1, slips(a[:i], b[:j])+cost)
	if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
		d = min(d, slips(a[:i-1], b[:j-1])+1)
	}
	return d
}

func TestDistance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func() []rune {
		w := make([]rune, random.IntN(7))
		for i := range w {
			w[i] = []rune("abé")[random.IntN(3)]
		}
		return w
	}
	for range 3000 {
		a, b := word(), word()
		want := slips(a, b)
		for limit := 1; limit <= 8; limit++ {
			if got := distance(a, b, limit); got != min(want, limit) {
				t.Fatalf("from %q to %q with limit %d: %d, want %d", string(a), string(b), limit, got, min(want, limit))
			}
		}
	}
}

func TestFind(t *testing.T) {
	stages := []string{"activity", "output", "short", "medium", "long", "end-state"}
	long := strings.Repeat("x", maxLen)
	for _, c := range []struct {
		name       string
		candidates []string
		want       string
	}{
		{"outptu", stages, "output"}, // swapped
		{"ouput", stages, "output"},  // missing
		{"outtput", stages, "output"},
		{"autput", stages, "output"},
		{"OUTPUT", stages, "output"}, // case is no slip
		{"end state", stages, "end-state"},
		{"activities", stages, "activity"}, // three of ten
		{"outcome", stages, ""},            // three of seven
		{"capcity", []string{"aware", "capacity"}, "capacity"},
		{"sho", stages, ""},
		{"shor", stages, "short"},
		{"Café", []string{"cafe", "cafés"}, "cafe"}, // the first of the nearest
		{"SOA6", []string{"SOA5", "SOA7"}, "SOA5"},
		{"id", []string{"ID"}, "ID"},
		{"ab", []string{"ac"}, "ac"},
		{"ab", []string{"cd", "ba"}, "ba"},
		{"a", []string{"b"}, ""}, // nothing in common
		{"a", []string{"A"}, "A"},
		{"a", []string{"b", "a1"}, "a1"},
		{"b", []string{""}, ""},
		{"bc", []string{"", "bd"}, "bd"},
		{"output", []string{"output"}, ""}, // the name itself is not meant
		{"output", []string{"output", "outputs"}, "outputs"},
		{"", stages, ""},
		{"x", nil, ""},
		{long + "x", []string{long}, ""}, // too long to be a slip
		{long[1:] + "y", []string{long}, long},
		{long, []string{long + "x"}, ""},
		{strings.Repeat("園", 20), []string{strings.Repeat("園", 17) + "花花花"}, strings.Repeat("園", 17) + "花花花"},
		{strings.Repeat("園", 20), []string{strings.Repeat("園", 16) + "花花花花"}, ""}, // three at most
		{"\xff\xfe\xfd", []string{"\xff\xfe\xfda"}, "\xff\xfe\xfda"},
	} {
		got, ok := Find(c.name, c.candidates)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("near %q of %q is %q, %t; want %q", c.name, c.candidates, got, ok, c.want)
		}
	}
}

func TestFinder(t *testing.T) {
	f := NewFinder([]string{"capacity", "aware"})
	for range 3 {
		if got, ok := f.Find("capcity"); !ok || got != "capacity" {
			t.Errorf("got %q, %t", got, ok)
		}
	}
	if got, ok := f.Find("something else"); ok {
		t.Errorf("got %q", got)
	}
	if got, ok := NewFinder(nil).Find("x"); ok {
		t.Errorf("of no names %q is near", got)
	}
}

// Whatever a file holds, looking for near names ends soon.
func TestFinderBudget(t *testing.T) {
	similar := make([]string, 10_000)
	for i := range similar {
		similar[i] = strings.Repeat("x", 60) + fmt.Sprintf("%04d", i)
	}
	huge := make([]string, 32)
	for i := range huge {
		huge[i] = strings.Repeat("x", 500_000) + fmt.Sprint(i)
	}
	for _, c := range []struct {
		name  string
		names []string
		asked string
		spent bool
	}{
		{"similar names", similar, strings.Repeat("x", 58) + "yyyyyy", true},
		{"huge names", huge, "x", false},
	} {
		f := NewFinder(c.names)
		begun := processor.Time()
		for range 100_000 {
			f.Find(c.asked)
		}
		took := processor.Time() - begun
		t.Logf("100,000 wrong names among %d %s took %v", len(c.names), c.name, took)
		if took > 30*time.Second {
			t.Errorf("it took %v", took)
		}
		if c.spent != (f.budget < 0) {
			t.Errorf("among %s, %d is left of the budget", c.name, f.budget)
		}
	}
}
