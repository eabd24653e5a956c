package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

// A Rule is one kind of fault that [Validate] looks for.
//
// A rule has no state: Run looks at the pass and reports what it finds, and
// the same rule may run on several models at once.
type Rule struct {
	Code     string        // stable for ever, such as LM013
	Name     string        // a few words with hyphens, such as no-cause
	Doc      string        // what it finds, why that is a fault and what to do; paragraphs of plain text
	Severity diag.Severity // by default; [diag.Off]: only where asked for
	Class    Class
	Run      func(*Pass) // nil: the fault is found in reading
}

// SeverityIn returns the severity of the rule in a check with the options
// against the framework, both of which may be nil: that of the options, else
// the framework's, else the rule's own.
func (r *Rule) SeverityIn(f *outcomes.Framework, o *Options) diag.Severity {
	if fixed[r.Code] {
		return r.Severity
	}
	if o != nil {
		if s, ok := o.Severity[r.Code]; ok {
			return s
		}
	}
	if f != nil {
		for _, set := range f.Rules {
			if set.Code == r.Code {
				return set.Severity
			}
		}
	}
	return r.Severity
}

// A Class says how certain a rule is.
type Class string

// The classes.
const (
	Structural Class = "structural" // certain from the data
	Method     Class = "method"     // a matter of method; a framework or a flag may change it
	Wording    Class = "wording"    // a heuristic about texts, only ever advice
)

// Options are choices for a check. The zero value, like a nil *Options, is the
// default.
type Options struct {
	// Rules are run beside those of the catalogue.
	Rules []*Rule

	// Severity gives rules another severity than their own, by code. It
	// wins over what the framework says.
	Severity map[string]diag.Severity
}
