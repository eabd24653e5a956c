package yamldoc

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/near"
)

// This file finds spaces of other kinds than the plain one, invisible characters,
// and spaces left out.

// isOddSpace reports whether r is a space that YAML does not count as one, or an
// invisible character.
func isOddSpace(r rune) (name, meant string, ok bool) {
	name, meant = near.Lookalike(r)
	return name, meant, name != "" && (meant == " " || meant == "") && r != '\u0085'
}

var keyBefore = regexp.MustCompile(`^[\s\p{Z}\p{Cf}-]*[\w-]+$`)

// findOddSpaces finds spaces of other kinds, and invisible characters, where only
// a plain space may stand.
func findOddSpaces(p *page) (slips []slip) {
	for _, l := range p.lines {
		for i, r := range l.text {
			name, meant, odd := isOddSpace(r)
			if !odd || !p.isForm(l.text, i) {
				continue
			}
			s := l.slip(i, i+utf8.RuneLen(r), meant)
			if r == '\u3000' && strings.TrimFunc(l.text[:i], unicode.IsSpace) == "" {
				s.text = "  " // it is as wide as two
			}
			if meant == "" {
				s.message, s.fix = fmt.Sprintf("there is %s here, which cannot be seen; remove it", name), "remove what cannot be seen"
			} else {
				s.message, s.fix = fmt.Sprintf("there is %s here, as word processors and web pages write it, where only an ordinary space may stand; delete it and press the space bar", name), "write ordinary spaces"
			}
			s.more = ", here and in "
			slips = append(slips, s)
		}
	}
	return slips
}

// isForm reports whether the space at i belongs to the form of the file, which
// needs a plain one, and not to a text.
func (p *page) isForm(line string, i int) bool {
	blank := func(r rune) bool {
		_, _, odd := isOddSpace(r)
		return odd || r == ' ' || r == '\t'
	}
	before := strings.TrimRightFunc(line[:i], blank)
	after := strings.TrimLeftFunc(line[i:], blank)
	if strings.HasPrefix(line[i:], "\u2028") || strings.HasPrefix(line[i:], "\u2029") { // at which YAML breaks the line
		return true
	}
	flow := strings.ContainsAny(before, "[{")
	switch {
	case strings.Trim(before, "- ") == "" || strings.TrimFunc(strings.ReplaceAll(before, "-", " "), blank) == "":
		return true
	case after == "":
		return true
	case strings.HasSuffix(before, ":"):
		return flow || keyBefore.MatchString(strings.TrimSuffix(before, ":"))
	case strings.HasPrefix(after, ":"):
		return flow || keyBefore.MatchString(before)
	case flow && before != "" && strings.ContainsAny(before[len(before)-1:], "[{,"):
		return true
	case flow && after != "" && strings.ContainsAny(after[:1], "]},"):
		return true
	}
	return false
}

var (
	tightColon = regexp.MustCompile(`^[\s-]*([\w-]+):[^\s/]`)
	tightInMap = regexp.MustCompile(`[{,]\s*([\w-]+):[^\s/]`)
	tightDash  = regexp.MustCompile(`^\s*-(?:[{\["']|([\w-]+)\s*:(?:\s|$))`)
)

// findMissingSpaces finds colons and dashes without the space that must follow
// them.
func findMissingSpaces(p *page) (slips []slip) {
	for _, l := range p.lines {
		if m := tightDash.FindStringSubmatchIndex(l.text); m != nil && (m[2] < 0 || p.known[l.text[m[2]:m[3]]]) {
			dash := indentOf(l.text)
			s := l.slip(dash, dash+1, "- ")
			s.message, s.more, s.fix = spaceDash, ", here and in ", "add the space"
			slips = append(slips, s)
		}
		matches := tightColon.FindAllStringSubmatchIndex(l.text, 1)
		if strings.Contains(l.text, "{") {
			matches = append(matches, tightInMap.FindAllStringSubmatchIndex(l.text, -1)...)
		}
		for _, m := range matches {
			if !p.known[l.text[m[2]:m[3]]] {
				continue
			}
			s := l.slip(m[3], m[3]+1, ": ")
			s.message, s.more, s.fix = spaceColon, ", here and in ", "add the space"
			slips = append(slips, s)
		}
	}
	return slips
}
