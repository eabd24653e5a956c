package content

import (
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
)

// walks returns a model with partners at its elements: of each as many as there are
// words in the texts.
func walks(partners ...string) *logicmodel.Model {
	m := picturetest.Chain("Walks", "Walk", "Walks held", "People walk", "People are well")
	m.Partners = []logicmodel.Partner{{ID: "dcc", Name: "Dundee City Council"}, {ID: "nhs", Name: "NHS Tayside"}, {ID: "idle", Name: "Idle"}}
	for i, ids := range partners {
		for _, id := range strings.Fields(ids) {
			m.Elements[i].Partners = append(m.Elements[i].Partners, logicmodel.Ref{ID: id})
		}
	}
	return m
}

// TestSwimlanes checks which boxes stand in which swimlane, and that elements of none
// come last.
func TestSwimlanes(t *testing.T) {
	m := walks("nhs", "dcc", "", "nhs")
	p, err := Model(m, &Options{GroupBy: ByPartner})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for f := range p.Frames {
		line := p.Frames[f].Title + ":"
		for n := range p.Boxes {
			if p.IsWithin(n, f) {
				line += " " + p.Boxes[n].ID
			}
		}
		got = append(got, line)
	}
	e := m.Elements
	want := []string{"Dundee City Council: " + e[1].ID, "NHS Tayside: " + e[0].ID + " " + e[3].ID}
	others := "Others: " + e[2].ID
	for _, rest := range e[4:] {
		others += " " + rest.ID
	}
	if want = append(want, others); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	words := FlatText(p.Description)
	if !strings.Contains(words, "Partners") || !strings.Contains(words, "“Dundee City Council” holds “Walks held”") {
		t.Errorf("the description names no partners:\n%s", words)
	}
}

// TestMembers checks that boxes have initials where one belongs to several.
func TestMembers(t *testing.T) {
	p, err := Model(walks("nhs dcc", "", "idle"), &Options{GroupBy: ByPartner})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Frames) > 0 {
		t.Errorf("there are swimlanes: %v", p.Frames)
	}
	var got []string
	for n := range 3 {
		got = append(got, p.InitialsOf(n))
	}
	if want := []string{"DCC · NHST", "", "Id"}; !slices.Equal(got, want) {
		t.Errorf("initials %q, want %q", got, want)
	}
	if words := FlatText(p.Description); !strings.Contains(words, "Partners: Dundee City Council; NHS Tayside") {
		t.Errorf("the description names no partners:\n%s", words)
	}
}

// TestMembersOfMost checks that there are no swimlanes where most elements would be in
// the last one.
func TestMembersOfMost(t *testing.T) {
	p, err := Model(walks("nhs"), &Options{GroupBy: ByPartner})
	if err != nil || len(p.Frames) > 0 || p.InitialsOf(0) != "NHST" {
		t.Errorf("%d frames, initials %q, %v", len(p.Frames), p.InitialsOf(0), err)
	}
}

// TestGroupsAcross checks that the outermost groups become swimlanes themselves.
func TestGroupsAcross(t *testing.T) {
	m := walks()
	m.Groups = []logicmodel.Group{{ID: "g", Title: "Walking"}, {ID: "h", Title: "Indoors", Group: logicmodel.Ref{ID: "g"}}}
	m.Elements[0].Group, m.Elements[1].Group = logicmodel.Ref{ID: "g"}, logicmodel.Ref{ID: "h"}
	p, err := Model(m, &Options{GroupBy: ByGroup})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for f := range p.Frames {
		got = append(got, p.Frames[f].Title+strings.Repeat("!", p.Frames[f].Swimlane))
	}
	if want := []string{"Walking!", "Indoors", "Others!!"}; !slices.Equal(got, want) {
		t.Errorf("frames %q, want %q", got, want)
	}
}

// TestGroupingErrors checks what cannot be grouped.
func TestGroupingErrors(t *testing.T) {
	for _, test := range []struct {
		o    Options
		want string
	}{
		{Options{GroupBy: ByPartner}, "it cannot be grouped by partner: no element names a partner"},
		{Options{GroupBy: ByReach}, "it cannot be grouped by reach: no element says whom it reaches"},
		{Options{GroupBy: ByGroup}, "it cannot be grouped by group: the model has no groups with elements"},
		{Options{GroupBy: "colour"}, `a model cannot be grouped by "colour"; use partner, reach or group`},
	} {
		if _, err := Model(walks(), &test.o); err == nil || err.Error() != test.want {
			t.Errorf("%v, want %q", err, test.want)
		}
	}
}

// TestInitials checks the initials of titles of all kinds.
func TestInitials(t *testing.T) {
	for title, want := range map[string]string{
		"Dundee City Council":                  "DCC",
		"NHS Tayside":                          "NHST",
		"The surgery":                          "Su",
		"Service providers":                    "SP",
		"People at risk of poor mental health": "PRPMH",
		"Abertay":                              "Ab",
		"X":                                    "X",
		"—":                                    "",
		"مجلس المدينة":                         "ما",
	} {
		if got := initials(title); got != want {
			t.Errorf("initials of %q are %q, want %q", title, got, want)
		}
	}
}
