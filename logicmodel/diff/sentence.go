package diff

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

// A style sets how names and texts of files are written in a sentence.
type style struct{ name, quote func(string) string }

var plainStyle = style{
	name:  func(s string) string { return s },
	quote: func(s string) string { return "“" + s + "”" },
}

// breakMark marks where a line of a sentence is best broken.
const breakMark = "\v"

// sentence returns a note of a diff in words, without its verb.
func (s style) sentence(d *Diff, n *Note) string {
	c := &n.Change
	t := c.Thing()
	subject := d.Noun(*c)
	switch {
	case c.What == diag.KindLink:
		subject = "link from " + s.name(t.ID) + " to " + s.name(t.To)
	case c.What != diag.KindModel && c.What != diag.KindFramework || c.isWhole():
		subject += " " + s.name(t.ID)
	}
	switch c.Kind {
	case KindAdded, KindRemoved:
		return subject + s.wholeSentence(n)
	case KindRenamed:
		return d.Noun(*c) + " " + s.name(c.Old.ID) + " to " + s.name(c.New.ID)
	case KindRetitled:
		return subject + ":" + s.words(d, c)
	case KindMoved:
		return subject + s.words(d, c)
	}
	return subject + ": " + s.words(d, c)
}

// wholeSentence returns the title of a thing that was added or removed, and what
// was added or removed with it.
func (s style) wholeSentence(n *Note) string {
	t := n.Thing()
	words := ""
	if t.Title != "" {
		words += ", " + s.quote(shorten(t.Title))
	}
	if n.What == diag.KindIndicator {
		words += ", of " + s.name(t.Of)
	}
	names := func(changes []Change, id func(Thing) string) string {
		var names []string
		for _, c := range changes {
			names = append(names, s.name(id(c.Thing())))
		}
		return prose.List(names)
	}
	if len(n.Indicators) > 0 {
		words += breakMark + "; measured by " + names(n.Indicators, func(t Thing) string { return t.ID })
	}
	from, to := names(n.From, func(t Thing) string { return t.ID }), names(n.To, func(t Thing) string { return t.To })
	switch {
	case from != "" && to != "":
		words += breakMark + "; linked from " + from + ", and to " + to
	case from != "":
		words += breakMark + "; linked from " + from
	case to != "":
		words += breakMark + "; linked to " + to
	}
	return words
}

// words returns in words what has changed in a thing that both versions have.
func (s style) words(d *Diff, c *Change) string {
	switch c.Kind {
	case KindRenamed:
		return s.contrastValues(plainForm, c.Before, c.After)
	case KindRetitled:
		return s.contrastValues(quotedForm, c.Before, c.After)
	case KindMoved:
		return " from " + s.place(&d.Old, c, c.Before) + " to " + s.place(&d.New, c, c.After)
	case KindChanged:
		return s.field(c)
	}
	return ""
}

// place returns in words where a thing moved from or to in a version.
func (s style) place(v *Version, c *Change, value string) string {
	switch {
	case c.What == diag.KindElement:
		return v.stagePlace(value)
	case value == "":
		return "no " + c.Field
	case c.What == diag.KindOutcome:
		return "level " + s.name(value)
	}
	return s.name(value)
}

// stagePlace returns in words where an element of the stage stands.
func (v *Version) stagePlace(word string) string {
	m := v.Model
	if m == nil {
		m = &logicmodel.Model{}
	}
	var stage logicmodel.Stage
	switch err := stage.UnmarshalText([]byte(word)); {
	case err != nil || stage == 0:
		return "no stage"
	case stage == logicmodel.EndState && len(slices.Collect(m.At(stage))) < 2:
		return "the " + m.Noun(stage, v.Framework)
	case stage.IsOutcome():
		return m.Plural(stage, v.Framework)
	}
	return "the " + m.Plural(stage, v.Framework)
}

// field returns in words what a field holds now, and what it held before.
func (s style) field(c *Change) string {
	p, ok := phraseOf(c.What, c.Field)
	if !ok || isExtra(c.Field) {
		p.noun = s.name(c.Field)
	}
	value, words, verb := c.After, p.now, " added: "
	if value == "" {
		value, words, verb = c.Before, p.noLonger, " removed: "
	}
	switch {
	case words != "" && !strings.HasSuffix(words, " "): // a flag
		return words
	case c.Before != "" && c.After != "":
		return p.noun + s.contrastValues(p.form, c.Before, c.After)
	case words != "":
		return words + s.value(p.form, shorten(value))
	}
	return p.noun + verb + s.value(p.form, shorten(value))
}

// contrastValues returns two values in words, or the parts of them that differ.
func (s style) contrastValues(f form, before, after string) string {
	before, after = contrast(f, before, after)
	return breakMark + " from " + s.value(f, before) + breakMark + " to " + s.value(f, after)
}

func (s style) value(f form, value string) string {
	if f == quotedForm || f == quotedIfLong && strings.Contains(value, " ") {
		return s.quote(value)
	}
	return s.name(value)
}

const (
	longText    = 200 // the most code points of a text that are written
	wordContext = 6   // the words around what changed in a longer text
	codeContext = 20  // the code points around it in a value that is no text
)

// shorten returns a text, cut after a word if it is long.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= longText {
		return s
	}
	short := string([]rune(s)[:longText])
	if i := strings.LastIndexByte(short, ' '); i > longText/2 {
		short = short[:i]
	}
	return short + " …"
}

// contrast returns the parts of two texts that differ, with some words around
// them, if either text is long; otherwise it returns both texts. A value that is
// no text, such as that of a key of another program, may have no words, so it is
// cut between any two characters.
func contrast(f form, a, b string) (string, string) {
	if utf8.RuneCountInString(a) <= longText && utf8.RuneCountInString(b) <= longText {
		return a, b
	}
	if f == plainForm {
		a, b = differences(strings.Split(a, ""), strings.Split(b, ""), "", codeContext)
		return shorten(a), shorten(b)
	}
	return differences(strings.Fields(a), strings.Fields(b), " ", wordContext)
}

// differences returns the parts of two lists that differ, with up to context items on
// either side, joined by sep.
func differences(as, bs []string, sep string, context int) (string, string) {
	shorter := min(len(as), len(bs))
	first := 0
	for first < shorter && as[first] == bs[first] {
		first++
	}
	last := 0
	for last < shorter-first && as[len(as)-1-last] == bs[len(bs)-1-last] {
		last++
	}
	first, last = max(first-context, 0), max(last-context, 0)
	cut := func(items []string) string {
		s := strings.Join(items[first:len(items)-last], sep)
		if first > 0 {
			s = "… " + s
		}
		if last > 0 {
			s += " …"
		}
		return s
	}
	return cut(as), cut(bs)
}
