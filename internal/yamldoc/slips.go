package yamldoc

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
)

// A slip is a place where it can be seen what was meant although it is not
// written as YAML: a bullet for a dash, say, or a no-break space.
type slip struct {
	from, to int    // of the text, in bytes
	text     string // meant in its place
	shown    int    // how far before it the finding stands
	message  string // what is wrong, then what to do
	more     string // what follows the message where it is true of more lines than one
	fix      string // what the fix does
	related  []related
}

type related struct {
	at      int
	message string
}

// A slipFinder returns the slips of one kind in a text.
type slipFinder func(p *page) []slip

// slipFinders are in the order in which slips are mended, each before those that
// may be hidden behind it.
var slipFinders = []slipFinder{conflicts, fences, oddSpaces, bullets, oddColons, oddBrackets, parentheses, noSpaces, noCommas, emphasis, bareTitles}

// A mended text is what a text becomes when slips are mended.
type mended struct {
	text  string
	edits []slip  // of the text before
	from  *mended // nil: the text as it is written
	page  *page   // nil until it is asked for
}

// slips returns the slips in the text that the finder finds.
func (m *mended) slips(find slipFinder, keys *keys) []slip {
	if m.page == nil {
		m.page = newPage(m.text, keys)
	}
	return find(m.page)
}

// with returns m with slips mended, which do not overlap and are in order.
func (m *mended) with(slips []slip) *mended {
	var text strings.Builder
	done := 0
	for _, s := range slips {
		text.WriteString(m.text[done:s.from])
		text.WriteString(s.text)
		done = s.to
	}
	text.WriteString(m.text[done:])
	return &mended{text: text.String(), edits: slips, from: m}
}

// origin returns the offset in the text as it is written of an offset in m.
func (m *mended) origin(offset int) int {
	for ; m.from != nil; m = m.from {
		moved := 0
		for _, s := range m.edits {
			if offset+moved < s.from {
				break
			}
			if offset+moved < s.from+len(s.text) {
				offset, moved = s.from, 0
				break
			}
			moved += s.to - s.from - len(s.text)
		}
		offset += moved
	}
	return offset
}

// findSlips returns the findings about a text that list is about, with the slips
// that cause some of them in their place. The function read returns the findings
// about another text, and whether that is YAML.
func (r *reader) findSlips(list diag.List, isYAML bool, keys *keys, read func(text string) (diag.List, bool)) diag.List {
	if len(r.src) > maxMended || len(list) > MaxFindings {
		return list
	}
	best := &mended{text: r.src}
	var found [][]slip // of each step, in what was mended before
	var steps []*mended
	tried := false
	try := func(finders ...slipFinder) {
		now, slips, before := best, [][]slip(nil), []*mended(nil)
		for _, find := range finders {
			if s := now.slips(find, keys); len(s) > 0 {
				slips, before = append(slips, s), append(before, now)
				now = now.with(s)
			}
		}
		if now == best {
			return
		}
		tried = true
		after, afterIsYAML := read(now.text)
		better := len(after) < len(list)
		if !isYAML || !afterIsYAML {
			better = afterIsYAML || !isYAML && now.origin(firstOffset(after)) > best.origin(firstOffset(list))
		}
		if better {
			best, list, isYAML = now, after, afterIsYAML
			found, steps = append(found, slips...), append(steps, before...)
		}
	}
	for _, find := range slipFinders {
		if len(list) == 0 {
			break
		}
		try(find)
	}
	if tried && best.from == nil { // perhaps there are several in one line
		try(slipFinders...)
	}
	if best.from == nil {
		return list
	}
	list = r.moved(list, best)
	for i, slips := range found {
		list = append(list, r.slipFindings(slips, steps[i])...)
	}
	return list
}

func firstOffset(list diag.List) int {
	first := int(^uint(0) >> 1)
	for _, d := range list {
		first = min(first, d.Pos.Offset)
	}
	return first
}

// moved returns findings about a mended text as findings about the text as it is
// written.
func (r *reader) moved(list diag.List, m *mended) diag.List {
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

// slipFindings returns the findings about the slips of one kind in a text: one for
// all that are alike in all lines, if it can be about many.
func (r *reader) slipFindings(slips []slip, m *mended) diag.List {
	var list diag.List
	at := func(offset int) diag.Pos { return r.Text().Pos(r.file, m.origin(offset)) }
	for len(slips) > 0 {
		first := slips[0]
		if first.message == "" { // it goes with another
			slips = slips[1:]
			continue
		}
		var alike, rest []slip
		for i, s := range slips {
			if i == 0 || first.more != "" && s.message == first.message {
				alike = append(alike, s)
			} else {
				rest = append(rest, s)
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
		if n := len(lines) - 1; n > 0 {
			d.Message += first.more + prose.Count(n, "more line")
		}
		for _, rel := range first.related {
			d.Related = append(d.Related, diag.Related{Pos: at(rel.at), Message: rel.message})
		}
		if first.fix != "" {
			d.Fixes = Fix(first.fix, edits)
		}
		list = append(list, d)
		slips = rest
	}
	return list
}
