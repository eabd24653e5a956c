package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// pointsOf returns figures written as in "2024-01 0.1, 2024-02 0.15".
func pointsOf(t *testing.T, words string) []progress.Point {
	t.Helper()
	var points []progress.Point
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return r == ',' }) {
		on, value, _ := strings.Cut(strings.TrimSpace(w), " ")
		f := outcomes.Figure{Value: value, On: outcomes.Date(on)}
		n, ok := f.Number()
		if !ok || !f.On.Valid() {
			t.Fatalf("%q is no number on a date", w)
		}
		points = append(points, progress.Point{Figure: f, Number: n})
	}
	return points
}

// chartFrom returns the chart of a baseline, values and targets.
func chartFrom(t *testing.T, baseline, values, targets string) *chart {
	t.Helper()
	var b *progress.Point
	if points := pointsOf(t, baseline); points != nil {
		b = &points[0]
	}
	return newChart(outcomes.Calendar{}, &progress.Result{Baseline: b}, history{values: pointsOf(t, values), targets: pointsOf(t, targets)})
}

// TestLabels checks that nobody can take the label of one mark for that of
// another: each is clearly nearest to its own, or a line leads to it that comes
// near no other mark and no other label.
func TestLabels(t *testing.T) {
	quarters := "2023-03 38, 2023-06 39, 2023-09 36, 2023-12 37, 2024-03 38, 2024-06 36, 2024-09 35, 2024-12 36"
	for _, c := range []struct {
		name, baseline, values, targets string
		missing                         []string // labels for which there is no room
	}{
		{"close values, far target", "2024-01 0.1", "2024-02-15 0.2, 2024-02 0.15, 2024-03 0.21", "2024-12-31 0.9", nil},
		{"quarters", "2024-01 40", "2024-04 38, 2024-07 39, 2024-10 36", "2030 20", nil},
		{"two years of quarters", "2023 40", quarters, "2035 20", []string{"Value 37", "Value 36"}},
		{"level", "2022 40", "2023-03 40, 2023-06 40, 2023-09 40", "2040 41", nil},
		{"on one another", "2022 3", "2022 3, 2023 3, 2024 3.1", "2024 3.2", nil},
		{"days", "2022 12", "2023-05-01 12.1, 2023-05-02 12.2, 2023-05-03 12.15, 2023-05-04 12.4", "2035 90", []string{"Value 12.2", "Value 12.15"}},
		{"many targets", "2000 1", "2001 0, 2002 3, 2003 6", "2022 0, 2023 1, 2024 2, 2025 3, 2026 4, 2027 5", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			chart := chartFrom(t, c.baseline, c.values, c.targets)
			f := chart.frame()
			at := f.point
			labels := chart.labels(f)

			var missing []string
			for _, m := range chart.marks {
				if !slices.ContainsFunc(labels, func(l label) bool { return l.of == m }) {
					missing = append(missing, m.label)
				}
			}
			if diff := cmp.Diff(c.missing, missing); diff != "" {
				t.Errorf("labels that are left out (-want +got):\n%s", diff)
			}
			for i, l := range labels {
				own := at(l.of)
				for _, m := range chart.marks {
					other := at(m)
					if distanceBetween(own, other) < 1 {
						continue
					}
					mine, theirs := l.box.distance(own), l.box.distance(other)
					if l.leader == nil && theirs < 1.4*mine {
						t.Errorf("%q is %.1f pt from its mark and %.1f from that of %s %s", l.of.label, mine, theirs, m.name, m.value)
					}
					if l.leader == nil {
						continue
					}
					if distanceBetween(l.leader[0], own) > radius+0.01 || l.box.distance(l.leader[1]) > 3 {
						t.Errorf("the line of %q does not lead from its mark to it", l.of.label)
					}
					if near := distanceBetween(nearestOn(l.leader[0], l.leader[1], other), other); near < radius && near < 0.9*distanceBetween(own, other) {
						t.Errorf("the line of %q comes within %.1f pt of %s %s", l.of.label, near, m.name, m.value)
					}
				}
				for _, other := range labels[:i] {
					if l.box.touches(other.box) {
						t.Errorf("%q is on %q", l.of.label, other.of.label)
					}
					if l.leader != nil && anyOverlap(linePieces(l.leader[0], l.leader[1]), []box{other.box}) {
						t.Errorf("the line of %q is on %q", l.of.label, other.of.label)
					}
				}
				if l.box.x1 < 0 || l.box.x2 > chartWidth || l.box.y1 < 0 || l.box.y2 > chartHeight {
					t.Errorf("%q is cut off: %v", l.of.label, l.box)
				}
			}
		})
	}
}

// TestBaselineFirst checks that a baseline which is given as a year or month
// stands before the values of that time, as it may, and one of a day where it
// belongs.
func TestBaselineFirst(t *testing.T) {
	for _, c := range []struct {
		baseline, values, want string
		x                      float64
	}{
		{"2024 120", "2024-06 131, 2024-12 128", "baseline 120, value 131, value 128", 2024},
		{"2024 120", "2025-06 131", "baseline 120, value 131", 2025},
		{"2024 120", "2024 131", "baseline 120, value 131", 2025},
		{"2024-01 120", "2024-01-01 131", "baseline 120, value 131", 2024},
		{"2024-12-31 120", "2024-06 131", "value 131, baseline 120", 2025},
	} {
		chart := chartFrom(t, c.baseline, c.values, "2030 400")
		var got []string
		for _, m := range chart.measured {
			got = append(got, m.name+" "+m.value)
		}
		if s := strings.Join(got, ", "); s != c.want || chart.wanted[0].x != c.x || chart.marks[0].x != c.x {
			t.Errorf("%s; %s: the line is %s, and the baseline at %g, want %s at %g", c.baseline, c.values, s, chart.wanted[0].x, c.want, c.x)
		}
	}
}

// TestUndrawable checks which numbers no chart can show, and what is said of
// them instead.
func TestUndrawable(t *testing.T) {
	for _, c := range []struct {
		name, values string
		want         bool
	}{
		{"infinite range", "2020 -1e308, 2024 1.7e308", false},
		{"tiny", "2020 1e-300, 2024 2e-300", false},
		{"huge and alike", "2020 1e308, 2024 1e308", false},
		{"thirty digits", "2020 123456789012345678901234567890", false},
		{"alike but for the last digits", "2020 100000000000, 2024 100000000000.0001", false},
		{"a small budget", "2020 0.00001, 2024 0.00002", true},
		{"a large budget", "2020 1250000, 2024 98000000000", true},
		{"nothing", "2020 0, 2024 0", true},
	} {
		if got := chartFrom(t, "", c.values, "").isDrawable(); got != c.want {
			t.Errorf("%s: drawable is %v", c.name, got)
		}
	}

	s := studyOf(t, `model: m
title: M
outcomes:
  short:
    - id: e
      title: E
      indicators:
        - {id: huge, title: Huge, unit: pounds, direction: increase, baseline: {value: -1e308}, targets: [{value: 1.7e308, on: 2030}], actuals: [{value: 1e308, on: 2024}, {value: 3, on: 2025}]}
`)
	var texts []string
	for _, b := range s.indicators() {
		if b.figure != nil {
			t.Error("there is a chart of what no chart can show")
		}
		texts = append(texts, b.text.String())
	}
	want := "There is no chart of “Huge (pounds)”, since its numbers are too large, too small or too far apart to be drawn. Its numbers: baseline -1e308, without a date; value 1e308 (2024); value 3 (2025); target 1.7e308 (2030). Higher is better."
	if got := texts[len(texts)-1]; got != want {
		t.Errorf("(-want +got):\n%s", cmp.Diff(want, got))
	}
	warning := []string{`there is no chart of the indicator "huge": its numbers are too large, too small or too far apart to be drawn; look whether they are right`}
	if diff := cmp.Diff(warning, s.warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}
