// Package progress judges how far the indicators of a logic model or of an
// outcomes framework have come from their baselines towards their targets, and
// whether that is as far as they should be: whether the needle has shifted. It
// never reads the clock, and gives a reason where something is not known.
//
//	values, faults := progress.ReadCSV("values.csv", file) // or none
//	review := progress.Judge(model, framework, values, "2026-06")
//	fmt.Println(review.Tally()) // such as "5 indicators: 1 reached, 2 on track, 1 behind, 1 not known"
//	for i := range review.Results {
//		fmt.Println(review.Results[i].State, review.Results[i].Explain())
//	}
//
// Where no number shows how an element stands, [Review.Judgements] has what its status
// says. [Review.Notes] are what a picture shows in the boxes of elements. Judging the
// measures themselves is for package rules.
//
// # Which figures count
//
// An indicator that measures one of the framework takes its unit, direction,
// baseline, targets and values from there where it has none itself. Values of a
// data file belong to the indicator with that id, or of every indicator that
// measures the framework's with that id.
//
// A year, a part of one or a month stands for its last day: as the date of a baseline, a
// target or a value, and as the as-at date, from which one looks. A value counts
// unless all of its time lies after the as-at date or before the baseline; the
// last one is the latest. Two that end on one day, as 2025 and 2025-12 do, must
// be the same.
//
// A value for a time that is not over by the as-at date, such as that of 2026 in
// June, counts as of the as-at date, so that no more is asked of it than by
// then; a value from within that time counts before it. The notes name both.
//
// A target is past once all of its time lies before the as-at date, as for rule
// LM062.
//
// # What is judged
//
// The latest value is held against a straight line from the baseline to the
// first target, and from each target to the next, on the value's own day: like
// with like. Where the line asks for more by the as-at date than the latest
// value, [Result.Due] and the words have it, and the judgement stands as that
// of the day on which the value was measured. Once a target is past, a value
// from before it proves nothing, unless that value reached all that is still to
// be reached.
//
// Where the direction is missing, it is taken from the targets and the baseline
// if all targets lie on one side of it, with a note.
//
// Values of periods of a cumulative indicator are added up, to the baseline if it has
// one; they must not overlap. Values for parts, such as women and men, are kept apart
// in [Result.Parts], and are no total. A target with limits is reached within them,
// and the line leads to the limit that comes first; beyond a range the indicator is
// not kept. An indicator that several elements name is judged once.
//
// An indicator to be maintained is kept where its value is that of the baseline
// or the target, or has not crossed its target, seen from its baseline. Where no
// target lies apart from the baseline, there is no limit to how far the value
// may move, so of one that has moved nothing more is known.
//
// An indicator without a unit none of whose figures is a number, however it is
// written, has words for values, and is not judged.
package progress
