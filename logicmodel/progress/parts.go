package progress

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/outcomes"
)

// A Part holds the values of an indicator for a part of the people or things that
// it is about, such as those for women. They are kept apart from the values for
// all.
type Part struct {
	By     []outcomes.Category
	Values []Point // by date, as [Result.Values]
}

// separateParts moves the values and targets of parts out of those for all.
func (s *series) separateParts() {
	isPart := func(p Point) bool { return len(p.By) > 0 }
	for _, v := range s.Values {
		if !isPart(v) {
			continue
		}
		group := v.Group()
		i := slices.IndexFunc(s.Parts, func(p Part) bool { return p.Values[0].Group() == group })
		if i < 0 {
			i = len(s.Parts)
			s.Parts = append(s.Parts, Part{By: v.By})
		}
		s.Parts[i].Values = append(s.Parts[i].Values, v)
	}
	s.Values = slices.DeleteFunc(s.Values, isPart)
	s.Targets = slices.DeleteFunc(s.Targets, isPart)
}

// addUp adds up values of periods, from a number on, so that each is the total at
// the end of its period. It returns why that cannot be done.
func (s *series) addUp(values []Point, from float64) string {
	end := int64(-never)
	sum := exactRat(from)
	places := 0
	for i := range values {
		v := &values[i]
		first, last := s.days(v.On)
		if v.From != "" {
			first, _ = s.days(v.From)
		}
		if first <= end {
			return fmt.Sprintf("its values for %s and %s overlap, so that they cannot be added up", values[i-1].On.InWords(), v.On.InWords())
		}
		end = last
		sum = new(big.Rat).Add(sum, exactRat(v.Number))
		places = max(places, decimals(v.Value))
		v.Value, v.Number = sum.FloatString(places), float(sum)
	}
	return ""
}

// cumulate adds up the values of a cumulative indicator.
func (s *series) cumulate() {
	from := 0.0
	if s.Baseline != nil {
		from = s.Baseline.Number
		s.Values = slices.DeleteFunc(s.Values, func(v Point) bool { return s.lastDay(v.On) <= s.lastDay(s.base) && s.base.Valid() })
	}
	why := s.addUp(s.Values, from)
	for i := range s.Parts {
		if other := s.addUp(s.Parts[i].Values, 0); why == "" {
			why = other
		}
	}
	if s.wrong == "" {
		s.wrong = why
	}
	switch n := len(s.Values); {
	case why != "" || n == 0:
	case from != 0:
		s.note("its values add up, to the %s of the baseline", s.valueText(s.Baseline.Value))
	case n > 1:
		s.note("its values add up")
	}
}

// partsInWords returns the latest value of each part by the as-at date, as in "by sex:
// female 5 in 2024; male 6 in 2024"; empty without parts.
func (r *Result) partsInWords() string {
	var words []string
	for _, p := range r.Parts {
		if i := r.calendar.latestOf(p.Values, "", r.asAt); i >= 0 {
			v := p.Values[i]
			var names []string
			for _, c := range p.By {
				names = append(names, plaintext.Clean(c.Is))
			}
			words = append(words, strings.Join(names, ", ")+" "+r.valueText(v.Value)+onPhrase(v.On))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "by " + plaintext.Clean(prose.List(r.dimensions())) + ": " + strings.Join(words, "; ")
}

// dimensions returns the keys that divide the parts, such as sex.
func (r *Result) dimensions() []string {
	var all []string
	for _, p := range r.Parts {
		for _, c := range p.By {
			if !slices.Contains(all, c.Of) {
				all = append(all, c.Of)
			}
		}
	}
	return all
}
