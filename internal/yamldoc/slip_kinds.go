package yamldoc

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

// This file and those beside it find slips of each kind. A slip is only reported
// where the text can be read better once it is mended, so that a title may begin
// with a dash and hold what it likes. Here are bullets and colons.

// bulleted matches a line that begins with a mark in place of the dash of an
// item.
var bulleted = regexp.MustCompile(`^(\s*)([•‣◦·∙▪■□●○➢➤►✓✔–—―−‐‑*+–]|\d{1,2}[.)])([\s\p{Zs}]+)(\S.*)$`)

// findBullets finds bullets, and dashes of other kinds, in place of "- ".
func findBullets(p *page) (slips []slip) {
	opened, indent := false, -1 // the line above is a key of a list, or an item with a bullet there
	for i, l := range p.lines {
		bare := strings.TrimSpace(l.text)
		if bare == "" || bare[0] == '#' {
			continue
		}
		m := bulleted.FindStringSubmatchIndex(l.text)
		if m == nil {
			opened, indent = strings.HasSuffix(bare, ":"), -1
			continue
		}
		key, _, _ := strings.Cut(strings.TrimLeft(l.text[m[8]:], "{ "), ":")
		if !opened && indent != m[3] && !p.known[strings.TrimSpace(key)] {
			continue
		}
		mark, width := l.text[m[4]:m[5]], 2
		if i+1 < len(p.lines) { // the keys of the item are lined up
			width = max(width, indentOf(p.lines[i+1].text)-m[3])
		}
		s := l.slip(m[4], m[7], "-"+strings.Repeat(" ", width-1))
		s.message = fmt.Sprintf(`an item of a list begins with "- ", and this one with %s; type a hyphen and a space`, markName(mark))
		s.more, s.fix = ", here and in ", `write "- "`
		slips = append(slips, s)
		opened, indent = false, m[3]
	}
	return slips
}

func markName(mark string) string {
	r, _ := utf8.DecodeRuneInString(mark)
	switch name, _ := near.Lookalike(r); {
	case name != "":
		return name
	case r == '*':
		return "an asterisk (*)"
	case r == '+':
		return "a plus sign (+)"
	case r >= '0' && r <= '9':
		return "a number (" + mark + ")"
	}
	return "a bullet (" + mark + ")"
}

var oddColon = regexp.MustCompile(`^([\s-]*)([\w-]+)(\s*)([：﹕꞉∶=]|[:：]=)(\s*)(.*)$`)

var colonLeftOut = regexp.MustCompile(`^([\s-]*)([\w-]+)(\s+)([^\s#].*)$`)

// findOddColons finds other characters in place of the colon after a key, and
// keys without a colon.
func findOddColons(p *page) (slips []slip) {
	for i, l := range p.lines {
		if m := oddColon.FindStringSubmatchIndex(l.text); m != nil && p.known[l.text[m[4]:m[5]]] {
			key, mark := l.text[m[4]:m[5]], l.text[m[8]:m[9]]
			r, _ := utf8.DecodeRuneInString(mark)
			name, _ := near.Lookalike(r)
			if name == "" {
				name = diag.Quote(mark)
			}
			space := " "
			if m[12] == m[13] {
				space = ""
			}
			s := l.slip(m[6], m[11], ":"+space)
			s.message = fmt.Sprintf(`a key ends with a colon, and this one with %s; write "%s:" and a space`, name, key)
			s.more, s.like, s.fix = ", here and in ", name, "write a colon"
			slips = append(slips, s)
			continue
		}
		m := colonLeftOut.FindStringSubmatchIndex(l.text)
		if k := strings.TrimSpace(l.text); p.known[strings.ToLower(k)] && i+1 < len(p.lines) && p.opens(i) {
			begin := strings.Index(l.text, k)
			s := l.slip(begin, begin+len(k), strings.ToLower(k)+":")
			s.message, s.fix = fmt.Sprintf(`there is no colon after %s; write "%s:"`, diag.Quote(k), strings.ToLower(k)), "add the colon"
			slips = append(slips, s)
			continue
		}
		if m == nil || !p.known[l.text[m[4]:m[5]]] || strings.Contains(l.text, ": ") || strings.HasSuffix(strings.TrimSpace(l.text), ":") || i > 0 && p.continuesText(i) {
			continue
		}
		s := l.slip(m[5], m[5], ":")
		s.shown = m[5] - m[4]
		s.message = fmt.Sprintf(`there is no colon after %s; write "%s:" and a space`, diag.Quote(l.text[m[4]:m[5]]), l.text[m[4]:m[5]])
		s.fix = "add the colon"
		slips = append(slips, s)
	}
	return slips
}

// continuesText reports whether line i is indented further than the one above, so
// that it may continue its text.
func (p *page) continuesText(i int) bool {
	indent := func(l string) int { return len(l) - len(strings.TrimLeft(l, " -")) }
	above := p.lines[i-1].text
	return indent(p.lines[i].text) > indent(above) && !strings.HasSuffix(strings.TrimSpace(above), ":")
}

// opens reports whether the line after line i is further in, or begins an item.
func (p *page) opens(i int) bool {
	next := p.lines[i+1].text
	return indentOf(next) > indentOf(p.lines[i].text) || strings.HasPrefix(strings.TrimLeft(next, " "), "- ")
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }
