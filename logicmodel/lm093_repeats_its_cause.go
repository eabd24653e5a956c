package logicmodel

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

var repeatsItsCause = &Rule{
	Code: "LM093", Name: "repeats-its-cause", Class: Wording, Severity: diag.Info,
	Doc: `An outcome, or the end state, says in the same words what an activity or output says that leads to it: "young people mentored" after "mentor young people".

The link then claims that the work leads to itself, and nothing is said of what it is for. Say what changes for people because of it.

Two texts are the same if their words are, whatever their order, their endings, and words that add nothing: articles, "more", "improved", "delivered". "Increased drug awareness" is not the same as "drug awareness sessions". Titles of one word are left alone. The rule advises on the wording only and runs on English texts alone. Where it speaks, LM080, LM081 and LM087 are silent.

Source: NHS Health Scotland, key stages of a logic model; Davies, representing theories of change (2018).`,
	local: true,
	Run: func(p *Pass) {
		if !english(p.Model.Lang) {
			return
		}
		for i, e := range p.elements() {
			if e.Stage < ShortTerm {
				continue
			}
			c := repeatedCause(p, i)
			if c < 0 || ofFramework(p, e) {
				continue
			}
			cause := &p.Model.Elements[c]
			d := p.Reportf(e.TitlePos, e, "%s says the same as the %s %s that leads to it; say what changes because of it", q(e.Title), cause.Stage, q(cause.ID))
			related(d, cause.TitlePos, "the %s says %s", cause.Stage, q(cause.Title))
		}
	},
}

// repeatedCause is the number of an activity or output that leads to element i
// and says the same, and -1 where there is none.
func repeatedCause(p *Pass, i int) int {
	for _, l := range p.Chain.In(i) {
		link := &p.Chain.Links[l]
		if s := p.Chain.stages[link.From]; s != Activity && s != Output {
			continue
		}
		own := contentOf(p, i)
		if own == 0 {
			return -1
		}
		if contentOf(p, link.From) == own && !link.Feedback {
			return link.From
		}
	}
	return -1
}

// contentOf is the [content] of the title of element i, which is found once.
func contentOf(p *Pass, i int) uint64 {
	r := p.run
	if r.contents == nil {
		r.contents = make([]uint64, len(r.model.Elements)) // plus 1; 0: not known
	}
	if r.contents[i] == 0 {
		var words []word
		if of := p.block.elements; of.from <= i && i < of.to {
			words = r.words.of(p, i)
		} else {
			var few [16]word
			words = split(few[:0], &r.small, r.model.Elements[i].Title)
		}
		r.contents[i] = content(words) + 1
	}
	return r.contents[i] - 1
}

// content is a number for the set of words that say something in a title,
// without their endings; 0 for fewer than two of them, or a title too long to be
// looked at whole. Two titles with the
// same number have the same words, but for one chance in 2⁶⁴.
func content(words []word) uint64 {
	var buf [24]uint64
	set := buf[:0]
	var sum uint64
	for i := range words {
		w := &words[i]
		if w.is(light | changed | changing | changeVerb | changeIng | changeNoun | comparative | filler) {
			continue
		}
		for text := w.text; text != ""; { // volunteer-led, led by volunteers
			var part string
			part, text, _ = strings.Cut(text, "-")
			h := hash(stem(part))
			if !slices.Contains(set, h) {
				set = append(set, h)
				sum += h
			}
		}
	}
	if len(set) < 2 || len(words) == maxWords {
		return 0
	}
	return sum
}

// stem is a word without its ending, so that mentor, mentors, mentored and
// mentoring are one. It need not be a word.
func stem(w string) string {
	w = strings.TrimSuffix(w, "'s")
	if w == "" {
		return ""
	}
	cut := func(end string) bool {
		if strings.HasSuffix(w, end) && len(w)-len(end) >= 3 {
			w = w[:len(w)-len(end)]
			return true
		}
		return false
	}
	switch w[len(w)-1] {
	case 's':
		switch {
		case strings.HasSuffix(w, "sses"): // classes
			w = w[:len(w)-2]
		case strings.HasSuffix(w, "ss"):
		default:
			_ = cut("ies") || cut("es") || cut("s")
		}
	case 'g':
		_ = cut("ying") || cut("ing")
	case 'd':
		_ = cut("ied") || cut("ed")
	case 'e':
		cut("e")
	case 'y':
		cut("y")
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] && w[n-1] != 's' && w[n-1] != 'l' { // planning
		w = w[:n-1]
	}
	return w
}

// hash is FNV-1a, stirred so that sums of hashes do not meet.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return stir(h)
}

// stir spreads what numbers differ in over all of their bits.
func stir(h uint64) uint64 {
	h ^= h >> 32
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>29
}
