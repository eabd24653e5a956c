package outcomes

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

var malformed = yamldoc.Fault{Code: "OF001", Rule: "malformed"}

// Parse reads one framework from the YAML text src; file is its name in
// places. It does not read the frameworks that this one extends, so it does not
// check references to their outcomes; [Load] does both.
//
// It is all or nothing: where something is wrong, the framework is nil and the
// error a [diag.List] of every fault, or of 1,000 of a rule and how many more
// there are.
func Parse(file string, src []byte) (*Framework, error) {
	f, list := ParsePartial(file, src)
	if len(list) == 0 {
		list = validate(f, len(f.Extends) == 0)
	}
	if err := list.Err(); err != nil {
		return nil, err
	}
	return f, nil
}

var documentFormat = frameworkFormat.Not("model", "this file is a logic model, and an outcomes framework is wanted; name the file of a framework")

// ParsePartial reads the form of one file, for editors: it returns what could be read
// beside the faults, and looks at no ids. For a text that is no YAML that is an empty
// framework.
func ParsePartial(file string, src []byte) (*Framework, diag.List) {
	f := &Framework{}
	source, list := yamldoc.Read(file, src, malformed, documentFormat, f)
	f.Origin = source
	return f, list
}

// Marshal returns the framework as YAML. [Parse] of it gives an equal framework but
// for places and [Framework.Parents]. Comments in the file that it came from
// are not kept. The error of a framework that no file can hold wraps a
// [diag.List] of its [Framework.Faults].
func (f *Framework) Marshal() ([]byte, error) {
	if err := f.checkForm(); err != nil {
		return nil, err
	}
	return yamldoc.Write(frameworkFormat, f)
}

// MarshalJSON returns the framework as JSON in the form of its file, which [Parse]
// reads as well. Its errors are those of [Framework.Marshal].
func (f *Framework) MarshalJSON() ([]byte, error) {
	if err := f.checkForm(); err != nil {
		return nil, err
	}
	return yamldoc.WriteJSON(frameworkFormat, f), nil
}

// UnmarshalJSON reads what [Framework.MarshalJSON] writes, by [Parse].
func (f *Framework) UnmarshalJSON(src []byte) error {
	read, err := Parse("", src)
	if err == nil {
		*f = *read
	}
	return err
}

// checkForm returns an error for a framework that no file can hold.
func (f *Framework) checkForm() error {
	return yamldoc.Refusal("the framework "+diag.Quote(f.ID), f.Faults())
}

// Faults returns the faults of form of a framework built in Go, as findings of
// OF001: what no file can hold, such as an empty id or a text with a control
// character. A framework that was read has none.
func (f *Framework) Faults() diag.List {
	var list diag.List
	for _, flaw := range yamldoc.Flaws(frameworkFormat, f) {
		d := diag.Diagnostic{
			Pos: f.Pos, Severity: diag.Error, Code: malformed.Code, Rule: malformed.Rule, Message: flaw.String(),
			Subject: diag.Subject{Kind: "framework", ID: f.ID, Field: flaw.Path[len(flaw.Path)-1].Key},
		}
		if first := flaw.Path[0]; first.Key == "outcomes" && first.Item >= 0 {
			d.Pos = f.Outcomes[first.Item].Pos
			d.Subject.Kind, d.Subject.ID, d.Subject.Index = diag.KindOutcome, f.Outcomes[first.Item].ID, first.Item
		}
		list = append(list, d)
	}
	return list
}
