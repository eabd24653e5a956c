package logicmodel

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
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
	Run      func(*Pass) // nil: the fault is found in reading, by [Parse]

	// local: Run looks at one element or link after another, of those that the
	// pass gives it. In a large model it is run for one block after another;
	// what it finds out about more than the block is kept in the run.
	local bool
}

// SeverityIn is the severity of the rule in a check with the options against
// the framework, both of which may be nil: that of the options, else the
// framework's, else the rule's own.
func (r *Rule) SeverityIn(f *outcomes.Framework, o *Options) diag.Severity {
	if (o == nil || len(o.Severity) == 0) && (f == nil || len(f.Rules) == 0) || fixed[r.Code] {
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

// A Pass is one run of one rule on one model.
type Pass struct {
	Model     *Model
	Framework *outcomes.Framework // nil: the model is checked without one, or against another than its own
	Chain     *Chain              // the graph of the model's links

	*applied
	block block // what a local rule looks at; the whole model for others
	run   *run

	nobody diag.Diagnostic // a finding that is told to nobody
}

// An applied rule is one that is on.
type applied struct {
	rule     *Rule
	severity diag.Severity
	told     *told // nil: it found nothing yet
}

// told is what a rule found.
type told struct {
	found, suppressed diag.List        // at most MaxFindings of each
	more              int              // findings that are too many
	first             *diag.Diagnostic // the first of these
}

// Outcome is the framework's outcome with the id, or one of those that it
// extends; nil where there is none, or no framework.
func (p *Pass) Outcome(id string) *outcomes.Outcome {
	if p.Framework == nil {
		return nil
	}
	return p.run.outcome(id)
}

// Reportf reports a finding at a place. The element that it is about may be
// nil; with one, the finding names it, and the element may suppress it. The
// message is lower case and without a full stop: what is wrong, then what to
// do. The finding can be added to by the return value until the next report.
func (p *Pass) Reportf(at diag.Pos, e *Element, format string, args ...any) *diag.Diagnostic {
	d := diag.Diagnostic{Pos: at, Severity: p.severity, Code: p.rule.Code, Rule: p.rule.Name}
	if p.told == nil {
		p.told = &told{}
	}
	list := &p.told.found
	if e != nil {
		d.Subject = diag.Subject{Kind: diag.KindElement, ID: e.ID}
		if p.run.sets(e, p.rule) {
			list = &p.told.suppressed
			if p.run.used == nil {
				p.run.used = map[setAside]bool{}
			}
			p.run.used[setAside{e, p.rule.Code}] = true
		}
	}
	if len(*list) == MaxFindings {
		if list == &p.told.found {
			if p.told.more++; p.told.more == 1 {
				first := d
				p.told.first = &first
			}
		}
		d.Message = format // which nobody reads
		p.nobody = d
		return &p.nobody
	}
	d.Message = fmt.Sprintf(format, args...)
	*list = append(*list, d)
	return &(*list)[len(*list)-1]
}

// related adds a place to a finding, if it is in a file.
func related(d *diag.Diagnostic, at diag.Pos, format string, args ...any) {
	if at.IsValid() {
		d.Related = append(d.Related, diag.Related{Pos: at, Message: fmt.Sprintf(format, args...)})
	}
}

// MaxFindings is how many findings of one rule [Validate] tells; one more says
// how many are left.
const MaxFindings = 1000

// q is a user's text in a message.
func q(text string) string { return diag.Quote(text) }

// Options are choices for a check. The zero value, like a nil *Options, is the
// default.
type Options struct {
	// Rules are run beside those of the catalogue.
	Rules []*Rule

	// Severity gives rules another severity than their own, by code. It
	// wins over what the framework says.
	Severity map[string]diag.Severity
}

// Validate is what the rules find in the model, in the order of their places.
// The framework may be nil; then the rules about it are silent. Findings that
// an element suppresses are left out.
//
// Where ids are repeated or not defined, only this is told: the other rules
// would speak of a chain that is not the one that was meant.
func Validate(m *Model, f *outcomes.Framework, o *Options) diag.List {
	found, _ := validate(m, f, o, NewChain(m), &frameworkIndex{})
	return found
}

// validate is [Validate] by the chain of the model, with the suppressed findings
// apart. The index is of the framework, for all models that are checked
// against it.
func validate(m *Model, f *outcomes.Framework, o *Options, chain *Chain, index *frameworkIndex) (found, suppressed diag.List) {
	return newRun(m, f, o, chain, index).validate()
}

func newRun(m *Model, f *outcomes.Framework, o *Options, chain *Chain, index *frameworkIndex) *run {
	if o == nil {
		o = &Options{}
	}
	r := &run{model: m, given: f, options: o, chain: chain, index: index, blockSize: blockSize}
	if f != nil && !namesAnother(m.Framework, f) {
		r.framework = f
	}
	return r
}

func (r *run) validate() (found, suppressed diag.List) {
	r.rules(definitions)
	if r.found.Err() == nil {
		r.rules(catalogue)
		r.rules(r.options.Rules)
		r.rules(last)
	}
	r.words.forget()
	r.found.Sort()
	r.suppressed.Sort()
	return r.found, r.suppressed
}

// run is the state that the passes of one Validate share.
type run struct {
	model     *Model
	given     *outcomes.Framework // what the model is checked against
	framework *outcomes.Framework // the same, and nil where the model names another
	options   *Options
	chain     *Chain
	blockSize int

	index      *frameworkIndex
	outcomeIDs *near.Finder                   // nil until it is asked for
	words      wordList                       // of one block after another
	contents   []uint64                       // of the title of each element; nil until they are asked for
	small      strings.Builder                // words in lower case of titles that are not in words
	hashes     []uint64                       // of the stage and the title of each element; nil until they are asked for
	idle       map[string]bool                // partners that no element names; nil until they are asked for
	indicators map[string]*indicator          // of the framework, by id; nil until one is asked for
	wordings   map[*outcomes.Outcome][]string // the words of titles of the framework, as far as they were asked for
	above      *contributions                 // what outcomes contribute to, likewise
	levels     []outcomes.Level               // of the framework; nil until they are asked for
	reached    []bool                         // what the activities lead to; nil until it is asked for
	arrives    bool                           // whether that includes an end state

	found      diag.List
	suppressed diag.List

	used  map[setAside]bool // suppressions that suppressed something
	asked setAside          // what sets was last asked, and its answer
	isSet bool
}

// setAside is a rule that an element sets aside.
type setAside struct {
	element *Element
	code    string
}

// sets reports whether the element sets the rule aside.
func (r *run) sets(e *Element, rule *Rule) bool {
	if len(e.Ignore) == 0 || fixed[rule.Code] {
		return false
	}
	if ask := (setAside{e, rule.Code}); r.asked != ask {
		r.asked = ask
		r.isSet = slices.ContainsFunc(e.Ignore, func(s Suppression) bool { return s.Code == rule.Code })
	}
	return r.isSet
}

// severityOf is the severity in this run of the rule with the code, and false
// where there is none but LM099.
func (r *run) severityOf(code string) (diag.Severity, bool) {
	for _, rules := range [][]*Rule{definitions, catalogue, r.options.Rules} {
		for _, rule := range rules {
			if rule.Code == code {
				return r.severity(rule), true
			}
		}
	}
	return 0, false
}

// silent reports whether the rule will not speak of the element, being off or
// set aside.
func (r *run) silent(rule *Rule, e *Element) bool {
	return r.severity(rule) == diag.Off || r.sets(e, rule)
}

// rules runs the rules that are on: in a small model in their order, and in a
// large one those first that look at it whole, and then the local ones block by
// block.
func (r *run) rules(rules []*Rule) {
	p := Pass{Model: r.model, Framework: r.framework, Chain: r.chain, run: r}
	on := make([]applied, 0, len(rules))
	for _, rule := range rules {
		if severity := r.severity(rule); severity != diag.Off && rule.Run != nil {
			on = append(on, applied{rule: rule, severity: severity})
		}
	}
	n := len(r.model.Elements)
	large := n > r.blockSize
	p.block = block{elements: span{0, n}, links: span{0, len(r.chain.Links)}}
	for i := range on {
		if p.applied = &on[i]; !large || !p.rule.local {
			p.rule.Run(&p)
		}
	}
	if large {
		for p.block = range r.chain.blocks(r.blockSize) {
			for i := range on {
				if p.applied = &on[i]; p.rule.local {
					p.rule.Run(&p)
				}
			}
		}
	}
	for _, a := range on {
		t := a.told
		if t == nil {
			continue
		}
		r.found = append(r.found, t.found...)
		if t.first != nil {
			t.first.Message = fmt.Sprintf("%d more findings of this rule are not told; mend the others first", t.more)
			r.found = append(r.found, *t.first)
		}
		r.suppressed = append(r.suppressed, t.suppressed...)
	}
}

// severity is that of the rule in this run.
func (r *run) severity(rule *Rule) diag.Severity {
	return rule.SeverityIn(r.framework, r.options)
}

// outcome is the outcome of the framework, which is not nil.
func (r *run) outcome(id string) *outcomes.Outcome {
	byID, _ := r.index.of(r.framework)
	return byID[id]
}

// outcomeLike is the id of an outcome of the framework, which is not nil, that
// is nearest to one that it does not have.
func (r *run) outcomeLike(id string) (string, bool) {
	if r.outcomeIDs == nil {
		_, ids := r.index.of(r.framework)
		r.outcomeIDs = near.NewFinder(ids)
	}
	return r.outcomeIDs.Find(id)
}

// A frameworkIndex finds the outcomes of one framework, and is made when it is
// first asked for.
type frameworkIndex struct {
	once sync.Once
	byID map[string]*outcomes.Outcome
	ids  []string
}

// of is the outcomes by id, and the ids in their order.
func (x *frameworkIndex) of(f *outcomes.Framework) (map[string]*outcomes.Outcome, []string) {
	x.once.Do(func() {
		n := 0
		for range f.All() {
			n++
		}
		x.byID = make(map[string]*outcomes.Outcome, n)
		x.ids = make([]string, 0, n)
		for o := range f.All() {
			if _, ok := x.byID[o.ID]; !ok {
				x.byID[o.ID] = o
				x.ids = append(x.ids, o.ID)
			}
		}
	})
	return x.byID, x.ids
}
