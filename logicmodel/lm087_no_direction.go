package logicmodel

import "github.com/resultschain/resultschain/diag"

var noDirection = &Rule{
	Code: "LM087", Name: "no-direction", Class: Wording, Severity: diag.Off,
	Doc: `An outcome, or the end state, has no word of change: "community cohesion", "employment of disabled people".

Readers cannot tell which way things are to go, nor whether they went. Say it: "increased", "reduced", "more", "safer"; or write a sentence of how things will be, such as "neighbours trust each other", which the rule leaves alone.

Off by default, since many frameworks name their outcomes by topic alone, and do so on purpose; ask for it where the house style wants a direction in each outcome. It advises on the wording only, is silent where LM080, LM081, LM083 or LM093 speaks, and runs on English texts alone.

Source: Evaluation Support Scotland, guide 1c.`,
	local: true,
	Run: func(p *Pass) {
		for i, words := range titles(p, ShortTerm, EndState) {
			if hasDirection(words) || opensWithWork(words) || countsDelivery(words) || hasTarget(words) {
				continue
			}
			e := &p.Model.Elements[i]
			if ofFramework(p, e) || repeatedCause(p, i) >= 0 {
				continue
			}
			p.Reportf(e.TitlePos, e, "%s does not say which way things are to change; add it, such as \"more\", \"less\", \"improved\" or \"safer\"", q(e.Title))
		}
	},
}

// hasDirection reports whether a title says that something changes, or is a
// sentence of how things will be.
func hasDirection(words []word) bool {
	for i := range words {
		w := &words[i]
		switch {
		case w.is(change):
			return true
		case w.is(changeIng), w.is(changeVerb) && (i == 0 || words[i-1].is(person)):
			return true
		case isTurning(w.text):
			return true
		}
	}
	if is(words, 0, pronoun) || words[0].is(subordinator) {
		return true
	}
	v := mainVerb(words, 0)
	return v > 0 || v == 0 && len(words) > 1
}

// isTurning reports whether a word names a turn to something else:
// prioritisation, modernising.
func isTurning(w string) bool {
	if len(w) < 9 {
		return false
	}
	switch w {
	case "organisation", "organization", "organisations", "organizations", "civilisation", "improvisation", "authorisation":
		return false
	}
	for _, end := range []string{"isation", "ization", "ising", "izing", "ised", "ized"} {
		if len(w) > len(end) && w[len(w)-len(end):] == end {
			return true
		}
	}
	return false
}
