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
		{"none", nil, nil, nil, ""},
		{"yes and no", []logicmodel.Issue{yes("Poverty"), no("Partnership working")}, map[string]string{"Poverty": "Yes", "Partnership working": "No"}, nil, ""},
		{"case, space and apostrophe", []logicmodel.Issue{yes(" children's  EARLY years")}, map[string]string{"Children’s early years": "Yes"}, nil, ""},
		{"punctuation", []logicmodel.Issue{no("Localisation of the SOA/local Community-Planning.")}, map[string]string{"Localisation of the SOA / local Community Planning": "No"}, nil, ""},
		{"one of our own", []logicmodel.Issue{yes("Flooding")}, nil, []string{"Flooding: Yes"}, `the issue "Flooding" is not on the form and is shown after the others`},
		{"a slip", []logicmodel.Issue{yes("Health inequalitys")}, nil, []string{"Health inequalitys: Yes"}, `the issue "Health inequalitys" is not on the form and is shown after the others; did you mean "Health inequalities"?`},
		{"without the brackets", []logicmodel.Issue{no("Better use of resources")}, nil, []string{"Better use of resources: No"}, `the issue "Better use of resources" is not on the form and is shown after the others; did you mean "Better use of resources (`},
		{"twice", []logicmodel.Issue{yes("Poverty"), no("poverty")}, map[string]string{"Poverty": "Yes"}, []string{"poverty: No"}, `the issue "poverty" is answered twice; the first answer counts`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStudyOf(t, &logicmodel.Model{CaseStudy: logicmodel.CaseStudy{Issues: c.answers}}, nil, &Options{Draft: true})
			var listed, others *table
			for _, b := range s.questions(&s.form.sections[3]) {
				switch {
				case b.table == nil:
				case listed == nil:
					listed = b.table
				default:
					others = b.table
				}
			}
			if len(listed.rows) != 16 {
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
			if n := len(s.omission.Questions); n != 16-len(c.listed) {
				t.Errorf("%d questions are not answered", n)
			}
			if c.warning == "" && s.warnings != nil || c.warning != "" && (len(s.warnings) != 1 || !strings.HasPrefix(s.warnings[0], c.warning)) {
				t.Errorf("warnings %q", s.warnings)
			}
		})
	}
}

// TestUnanswered checks that a question without an answer is left out of what is
// published, and is never shown as no.
func TestUnanswered(t *testing.T) {
	answers := []logicmodel.Issue{{Title: "Poverty", Addressed: true}, {Title: "Re-prioritisation"}}
	s := newStudyOf(t, &logicmodel.Model{CaseStudy: logicmodel.CaseStudy{Issues: answers}}, nil, nil)
	var got []string
	for _, row := range s.questions(&s.form.sections[3])[0].table.rows {
		got = append(got, row[0].String()+": "+row[1].String())
	}
	if diff := cmp.Diff([]string{"Poverty: Yes", "Re-prioritisation: No"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	none := newStudyOf(t, &logicmodel.Model{}, nil, nil)
	if blocks := none.questions(&none.form.sections[3]); blocks != nil {
		t.Errorf("without answers: %+v", blocks)
	}
}
