package lsp

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/halfread"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// maxItems is how many items are offered at once; the editor asks again when more of
// the word is typed.
const maxItems = 500

// cursor is a character that no text has; it stands for the place where one types.
const cursor = "\x00"

// A completer collects what may stand at a place.
type completer struct {
	*server
	file   *file          // with the cursor in it
	node   *halfread.Node // that the cursor is in
	onKey  bool
	inJSON bool
	at     span // that the choice replaces
	typed  string
	items  []completionItem
}

// complete answers what may be written at a place: keys, words and ids.
func (s *server) complete(_ documentParams, f *file, offset int) (any, error) {
	marked := (&file{uri: f.uri, path: f.path, kind: f.kind, text: newText(f.src[:offset] + cursor + f.src[offset:])}).read()
	c := &completer{server: s, file: marked, items: []completionItem{}}
	c.node, c.onKey = marked.tree.At(offset)
	c.inJSON = strings.HasPrefix(strings.TrimLeft(f.src, "\ufeff \t\r\n"), "{")
	if c.node == nil {
		return c.list(), nil
	}
	from, to := c.node.From, c.node.To
	if c.onKey {
		from, to = c.node.KeyFrom, c.node.KeyTo
	}
	if c.typed = f.src[from:offset]; strings.Contains(marked.src[from:to], "\n") {
		return c.list(), nil // in a text of several lines
	}
	c.at = f.span(from, to-len(cursor))
	c.offer()
	return c.list(), nil
}

// offer adds the items for the node.
func (c *completer) offer() {
	n := c.node
	switch {
	case c.onKey:
		c.offerKeys(n.Parent, n)
	case n.Schema == nil || n.Shape != halfread.Scalar:
	case halfread.ItemSchema(n.Schema) != nil && n.IsEntry: // a list without brackets or a dash
		c.offerValues(n, halfread.ItemSchema(n.Schema), func(s string) string {
			if strings.Contains(c.file.src[n.KeyTo:n.From], "\n") {
				return "- " + s
			}
			return "[" + s + "]"
		})
	default:
		c.offerValues(n, n.Schema, func(s string) string { return s })
		if (n.Schema.Kind == yamldoc.KindObject || n.Schema.Kind == yamldoc.KindMap) && !n.IsQuoted && (!n.IsEntry || strings.Contains(c.file.src[n.KeyTo:n.From], "\n")) {
			c.offerKeys(n, nil)
		}
	}
}

// add adds an item, if what is typed may become it.
func (c *completer) add(i completionItem, text string) {
	typed := c.word()
	switch {
	case strings.HasPrefix(strings.ToLower(i.Label), typed):
		i.SortText = "a"
	case strings.Contains(strings.ToLower(i.Label+" "+i.Detail), typed):
		i.SortText = "b"
	default:
		return
	}
	i.FilterText = i.Label + " " + i.Detail
	if c.typed != "" && strings.IndexByte(`"'`, c.typed[0]) >= 0 {
		i.FilterText = c.typed[:1] + i.FilterText
	}
	i.SortText += fmt.Sprintf("%05d", len(c.items))
	i.TextEdit = textEdit{c.at, text}
	c.items = append(c.items, i)
}

// word returns what is typed, in lower case and without quotes.
func (c *completer) word() string { return strings.ToLower(strings.TrimLeft(c.typed, `"'`)) }

// list returns the items, those first that begin as what is typed.
func (c *completer) list() completionList {
	slices.SortStableFunc(c.items, func(a, b completionItem) int { return strings.Compare(a.SortText, b.SortText) })
	return completionList{len(c.items) > maxItems, c.items[:min(len(c.items), maxItems)]}
}

// offerKeys adds the keys of a map that are not in it yet. The one that is being
// written, if any, may be.
func (c *completer) offerKeys(in, written *halfread.Node) {
	if in.IsEntry && in.NamesByKeys() && slices.Contains(in.Info.Names, codes) {
		c.offerRules(written)
		return
	}
	if in.Schema == nil || in.Schema.Kind != yamldoc.KindObject {
		return
	}
	for i := range in.Schema.Keys {
		k := &in.Schema.Keys[i]
		if e := in.Entry(k.Name); e != nil && e != written {
			continue
		}
		item := completionItem{Label: k.Name, Kind: itemKey, Documentation: markdown(keyDoc(k))}
		if k.Required {
			item.Detail = "required"
		}
		text := k.Name
		if written == nil || written.IsBare {
			text = c.keyText(k, &item)
		}
		c.add(item, text)
	}
}

// keyText returns the text that a key begins with.
func (c *completer) keyText(k *yamldoc.KeyInfo, item *completionItem) string {
	list := halfread.ItemSchema(k.Schema)
	isBlock := !c.node.IsFlow && (list != nil && list.Kind == yamldoc.KindObject && list.Short == nil || k.Schema.Kind == yamldoc.KindObject && k.Schema.Short == nil)
	switch {
	case c.inJSON:
		return `"` + k.Name + `": `
	case !c.snippets:
		return k.Name + ":" + map[bool]string{false: " "}[isBlock]
	case !isBlock && list != nil:
		item.InsertTextFormat = snippetFormat
		return k.Name + ": [$0]"
	case !isBlock:
		return k.Name + ": "
	}
	item.InsertTextFormat, item.InsertTextMode = snippetFormat, adjustIndentation
	line := c.file.line(c.at.Start.Line)
	indent := strings.Repeat(" ", len(line[:c.at.Start.Character])-(len(line)-len(strings.TrimLeft(line, " "))))
	text, dash, object := k.Name+":", "  ", k.Schema
	if list != nil && k.Schema.Kind == yamldoc.KindList {
		dash, object = "  - ", list
	}
	for i, stop := 0, 1; i < len(object.Keys); i++ {
		if object.Keys[i].Required {
			text += fmt.Sprintf("\n%s%s%s: $%d", indent, dash, object.Keys[i].Name, stop)
			dash, stop = strings.Repeat(" ", len(dash)), stop+1
		}
	}
	if !strings.Contains(text, "\n") {
		text += "\n" + indent + dash + "$0"
	}
	return text
}

// offerValues adds the values of a schema, written by the function text.
func (c *completer) offerValues(n *halfread.Node, schema *yamldoc.Schema, text func(string) string) {
	for _, word := range slices.Compact(wordsOf(schema)) {
		c.add(completionItem{Label: word, Kind: itemWord}, text(word))
	}
	info := n.KeyInfo()
	if info == nil || n.NamesByKeys() || n.Shape == halfread.Map {
		return
	}
	quote := func(id string) string {
		if c.node.IsQuoted {
			q := c.file.src[c.node.From : c.node.From+1]
			return text(q + id + q)
		}
		return text(yamldoc.Scalar(id, c.inJSON))
	}
	if slices.Contains(info.Names, files) {
		c.offerFiles(quote)
		return
	}
	if info.Names != nil {
		c.offerThings(info.Names, quote)
	}
}

// offerThings adds the ids of things of the kinds.
func (c *completer) offerThings(kinds []string, text func(string) string) {
	has := map[string]bool{}
	if c.node.Parent != nil && !c.node.IsEntry {
		for _, n := range c.node.Parent.Nodes { // of the same list
			has[n.Value] = true
			if to := n.Entry("to"); to != nil {
				has[to.Value] = true
			}
		}
	}
	owner := c.node
	for owner.Parent != nil && (owner.Entry("id") == nil) {
		owner = owner.Parent
	}
	offer := func(t thing, id string) {
		if !slices.Contains(kinds, t.Kind) || has[id] || t.Of == owner {
			return
		}
		item := completionItem{Label: id, Kind: itemReference, Detail: t.Title, Documentation: markdown(c.describe(t, c.file))}
		c.add(item, text(id))
		has[id] = true
	}
	for _, f := range c.scope(c.file, kinds, c.node.NamesOutside()) {
		for _, t := range f.things {
			offer(t, t.ID)
		}
	}
	info := c.node.KeyInfo()
	if c.file.kind != yamldoc.Model || !slices.Contains(kinds, "element") || info.Schema != nil && info.Name == "affects" {
		return
	}
	for _, f := range c.beside(c.file)[1:] {
		if f.kind == yamldoc.Model && f.id() != "" {
			for _, t := range f.things {
				if t.Kind == "element" {
					offer(t, f.id()+"/"+t.ID)
				}
			}
		}
	}
}

// offerFiles adds the frameworks of the folder, by their paths from this file.
func (c *completer) offerFiles(text func(string) string) {
	for _, f := range c.beside(c.file)[1:] {
		path, err := filepath.Rel(filepath.Dir(c.file.path), f.path)
		if err != nil || f.kind != yamldoc.Framework {
			continue
		}
		title := ""
		if e := f.tree.Entry("title"); e != nil {
			title = e.Value
		}
		c.add(completionItem{Label: filepath.ToSlash(path), Kind: itemFile, Detail: title}, text(filepath.ToSlash(path)))
	}
}

// offerRules adds the codes of rules.
func (c *completer) offerRules(written *halfread.Node) {
	for _, r := range slices.Concat(rules.All(), c.options.Rules) {
		if rules.IsFixed(r.Code) {
			continue
		}
		first, _, _ := strings.Cut(r.Doc, "\n\n")
		text := r.Code
		if written == nil || written.IsBare {
			text += ": "
		}
		c.add(completionItem{Label: r.Code, Kind: itemValue, Detail: r.Name, Documentation: markdown(first)}, text)
	}
}
