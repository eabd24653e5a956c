package render

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// verbs are what arrows say, in sentences.
var verbs = [arrowKinds]string{
	leadsTo:     "leads to",
	feedback:    "feeds back to",
	supports:    "supports",
	contributes: "contributes to",
}

// produces is what an activity does to an output.
const produces = "produces"

// verb is what the arrow says.
func (g *graph) verb(a *arrow) string {
	if a.kind == leadsTo && g.boxes[a.from].look == look(logicmodel.Activity) && g.boxes[a.to].look == look(logicmodel.Output) {
		return produces
	}
	return verbs[a.kind]
}

// inflected is the verb as one or many things have it, and an illustration.
func inflected(verb string, many, illustrative bool) string {
	if many {
		first, rest, more := strings.Cut(verb, " ")
		verb = strings.TrimSuffix(first, "s")
		if more {
			verb += " " + rest
		}
	}
	if !illustrative {
		return verb
	}
	if stem, ok := strings.CutSuffix(verb, " to"); ok {
		return stem + ", as an illustration, to"
	}
	return verb + ", as an illustration,"
}

// because is the reason of an arrow, to come after a claim.
func because(a *arrow) string {
	reason := strings.TrimRight(a.because, ".")
	switch first, _, _ := strings.Cut(reason, " "); {
	case reason == "":
		return ""
	case strings.EqualFold(first, "because"):
		return ", " + quote(reason)
	}
	return ", because " + quote(reason)
}

// remarks are sentences about an arrow, to come after its claim.
func remarks(a *arrow) []string {
	var out []string
	source := ""
	if a.evidence != "" {
		source = " (" + isolate(strings.TrimRight(a.evidence, ".")) + ")"
	}
	switch w := gradeWords[a.grade]; {
	case a.grade == outcomes.NoEvidence:
		out = append(out, "evidence for this was looked for, and "+w+source)
	case w != "":
		out = append(out, "the evidence for this is "+w+source)
	case source != "":
		out = append(out, "evidence for this is given"+source)
	}
	if n := len(a.assumes); n > 0 {
		var words []string
		for _, s := range a.assumes {
			words = append(words, quoteAssumption(s))
		}
		out = append(out, "this rests on the "+agree(n, "assumption ", "assumptions ")+list(words))
	}
	if n := len(a.risks); n > 0 {
		var words []string
		for _, s := range a.risks {
			words = append(words, quote(s))
		}
		out = append(out, agree(n, "a risk to this is ", "risks to this are ")+list(words))
	}
	return out
}

// quoteAssumption puts the words of an assumption in quotation marks, but not
// what we say of it.
func quoteAssumption(s string) string {
	for _, status := range []string{untestedWords, brokenWords} {
		if text, ok := strings.CutSuffix(s, status); ok {
			return quote(text) + status
		}
	}
	return quote(s)
}

// What is said of assumptions after their texts.
const (
	untestedWords = " (untested)"
	brokenWords   = " (found not to hold)"
)

// name is what a box is called: all its text where it is first told, later
// less of it.
func (t *teller) name(n int) string {
	if t.mentioned[n] {
		return t.again(n)
	}
	t.mentioned[n] = true
	b := &t.boxes[n]
	s := quote(b.text) + t.twin(n)
	switch tier := &t.tiers[b.tier]; {
	case b.illustrative:
		s += " (illustrative)"
	case b.element == nil && b.look != missingLook && t.view != TriangleView && tier.title != noLevel:
		s += " (" + isolate(tier.title) + ")"
	}
	return s
}

// again is what a box is called that was told: an outcome of the framework by
// its id, others by their texts.
func (t *teller) again(n int) string {
	b := &t.boxes[n]
	if b.element == nil && strings.HasPrefix(b.text, b.id+": ") && !strings.ContainsAny(b.id, " “”") {
		return isolate(b.id)
	}
	return t.short(n)
}

// short is no more of a box's text than is needed to know it.
func (t *teller) short(n int) string { return quote(beginning(t.boxes[n].text)) + t.twin(n) }

// twin tells boxes of the same text apart, and those of several models.
func (t *teller) twin(n int) string {
	if id := t.qualified(n); id != "" {
		return " [" + isolate(id) + "]"
	}
	if b := &t.boxes[n]; t.twins[b.text] && b.id != b.text {
		return " [" + isolate(b.id) + "]"
	}
	return ""
}

// beginning is the beginning of a long text.
func beginning(s string) string {
	const most = 160 // characters; there is hardly a box with more
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	end, state := 0, -1
	for rest, n := s, 0; n < most; n++ {
		var char string
		char, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if rest == "" {
			return s
		}
		end += len(char)
	}
	if space := strings.LastIndexByte(s[:end], ' '); space > end/2 {
		end = space
	}
	return s[:end] + " …"
}

// names is the boxes in a sentence, each with what it is where it is first
// told. Bare: an output is not called one.
func (t *teller) names(boxes []int, bare bool) string {
	type run struct {
		noun  string
		names []string
	}
	var runs []run
	single := true
	for _, n := range boxes {
		noun := ""
		if e := t.boxes[n].element; e != nil && !t.mentioned[n] && !bare && !t.isCount(n) {
			noun = e.Stage.Noun()
		}
		if last := len(runs) - 1; last >= 0 && runs[last].noun == noun && noun != "" {
			runs[last].names = append(runs[last].names, t.name(n))
			single = false
		} else {
			runs = append(runs, run{noun, []string{t.name(n)}})
		}
	}
	var out []string
	for _, r := range runs {
		s := list(r.names)
		if r.noun != "" {
			s = "the " + agree(len(r.names), r.noun, plural(r.noun)) + " " + s
		}
		out = append(out, s)
	}
	if single || len(out) == 1 {
		return list(out)
	}
	return strings.Join(out[:len(out)-1], ", ") + ", and " + out[len(out)-1]
}

// isCount reports whether the box stands for several elements of a stage, and
// says so: “three activities”.
func (t *teller) isCount(n int) bool {
	b := &t.boxes[n]
	return b.lane > 0 && b.id == t.qualified(n) && strings.HasSuffix(b.text, " "+plural(b.element.Stage.Noun()))
}

// stage is the stage of the boxes, if it is one.
func (t *teller) stage(boxes []int) (s logicmodel.Stage, one bool) {
	for i, n := range boxes {
		e := t.boxes[n].element
		if e == nil || i > 0 && e.Stage != s {
			return 0, false
		}
		s = e.Stage
	}
	return s, len(boxes) > 0
}

// quote puts words that are not ours in quotation marks.
func quote(s string) string { return "“" + isolate(s) + "”" }

// isolate keeps words that run from right to left from turning those around
// them: of two such names, the second would be shown first.
func isolate(s string) string {
	const firstStrong, end = "\u2068", "\u2069"
	if strings.ContainsFunc(s, isRightToLeft) {
		return firstStrong + s + end
	}
	return s
}

// isRightToLeft reports whether r is a letter of a script that runs from right
// to left.
func isRightToLeft(r rune) bool {
	return r >= 0x590 && unicode.IsLetter(r) && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya)
}

// list is items in a sentence.
func list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

// number is a number in words as far as ten.
func number(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// counted is a number of things.
func counted(n int, noun string) string {
	if n == 1 && noun == "end state" {
		return "an end state"
	}
	return number(n) + " " + agree(n, noun, plural(noun))
}

func plural(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return stem + "ies"
	}
	return noun + "s"
}

// agree is the word for one thing or for many.
func agree(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// upperFirst makes the first letter of a sentence a capital, if it is ours.
func upperFirst(s string) string {
	if s != "" && 'a' <= s[0] && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// closed is a sentence with a full stop, unless words in quotation marks end
// it already.
func closed(s string) string {
	inner := strings.TrimRight(s, "”\u2069")
	if last, _ := utf8.DecodeLastRuneInString(inner); slices.Contains([]rune(".!?…。！？؟।"), last) {
		return s
	}
	return s + "."
}
