package format

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
)

// shownOfRule is how many infos of one rule in a file are written; the rest of them
// share a line.
const shownOfRule = 3

// writeBrief writes infos in a line each, without what to do where that is long: of
// a file first what is missing, then advice, with those of one rule together.
func (r *Report) writeBrief(w io.Writer, infos diag.List) error {
	if len(infos) == 0 {
		return nil
	}
	b := bufio.NewWriter(w)
	for _, list := range r.byRule(infos) {
		for _, d := range list[:min(len(list), shownOfRule)] {
			line := d.Error()
			if utf8.RuneCountInString(line) > 80 {
				d.Message = withoutAdvice(d.Message)
				line = d.Error()
			}
			fmt.Fprintln(b, line)
		}
		if more := list[min(len(list), shownOfRule):]; len(more) > 0 {
			fmt.Fprintf(b, "  … and %d more of %s%s\n", len(more), cmp.Or(more[0].Code, "these"), lines(more))
		}
	}
	fmt.Fprintln(b, "“resultschain rules CODE” explains a rule; --all shows each finding in full")
	return b.Flush()
}

// byRule returns the infos of each file and rule: by file, then those of rules that
// only advise on texts last, then by the first place.
func (r *Report) byRule(infos diag.List) []diag.List {
	type key struct{ file, code string }
	var all []diag.List
	index := map[key]int{}
	files := map[string]int{}
	for _, d := range infos {
		k := key{d.Pos.File, d.Code}
		i, ok := index[k]
		if !ok {
			i = len(all)
			index[k], all = i, append(all, nil)
		}
		all[i] = append(all[i], d)
		if _, ok := files[k.file]; !ok {
			files[k.file] = len(files)
		}
	}
	advises := map[string]bool{}
	for _, rule := range r.Rules {
		advises[rule.Code] = rule.Advice
	}
	rank := func(list diag.List) int {
		n := 2 * files[list[0].Pos.File]
		if advises[list[0].Code] {
			n++
		}
		return n
	}
	slices.SortStableFunc(all, func(a, b diag.List) int { return rank(a) - rank(b) })
	return all
}

// withoutAdvice returns the part of a message on what is wrong: all before the semicolon
// that separates it from what to do.
func withoutAdvice(message string) string {
	quoted := false
	for i, c := range message {
		switch {
		case c == '"':
			quoted = !quoted
		case c == ';' && !quoted:
			return message[:i]
		}
	}
	return message
}

// lines returns the lines of findings in words, as far as they fit on one.
func lines(list diag.List) string {
	var b strings.Builder
	for i, d := range list {
		if !d.Pos.IsValid() {
			continue
		}
		switch {
		case b.Len() > 40:
			return b.String() + ", …"
		case b.Len() > 0:
			b.WriteString(", ")
		case i == len(list)-1:
			b.WriteString(": line ")
		default:
			b.WriteString(": lines ")
		}
		fmt.Fprint(&b, d.Pos.Line)
	}
	return b.String()
}
