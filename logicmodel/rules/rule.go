package rules

import "github.com/resultschain/resultschain/diag"

// A Rule is one kind of fault that [Check] looks for.
//
// A rule has no state: Run looks at the pass and reports what it finds, and
// the same rule may run on several models at once.
type Rule struct {
	Code     string        // stable for ever, such as LM013
	Name     string        // a few words with hyphens, such as no-cause
	Doc      string        // what it finds, why that is a fault and what to do; paragraphs of plain text
	Severity diag.Severity // by default; [diag.Off]: only where asked for
	Class    Class
	On       Scope
	Run      func(*Pass) // nil: the fault is found in reading
}

// A Scope is what a rule looks at. The zero Scope means models.
type Scope int

// The scopes.
const (
	ScopeModels Scope = iota
	ScopeFrameworks
	ScopeBoth
)

// A Class is how certain a rule is.
type Class string

// The classes.
const (
	ClassStructural Class = "structural" // certain from the data
	ClassMethod     Class = "method"     // a matter of method; a framework or a flag may change it
	ClassWording    Class = "wording"    // a heuristic about texts, only ever advice
)
