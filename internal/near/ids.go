package near

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// IDs holds the ids and words of things of one kind. It finds the id that is
// meant by another text.
type IDs struct {
	n     int
	thing func(i int) (id, words string)
	known map[string]bool

	worded map[string]string // ids by words, empty for the words of several; nil until it is asked for
	finder *Finder           // nil until it is asked for
}

// NewIDs returns the ids of n things. Ties are decided in their order.
func NewIDs(n int, thing func(i int) (id, words string)) *IDs {
	k := &IDs{n: n, thing: thing, known: make(map[string]bool, n)}
	for i := range n {
		id, _ := thing(i)
		k.known[id] = true
	}
	return k
}

// findByWords returns the id of the thing with the words; empty where there is
// none or several.
func (k *IDs) findByWords(words string) string {
	if k.worded == nil {
		k.worded = make(map[string]string, k.n)
		for i := range k.n {
			id, words := k.thing(i)
			words = foldedWords(words)
			if other, twice := k.worded[words]; twice && other != id || words == "" {
				id = ""
			}
			k.worded[words] = id
		}
	}
	return k.worded[foldedWords(words)]
}

// foldedWords returns words in a form for comparison.
func foldedWords(words string) string {
	return strings.ToLower(strings.Join(strings.Fields(words), " "))
}

// Has reports whether the id is one of them.
func (k *IDs) Has(id string) bool { return k.known[id] }

// Find returns the id that is nearest to one that is not known, and false where none
// is near.
func (k *IDs) Find(id string) (string, bool) {
	if k.finder == nil {
		ids := make([]string, k.n)
		for i := range ids {
			ids[i], _ = k.thing(i)
		}
		k.finder = NewFinder(ids)
	}
	return k.finder.Find(id)
}

var (
	comma     = regexp.MustCompile(`\s*(?:[,;，、|]\s*(?:and\s|&)?|->|=>|→)\s*`)
	remark    = regexp.MustCompile(`\s+\([^()]*\)?$`)
	separator = regexp.MustCompile(comma.String() + `|\s+(?:and|&|\+)\s+`)
)

// brackets holds the brackets and quotation marks that people write round ids.
const brackets = "()<>{}[]（）［］\"'“”‘’` "

// Parts returns the parts of a text that commas divide, without brackets and
// quotation marks.
func Parts(text string) []string {
	return split(comma, strings.Trim(text, brackets))
}

// split returns the parts of a text between what matches, without brackets and
// quotation marks, and without those that are empty.
func split(between *regexp.Regexp, text string) (parts []string) {
	for _, part := range between.Split(text, -1) {
		if part = strings.Trim(part, brackets); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// named returns the id that a part of a text names by itself, by its words or with
// a remark in parentheses after it; empty where it names none.
func (k *IDs) named(part string) string {
	part = strings.Trim(part, brackets)
	if k.known[part] {
		return part
	}
	if id := k.findByWords(part); id != "" {
		return id
	}
	if id := remark.ReplaceAllString(part, ""); k.known[id] {
		return id
	}
	return ""
}

// maxListed is the longest text, in bytes, that is read as a list of ids.
const maxListed = 1000

// Listed returns the ids that a text lists, each as an id or by its words; nil
// where any part of it is neither.
func (k *IDs) Listed(text string) []string {
	text = strings.Trim(text, brackets)
	if len(text) > maxListed {
		return nil
	}
	for _, parts := range [][]string{{text}, split(separator, text), strings.Fields(text)} {
		ids := slices.Clone(parts)
		for i, part := range parts {
			ids[i] = k.named(part)
		}
		if len(ids) > 0 && !slices.Contains(ids, "") {
			return ids
		}
	}
	return nil
}

// Meant returns the ids that a text in place of an id probably means, the advice for
// a message, and whether nothing else can be meant; none where the meaning is not
// plain.
func (k *IDs) Meant(written string) (ids []string, hint string, certain bool) {
	if ids := k.Listed(written); len(ids) > 1 {
		return ids, "write each id by itself: [" + strings.Join(ids, ", ") + "]", true
	} else if len(ids) == 1 && k.findByWords(written) != "" {
		return ids, "write its id, " + diag.Quote(ids[0]), true
	} else if len(ids) == 1 {
		return ids, Hint(written, ids[0]), true
	}
	plain, odd := Plain(written)
	if like, ok := k.Find(written); ok {
		return []string{like}, Hint(written, like), odd != "" && plain == like
	}
	if odd != "" && k.known[plain] {
		return []string{plain}, fmt.Sprintf("it holds %s; write %s", odd, diag.Quote(plain)), true
	}
	return nil, "", false
}
