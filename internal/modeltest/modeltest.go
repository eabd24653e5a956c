// Package modeltest has what tests of several packages need: small models, and
// what is found in them.
package modeltest

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// Parse reads a model that is well formed.
func Parse(t testing.TB, src string) *logicmodel.Model {
	t.Helper()
	m, err := logicmodel.Parse("m.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Refs returns references to elements of the same model, or to outcomes.
func Refs(ids ...string) []logicmodel.Ref {
	var all []logicmodel.Ref
	for _, id := range ids {
		all = append(all, logicmodel.Ref{ID: id})
	}
	return all
}

// To returns a link to an element of the same model.
func To(id string) logicmodel.Link { return logicmodel.Link{To: logicmodel.Ref{ID: id}} }

// Linked returns a model of n elements e0, e1, … of one stage with the links,
// each a pair from, to; those after the first forward ones are feedback.
func Linked(n, forward int, links ...[2]int) *logicmodel.Model {
	m := &logicmodel.Model{ID: "m", Title: "M"}
	for i := range n {
		m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("e", i), Title: "E", Stage: logicmodel.ShortTerm})
	}
	for i, l := range links {
		from := &m.Elements[l[0]]
		link := To(fmt.Sprint("e", l[1]))
		link.Feedback = i >= forward
		from.LeadsTo = append(from.LeadsTo, link)
	}
	return m
}

// Never is the distance between elements that no path joins.
const Never = 1 << 20

// Distances returns the lengths of the shortest paths between the elements of m
// (Floyd 1962), along the links that are not feedback or along all.
func Distances(m *logicmodel.Model, feedback bool) [][]int {
	n := len(m.Elements)
	d := make([][]int, n)
	index := map[string]int{}
	for i := range d {
		d[i] = slices.Repeat([]int{Never}, n)
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

// Files returns a file system of texts.
func Files(texts map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// Check checks the sources, whose options are known to be fine.
func Check(t testing.TB, o *rules.Options, sources ...rules.Source) *rules.Report {
	t.Helper()
	report, err := rules.Check(sources, o)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// CheckFiles checks all files of a folder of texts.
func CheckFiles(t testing.TB, texts map[string]string) *rules.Report {
	t.Helper()
	report, err := rules.CheckFiles(Files(texts), nil, ".")
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// Places returns "line:column code" of each finding, one a line.
func Places(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%d:%d %s\n", d.Pos.Line, d.Pos.Column, d.Code)
	}
	return b.String()
}
