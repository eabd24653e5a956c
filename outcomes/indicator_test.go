package outcomes

import "testing"

func TestNumber(t *testing.T) {
	for value, want := range map[string]float64{"0": 0, "51.2": 51.2, "-3": -3, "+4": 4, ".5": 0.5, "1e3": 1000, "007": 7} {
		if got, ok := (Figure{Value: value}).Number(); !ok || got != want {
			t.Errorf("%q is %v, %t", value, got, ok)
		}
	}
	for _, value := range []string{"", " ", "45%", "1,200", "1 200", "about 5", "five", "NaN", "Inf", "-infinity", "1e999", "1_000", "0x10", "5 ", "unavailable"} {
		if got, ok := (Figure{Value: value}).Number(); ok {
			t.Errorf("%q is %v", value, got)
		}
	}
}

func TestNames(t *testing.T) {
	for got, want := range map[string]string{
		Direction(0).String(): "", DirectionIncrease.String(): "increase", DirectionMaintain.String(): "maintain",
		TermShort.String(): "short", TermLong.String(): "long", GradeStrong.String(): "strong", GradeNone.String(): "none",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, s := range []string{Direction(-1).String(), Direction(4).String(), Term(4).String(), Grade(5).String(), Stage(8).String()} {
		if s != "" {
			t.Errorf("there is a name %q", s)
		}
	}
}
