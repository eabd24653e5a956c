package rules_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// A fault is how the fault of a rule is planted into a model that has none.
type fault struct {
	// plant changes the model at a random place and says where the finding
	// must be; nil where the model has no place for the fault.
	plant func(p *planting) *place
	// edit does the same to the text, for faults that no model can hold.
	edit func(p *planting, src string) (string, *place)
	// no says why a clean model has no place for it, by the model's file.
	no map[string]string
	// least is the share that must be found of faults whose rule does not find
	// them all; 0: all. It is what the statements planted allow, by chance too.
	least float64
	// few says why some model has fewer than five places for it.
	few string
}

// A planting is one model into which a fault is planted.
type planting struct {
	*rand.Rand
	*logicmodel.Model
	framework *outcomes.Framework // that the model is checked against
	n         int
	t         *testing.T
}

// A place is where a finding must be, in the model as it is read again, and
// what must stand there in the file.
type place struct {
	at   func(m *logicmodel.Model) diag.Pos
	text string
	// implied are the other errors that the fault brings by its nature.
	implied []string
}

// noFault are the rules without a fault here, and why.
var noFault = map[string]string{}

const expectsNothing = "its framework expects nothing"

// faults are the faults by the codes of their rules. A new rule needs one line.
var faults = map[string]fault{
	"LM001": {edit: plantMalformed},
	"LM002": {plant: plantRepeatedID},
	"LM003": {plant: plantUnknownReference},
	"LM004": {plant: plantSelfLink},
	"LM005": {plant: plantRepeatedLink},
	"LM006": {plant: plantCycle},
	"LM007": {plant: plantBackwardLink},
	"LM008": {plant: plantSkippedStage},
	"LM009": {plant: plantSameStageLink},
	"LM010": {plant: plantIsolated},
	"LM011": {plant: plantIdleActivity},
	"LM012": {plant: plantOrphanOutput},
	"LM013": {plant: plantNoCause},
	"LM014": {plant: plantDeadEnd},
	"LM015": {plant: plantUnreachedEndState, few: "there is one end state, and all that leads to it is cut"},
	"LM016": {edit: plantHiddenText},
	"LM017": {plant: plantNoEndState, few: "there is one end state"},
	"LM018": {plant: plantEmptyStage, few: "a model can lack activities, outputs or outcomes"},
	"LM019": {plant: plantEverything},
	"LM020": {plant: plantCrowd},
	"LM021": {plant: plantIsland},
	"LM022": {plant: plantRedundantLink},
	"LM023": {plant: plantSinglePoint},
	"LM024": {plant: plantIdleFeedback},
	"LM025": {plant: plantSameMeaning(func(a, b *logicmodel.Element) bool { return isResult(a) && isResult(b) && a.Stage < b.Stage })},
	"LM026": {plant: plantLeap, few: "there is one first link to a long-term outcome"},
	"LM027": {plant: plantOneForAll},
	"LM030": {plant: plantBareLink},
	"LM031": {plant: plantUnexplainedWeakLink},
	"LM032": {plant: plantCriticalAssumption},
	"LM033": {plant: plantBrokenAssumption},
	"LM034": {plant: plantUncitedEvidence},
	"LM035": {plant: plantUnusedDefinition},
	"LM036": {plant: plantNothingAssumed, few: "nothing at all is left that is assumed"},
	"LM037": {plant: plantUnmitigatedRisk},
	"LM038": {plant: plantAwarenessLeap},
	"LM039": {plant: plantKindOrder},
	"LM040": {plant: withoutReach(func(s logicmodel.Stage) bool { return s == logicmodel.Output })},
	"LM041": {plant: withoutReach(logicmodel.Stage.IsOutcome)},
	"LM042": {plant: plantUnownedActivity},
	"LM043": {plant: plantIdlePartner},
	"LM044": {plant: plantInequalityBlind, few: "no group at all is marked"},
	"LM045": {plant: plantReachMismatch},
	"LM046": {plant: plantPriorityNotCounted},
	"LM047": {plant: plantReversedWords},
	"LM048": {plant: plantStaysInside},
	"LM050": {plant: plantUnmeasuredOutcome},
	"LM051": {plant: plantMeasuredByOutput},
	"LM052": {plant: plantTooManyIndicators},
	"LM053": {plant: plantSharedMeasure},
	"LM054": {plant: plantNoBaseline},
	"LM055": {plant: plantUndated},
	"LM056": {plant: plantNoSource},
	"LM057": {plant: plantNotANumber},
	"LM058": {plant: plantOutOfRange},
	"LM059": {plant: plantBadDate},
	"LM060": {plant: plantWrongDirection},
	"LM061": {plant: plantNoChangeAsked},
	"LM062": {plant: plantOverdue},
	"LM063": {plant: plantPlaceholder},
	"LM064": {plant: plantIndicatorTitle("80% of carers feel well by 2030", "At least 75% of homes are warm", "Falls reduced by 10%", "People in work by March 2031", "60% of pupils walk to school")},
	"LM065": {plant: plantIndicatorTitle("Improved access", "Reduction in falls", "Awareness and use of services", "Number of walkers and number of walks", "Fewer empty homes")},
	"LM066": {plant: plantWhichYear},
	"LM067": {plant: plantFraction},
	"LM068": {plant: plantParts},
	"LM069": {plant: plantNoFramework, few: "a model names one framework"},
	"LM070": {plant: plantUnmapped},
	"LM071": {plant: plantUnknownOutcome},
	"LM072": {plant: plantWrongLevel, no: map[string]string{"journeys.yaml": expectsNothing}},
	"LM073": {plant: plantRetiredOutcome, no: map[string]string{"village-cafe.yaml": "its framework has retired no outcome", "stobswellbeing.yaml": "its framework has retired no outcome"}},
	"LM074": {plant: plantWrongTerm, no: map[string]string{"village-cafe.yaml": "the outcomes of its framework have no terms", "stobswellbeing.yaml": "the outcomes of its framework have no terms"}},
	"LM075": {plant: plantContradiction},
	"LM076": {plant: plantMissingExpectation, no: map[string]string{"journeys.yaml": expectsNothing}, few: "the frameworks expect two things each"},
	"LM077": {plant: plantOtherFramework},
	"LM078": {plant: plantLabelDrift},
	"LM079": {plant: plantBelowWaterLine, no: map[string]string{"village-cafe.yaml": "its framework expects the highest level of the end state, so that LM072 speaks", "garden.yaml": "its framework expects the highest level of the end state, so that LM072 speaks"}},
	"LM080": {plant: plantFresh("LM080"), least: 0.4},
	"LM081": {plant: plantFresh("LM081"), least: 0.7},
	"LM082": {plant: plantFresh("LM082"), least: 0.7},
	"LM083": {plant: plantFresh("LM083")},
	"LM085": {plant: plantFresh("LM085"), least: 0.5},
	"LM086": {plant: plantFresh("LM086"), least: 0.8},
	"LM087": {plant: plantTitle(outcomeStage, "Loneliness in the village", "Health of carers", "Debt among tenants", "Skills of young people", "Sleep of shift workers")},
	"LM091": {plant: plantLongLabel},
	"LM093": {plant: plantRepeatsItsCause},
	"LM092": {plant: plantNearDuplicate},
	"LM095": {plant: plantSameMeaning(func(a, b *logicmodel.Element) bool { return a.Stage == b.Stage })},
	"LM096": {plant: plantFresh("LM096"), least: 0.7},
	"LM099": {plant: plantIdleIgnore},
}

// fewestPlaces is in how many different ways each fault is planted in each model:
// at another place, or with something else in the model changed.
const fewestPlaces = 5

// TestMutation plants the fault of every rule into clean models at random
// places, in five different ways in each model or more. Each must be found at its
// place, and no other error.
func TestMutation(t *testing.T) {
	type clean struct {
		name      string
		src       []byte
		framework *outcomes.Framework
	}
	var models []clean
	for _, from := range []struct {
		files fs.FS
		skip  string
	}{{examples.FS, "broken.yaml"}, {os.DirFS("testdata/mutation"), ""}} {
		names, err := fs.Glob(from.files, "*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			src, err := fs.ReadFile(from.files, name)
			if err != nil {
				t.Fatal(err)
			}
			if name == from.skip || !regexp.MustCompile(`(?m)^model:`).Match(src) {
				continue
			}
			report := checkText(t, from.files, name, string(src), nil, nil)
			if report.Model == nil || report.Framework == nil {
				t.Fatalf("%s cannot be read: %v", name, report.Findings.Unwrap())
			}
			for _, d := range report.Findings {
				if d.Severity >= diag.Warning {
					t.Errorf("%s is not clean: %v", name, d)
				}
			}
			models = append(models, clean{name, src, report.Framework})
		}
	}
	if len(models) < 3 {
		t.Fatalf("there are only %d models", len(models))
	}

	rounds := 8
	if testing.Short() {
		rounds = 5
	}
	allPlanted, allFound, allExtra := 0, 0, 0
	for _, rule := range rules.All() {
		f, ok := faults[rule.Code]
		if !ok {
			if noFault[rule.Code] == "" {
				t.Errorf("%s has no fault to plant; add one to the table", rule.Code)
			}
			continue
		}
		planted, found, extra, different, fewest := 0, 0, 0, 0, fewestPlaces
		places := map[string]bool{}
		for _, c := range models {
			before := planted
			ways := map[string]bool{} // different models, or findings, with the fault
			for seed := range uint64(100) {
				if planted-before >= rounds && (len(ways) >= fewestPlaces || f.few != "") {
					break
				}
				p := &planting{Rand: rand.New(rand.NewPCG(seed, 5)), framework: c.framework, t: t}
				var err error
				if p.Model, err = logicmodel.Parse(c.name, c.src); err != nil {
					t.Fatal(err)
				}
				var src string
				var at *place
				if f.edit != nil {
					src, at = f.edit(p, string(c.src))
				} else if at = f.plant(p); at != nil {
					text, err := p.Marshal()
					if err != nil {
						t.Fatalf("%s: in %s with seed %d: %v", rule.Code, c.name, seed, err)
					}
					src = string(text)
				}
				if at == nil {
					continue
				}
				planted++
				m, _ := logicmodel.Parse(c.name, []byte(src))
				want := at.at(m)
				places[fmt.Sprint(c.name, want)] = true
				ways[fmt.Sprint(want, src)] = true
				if line := strings.Split(src, "\n")[want.Line-1]; !strings.HasPrefix(strings.TrimPrefix(string([]rune(line)[want.Column-1:]), `"`), at.text) {
					t.Errorf("%s: in %s with seed %d: at %v stands %q, and the fault was planted at %q", rule.Code, c.name, seed, want, line, at.text)
				}
				o := &rules.Options{Severity: map[string]diag.Severity{"LM050": diag.Info}} // the example's framework turns it off
				if rule.Severity == diag.Off {
					o.Severity[rule.Code] = diag.Warning
				}
				hit := false
				for _, d := range checkText(t, nil, c.name, src, p.framework, o).Findings {
					switch {
					case d.Code == rule.Code && d.Pos.Compare(want) == 0 && !hit:
						hit = true
					case d.Severity == diag.Error && !slices.Contains(at.implied, d.Code):
						extra++
						t.Errorf("%s: in %s with seed %d: extra: %v", rule.Code, c.name, seed, d)
					}
				}
				if hit {
					found++
				} else if f.least == 0 {
					t.Errorf("%s: in %s with seed %d: nothing is found at %v:\n%s", rule.Code, c.name, seed, want, src)
				}
				if t.Failed() && f.least == 0 && allExtra+extra+planted-found > 20 {
					t.FailNow()
				}
			}
			different += len(ways)
			switch n, why := planted-before, f.no[c.name]; {
			case why != "" && n > 0:
				t.Errorf("%s: %s has a place after all, and the table says: %s", rule.Code, c.name, why)
			case why != "":
				t.Logf("%s: not in %s: %s", rule.Code, c.name, why)
			case n < fewestPlaces || len(ways) < fewestPlaces && f.few == "":
				t.Errorf("%s was planted %d times in %d ways in %s, want %d; plant it elsewhere too, or say in the table why not", rule.Code, n, len(ways), c.name, fewestPlaces)
			default:
				fewest = min(fewest, len(ways))
			}
		}
		if share := float64(found) / float64(planted); share < f.least {
			t.Errorf("%s: %d of %d are found, want a share of %.2f", rule.Code, found, planted, f.least)
		}
		t.Logf("%s: planted %d in %d ways, found %d at %d places, extra %d", rule.Code, planted, different, found, len(places), extra)
		switch {
		case f.few == "":
		case fewest == fewestPlaces:
			t.Errorf("%s has %d places in every model after all, and the table says: %s", rule.Code, fewestPlaces, f.few)
		default:
			t.Logf("%s: %d in one model: %s", rule.Code, fewest, f.few)
		}
		allPlanted, allFound, allExtra = allPlanted+planted, allFound+found, allExtra+extra
	}
	t.Logf("all: planted %d, found %d, extra %d", allPlanted, allFound, allExtra)
}

// The places of findings.

func atModel(m *logicmodel.Model) diag.Pos { return m.Pos }

func (p *planting) atModel(implied ...string) *place { return &place{atModel, p.ID, implied} }

func atID(id string, implied ...string) *place {
	return &place{func(m *logicmodel.Model) diag.Pos { return m.Element(id).Pos }, id, implied}
}

// atLink is the place of the nth link of an element.
func atLink(e *logicmodel.Element, n int, implied ...string) *place {
	id := e.ID
	return &place{func(m *logicmodel.Model) diag.Pos { return m.Element(id).LeadsTo[n].To.Pos }, e.LeadsTo[n].To.ID, implied}
}

// Choices.

func pick[T any](p *planting, all []T) (T, bool) {
	if len(all) == 0 {
		var zero T
		return zero, false
	}
	return all[p.IntN(len(all))], true
}

// elements are those that fit.
func (p *planting) elements(fits func(e *logicmodel.Element) bool) []*logicmodel.Element {
	var all []*logicmodel.Element
	for i := range p.Elements {
		if fits(&p.Elements[i]) {
			all = append(all, &p.Elements[i])
		}
	}
	return all
}

func (p *planting) inStage(stages ...logicmodel.Stage) *logicmodel.Element {
	e, _ := pick(p, p.elements(func(e *logicmodel.Element) bool { return slices.Contains(stages, e.Stage) }))
	return e
}

// A use is the nth link of an element.
type use struct {
	*logicmodel.Element
	n int
}

func (u use) link() *logicmodel.Link { return &u.LeadsTo[u.n] }

func (p *planting) links(fits func(u use) bool) []use {
	var all []use
	for i := range p.Elements {
		for n := range p.Elements[i].LeadsTo {
			if u := (use{&p.Elements[i], n}); fits(u) {
				all = append(all, u)
			}
		}
	}
	return all
}

// pairs are pairs of different elements that fit.
func (p *planting) pairs(fits func(a, b *logicmodel.Element) bool) [][2]*logicmodel.Element {
	var all [][2]*logicmodel.Element
	for i := range p.Elements {
		for j := range p.Elements {
			if i != j && fits(&p.Elements[i], &p.Elements[j]) {
				all = append(all, [2]*logicmodel.Element{&p.Elements[i], &p.Elements[j]})
			}
		}
	}
	return all
}

// reach reports whether a path leads from a to b, along links that are not
// feedback or along all; from an element to itself there is one.
func (p *planting) reach(a, b string, feedback bool) bool {
	seen := map[string]bool{a: true}
	for range p.Elements {
		for i := range p.Elements {
			for _, l := range p.Elements[i].LeadsTo {
				if seen[p.Elements[i].ID] && (feedback || !l.Feedback) {
					seen[l.To.ID] = true
				}
			}
		}
	}
	return seen[b]
}

func (p *planting) leads(a, b *logicmodel.Element) bool {
	return slices.ContainsFunc(a.LeadsTo, func(l logicmodel.Link) bool { return l.To.ID == b.ID })
}

// causes are the elements that lead to e, not by feedback.
func (p *planting) causes(e *logicmodel.Element) []*logicmodel.Element {
	return p.elements(func(c *logicmodel.Element) bool {
		return slices.ContainsFunc(c.LeadsTo, func(l logicmodel.Link) bool { return l.To.ID == e.ID && !l.Feedback })
	})
}

// insert puts a link among those of e and gives its place.
func (p *planting) insert(e *logicmodel.Element, l logicmodel.Link) *place {
	n := p.IntN(len(e.LeadsTo) + 1)
	e.LeadsTo = slices.Insert(e.LeadsTo, n, l)
	return atLink(e, n)
}

// add puts a new element at a random place of its stage.
func (p *planting) add(s logicmodel.Stage, leadsTo ...string) *logicmodel.Element {
	p.n++
	id := fmt.Sprint("new", p.n)
	e := logicmodel.Element{ID: id, Title: "Something else " + id, Stage: s}
	for _, target := range leadsTo {
		e.LeadsTo = append(e.LeadsTo, to(target))
	}
	if s == logicmodel.Activity && len(p.Partners) > 0 {
		e.Partners = refs(p.Partners[p.IntN(len(p.Partners))].ID)
	}
	if s.IsOutcome() {
		e.Indicators = []outcomes.Indicator{{ID: "in-" + id, Title: "I", Source: "S"}}
	}
	first := slices.IndexFunc(p.Elements, func(e logicmodel.Element) bool { return e.Stage >= s })
	last := slices.IndexFunc(p.Elements, func(e logicmodel.Element) bool { return e.Stage > s })
	if first < 0 {
		first = len(p.Elements)
	}
	if last < 0 {
		last = len(p.Elements)
	}
	at := first + p.IntN(last-first+1)
	p.Elements = slices.Insert(p.Elements, at, e)
	return &p.Elements[at]
}

// leadTo makes an element of one of the stages lead to the id.
func (p *planting) leadTo(id string, stages ...logicmodel.Stage) {
	e := p.inStage(stages...)
	for e.ID == id {
		e = p.inStage(stages...)
	}
	e.LeadsTo = append(e.LeadsTo, to(id))
}

func (p *planting) end() *logicmodel.Element { return p.inStage(logicmodel.EndState) }

// cut removes links that fit.
func (p *planting) cut(fits func(from *logicmodel.Element, l logicmodel.Link) bool) {
	for i := range p.Elements {
		e := &p.Elements[i]
		e.LeadsTo = slices.DeleteFunc(e.LeadsTo, func(l logicmodel.Link) bool { return fits(e, l) })
	}
}

func isOutcome(e *logicmodel.Element) bool { return e.Stage.IsOutcome() }

func isResult(e *logicmodel.Element) bool {
	return isOutcome(e) || e.Stage == logicmodel.EndState
}

var outcomeStages = []logicmodel.Stage{logicmodel.ShortTerm, logicmodel.MediumTerm, logicmodel.LongTerm}

// The faults.

var keyLine = regexp.MustCompile(`^( +(?:- )?)(title|leads-to|reach|partners|kind|because|supports): `)

func plantMalformed(p *planting, src string) (string, *place) {
	lines := strings.Split(src, "\n")
	var fit []int
	for i, line := range lines {
		if keyLine.MatchString(line) {
			fit = append(fit, i)
		}
	}
	i := fit[p.IntN(len(fit))]
	m := keyLine.FindStringSubmatch(lines[i])
	column, key := len(m[1])+1, m[2]
	at := func(line, column int, text string) *place {
		return &place{at: func(*logicmodel.Model) diag.Pos { return diag.Pos{File: p.Pos.File, Line: line, Column: column} }, text: text}
	}
	switch p.IntN(3) {
	case 0: // a slip in a key
		slip := key[:1] + key[2:]
		lines[i] = m[1] + slip + lines[i][len(m[1])+len(key):]
		return strings.Join(lines, "\n"), at(i+1, column, slip)
	case 1: // a tab in the indentation
		lines[i] = "\t" + lines[i]
		return strings.Join(lines, "\n"), at(i+1, 1, "\t")
	default: // a second document
		return src + "---\nmodel: x\n", at(len(lines), 1, "---")
	}
}

// titleLine is a title of two words or more without quotes, on one line.
var titleLine = regexp.MustCompile(`^(\s+(?:- )?title: )([A-Z]\w* [\w ]*\w)$`)

// plantHiddenText gives a title an end that is read as a comment, or that is the
// code of a web page.
func plantHiddenText(p *planting, src string) (string, *place) {
	lines := strings.Split(src, "\n")
	var fit []int
	for i, line := range lines {
		if titleLine.MatchString(line) && keyLine.MatchString(lines[i+1]) {
			fit = append(fit, i)
		}
	}
	i, ok := pick(p, fit)
	if !ok {
		return src, nil
	}
	text, _ := pick(p, []string{"#4", "#1 in the park", "#GetActive", "&amp; tea", "&nbsp;&nbsp;"})
	column := len(lines[i]) + 2
	lines[i] += " " + text
	return strings.Join(lines, "\n"), &place{at: func(*logicmodel.Model) diag.Pos { return diag.Pos{File: p.Pos.File, Line: i + 1, Column: column} }, text: text}
}

func plantRepeatedID(p *planting) *place {
	switch p.IntN(4) {
	case 0:
		if len(p.Partners) == 0 {
			return nil
		}
		id := p.Partners[p.IntN(len(p.Partners))].ID
		p.Partners = append(p.Partners, logicmodel.Partner{ID: id, Name: "N"})
		n := len(p.Partners) - 1
		return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Partners[n].Pos }, text: id}
	case 1:
		p.Risks = append(p.Risks, logicmodel.Risk{ID: "r", Text: "T"}, logicmodel.Risk{ID: "r", Text: "T"})
		n := len(p.Risks) - 1
		return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Risks[n].Pos }, text: "r"}
	case 2:
		e, _ := pick(p, p.elements(isOutcome))
		in := logicmodel.Element{Indicators: []outcomes.Indicator{{ID: "twice", Title: "T", Source: "S"}, {ID: "twice", Title: "U", Source: "S"}}}
		n := len(e.Indicators) + 1
		e.Indicators = append(e.Indicators, in.Indicators...)
		id := e.ID
		return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).Indicators[n].Pos }, text: "twice"}
	default:
		e := p.inStage(logicmodel.Activity, logicmodel.Output)
		id, stage := e.ID, e.Stage
		n := p.add(outcomeStages[p.IntN(3)]) // after it
		n.ID, n.Title = id, "Another "+stage.Noun()
		return &place{at: func(m *logicmodel.Model) diag.Pos {
			i := slices.IndexFunc(m.Elements, func(e logicmodel.Element) bool { return e.ID == id && e.Stage != stage })
			return m.Elements[i].Pos
		}, text: id}
	}
}

func plantUnknownReference(p *planting) *place {
	const id = "nowhere"
	e := &p.Elements[p.IntN(len(p.Elements))]
	eid := e.ID
	at := func(of func(e *logicmodel.Element) logicmodel.Ref) *place {
		return &place{at: func(m *logicmodel.Model) diag.Pos { return of(m.Element(eid)).Pos }, text: id}
	}
	switch p.IntN(5) {
	case 0:
		n := len(e.Partners)
		e.Partners = append(e.Partners, refs(id)...)
		return at(func(e *logicmodel.Element) logicmodel.Ref { return e.Partners[n] })
	case 1:
		e.Reach = append(refs(id), e.Reach...)
		return at(func(e *logicmodel.Element) logicmodel.Ref { return e.Reach[0] })
	case 2:
		return p.insert(e, to(id))
	case 3:
		u, _ := pick(p, p.links(func(use) bool { return true }))
		u.link().Assumes = append(u.link().Assumes, logicmodel.LinkAssumption{ID: id})
		n := len(u.link().Assumes) - 1
		from, link := u.ID, u.n
		return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(from).LeadsTo[link].Assumes[n].Pos }, text: id}
	default:
		n := len(e.Indicators)
		e.Indicators = append(e.Indicators, outcomes.Indicator{ID: "x", Title: "X", Source: "S", Measures: logicmodel.Ref{ID: id}})
		return at(func(e *logicmodel.Element) logicmodel.Ref { return e.Indicators[n].Measures })
	}
}

func plantSelfLink(p *planting) *place {
	e := &p.Elements[p.IntN(len(p.Elements))]
	return p.insert(e, logicmodel.Link{To: logicmodel.Ref{ID: e.ID}, Feedback: p.IntN(4) == 0})
}

func plantRepeatedLink(p *planting) *place {
	u, _ := pick(p, p.links(func(use) bool { return true }))
	n := u.n + 1 + p.IntN(len(u.LeadsTo)-u.n)
	u.Element.LeadsTo = slices.Insert(u.LeadsTo, n, logicmodel.Link{To: u.link().To, Feedback: u.link().Feedback})
	return atLink(u.Element, n)
}

func plantCycle(p *planting) *place {
	pair, ok := pick(p, p.pairs(func(a, b *logicmodel.Element) bool { return p.reach(a.ID, b.ID, false) }))
	if !ok {
		return nil
	}
	p.insert(pair[1], to(pair[0].ID))
	// The first link between two elements that lead to each other.
	loop := map[string]bool{}
	for i := range p.Elements {
		if id := p.Elements[i].ID; p.reach(id, pair[0].ID, false) && p.reach(pair[0].ID, id, false) {
			loop[id] = true
		}
	}
	return &place{at: func(m *logicmodel.Model) diag.Pos {
		for i := range m.Elements { // Marshal writes the stages in their order
			for _, l := range m.Elements[i].LeadsTo {
				if loop[m.Elements[i].ID] && loop[l.To.ID] && !l.Feedback {
					return l.To.Pos
				}
			}
		}
		return diag.Pos{}
	}}
}

func plantBackwardLink(p *planting) *place {
	fits := func(a, b *logicmodel.Element) bool { return a.Stage > b.Stage && !p.reach(b.ID, a.ID, false) }
	pair, ok := pick(p, p.pairs(fits))
	if !ok { // all leads to all that comes later: add an output beside
		o := p.add(logicmodel.Output, p.end().ID)
		o.LeadsTo[0].Because = "Why"
		p.leadTo(o.ID, logicmodel.Activity)
		if pair, ok = pick(p, p.pairs(fits)); !ok {
			return nil
		}
	}
	return p.insert(pair[0], to(pair[1].ID))
}

func plantSkippedStage(p *planting) *place {
	pair, _ := pick(p, p.pairs(func(a, b *logicmodel.Element) bool {
		return !p.leads(a, b) && len(p.elements(func(e *logicmodel.Element) bool { return a.Stage < e.Stage && e.Stage < b.Stage })) > 0
	}))
	return p.insert(pair[0], to(pair[1].ID))
}

func plantSameStageLink(p *planting) *place {
	pair, ok := pick(p, p.pairs(func(a, b *logicmodel.Element) bool {
		return a.Stage == b.Stage && !p.leads(a, b) && !p.reach(b.ID, a.ID, false)
	}))
	if !ok {
		return nil
	}
	return p.insert(pair[0], to(pair[1].ID))
}

func plantIsolated(p *planting) *place {
	return atID(p.add(outcomeStages[p.IntN(3)]).ID)
}

func plantIdleActivity(p *planting) *place {
	if p.IntN(2) == 0 {
		return atID(p.add(logicmodel.Activity).ID)
	}
	// One whose outputs others make as well.
	e, ok := pick(p, p.elements(func(e *logicmodel.Element) bool {
		return e.Stage == logicmodel.Activity && !slices.ContainsFunc(e.LeadsTo, func(l logicmodel.Link) bool { return len(p.causes(p.Element(l.To.ID))) < 2 })
	}))
	if !ok {
		return nil
	}
	e.LeadsTo = nil
	return atID(e.ID)
}

func plantOrphanOutput(p *planting) *place {
	o := p.add(logicmodel.Output)
	p.leadTo(o.ID, logicmodel.Activity)
	return atID(o.ID)
}

func plantNoCause(p *planting) *place {
	s := append(outcomeStages, logicmodel.Output)[p.IntN(4)]
	next, _ := pick(p, p.elements(func(e *logicmodel.Element) bool { return e.Stage > s }))
	return atID(p.add(s, next.ID).ID)
}

func plantDeadEnd(p *planting) *place {
	s := outcomeStages[p.IntN(3)]
	e := p.add(s)
	p.leadTo(e.ID, logicmodel.Output, logicmodel.ShortTerm)
	return atID(e.ID)
}

func plantUnreachedEndState(p *planting) *place {
	end := p.end()
	p.cut(func(from *logicmodel.Element, l logicmodel.Link) bool { return l.To.ID == end.ID })
	if len(p.elements(func(e *logicmodel.Element) bool { return e.Stage < logicmodel.ShortTerm && len(e.LeadsTo) == 0 })) > 0 {
		return nil // an activity or output that led there directly
	}
	if stops := p.elements(func(e *logicmodel.Element) bool { return isOutcome(e) && len(e.LeadsTo) == 0 }); len(stops) == 1 {
		return atID(stops[0].ID)
	}
	return atID(end.ID)
}

func plantNoEndState(p *planting) *place {
	end := p.end().ID
	p.cut(func(_ *logicmodel.Element, l logicmodel.Link) bool { return l.To.ID == end })
	p.Elements = slices.DeleteFunc(p.Elements, func(e logicmodel.Element) bool { return e.ID == end })
	return p.atModel()
}

// plantEmptyStage takes all activities, all outputs or all outcomes out and
// joins what is left. Without activities, outputs have no cause (LM013); without
// outcomes, the framework's expectations of them are not met (LM076).
func plantEmptyStage(p *planting) *place {
	var gone func(s logicmodel.Stage) bool
	var implied []string
	switch p.IntN(3) {
	case 0:
		gone = func(s logicmodel.Stage) bool { return s == logicmodel.Activity }
		implied = []string{"LM013"}
	case 1:
		gone = func(s logicmodel.Stage) bool { return s == logicmodel.Output }
	default:
		gone = logicmodel.Stage.IsOutcome
		implied = []string{"LM076"}
	}
	after := map[string][]logicmodel.Link{} // where the links of what is gone lead
	for _, e := range slices.Backward(p.Elements) {
		if !gone(e.Stage) {
			continue
		}
		for _, l := range e.LeadsTo {
			switch t := p.Element(l.To.ID); {
			case l.Feedback:
			case gone(t.Stage):
				after[e.ID] = append(after[e.ID], after[t.ID]...)
			default:
				after[e.ID] = append(after[e.ID], to(t.ID))
			}
		}
	}
	for i := range p.Elements {
		e := &p.Elements[i]
		var links []logicmodel.Link
		for _, l := range e.LeadsTo {
			t := p.Element(l.To.ID)
			switch {
			case l.Feedback:
			case gone(t.Stage):
				links = append(links, after[t.ID]...)
			default:
				links = append(links, l)
			}
		}
		e.LeadsTo = nil
		for _, l := range links {
			if !slices.ContainsFunc(e.LeadsTo, func(k logicmodel.Link) bool { return k.To.ID == l.To.ID }) {
				e.LeadsTo = append(e.LeadsTo, l)
			}
		}
	}
	p.Elements = slices.DeleteFunc(p.Elements, func(e logicmodel.Element) bool { return gone(e.Stage) })
	return p.atModel(implied...)
}

func plantEverything(p *planting) *place {
	if p.IntN(2) == 0 { // an element that leads to eight others or more
		e, ok := pick(p, p.elements(func(e *logicmodel.Element) bool {
			return len(p.pairs(func(a, b *logicmodel.Element) bool {
				return a == e && b.Stage > a.Stage && b.Stage < logicmodel.EndState
			})) >= 8
		}))
		if !ok {
			return nil
		}
		for _, pair := range p.pairs(func(a, b *logicmodel.Element) bool { return a == e && b.Stage > a.Stage && !p.leads(a, b) }) {
			e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: pair[1].ID}, Because: "Why"})
		}
		return atID(e.ID)
	}
	var full []logicmodel.Stage // that have three elements or more, and so has the next
	size := map[logicmodel.Stage]int{}
	for _, e := range p.Elements {
		size[e.Stage]++
	}
	for s := logicmodel.Activity; s < logicmodel.LongTerm; s++ {
		if size[s] >= 3 && size[s+1] >= 3 {
			full = append(full, s)
		}
	}
	s, ok := pick(p, full)
	if !ok {
		return nil
	}
	for _, pair := range p.pairs(func(a, b *logicmodel.Element) bool { return a.Stage == s && b.Stage == s+1 && !p.leads(a, b) }) {
		p.insert(pair[0], to(pair[1].ID))
	}
	first := p.elements(func(e *logicmodel.Element) bool { return e.Stage == s })[0]
	n := slices.IndexFunc(first.LeadsTo, func(l logicmodel.Link) bool { return p.Element(l.To.ID).Stage == s+1 })
	return atLink(first, n)
}

func plantCrowd(p *planting) *place {
	s := []logicmodel.Stage{logicmodel.Activity, logicmodel.Output}[p.IntN(2)]
	for len(p.elements(func(e *logicmodel.Element) bool { return e.Stage == s })) <= 12 {
		e := p.add(s)
		id := e.ID
		next := p.inStage(s + 1)
		p.Element(id).LeadsTo = []logicmodel.Link{to(next.ID)}
		if s == logicmodel.Output {
			p.leadTo(id, logicmodel.Activity)
		}
	}
	return p.atModel()
}

func plantIsland(p *planting) *place {
	first := p.elements(func(e *logicmodel.Element) bool { return e.Stage == logicmodel.Activity })[0].ID
	outcome := p.add(outcomeStages[p.IntN(3)]).ID
	output := p.add(logicmodel.Output, outcome).ID
	a := p.add(logicmodel.Activity, output).ID
	if p.Elements[0].ID == a { // then the old part is the second
		return atID(first)
	}
	return atID(a)
}

func plantRedundantLink(p *planting) *place {
	pair, ok := pick(p, p.pairs(func(a, b *logicmodel.Element) bool {
		return b.Stage <= a.Stage+1 && !p.leads(a, b) && p.reach(a.ID, b.ID, false) // of others LM008 speaks
	}))
	if !ok {
		return nil
	}
	return p.insert(pair[0], to(pair[1].ID))
}

func plantSinglePoint(p *planting) *place {
	if len(p.Partners) < 3 {
		return nil
	}
	id := p.Partners[p.IntN(len(p.Partners))].ID
	for e := range p.At(logicmodel.Activity) {
		e.Partners = refs(id)
	}
	for _, other := range p.Partners { // that has a part, but in no activity
		o := p.inStage(logicmodel.Output)
		o.Partners = append(o.Partners, refs(other.ID)...)
	}
	return atID(p.end().ID)
}

func plantIdleFeedback(p *planting) *place {
	pair, ok := pick(p, p.pairs(func(a, b *logicmodel.Element) bool { return !p.leads(a, b) && !p.reach(b.ID, a.ID, true) }))
	if !ok {
		return nil
	}
	return p.insert(pair[0], logicmodel.Link{To: logicmodel.Ref{ID: pair[1].ID}, Feedback: true})
}

func plantBareLink(p *planting) *place {
	u, _ := pick(p, p.links(func(use) bool { return true }))
	u.link().Because, u.link().Evidence = "", outcomes.Evidence{}
	return atLink(u.Element, u.n)
}

// grade gives a link a grade of evidence and is the place of it.
func (u use) grade(e outcomes.Evidence) *place {
	u.link().Evidence = e
	id, n := u.ID, u.n
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).LeadsTo[n].Evidence.Pos }, text: e.Grade.String()}
}

func plantUnexplainedWeakLink(p *planting) *place {
	u, _ := pick(p, p.links(func(use) bool { return true }))
	u.link().Assumes = nil
	return u.grade(outcomes.Evidence{Grade: []outcomes.Grade{outcomes.GradeWeak, outcomes.GradeNone}[p.IntN(2)], Source: "S"})
}

// plantCriticalAssumption makes a link one that every path to the end state
// crosses, and lets it rest on a hope.
func plantCriticalAssumption(p *planting) *place {
	u, _ := pick(p, p.links(p.canBridge))
	n := p.bridge(u)
	p.Assumptions = append(p.Assumptions, logicmodel.Assumption{ID: "hope", Text: "T", Status: logicmodel.StatusUntested})
	l := &u.LeadsTo[n]
	l.Evidence = outcomes.Evidence{Grade: []outcomes.Grade{outcomes.GradeWeak, outcomes.GradeNone}[p.IntN(2)]}
	l.Assumes = append(l.Assumes, logicmodel.LinkAssumption{Text: "They come"}, logicmodel.LinkAssumption{ID: "hope"})
	id, k := u.ID, len(l.Assumes)-1
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).LeadsTo[n].Assumes[k].Pos }, text: "hope"}
}

// rank is higher for an element than for those that lead to it, not by
// feedback: it goes by the stage, and within one by the longest path.
func (p *planting) rank(e *logicmodel.Element) int {
	rank := 100 * int(e.Stage)
	for _, c := range p.causes(e) {
		if c.Stage == e.Stage {
			rank = max(rank, p.rank(c)+1)
		}
	}
	return rank
}

// canBridge reports whether a link can be made a bridge: what leads past it
// comes no later than its start, and so can lead to that in place, or is an
// outcome, which may lead to nothing.
func (p *planting) canBridge(u use) bool {
	to := p.Element(u.link().To.ID)
	if u.link().Feedback || to.Stage == logicmodel.Activity {
		return false
	}
	low, high := p.rank(u.Element), p.rank(to)
	return len(p.links(func(x use) bool {
		return !x.link().Feedback && !isOutcome(x.Element) && low < p.rank(x.Element) && p.rank(x.Element) < high && high <= p.rank(p.Element(x.link().To.ID))
	})) == 0
}

// bridge makes every path from an activity to the end state cross the link and
// gives its new number. The other links that lead past it lead to its start in
// place, and its end to where they led.
func (p *planting) bridge(u use) int {
	from, to := u.Element, p.Element(u.link().To.ID)
	rank := map[string]int{}
	for i := range p.Elements {
		rank[p.Elements[i].ID] = p.rank(&p.Elements[i])
	}
	low, high := rank[from.ID], rank[to.ID]
	join := func(a, b *logicmodel.Element) {
		if a != b && !p.leads(a, b) {
			a.LeadsTo = append(a.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: b.ID}, Because: "Why"})
		}
	}
	for i := range p.Elements {
		e := &p.Elements[i]
		if rank[e.ID] >= high {
			continue
		}
		past := slices.DeleteFunc(slices.Clone(e.LeadsTo), func(l logicmodel.Link) bool {
			return l.Feedback || rank[l.To.ID] < high || e == from && l.To.ID == to.ID
		})
		e.LeadsTo = slices.DeleteFunc(e.LeadsTo, func(l logicmodel.Link) bool {
			return slices.ContainsFunc(past, func(k logicmodel.Link) bool { return k.To.ID == l.To.ID })
		})
		for _, l := range past {
			join(to, p.Element(l.To.ID))
		}
		if len(past) > 0 && rank[e.ID] <= low {
			join(e, from)
		}
	}
	return slices.IndexFunc(from.LeadsTo, func(l logicmodel.Link) bool { return l.To.ID == to.ID && !l.Feedback })
}

func plantBrokenAssumption(p *planting) *place {
	n := p.IntN(len(p.Assumptions) + 1)
	p.Assumptions = slices.Insert(p.Assumptions, n, logicmodel.Assumption{ID: "gone", Text: "T", Status: logicmodel.StatusBroken})
	u, _ := pick(p, p.links(func(use) bool { return true }))
	u.link().Assumes = append(u.link().Assumes, logicmodel.LinkAssumption{ID: "gone"})
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Assumptions[n].StatusPos }, text: "broken"}
}

func plantUncitedEvidence(p *planting) *place {
	u, _ := pick(p, p.links(func(use) bool { return true }))
	return u.grade(outcomes.Evidence{Grade: []outcomes.Grade{outcomes.GradeStrong, outcomes.GradeModerate}[p.IntN(2)]})
}

func plantUnusedDefinition(p *planting) *place {
	switch p.IntN(3) {
	case 0:
		n := p.IntN(len(p.Assumptions) + 1)
		p.Assumptions = slices.Insert(p.Assumptions, n, logicmodel.Assumption{ID: "unused", Text: "T"})
		return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Assumptions[n].Pos }, text: "unused"}
	case 1:
		n := p.IntN(len(p.Risks) + 1)
		p.Risks = slices.Insert(p.Risks, n, logicmodel.Risk{ID: "unused", Text: "T"})
		return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Risks[n].Pos }, text: "unused"}
	}
	n := p.IntN(len(p.Reach))
	id := p.Reach[n].ID
	for i := range p.Elements {
		e := &p.Elements[i]
		e.Reach = slices.DeleteFunc(e.Reach, func(r logicmodel.Ref) bool { return r.ID == id })
	}
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Reach[n].Pos }, text: id}
}

func plantUnmitigatedRisk(p *planting) *place {
	n := p.IntN(len(p.Risks) + 1)
	r := logicmodel.Risk{ID: "flood", Text: "T", Likelihood: logicmodel.RatingHigh}
	if p.IntN(2) == 0 {
		r.Likelihood, r.Consequence = logicmodel.RatingLow, logicmodel.RatingHigh
	}
	p.Risks = slices.Insert(p.Risks, n, r)
	u, _ := pick(p, p.links(func(use) bool { return true }))
	u.link().Risks = append(u.link().Risks, refs("flood")...)
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Risks[n].Pos }, text: "flood"}
}

func plantAwarenessLeap(p *planting) *place {
	e, _ := pick(p, p.elements(func(e *logicmodel.Element) bool { return isOutcome(e) || e.Stage == logicmodel.EndState }))
	e.Kind = logicmodel.KindPractice + logicmodel.Kind(p.IntN(2))
	for _, c := range p.causes(e) {
		c.Kind = logicmodel.KindAwareness
	}
	return atID(e.ID)
}

func plantKindOrder(p *planting) *place {
	u, _ := pick(p, p.links(func(u use) bool { return !u.link().Feedback }))
	kind := logicmodel.KindReach + logicmodel.Kind(p.IntN(4))
	u.Kind, p.Element(u.link().To.ID).Kind = kind+1, kind
	return atLink(u.Element, u.n)
}

func withoutReach(of func(s logicmodel.Stage) bool) func(p *planting) *place {
	return func(p *planting) *place {
		if p.IntN(2) == 0 {
			e, _ := pick(p, p.elements(func(e *logicmodel.Element) bool { return of(e.Stage) }))
			e.Reach = nil
			return atID(e.ID)
		}
		var stages []logicmodel.Stage
		for s := range logicmodel.EndState {
			if of(s) {
				stages = append(stages, s)
			}
		}
		id := p.add(stages[p.IntN(len(stages))], p.end().ID).ID
		p.leadTo(id, logicmodel.Activity)
		return atID(id)
	}
}

func plantUnownedActivity(p *planting) *place {
	e := p.inStage(logicmodel.Activity)
	if p.IntN(2) == 0 {
		e = p.add(logicmodel.Activity, p.inStage(logicmodel.Output).ID)
	}
	e.Partners = nil
	return atID(e.ID)
}

func plantIdlePartner(p *planting) *place {
	n, id := p.IntN(len(p.Partners)+1), "idle"
	if k := p.IntN(2 * len(p.Partners)); k < len(p.Partners) { // one that is there loses its parts
		n, id = k, p.Partners[k].ID
		for i := range p.Elements {
			e := &p.Elements[i]
			e.Partners = slices.DeleteFunc(e.Partners, func(r logicmodel.Ref) bool { return r.ID == id })
		}
	} else {
		p.Partners = slices.Insert(p.Partners, n, logicmodel.Partner{ID: id, Name: "N"})
	}
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Partners[n].Pos }, text: id}
}

func plantInequalityBlind(p *planting) *place {
	for i := range p.Reach {
		p.Reach[i].Priority = false
	}
	return p.atModel()
}

// plantUnmeasuredOutcome takes the indicators of one outcome away, or those of all.
func plantUnmeasuredOutcome(p *planting) *place {
	unmeasured := p.elements(func(e *logicmodel.Element) bool {
		return isResult(e) && !slices.ContainsFunc(e.Supports, func(r logicmodel.Ref) bool { return len(p.framework.Outcome(r.ID).Indicators) > 0 })
	})
	one, _ := pick(p, unmeasured)
	all := p.IntN(5) == 0 && len(unmeasured) > 1
	for _, e := range p.elements(isResult) {
		switch {
		case e == one || all:
			e.Indicators = nil
		case len(e.Indicators) == 0:
			e.Indicators = []outcomes.Indicator{{ID: "in-" + e.ID, Title: "Of " + e.ID, Source: "S"}}
		}
	}
	if all {
		return p.atModel()
	}
	return atID(one.ID)
}

func plantTooManyIndicators(p *planting) *place {
	e := &p.Elements[p.IntN(len(p.Elements))]
	for len(e.Indicators) <= 5 {
		e.Indicators = append(e.Indicators, outcomes.Indicator{ID: fmt.Sprint("i", len(e.Indicators)), Title: "I", Source: "S"})
	}
	return atID(e.ID)
}

// indicator puts an indicator among those of an element and is its place.
func (p *planting) indicator(in outcomes.Indicator, at func(in *outcomes.Indicator) diag.Pos, text string) *place {
	e, _ := pick(p, p.elements(func(e *logicmodel.Element) bool { return len(e.Indicators) < 5 }))
	n := p.IntN(len(e.Indicators) + 1)
	if in.ID = "planted"; in.Title == "" {
		in.Title = "I"
	}
	e.Indicators = slices.Insert(e.Indicators, n, in)
	id := e.ID
	return &place{at: func(m *logicmodel.Model) diag.Pos { return at(&m.Element(id).Indicators[n]) }, text: text}
}

func figureOf(value, on string) outcomes.Figure {
	return outcomes.Figure{Value: value, On: outcomes.Date(on)}
}

func figuresOf(values ...string) []outcomes.Figure {
	var all []outcomes.Figure
	for _, v := range values {
		all = append(all, figureOf(v, ""))
	}
	return all
}

func plantNoBaseline(p *planting) *place {
	return p.indicator(outcomes.Indicator{Source: "S", Targets: figuresOf("7", "9")}, func(in *outcomes.Indicator) diag.Pos { return in.Pos }, "planted")
}

func plantNoSource(p *planting) *place {
	return p.indicator(outcomes.Indicator{}, func(in *outcomes.Indicator) diag.Pos { return in.Pos }, "planted")
}

func titleKey(m *logicmodel.Model, in *outcomes.Indicator) diag.Pos { return m.KeyPos(in.Pos, "title") }

// plantIndicatorTitle adds an indicator with one of the titles.
func plantIndicatorTitle(titles ...string) func(p *planting) *place {
	return func(p *planting) *place {
		title, _ := pick(p, titles)
		at := p.indicator(outcomes.Indicator{Title: title, Source: "S"}, func(in *outcomes.Indicator) diag.Pos { return in.Pos }, title)
		of := at.at
		at.at = func(m *logicmodel.Model) diag.Pos { return m.KeyPos(of(m), "title") }
		return at
	}
}

// plantMeasuredByOutput leaves an outcome nothing but a count of what is delivered.
func plantMeasuredByOutput(p *planting) *place {
	e, _ := pick(p, p.elements(func(e *logicmodel.Element) bool {
		return isResult(e) && !slices.ContainsFunc(e.Supports, func(r logicmodel.Ref) bool { return len(p.framework.Outcome(r.ID).Indicators) > 0 })
	}))
	title, _ := pick(p, []string{"Number of leaflets", "Number of new webinars held", "Total number of posters printed", "Newsletters distributed", "Number of training sessions for carers"})
	e.Indicators = []outcomes.Indicator{{ID: "planted", Title: title, Source: "S"}}
	id := e.ID
	return &place{at: func(m *logicmodel.Model) diag.Pos { return titleKey(m, &m.Element(id).Indicators[0]) }, text: title}
}

// plantSharedMeasure measures an element and one that leads to it by one indicator.
func plantSharedMeasure(p *planting) *place {
	pair, _ := pick(p, p.pairs(func(a, b *logicmodel.Element) bool {
		return a.Stage < b.Stage && (p.leads(a, b) || a.Stage == logicmodel.Output && isResult(b))
	}))
	title := "Walks in a week"
	pair[0].Indicators = append(pair[0].Indicators, outcomes.Indicator{ID: "first", Title: title, Source: "S"})
	second := outcomes.Indicator{ID: "second", Title: title, Source: "S"}
	if p.IntN(3) == 0 {
		second = outcomes.Indicator{ID: "first"}
	}
	pair[1].Indicators = append(pair[1].Indicators, second)
	id, n := pair[1].ID, len(pair[1].Indicators)-1
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).Indicators[n].Pos }, text: second.ID}
}

func plantUndated(p *planting) *place {
	in := outcomes.Indicator{Source: "S", Baseline: outcomes.Baseline{Figure: figureOf("8", "2010")}}
	switch p.IntN(3) {
	case 0:
		in.Baseline.On = ""
		return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Baseline.Pos }, "8")
	case 1:
		in.Targets = []outcomes.Figure{figureOf("9", "2030"), figureOf("10", "")}
		return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Targets[1].Pos }, "10")
	}
	in.Actuals = figuresOf("9")
	return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Actuals[0].Pos }, "9")
}

func plantOutOfRange(p *planting) *place {
	value := []string{"140", "-5", "100.5"}[p.IntN(3)]
	in := outcomes.Indicator{Title: []string{"% of carers who feel well", "Percentage of homes", "Proportion of pupils in work"}[p.IntN(3)], Unit: "%", Source: "S",
		Baseline: outcomes.Baseline{Figure: figureOf("40", "2010")}, Actuals: []outcomes.Figure{figureOf("41", "2011"), figureOf(value, "2012")}}
	return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Actuals[1].Pos }, value)
}

func plantNoChangeAsked(p *planting) *place {
	in := outcomes.Indicator{Source: "S", Direction: outcomes.Direction(p.IntN(3)), Baseline: outcomes.Baseline{Figure: figureOf("8", "2010")}, Targets: []outcomes.Figure{figureOf("8.0", "2030")}}
	return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Targets[0].Pos }, "8.0")
}

func plantPlaceholder(p *planting) *place {
	text, _ := pick(p, []string{"tbc", "n/a", "TBD", "xx", "To be confirmed"})
	if p.IntN(2) == 0 {
		u, _ := pick(p, p.links(func(use) bool { return true }))
		u.link().Because = text
		id, n := u.ID, u.n
		return &place{at: func(m *logicmodel.Model) diag.Pos { return m.KeyPos(m.Element(id).LeadsTo[n].To.Pos, "because") }, text: text}
	}
	at := p.indicator(outcomes.Indicator{Source: text}, func(in *outcomes.Indicator) diag.Pos { return in.Pos }, text)
	of := at.at
	at.at = func(m *logicmodel.Model) diag.Pos { return m.KeyPos(of(m), "source") }
	return at
}

// plantLeap makes all outcomes long-term.
func plantLeap(p *planting) *place {
	p.NoTerms = false
	for _, e := range p.elements(isOutcome) {
		e.Stage = logicmodel.LongTerm
	}
	p.Headings = nil
	far := p.links(func(u use) bool {
		return u.Stage == logicmodel.Output && p.Element(u.link().To.ID).Stage >= logicmodel.LongTerm && !u.link().Feedback
	})
	skips := func(u use) bool { return u.link().Because == "" && !isOutcome(p.Element(u.link().To.ID)) } // LM008 speaks
	if far = slices.DeleteFunc(far, skips); len(far) == 0 {
		return nil
	}
	return atLink(far[0].Element, far[0].n)
}

// plantOneForAll adds an outcome and three that are far away.
func plantOneForAll(p *planting) *place {
	p.NoTerms, p.Headings = false, nil
	var far []string
	for range 3 {
		far = append(far, p.add(logicmodel.LongTerm, p.end().ID).ID)
	}
	id := p.add(logicmodel.ShortTerm, far...).ID
	p.leadTo(id, logicmodel.Output)
	return atLink(p.Element(id), 0)
}

// plantReversedWords adds what people do, and the skill of staff that follows from
// it.
func plantReversedWords(p *planting) *place {
	skill := p.add(logicmodel.LongTerm, p.end().ID)
	skill.Title = []string{"Rangers are skilled in talking with visitors", "Officers have more confidence", "The team is able to answer", "Staff are aware of the rules"}[p.IntN(4)]
	id := p.add(logicmodel.ShortTerm, skill.ID).ID
	p.Element(id).Title = []string{"Visitors comply with the rules", "Families recycle glass", "Tenants have better health", "Drivers obey the limit"}[p.IntN(4)]
	p.leadTo(id, logicmodel.Output)
	return atLink(p.Element(id), 0)
}

func plantStaysInside(p *planting) *place {
	titles := []string{"Rangers are skilled", "Workshops held", "Deliver training", "Claims are assessed in time"}
	for i := range p.Elements {
		if e := &p.Elements[i]; e.Stage >= logicmodel.ShortTerm {
			e.Title = titles[p.IntN(len(titles))]
		}
	}
	return p.atModel()
}

func plantNothingAssumed(p *planting) *place {
	p.Assumptions, p.Risks, p.Factors, p.Ignore = nil, nil, nil, nil
	for _, u := range p.links(func(use) bool { return true }) {
		u.link().Assumes, u.link().Risks = nil, nil
	}
	return p.atModel()
}

// plantReachMismatch adds work for some people, and an outcome of it for others.
func plantReachMismatch(p *planting) *place {
	p.Reach = append(p.Reach, logicmodel.ReachGroup{ID: "some", Title: "Some"}, logicmodel.ReachGroup{ID: "others", Title: "Others"})
	outcome := p.add(outcomeStages[p.IntN(3)], p.end().ID)
	outcome.Reach = refs("others")
	id := outcome.ID
	work := p.add(logicmodel.Output, id)
	work.Reach = refs("some")
	p.leadTo(work.ID, logicmodel.Activity)
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).Reach[0].Pos }, text: "others"}
}

// plantPriorityNotCounted adds a group that nothing counts apart.
func plantPriorityNotCounted(p *planting) *place {
	for i := range p.Elements {
		for k := range p.Elements[i].Indicators {
			p.Elements[i].Indicators[k].DisaggregatedBy = nil
		}
	}
	e, _ := pick(p, p.elements(isOutcome))
	e.Indicators = append(e.Indicators, outcomes.Indicator{ID: "planted", Title: "Walks in a week", Source: "S"})
	n := p.IntN(len(p.Reach) + 1)
	p.Reach = slices.Insert(p.Reach, n, logicmodel.ReachGroup{ID: "first", Title: "Travelling families", Priority: true})
	work := p.inStage(logicmodel.Output)
	work.Reach = append(work.Reach, refs("first")...)
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Reach[n].Pos }, text: "first"}
}

func plantNotANumber(p *planting) *place {
	in := outcomes.Indicator{Source: "S", Unit: "people", Baseline: outcomes.Baseline{Figure: figureOf("8", "2010")}}
	bad := []string{"many", "8 people", "8,5", "0x8"}[p.IntN(4)]
	switch p.IntN(3) {
	case 0:
		in.Baseline.Value = bad
		return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Baseline.Pos }, bad)
	case 1:
		in.Targets = figuresOf("9", bad)
		return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Targets[1].Pos }, bad)
	}
	in.Actuals = figuresOf(bad, "9")
	return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Actuals[0].Pos }, bad)
}

func plantBadDate(p *planting) *place {
	in := outcomes.Indicator{Source: "S", Baseline: outcomes.Baseline{Figure: figureOf("8", "2010")}}
	bad := []string{"June 2014", "2014-13", "30/06/2014", "2014-6"}[p.IntN(4)]
	switch p.IntN(5) {
	case 0:
		p.AsAt = outcomes.Date(bad)
		return &place{at: func(m *logicmodel.Model) diag.Pos { return m.AsAtPos }, text: bad}
	case 1:
		in.Baseline.On = outcomes.Date(bad)
		return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Baseline.OnPos }, bad)
	case 2:
		in.Actuals = []outcomes.Figure{figureOf("9", bad)}
		return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Actuals[0].OnPos }, bad)
	case 3:
		in.Targets = []outcomes.Figure{figureOf("9", "2009-12")} // before the baseline
		return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Targets[0].OnPos }, "2009-12")
	}
	in.Targets = []outcomes.Figure{figureOf("9", "2012"), figureOf("9", bad)}
	return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Targets[1].OnPos }, bad)
}

func plantWrongDirection(p *planting) *place {
	in := outcomes.Indicator{Source: "S", Direction: outcomes.DirectionIncrease, Baseline: outcomes.Baseline{Figure: figureOf("8", "")}, Targets: figuresOf("9", "7")}
	if p.IntN(2) == 0 {
		in.Direction = outcomes.DirectionDecrease
		in.Targets = figuresOf("7", "8.5")
	}
	return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Targets[1].Pos }, in.Targets[1].Value)
}

func plantOverdue(p *planting) *place {
	return p.indicator(outcomes.Indicator{
		Source: "S", Baseline: outcomes.Baseline{Figure: figureOf("8", "2000")}, Targets: []outcomes.Figure{figureOf("9", "2030"), figureOf("9", "2005-08")},
		Actuals: []outcomes.Figure{figureOf("8", "2003")},
	}, func(in *outcomes.Indicator) diag.Pos { return in.Targets[1].Pos }, "9")
}

func plantWhichYear(p *planting) *place {
	year := 2000 + p.IntN(12)
	on := fmt.Sprintf("%d-%02d", year, year+1-2000)
	return p.indicator(outcomes.Indicator{
		Source: "S", Unit: "people", Baseline: outcomes.Baseline{Figure: figureOf("8", "2000")}, Actuals: []outcomes.Figure{figureOf("8", "2030"), figureOf("9", on)},
	}, func(in *outcomes.Indicator) diag.Pos { return in.Actuals[1].OnPos }, on)
}

func plantFraction(p *planting) *place {
	small := []string{"0.365", "0.5", "-0.25"}[p.IntN(3)]
	in := outcomes.Indicator{Source: "S", Unit: "%", Baseline: outcomes.Baseline{Figure: figureOf("40", "2010")}, Actuals: figuresOf(small, "41")}
	return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Actuals[0].Pos }, small)
}

func plantParts(p *planting) *place {
	total := []string{"12", "1,000", "0"}[p.IntN(3)]
	part := func(sex, value string) outcomes.Figure {
		return outcomes.Figure{Value: value, On: "2020", By: []outcomes.Category{{Of: "sex", Is: sex}}}
	}
	in := outcomes.Indicator{
		Source: "S", Unit: "people", Baseline: outcomes.Baseline{Figure: figureOf("40", "2010")}, DisaggregatedBy: []outcomes.Ref{{ID: "sex"}},
		Actuals: []outcomes.Figure{part("female", "5"), figureOf(total, "2020"), part("male", "4")},
	}
	return p.indicator(in, func(in *outcomes.Indicator) diag.Pos { return in.Actuals[1].Pos }, total)
}

func plantNoFramework(p *planting) *place {
	p.Framework, p.framework = logicmodel.FrameworkRef{}, nil
	return p.atModel()
}

func plantUnmapped(p *planting) *place {
	e := p.add(logicmodel.LongTerm, p.end().ID).ID
	p.leadTo(e, logicmodel.Output, logicmodel.ShortTerm, logicmodel.MediumTerm)
	return atID(e)
}

// supports makes an element support one more outcome and is the place of it.
func (p *planting) supports(e *logicmodel.Element, id string) *place {
	n := p.IntN(len(e.Supports) + 1)
	e.Supports = slices.Insert(e.Supports, n, logicmodel.Ref{ID: id})
	eid := e.ID
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(eid).Supports[n].Pos }, text: id}
}

func plantUnknownOutcome(p *planting) *place {
	return p.supports(&p.Elements[p.IntN(len(p.Elements))], "NO77")
}

// outcome is one of the framework's that fits.
func (p *planting) outcome(fits func(o *outcomes.Outcome) bool) *outcomes.Outcome {
	var all []*outcomes.Outcome
	for o := range p.framework.All() {
		if fits(o) {
			all = append(all, o)
		}
	}
	o, _ := pick(p, all)
	return o
}

func inForce(o *outcomes.Outcome) bool { return o.Until == "" && o.ReplacedBy.ID == "" }

func plantWrongLevel(p *planting) *place {
	if len(p.framework.Expects) == 0 {
		return nil
	}
	x := p.framework.Expects[p.IntN(len(p.framework.Expects))]
	o := p.outcome(func(o *outcomes.Outcome) bool { return o.Level.ID == x.Level.ID && inForce(o) })
	e, _ := pick(p, p.elements(func(e *logicmodel.Element) bool {
		if isOutcome(e) && o.Term != 0 { // LM074 speaks
			return false
		}
		return e.Stage < x.Stage && !slices.ContainsFunc(p.framework.Expects, func(y outcomes.Expectation) bool { return y.Level.ID == x.Level.ID && y.Stage <= e.Stage })
	}))
	return p.supports(e, o.ID)
}

func plantRetiredOutcome(p *planting) *place {
	o := p.outcome(func(o *outcomes.Outcome) bool { return !inForce(o) })
	if o == nil {
		return nil
	}
	return p.supports(&p.Elements[p.IntN(len(p.Elements))], o.ID)
}

func plantWrongTerm(p *planting) *place {
	o := p.outcome(func(o *outcomes.Outcome) bool { return o.Term != 0 })
	if o == nil {
		return nil
	}
	e, _ := pick(p, p.elements(func(e *logicmodel.Element) bool {
		return isOutcome(e) && int(e.Stage-logicmodel.ShortTerm) != int(o.Term-outcomes.TermShort)
	}))
	return p.supports(e, o.ID)
}

func plantContradiction(p *planting) *place {
	low := p.outcome(func(o *outcomes.Outcome) bool { return len(o.ContributesTo) > 0 && inForce(o) })
	b := p.add(logicmodel.MediumTerm, p.end().ID)
	b.Supports, b.LeadsTo[0].Because = refs(low.ID), "Why"
	bid := b.ID
	a := p.add(logicmodel.ShortTerm)
	a.Supports = refs(low.ContributesTo[0].ID)
	aid := a.ID
	p.leadTo(aid, logicmodel.Output)
	return p.insert(p.Element(aid), to(bid))
}

func plantMissingExpectation(p *planting) *place {
	if len(p.framework.Expects) == 0 {
		return nil
	}
	x := p.framework.Expects[p.IntN(len(p.framework.Expects))]
	for e := range p.At(x.Stage) {
		e.Supports = slices.DeleteFunc(e.Supports, func(r logicmodel.Ref) bool { return p.framework.Outcome(r.ID).Level.ID == x.Level.ID })
	}
	return p.atModel()
}

func plantOtherFramework(p *planting) *place {
	p.Framework.Version = fmt.Sprint(1990 + p.IntN(9))
	if p.IntN(2) == 0 {
		p.Framework.File = "old.yaml"
	}
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Framework.Pos }, text: p.Framework.File}
}

func plantLabelDrift(p *planting) *place {
	e, ok := pick(p, p.elements(func(e *logicmodel.Element) bool { return len(e.Supports) == 1 }))
	if !ok {
		return nil
	}
	words := strings.Fields(p.framework.Outcome(e.Supports[0].ID).Title)
	n := p.IntN(len(words) + 1)
	e.Title = strings.Join(slices.Insert(words, n, "soon"), " ")
	id := e.ID
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).TitlePos }, text: e.Title}
}

func plantBelowWaterLine(p *planting) *place {
	top := p.framework.AllLevels()[0].ID
	if slices.ContainsFunc(p.framework.Expects, func(x outcomes.Expectation) bool { return x.Level.ID == top }) {
		return nil
	}
	e, _ := pick(p, p.elements(func(e *logicmodel.Element) bool { return e.Stage <= logicmodel.ShortTerm }))
	return p.supports(e, p.outcome(func(o *outcomes.Outcome) bool { return o.Level.ID == top && inForce(o) }).ID)
}

func plantLongLabel(p *planting) *place {
	e := &p.Elements[p.IntN(len(p.Elements))]
	e.Label = ""
	e.Title = strings.TrimSpace(strings.Repeat("People are better ", 9))
	if p.IntN(2) == 0 {
		e.Title = strings.Repeat("better-", 25)
	}
	id := e.ID
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).TitlePos }, text: e.Title[:40]}
}

func outcomeStage(s logicmodel.Stage) bool { return s.IsOutcome() }

// plantTitle gives a random element of the stages one of the titles.
func plantTitle(of func(logicmodel.Stage) bool, titles ...string) func(p *planting) *place {
	return func(p *planting) *place {
		var fit []*logicmodel.Element
		for i := range p.Elements {
			if of(p.Elements[i].Stage) {
				fit = append(fit, &p.Elements[i])
			}
		}
		e, ok := pick(p, fit)
		if !ok {
			return nil
		}
		e.Title, e.Ignore = titles[p.IntN(len(titles))], nil
		id := e.ID
		return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).TitlePos }, text: e.Title}
	}
}

// plantFresh gives an element of the right stage the wording of one of the
// statements in testdata/wording/fresh.txt, which the rules were not tuned to,
// that have the fault of the rule.
func plantFresh(code string) func(p *planting) *place {
	return func(p *planting) *place {
		statements := slices.DeleteFunc(corpus(p.t, "fresh.txt"), func(s statement) bool { return !slices.Contains(s.codes, code) })
		s := statements[p.IntN(len(statements))]
		return plantTitle(func(stage logicmodel.Stage) bool {
			return stage == s.stage || stage.IsOutcome() && s.stage.IsOutcome()
		}, s.title)(p)
	}
}

// plantRepeatsItsCause gives an outcome the title of the output that leads to
// it, as a change.
func plantRepeatsItsCause(p *planting) *place {
	pair, ok := pick(p, p.pairs(func(a, b *logicmodel.Element) bool {
		return a.Stage == logicmodel.Output && b.Stage.IsOutcome() && slices.ContainsFunc(a.LeadsTo, func(l logicmodel.Link) bool { return l.To.ID == b.ID })
	}))
	if !ok {
		return nil
	}
	what := []string{"ookery courses for young parents", "ommunity lunches for older people"}[p.IntN(2)]
	pair[0].Title = "C" + what
	pair[1].Title, pair[1].Ignore = "More c"+what, nil
	id := pair[1].ID
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).TitlePos }, text: pair[1].Title}
}

// plantSameMeaning lets one of two elements that fit, the later, say what the other
// says, one word off or in another form.
func plantSameMeaning(fits func(a, b *logicmodel.Element) bool) func(p *planting) *place {
	forms := [][2]string{
		{"Greater confidence of carers", "Carers are more confident"}, {"People are less isolated", "Isolation is reduced"},
		{"Families are healthier", "Healthy families"}, {"Awareness of the risks is raised", "Greater awareness of risks"},
	}
	return func(p *planting) *place {
		pair, ok := pick(p, p.pairs(fits))
		if !ok {
			return nil
		}
		first, second := pair[0], pair[1]
		if slices.IndexFunc(p.Elements, func(e logicmodel.Element) bool { return e.ID == first.ID }) > slices.IndexFunc(p.Elements, func(e logicmodel.Element) bool { return e.ID == second.ID }) {
			first, second = second, first
		}
		switch form := forms[p.IntN(len(forms))]; p.IntN(4) {
		case 0:
			second.Title = first.Title + " overall"
		case 1:
			second.Title = "The " + first.Title
		case 2:
			first.Title, second.Title = form[1], form[0]
		default:
			first.Title, second.Title = form[0], form[1]
		}
		second.Ignore = nil
		id, text := second.ID, second.Title
		return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).TitlePos }, text: text}
	}
}

func plantNearDuplicate(p *planting) *place {
	pair, _ := pick(p, p.pairs(func(a, b *logicmodel.Element) bool { return a.Stage == b.Stage }))
	pair[0].Title = "Better health, and more"
	pair[1].Title = "better Health and more"
	second, text := pair[1].ID, pair[1].Title
	for i := range p.Elements {
		if p.Elements[i].ID == second { // it comes first
			second, text = pair[0].ID, pair[0].Title
			break
		}
		if p.Elements[i].ID == pair[0].ID {
			break
		}
	}
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(second).TitlePos }, text: text}
}

func plantIdleIgnore(p *planting) *place {
	e, _ := pick(p, p.elements(func(e *logicmodel.Element) bool { return len(e.Ignore) == 0 }))
	code := []string{"LM005", "LM092", "LM006", "LM777", "LM052"}[p.IntN(5)]
	e.Ignore = []logicmodel.Suppression{{Code: code, Reason: "agreed"}}
	id := e.ID
	return &place{at: func(m *logicmodel.Model) diag.Pos { return m.Element(id).Ignore[0].Pos }, text: code}
}
