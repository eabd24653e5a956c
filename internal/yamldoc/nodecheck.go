package yamldoc

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
)

// checkPlain reports whether n uses only what the formats use of YAML, and a fault
// otherwise.
func (r *reader) checkPlain(n *node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		r.errorf(n, `names for repeated parts ("*%s") are not read here; put quotes round the text, or write the part out`, n.Value)
	case n.yaml != nil && n.yaml.Anchor != "":
		r.errorf(n, `names for repeated parts ("&%s") are not read here; put quotes round the text, or remove the name`, n.yaml.Anchor)
	case n.Style&yaml.TaggedStyle != 0 && (n.Kind != yaml.ScalarNode || n.Style != yaml.TaggedStyle): // a list, a map, or a text in quotes
		r.errorf(n, "the tag %s is not read here; remove it", diag.Quote(n.yaml.Tag))
	case n.Style&yaml.TaggedStyle != 0:
		r.errorf(n, "a text cannot begin with %q; put quotes round it", "!")
	default:
		return true
	}
	return false
}

// isPlainKey reports whether a key is a plain word.
func (r *reader) isPlainKey(key *node) bool {
	if !r.checkPlain(key) {
		return false
	}
	switch {
	case key.Kind != yaml.ScalarNode:
		r.errorf(key, "a key is a single word, and this is %s", describeKind(key))
	case key.yaml != nil && key.yaml.Tag == "!!merge":
		r.errorf(key, `merging with "<<" is not read here; write the keys out`)
	case key.Style&yaml.DoubleQuotedStyle != 0 && strings.ContainsFunc(key.Value, isUnprintable): // else it would be no YAML
		r.errorf(key, "the key %s holds a control character; remove it", diag.Quote(key.Value))
	default:
		return true
	}
	return false
}

// reportNoValue reports a key that is followed by nothing.
func (r *reader) reportNoValue(key, value *node) {
	switch {
	case !r.checkPlain(value):
	case key.hasLineComment() || value.hasLineComment():
		r.errorf(key, `%s has no value, since "#" begins a comment; put quotes round the text, or remove the line`, diag.Quote(key.Value))
	default:
		r.errorf(key, "%s has no value; write one, or remove the line", diag.Quote(key.Value))
	}
}

func (r *reader) reportRepeated(key, first *node, object string) {
	r.report(diag.Diagnostic{
		Pos:     r.pos(key),
		Message: fmt.Sprintf("%s is written twice in this %s; keep one", diag.Quote(key.Value), object),
		Related: []diag.Related{{Pos: r.pos(first), Message: "it is first written here"}},
	})
}

func describeKind(n *node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return `a map of "key: value" lines`
	case yaml.SequenceNode:
		return "a list"
	}
	return "text"
}
