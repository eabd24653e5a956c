package yamldoc

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

// Text returns the value that is any scalar, taken literally: 1.10 stays "1.10" and no
// stays "no".
func Text[S ~string]() Value[S] {
	return Value[S]{
		Schema: &Schema{Kind: KindText},
		read: func(r *reader, n *node, dst *S) {
			if s, ok := r.readText(n); ok {
				*dst = S(s)
			}
		},
		write: func(src *S) *yaml.Node { return textNode(string(*src)) },
		check: func(src *S, w *flawCollector) bool { return w.checkText(string(*src)) },
	}
}

// ID returns the value that is an id: letters, digits, "-", "_" and ".".
func ID() Value[string] { return constrainedText(KindID, WrongID) }

// WrongID returns what is wrong with a text as an id; empty: nothing.
func WrongID(s string) string {
	if IsID(s) {
		return ""
	}
	if plain, odd := near.Plain(s); odd != "" && IsID(plain) {
		return fmt.Sprintf("%s cannot be an id, since it holds %s; write %s", diag.Quote(s), odd, diag.Quote(plain))
	}
	return fmt.Sprintf(`%s cannot be an id; use letters, digits, "-", "_" and "." only, as in %s`, diag.Quote(s), diag.Quote(proposedID(s)))
}

// constrainedText returns the value that is a text of some form: wrong returns what is
// wrong with one, or the empty string.
func constrainedText(kind Kind, wrong func(string) string) Value[string] {
	v := Text[string]().Must(func(s *string) string {
		if *s == "" {
			return ""
		}
		return wrong(*s)
	})
	v.Schema = &Schema{Kind: kind}
	read := v.read
	v.read = func(r *reader, n *node, dst *string) {
		if read(r, n, dst); *dst == "" {
			return
		}
		if message := wrong(*dst); message != "" {
			d := r.errorf(n, "%s", message)
			if plain, odd := near.Plain(*dst); odd != "" && wrong(plain) == "" {
				d.Fixes = r.replacement(n, plain)
			}
		}
	}
	return v
}

// QualifiedID returns the value that names something in another document: the id
// of the document, a slash, and the id of the thing.
func QualifiedID() Value[string] {
	return constrainedText(KindQualified, func(s string) string {
		if first, second, ok := strings.Cut(s, "/"); ok && IsID(first) && IsID(second) {
			return ""
		}
		return diag.Quote(s) + " does not name an element of another model; write the id of the model, a slash, and the id of the element, as in moray/trained"
	})
}

// IsID reports whether s has the form of an id.
func IsID(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '_', c == '.':
		case c >= 0x80:
			return isWideID(s)
		default:
			return false
		}
	}
	return s != ""
}

// isWideID reports what [IsID] does, for text beyond ASCII.
func isWideID(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_' && r != '.' {
			return false
		}
	}
	return true
}

// Bool returns the value that is true or false or, as people write it, yes or no.
func Bool() Value[bool] {
	return Value[bool]{
		Schema: &Schema{Kind: KindBool},
		read: func(r *reader, n *node, dst *bool) {
			s, ok := r.readText(n)
			if !ok {
				return
			}
			switch strings.ToLower(s) {
			case "true", "yes":
				*dst = true
			case "false", "no":
				*dst = false
			default:
				r.errorf(n, "%s is neither true nor false; write one of them", diag.Quote(s))
			}
		},
		write: func(src *bool) *yaml.Node {
			if !*src {
				return nil
			}
			return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"}
		},
		check: func(src *bool, _ *flawCollector) bool { return !*src },
	}
}

// Enum returns the value that is one of the words, which stand for 1, 2, 3 …; the
// zero E means that none is given.
func Enum[E ~int](words ...string) Value[E] {
	return Value[E]{
		Schema: &Schema{Kind: KindEnum, Allowed: words},
		read: func(r *reader, n *node, dst *E) {
			s, ok := r.readText(n)
			if !ok {
				return
			}
			for i, w := range words {
				if s == w {
					*dst = E(i + 1)
					return
				}
			}
			if like, ok := near.Word(s, words); ok {
				r.errorf(n, "%s is not one of %s; %s", diag.Quote(s), listOnce(words), near.Hint(s, like)).Fixes = r.guess(n, s, like)
				return
			}
			r.errorf(n, "%s is not one of %s; write one of these", diag.Quote(s), listOnce(words))
		},
		write: func(src *E) *yaml.Node {
			if *src <= 0 || int(*src) > len(words) {
				return nil
			}
			return textNode(words[*src-1])
		},
		check: func(src *E, w *flawCollector) bool {
			if *src < 0 || int(*src) > len(words) {
				w.addf("the number %d stands for none of %s", *src, strings.Join(words, ", "))
			}
			return *src == 0
		},
	}
}

// listOnce returns words for a sentence, each once: some stand for the same.
func listOnce(words []string) string {
	var once []string
	for _, w := range words {
		if !slices.Contains(once, w) {
			once = append(once, w)
		}
	}
	return strings.Join(once, ", ")
}

// List returns the value that is a list of items, written with one item a line.
func List[F any](item Value[F]) Value[[]F] {
	return listOf(item, 0)
}

// FlowList returns the value that is a list of items, written on one line: [a, b].
func FlowList[F any](item Value[F]) Value[[]F] {
	return listOf(item, yaml.FlowStyle)
}

// Pair returns the value that is a list of two items on one line: [a, b].
func Pair[F any](item Value[F]) Value[[]F] {
	v := FlowList(item)
	schema := *v.Schema
	schema.Length = 2
	v.Schema = &schema
	read := v.read
	v.read = func(r *reader, n *node, dst *[]F) {
		if n.Kind == yaml.ScalarNode || n.Kind == yaml.SequenceNode && len(n.Content) != 2 {
			r.errorf(n, "two numbers are wanted here, the smaller and the larger, as in [90, 100]")
			return
		}
		read(r, n, dst)
	}
	return v
}

func listOf[F any](item Value[F], style yaml.Style) Value[[]F] {
	return Value[[]F]{
		Schema: &Schema{Kind: KindList, Items: item.Schema},
		read: func(r *reader, n *node, dst *[]F) {
			if !r.checkPlain(n) {
				return
			}
			if n.Kind != yaml.SequenceNode {
				r.reportNotList(n, item.Schema)
				return
			}
			if len(n.Content) == 0 {
				return
			}
			*dst = slices.Grow(*dst, len(n.Content))[:len(n.Content)]
			for i, c := range n.Content {
				if r.isFull() {
					return
				}
				if isNull(c) {
					if r.checkPlain(c) {
						r.reportNoItem(c)
					}
					continue
				}
				item.read(r, c, &(*dst)[i])
			}
		},
		write: func(src *[]F) *yaml.Node {
			if len(*src) == 0 {
				return nil
			}
			n := &yaml.Node{Kind: yaml.SequenceNode, Style: style}
			for i := range *src {
				c := item.write(&(*src)[i])
				if c == nil {
					c = &yaml.Node{Kind: yaml.ScalarNode, Style: yaml.DoubleQuotedStyle}
				}
				if c.Kind != yaml.ScalarNode {
					n.Style = 0
				}
				n.Content = append(n.Content, c)
			}
			return n
		},
		check: func(src *[]F, w *flawCollector) bool {
			for i := range *src {
				w.enterItem(i)
				if item.check(&(*src)[i], w) {
					w.addf("this item of the list is empty; fill it, or remove it")
				}
			}
			return len(*src) == 0
		},
	}
}

// Map returns the value that is a map whose keys the author chooses, read in its
// order as a list of entries. The function entry makes one of its key, the place
// of the key, and its value.
func Map[F, E any](v Value[F], entry func(key string, at diag.Pos, value F) E, parts func(*E) (string, F)) Value[[]E] {
	return Value[[]E]{
		Schema: &Schema{Kind: KindMap, Items: v.Schema},
		read: func(r *reader, n *node, dst *[]E) {
			r.readEntries(n, func(key, value *node) {
				var f F
				v.read(r, value, &f)
				*dst = append(*dst, entry(key.Value, r.pos(key), f))
			})
		},
		write: func(src *[]E) *yaml.Node {
			if len(*src) == 0 {
				return nil
			}
			n := &yaml.Node{Kind: yaml.MappingNode}
			for i := range *src {
				key, f := parts(&(*src)[i])
				value := v.write(&f)
				if value == nil { // only false is zero and yet worth writing
					value = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "false"}
				}
				n.Content = append(n.Content, keyNode(key), value)
			}
			return n
		},
		check: func(src *[]E, w *flawCollector) bool {
			seen := map[string]bool{}
			for i := range *src {
				key, f := parts(&(*src)[i])
				w.enterItem(i)
				w.checkText(key)
				if seen[key] {
					w.addf("the key %s is there twice; keep one", diag.Quote(key))
				}
				seen[key] = true
				if v.check(&f, w) && v.Schema.Kind != KindBool {
					w.addf("%s has no value; write one, or remove it", diag.Quote(key))
				}
			}
			return len(*src) == 0
		},
	}
}

// readEntries calls read with each key and value of a map whose keys the author chooses,
// and reports faults of the others.
func (r *reader) readEntries(n *node, read func(key, value *node)) {
	if !r.checkMap(n, nil) {
		return
	}
	seen := map[string]*node{}
	for i := 0; i+1 < len(n.Content) && !r.isFull(); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !r.isPlainKey(key) {
			continue
		}
		if first := seen[key.Value]; first != nil {
			r.reportRepeated(key, first, "map")
			continue
		}
		seen[key.Value] = key
		if isNull(value) {
			r.reportNoValue(key, value)
			continue
		}
		for ; i+3 < len(n.Content) && r.isRestOfText(n, value, n.Content[i+2], n.Content[i+3]); i += 2 {
			value = r.withRest(value, n.Content[i+2])
		}
		read(key, value)
	}
}

// isRestOfText reports whether a key without a value, in braces after a plain text, is
// the rest of that text: {LM069: a table, not a framework}. In a map whose keys the
// author chooses, nothing else can be meant.
func (r *reader) isRestOfText(in, text, key, value *node) bool {
	return in.Style&yaml.FlowStyle != 0 && text.Kind == yaml.ScalarNode && text.Style == 0 && text.Value != "" &&
		key.Kind == yaml.ScalarNode && key.Style == 0 && isNull(value) && value.Value == "" && !strings.HasPrefix(r.src[key.Offset:], key.Value+":")
}

// withRest returns a text that goes on with what was read as a key.
func (r *reader) withRest(text, rest *node) *node {
	all := *text
	all.Value = text.Value + ", " + rest.Value
	return &all
}

// readText returns the text of a scalar, and false where n is none or is empty.
func (r *reader) readText(n *node) (string, bool) {
	if !r.checkPlain(n) {
		return "", false
	}
	if n.Kind != yaml.ScalarNode {
		r.errorf(n, "text is wanted here, and this is %s", describeKind(n))
		return "", false
	}
	if strings.TrimSpace(n.Value) == "" {
		r.errorf(n, "this text is empty; write it, or remove the line")
		return "", false
	}
	if n.Style&yaml.DoubleQuotedStyle == 0 {
		return n.Value, true
	}
	text := strings.ReplaceAll(n.Value, "\r\n", "\n") // as the forms of browsers end lines
	if c := strings.IndexFunc(text, isUnprintable); c >= 0 {
		bad, _ := utf8.DecodeRuneInString(text[c:])
		r.errorf(n, "this text holds a control character (%U), which cannot be shown; remove it", bad)
		return "", false
	}
	return text, true
}

// isUnprintable reports whether XML, and so an SVG picture, cannot hold r.
func isUnprintable(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f && r != 0x85 || r == 0xfffe || r == 0xffff
}
