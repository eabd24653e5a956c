package progress_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// plan is a framework with one indicator, of which the lines are given.
func plan(indicator string) string {
	return "framework: plan\ntitle: Plan\nlevels: [{id: goal, title: Goal}]\noutcomes:\n" +
		"  - {id: G1, level: goal, title: A goal, indicators: [{id: G1.1, title: Of the goal, " + indicator + "}]}\n"
}

// load is a model with one indicator, and its framework.
func load(t testing.TB, asAt, indicator, framework string) (*logicmodel.Model, *outcomes.Framework) {
	t.Helper()
	src := "model: m\ntitle: M\n"
	if asAt != "" {
		src += "as-at: " + asAt + "\n"
	}
	src += "framework: plan.yaml\noutcomes:\n  short:\n    - {id: known, title: Known, indicators: [{id: n, title: Names, " + indicator + "}]}\n"
	m, err := logicmodel.Parse("m.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	f, err := outcomes.Parse("plan.yaml", []byte(plan(framework)))
	if err != nil {
		t.Fatal(err)
	}
	return m, f
}

// TestProgress checks the state, the needle and the sentence of one indicator.
func TestProgress(t *testing.T) {
	const from4to6 = "baseline: {value: 4, on: 2024}, targets: [{value: 6, on: 2027}], "
	for _, c := range []struct{ asAt, indicator, want string }{
		// Increase.
		{"2026-06", "unit: people, direction: increase, " + from4to6 + "actuals: [{value: 5, on: 2025}]",
			"on track, improved | 5 people in 2025, from 4 in 2024 towards 6 by 2027: half-way; a straight line asks for about 5 by 2025"},
		{"2027-06", "direction: increase, " + from4to6 + "actuals: [{value: 5, on: 2025}]",
			"on track in 2025, improved | 5 in 2025, from 4 in 2024 towards 6 by 2027: half-way; a straight line asks for about 5 by 2025 and about 6 by June 2027, and nothing newer was measured"},
		{"2026-06", "direction: increase, " + from4to6 + "actuals: [{value: 4.5, on: 2025}]",
			"behind, improved | 4.5 in 2025, from 4 in 2024 towards 6 by 2027: a quarter of the way; a straight line asks for about 4.7 by 2025"},
		{"2026-06", "direction: increase, " + from4to6 + "actuals: [{value: 4, on: 2025}]",
			"behind, unmoved | 4 in 2025, from 4 in 2024 towards 6 by 2027: none of the way; a straight line asks for about 5 by 2025"},
		{"2026-06", "direction: increase, " + from4to6 + "actuals: [{value: 3, on: 2025}]",
			"worse, worsened | 3 in 2025, from 4 in 2024 towards 6 by 2027: further from the target than at the start"},
		{"2026-06", "direction: increase, " + from4to6 + "actuals: [{value: 6, on: 2025}]",
			"reached, improved | 6 in 2025, from 4 in 2024 towards 6 by 2027: the target is reached"},
		{"2026-06", "direction: increase, " + from4to6 + "actuals: [{value: 60, on: 2025}]",
			"reached, improved | 60 in 2025, from 4 in 2024 towards 6 by 2027: the target is reached"},
		{"2026-06", "direction: increase, " + from4to6 + "actuals: [{value: 7, on: 2025}, {value: 5.5, on: 2026}]",
			"on track, improved | 5.5 in 2026, from 4 in 2024 towards 6 by 2027: three quarters of the way; a straight line asks for about 5.0 by June 2026 (its value for 2026 counts as of June 2026, since 2026 is not over by then)"},

		// A time that is not over: the value counts as of the as-at date, and
		// not at all where there is one from within that time.
		{"2026-06-30", "unit: '%', direction: increase, baseline: {value: 10, on: 2024-01-01}, targets: [{value: 50, on: 2028-01-01}], actuals: [{value: 35, on: 2026}]",
			"on track, improved | 35% in 2026, from 10% on 1 January 2024 towards 50% by 1 January 2028: 63% of the way; a straight line asks for about 35% by 30 June 2026 (its value for 2026 counts as of 30 June 2026, since 2026 is not over by then)"},
		{"2026-06-30", "direction: increase, baseline: {value: 10, on: 2024-01-01}, targets: [{value: 50, on: 2028-01-01}], actuals: [{value: 40, on: 2026-06}, {value: 20, on: 2026}]",
			"on track, improved | 40 in June 2026, from 10 on 1 January 2024 towards 50 by 1 January 2028: three quarters of the way; a straight line asks for about 35 by June 2026 (its value 20 for 2026 is left out, since 2026 is not over by 30 June 2026, and there is one for June 2026)"},
		{"2026-06-15", "direction: increase, baseline: {value: 10, on: 2024-01-01}, targets: [{value: 50, on: 2028-01-01}], actuals: [{value: 20, on: 2026}, {value: 30, on: 2026-06}, {value: 40, on: 2026-06-01}]",
			"on track, improved | 40 on 1 June 2026, from 10 on 1 January 2024 towards 50 by 1 January 2028: three quarters of the way; a straight line asks for about 34 by 1 June 2026 (its value 30 for June 2026 is left out, since June 2026 is not over by 15 June 2026, and there is one for 1 June 2026; its value 20 for 2026 is left out, since 2026 is not over by 15 June 2026, and there is one for 1 June 2026)"},
		{"2026-06", "direction: increase, baseline: {value: 10, on: 2024}, targets: [{value: 50, on: 2026-09}], actuals: [{value: 30, on: 2025-12}, {value: 40, on: 2026}]",
			"behind, improved | 40 in 2026, from 10 in 2024 towards 50 by September 2026: three quarters of the way; a straight line asks for about 44 by June 2026 (its value for 2026 counts as of June 2026, since 2026 is not over by then)"},
		{"2026-06", "direction: increase, " + from4to6 + "actuals: [{value: 5, on: 2026-07}]",
			"not known, not known | from 4 in 2024 towards 6 by 2027: nothing was measured by June 2026; its first value is of July 2026"},

		// Decrease, and percentages and pounds.
		{"2026-06", "unit: '%', direction: decrease, baseline: {value: 20, on: 2024}, targets: [{value: 10, on: 2028}], actuals: [{value: 16.1, on: 2025}]",
			"on track, improved | 16.1% in 2025, from 20% in 2024 towards 10% by 2028: 39% of the way; a straight line asks for about 17.5% by 2025"},
		{"2025", "unit: £, direction: decrease, baseline: {value: 20, on: 2024-12-31}, targets: [{value: 10, on: 2028-12-31}], actuals: [{value: 18, on: 2025-06-30}]",
			"on track on 30 June 2025, improved | £18 on 30 June 2025, from £20 on 31 December 2024 towards £10 by 31 December 2028: 20% of the way; a straight line asks for about £19 by 30 June 2025 and about £17.5 by 2025, and nothing newer was measured"},
		{"2025", "unit: £, direction: decrease, baseline: {value: 20, on: 2024}, targets: [{value: 10, on: 2028}], actuals: [{value: 21, on: 2025-06-30}]",
			"worse, worsened | £21 on 30 June 2025, from £20 in 2024 towards £10 by 2028: further from the target than at the start"},
		{"2025", "direction: decrease, baseline: {value: 20, on: 2024}, targets: [{value: 10, on: 2028}], actuals: [{value: 9, on: 2025}]",
			"reached, improved | 9 in 2025, from 20 in 2024 towards 10 by 2028: the target is reached"},

		// Decimals are exact: 0.2 is half-way from 0.1 to 0.3, and on the line.
		{"2024", "direction: increase, baseline: {value: 0.1, on: 2023-12-31}, targets: [{value: 0.3, on: 2024-12-30}], actuals: [{value: 0.2, on: 2024-07-01}]",
			"behind, improved | 0.2 on 1 July 2024, from 0.1 on 31 December 2023 towards 0.3 by 30 December 2024: half-way; a straight line asks for about 0.2003 by 1 July 2024"},
		{"2024", "direction: increase, baseline: {value: 0.1, on: 2024-01-01}, targets: [{value: 0.3, on: 2024-01-11}], actuals: [{value: 0.2, on: 2024-01-06}]",
			"on track on 6 January 2024, improved | 0.2 on 6 January 2024, from 0.1 on 1 January 2024 towards 0.3 by 11 January 2024: half-way; a straight line asks for 0.2 by 6 January 2024 and 0.3 by 2024, and nothing newer was measured"},
		{"2024-01-06", "direction: increase, baseline: {value: 0.1, on: 2024-01-01}, targets: [{value: 0.3, on: 2024-01-11}], actuals: [{value: 0.2, on: 2024-01-06}]",
			"on track, improved | 0.2 on 6 January 2024, from 0.1 on 1 January 2024 towards 0.3 by 11 January 2024: half-way; a straight line asks for 0.2 by 6 January 2024"},
		{"2024-01-06", "direction: increase, baseline: {value: 1.50, on: 2024-01-01}, targets: [{value: 1001.50, on: 2024-01-11}], actuals: [{value: 2.10, on: 2024-01-06}]",
			"behind, improved | 2.10 on 6 January 2024, from 1.50 on 1 January 2024 towards 1,001.50 by 11 January 2024: less than 1% of the way; a straight line asks for 501.5 by 6 January 2024"},
		{"2024-01-06", "direction: increase, baseline: {value: 0, on: 2024-01-01}, targets: [{value: 1000, on: 2024-01-11}], actuals: [{value: 999, on: 2024-01-06}]",
			"on track, improved | 999 on 6 January 2024, from 0 on 1 January 2024 towards 1,000 by 11 January 2024: more than 99% of the way; a straight line asks for 500 by 6 January 2024"},

		// Several targets: the line runs through them.
		{"2016", "direction: increase, baseline: {value: 50, on: 2010}, targets: [{value: 70, on: 2020}, {value: 53, on: 2015}], actuals: [{value: 57, on: 2016}]",
			"on track, improved | 57 in 2016, from 50 in 2010 towards 70 by 2020: 35% of the way; a straight line asks for about 56 by 2016"},
		{"2013", "direction: increase, baseline: {value: 50, on: 2010}, targets: [{value: 53, on: 2015}, {value: 70, on: 2020}], actuals: [{value: 54, on: 2013}]",
			"on track, improved | 54 in 2013, from 50 in 2010 towards 70 by 2020: 20% of the way; a straight line asks for about 52 by 2013"},
		{"2016", "direction: increase, baseline: {value: 50, on: 2010}, targets: [{value: 53, on: 2015}, {value: 70, on: 2020}], actuals: [{value: 52, on: 2013}]",
			"not known, improved | 52 in 2013, from 50 in 2010 towards 70 by 2020: 10% of the way; its target for 2015 is past, and nothing was measured since"},
		{"2024", "direction: increase, " + "baseline: {value: 4, on: 2020}, targets: [{value: 6, on: 2027}, {value: 7, on: 2027}], actuals: [{value: 5, on: 2023}]",
			"not known, not known | from 4 in 2020 towards 7 by 2027: it has two targets for 2027, 6 and 7"},

		// Targets that are past.
		{"2029", "direction: increase, " + from4to6 + "actuals: [{value: 5, on: 2028}]",
			"behind, improved | 5 in 2028, from 4 in 2024 towards 6 by 2027: half-way; the date of the target is past"},
		{"2029", "direction: increase, " + from4to6 + "actuals: [{value: 6, on: 2028}]",
			"reached, improved | 6 in 2028, from 4 in 2024 towards 6 by 2027: the target is reached"},
		{"2029", "direction: increase, " + from4to6 + "actuals: [{value: 5.9, on: 2026}]",
			"not known, improved | 5.9 in 2026, from 4 in 2024 towards 6 by 2027: 95% of the way; its target for 2027 is past, and nothing was measured since"},
		{"2029", "direction: increase, " + from4to6 + "actuals: [{value: 6.5, on: 2026}]",
			"reached, improved | 6.5 in 2026, from 4 in 2024 towards 6 by 2027: the target is reached; nothing was measured since its date"},

		// Values that do not count.
		{"2026", "direction: increase, " + from4to6 + "actuals: [{value: 5, on: 2027}]",
			"not known, not known | from 4 in 2024 towards 6 by 2027: nothing was measured by 2026; its first value is of 2027"},
		{"2026", "direction: increase, " + from4to6 + "actuals: [{value: 5, on: 2023}]",
			"not known, not known | from 4 in 2024 towards 6 by 2027: nothing was measured after the baseline of 2024 and by 2026"},
		{"2026", "direction: increase, " + from4to6 + "actuals: [5]",
			"not known, not known | from 4 in 2024 towards 6 by 2027: its value 5 has no date"},
		{"2026", "direction: increase, " + from4to6 + "actuals: [5, {value: 5.5, on: 2026}]",
			"on track, improved | 5.5 in 2026, from 4 in 2024 towards 6 by 2027: three quarters of the way; a straight line asks for about 5.3 by 2026 (its value 5 has no date and is left out)"},
		{"2026", "direction: increase, " + from4to6 + "actuals: [{value: 5, on: 2025}, {value: 6, on: 2025}]",
			"not known, not known | from 4 in 2024 towards 6 by 2027: it has two values for 2025, 5 and 6"},
		{"2026", "direction: increase, " + from4to6 + "actuals: [{value: 5, on: 2025}, {value: 5.0, on: 2025}]", "on track in 2025, improved"},
		{"2025", "direction: increase, " + from4to6 + "actuals: [{value: 4.5, on: 2025-12}, {value: 5, on: 2025}]",
			"not known, not known | from 4 in 2024 towards 6 by 2027: it has the value 4.5 for December 2025 and 5 for 2025, which end on one day"},
		{"2025", "direction: increase, " + from4to6 + "actuals: [{value: 5, on: 2025-12-31}, {value: 5.0, on: 2025}]", "on track, improved | 5 on 31 December 2025, from 4 in 2024 towards 6 by 2027: half-way; a straight line asks for about 5 by 31 December 2025"},
		{"2026", "direction: increase, " + from4to6,
			"not known, not known | from 4 in 2024 towards 6 by 2027: nothing has been measured yet"},
		{"2024-06", "direction: increase, " + from4to6 + "actuals: [{value: 4.2, on: 2024-06}]",
			"on track, improved | 4.2 in June 2024, from 4 in 2024 towards 6 by 2027: 10% of the way; a straight line asks for 4 by June 2024"},

		// No date to look from.
		{"", "direction: increase, " + from4to6 + "actuals: [{value: 5, on: 2025}]",
			`not known, not known | from 4 in 2024 towards 6 by 2027: there is no date to look from; give one under "as-at", 2025 or later to count the latest value`},
		{"", "direction: increase, " + from4to6, "not known, not known | from 4 in 2024 towards 6 by 2027: nothing has been measured yet"},

		// Without a baseline, a target, a date, or a direction.
		{"2026", "direction: increase, baseline: unavailable, targets: [{value: 6, on: 2027}], actuals: [{value: 5, on: 2025}]",
			"not known, not known | 5 in 2025, towards 6 by 2027: its baseline is unavailable"},
		{"2026", "direction: increase, targets: [{value: 6, on: 2027}], actuals: [{value: 5, on: 2025}]",
			"not known, not known | 5 in 2025, towards 6 by 2027: it has no baseline"},
		{"2026", "direction: increase, baseline: unavailable, targets: [{value: 6, on: 2027}], actuals: [{value: 6, on: 2025}]",
			"reached, not known | 6 in 2025, towards 6 by 2027: the target is reached"},
		{"2028", "direction: increase, baseline: unavailable, targets: [{value: 6, on: 2027}], actuals: [{value: 5, on: 2028}]",
			"behind, not known | 5 in 2028, towards 6 by 2027: the date of the target is past"},
		{"2026", "direction: increase, baseline: 4, targets: [{value: 6, on: 2027}], actuals: [{value: 5, on: 2025}]",
			"not known, improved | 5 in 2025, from 4 towards 6 by 2027: half-way; its baseline has no date"},
		{"2026", "direction: increase, baseline: {value: 4, on: 2024}, targets: [6], actuals: [{value: 5, on: 2025}]",
			"not known, improved | 5 in 2025, from 4 in 2024 towards 6: half-way; its target has no date"},
		{"2026", "direction: increase, baseline: {value: 4, on: 2024}, actuals: [{value: 5, on: 2025}]",
			"not known, improved | 5 in 2025, from 4 in 2024: it has moved the right way; it has no target"},
		{"2026", "direction: increase, baseline: {value: 4, on: 2024}, actuals: [{value: 3, on: 2025}]",
			"worse, worsened | 3 in 2025, from 4 in 2024: it has moved the wrong way"},
		{"2026", "baseline: {value: 4, on: 2024}, actuals: [{value: 3, on: 2025}]",
			`not known, moved | 3 in 2025, from 4 in 2024: nobody has said which way it should move; say so under "direction"`},
		{"2026", "actuals: [{value: 3, on: 2025}]",
			`not known, not known | 3 in 2025: nobody has said which way it should move; say so under "direction"`},
		{"2026", from4to6 + "actuals: [{value: 5, on: 2026}]",
			"behind, improved | 5 in 2026, from 4 in 2024 towards 6 by 2027: half-way; a straight line asks for about 5.3 by 2026 (that it should increase is taken from its target)"},
		{"2026", "baseline: {value: 6, on: 2024}, targets: [{value: 4, on: 2027}], actuals: [{value: 6.5, on: 2026}]",
			"worse, worsened | 6.5 in 2026, from 6 in 2024 towards 4 by 2027: further from the target than at the start (that it should decrease is taken from its target)"},
		{"2026", "baseline: {value: 6, on: 2024}, targets: [{value: 4, on: 2027}, {value: 7, on: 2028}], actuals: [{value: 5, on: 2026}]",
			`not known, moved | 5 in 2026, from 6 in 2024 towards 4 by 2027: nobody has said`},
		{"2026", "baseline: {value: 6, on: 2024}, targets: [{value: 6, on: 2027}], actuals: [{value: 6, on: 2026}]",
			`not known, unmoved | 6 in 2026, from 6 in 2024 towards 6 by 2027: it has not moved; nobody has said`},
		{"2026", "direction: increase, baseline: {value: 6, on: 2024}, targets: [{value: 6, on: 2027}], actuals: [{value: 6, on: 2026}]",
			`reached, unmoved | 6 in 2026, from 6 in 2024 towards 6 by 2027: the target is reached`},
		{"2026", "direction: increase, baseline: {value: 6, on: 2024}, targets: [{value: 6, on: 2027}], actuals: [{value: 5, on: 2026}]",
			`worse, worsened | 5 in 2026, from 6 in 2024 towards 6 by 2027: it has moved the wrong way`},
		{"2026", "direction: increase, baseline: {value: 6, on: 2024}, targets: [{value: 4, on: 2027}], actuals: [{value: 5, on: 2026}]",
			`not known, moved | 5 in 2026, from 6 in 2024 towards 4 by 2027: it should increase, and a target lies below its baseline`},
		{"2026", "direction: increase, baseline: {value: 6, on: 2027}, targets: [{value: 8, on: 2027-06}], actuals: [{value: 7, on: 2026}]",
			`not known, not known | from 6 in 2027 towards 8 by June 2027: its target for June 2027 is not later than its baseline of 2027`},

		// Maintain.
		{"2026", "unit: '%', direction: maintain, baseline: {value: 92, on: 2024}, actuals: [{value: 92.0, on: 2025}]",
			"kept, unmoved | 92.0% in 2025, from 92% in 2024 to be maintained: it has not moved"},
		{"2026", "direction: maintain, baseline: {value: 92, on: 2024}, actuals: [{value: 91.9, on: 2025}]",
			"not known, moved | 91.9 in 2025, from 92 in 2024 to be maintained: it has moved, and nobody has said how far it may; give a target as the limit"},
		{"2026", "direction: maintain, baseline: {value: 92, on: 2024}, targets: [{value: 90, on: 2027}], actuals: [{value: 90, on: 2025}]",
			"kept, moved | 90 in 2025, from 92 in 2024 to be maintained at 90 by 2027: it has not crossed its target"},
		{"2026", "direction: maintain, baseline: {value: 92, on: 2024}, targets: [{value: 90, on: 2027}], actuals: [{value: 95, on: 2025}]",
			"kept, moved"},
		{"2026", "direction: maintain, baseline: {value: 92, on: 2024}, targets: [{value: 90, on: 2027}], actuals: [{value: 89, on: 2025}]",
			"not kept, moved | 89 in 2025, from 92 in 2024 to be maintained at 90 by 2027: it has crossed its target"},
		{"2026", "direction: maintain, baseline: {value: 5, on: 2024}, targets: [{value: 6, on: 2027}], actuals: [{value: 6.1, on: 2025}]",
			"not kept, moved"},
		{"2026", "direction: maintain, targets: [{value: 6, on: 2027}], actuals: [{value: 6, on: 2025}]",
			"kept, not known | 6 in 2025, to be maintained at 6 by 2027: it is at its target"},
		{"2026", "direction: maintain, baseline: {value: 5, on: 2020}, targets: [{value: 5, on: 2024}], actuals: [{value: 5, on: 2023}]",
			"not known, unmoved | 5 in 2023, from 5 in 2020 to be maintained at 5 by 2024: it has not moved; a target is past, and nothing was measured since"},

		// Words.
		{"2026", "baseline: {value: poor, on: 2024}, actuals: [{value: better, on: 2026}, {value: good, on: 2025-06}]",
			`not known, not known | from "poor" in 2024: it is told in words, "good" in June 2025 and "better" in 2026`},
		{"2026", "baseline: {value: few, on: 2023}, targets: [{value: most, on: 2029}, {value: some, on: 2025}, {value: many, on: 2027}], actuals: [{value: several, on: 2026-03}]",
			`not known, not known | from "few" in 2023 towards "many" by 2027: it is told in words, "several" in March 2026`},
		{"2026", "baseline: few, targets: [many], direction: maintain",
			`not known, not known | from "few" to be maintained at "many": nothing has been measured yet`},
		{"2026", "actuals: [{value: good, on: 2025}, {value: bad, on: 2025}, {value: good, on: 2025}]",
			`not known, not known | it is told in words, "good" in 2025 and "bad" in 2025`},
		// Marks for thousands do not make words of numbers.
		{"2026", `baseline: {value: "1,000", on: 2023}, actuals: [{value: "1,700", on: 2026}]`,
			`not known, moved | 1,700 in 2026, from 1,000 in 2023: nobody has said which way it should move; say so under "direction"`},
		{"2026", "actuals: [{value: a, on: 2021}, {value: b, on: 2022}, {value: c, on: 2023}, {value: d, on: 2024}]",
			`not known, not known | it is told in words, 4 values, the last "b" in 2022, "c" in 2023 and "d" in 2024`},
		{"2026", "direction: increase", "not known, not known | nothing has been measured yet"},

		// From the framework.
		{"2026", "measures: G1.1, actuals: [{value: 5, on: 2026}]",
			`behind, improved | 5 people in 2026, from 4 in 2024 towards 6 by 2027: half-way; a straight line asks for about 5.3 by 2026 (baseline and targets taken from the framework's "G1.1")`},
		{"2026", "measures: G1.1, unit: '%', actuals: [{value: 5, on: 2026}]",
			`not known, not known | 5% in 2026: it has no target (no figures are taken from the framework's "G1.1", whose unit is "people")`},
		{"2026", "measures: G1.1, unit: people, baseline: unavailable, targets: [{value: 9, on: 2027}], actuals: [{value: 5, on: 2026}]",
			"not known, not known | 5 people in 2026, towards 9 by 2027: its baseline is unavailable"},
		// Numbers as people write them.
		{"2025", "baseline: {value: 60%, on: 2020}, targets: [{value: 40 %, on: 2026}], actuals: [{value: 55%, on: 2022}, {value: 65%, on: 2024}]",
			"worse, worsened | 65% in 2024, from 60% in 2020 towards 40% by 2026: further from the target than at the start (that it should decrease"},
		{"2025", "baseline: {value: £1000, on: 2020}, targets: [{value: '£5,000', on: 2026}], actuals: [{value: £2 000, on: 2023}]",
			"behind, improved | £2,000 in 2023, from £1,000 in 2020 towards £5,000 by 2026: a quarter of the way; a straight line asks for about £2,999 by 2023"},
		{"2025", "unit: '%', baseline: {value: 40, on: 2020}, targets: [{value: 30, on: 2026}], actuals: [{value: 0.365, on: 2023}]",
			`not known, not known | from 40% in 2020 towards 30% by 2026: its value "0.365" may be 0.365% or 36.5%`},
		{"2025", "unit: people, baseline: {value: 1.200, on: 2020}, targets: [{value: 3000, on: 2026}], actuals: [{value: 2000, on: 2023}]",
			`not known, not known | towards 3,000 people by 2026: its baseline "1.200" may be 1.2 or 1,200`},
		{"2025", "unit: people, baseline: {value: 104500, on: 2018}, targets: [{value: 110000, on: 2026}], actuals: [{value: 107250, on: 2024}]",
			"behind, improved | 107,250 people in 2024, from 104,500 in 2018 towards 110,000 by 2026: half-way; a straight line asks for about 108,626 by 2024"},

		// Financial years, by the calendar.
		{"2010-12", "direction: increase, baseline: {value: 10, on: 2008/09}, targets: [{value: 20, on: 2010/11}], actuals: [{value: 15, on: 2009/10}]",
			"on track in 2009/10, improved | 15 in 2009/10, from 10 in 2008/09 towards 20 by 2010/11: half-way; a straight line asks for 15 by 2009/10 and about 19 by December 2010"},
		{"2025", "direction: increase, baseline: {value: 0, on: 2023-Q4}, targets: [{value: 8, on: 2025-Q4}], actuals: [{value: 4, on: 2024-H2}]",
			"behind, improved | 4 in the second half of 2024, from 0 in the fourth quarter of 2023"},

		// Values of periods that add up.
		{"2024", "direction: increase, cumulative: true, baseline: {value: 0, on: 2020}, targets: [{value: 400, on: 2024}], actuals: [{value: 90, on: 2021}, {value: 95, on: 2024}, {value: 100, on: 2022}, {value: 110.5, on: 2023}]",
			"behind, improved | 395.5 in 2024, from 0 in 2020 towards 400 by 2024: 99% of the way; the date of the target is past (its values add up)"},
		{"2024", "direction: increase, cumulative: true, baseline: {value: 50, on: 2020}, targets: [{value: 100, on: 2024}], actuals: [{value: 40, on: 2019}, {value: 60, on: 2021}]",
			"reached, improved | 110 in 2021, from 50 in 2020 towards 100 by 2024: the target is reached (its values add up, to the 50 of the baseline)"},
		{"2024", "direction: increase, cumulative: true, baseline: {value: 0, on: 2020}, targets: [{value: 400, on: 2024}], actuals: [{value: 90, on: 2021}, {value: 40, on: 2021-06}]",
			"not known, not known | from 0 in 2020 towards 400 by 2024: its values for June 2021 and 2021 overlap, so that they cannot be added up"},
		{"2024", "direction: increase, cumulative: true, baseline: {value: 0, on: 2020}, targets: [{value: 400, on: 2025}], actuals: [{value: 90, from: 2021-01-01, on: 2021-06-30}, {value: 40, from: 2021-06, on: 2021-12}]",
			"not known, not known | from 0 in 2020 towards 400 by 2025: its values for 30 June 2021 and December 2021 overlap"},

		// Values of parts stay apart.
		{"2024", "unit: people, direction: increase, baseline: {value: 4, on: 2020}, targets: [{value: 8, on: 2026}, {value: 5, on: 2026, by: {sex: f}}], actuals: [{value: 5, on: 2023, by: {sex: f}}, {value: 6, on: 2023, by: {sex: m}}]",
			"not known, not known | from 4 people in 2020 towards 8 by 2026: its values are given apart by sex, and none is of all; by sex: f 5 in 2023; m 6 in 2023"},
		{"2024", "unit: people, direction: increase, baseline: {value: 4, on: 2020}, targets: [{value: 20, on: 2026}], actuals: [{value: 11, on: 2023}, {value: 5, on: 2023, by: {sex: f}}, {value: 6, on: 2023, by: {sex: m}}]",
			"behind, improved | 11 people in 2023, from 4 in 2020 towards 20 by 2026: 44% of the way; a straight line asks for about 12 by 2023; by sex: f 5 in 2023; m 6 in 2023"},

		// Limits and ranges.
		{"2024", "unit: '%', direction: maintain, baseline: {value: 92, on: 2020}, targets: [{between: [90, 100], on: 2025}], actuals: [{value: 95, on: 2023}]",
			"kept, moved | 95% in 2023, from 92% in 2020 to be maintained at 90% to 100% by 2025: it has not crossed its target"},
		{"2024", "unit: '%', baseline: {value: 92, on: 2020}, targets: [{between: [90, 100], on: 2025}], actuals: [{value: 85, on: 2023}]",
			"not kept, moved | 85% in 2023, from 92% in 2020 to be maintained at 90% to 100% by 2025: it has crossed its target (that it should maintain is taken from its target)"},
		{"2024", "unit: '%', baseline: {value: 70, on: 2020}, targets: [{at-least: 80, on: 2025}], actuals: [{value: 75, on: 2023}]",
			"behind, improved | 75% in 2023, from 70% in 2020 towards at least 80% by 2025: half-way; a straight line asks for about 76% by 2023"},
		{"2024", "unit: days, baseline: {value: 30, on: 2020}, targets: [{at-most: 10, on: 2025}], actuals: [{value: 9, on: 2023}]",
			"reached, improved | 9 days in 2023, from 30 in 2020 towards at most 10 by 2025: the target is reached"},
		{"2024", "unit: '%', baseline: {value: 60, on: 2020}, targets: [{between: [80, 90], on: 2025}], actuals: [{value: 95, on: 2023}]",
			"not kept, improved | 95% in 2023, from 60% in 2020 towards 80% to 90% by 2025: it has crossed its target"},
		{"2024", "unit: '%', baseline: {value: 60, on: 2020}, targets: [{between: [80, many], on: 2025}], actuals: [{value: 95, on: 2023}]",
			`not known, not known | from 60% in 2020: its target "many" is not a number`},

		// A type that the figures do not show.
		{"2024", "type: text, actuals: [{value: 5, on: 2023}]", `not known, not known | it is told in words, "5" in 2023`},
		{"2024", "type: percentage, baseline: {value: 4, on: 2020}, targets: [{value: 8, on: 2024}], actuals: [{value: 8, on: 2023}]", "reached, improved | 8% in 2023, from 4% in 2020 towards 8% by 2024: the target is reached"},

		{"2026", "measures: G1.1", "behind, improved | 4.5 people in 2025, from 4 in 2024 towards 6 by 2027: a quarter of the way; a straight line asks for about 4.7 by 2025"},
	} {
		t.Run("", func(t *testing.T) {
			m, f := load(t, c.asAt, c.indicator, "unit: people, direction: increase, baseline: {value: 4, on: 2024}, targets: [{value: 6, on: 2027}], actuals: [{value: 4.5, on: 2025}]")
			r := progress.Judge(m, f, nil, "")
			if len(r.Results) != 1 || len(r.Findings) != 0 {
				t.Fatalf("%d results, %v", len(r.Results), r.Findings)
			}
			res := &r.Results[0]
			got := res.Word() + ", " + res.Needle + " | " + strings.TrimPrefix(res.Explain(), "Names: ")
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("as at %s, %s\ngot  %s\nwant %s", c.asAt, c.indicator, got, c.want)
			}
			if (res.State == progress.StateNotKnown) != (res.Reason != "") {
				t.Errorf("%v for the reason %q", res.State, res.Reason)
			}
			if r.Tally()[res.State] != 1 || r.Element("known").Word() != res.State || r.Element("none").Total() != 0 {
				t.Errorf("the tallies are %v, %v and %v", r.Tally(), r.Element("known"), r.Element("none"))
			}
		})
	}
}

// TestNotes checks that notes name where figures that the file lacks come from.
func TestNotes(t *testing.T) {
	m, f := load(t, "2026", "measures: G1.1", "baseline: {value: 4, on: 2024}, targets: [{value: 6, on: 2027}], actuals: [3, {value: 4.5, on: 2025}]")
	want := []string{
		`baseline, targets and values taken from the framework's "G1.1"`,
		"its value 3 has no date and is left out",
		"that it should increase is taken from its target",
	}
	r := progress.Judge(m, f, nil, "")
	if d := cmp.Diff(want, r.Results[0].Notes); d != "" {
		t.Errorf("notes (-want +got):\n%s", d)
	}
	if res := r.Results[0]; !res.Inferred || res.Direction != outcomes.DirectionIncrease || res.Measures == nil {
		t.Errorf("the direction is %v, inferred: %t", res.Direction, res.Inferred)
	}
}

// TestFramework looks at a framework's own indicators.
func TestFramework(t *testing.T) {
	_, f := load(t, "", "measures: G1.1", "direction: increase, baseline: {value: 4, on: 2024}, targets: [{value: 6, on: 2027}]")
	for _, c := range []struct {
		asAt outcomes.Date
		want string
	}{
		{"", "not known Of the goal: from 4 in 2024 towards 6 by 2027: there is no date to look from; give one, 2025 or later to count the latest value"},
		{"2025", "on track Of the goal: 5 in 2025, from 4 in 2024 towards 6 by 2027: half-way; a straight line asks for about 5 by 2025"},
	} {
		for _, name := range []string{"G1.1", "plan/G1.1"} {
			data := []progress.Value{{Indicator: outcomes.Ref{ID: name}, Figure: outcomes.Figure{Value: "5", On: "2025"}}}
			r := progress.Judge(nil, f, data, c.asAt)
			if got := r.Results[0].State.String() + " " + r.Results[0].Explain(); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if r.Element("G1").Total() != 1 || r.Results[0].OwnerTitle != "A goal" {
				t.Errorf("the tally is %v", r.Element("G1"))
			}
		}
	}
	if r := progress.Judge(nil, nil, nil, ""); len(r.Results) != 0 || r.Tally().String() != "no indicators" {
		t.Errorf("of nothing: %v", r.Tally())
	}
}

// TestTally checks that a word is good news only if it is true of all.
func TestTally(t *testing.T) {
	for _, c := range []struct {
		states string
		word   progress.State
		text   string
	}{
		{"", progress.StateNotKnown, "no indicators"},
		{"6", progress.StateReached, "1 indicator: 1 reached"},
		{"64", progress.StateOnTrack, "2 indicators: 1 reached, 1 on track"},
		{"65", progress.StateKept, "2 indicators: 1 reached, 1 kept"},
		{"640", progress.StateNotKnown, "3 indicators: 1 reached, 1 on track, 1 not known"},
		{"6430", progress.StateBehind, "4 indicators: 1 reached, 1 on track, 1 behind, 1 not known"},
		{"64302", progress.StateNotKept, "5 indicators: 1 reached, 1 on track, 1 behind, 1 not kept, 1 not known"},
		{"643021", progress.StateWorse, "6 indicators: 1 reached, 1 on track, 1 behind, 1 not kept, 1 worse, 1 not known"},
	} {
		var tally progress.Tally
		for _, s := range c.states {
			tally[s-'0']++
		}
		if tally.Word() != c.word || tally.String() != c.text {
			t.Errorf("%q: %v, %v", c.states, tally.Word(), tally)
		}
	}
}

// TestShared checks that an indicator that several elements name is judged once, and
// is one of each of them.
func TestShared(t *testing.T) {
	const src = `model: m
title: M
as-at: 2025
outcomes:
  short:
    - {id: a, title: First, indicators: [n, G1.1]}
    - {id: b, title: Second, indicators: [{id: n, title: Names, unit: people, direction: increase, baseline: {value: 1, on: 2020}, targets: [{value: 5, on: 2025}], actuals: [{value: 5, on: 2024}]}, G1.1, nowhere]}
    - {id: c, title: Third, indicators: [n, n]}
`
	m, err := logicmodel.Parse("m.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	f, err := outcomes.Parse("plan.yaml", []byte(plan("unit: people, direction: increase, baseline: {value: 4, on: 2024}, targets: [{value: 6, on: 2027}], actuals: [{value: 4.5, on: 2025}]")))
	if err != nil {
		t.Fatal(err)
	}
	r := progress.Judge(m, f, nil, "")
	var got []string
	for i := range r.Results {
		res := &r.Results[i]
		also := ""
		for _, s := range res.Also {
			also += " " + s.ID
		}
		got = append(got, res.Owner.ID+" "+res.Indicator.ID+":"+also)
	}
	if want := []string{"a G1.1: b", "b n: a c"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if r.Tally().Total() != 2 || r.Element("a").Total() != 2 || r.Element("c").Total() != 1 || r.Notes()["c"] != "√ Progress: reached" {
		t.Errorf("the tallies are %v, %v and %v, and the note is %q", r.Tally(), r.Element("a"), r.Element("c"), r.Notes()["c"])
	}
	if got := r.Results[0].Explain(); !strings.Contains(got, "it also measures “Second”") {
		t.Error(got)
	}
}
