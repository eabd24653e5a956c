package outcomes

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// This file is the part of the table for indicators, of frameworks and of models.

// The format of indicators of models is shared with package logicmodel.
var _ = yamldoc.Share(indicatorFormat(true))

// indicatorFormat returns the format of an indicator in a file: a framework's, or
// a model's, which may name the framework's indicator that it is.
func indicatorFormat(inModel bool) yamldoc.Value[Indicator] {
	keys := []yamldoc.Key[Indicator]{
		yamldoc.Placed("id", "What the indicator is called.", yamldoc.ID(), func(i *Indicator) *string { return &i.ID }, func(i *Indicator) *diag.Pos { return &i.Pos }).Required().Defines("indicator"),
		yamldoc.Field("title", "What is measured.", text, func(i *Indicator) *string { return &i.Title }).Required(),
		yamldoc.Field("definition", "What exactly is counted, and what is not.", text, func(i *Indicator) *string { return &i.Definition }),
	}
	if inModel {
		keys = append(keys, yamldoc.Field("measures", "The id of the framework's indicator that this is.", ref, func(i *Indicator) *Ref { return &i.Measures }).Names("indicator"))
	}
	keys = append(keys,
		yamldoc.Field("type", "The sort of its values. Where nothing is said, the values show it.", yamldoc.Enum[IndicatorType](typeNames...), func(i *Indicator) *IndicatorType { return &i.Type }),
		yamldoc.Field("unit", "The unit of its figures, such as % or score. A figure may have %, £, $ or € beside it where nothing is said.", text, func(i *Indicator) *string { return &i.Unit }),
		yamldoc.Field("direction", "The way in which it should move.", yamldoc.Enum[Direction](directionNames...), func(i *Indicator) *Direction { return &i.Direction }),
		yamldoc.Field("cumulative", "Whether the values are those of periods, which add up to the target.", yamldoc.Bool(), func(i *Indicator) *bool { return &i.Cumulative }),
		yamldoc.Field("disaggregated-by", `What the values are given apart by, as in [sex, age]. A value says which under "by".`, yamldoc.FlowList(ref), func(i *Indicator) *[]Ref { return &i.DisaggregatedBy }),
		yamldoc.Field("baseline", `The figure from which change is measured, or the word "unavailable" where there is none.`, baselineFormat, func(i *Indicator) *Baseline { return &i.Baseline }),
		yamldoc.Field("targets", "The figures to be reached.", yamldoc.List(targetFormat), func(i *Indicator) *[]Figure { return &i.Targets }),
		yamldoc.Field("actuals", "The figures that were measured.", yamldoc.List(actualFormat), func(i *Indicator) *[]Figure { return &i.Actuals }),
		yamldoc.Field("method", "How it is measured.", text, func(i *Indicator) *string { return &i.Method }),
		yamldoc.Field("source", "Where its data comes from.", text, func(i *Indicator) *string { return &i.Source }),
		yamldoc.Field("frequency", "How often it is measured.", text, func(i *Indicator) *string { return &i.Frequency }),
		yamldoc.Field("responsible", "Who measures it.", text, func(i *Indicator) *string { return &i.Responsible }),
		yamldoc.Field("same-as", "What other schemes call the same indicator.", foreignIDs, func(i *Indicator) *[]ForeignID { return &i.SameAs }),
	)
	o := yamldoc.Extras(yamldoc.NewObject("indicator", "A measure that shows whether an outcome comes about; or the id alone of one that is defined elsewhere in the file, or in the framework.", keys...),
		func(i *Indicator) *[]Extra { return &i.Extra })
	return yamldoc.WithShort(o, yamldoc.WithPlace(yamldoc.ID(), func(i *Indicator) *string { return &i.ID }, func(i *Indicator) *diag.Pos { return &i.Pos }),
		func(i *Indicator) *Indicator { return i },
		(*Indicator).IsReference).Value()
}

// The keys of figures, for an object that is a figure or has one.

func valueKey[T any](figure func(*T) *Figure) yamldoc.Key[T] {
	return yamldoc.Placed("value", "The value: a number such as 51.2, 1,200, 60% or £1,200, or words.", text, func(t *T) *string { return &figure(t).Value }, func(t *T) *diag.Pos { return &figure(t).Pos })
}

func dateKeys[T any](figure func(*T) *Figure) []yamldoc.Key[T] {
	return []yamldoc.Key[T]{
		yamldoc.Placed("from", "The first day of the period that the value is of, where its date does not show it.", date, func(t *T) *Date { return &figure(t).From }, func(t *T) *diag.Pos { return &figure(t).FromPos }),
		yamldoc.Placed("on", "The date of the value: YYYY, YYYY-MM or YYYY-MM-DD, a quarter or half of a year as in 2025-Q4 and 2025-H2, or a financial year as in 2025/26.", date, func(t *T) *Date { return &figure(t).On }, func(t *T) *diag.Pos { return &figure(t).OnPos }),
	}
}

func noteKey[T any](figure func(*T) *Figure) yamldoc.Key[T] {
	return yamldoc.Field("note", "A remark.", text, func(t *T) *string { return &figure(t).Note })
}

func sameFigure(f *Figure) *Figure { return f }

var byKey = yamldoc.Field("by", "The part of the people or things that the value is of, as in {sex: female}. A value without it is of all.",
	yamldoc.Map(text,
		func(of string, at diag.Pos, is string) Category { return Category{of, is, at} },
		func(c *Category) (string, string) { return c.Of, c.Is }),
	func(f *Figure) *[]Category { return &f.By })

// valueFormat returns the format of a figure that is written as its value alone.
func valueFormat(o *yamldoc.Object[Figure]) yamldoc.Value[Figure] {
	return yamldoc.WithShort(o, yamldoc.WithPlace(text, func(f *Figure) *string { return &f.Value }, func(f *Figure) *diag.Pos { return &f.Pos }),
		sameFigure, (*Figure).isShort).Value()
}

var actualFormat = valueFormat(yamldoc.NewObject("actual", "A value of an indicator at a date: the value alone, or with its date.",
	append([]yamldoc.Key[Figure]{valueKey(sameFigure).Required()}, append(dateKeys(sameFigure), byKey, noteKey(sameFigure))...)...)).
	Must(func(f *Figure) string {
		if f.AtLeast != "" || f.AtMost != "" {
			return "a measured value has limits, which only targets have; give its value"
		}
		return ""
	})

var targetFormat = valueFormat(yamldoc.NewObject("target", "A figure to be reached: its value alone, or with its date, or limits in place of the value.",
	append([]yamldoc.Key[Figure]{
		valueKey(sameFigure),
		yamldoc.Prop("at-least", "In place of a value: the number or more.", ref,
			func(f *Figure) Ref {
				if f.AtMost != "" {
					return Ref{}
				}
				return Ref{f.AtLeast, f.Pos}
			},
			func(f *Figure, r Ref) { f.AtLeast, f.Pos = r.ID, r.Pos }),
		yamldoc.Prop("at-most", "In place of a value: the number or less.", ref,
			func(f *Figure) Ref {
				if f.AtLeast != "" {
					return Ref{}
				}
				return Ref{f.AtMost, f.Pos}
			},
			func(f *Figure, r Ref) { f.AtMost, f.Pos = r.ID, r.Pos }),
		yamldoc.Prop("between", "In place of a value: the range in which it should be, as in [90, 100].", yamldoc.Pair(ref),
			func(f *Figure) []Ref {
				if f.AtLeast == "" || f.AtMost == "" {
					return nil
				}
				return []Ref{{f.AtLeast, f.Pos}, {f.AtMost, f.AtMostPos}}
			},
			func(f *Figure, r []Ref) {
				if len(r) == 2 {
					f.AtLeast, f.Pos, f.AtMost, f.AtMostPos = r[0].ID, r[0].Pos, r[1].ID, r[1].Pos
				}
			}),
	}, append(dateKeys(sameFigure), byKey, noteKey(sameFigure))...)...).OneOf("value", "at-least", "at-most", "between"))

const unavailable = "unavailable"

func ofBaseline(b *Baseline) *Figure { return &b.Figure }

var baselineFormat = yamldoc.WithShort(
	yamldoc.NewObject("baseline", `The figure from which change is measured: a value, a value and its date, or the word "unavailable".`,
		append([]yamldoc.Key[Baseline]{valueKey(ofBaseline).Required()}, append(dateKeys(ofBaseline), noteKey(ofBaseline))...)...),
	yamldoc.Convert(ref,
		func(r Ref, _ diag.Pos) Baseline {
			if r.ID == unavailable {
				return Baseline{Unavailable: true, Figure: Figure{Pos: r.Pos}}
			}
			return Baseline{Figure: Figure{Value: r.ID, Pos: r.Pos}}
		},
		func(b *Baseline) Ref {
			if b.Unavailable {
				return Ref{ID: unavailable}
			}
			return Ref{ID: b.Value}
		}),
	func(b *Baseline) *Baseline { return b },
	func(b *Baseline) bool { return b.Unavailable || b.isShort() && b.Value != unavailable }).Value().
	Must(func(b *Baseline) string {
		switch {
		case b.Unavailable && !b.isEmpty():
			return "this baseline is unavailable and yet has a value or a date; leave one out"
		case b.AtLeast != "" || b.AtMost != "" || len(b.By) > 0:
			return "a baseline has limits or is of a part, which only targets and values may; give its value"
		}
		return ""
	})
