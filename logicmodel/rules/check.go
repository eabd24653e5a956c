package rules

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules/wording"
	"github.com/resultschain/resultschain/outcomes"
)

// A job is a set of models that are checked together.
type job struct {
	options *Options
	network *logicmodel.Network
	unread  bool            // some model could not be read, so its id is not known
	named   map[string]bool // models that links of others name; nil where it does not matter
	sources []Source
	against []*outcomes.Framework // what each model is checked against; nil where it names another

	// common is an index of all frameworks that the models are checked against.
	common func() *outcomes.Index
}

func newJob(o *Options, sources []Source, models []*logicmodel.Model) *job {
	j := &job{options: o, sources: sources, network: logicmodel.NewNetwork(models...), against: make([]*outcomes.Framework, len(models))}
	for i, m := range models {
		if m == nil {
			j.unread = j.unread || sources[i].Framework == nil && sources[i].Kind != ScopeFrameworks
			continue
		}
		if o.Independent {
			j.addNamed(m, j.network.Graphs[i])
		}
	}
	j.common = sync.OnceValue(func() *outcomes.Index {
		var all []*outcomes.Framework
		for _, f := range j.against {
			if f != nil {
				all = append(all, f)
			}
		}
		return outcomes.NewIndex(all[0], all[1:]...)
	})
	return j
}

// addNamed adds the other models that links of a model name.
func (j *job) addNamed(m *logicmodel.Model, g *logicmodel.Graph) {
	if j.named == nil {
		j.named = map[string]bool{}
	}
	add := func(to logicmodel.Ref) {
		if model, _, ok := logicmodel.Qualified(to.ID); ok && model != m.ID {
			j.named[model] = true
		}
	}
	for _, l := range g.Away {
		add(l.Link.To)
	}
	for _, group := range m.Groups {
		for _, l := range group.LeadsTo {
			add(l.To)
		}
	}
	for i := range m.Elements {
		for _, ref := range m.Elements[i].DependsOn {
			add(ref)
		}
	}
}

// checkModel runs the rules on model k. The given framework may be one that the
// model does not name.
func (j *job) checkModel(k int, given *outcomes.Framework, index *outcomes.Index) (found, across, suppressed diag.List) {
	p := Pass{Model: j.network.Models[k], Graph: j.network.Graphs[k], Network: j.network, Number: k, source: &j.sources[k]}
	if j.against[k] != nil {
		p.Framework, p.Index = given, index
	}
	r := j.newRun(&p, given)
	r.groups = groupsOf(p.Model)
	for _, s := range p.Model.Ignore {
		r.ignored[suppression{nil, s.Code}] = false
	}
	for _, e := range p.Elements() {
		for _, s := range e.Ignore {
			r.ignored[suppression{e, s.Code}] = false
		}
	}
	for _, rules := range [][]*Rule{definitions, catalogue, j.options.Rules, lastRules} {
		for _, rule := range rules {
			if rule.On != ScopeFrameworks {
				r.apply(rule, &p)
			}
		}
		if len(rules) > 0 && rules[0] == definitions[0] && r.found.Err() != nil {
			break // other rules would judge a chain that the author did not mean
		}
	}
	return r.sorted()
}

// checkFramework runs the rules on a framework, source k, by itself.
func (j *job) checkFramework(k int, f *outcomes.Framework) diag.List {
	p := Pass{Framework: f, Index: outcomes.NewIndex(f), source: &j.sources[k]}
	r := j.newRun(&p, f)
	for _, rules := range [][]*Rule{frameworkRules, definitions, catalogue, j.options.Rules} {
		for _, rule := range rules {
			if rule.On != ScopeModels {
				r.apply(rule, &p)
			}
		}
	}
	found, _, _ := r.sorted()
	return found
}

// A run holds what the passes of the rules on one model share: their findings,
// and results of one rule that others need too.
type run struct {
	*job
	given   *outcomes.Framework          // what the model is checked against, though it may name another
	usual   map[string]diag.Severity     // of the rules of the catalogue
	changed map[string]diag.Severity     // of rules that have another one, or are not in the catalogue
	ignored map[suppression]bool         // whether each suppression suppressed something
	says    map[string]string            // what findings say instead, by the codes of their rules
	letters map[*outcomes.Outcome]string // of titles of the framework, as far as they were asked for
	claims  claimCache
	groups  []logicmodel.Element // see [Pass.Owner]

	found, across, suppressed diag.List

	modelIDs   *near.Finder         // these are nil until they are asked for
	elementIDs map[int]*near.Finder // of each model
	outcomeIDs *near.IDs
	faults     diag.List // of a framework
	titles     []title
	gists      []gist  // of the titles of elements, as far as they were asked for
	room       []byte  // for the words of one title
	same       [][]int // see [Pass.sayingSame]
	gaps       *gaps
	reached    []bool // what the activities lead to
	arrives    bool   // whether that includes an end state
}

// A title is the title of an element.
type title struct {
	wording.Title
	isKnown     bool // the title is set
	ofFramework bool // it is that of an outcome which the element supports
}

// A suppression is a rule that an element or the model suppresses.
type suppression struct {
	element *logicmodel.Element // nil: the model
	code    string
}

func (j *job) newRun(p *Pass, given *outcomes.Framework) *run {
	r := &run{job: j, given: given, usual: usualSeverities(), changed: map[string]diag.Severity{}, ignored: map[suppression]bool{}, says: map[string]string{}, letters: map[*outcomes.Outcome]string{}}
	r.setSeverities(p.Framework, j.options)
	p.run = r
	return r
}

// setSeverities sets the severities of the user's rules, and those that the framework
// and the options give, of which the latter count.
func (r *run) setSeverities(f *outcomes.Framework, o *Options) {
	for _, rule := range o.Rules {
		r.changed[rule.Code] = rule.Severity
	}
	set := func(code string, s diag.Severity) {
		if _, known := r.severity(code); known && !IsFixed(code) {
			r.changed[code] = s
		}
	}
	if f != nil {
		for _, setting := range slices.Backward(f.Rules) { // of several for one rule the first counts
			if setting.Severity != 0 {
				set(setting.Code, setting.Severity)
			}
			if setting.Say != "" {
				r.says[setting.Code] = strings.Join(strings.Fields(setting.Say), " ")
			}
		}
	}
	for code, s := range o.Severity {
		set(code, s)
	}
}

// severity returns the severity of the rule with the code, and false where there is
// none.
func (r *run) severity(code string) (s diag.Severity, known bool) {
	if s, known = r.changed[code]; !known {
		s, known = r.usual[code]
	}
	return s, known
}

// usualSeverities returns the severities of the rules of the catalogue by their codes.
var usualSeverities = sync.OnceValue(func() map[string]diag.Severity {
	all := map[string]diag.Severity{}
	for _, rules := range [][]*Rule{definitions, catalogue, lastRules, frameworkRules} {
		for _, rule := range rules {
			all[rule.Code] = rule.Severity
		}
	}
	return all
})

// apply runs one rule, if it is on.
func (r *run) apply(rule *Rule, p *Pass) {
	p.rule = rule
	p.severity = rule.Severity
	if s, ok := r.changed[rule.Code]; ok {
		p.severity = s
	}
	if p.severity == diag.Off || rule.Run == nil {
		return
	}
	if slices.Contains(r.options.Rules, rule) {
		runOwn(rule, p)
	} else {
		rule.Run(p)
	}
	r.found = append(r.found, p.take(&p.found)...)
	r.across = append(r.across, p.take(&p.across)...)
	p.suppressed.more = 0
	r.suppressed = append(r.suppressed, p.take(&p.suppressed)...)
}

// take empties a list and returns its findings, with their ends and with the names
// of files that are shown.
func (p *Pass) take(l *findingList) diag.List {
	if len(l.findings) == 0 {
		return nil
	}
	all, findings := l.all(), l.findings
	*l = findingList{}
	if p.Model != nil {
		p.Model.Ends(all)
	}
	if p.source.Shown != nil {
		all = p.source.showFiles(all)
	}
	for i, d := range findings {
		all[i].Related = append(all[i].Related, p.elsewhere[d]...)
	}
	return all
}

// runOwn runs a rule of the user and turns a panic into a finding.
func runOwn(rule *Rule, p *Pass) {
	defer func() {
		if cause := recover(); cause != nil {
			at := diag.Pos{}
			if p.Model != nil {
				at = p.Model.Pos
			} else {
				at = p.Framework.Pos
			}
			p.found, p.across, p.suppressed, p.severity = findingList{}, findingList{}, findingList{}, diag.Error
			p.Reportf(at, nil, "the rule %s failed with %v; nothing was checked by it, so ask whoever wrote it to mend it", rule.Code, diag.Quote(fmt.Sprint(cause)))
		}
	}()
	rule.Run(p)
}

func (r *run) sorted() (found, across, suppressed diag.List) {
	r.found.Sort()
	r.across.Sort()
	r.suppressed.Sort()
	return r.found, r.across, r.suppressed
}

// A findingList holds findings of one rule, at most maxFindings.
type findingList struct {
	findings []*diag.Diagnostic
	more     int              // findings that are too many
	first    *diag.Diagnostic // of these
}

// add adds a finding, or counts it where there are too many.
func (l *findingList) add(d *diag.Diagnostic) {
	switch {
	case len(l.findings) < maxFindings:
		l.findings = append(l.findings, d)
	case l.more == 0:
		l.first = d
		fallthrough
	default:
		l.more++
	}
}

// all returns the findings, and how many more there are.
func (l *findingList) all() diag.List {
	all := make(diag.List, 0, len(l.findings)+1)
	for _, d := range l.findings {
		all = append(all, *d)
	}
	if l.more > 0 {
		more := *l.first
		more.Message = fmt.Sprintf("%d more findings of this rule are not shown; mend the others first", l.more)
		all = append(all, more)
	}
	return all
}
