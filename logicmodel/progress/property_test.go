package progress_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/resultschain/resultschain/internal/soak"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// day is day n of 2020 to 2022, as a date.
func day(n int) outcomes.Date {
	return outcomes.Date(time.Date(2020, 1, 1+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
}

// one is the result for one indicator.
func one(in outcomes.Indicator, asAt outcomes.Date, data ...progress.Value) progress.Result {
	m := &logicmodel.Model{ID: "m", Elements: []logicmodel.Element{{ID: "e", Indicators: []outcomes.Indicator{in}}}}
	return progress.Judge(m, nil, data, asAt).Results[0]
}

// TestLine holds on track and behind against a line that is walked day by day,
// in exact steps.
func TestLine(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	seen := map[progress.State]int{}
	for range soak.Rounds(5000) {
		from, to := rng.IntN(41)-20, rng.IntN(41)-20
		begin, length := rng.IntN(300), 1+rng.IntN(400)
		at := begin + rng.IntN(length+100)
		v := rng.IntN(81) - 40
		in := outcomes.Indicator{ID: "n", Direction: outcomes.DirectionIncrease,
			Baseline: outcomes.Baseline{Figure: outcomes.Figure{Value: tenth(10 * from), On: day(begin)}},
			Targets:  []outcomes.Figure{{Value: tenth(10 * to), On: day(begin + length)}},
			Actuals:  []outcomes.Figure{{Value: tenth(v * 5), On: day(at)}},
		}
		asAt := day(at + rng.IntN(200))
		sign := 1
		if to < from {
			in.Direction, sign = outcomes.DirectionDecrease, -1
		}
		got := one(in, asAt)

		// The line, at each day a step of (to-from)/length further.
		line, step := big.NewRat(int64(from), 1), big.NewRat(int64(to-from), int64(length))
		for d := begin; d < at && d < begin+length; d++ {
			line.Add(line, step)
		}
		value := big.NewRat(int64(v), 2)
		better := func(x *big.Rat) int { return sign * value.Cmp(x) }
		want := progress.StateOnTrack
		switch past := day(begin + length).Before(asAt); {
		case better(big.NewRat(int64(to), 1)) >= 0:
			want = progress.StateReached
		case past && at < begin+length:
			want = progress.StateNotKnown
		case better(big.NewRat(int64(from), 1)) < 0:
			want = progress.StateWorse
		case better(line) < 0:
			want = progress.StateBehind
		}
		if got.State != want {
			t.Fatalf("%s is %v, want %v, for %+v as at %s", got.Explain(), got.State, want, in, asAt)
		}
		if (got.Travelled != nil) != (from != to) {
			t.Fatalf("travelled is %v, from %d to %d", got.Travelled, from, to)
		}
		if got.Travelled != nil {
			part := new(big.Rat).Sub(value, big.NewRat(int64(from), 1))
			x, _ := part.Quo(part, big.NewRat(int64(to-from), 1)).Float64()
			if *got.Travelled != x {
				t.Fatalf("travelled %v, want %v", *got.Travelled, x)
			}
		}
		if a := got.Asked; a != nil { // what is shown never contradicts the state
			shown, ok := new(big.Rat).SetString(a.Value)
			if !ok || (better(shown) >= 0) != (got.State == progress.StateOnTrack) || a.About == (shown.Cmp(line) == 0) {
				t.Fatalf("the line asks for %v, shown as %s: %s", line, a.Value, got.Explain())
			}
		}
		seen[got.State]++
	}
	for _, s := range []progress.State{progress.StateNotKnown, progress.StateWorse, progress.StateBehind, progress.StateOnTrack, progress.StateReached} {
		if seen[s] < 20 {
			t.Errorf("only %d were %v", seen[s], s)
		}
	}
}

func tenth(n int) string { return big.NewRat(int64(n), 10).FloatString(1) }

// random is an indicator with figures of every kind.
func random(rng *rand.Rand) outcomes.Indicator {
	value := func() string {
		return []string{"good", "", "1e3", "-4", "0.5", "7", "12", "1e-320", "1e308", "5"}[min(rng.IntN(40), 9)]
	}
	date := func() outcomes.Date {
		return []outcomes.Date{"", "2020", "2021-05", "May", day(rng.IntN(900)), day(rng.IntN(900)), day(rng.IntN(900))}[rng.IntN(7)]
	}
	figures := func() []outcomes.Figure {
		var all []outcomes.Figure
		for range rng.IntN(4) {
			all = append(all, outcomes.Figure{Value: value(), On: date()})
		}
		return all
	}
	return outcomes.Indicator{
		ID: "n", Unit: []string{"", "people"}[rng.IntN(2)], Direction: outcomes.Direction(rng.IntN(4)),
		Baseline: outcomes.Baseline{Figure: outcomes.Figure{Value: value(), On: date()}, Unavailable: rng.IntN(5) == 0},
		Targets:  figures(), Actuals: figures(),
	}
}

// TestNothingFabricated checks what holds of every result: a state rests on a
// value that was measured, what is not known has a reason, the order of figures
// means nothing, nor whether values come from the model or from the data.
func TestNothingFabricated(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range soak.Rounds(20000) {
		in := random(rng)
		asAt := []outcomes.Date{"2021", "2020-06", day(rng.IntN(900))}[rng.IntN(3)]
		got := one(in, asAt)
		describe := func() string { return fmt.Sprintf("%v: %s (%+v as at %s)", got.State, got.Explain(), in, asAt) }
		if (got.State == progress.StateNotKnown) != (got.Reason != "") {
			t.Fatalf("the reason is %q for %s", got.Reason, describe())
		}
		if got.Latest == nil && (got.State != progress.StateNotKnown || got.Travelled != nil || got.Needle != "not known" || got.Asked != nil) {
			t.Fatalf("without a value, %s", describe())
		}
		if got.Latest != nil && (!got.Latest.On.Valid() || asAt.Before(got.Latest.On) || !slices.ContainsFunc(in.Actuals, func(f outcomes.Figure) bool { return reflect.DeepEqual(f, got.Latest.Figure) })) {
			t.Fatalf("the value is %v for %s", got.Latest, describe())
		}
		if got.Travelled != nil && (got.Baseline == nil || got.Target == nil) {
			t.Fatalf("from where, or to where, for %s", describe())
		}
		if (got.State == progress.StateOnTrack || got.State == progress.StateBehind) != (got.Asked != nil) {
			t.Fatalf("what is asked for is %v for %s", got.Asked, describe())
		}

		data := []progress.Value{}
		for _, f := range in.Actuals {
			data = append(data, progress.Value{Indicator: outcomes.Ref{ID: "n"}, Figure: f})
		}
		moved := in
		moved.Actuals = nil
		if !sound(in.Actuals) {
			continue
		}
		if other := one(moved, asAt, data...); other.State != got.State {
			t.Fatalf("from data, %v: %s; from the model, %s", other.State, other.Explain(), describe())
		}
		shuffled := in
		shuffled.Actuals, shuffled.Targets = slices.Clone(in.Actuals), slices.Clone(in.Targets)
		rng.Shuffle(len(in.Actuals), func(i, j int) {
			shuffled.Actuals[i], shuffled.Actuals[j] = shuffled.Actuals[j], shuffled.Actuals[i]
		})
		slices.Reverse(shuffled.Targets)
		if other := one(shuffled, asAt); other.State != got.State || other.Needle != got.Needle {
			t.Fatalf("in another order, %v: %s; %s", other.State, other.Explain(), describe())
		}
	}
}

// sound reports whether the figures are numbers with dates that end on
// different days.
func sound(figures []outcomes.Figure) bool {
	seen := map[time.Time]bool{}
	for _, f := range figures {
		_, last, err := f.On.Span()
		if _, ok := f.Number(); !ok || err != nil || seen[last] {
			return false
		}
		seen[last] = true
	}
	return true
}
