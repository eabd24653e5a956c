package lsp

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/halfread"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// hover answers what is at a place: a key, a thing, a rule; and why there is a finding.
func (s *server) hover(_ documentParams, f *file, offset int) (any, error) {
	n, onKey := f.tree.At(offset)
	var parts []string
	var at span
	if n != nil {
		if at = f.span(n.From, n.To); onKey {
			at = f.span(n.KeyFrom, n.KeyTo)
		}
		parts = s.explain(f, n, onKey, offset)
	}
	for _, d := range s.findingsAt(f, f.span(offset, offset)) {
		if r := s.rule(d.Code); r != nil {
			first, _, _ := strings.Cut(r.Doc, "\n\n")
			part := fmt.Sprintf("%s %s: %s", r.Code, r.Name, plaintext.Markdown(first))
			if page := s.page(r.Code); page != "" {
				part = fmt.Sprintf("[%s %s](%s): %s", r.Code, r.Name, page, plaintext.Markdown(first))
			}
			parts = append(parts, part)
		}
		if at == (span{}) {
			at = f.span(d.Pos.Offset, max(d.End.Offset, d.Pos.Offset))
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	return hover{*markdown(strings.Join(parts, "\n\n---\n\n")), at}, nil
}

// explain returns what a node is, in Markdown.
func (s *server) explain(f *file, n *halfread.Node, onKey bool, offset int) (parts []string) {
	if u, ok := f.useAt(offset); ok && slices.Contains(u.Kinds, codes) {
		if r := s.rule(u.ID); r != nil {
			return []string{"```text\n" + strings.TrimSpace(rules.Page(r)) + "\n```"}
		}
	}
	if onKey {
		if n.Info != nil {
			return []string{keyDoc(n.Info)}
		}
		return nil
	}
	for _, t := range s.meant(f, offset) {
		part := s.describe(t, f)
		if n := len(s.usesOf(f, t)); n > 0 {
			part += "\n\nnamed in " + prose.Count(n, "place")
		}
		parts = append(parts, part)
	}
	if info := n.KeyInfo(); parts == nil && info != nil && n.IsEntry {
		parts = []string{keyDoc(info)}
	}
	return parts
}

// keyDoc returns what a key is for, in Markdown.
func keyDoc(k *yamldoc.KeyInfo) string {
	doc := "**" + k.Name + "** – " + plaintext.Markdown(k.Doc)
	if k.Required {
		doc += " Required."
	}
	if words := wordsOf(k.Schema); words != nil {
		doc += "\n\nOne of: `" + strings.Join(words, "`, `") + "`"
	}
	return doc
}

// wordsOf returns the words that a value may be; nil where it may be anything else.
func wordsOf(s *yamldoc.Schema) []string {
	switch {
	case s == nil:
		return nil
	case s.Kind == yamldoc.KindEnum:
		return s.Allowed
	case s.Kind == yamldoc.KindBool:
		return []string{"true", "false"}
	case s.Kind == yamldoc.KindList || s.Kind == yamldoc.KindMap:
		return wordsOf(s.Items)
	}
	return nil
}

// longestText is how long a text, in bytes, is shown beside others.
const longestText = 400

// describe returns what a thing is, in Markdown, for a reader of a file.
func (s *server) describe(t thing, f *file) string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s** `%s`: %s", t.noun(), t.ID, plaintext.Markdown(t.Title))
	for _, e := range t.Of.Nodes {
		if e.Shape != halfread.Scalar || e.Info == nil || e == t.Name || e.Value == t.Title || len(e.Value) > longestText {
			continue
		}
		words := e.Value
		if slices.Contains(e.Info.Names, "level") {
			for _, l := range s.resolve(t.file, halfread.Use{Kinds: e.Info.Names, ID: words}) {
				words = l.Title
			}
		}
		fmt.Fprintf(&b, "\n\n%s: %s", e.Key, plaintext.Markdown(words))
	}
	if t.file.path != f.path {
		fmt.Fprintf(&b, "\n\nin %s", plaintext.Markdown(s.shortName(t.file)))
	}
	return b.String()
}

// noun returns what a thing is called: of an element, by its stage.
func (t thing) noun() string {
	if t.Of.Schema != nil && t.Of.Schema.Kind == yamldoc.KindObject && t.Kind == "element" {
		return t.Of.Schema.Name
	}
	return t.Kind
}

// rule returns the rule with the code; nil where there is none.
func (s *server) rule(code string) *rules.Rule {
	for _, r := range slices.Concat(rules.All(), rules.FrameworkRules(), s.options.Rules) {
		if strings.EqualFold(r.Code, code) {
			return r
		}
	}
	return nil
}

// findingsAt returns the findings in a file that touch a span; none where the text has
// changed since it was checked.
func (s *server) findingsAt(f *file, at span) (all diag.List) {
	for _, d := range f.findings {
		if of := f.spanOf(d.Pos, d.End); !after(of.Start, at.End) && !after(at.Start, of.End) {
			all = append(all, d)
		}
	}
	return all
}

// after reports whether a position lies after another.
func after(p, q position) bool {
	return p.Line > q.Line || p.Line == q.Line && p.Character > q.Character
}
