package yamldoc

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
)

// A slip is a place that is not written as YAML although its meaning is plain,
// such as a bullet in place of a dash, or a no-break space.
type slip struct {
	from, to int    // of the text, in bytes
	text     string // to write in its place
	shown    int    // how far before it the place of the finding is
	message  string // what is wrong, then what to do
	more     string // added to the message if several lines have the slip
	like     string // the message, but for words that differ; empty: the message
	fix      string // what the fix does
	related  []relatedPlace
}

// A relatedPlace is another place that a message on a slip refers to.
type relatedPlace struct {
	at      int
	message string
}

// A slipFinder returns the slips of one kind in a text.
type slipFinder func(p *page) []slip

// slipFinders holds the finders in the order in which slips are mended: each
// before those whose slips it may hide.
var slipFinders = []slipFinder{findConflicts, findFences, findOddSpaces, findBullets, findOddColons, findOddBrackets, findParentheses, findMissingSpaces, findMissingCommas, findEmphasis, findBareTitles}

// A mendedText is a text in which slips are mended.
type mendedText struct {
	text  string
	edits []slip      // of the text before
	at    []int       // where what each of them writes begins
	from  *mendedText // nil for the original text
	page  *page       // nil until it is asked for
}

// slips returns the slips in the text that the finder finds.
func (m *mendedText) slips(find slipFinder, keys *keySet) []slip {
	if m.page == nil {
		m.page = newPage(m.text, keys)
	}
	return find(m.page)
}

// mend returns m with the slips mended. They must not overlap, and must be in
// order.
func (m *mendedText) mend(slips []slip) *mendedText {
	var text strings.Builder
	at, done := make([]int, len(slips)), 0
	for i, s := range slips {
		text.WriteString(m.text[done:s.from])
		at[i] = text.Len()
		text.WriteString(s.text)
		done = s.to
	}
	text.WriteString(m.text[done:])
	return &mendedText{text: text.String(), edits: slips, at: at, from: m}
}

// origin returns the offset in the original text of an offset in m.
func (m *mendedText) origin(offset int) int {
	for ; m.from != nil; m = m.from {
		i := sort.SearchInts(m.at, offset+1) - 1 // the edit at the offset or before it
		if i < 0 {
			continue
		}
		if past := offset - m.at[i] - len(m.edits[i].text); past < 0 {
			offset = m.edits[i].from
		} else {
			offset = m.edits[i].to + past
		}
	}
	return offset
}

// maxSlips is the length, in bytes, of the longest text that is searched for slips:
// each kind may cost reading it anew.
const maxSlips = 256 << 10

// findSlips returns the findings in list about the text of r, with slips in place of
// those findings that they cause. The function read returns the findings about another
// text, and whether that is YAML.
func (r *reader) findSlips(list diag.List, isYAML bool, keys *keySet, read func(text string) (diag.List, bool)) diag.List {
	if len(r.src) > maxSlips || len(list) > MaxFindings {
		return list
	}
	best := attempt{mendedText: &mendedText{text: r.src}, list: list, isYAML: isYAML}
	// mend returns what becomes of the best text by finders one after the other, and
	// whether that reads better.
	mend := func(finders []slipFinder) (attempt, bool) {
		now := best
		for _, find := range finders {
			if slips := now.slips(find, keys); len(slips) > 0 {
				now.found = append(now.found[:len(now.found):len(now.found)], slipSet{now.mendedText, slips})
				now.mendedText = now.mend(slips)
			}
		}
		if now.mendedText == best.mendedText {
			return now, false
		}
		now.list, now.isYAML = read(now.text)
		return now, now.readsBetter(best)
	}
	for i := range slipFinders {
		if now, ok := mend(slipFinders[i : i+1]); ok {
			best = now
		}
	}
	if len(best.list) > 0 { // perhaps there are slips of several kinds in one line
		best = fewest(mend, best)
	}
	if best.from == nil {
		return list
	}
	list = r.moveFindings(best.list, best.mendedText)
	for _, f := range best.found {
		list = append(list, r.slipFindings(f.slips, f.in)...)
	}
	if len(list) > MaxFindings+1 {
		list.Sort()
		list = list[:MaxFindings+1]
		list[MaxFindings].Message, list[MaxFindings].Fixes, list[MaxFindings].Related = tooManyFaults, nil, nil
	}
	return list
}

// An attempt is a mended text, and what reading it finds.
type attempt struct {
	*mendedText
	found  []slipSet
	list   diag.List
	isYAML bool
}

// A slipSet is the slips of one kind in a text.
type slipSet struct {
	in    *mendedText
	slips []slip
}

// readsBetter reports whether a mends something that b does not.
func (a attempt) readsBetter(b attempt) bool {
	if a.isYAML && b.isYAML {
		return len(a.list) < len(b.list)
	}
	return a.isYAML || !b.isYAML && a.origin(firstOffset(a.list)) > b.origin(firstOffset(b.list))
}

// fewest returns the attempt that mends the fewest kinds of slips together, where each
// alone mends nothing. It returns best where there is none.
func fewest(mend func([]slipFinder) (attempt, bool), best attempt) attempt {
	finders := slipFinders
	all, ok := mend(finders)
	if !ok {
		return best
	}
	for i := 0; i < len(finders); {
		without := slices.Delete(slices.Clone(finders), i, i+1)
		if now, ok := mend(without); ok && !all.readsBetter(now) {
			finders, all = without, now
		} else {
			i++
		}
	}
	return all
}

func firstOffset(list diag.List) int {
	first := int(^uint(0) >> 1)
	for _, d := range list {
		first = min(first, d.Pos.Offset)
	}
	return first
}

// moveFindings returns findings on a mended text with their places in the
// original text.
func (r *reader) moveFindings(list diag.List, m *mendedText) diag.List {
	pos := func(p *diag.Pos) {
		if p.IsValid() {
			*p = r.Text().Pos(r.file, m.origin(p.Offset))
		}
	}
	list = slices.Clone(list)
	for i := range list {
		d := &list[i]
		pos(&d.Pos)
		pos(&d.End)
		for k := range d.Related {
			pos(&d.Related[k].Pos)
		}
		for _, fix := range d.Fixes {
			for k := range fix.Edits {
				pos(&fix.Edits[k].Pos)
				pos(&fix.Edits[k].End)
			}
		}
	}
	return list
}

// slipFindings returns the findings on the slips of one kind in a text. Equal
// slips on several lines become one finding, if its message can be about several.
func (r *reader) slipFindings(slips []slip, m *mendedText) diag.List {
	var list diag.List
	at := func(offset int) diag.Pos { return r.Text().Pos(r.file, m.origin(offset)) }
	alikes := map[string][]slip{} // those of which one finding is enough
	for _, s := range slips {
		if s.more != "" {
			like := cmp.Or(s.like, s.message)
			alikes[like] = append(alikes[like], s)
		}
	}
	for _, first := range slips {
		alike := []slip{first}
		switch {
		case first.message == "": // it goes with another
			continue
		case len(list) == MaxFindings:
			return list
		case first.more != "":
			alike = alikes[cmp.Or(first.like, first.message)]
			if alike[0].from != first.from {
				continue
			}
		}
		d := diag.Diagnostic{Pos: at(first.from - first.shown), Severity: diag.Error, Code: r.fault.Code, Rule: r.fault.Rule, Message: first.message}
		lines := map[int]bool{}
		var edits []diag.Edit
		for _, s := range alike {
			from, to := at(s.from), at(s.to)
			lines[from.Line] = true
			edits = append(edits, diag.Edit{Pos: from, End: to, Text: s.text})
		}
		if len(lines) == 1 && first.like == "" && strings.TrimSpace(m.text[first.to:max(first.to, alike[len(alike)-1].from)]) != "" {
			d.Message += first.more + "another place of this line"
		} else if n := len(lines) - 1; n > 0 {
			d.Message += first.more + prose.Count(n, "more line")
		}
		for _, rel := range first.related {
			d.Related = append(d.Related, diag.Related{Pos: at(rel.at), Message: rel.message})
		}
		if first.fix != "" {
			d.Fixes = mend(first.fix, edits)
		}
		list = append(list, d)
	}
	return list
}
