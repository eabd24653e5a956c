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

// FuzzTitle checks that every judgement of a title, and of the titles that begin
// or end in it, ends without a panic.
func FuzzTitle(f *testing.F) {
	f.Add("The rangers often have better skills to guide walks, and are trained by nurses to lower bills for greater yields")
	f.Add("Support for growers and their families’ wellbeing is reviewed, affordable and in place by 2030 (through clubs) due to")
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		for i := range words {
			for _, part := range []string{strings.Join(words[:i+1], " "), strings.Join(words[i:], " ")} {
				title := New(part)
				if title.IsEmpty() {
					continue
				}
				title.SaysWork()
				title.CountsDelivery()
				title.StatesChange()
				title.HasDirection()
				title.Target()
				title.Changes()
				title.TwoLevels()
				ReadsReversed(&title, &title)
			}
		}
	})
}
