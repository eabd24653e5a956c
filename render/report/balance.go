package report

import (
	"fmt"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// A balance is what shows that a change came about, what supports the story that the
// work contributed to it, and what challenges that, item by item.
type balance struct{ change, pro, against []text }

// weigh returns what supports the story and what challenges it, as lists.
func (s *story) weigh() []block {
	var b balance
	s.weighLinks(&b)
	s.weighResults(&b)
	for _, f := range s.factors() {
		b.against = append(b.against, s.outside(f))
	}
	var all []block
	for _, side := range []struct {
		heading, none string
		items         []text
	}{
		{"How the change itself stands, whatever brought it about:", "", b.change},
		{"What supports the story:", s.noSupport(), b.pro},
		{"What challenges it:", "The logic model names nothing that challenges the story, which does not mean that nothing does.", b.against},
	} {
		if side.items == nil {
			if side.none != "" {
				all = append(all, paragraph(english(side.none)))
			}
			continue
		}
		all = append(all, paragraph(english(side.heading)), block{list: side.items})
	}
	return all
}

// weighLinks adds the evidence for the links, and their assumptions and risks.
func (s *story) weighLinks(b *balance) {
	for _, c := range s.claims {
		item := textf("Evidence for “%s” is %s.%s", c.arrow(), english(gradeWord(c.Evidence.Grade)), s.line(c.Evidence.Pos))
		switch c.Evidence.Grade {
		case outcomes.GradeStrong, outcomes.GradeModerate:
			b.pro = append(b.pro, item)
		case outcomes.GradeWeak:
			b.against = append(b.against, item)
		case outcomes.GradeNone:
			b.against = append(b.against, textf("Evidence for “%s” was looked for, and none was found.%s", c.arrow(), s.line(c.Evidence.Pos)))
		}
	}
	for _, a := range s.assumptions() {
		switch a.status {
		case logicmodel.StatusHolds:
			b.pro = append(b.pro, textf("The assumption “%s” holds.%s", a.words, s.line(a.judged)))
		case logicmodel.StatusBroken:
			b.against = append(b.against, s.broken(&a))
		}
	}
	for _, r := range s.risks() {
		if r.Likelihood > logicmodel.RatingLow || r.Consequence > logicmodel.RatingLow {
			b.against = append(b.against, s.weighed(&r))
		}
	}
}

// weighResults adds the results, and how elements are judged.
func (s *story) weighResults(b *balance) {
	for i := range s.progress.Results {
		r := &s.progress.Results[i]
		if !measures(r, s.isOn) {
			continue
		}
		item := textf("“%s” %s: %s.%s", s.indicator(r), english(standsAs(r)), s.measured(r), s.line(r.Indicator.Pos))
		switch r.State {
		case progress.StateReached, progress.StateKept, progress.StateOnTrack:
			if measures(r, func(id string) bool { return id != s.end.ID && s.isOn(id) }) {
				b.pro = append(b.pro, item)
			} else {
				b.change = append(b.change, item)
			}
		case progress.StateBehind, progress.StateNotKept, progress.StateWorse:
			b.against = append(b.against, item)
		}
		b.against = append(b.against, s.missed(r)...)
	}
	for i := range s.progress.Judgements {
		j := &s.progress.Judgements[i]
		if !s.isOn(j.Element.ID) || j.Later {
			continue
		}
		switch j.Element.Status.Is {
		case logicmodel.StandingOnTrack, logicmodel.StandingAchieved:
			if j.Element == s.end {
				b.change = append(b.change, s.judged(j))
			} else {
				b.pro = append(b.pro, s.judged(j))
			}
		case logicmodel.StandingBehind, logicmodel.StandingNotAchieved:
			b.against = append(b.against, s.judged(j))
		}
	}
}

// standsAs returns how an indicator stands, to follow its title.
func standsAs(r *progress.Result) string {
	switch r.State {
	case progress.StateReached:
		return "has reached its target"
	case progress.StateKept:
		return "is kept as it should be"
	case progress.StateNotKept:
		return "has crossed its target"
	case progress.StateWorse:
		return "has moved the wrong way"
	}
	return "is " + r.Word()
}

// noSupport returns what a story has where nothing supports it. Nobody can weigh
// the text on the evidence but its readers.
func (s *story) noSupport() string {
	words := "The logic model has no moderate or strong evidence for a link, no assumption that holds, and no result on the way that is on track or better."
	if s.model.CaseStudy.Evidence != "" {
		words += " The evidence in words is not weighed here."
	}
	return words
}

// fewGaps is how many links that lack the same are listed one by one.
const fewGaps = 3

// lacking returns the links on the way that lack something, each as an item, or
// many of them as one. The format of an item has the link, and what it names.
func (s *story) lacking(format string, lacks func(*claim) bool) []text {
	var list []text
	for i := range s.claims {
		if c := &s.claims[i]; lacks(c) {
			list = append(list, textf(format, textf("“%s”", c.arrow()), s.line(c.To.Pos)))
		}
	}
	if n := len(list); n > fewGaps && !s.options.Draft {
		of := fmt.Sprintf("%d of the %d links on the way", n, len(s.claims))
		if n == len(s.claims) {
			of = fmt.Sprintf("any of the %d links on the way", n)
		}
		return []text{textf(format, english(of), nil)}
	}
	return list
}

// gaps returns what is not known of the links, what they take for granted and are at
// risk of, and the results.
func (s *story) gaps() []block {
	var list []text
	if s.claims == nil {
		list = append(list, textf("How strong the evidence is that each stage leads to the next.%s", s.line(s.model.KeyPos(s.model.Pos, "links"))))
	}
	list = append(list, s.lacking("How strong the evidence is for %s.%s", func(c *claim) bool { return c.Evidence.Grade == 0 })...)
	list = append(list, s.lacking("What the reason is for %s.%s", func(c *claim) bool { return c.Because == "" })...)
	if s.unseen() {
		list = append(list, textf("Whether “%s” has come about.%s", s.elementName(s.end), s.line(s.end.Pos)))
	}
	for _, a := range s.assumptions() {
		if a.status == logicmodel.StatusUntested || a.status == 0 {
			list = append(list, textf("Whether it holds that “%s”.%s", a.words, s.line(a.at)))
		}
	}
	for _, r := range s.risks() {
		if open := r.unrated(); open != "" {
			list = append(list, textf("How %s the risk “%s” is.%s", english(open), r.words, s.line(r.Pos)))
		}
	}
	for i := range s.progress.Results {
		if r := &s.progress.Results[i]; r.State == progress.StateNotKnown && measures(r, s.isOn) {
			list = append(list, textf("How “%s” stands: %s.%s", s.indicator(r), english(s.reason(r)), s.line(r.Indicator.Pos)))
		}
	}
	if len(s.factors()) == 0 {
		list = append(list, english("What else may have caused the change: the logic model names no external factor."))
	}
	if list == nil {
		return []block{paragraph(english("The logic model leaves none of its links, assumptions, risks and results open."))}
	}
	return []block{paragraph(english("What follows is not known, and finding it out would strengthen the story:")), {list: list}}
}
