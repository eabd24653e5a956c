package logicmodel

import "github.com/resultschain/resultschain/diag"

var outcomeAsOutput = &Rule{
	Code: "LM082", Name: "outcome-as-output", Class: Wording, Severity: diag.Info,
	Doc: `An output states a change in people or places: "increased confidence", "carers better informed", "reduction in loneliness".

An output is what the work produces and is sure to be there once the work is done: sessions held, people reached, a plan. A change depends on what people then do. Move it under "outcomes", and put in its place what the work produces, or join the activity to the outcome through an output that is there already.

Outputs that only contain such words are left alone: "report on improved services", "weight reduction classes", "more training places", "improved referral form". The rule speaks where what changes is a word for the condition, skills or behaviour of people. It advises on the wording only and runs on English texts alone.

Source: NHS Health Scotland, key stages of a logic model; Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for i, words := range titles(p, Output, Output) {
			if e := &p.Model.Elements[i]; statesChange(words) && !ofFramework(p, e) {
				p.Reportf(e.TitlePos, e, "the output %s states a change, not what the work produces; list it under \"outcomes\", and say here what is produced", q(e.Title))
			}
		}
	},
}

// statesChange reports whether a title says of people, or of a condition of
// people, that it changes.
func statesChange(words []word) bool {
	i := 0
	for i < len(words) && (words[i].is(determiner) || isAdverb(&words[i])) {
		i++
	}
	head := words[i:]
	for k := range head {
		if head[k].is(preposition|subordinator|conjunction) || head[k].sep == ',' {
			head = head[:k]
			break
		}
	}
	if len(head) == 0 || has(head, product) {
		return false
	}
	rest := words[i+len(head):]
	first, last := &head[0], &head[len(head)-1]
	if first.is(changeNoun) && len(head) == 1 { // reduction in loneliness
		switch {
		case len(first.text) > 3 && first.text[:3] == "de-":
			return true
		case len(rest) > 1 && (rest[0].text == "in" || rest[0].text == "of" || rest[0].text == "to"):
			return endsInCondition(rest[1:])
		}
		return false
	}
	if first.is(changed|changeIng|comparative) && len(head) > 1 { // increased confidence, fewer falls
		if endsInCondition(words[i+1:]) {
			return true
		}
		if first.is(quantity) && first.is(lessening) && has(head, person) {
			return true
		}
		return first.is(comparative) && isAdjective(&head[1]) && last.is(person) // more confident parents
	}
	named := -1
	for k := range head {
		w := &head[k]
		switch {
		case w.is(person|condition) && !w.is(done):
			named = k
		case named < 0:
		case w.is(done):
			return false
		case w.is(comparative): // carers better informed
			return head[named].is(person) && (!w.is(quantity) || k+1 == len(head) || isAdjective(&head[k+1]) || endsInCondition(words[i+k+1:]))
		case w.is(changed) && head[named].is(person): // parents have improved knowledge
			return endsInCondition(words[i+k+1:])
		case w.is(changed | changing): // confidence increased
			return head[named].is(condition)
		}
	}
	// Behaviour in class improved.
	return words[len(words)-1].is(changed|changing) && last.is(condition) && !has(rest, product|done)
}

// endsInCondition reports whether the noun that the words open with, up to a
// preposition, is a condition of people: parenting skills, levels of anxiety.
func endsInCondition(words []word) bool {
	for i := range words {
		w := &words[i]
		ends := i+1 == len(words) || words[i+1].is(preposition|conjunction|subordinator) || words[i+1].text == "to" || words[i+1].joins()
		switch {
		case w.is(product), w.is(preposition):
			return false
		case ends && w.is(carrier) && i+2 < len(words):
			return endsInCondition(words[i+2:])
		case ends:
			return w.is(condition)
		}
	}
	return false
}
