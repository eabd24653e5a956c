package yamldoc

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/prose"
)

// This file words the findings about values of another shape than is wanted: a
// text for a list, a list for a map.

// documentIDs returns the ids of all kinds in the document that is being read.
func (r *reader) documentIDs() *near.IDs {
	if r.known != nil {
		return r.known
	}
	var things [][2]string
	var add func(n *node)
	add = func(n *node) {
		if id := n.get("id"); id != nil {
			words := ""
			for _, key := range []string{"title", "name", "text"} {
				if v := n.get(key); v != nil {
					words = v.Value
					break
				}
			}
			things = append(things, [2]string{id.Value, words})
		}
		for _, c := range n.Content {
			add(c)
		}
	}
	if r.root != nil {
		add(r.root)
	}
	r.known = near.NewIDs(len(things), func(i int) (id, words string) { return things[i][0], things[i][1] })
	return r.known
}

// idsIn returns the ids that a text lists, with commas or otherwise; nil where it
// is not certain that these are ids.
func (r *reader) idsIn(text string) []string {
	if ids := r.documentIDs().Listed(text); ids != nil {
		return ids
	}
	parts := near.Parts(text)
	if slices.ContainsFunc(parts, func(p string) bool { return !IsID(p) }) {
		return nil
	}
	return parts
}

// nothing holds what people write where there is nothing.
var nothing = []string{"none", "nothing", "n/a", "na", "nil", "no", "-", "–", "—", "not applicable"}

// reportNotList reports a value where a list of items belongs.
func (r *reader) reportNotList(n *node, item *Schema) {
	if n.Kind == yaml.MappingNode {
		r.reportMapForList(n, item)
		return
	}
	if item.Kind == KindObject && (item.Short == nil || item.hasKey("id") && r.idsIn(n.Value) == nil) {
		form := item.example(n.Value)
		r.errorf(n, "a list is wanted here, even for one %s; write [%s]", item.Name, form)
		return
	}
	if slices.Contains(nothing, strings.ToLower(n.Value)) && !r.documentIDs().Has(n.Value) {
		r.errorf(n, "a list is wanted here; where there is nothing to list, remove the line, or write []")
		return
	}
	var d *diag.Diagnostic
	list := ""
	switch ids := r.idsIn(n.Value); {
	case item.Kind == KindMap || item.Kind == KindList:
		r.errorf(n, `a list is wanted here, and this is %s; begin each item with "- "`, describeKind(n))
		return
	case len(ids) == 1:
		list = "[" + ids[0] + "]"
		d = r.errorf(n, "a list is wanted here, even for one item; write %s", list)
	case len(ids) > 1:
		list = "[" + strings.Join(ids, ", ") + "]"
		d = r.errorf(n, "a list is wanted here; write %s", list)
	default:
		list = "[" + flowText(n.Value) + "]"
		d = r.errorf(n, "a list is wanted here, even for one item; write %s", list)
	}
	if end := r.Text().End(d.Pos); !r.isFull() && d.Pos.Line == end.Line && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 && r.isOneLine(n) {
		d.Fixes = mend("write "+list, []diag.Edit{{Pos: d.Pos, End: end, Text: list}})
	}
}

// isOneLine reports whether the scalar ends on the line on which it begins.
func (r *reader) isOneLine(n *node) bool {
	line, _ := r.Text().Line(int(n.Line))
	return n.End == 0 && strings.Contains(line, n.Value) || int(n.End) <= r.Text().Offset(int(n.Line), 1)+len(line)
}

// reportMapForList reports a map where a list of items belongs.
func (r *reader) reportMapForList(n *node, item *Schema) {
	first := n.Content[:min(len(n.Content), 2)]
	switch {
	case len(first) == 0:
		r.errorf(n, "a list is wanted here, and these are empty braces; write [] for a list of nothing, or remove the line")
	case r.hasOnlyKeys(n): // {walked, fitter}
		var words []string
		for i := 0; i < len(n.Content); i += 2 {
			words = append(words, flowText(n.Content[i].Value))
		}
		list := "[" + strings.Join(words, ", ") + "]"
		d := r.errorf(n, "a list is written in square brackets; write %s", list)
		if to := endOffset(n); to > 0 && !r.isFull() {
			d.Fixes = mend("write "+list, []diag.Edit{{Pos: d.Pos, End: r.Text().Pos(r.file, to), Text: list}})
		}
	case item.Kind != KindObject:
		r.errorf(n, `a list is wanted here, and this is %s; begin each item with "- "`, describeKind(n))
	case item.hasKey(first[0].Value) && n.Style&yaml.FlowStyle != 0:
		d := r.errorf(n, "a list is wanted here, even for one %s; put square brackets round it: [{%s: …}]", item.Name, first[0].Value)
		if to := endOffset(n); to > 0 && !r.isFull() {
			close := r.Text().Pos(r.file, to)
			d.Fixes = mend("put brackets round it", []diag.Edit{{Pos: d.Pos, End: d.Pos, Text: "["}, {Pos: close, End: close, Text: "]"}})
		}
	case item.hasKey(first[0].Value):
		r.errorf(n, `a list is wanted here, even for one %s; begin its first line with a dash, as in "- %s: %s", and line the others up with %q`, item.Name, first[0].Value, sample(first[1]), first[0].Value)
	case first[1].Kind == yaml.MappingNode && item.hasKey("id") && IsID(first[0].Value):
		r.errorf(n, `a list is wanted here, and each %s in it begins with a dash and its id; write "- id: %s" in place of "%s:"`, item.Name, first[0].Value, first[0].Value)
	default:
		r.errorf(n, `a list is wanted here, and this is %s; begin each item with "- "`, describeKind(n))
	}
}

// hasOnlyKeys reports whether the map in braces has keys without values.
func (r *reader) hasOnlyKeys(n *node) bool {
	for i := 1; i < len(n.Content); i += 2 {
		if !isNull(n.Content[i]) || n.Content[i].Value != "" {
			return false
		}
	}
	return n.Style&yaml.FlowStyle != 0
}

// reportNoItem reports an item of a list that is empty.
func (r *reader) reportNoItem(n *node) {
	line, _ := r.Text().Line(int(n.Line))
	if _, comment, ok := strings.Cut(line, " #"); n.hasLineComment() || ok && comment != "" {
		r.errorf(n, `this item of the list is empty, since "#" begins a comment; put quotes round the text, or remove the line`)
		return
	}
	r.errorf(n, "this item of the list is empty; write it, or remove the line")
}

// reportNotMap reports a list where an object belongs.
func (r *reader) reportNotMap(n *node, s *Schema) {
	var keys []string
	for _, k := range s.Keys {
		keys = append(keys, k.Name)
	}
	if len(n.Content) == 1 && len(n.Content[0].Content) > 0 && slices.Contains(keys, n.Content[0].Content[0].Value) {
		r.errorf(n, "there is only one %s, so it is not written as a list; remove the dash or the brackets before it", s.Name)
		return
	}
	few := strings.Join(keys[:min(len(keys), 4)], ", ")
	if len(keys) > 4 {
		few += ", …"
	}
	r.errorf(n, `%s is written as a map of "key: value" lines, and this is a list; begin its lines with its keys: %s`, prose.A(s.Name), few)
}

// checkMap reports whether n is a map without anchor, alias or tag, and adds a
// fault where it is not. The schema of the object may be nil.
func (r *reader) checkMap(n *node, s *Schema) bool {
	if !r.checkPlain(n) {
		return false
	}
	if n.Kind == yaml.MappingNode {
		return true
	}
	what, form := "this", ""
	if s != nil {
		what = prose.A(s.Name)
		if n != r.root && n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) != "" {
			form = s.example(n.Value)
		}
	}
	if first, rest, _ := strings.Cut(strings.TrimSpace(r.src), "\n"); n == r.root && strings.Count(first, ",")+strings.Count(first, ";")+strings.Count(first, "\t") > 1 && !strings.Contains(first+rest, ": ") {
		r.errorf(n, "%s is written as a map of \"key: value\" lines, and this is a table, as spreadsheets write it; write its rows as a list of items with their keys", what)
		return false
	}
	if form == "" {
		r.errorf(n, `%s is written as a map of "key: value" lines, and this is %s`, what, describeKind(n))
		return false
	}
	if s.Name == "evidence" {
		what = s.Name
	}
	d := r.errorf(n, "%s is written with its keys, and this is a text alone; write %s", what, form)
	if !s.hasKey("id") && r.isOneLine(n) {
		d.Fixes = r.textFix("write "+form, d.Pos, form)
		for i := range d.Fixes {
			d.Fixes[i].Certain = !strings.Contains(form, "…")
		}
	}
	return false
}
