package strength

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/logicmodel"
)

// WriteText writes an explanation for people to read in a terminal. Long lists are
// cut short. Nothing in the text can drive the terminal.
func (x *Explanation) WriteText(w io.Writer) error {
	t := &text{Explanation: x, starts: startsOf(x.Graph), named: map[string]bool{}}
	switch {
	case x.Outcome != nil:
		t.writeOutcome()
	case x.Element >= 0:
		t.writeElement()
	default:
		t.writeOverview()
	}
	if x.Errors > 0 {
		t.writeHeading("Note: check finds " + prose.Count(x.Errors, "error") + " in this model; once mended, this may read otherwise.")
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// A text is an explanation in words: headings, and sentences under them.
type text struct {
	*Explanation
	b      strings.Builder
	starts []int           // the elements with which chains begin
	named  map[string]bool // things whose title stands above, so that their ids do
}

// maxListed is how many things a list names; it only counts the rest.
const maxListed = 8

// writeHeading begins a section.
func (t *text) writeHeading(s string) {
	if t.b.Len() > 0 {
		t.b.WriteByte('\n')
	}
	t.b.WriteString(table.Wrap("", "", s))
}

// writeSentence writes a sentence of the section, on lines of its own.
func (t *text) writeSentence(format string, args ...any) {
	t.b.WriteString(table.Wrap("  ", "    ", prose.WithFullStop(fmt.Sprintf(format, args...))))
}

// quote returns a text of the model, cut after a word if it is long.
func quote(s string) string {
	const most = 160 // characters; there is hardly a title with more
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most])
		if space := strings.LastIndexByte(s, ' '); space > len(s)/2 {
			s = s[:space]
		}
		s += " …"
	}
	return "“" + s + "”"
}

// listNames returns the names of things in a sentence, and only the first few of
// many.
func listNames[T any](things []T, name func(T) string) string {
	return firstNames(things, maxListed, name)
}

// firstNames returns the names of at most so many things, and how many are left.
func firstNames[T any](things []T, most int, name func(T) string) string {
	left := len(things) - most
	if left < 2 {
		left = 0
	}
	var names []string
	for _, x := range things[:len(things)-left] {
		names = append(names, name(x))
	}
	if left > 0 {
		return fmt.Sprintf("%s and %d others", strings.Join(names, ", "), left)
	}
	return prose.List(names)
}

// name returns the name of a thing that has a text and an id: with all details
// the first time, and then the id alone.
func (t *text) name(kind, words, id string, more ...string) string {
	if id != "" {
		if t.named[kind+id] || words == "" {
			return id
		}
		t.named[kind+id] = true
		more = append([]string{id}, more...)
	}
	if len(more) == 0 {
		return quote(words)
	}
	return quote(words) + " (" + strings.Join(more, ", ") + ")"
}

func (t *text) elementName(e int) string {
	return t.name("element ", t.Model.Elements[e].Text(), t.Model.Elements[e].ID)
}

func (t *text) elementNames(es []int) string { return listNames(es, t.elementName) }

// nodeName returns the name of an element or a group.
func (t *text) nodeName(node int) string {
	if k, ok := t.Graph.Group(node); ok {
		return "the group " + t.groupName(k)
	}
	return t.elementName(node)
}

func (t *text) groupName(k int) string {
	return t.name("group ", t.Model.Groups[k].Title, t.Model.Groups[k].ID)
}

// sentenceNames returns the names of elements and groups with which a sentence
// begins.
func (t *text) sentenceNames(nodes []int) string {
	names := listNames(nodes, t.nodeName)
	if _, ok := t.Graph.Group(nodes[0]); ok {
		return prose.UpperFirst(names)
	}
	return names
}

func (t *text) noun(s logicmodel.Stage) string   { return t.Model.Noun(s, t.Framework) }
func (t *text) plural(s logicmodel.Stage) string { return t.Model.Plural(s, t.Framework) }

// startNoun returns the noun for n of the elements with which chains begin.
func (t *text) startNoun(n int) string {
	stage := t.Graph.Stage(t.starts[0])
	if stage == logicmodel.Activity {
		return prose.Agree(n, t.noun(stage), t.plural(stage))
	}
	noun := prose.Agree(n, t.noun(stage), t.plural(stage))
	if slices.ContainsFunc(t.starts, func(e int) bool { return t.Graph.Stage(e) != stage }) {
		noun = prose.Agree(n, "step", "steps")
	}
	return noun + " with which chains begin"
}

// endNoun returns the noun for the ends of chains in the model, such as “end
// state” or “long-term outcomes”.
func (t *text) endNoun() string {
	end := t.Graph.End()
	return prose.Agree(t.Graph.Count(end), t.noun(end), t.plural(end))
}

// supportedName returns the name of an outcome of the framework in a sentence.
func (t *text) supportedName(s Support) string {
	title := ""
	if s.Outcome != nil {
		title = s.Outcome.Title
	}
	return t.name("outcome ", title, s.ID)
}

// link returns a link in a sentence, such as “from a to b”.
func (t *text) link(l int) string {
	from := t.nodeName(t.Graph.Edges[l].From)
	return "from " + from + " to " + t.nodeName(t.Graph.Edges[l].To)
}

func (t *text) links(ls []int) string {
	return prose.Agree(len(ls), "the link ", "the links ") + firstNames(ls, 3, t.link)
}
