package yamldoc

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/prose"
)

// This file words the findings about keys that an object does not have, and about
// those that it lacks.

// reportUnknownKey reports key i of the map n, which the object that is being read does
// not have, and returns the one that was most likely meant.
func (r *reader) reportUnknownKey(n *node, i int, known []string) (string, bool) {
	object := r.in[len(r.in)-1]
	key, value := n.Content[i], n.Content[i+1]
	if r.misplaced.in == n && r.misplaced.object.hasKey(key.Value) {
		return "", false // it goes with the key that is reported
	}
	if n.Style&yaml.FlowStyle != 0 && isNull(value) && value.Value == "" {
		return r.reportCut(n, i, known)
	}
	said := fmt.Sprintf("%s is not a key of %s", diag.Quote(key.Value), prose.A(object.Name))
	like, ok := near.Synonym(key.Value, known)
	if !ok && r.reportElsewhere(n, i, object) {
		return "", false
	}
	if !ok {
		like, ok = near.Find(key.Value, known)
	}
	if ok && n.get(like) != nil {
		r.errorf(key, "%s; what it holds belongs under %q, which is there already", said, like)
		return like, true
	}
	if ok {
		r.errorf(key, "%s; %s", said, near.Hint(key.Value, like)).Fixes = r.replacement(key, like)
		return like, true
	}
	switch hint := near.Instead(key.Value); {
	case hint != "":
		r.errorf(key, "%s; %s", said, hint)
	case object.Extra:
		r.errorf(key, `%s; use one of: %s, or keep it as %q, which is not read`, said, strings.Join(known, ", "), extraPrefix+proposedID(key.Value))
	default:
		r.errorf(key, "%s; remove it, or use one of: %s", said, strings.Join(known, ", "))
	}
	return "", false
}

var thousands = regexp.MustCompile(`^[£$€]?\d{1,3}(?:,\s?\d{3})+(?:\.\d+)?%?$`)

// reportCut reports a key in braces without a value: the part of a text after a
// comma, or a key without its colon.
func (r *reader) reportCut(n *node, i int, known []string) (string, bool) {
	key := n.Content[i]
	for _, k := range known {
		rest, ok := strings.CutPrefix(key.Value, k)
		if value := strings.TrimLeft(rest, " =:"); ok && value != "" && value != rest {
			d := r.errorf(key, `there is no ": " after %s; write %s: %s`, diag.Quote(k), k, value)
			d.Fixes = r.textFix("add the colon", d.Pos, k+": "+value)
			return k, true
		}
	}
	if like, ok := near.Word(key.Value, known); ok {
		r.errorf(key, `%s has no value; write "%s: " and the value`, diag.Quote(key.Value), like)
		return like, true
	}
	lost := func(i int) bool {
		v := n.Content[i+1]
		return isNull(v) && v.Value == "" && !slices.Contains(known, n.Content[i].Value)
	}
	if i >= 2 && lost(i-2) {
		return "", false // the key before it is reported
	}
	last := i
	for last+3 < len(n.Content) && lost(last+2) {
		last += 2
	}
	if i < 2 || n.Content[i-1].Kind != yaml.ScalarNode || n.Content[i-1].Style != 0 {
		r.errorf(key, "%s is not a key of %s; put quotes round a text that holds a comma, or remove this", diag.Quote(key.Value), prose.A(r.in[len(r.in)-1].Name))
		return "", false
	}
	from, to := int(n.Content[i-1].Offset), r.Text().End(r.pos(n.Content[last])).Offset
	whole := r.src[from:to]
	fix, text := "put quotes round the text", flowText(whole)
	message := fmt.Sprintf("a comma ends a value in braces, so that %s is cut off; put quotes round the whole text: %s", diag.Quote(key.Value), text)
	if thousands.MatchString(whole) {
		text = strings.NewReplacer(",", "", " ", "").Replace(whole)
		fix, message = "write "+text, fmt.Sprintf("a comma ends a value in braces, so that %s is cut off; write %s", diag.Quote(key.Value), text)
	}
	d := r.errorf(key, "%s", message)
	if !strings.Contains(whole, "\n") {
		d.Fixes = mend(fix, []diag.Edit{{Pos: r.Text().Pos(r.file, from), End: r.Text().Pos(r.file, to), Text: text}})
	}
	return "", false
}

// textFix returns the fix that writes a text in place of the scalar at the place.
func (r *reader) textFix(message string, at diag.Pos, text string) []diag.Fix {
	if r.isFull() {
		return nil
	}
	return mend(message, []diag.Edit{{Pos: at, End: r.Text().End(at), Text: text}})
}

// reportElsewhere reports key i of the map n where it is a key of another object, in
// this one or around it, and returns false where it is not.
func (r *reader) reportElsewhere(n *node, i int, object *Schema) bool {
	key, value := n.Content[i], n.Content[i+1]
	for _, k := range object.Keys {
		inner := k.Schema
		isList := inner.Kind == KindList
		if isList {
			inner = inner.Items
		}
		if inner == nil || inner.Kind != KindObject || !inner.hasKey(key.Value) ||
			value.Kind == yaml.SequenceNode && inner.key(key.Value).Schema.Kind != KindList {
			continue
		}
		item, only := "", (*node)(nil) // the keys that the inner object has already
		if v := n.get(k.Name); v != nil {
			if v.Kind == yaml.SequenceNode && len(v.Content) > 0 {
				if len(v.Content) == 1 {
					only = v.Content[0]
				}
				v = v.Content[0]
			}
			if v.Kind == yaml.ScalarNode {
				item = flowText(v.Value)
			}
		}
		shown := sample(value)
		if of := inner.key(key.Value).Schema; of.Kind == KindObject && of.Short == nil && value.Kind == yaml.ScalarNode {
			shown = of.example(value.Value)
		}
		form := inner.braceForm(item, key.Value, shown)
		if isList {
			form = "[" + form + "]"
		}
		d := r.errorf(key, "%s is a key of %s; write it under %q, as in %s: %s", diag.Quote(key.Value), prose.A(inner.Name), k.Name, k.Name, form)
		if only != nil && only.Kind == yaml.ScalarNode && value.Kind == yaml.ScalarNode && inner.Short != nil && !r.isFull() {
			if shown == "…" {
				shown = flowText(value.Value)
			}
			add := r.Add(r.pos(only), inner.firstRequired(), key.Value, shown)
			if remove := r.RemoveEntry(r.pos(key)); add != nil && remove != nil {
				d.Fixes = mend("write it under "+diag.Quote(k.Name), append(add, remove...))
			}
		}
		return true
	}
	if n.Style&yaml.FlowStyle != 0 {
		return false
	}
	for _, outer := range slices.Backward(r.in[:len(r.in)-1]) {
		if outer.hasKey(key.Value) {
			r.errorf(key, "%s is a key of %s, and stands here in %s; begin the line further left, in the column of the keys of the %s", diag.Quote(key.Value), prose.A(outer.Name), prose.A(object.Name), outer.Name)
			if s := outer.key(key.Value).Schema; s.Kind == KindObject && isNull(value) {
				r.misplaced.in, r.misplaced.object = n, s
			}
			return true
		}
	}
	return false
}

// reportMissing reports a key that must be there and is not.
func (r *reader) reportMissing(n *node, object *Schema, key *KeyInfo) {
	such := ""
	if key.Schema.Kind == KindID {
		for _, words := range []string{"title", "name"} {
			if text := n.get(words); text != nil && text.Kind == yaml.ScalarNode {
				such = fmt.Sprintf(", such as %q", key.Name+": "+proposedID(text.Value))
				break
			}
		}
	}
	r.errorf(n, "this %s has no %s; add one%s", object.Name, diag.Quote(key.Name), such)
}

// reportBraces reports braces round a value that needs none, as in {walked}.
func (r *reader) reportBraces(n *node, known map[string]int) bool {
	if n.Style&yaml.FlowStyle == 0 || len(n.Content) != 2 || !isNull(n.Content[1]) || !IsID(n.Content[0].Value) {
		return false
	}
	word := n.Content[0].Value
	if _, ok := known[word]; ok {
		return false
	}
	d := r.errorf(n, "write %s without the braces", word)
	if to := endOffset(n); to > 0 && !r.isFull() {
		d.Fixes = mend("remove the braces", []diag.Edit{{Pos: d.Pos, End: r.Text().Pos(r.file, to), Text: word}})
	}
	return true
}

// adoptKeys moves keys that stand beside a list or map but belong into it, with
// too little indentation, to where they belong, and reports them.
func (r *reader) adoptKeys(n *node, object *Schema) {
	if n.Style&yaml.FlowStyle != 0 {
		return
	}
	for i := 0; i+3 < len(n.Content); i += 2 {
		name, value := n.Content[i].Value, n.Content[i+1]
		item := value // the map into which the keys are moved
		if value.Kind == yaml.SequenceNode && len(value.Content) > 0 {
			item = value.Content[len(value.Content)-1]
		}
		isLeftOut := isNull(value) && value.Value == ""
		if value.Style&yaml.FlowStyle != 0 || item.Style&yaml.FlowStyle != 0 ||
			!isLeftOut && (value.Kind != yaml.SequenceNode || item.Kind != yaml.MappingNode) {
			continue
		}
		k := object.key(name)
		if k == nil {
			continue
		}
		inner := k.Schema
		if inner.Kind == KindList {
			inner = inner.Items
		}
		if inner.Kind != KindObject {
			continue
		}
		after := endOfKeys(n, i+2, item, object, inner, isLeftOut || value.Column == n.Column)
		if after == i+2 {
			continue
		}
		taken := n.Content[i+2 : after]
		if isLeftOut {
			moved := &node{Kind: yaml.MappingNode, Line: taken[0].Line, Column: taken[0].Column, Offset: taken[0].Offset, Content: taken}
			if k.Schema.Kind == KindList {
				r.errorf(taken[0], `this line begins the first %s of %q above; write "  - " before it%s`, inner.Name, name, belowHint("four spaces", len(taken)/2-1))
				moved = &node{Kind: yaml.SequenceNode, Line: moved.Line, Column: moved.Column, Offset: moved.Offset, Content: []*node{moved}}
			} else {
				d := r.errorf(taken[0], "this line is not indented, so that it does not belong to %q above; put two spaces before it%s", name, belowHint("", len(taken)/2-1))
				d.Fixes = r.indent(taken[0], n, after, 2)
			}
			n.Content[i+1] = moved
		} else {
			spaces := int(item.Column - n.Column)
			d := r.errorf(taken[0], "this line is not indented, so that it does not belong to the %s above; put %s before it%s", inner.Name,
				prose.CountInWords(spaces, "space"), belowHint("", len(taken)/2-1))
			d.Fixes = r.indent(taken[0], n, after, spaces)
			item.Content = append(item.Content[:len(item.Content):len(item.Content)], taken...)
		}
		n.Content = slices.Concat(n.Content[:i+2], n.Content[after:])
	}
}

// endOfKeys returns the index in the map n after the keys from there on that
// belong to an item: those which the item can take, up to the last that the map
// cannot have there.
func endOfKeys(n *node, from int, item *node, object, inner *Schema, isFlush bool) int {
	has, seen := map[string]bool{}, map[string]bool{} // keys of the item, and of the map up to from
	for c := 0; c < len(item.Content); c += 2 {
		has[item.Content[c].Value] = true
	}
	for c := 0; c < from; c += 2 {
		seen[n.Content[c].Value] = true
	}
	after := from
	for c := from; c+1 < len(n.Content); c += 2 {
		name := n.Content[c].Value
		if has[name] || !inner.hasKey(name) {
			break
		}
		has[name] = true
		if !object.hasKey(name) || seen[name] && (isFlush || inner.key(name).Required) {
			after = c + 2
		}
	}
	return after
}

// belowHint returns what is to be put before further keys, for the end of a
// sentence; the same as before the first where it is empty.
func belowHint(put string, keys int) string {
	if put != "" {
		put += " "
	}
	switch keys {
	case 0:
		return ""
	case 1:
		return ", and " + put + "before the key below it"
	}
	return fmt.Sprintf(", and %sbefore the %s keys below it", put, prose.Number(keys))
}

// indent returns the fix that puts spaces before the lines from a key up to the
// key at index after of the map n.
func (r *reader) indent(from, n *node, after, spaces int) []diag.Fix {
	if r.isFull() {
		return nil
	}
	to := int32(1 << 30)
	if after < len(n.Content) {
		to = n.Content[after].Line
	}
	var edits []diag.Edit
	for l := from.Line; l < to; l++ {
		line, ok := r.Text().Line(int(l))
		if !ok {
			break
		}
		if strings.TrimSpace(line) != "" {
			at := r.Text().Pos(r.file, r.Text().Offset(int(l), 1))
			edits = append(edits, diag.Edit{Pos: at, End: at, Text: strings.Repeat(" ", spaces)})
		}
	}
	return mend("indent the lines", edits)
}
