package rules

import "testing"

// TestSaysSame looks at titles that say the same, and at pairs that are close and
// do not.
func TestSaysSame(t *testing.T) {
	t.Parallel()
	same := func(a, b string) bool {
		x, y := gistOf(a, nil), gistOf(b, nil)
		return x.saysSame(&y)
	}
	for _, pair := range [][2]string{
		{"Mentor young people", "Young people mentored"},
		{"Planning for retirement", "Retirement plans"},
		{"Cookery classes", "More cookery class"},
		{"Activities for children", "Children's activity"},
		{"Greater confidence", "People are more confident"},
		{"Greater confidence of older people", "Older people are more confident"},
		{"Confidence of older people is greater", "Older people are more confident"},
		{"Loneliness is reduced", "People are less lonely"},
		{"Improved well-being of carers", "Carers have better wellbeing"},
		{"Social isolation is reduced", "People are less socially isolated"},
		{"Communities are healthier", "Healthy communities"},
		{"Parents are more aware of help", "Parents’ awareness of help is raised"},
		{"Resilience of families", "Families are more resilient"},
		{"Employment of young people", "Young people are employed"},
		{"Increased organizational capacity", "Greater organisational capacity"},
		{"Improved nutrition knowledge among mothers", "Mothers' knowledge of nutrition is improved"},
	} {
		if !same(pair[0], pair[1]) {
			t.Errorf("%q and %q are not the same", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"Drug awareness sessions", "Increased drug awareness"},
		{"Walking groups", "Walking"},
		{"", ""},
		{"More", "Fewer"},
		{"Increased demand", "Reduced demand"},
		{"Teachers trust parents", "Parents trust teachers"},
		{"Employers understand young people's needs", "Young people understand employers' needs"},
		{"Support for people over 65", "Support for people over 75"},
		{"£5 vouchers given", "£10 vouchers given"},
		{"50% of homes are warm", "50 homes are warm"},
		{"People do not smoke", "People smoke"},
		{"For-profit projects", "Not-for-profit projects"},
		{"Young people are confident", "Older people are confident"},
		{"Awareness of services", "Use of services"},
		{"Better jobs for the partner organisations", "Better jobs for the partners"},
	} {
		if same(pair[0], pair[1]) {
			t.Errorf("%q and %q are the same", pair[0], pair[1])
		}
	}
}
