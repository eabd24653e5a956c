package outcomes

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// An Extra is a key of another program, which begins with "x-". It is kept but
// not interpreted.
type Extra struct {
	Key   string
	Value string // in JSON
}

// A ForeignID is the id of the same thing in another scheme, such as 3.4.2 in
// sdg.
type ForeignID struct {
	Scheme string
	ID     string
	Pos    diag.Pos // of the id
	Extra  []Extra
}

// foreignIDs is shared with package logicmodel.
var foreignIDs = yamldoc.Share(yamldoc.List(yamldoc.Extras(yamldoc.NewObject("foreign id", "What another scheme calls the same thing.",
	yamldoc.Field("scheme", "The scheme, such as sdg or iati.", text, func(f *ForeignID) *string { return &f.Scheme }).Required(),
	yamldoc.Placed("id", "Its id in the scheme.", text, func(f *ForeignID) *string { return &f.ID }, func(f *ForeignID) *diag.Pos { return &f.Pos }).Required()),
	func(f *ForeignID) *[]Extra { return &f.Extra }).Value()))
