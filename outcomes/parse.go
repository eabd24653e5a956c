package outcomes

import (
	"fmt"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

var malformed = yamldoc.Fault{Code: "OF001", Rule: "malformed"}

// Parse reads one framework from the YAML text src; file is its name in
// places. It does not read the frameworks that this one extends, so that what
// it says of their outcomes is not checked; [Load] does both.
//
// It is all or nothing: where something is wrong, the framework is nil and the
// error a [diag.List] of every fault, or of 1,000 of a rule and how many more
// there are.
func Parse(file string, src []byte) (*Framework, error) {
	f, list := parse(file, src)
	if len(list) == 0 {
		list = validate(f, len(f.Extends) == 0)
	}
	if err := list.Err(); err != nil {
		return nil, err
	}
	return f, nil
}

var documentFormat = frameworkFormat.Not("model", "this file is a logic model, and an outcomes framework is wanted; name the file of a framework")

// parse reads the form of one file.
func parse(file string, src []byte) (*Framework, diag.List) {
	f := &Framework{}
	_, list := yamldoc.Read(file, src, malformed, documentFormat, f)
	return f, list
}

// Marshal is the framework as YAML. [Parse] of it gives an equal framework but
// for places and [Framework.Parents]. Comments in the file that it came from
// are not kept. A framework that no file can hold, such as one with an id of
// two words, is an error.
func (f *Framework) Marshal() ([]byte, error) {
	text, err := yamldoc.Write(frameworkFormat, f)
	if err != nil {
		return nil, err
	}
	if _, list := parse("", text); len(list) > 0 {
		return nil, fmt.Errorf("no file can hold the framework %s: %w", diag.Quote(f.ID), list)
	}
	return text, nil
}
