package chain_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/chain"
)

// TestTraditions builds the models of every tradition step by step.
func TestTraditions(t *testing.T) {
	names, err := fs.Glob(examples.FS, "traditions/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	built := 0
	for _, name := range append(names, "wide") {
		src, err := fs.ReadFile(examples.FS, name)
		if name == "wide" {
			src, err = os.ReadFile("../testdata/wide.yaml")
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(src), "\nframework: water") {
			continue
		}
		want, err := logicmodel.Parse(name, src)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, rebuild(want), cmpopts.IgnoreTypes(diag.Pos{})); diff != "" {
			t.Errorf("%s (-file +built):\n%s", name, diff)
		}
		built++
	}
	if built < 8 {
		t.Errorf("only %d models were built", built)
	}
}

// rebuild builds a model anew, by the methods of package chain for all that it has
// methods for.
func rebuild(m *logicmodel.Model) *logicmodel.Model {
	c := chain.New(m.ID, m.Title)
	c.Partners(m.Partners...).Reach(m.Reach...).Assumptions(m.Assumptions...).Risks(m.Risks...).Groups(m.Groups...).Factors(m.Factors...)
	for _, h := range m.Headings {
		c.Heading(h.Stage, h.Text)
	}
	if m.Links == logicmodel.LinkingStages {
		c.LinkStages()
	}
	for _, s := range m.Ignore {
		c.Ignore(s.Code, s.Reason)
	}
	for i := range m.Elements {
		rebuildStep(c, m.NoTerms, &m.Elements[i])
	}
	built := c.Build()
	built.Framework, built.Lang, built.Partnership, built.Place = m.Framework, m.Lang, m.Partnership, m.Place
	built.Summary, built.Situation, built.Source, built.AsAt = m.Summary, m.Situation, m.Source, m.AsAt
	built.YearStarts, built.CaseStudy, built.SameAs, built.Extra = m.YearStarts, m.CaseStudy, m.SameAs, m.Extra
	return built
}

func rebuildStep(c *chain.Chain, noTerms bool, e *logicmodel.Element) {
	var s *chain.Step
	if noTerms && e.Stage.IsOutcome() {
		s = c.AddOutcome(e.ID, e.Title)
	} else {
		s = c.Add(e.Stage, e.ID, e.Title)
	}
	s.Label(e.Label).Summary(e.Summary).Kind(e.Kind).Group(e.Group.ID).Source(e.Source).Note(e.Note)
	s.Indicators(e.Indicators...).SameAs(e.SameAs...).Extra(e.Extra...)
	if e.Status != nil {
		s.Status(*e.Status)
	}
	if e.Unintended {
		s.Unintended()
	}
	if e.Illustrative {
		s.Illustrative()
	}
	for _, ref := range e.Partners {
		s.Partners(ref.ID)
	}
	for _, ref := range e.Reach {
		s.Reach(ref.ID)
	}
	for _, ref := range e.Supports {
		s.Supports(ref.ID)
	}
	for _, ref := range e.DependsOn {
		s.DependsOn(ref.ID)
	}
	for _, i := range e.Ignore {
		s.Ignore(i.Code, i.Reason)
	}
	for _, l := range e.LeadsTo {
		k := s.LeadsTo(l.To.ID).Because(l.Because).Evidence(l.Evidence).Note(l.Note).Extra(l.Extra...)
		for _, a := range l.Assumes {
			if a.ID != "" {
				k.Assumes(a.ID)
			} else {
				k.AssumesThat(a.Text)
			}
		}
		for _, r := range l.Risks {
			k.Risks(r.ID)
		}
		if l.Feedback {
			k.Feedback()
		}
		if l.Illustrative {
			k.Illustrative()
		}
	}
}
