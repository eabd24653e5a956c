package outcomes

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/graph"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// Validate returns what is wrong or doubtful in the framework itself, in the order
// of the file. Its Parents are taken to be all that it extends; what is wrong in
// them is found by validating them.
//
// [Parse] and [Load] refuse a framework with errors, so that of one they gave
// Validate has only warnings. Like them it reports at most 1,000 findings
// of a rule, and how many more there are.
func Validate(f *Framework) diag.List { return validate(f, true) }

// validate checks f. Where it is not complete, some of the frameworks that it
// extends could not be read, and may define an id that is not found.
func validate(f *Framework, complete bool) diag.List {
	return validateIn(f, complete, namesOf(f.Lineage()[1:]))
}

// validateIn does the same as [validate] where it is known what is defined in the
// frameworks that f extends. It adds what f defines.
func validateIn(f *Framework, complete bool, known *names) diag.List {
	c := &checker{Framework: f, complete: complete, names: known}
	c.nearLevel = sync.OnceValue(func() *near.IDs {
		ids := slices.Sorted(maps.Keys(c.levels))
		return near.NewIDs(len(ids), func(i int) (id, words string) { return ids[i], c.levels[ids[i]].Title })
	})
	c.nearOutcome = sync.OnceValue(func() *near.IDs {
		ids := slices.Sorted(maps.Keys(c.outcomes))
		return near.NewIDs(len(ids), func(i int) (id, words string) { return ids[i], c.outcomes[ids[i]].Title })
	})
	c.define(f, func(kind diag.Kind, id string, at, first diag.Pos) {
		d := c.reportRepeated(kind, id, at, first)
		if kind == diag.KindIndicator {
			d.Message = fmt.Sprintf("there is already an indicator called %s; where it is the same one, write its id alone, as in [%s], else give this one another id", diag.Quote(id), id)
		}
	})
	c.checkReferences()
	c.checkCycles()
	c.checkIndicators()
	c.checkDates()
	c.element = ""
	if len(f.Outcomes) == 0 && len(f.Extends) == 0 && len(f.Parents) == 0 {
		c.errorf("OF007", f.Pos, "the framework %s has no outcomes; list them under %q", diag.Quote(f.ID), "outcomes")
	}
	list := c.findings()
	list.Sort()
	f.Origin.Ends(list)
	return list
}

// ruleNames are the rules of frameworks by their codes.
var ruleNames = map[string]string{
	"OF001": "malformed",
	"OF002": "repeated-id",
	"OF003": "unknown-reference",
	"OF004": "cycle",
	"OF005": "level-order",
	"OF006": "unreachable-file",
	"OF007": "no-outcomes",
	"OF008": "bad-date",
}

// A checker finds what is wrong in a framework.
type checker struct {
	*Framework
	*names
	complete bool
	element  string // id of the outcome that is being checked, if any
	report

	nearLevel, nearOutcome func() *near.IDs
}

func (c *checker) errorf(code string, at diag.Pos, format string, args ...any) *diag.Diagnostic {
	var subject diag.Subject
	if c.element != "" {
		subject = diag.Subject{Kind: diag.KindOutcome, ID: c.element}
	}
	return c.add(diag.Diagnostic{
		Pos: at, Severity: diag.Error, Code: code, Rule: ruleNames[code],
		Message: fmt.Sprintf(format, args...), Subject: subject,
	})
}

func (c *checker) reportRepeated(kind diag.Kind, id string, at, first diag.Pos) *diag.Diagnostic {
	d := c.errorf("OF002", at, "there is already %s %s called %s; give this one another id", article(string(kind)), kind, diag.Quote(id))
	d.Subject = diag.Subject{Kind: kind, ID: id}
	if first.IsValid() {
		d.Related = []diag.Related{{Pos: first, Message: "the first one is here"}}
	}
	return d
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an"
	}
	return "a"
}

// checkReferences reports ids that are not defined, and contributions that run
// down the levels.
func (c *checker) checkReferences() {
	for i := range c.Outcomes {
		o := &c.Outcomes[i]
		c.element = o.ID
		if o.Level.ID != "" {
			c.checkLevel(o.Level)
		}
		for _, ref := range o.ContributesTo {
			to := c.findOutcome(ref)
			if to == nil {
				continue
			}
			low, ok := c.rank[o]
			high, ok2 := c.rank[to]
			if ok && ok2 && low < high && to != o {
				mend := "turn it round, or correct a level"
				listed := func(id string) bool {
					return slices.ContainsFunc(c.Levels, func(l Level) bool { return l.ID == id })
				}
				if listed(o.Level.ID) && listed(to.Level.ID) {
					mend = fmt.Sprintf(`turn it round, correct a level, or list %s before %s under "levels"`, diag.Quote(to.Level.ID), diag.Quote(o.Level.ID))
				}
				c.errorf("OF005", ref.Pos, "%s contributes to %s, which is on a lower level (%s); %s",
					diag.Quote(o.ID), diag.Quote(to.ID), diag.Quote(to.Level.ID), mend).Severity = diag.Warning
			}
		}
		if o.ReplacedBy.ID != "" {
			c.findOutcome(o.ReplacedBy)
		}
		for _, l := range o.Links {
			c.findOutcome(l.To)
		}
	}
	c.element = ""
	c.checkExpectations()
}

func (c *checker) checkLevel(ref Ref) {
	if _, ok := c.levels[ref.ID]; !ok {
		c.reportUnknown("level", ref, c.nearLevel)
	}
}

func (c *checker) findOutcome(ref Ref) *Outcome {
	o := c.outcomes[ref.ID]
	if o == nil {
		c.reportUnknown("outcome", ref, c.nearOutcome)
	}
	return o
}

// reportUnknown reports that nothing of the kind has the id, unless a framework
// that could not be read may define it.
func (c *checker) reportUnknown(kind string, ref Ref, known func() *near.IDs) {
	if !c.complete {
		return
	}
	whose := "this framework"
	if len(c.Parents) > 0 {
		whose = "this framework and those it extends"
	}
	message := fmt.Sprintf("%s is not %s %s of %s", diag.Quote(ref.ID), article(kind), kind, whose)
	meant, hint, certain := known().Meant(ref.ID)
	if len(meant) == 0 {
		hint = "correct the id, or add it"
	}
	d := c.errorf("OF003", ref.Pos, "%s; %s", message, hint)
	if len(meant) > 0 && !c.isFull("OF003") {
		d.Fixes = yamldoc.Fix("write "+diag.Quote(strings.Join(meant, ", ")), c.Origin.Replace(ref.Pos, meant...))
		if certain {
			yamldoc.Certain(d.Fixes)
		}
	}
}

// checkCycles reports outcomes that contribute to themselves, one finding for each
// set of outcomes that do so together.
func (c *checker) checkCycles() {
	index := make(map[string]int, len(c.Outcomes))
	for i := range c.Outcomes {
		index[c.Outcomes[i].ID] = i
	}
	var edges [][2]int32
	var refs []Ref
	for i := range c.Outcomes {
		for _, ref := range c.Outcomes[i].ContributesTo {
			if j, ok := index[ref.ID]; ok {
				edges = append(edges, [2]int32{int32(i), int32(j)})
				refs = append(refs, ref)
			}
		}
	}
	g := graph.New(len(c.Outcomes), edges)
	if _, ok := g.Order(); ok {
		return
	}
	component, count := g.Components()
	reported := make([]bool, count)
	order := make([]int, len(edges))
	for e := range order {
		order[e] = e
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Or(refs[a].Pos.Compare(refs[b].Pos), a-b) })
	for _, e := range order {
		from, to := edges[e][0], edges[e][1]
		if component[from] != component[to] || reported[component[from]] {
			continue
		}
		reported[component[from]] = true
		c.element = c.Outcomes[from].ID
		back := g.Path([]int{int(to)}, int(from), func(_, v int32) bool { return component[v] == component[from] })
		names := []string{c.Outcomes[from].ID, c.Outcomes[to].ID}
		var related []diag.Related
		for _, b := range back {
			names = append(names, c.Outcomes[edges[b][1]].ID)
			if refs[b].Pos.IsValid() && len(related) < maxCircle {
				related = append(related, diag.Related{Pos: refs[b].Pos, Message: "the circle goes on here"})
			}
		}
		if from == to {
			c.errorf("OF004", refs[e].Pos, "%s contributes to itself; remove this", diag.Quote(names[0]))
			continue
		}
		c.errorf("OF004", refs[e].Pos, "these outcomes contribute to each other in a circle: %s; remove one of the steps", describeCircle(names)).Related = related
	}
}

// maxCircle is how many steps of a circle are listed.
const maxCircle = 10

// describeCircle returns a circle of names in words. It leaves out the middle of
// a long one.
func describeCircle(names []string) string {
	if len(names) > maxCircle+1 {
		names = append(append(slices.Clone(names[:maxCircle-1]), "…"), names[len(names)-1])
	}
	return strings.Join(names, " → ")
}

// checkDates reports dates that cannot be read and periods that end too early.
func (c *checker) checkDates() {
	bad := func(d Date, at diag.Pos) bool {
		_, _, err := d.Span()
		if d == "" || err == nil {
			return false
		}
		found := c.errorf("OF008", at, "%v", err)
		if meant := d.Meant(); len(meant) == 1 && !c.isFull("OF008") {
			found.Fixes = yamldoc.Certain(yamldoc.Fix("write "+string(meant[0]), c.Origin.Replace(at, string(meant[0]))))
		}
		return true
	}
	figures := func(figs ...Figure) {
		for _, f := range figs {
			bad(f.From, f.FromPos)
			bad(f.On, f.OnPos)
		}
	}
	c.element = ""
	if _, err := c.YearStarts.Calendar(); err != nil {
		c.errorf("OF008", c.YearStartsPos, "%v", err)
	}
	calendar := sync.OnceValue(c.Calendar) // computed only if needed, as it looks at all frameworks that this one extends
	for i := range c.Outcomes {
		o := &c.Outcomes[i]
		c.element = o.ID
		since, until := bad(o.Since, o.SincePos), bad(o.Until, o.UntilPos)
		if !since && !until && o.Since != "" && o.Until != "" && calendar().Before(o.Until, o.Since) {
			c.errorf("OF008", o.UntilPos, "%s ends in %s, before it begins in %s; correct one of the dates", diag.Quote(o.ID), o.Until, o.Since)
		}
		for _, in := range o.Indicators {
			figures(in.Baseline.Figure)
			figures(in.Targets...)
			figures(in.Actuals...)
		}
	}
}
