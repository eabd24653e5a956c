package wording

import (
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for _, test := range []struct{ title, want string }{
		{"Improved trust, social support", "improved trust ,social support"},
		{"De-stigmatisation of  mental illness", "de-stigmatisation of mental illness"},
		{"Children’s centres & ‘hubs’", "children's centres &hubs"},
		{"16-24 year olds – 1,000 of them (10%)", "16-24 year olds -1,000 of them (10%"},
		{"2014–15, 2014/15 and 24/7.", "2014–15 ,2014/15 and 24/7"},
		{"£2m and/or 5.5%", "£2m and /or 5.5%"},
		{"work- and home-life", "work -and home-life"},
		{"ÉCOLE über-café", "école über-café"},
		{" -- ' ", ""},
	} {
		var got []string
		for _, w := range splitWords(test.title) {
			sep := ""
			switch {
			case w.sep == '£':
				sep = "£"
			case w.sep != 0:
				sep = string(rune(w.sep))
			}
			got = append(got, sep+w.text)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%q: got %q, want %q", test.title, got, test.want)
		}
	}
}

// TestJudgements checks each judgement on titles alone. More cases, with
// their reasons, are in ../testdata/wording.
func TestJudgements(t *testing.T) {
	for _, test := range []struct {
		name    string
		of      func([]word) bool
		yes, no []string
	}{
		{"opensWithWork", opensWithWork,
			[]string{"Deliver training", "To run workshops", "Training staff", "Setting up a club", "Support carers", "Tackle poverty", "Ensuring children are safe", "Strengthen families"},
			[]string{"Delivery is faster", "Training is easier to reach", "Support staff are more confident", "Setting goals is easier", "Reduce isolation", "Housing", "We", "To", "Ensuring safety is a habit", "Strengthen family life"}},
		{"countsDelivery", countsDelivery,
			[]string{"Number of sessions", "12 workshops", "Leaflets distributed", "Increased number of workshops held"},
			[]string{"The number of children in care has fallen", "A number of partners", "16-24 year olds", "Trained staff feel safer", "50% of staff trained"}},
		{"statesChange", statesChange,
			[]string{"Increased confidence", "Reduction in loneliness", "Staff more able to help", "Reducing isolation", "Warmer homes", "Visits reduced", "Parents with better health", "Attendance in class improved"},
			[]string{"Report on improved services", "Harm reduction kits", "More sessions", "Better lighting", "Improved", "Staff trained in safer lifting", "Warmer Homes Scotland", "Visits made", "Reduced fares", "Serious falls"}},
		{"hasTarget", hasTarget,
			[]string{"Crime falls by 10%", "Less waste by 2030", "Twenty per cent fewer", "Cut by half", "Fewer deaths by spring 2014", "Obesity halved", "A third fewer smoke", "One in five", "9 out of every 10", "Two hundred homes"},
			[]string{"SOA 5", "The Highland 2030 forum", "Aged 16 to 24", "Under 5s", "COVID-19", "Equality Act 2010", "24/7", "1 to 1 help", "2020 Vision", "The third sector", "The other half of town", "One to one", "The Cultural Quarter"}},
		{"twoChanges", func(w []word) bool { _, _, ok := twoChanges(w); return ok },
			[]string{"Increased trust and reduced isolation", "Reducing crime and increasing confidence", "Fares are cut and staff feel valued", "Rents fall and crime is lower",
				"Debts cleared and incomes raised", "Less stress, better sleep", "Pupils gain skills and find work"},
			[]string{"Improved physical and mental wellbeing", "More and better jobs", "Longer, healthier lives", "Increased use of safer and better lit paths", "and and and",
				"People find and keep work", "Help and care are there", "People know that fares are low and paths are safe", "As trust grows, people meet", "Parents have work while their children are small", "Parents use the schools and nurseries they like"}},
		{"twoLevelsOf", func(w []word) bool { _, ok := twoLevelsOf(w); return ok },
			[]string{"Less isolation through sport", "Better health by walking more", "Learn in order to work", "Homes are dry, cutting bills", "Partners work together to reduce crime", "Men walk, which lifts their mood"},
			[]string{"Used by young people", "Used by housing staff", "By spring", "Through the night", "Fewer deaths due to drugs", "through", "by", "People are able to reduce debt", "Homes, including flats", "Care improves, cutting", "to reduce"}},
		{"hasDirection", hasDirection,
			[]string{"Improved health", "Prioritisation of prevention", "Partners better connected", "Neighbours know each other"},
			[]string{"Community wellbeing", "Housing", "Employment of young people", "Organisation of care"}},
	} {
		for want, titles := range map[bool][]string{true: test.yes, false: test.no} {
			for _, title := range titles {
				if got := test.of(splitWords(title)); got != want {
					t.Errorf("%s of %q: got %t", test.name, title, got)
				}
			}
		}
	}
}

// FuzzSplit checks that no word points outside its title.
func FuzzSplit(f *testing.F) {
	f.Add("x-’s by £1/2")
	f.Add("De-stigmatisation of  mental illness – 1,000 of them (10%)")
	f.Fuzz(func(t *testing.T, title string) {
		end := int32(0)
		for _, w := range splitWords(title) {
			if w.start < end || w.end <= w.start || int(w.end) > len(title) || w.text == "" {
				t.Fatalf("%q: the word %+v", title, w)
			}
			end = w.end
		}
	})
}
