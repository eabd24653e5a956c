// Package miradi reads the results chains of projects of Miradi, a program for planning
// in nature conservation, from files of the kind xmpz2. Each chain is a model.
package miradi

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/xmltree"
)

const (
	part    = "project.xml"
	maxPart = 32 << 20
	version = "248" // of the schema, whose names these are
)

// Knows reports whether a file is a project of Miradi, by its name or what is packed in
// it.
func Knows(name string, data []byte) bool {
	return strings.HasPrefix(strings.ToLower(filepath.Ext(name)), ".xmpz") || bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte(part))
}

var schema = regexp.MustCompile(`schema/ConservationProject/(\d+)`)

// Read reads the model of each results chain.
func Read(name string, data []byte) ([]*draft.Draft, diag.List) {
	file := draft.Place{Pos: diag.Pos{File: name}}
	fault := func(format string, args ...any) ([]*draft.Draft, diag.List) {
		return nil, diag.List{file.Finding(diag.Error, format, args...)}
	}
	text, err := unpack(data)
	if err != nil {
		return fault("%v", err)
	}
	top, err := xmltree.Read(name, text)
	if err != nil {
		return fault("%v", err)
	}
	var found diag.List
	if m := schema.FindSubmatch(text[:min(len(text), 4096)]); m == nil || string(m[1]) != version {
		found = append(found, file.Finding(diag.Warning, "this project is of another version of Miradi's format than %s, so look whether anything is left out", version))
	}
	p := &project{top: top, pools: map[string]map[string]*xmltree.Node{}}
	var all []*draft.Draft
	for _, c := range top.First("ResultsChainPool").All("ResultsChain") {
		r := &reader{project: p, chain: c, factors: map[string]*factor{}}
		all = append(all, draft.New(r.read()))
		found = append(found, r.found...)
	}
	if len(all) == 0 {
		return fault("there is no results chain in this project")
	}
	return all, append(found, top.Unused()...)
}

func unpack(data []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("this project cannot be opened; export it from Miradi again")
	}
	f, err := z.Open(part)
	if err != nil {
		return nil, fmt.Errorf("this is a project of an older Miradi; open it in Miradi 4 or later, and export it as .xmpz2")
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxPart+1))
	if err != nil {
		return nil, fmt.Errorf("this project cannot be opened: %w", err)
	}
	if len(text) > maxPart {
		return nil, fmt.Errorf("the project is larger than %d MB when unpacked, the most that is read", maxPart>>20)
	}
	return text, nil
}

// A project is a file, in which things stand in pools and name each other by ids.
type project struct {
	top   *xmltree.Node
	pools map[string]map[string]*xmltree.Node
}

// find returns the thing of a kind with the id; nil where there is none.
func (p *project) find(kind, id string) *xmltree.Node {
	if p.pools[kind] == nil {
		p.pools[kind] = map[string]*xmltree.Node{}
		for _, n := range p.top.First(kind + "Pool").All(kind) {
			p.pools[kind][n.Attr("Id")] = n
		}
	}
	return p.pools[kind][id]
}

// all returns the things of a kind that a list of ids below a node names.
func (p *project) all(n *xmltree.Node, list, kind, idName string) []*xmltree.Node {
	var all []*xmltree.Node
	for _, id := range n.First(list).All(idName) {
		if thing := p.find(kind, words(id)); thing != nil {
			all = append(all, thing)
		}
	}
	return all
}

// words returns the text of an element with that of its paragraphs.
func words(n *xmltree.Node) string {
	if n == nil {
		return ""
	}
	all := []string{n.Text()}
	for _, c := range n.Children {
		all = append(all, words(c))
	}
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}

// A factor is a box of a diagram.
type factor struct {
	kind, id string // such as Strategy, and the id in a model
	node     *xmltree.Node
	group    string // its id
	depth    int    // the longest way from a strategy
}

// A link is an arrow between two factors.
type link struct {
	from, to *factor
	node     *xmltree.Node
}

// A reader reads a results chain.
type reader struct {
	*project
	chain   *xmltree.Node
	factors map[string]*factor // by the ids of their boxes
	order   []*factor
	links   []link
	found   diag.List
}

// kinds are the sorts of boxes, with the lists of a model that they are items of; short
// stands for short or medium, by how far they are from a strategy.
var kinds = map[string]string{
	"Strategy": "activities", "IntermediateResult": "short", "ThreatReductionResult": "long", "BiophysicalResult": "long",
	"BiodiversityTarget": "end-state", "HumanWellbeingTarget": "end-state", "HumanWelfareTarget": "end-state", "GroupBox": "groups",
}

// read returns the name of the chain as an id, and its model.
func (r *reader) read() (string, *draft.Map) {
	m := &draft.Map{}
	title := r.chain.First("ResultsChainName")
	name := draft.ID(words(title))
	m.Set("model", name, r.chain.Place())
	m.Set("title", words(title), title.Place())
	m.Set("summary", words(r.chain.First("ResultsChainDetails")), r.chain.First("ResultsChainDetails").Place())
	r.readFactors()
	r.readLinks()
	r.measure()
	for _, list := range []string{"groups", "activities", "short", "medium", "long", "end-state"} {
		for _, f := range r.order {
			to := m
			if f.list() != list {
				continue
			}
			if list == "short" || list == "medium" || list == "long" {
				to = m.Map("outcomes")
			}
			r.write(to.Add(list), f)
		}
	}
	return name, m
}

// list returns the list of a model in which a factor is.
func (f *factor) list() string {
	if list := kinds[f.kind]; list != "short" || f.depth <= 1 {
		return list
	}
	return "medium"
}

func (r *reader) readFactors() {
	groups := map[*factor][]string{}
	for _, box := range r.all(r.chain, "ResultsChainDiagramFactorIds", "DiagramFactor", "DiagramFactorId") {
		wrapped := box.First("DiagramFactorWrappedFactorId").First("WrappedByDiagramFactorId")
		if wrapped == nil || len(wrapped.Children) == 0 {
			continue
		}
		id := wrapped.Children[0]
		f := &factor{kind: strings.TrimSuffix(id.Name, "Id")}
		f.node = r.find(f.kind, words(id))
		if kinds[f.kind] == "" || f.node == nil {
			if f.node != nil { // a box of text, a threat and the like
				r.found = append(r.found, f.node.Place().Loss("this "+f.kind, words(f.node.First(f.kind+"Name"))))
			}
			continue
		}
		f.id = draft.ID(f.kind + "-" + words(id))
		for _, member := range box.First("DiagramFactorGroupBoxChildrenIds").All("DiagramFactorId") {
			groups[f] = append(groups[f], words(member))
		}
		r.factors[box.Attr("Id")] = f
		r.order = append(r.order, f)
	}
	for _, g := range r.order {
		for _, id := range groups[g] {
			if f := r.factors[id]; f != nil {
				f.group = g.id
			}
		}
	}
}

func (r *reader) readLinks() {
	end := func(n *xmltree.Node, name string) *factor {
		n = n.First(name).First("LinkableFactorId")
		if n == nil || len(n.Children) == 0 {
			return nil
		}
		return r.factors[words(n.Children[0])]
	}
	for _, n := range r.all(r.chain, "ResultsChainDiagramLinkIds", "DiagramLink", "DiagramLinkId") {
		l := link{end(n, "DiagramLinkFromDiagramFactorId"), end(n, "DiagramLinkToDiagramFactorId"), n}
		if l.from == nil || l.to == nil {
			r.found = append(r.found, n.Place().Loss("a link to or from what is left out", n.Attr("Id")))
			continue
		}
		r.links = append(r.links, l)
	}
}

// measure finds how far factors are from strategies. In a loop it stops.
func (r *reader) measure() {
	for range r.order {
		for _, l := range r.links {
			if l.to.depth = max(l.to.depth, l.from.depth+1); l.to.depth > len(r.order) {
				l.to.depth = len(r.order)
			}
		}
	}
}

// write writes a factor as an element or a group.
func (r *reader) write(m *draft.Map, f *factor) {
	at := f.node.Place()
	set := func(key, text string) { m.Set(key, text, at) }
	set("id", f.id)
	set("title", words(f.node.First(f.kind+"Name")))
	details := words(f.node.First(f.kind + "Details"))
	if f.kind == "GroupBox" {
		set("note", details)
	} else {
		set("summary", r.summary(f, details))
	}
	set("group", f.group)
	if uuid := words(f.node.First(f.kind + "UUID")); uuid != "" && f.kind != "GroupBox" {
		s := m.Add("same-as")
		s.Set("scheme", "miradi", at)
		s.Set("id", uuid, at)
	}
	r.writeStatus(m, f)
	var notes []string
	for _, kind := range []string{"Objective", "Goal"} {
		for _, o := range r.all(f.node, f.kind+kind+"Ids", kind, kind+"Id") {
			notes = append(notes, strings.TrimSuffix(kind+": "+words(o.First(kind+"Name"))+". "+words(o.First(kind+"Details")), ". "))
		}
	}
	set("note", strings.Join(notes, "\n"))
	for _, in := range r.all(f.node, f.kind+"IndicatorIds", "Indicator", "IndicatorId") {
		r.writeIndicator(m.Add("indicators"), in)
	}
	for _, l := range r.links {
		if l.from == f {
			writeLink(m.Add("leads-to"), l, l.to.id, false)
		}
		if l.to == f && isTrue(l.node.First("DiagramLinkIsBidirectionalLink")) {
			writeLink(m.Add("leads-to"), l, l.from.id, true)
		}
	}
}

func isTrue(n *xmltree.Node) bool { return slices.Contains([]string{"1", "true"}, words(n)) }

// summary returns the details of a factor and, of a strategy, its tasks, which would
// lead to nothing as activities of their own.
func (r *reader) summary(f *factor, details string) string {
	var tasks []string
	for _, t := range r.all(f.node, "StrategyOrderedActivityIds", "Task", "ActivityId") {
		tasks = append(tasks, words(t.First("TaskName")))
	}
	if len(tasks) == 0 {
		return details
	}
	return strings.TrimSpace(details + " Tasks: " + strings.Join(tasks, "; ") + ".")
}

func writeLink(m *draft.Map, l link, to string, back bool) {
	at := l.node.Place()
	m.Set("to", to, at)
	if back {
		m.Raw("feedback", "true", at)
	}
	if isTrue(l.node.First("DiagramLinkIsUncertainLink")) {
		m.Map("evidence").Set("grade", "weak", at)
	}
	m.Set("note", words(l.node.First("DiagramLinkAnnotation")), at)
}

// statuses are what the codes of reports begin with or hold, in lower case.
var statuses = []struct{ code, is string }{
	{"notknown", "not-known"}, {"notachieved", "not-achieved"}, {"abandoned", "not-achieved"}, {"achieved", "achieved"}, {"completed", "achieved"},
	{"issues", "behind"}, {"behind", "behind"}, {"ontrack", "on-track"}, {"notyet", "not-started"}, {"planned", "not-started"}, {"scheduled", "not-started"},
}

// writeStatus writes the latest report on a factor.
func (r *reader) writeStatus(m *draft.Map, f *factor) {
	var last *xmltree.Node
	kind, date := "", ""
	for _, k := range []string{"ResultReport", "ProgressReport"} {
		for _, n := range r.all(f.node, f.kind+k+"Ids", k, k+"Id") {
			if on := words(ending(n, "Date")); last == nil || on > date {
				last, kind, date = n, k, on
			}
		}
	}
	if last == nil {
		return
	}
	code := ending(last, "Status")
	word := strings.ToLower(words(code))
	i := slices.IndexFunc(statuses, func(s struct{ code, is string }) bool { return strings.Contains(word, s.code) })
	if i < 0 {
		if word != "" {
			r.found = append(r.found, code.Place().Loss("this status", words(code)))
		}
		return
	}
	s := m.Map("status")
	s.Set("is", statuses[i].is, code.Place())
	s.Set("on", date, last.Place())
	s.Set("note", words(last.First(kind+"Details")), last.Place())
}

// ending returns the first element below one whose name has the ending, since those of
// reports differ between versions.
func ending(n *xmltree.Node, suffix string) *xmltree.Node {
	for _, c := range n.Children {
		if strings.HasSuffix(c.Name, suffix) {
			return c
		}
	}
	return nil
}

func (r *reader) writeIndicator(m *draft.Map, n *xmltree.Node) {
	at := n.Place()
	m.Set("id", draft.ID("indicator-"+n.Attr("Id")), at)
	m.Set("title", words(n.First("IndicatorName")), at)
	m.Set("definition", words(n.First("IndicatorDetails")), at)
	m.Set("unit", words(n.First("IndicatorUnit")), at)
	value := func(list string, n *xmltree.Node, kind, value, note string) {
		v := m.Add(list)
		v.Set("value", words(n.First(kind+value)), n.Place())
		v.Set("on", words(n.First(kind+"Date")), n.Place())
		v.Set("note", strings.TrimSpace(words(n.First(kind+note))+" "+confidence(n)), n.Place())
	}
	for _, f := range r.all(n, "IndicatorFutureStatusIds", "FutureStatus", "FutureStatusId") {
		if words(f.First("FutureStatusSummary")) != "" {
			value("targets", f, "FutureStatus", "Summary", "Details")
		}
	}
	for _, f := range r.all(n, "IndicatorMeasurementIds", "Measurement", "MeasurementId") {
		if words(f.First("MeasurementMeasurementValue")) != "" {
			value("actuals", f, "Measurement", "MeasurementValue", "Detail")
		}
	}
}

// confidence returns how sure a measurement is.
func confidence(n *xmltree.Node) string {
	if text := words(n.First("MeasurementEvidenceConfidence")); text != "" {
		return "Confidence: " + text + "."
	}
	return ""
}
