// Package diag holds the types with which resultschain reports faults: a
// place in a text, how serious a fault is, the finding itself, a list of
// findings that is an error, and a printer that shows each finding with its
// line of source and a caret.
//
// It knows nothing of logic models, and it depends on the standard library
// only, so that any tool can read and print what the other packages find.
package diag

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// A Pos is a place in a text file.
//
// Line and Column start at 1. Column counts Unicode code points, as editors
// do; a Column of 0 means the line as a whole. Offset counts the bytes of the
// file before the place, a byte order mark included. The zero Pos is the place
// of a value that was built in Go and stands in no file.
type Pos struct {
	File   string `json:"file,omitzero"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Offset int    `json:"offset"`
}

// IsValid reports whether p is a place in a file.
func (p Pos) IsValid() bool { return p.Line > 0 }

// String returns "file:line:column", or as much of it as is known; "-" for the
// zero Pos.
func (p Pos) String() string {
	s := p.File
	if p.Line > 0 {
		if s != "" {
			s += ":"
		}
		s += strconv.Itoa(p.Line)
		if p.Column > 0 {
			s += ":" + strconv.Itoa(p.Column)
		}
	}
	if s == "" {
		return "-"
	}
	return s
}

// Compare orders places by file, then line, then column.
func (p Pos) Compare(q Pos) int {
	if c := strings.Compare(p.File, q.File); c != 0 {
		return c
	}
	if p.Line != q.Line {
		return p.Line - q.Line
	}
	return p.Column - q.Column
}

// A Severity is how serious a finding is. The zero Severity is invalid, so that a
// finding without one is noticed.
type Severity int

// The severities, the least serious first. A rule that is Off does not run;
// no finding has that severity.
const (
	Off     Severity = iota + 1
	Info             // worth knowing
	Warning          // doubtful
	Error            // wrong
)

var severityNames = [...]string{Off: "off", Info: "info", Warning: "warning", Error: "error"}

// String returns the name used in files, flags and output: off, info, warning or
// error.
func (s Severity) String() string {
	if s < Off || s > Error {
		return "severity(" + strconv.Itoa(int(s)) + ")"
	}
	return severityNames[s]
}

// SeverityNames returns the names that [ParseSeverity] knows, the least
// serious first.
func SeverityNames() []string { return slices.Clone(severityNames[Off:]) }

// ParseSeverity reads the name of a severity. Its error names the ones there
// are.
func ParseSeverity(name string) (Severity, error) {
	for s := Off; s <= Error; s++ {
		if severityNames[s] == name {
			return s, nil
		}
	}
	return 0, fmt.Errorf("%s is not a severity; write off, info, warning or error", Quote(name))
}

// MarshalText returns [Severity.String]; of the zero Severity, the empty text; and an
// error for a number without a name.
func (s Severity) MarshalText() ([]byte, error) {
	if s != 0 && (s < Off || s > Error) {
		return nil, fmt.Errorf("there is no %v", s)
	}
	if s == 0 {
		return nil, nil
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads what [Severity.MarshalText] writes.
func (s *Severity) UnmarshalText(name []byte) (err error) {
	if *s = 0; len(name) > 0 {
		*s, err = ParseSeverity(string(name))
	}
	return err
}

// A Diagnostic is one finding: what is wrong at one place and what to do
// about it.
type Diagnostic struct {
	Pos      Pos
	End      Pos // after what is wrong, on the line of Pos; zero where it is not known
	Severity Severity
	Code     string    // the stable code of the rule, such as LM003
	Rule     string    // its name, such as unknown-reference
	Message  string    // lower case, plain English, no full stop
	Related  []Related // other places that belong to the finding
	Subject  Subject   // what it is about
	Cell     string    // of a workbook, as in Elements!D7: the line and column of Pos are its row and column
	Fixes    []Fix     // changes of the file, each of which mends it
	Cause    error     // the error behind it, such as a file that is not there; nil for most
}

// A Related is another place that belongs to a finding, and what is there.
type Related struct {
	Pos     Pos
	Message string
	Cell    string // as that of a [Diagnostic]
}

// place returns a place as messages show it, by the cell where it is one of a
// workbook.
func place(p Pos, cell string) string {
	if cell == "" {
		return p.String()
	}
	return Pos{File: p.File}.String() + ":" + cell
}

// A Subject is the thing that a finding is about, so that findings on values
// built in Go, which have no places, can be distinguished. The zero Subject is the
// document as a whole.
type Subject struct {
	Kind  Kind   `json:"kind"`
	ID    string `json:"id"`             // of the thing; of a link or an indicator, the id of the one that has it
	To    string `json:"to,omitzero"`    // the id to which a link leads
	Field string `json:"field,omitzero"` // the key that is meant, such as because; empty: the thing as a whole
	Index int    `json:"index,omitzero"` // which it is of the list that it stands in, from 0
}

// A Kind is the sort of a thing in a logic model or a framework, in words.
type Kind string

// The kinds of things.
const (
	KindModel      Kind = "model"
	KindFramework  Kind = "framework"
	KindElement    Kind = "element"
	KindGroup      Kind = "group"
	KindLink       Kind = "link"
	KindPartner    Kind = "partner"
	KindReachGroup Kind = "reach group"
	KindAssumption Kind = "assumption"
	KindRisk       Kind = "risk"
	KindFactor     Kind = "external factor"
	KindIndicator  Kind = "indicator"
	KindOutcome    Kind = "outcome"
	KindLevel      Kind = "level"
)

// Element returns the id of the element or outcome that the subject is or
// belongs to, or of the level that it is; else the empty string.
func (s Subject) Element() string {
	switch s.Kind {
	case KindElement, KindGroup, KindLink, KindIndicator, KindOutcome, KindLevel:
		return s.ID
	}
	return ""
}

// Error returns the finding on one line, as compilers print it:
// "file:line:column: severity: message [code]". Nothing in it can drive a
// terminal.
func (d Diagnostic) Error() string {
	var b strings.Builder
	if d.Pos != (Pos{}) {
		b.WriteString(place(d.Pos, d.Cell))
		b.WriteString(": ")
	}
	fmt.Fprintf(&b, "%s: %s", d.Severity, d.Message)
	if d.Code != "" {
		fmt.Fprintf(&b, " [%s]", d.Code)
	}
	return plaintext.Printable(b.String())
}

// Unwrap returns the cause, so that errors.Is finds, say, [io/fs.ErrNotExist].
func (d Diagnostic) Unwrap() error { return d.Cause }
