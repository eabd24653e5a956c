package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

func TestSupports(t *testing.T) {
	f, err := outcomes.Parse("f.yaml", []byte(`framework: f
title: F
levels: [{id: top, title: Top}, {id: low, title: Low}]
outcomes:
  - {id: T1, level: top, title: First}
  - {id: T2, level: top, title: Second}
  - {id: L1, level: low, title: Lower, contributes-to: [T1, T2]}
  - {id: L2, level: low, title: Unused, contributes-to: [T2]}
`))
	if err != nil {
		t.Fatal(err)
	}
	model := func(supports string) *logicmodel.Model {
		m, err := logicmodel.Parse("m.yaml", []byte("model: m\ntitle: M\nend-state: {id: e, title: End, supports: ["+supports+"]}\n"))
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	for _, c := range []struct {
		name, supports string
		framework      *outcomes.Framework
		want           []string
	}{
		{"nothing", "", f, nil},
		{"two levels", "L1", f, []string{
			"First | Top | Through Lower | –",
			"Second | Top | Through Lower | –",
			"Lower | Low | End | First; Second",
		}},
		{"not in the framework", "X9", f, []string{"X9 | Not known: the framework does not have it | End | Not known"}},
		{"no framework", "L1", nil, []string{"L1 | Not known: the model names no framework | End | Not known"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, b := range newStudyOf(t, model(c.supports), c.framework, nil).supports() {
				switch {
				case b.table != nil:
					for _, row := range b.table.rows {
						var cells []string
						for _, cell := range row {
							cells = append(cells, cell.String())
						}
						got = append(got, strings.Join(cells, " | "))
					}
				case b.list != nil:
					for _, item := range b.list {
						got = append(got, "* "+item.String())
					}
				default:
					got = append(got, b.text.String())
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
