package examples_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
)

// A statedPartner is a partner that a source names.
type statedPartner struct {
	name   string
	stated string   // where, in the source's words; names of persons left out
	in     []string // the elements in which, by the source, it takes part
}

const workingGroup = "A working group consisting of local staff was established, including … This group was instrumental in developing and delivering the methods; group members took the questionnaire out, and it was a resource to plan and deliver the events"

// inGroup are the elements of stobs-engagement in which the source says that
// the working group takes part.
var inGroup = []string{"process", "group", "ask", "create"}

// statedPartners are all the partners that models may name, by model.
var statedPartners = map[string][]statedPartner{
	"ahlul-bayt": {
		{"Scottish Ahlul Bayt Society", "the Scottish Ahlul Bayt Society are at the forefront of ensuring that the Shia Muslim community in Scotland are empowered", []string{"policy-work", "champion", "empower"}},
	},
	"bikes-for-refugees": {
		{"Bikes for Refugees", "Bikes for Refugees empower New Scots … by providing them with bicycles", []string{"provide"}},
	},
	"broken": { // of stobswellbeing; who does what in it is made up
		{"Dundee City Council", "Partners involved in case study", nil},
		{"Voluntary sector", "Partners involved in case study", nil},
		{"Local community workers", "Partners involved in case study", nil},
	},
	"forres-friends": {
		{"Forres Friends of Woods and Fields", "Forres Friends of Woods and Fields also ensure authentic relationships can be forged in their community gardens", []string{"gather", "provide"}},
	},
	"inverness-foodstuff": {
		{"Inverness Foodstuff", "the charity provide over 1100 lunches a month", []string{"serve", "link-up"}},
		{"Local organisations", "whilst working with local organisations", []string{"link-up"}},
	},
	"just-ask-maud": {
		{"Maud Village Trust", "The Maud Village Trust, in partnership with NHS Grampian, run the ‘Just Ask Maud’ project", []string{"cafe", "encourage"}},
		{"NHS Grampian", "The Maud Village Trust, in partnership with NHS Grampian, run the ‘Just Ask Maud’ project", []string{"cafe", "encourage"}},
	},
	"moray-wellbeing-hub": {
		{"Moray Wellbeing Hub CIC", "Moray Wellbeing Hub CIC (MWH) is an innovative resource", []string{"movement", "teaching", "peers", "campaigning", "strategy-work", "forum"}},
		{"Health and Social Care Partnership", "MWH works with the local Health and Social Care Partnership (HSCP) … to deliver programmes and training; ongoing work with the local HSCP: strategies, health promotion campaigns", []string{"teaching", "campaigning", "strategy-work"}},
		{"Other third sector organisations", "MWH works with … other third sector organisations … to deliver programmes and training", []string{"teaching"}},
		{"Moray Third Sector Interface (tsiMORAY)", "MWH works with … Moray Third Sector Interface (tsiMORAY) … to deliver programmes and training", []string{"teaching"}},
		{"The local council", "MWH works with … and with the local council to deliver programmes and training", []string{"teaching"}},
		{"Integration Joint Board", "the voice of lived experience within the local Integration Joint Board’s (IJB) workings", nil},
	},
	"people-led-care": {
		{"Healthcare Improvement Scotland", "our People-led Care Portfolio team delivered a webinar; We've gathered seven examples; We recently collaborated", []string{"webinar-work", "gather", "study"}},
		{"People Powered Results team at Nesta", "We recently collaborated with the People Powered Results team at Nesta", []string{"study"}},
		{"Outside the Box", "and the charity, Outside the Box to understand what enabled community organisations", []string{"study"}},
		{"Speakers from health and social care settings across the UK", "three inspirational speakers … to share their insights and experiences of working in health and social care settings across the UK; seven examples, including the one given by", []string{"webinar-work", "gather"}},
	},
	"pockets-and-prospects": {
		{"SENScot", "SENScot, CHEX & Scottish Communities for Health & Wellbeing (SCHW) developed a collaborative approach; We worked together to identify / invite; we called out", []string{"develop", "invite", "call"}},
		{"CHEX", "SENScot, CHEX & Scottish Communities for Health & Wellbeing (SCHW) developed a collaborative approach; We worked together to identify / invite; we called out", []string{"develop", "invite", "call"}},
		{"Scottish Communities for Health & Wellbeing", "SENScot, CHEX & Scottish Communities for Health & Wellbeing (SCHW) developed a collaborative approach; We worked together to identify / invite; we called out", []string{"develop", "invite", "call"}},
		{"Scottish Community Alliance", "With Pockets & Prospects funding from Scottish Community Alliance", []string{"develop"}},
		{"Community organisations", "both community organisations and social enterprise suppliers offering mental health & wellbeing focused activities and services", []string{"offer"}},
		{"Social enterprise suppliers", "both community organisations and social enterprise suppliers offering …; inviting them to submit fully costed offers", []string{"call", "offer"}},
	},
	"stobs-engagement": {
		{"Communities Officer", workingGroup, inGroup},
		{"Regeneration Worker", workingGroup, inGroup},
		{"Senior Adult Learning Worker", workingGroup, inGroup},
		{"Community Artist", workingGroup, inGroup},
		{"Dundee Association of Mental Health", workingGroup, inGroup},
		{"The Web young persons drug and alcohol project", workingGroup, inGroup},
		{"Youth sports workers", workingGroup, inGroup},
		{"Local Advice Centre", "The questionnaire was translated through the local Advice Centre", []string{"process", "translate"}},
	},
	"stobswellbeing": {
		{"Dundee City Council", "Partners involved in case study", nil},
		{"Alcohol and Drug Partnership", "Partners involved in case study", nil},
		{"Voluntary sector", "Partners involved in case study", nil},
		{"The licensed trade", "Partners involved in case study", nil},
		{"Healthy Working Lives", "Partners involved in case study", nil},
		{"Health Promotion", "Partners involved in case study", nil},
		{"Local community workers", "Partners involved in case study", nil},
		{"NHS Tayside", "Partners involved in case study", nil},
	},
	"bee-keepers": { // made up with the rest of it
		{"The bee-keepers' union", "nowhere", nil},
	},
	"village-cafe": { // made up with the rest of it
		{"Village Trust", "nowhere", nil},
		{"The surgery", "nowhere", nil},
		{"The school", "nowhere", nil},
	},
}

// TestPartners refuses a partner that the source of its model does not name,
// and one at a step of which the source does not say that it takes part there,
// unless a note at the step says so.
func TestPartners(t *testing.T) {
	models, _ := exampleFiles(t)
	for _, name := range models {
		m, err := logicmodel.Parse(name, readExample(t, name))
		if err != nil {
			t.Fatal(err)
		}
		stated := statedPartners[m.ID]
		for _, fault := range partnerFaults(m, stated, slices.Contains(madeUp, name)) {
			t.Errorf("%s: %s", name, fault)
		}
		for _, p := range stated {
			if !slices.ContainsFunc(m.Partners, func(q logicmodel.Partner) bool { return q.Name == p.name }) {
				t.Errorf("%s does not name the partner %s", name, p.name)
			}
			for _, id := range p.in {
				if e := m.Element(id); e == nil || !slices.ContainsFunc(e.Partners, func(ref logicmodel.Ref) bool { return partnerName(m, ref) == p.name }) {
					t.Errorf("%s: %s does not name the partner %s", name, id, p.name)
				}
			}
		}
	}

	// That the test can fail.
	stated := []statedPartner{{"A club", "a book, page 1", []string{"stated"}}}
	m := func(partner, at, note string) *logicmodel.Model {
		return &logicmodel.Model{
			Partners: []logicmodel.Partner{{ID: "p", Name: partner}},
			Elements: []logicmodel.Element{{ID: at, Note: note, Partners: []logicmodel.Ref{{ID: "p"}}}},
		}
	}
	for _, test := range []struct {
		model *logicmodel.Model
		want  int // faults
	}{
		{m("A club", "stated", ""), 0},
		{m("A club", "elsewhere", "The source does not say who did this"), 0},
		{m("A club", "elsewhere", ""), 1},
		{m("A club", "elsewhere", "See the next page"), 1},
		{m("Invented Council of Nowhere", "stated", "The source does not say who did this"), 1},
	} {
		if got := partnerFaults(test.model, stated, false); len(got) != test.want {
			t.Errorf("%d faults, want %d: %q", len(got), test.want, got)
		}
	}
}

// partnerFaults are what is wrong with the partners of a model; in one that is
// made up, only names are asked for.
func partnerFaults(m *logicmodel.Model, stated []statedPartner, made bool) (faults []string) {
	find := func(name string) int {
		return slices.IndexFunc(stated, func(p statedPartner) bool { return p.name == name && p.stated != "" })
	}
	for _, p := range m.Partners {
		if find(p.Name) < 0 {
			faults = append(faults, fmt.Sprintf("it is not stated where the source names the partner %s", p.Name))
		}
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		for _, ref := range e.Partners {
			name := partnerName(m, ref)
			if p := find(name); p >= 0 && !made && !slices.Contains(stated[p].in, e.ID) && !strings.Contains(e.Note, "he source ") {
				faults = append(faults, fmt.Sprintf("the source does not say that %s takes part in %s, nor does a note there", name, e.ID))
			}
		}
	}
	return faults
}

func partnerName(m *logicmodel.Model, ref logicmodel.Ref) string {
	for _, p := range m.Partners {
		if p.ID == ref.ID {
			return p.Name
		}
	}
	return ""
}
