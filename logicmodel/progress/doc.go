// Package progress tells how far the indicators of a logic model or of an
// outcomes framework have come from their baselines towards their targets, and
// whether that is as far as they should be: whether the needle has shifted. It
// never reads the clock, and where something is not known it says so and why.
//
//	values, faults := progress.ReadCSV("values.csv", file) // or none
//	review := progress.Judge(model, framework, values, "2026-06")
//	fmt.Println(review.Tally()) // such as "5 indicators: 1 reached, 2 on track, 1 behind, 1 not known"
//	for i := range review.Results {
//		fmt.Println(review.Results[i].State, review.Results[i].Explain())
//	}
//
// [Review.Element] is what a picture shows in the box of an element: its word
// is [Tally.Word]. Judging the measures themselves is for
// [logicmodel.Validate].
//
// # Which figures count
//
// An indicator that measures one of the framework takes from it what it does
// not say itself: its unit, direction, baseline, targets and values. Values of a
// data file are those of the indicator with that id, or of every indicator
// that measures the framework's with that id.
//
// A year or a month stands for its last day, be it of a baseline, a target, a
// value or the day from which one looks, the as-at date. A value counts unless
// all of its time lies after the as-at date or before the baseline; the last
// one is the latest. Two that end on one day, as 2025 and 2025-12 do, must be
// the same.
//
// A value for a time that is not over by the as-at date, such as that of 2026 in
// June, counts as of the as-at date, so that no more is asked of it than by
// then; a value from within that time counts before it. The notes say so.
//
// A target is past once all of its time lies before the as-at date, as for rule
// LM062.
//
// # What is judged
//
// The latest value is held against a straight line from the baseline to the
// first target, and from each target to the next, on the value's own day: like
// with like. Where the line asks for more by the as-at date than the latest
// value, [Result.Due] and the words say so, and the judgement stands as that
// of the day on which the value was measured. Once a target is past, a value
// from before it tells nothing of it, unless that value reached all that is
// still to be reached.
//
// Where the direction is not said, it is taken from the targets and the
// baseline if all targets lie on one side of it, and a note says so.
//
// An indicator to be maintained is kept where its value is that of the baseline
// or the target, or has not crossed its target, seen from its baseline. Where no
// target lies apart from the baseline, nobody has said how far the value may
// move, so of one that has moved nothing more is known.
//
// An indicator without a unit whose figures are no numbers, however they are
// written, is told in words, and is not judged.
package progress
