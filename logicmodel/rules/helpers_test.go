package rules_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// linked is a model of n elements e0, e1, … of one stage with the links, each
// a pair from, to; those after the first forward ones are feedback.
func linked(n, forward int, links ...[2]int) *logicmodel.Model {
	m := &logicmodel.Model{ID: "m", Title: "M"}
	for i := range n {
		m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("e", i), Title: "E", Stage: logicmodel.ShortTerm})
	}
	for i, l := range links {
		from := &m.Elements[l[0]]
		link := to(fmt.Sprint("e", l[1]))
		link.Feedback = i >= forward
		from.LeadsTo = append(from.LeadsTo, link)
	}
	return m
}

func parse(t testing.TB, src string) *logicmodel.Model {
	t.Helper()
	m, err := logicmodel.Parse("m.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// places is "line:column code" of each finding, one a line.
func places(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%d:%d %s\n", d.Pos.Line, d.Pos.Column, d.Code)
	}
	return b.String()
}

func refs(ids ...string) []logicmodel.Ref {
	var all []logicmodel.Ref
	for _, id := range ids {
		all = append(all, logicmodel.Ref{ID: id})
	}
	return all
}

func to(id string) logicmodel.Link { return logicmodel.Link{To: logicmodel.Ref{ID: id}} }

// never is the distance between elements that no path joins.
const never = 1 << 20

// distances are the lengths of the shortest paths between the elements of m
// (Floyd 1962), along the links that are not feedback or along all.
func distances(m *logicmodel.Model, feedback bool) [][]int {
	n := len(m.Elements)
	d := make([][]int, n)
	index := map[string]int{}
	for i := range d {
		d[i] = slices.Repeat([]int{never}, n)
		d[i][i] = 0
		index[m.Elements[i].ID] = i
	}
	for i, e := range m.Elements {
		for _, l := range e.LeadsTo {
			if to := index[l.To.ID]; to != i && (feedback || !l.Feedback) {
				d[i][to] = 1
			}
		}
	}
	for k := range n {
		for i := range n {
			for j := range n {
				d[i][j] = min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	return d
}

// checkText is what a check of one text finds, whose framework lies in fsys or
// is given.
func checkText(t testing.TB, fsys fs.FS, name, src string, f *outcomes.Framework, o *rules.Options) *rules.Result {
	t.Helper()
	own := rules.Options{}
	if o != nil {
		own = *o
	}
	own.FS, own.Framework = fsys, f
	report, err := rules.Check([]rules.Source{{Name: name, Text: []byte(src)}}, &own)
	if err != nil {
		t.Fatal(err)
	}
	return report.Results[0]
}
