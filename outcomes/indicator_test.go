package outcomes

import "testing"

func TestNumber(t *testing.T) {
	for value, want := range map[string]float64{"0": 0, "51.2": 51.2, "-3": -3, "+4": 4, ".5": 0.5, "1e3": 1000, "007": 7, "45%": 45, "1,200": 1200, "1 200": 1200, "£1,200.50": 1200.5, "−3": -3} {
		if got, ok := (Figure{Value: value}).Number(); !ok || got != want {
			t.Errorf("%q is %v, %t", value, got, ok)
		}
	}
	for _, value := range []string{"", " ", "about 5", "five", "NaN", "Inf", "-infinity", "1e999", "1_000", "0x10", "5 ", "unavailable"} {
		if got, ok := (Figure{Value: value}).Number(); ok {
			t.Errorf("%q is %v", value, got)
		}
	}
}

// TestScale checks how figures of an indicator are read together: the target is
// followed by what is wrong with it.
func TestScale(t *testing.T) {
	for _, c := range []struct{ unit, baseline, target, want string }{
		{"", "1.5", "1.200", ""},
		{"%", "5", "1.200", ""},
		{"people", "5", "1.200", "may be 1.2 or 1,200; write 1.2 or 1200"},
		{"people", "5", "12.345", "may be 12.345 or 12,345; write 12.3450 or 12345"},
		{"people", "5", "0.365", ""},
		{"people", "5", "60%", `is in %, and the unit of the indicator is "people"; write the number in that unit`},
		{"per cent", "5", "60%", ""},
		{"% of adults", "5", "60 percent", ""},
		{"", "£5", "60%", `is in %, and the unit of the indicator is "£"; write the number in that unit`},
		{"£ a head", "5", "£1,200", ""},
		{"£ thousand", "5", "£1,200", `is in £, and the unit of the indicator is "£ thousand"; write the number in that unit`},
		{"£", "5", "1e309", "is too large to be read; look whether it is right"},
		{"people", "5", "٣", "is not a number; write 3"},
		{"people", "5", "１２", "is not a number; write 12"},
		{"people", "5", "9 people", `is not a number; write 9 alone, since "unit" says the rest`},
		{"people", "5", "many", "is not a number; write the number alone, as in 51.2"},
	} {
		in := Indicator{Unit: c.unit, Baseline: Baseline{Figure: Figure{Value: c.baseline}}, Targets: []Figure{{Value: c.target}}}
		got := ""
		if _, err := in.Scale().Number(in.Targets[0]); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%q beside %q in %q: got  %s\nwant %s", c.target, c.baseline, c.unit, got, c.want)
		}
	}
}

// TestPercentage checks when a fraction may be a percentage.
func TestPercentage(t *testing.T) {
	for _, c := range []struct{ unit, baseline, target, want string }{
		{"%", "40", "0.365", "36.5"},
		{"%", "", "0.365", "36.5"},
		{"per cent", "40", "0.29", "29"},
		{"", "40%", "0.29", "29"},
		{"%", "40", "0.365%", ""},
		{"%", "0.4", "0.365", ""},
		{"%", "1.2", "0.8", ""},
		{"people", "40", "0.365", ""},
		{"%", "40", "0", ""},
		{"%", "40", "1", ""},
		{"%", "40", "-0.5", "-50"},
	} {
		in := Indicator{Unit: c.unit, Baseline: Baseline{Figure: Figure{Value: c.baseline}}, Targets: []Figure{{Value: c.target}}}
		if got, ok := in.Scale().Percentage(in.Targets[0]); got != c.want || ok != (c.want != "") {
			t.Errorf("%q beside %q in %q: %q, %t", c.target, c.baseline, c.unit, got, ok)
		}
	}
}

func TestAbsent(t *testing.T) {
	for value, want := range map[string]bool{"N/A": true, "#N/A": true, "nd": true, "n.d.": true, "TBC": true, "-": true, "Did not track": true, "0": false, "several": false, "": false} {
		if (Figure{Value: value}).IsAbsent() != want {
			t.Errorf("%q is absent: %t", value, !want)
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
