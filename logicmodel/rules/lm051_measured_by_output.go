package rules

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var measuredByOutput = &Rule{
	Code: "LM051", Name: "measured-by-output", Class: ClassStructural, Severity: diag.Warning,
	Doc: `All indicators of an outcome count what is delivered: "number of evenings" for greater confidence.

Evenings may be held, year after year, and nobody be more confident. Measure the change in people or places, and move the count to the output that it is of.

The rule speaks only where it is certain: of titles in English that count or name things which work produces, such as sessions, leaflets and courses, and where the outcome itself is not about these. One indicator of another sort is enough, as is one of the framework's outcome.

Source: Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		if !outcomes.IsEnglish(p.Model.Lang) {
			return
		}
		for _, e := range p.Elements() {
			if !isResult(e) || len(e.Indicators) == 0 || supportsMeasured(p, e) {
				continue
			}
			about := titleWords(e.Title)
			for i := range about {
				about[i] = stem(about[i])
			}
			all := true
			for i := range e.Indicators {
				thing := deliveredThing(e.Indicators[i].Title)
				all = all && thing != "" && !slices.Contains(about, stem(thing))
			}
			if all {
				in := &e.Indicators[0]
				p.reportKeyf(Measure{in, e, nil}, "title", "%s counts what is delivered, not what changes; move it to the output, and measure the %s %s itself", q(in.Title), p.Noun(e.Stage), q(e.ID))
			}
		}
	},
}

// deliveredThing returns the thing that the title of an indicator counts, such as
// sessions in "number of sessions held"; empty where it is not certain that it counts
// what work produces.
func deliveredThing(title string) string {
	words := titleWords(title)
	counts := false
	for _, open := range [][]string{{"total", "number", "of"}, {"number", "of"}, {"numbers", "of"}, {"no", "of"}, {"count", "of"}, {"total"}} {
		if len(words) > len(open) && slices.Equal(words[:len(open)], open) {
			words, counts = words[len(open):], true
			break
		}
	}
	for i, w := range words {
		last := i+1 == len(words)
		switch {
		case lightWords[w] && !handed[w]:
			return ""
		case !products[strings.TrimSuffix(w, "s")] && !products[w]:
			continue
		case last && counts, !last && handed[words[i+1]], !last && counts && lightWords[words[i+1]] && !judged(words[i+1:]):
			return w
		}
	}
	return ""
}

// judged reports whether the words after a thing say what it does for people, as in
// "rated useful" or "that changed practice".
func judged(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return w == "that" || w == "which" || w == "who" || w == "where" || strings.HasPrefix(w, "rate") || strings.HasPrefix(w, "us") || strings.HasPrefix(w, "request")
	})
}

var (
	// products are things that work produces and nothing else, so that their number
	// shows no change.
	products = wordSet(`afternoon booklet brochure briefing bulletin class classes conference course evening event factsheet flyer guide guideline handbook
		leaflet lesson manual meeting module morning newsletter pamphlet podcast poster presentation publication roadshow seminar session talk toolkit
		training tutorial video webinar workshop`)
	// handed are participles for work that is done.
	handed = wordSet(`arranged attended conducted delivered distributed given held hosted issued mailed offered organised organized posted printed produced provided
		published run sent shown`)
)
