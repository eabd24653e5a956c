package yamldoc

import (
	"slices"
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
	fix      string // what the fix does
	related  []related
}

type related struct {
	at      int
	message string
}

// A slipFinder returns the slips of one kind in a text.
type slipFinder func(p *page) []slip

// slipFinders holds the finders in the order in which slips are mended: each
// before those whose slips it may hide.
var slipFinders = []slipFinder{findConflicts, findFences, findOddSpaces, findBullets, findOddColons, findOddBrackets, parentheses, findMissingSpaces, noCommas, findEmphasis, findBareTitles}

// A mendedText is a text in which slips are mended.
type mendedText struct {
	text  string
	edits []slip      // of the text before
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
	done := 0
	for _, s := range slips {
		text.WriteString(m.text[done:s.from])
		text.WriteString(s.text)
		done = s.to
	}
	text.WriteString(m.text[done:])
	return &mendedText{text: text.String(), edits: slips, from: m}
}

// origin returns the offset in the original text of an offset in m.
func (m *mendedText) origin(offset int) int {
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

// findSlips returns the findings in list, in which findings on slips replace
// those that the slips cause. The function read returns the findings on another
// text, and whether that is YAML.
func (r *reader) findSlips(list diag.List, isYAML bool, keys *keySet, read func(text string) (diag.List, bool)) diag.List {
	if len(r.src) > maxMended || len(list) > MaxFindings {
		return list
	}
	best := &mendedText{text: r.src}
	var found [][]slip // of each step, in the text mended before
	var steps []*mendedText
	tried := false
	try := func(finders ...slipFinder) {
		now, slips, before := best, [][]slip(nil), []*mendedText(nil)
		for _, find := range finders {
			if s := now.slips(find, keys); len(s) > 0 {
				slips, before = append(slips, s), append(before, now)
				now = now.mend(s)
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
	list = r.moveFindings(list, best)
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
	for len(slips) > 0 {
		first := slips[0]
		if first.message == "" { // it belongs to the finding on another
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
