package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel"
)

func TestIssues(t *testing.T) {
	yes := func(title string) logicmodel.Issue { return logicmodel.Issue{Title: title, Addressed: true} }
	no := func(title string) logicmodel.Issue { return logicmodel.Issue{Title: title} }
	for _, c := range []struct {
		name    string
		answers []logicmodel.Issue
		listed  map[string]string // those that are answered
		others  []string
		warning string // that one begins with
	}{
		{"none", nil, nil, nil, "no issue of the form is answered; write yes or no"},
		{"yes and no", []logicmodel.Issue{yes("Poverty"), no("Partnership working")}, map[string]string{"Poverty": "Yes", "Partnership working": "No"}, nil, "14 of the 16"},
		{"case, space and apostrophe", []logicmodel.Issue{yes(" children's  EARLY years")}, map[string]string{"Children’s early years": "Yes"}, nil, "15 of the 16"},
		{"punctuation", []logicmodel.Issue{no("Localisation of the SOA/local Community-Planning.")}, map[string]string{"Localisation of the SOA / local Community Planning": "No"}, nil, "15 of the 16"},
		{"one of our own", []logicmodel.Issue{yes("Flooding")}, nil, []string{"Flooding: Yes"}, `the issue "Flooding" is not on the form and is shown after the others`},
		{"a slip", []logicmodel.Issue{yes("Health inequalitys")}, nil, []string{"Health inequalitys: Yes"}, `the issue "Health inequalitys" is not on the form and is shown after the others; did you mean "Health inequalities"?`},
		{"without the brackets", []logicmodel.Issue{no("Better use of resources")}, nil, []string{"Better use of resources: No"}, `the issue "Better use of resources" is not on the form and is shown after the others; did you mean "Better use of resources (`},
		{"twice", []logicmodel.Issue{yes("Poverty"), no("poverty")}, map[string]string{"Poverty": "Yes"}, []string{"poverty: No"}, `the issue "poverty" is answered twice; the first answer counts`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStudy(&logicmodel.Model{CaseStudy: logicmodel.CaseStudy{Issues: c.answers}}, nil, &Options{})
			var listed, others *table
			for _, b := range s.issues().blocks {
				switch {
				case b.table == nil:
				case listed == nil:
					listed = b.table
				default:
					others = b.table
				}
			}
			if len(listed.rows) != len(formIssues()) {
				t.Fatalf("%d issues", len(listed.rows))
			}
			for _, row := range listed.rows {
				want := c.listed[row[0].String()]
				if want == "" {
					want = "Not answered"
				}
				if got := row[1].String(); got != want {
					t.Errorf("%s: %s, want %s", row[0], got, want)
				}
			}
			var got []string
			if others != nil {
				for _, row := range others.rows {
					got = append(got, row[0].String()+": "+row[1].String())
				}
			}
			if diff := cmp.Diff(c.others, got); diff != "" {
				t.Errorf("others (-want +got):\n%s", diff)
			}
			if len(s.warnings) == 0 || !strings.HasPrefix(s.warnings[0], c.warning) {
				t.Errorf("warnings %q", s.warnings)
			}
		})
	}
}

// TestIssueList checks that no two issues of the form are taken for one.
func TestIssueList(t *testing.T) {
	seen := map[string]bool{}
	for _, title := range formIssues() {
		if n := normalTitle(title); n == "" || seen[n] {
			t.Errorf("%q is there twice", title)
		} else {
			seen[n] = true
		}
	}
}
