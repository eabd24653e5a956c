package yamldoc

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

// This file finds slips in lists and maps in brackets.

var fullWidth = regexp.MustCompile(`[［］｛｝，：、]`)

// findOddBrackets finds full-width forms of brackets, commas and colons in lists
// and maps.
func findOddBrackets(p *page) (slips []slip) {
	message := ""
	for _, l := range p.lines {
		_, value, _ := strings.Cut(l.text, ": ")
		if value == "" {
			value = strings.TrimLeft(l.text, " -")
		}
		if first, _ := utf8.DecodeRuneInString(strings.TrimSpace(value)); !strings.ContainsRune("[{［｛", first) {
			continue
		}
		for _, m := range fullWidth.FindAllStringIndex(l.text, -1) {
			r, size := utf8.DecodeRuneInString(l.text[m[0]:])
			_, meant := near.Lookalike(r)
			s := l.slip(m[0], m[0]+size, meant)
			if (meant == "," || meant == ":") && !strings.HasPrefix(l.text[m[1]:], " ") {
				s.text += " "
			}
			if message == "" {
				message = fmt.Sprintf("brackets, commas and colons are full-width characters here, such as this (%c); type them anew with the keyboard set to English", r)
			}
			s.message, s.like, s.more, s.fix = message, message, ", here and in ", "write those of an English keyboard"
			slips = append(slips, s)
		}
	}
	return slips
}

var inParentheses = regexp.MustCompile(`^[\s-]*(?:[\w-]+: +)?(\()\s*([\w-]+): .*(\))\s*$`)

// findParentheses finds maps in parentheses.
func findParentheses(p *page) (slips []slip) {
	for _, l := range p.lines {
		m := inParentheses.FindStringSubmatchIndex(l.text)
		if m == nil || !p.known[l.text[m[4]:m[5]]] {
			continue
		}
		open, close := l.slip(m[2], m[3], "{"), l.slip(m[6], m[7], "}")
		open.message, open.more, open.fix = "keys and values on one line stand in braces; write { } in place of the parentheses", ", here and in ", "write braces"
		open.like = open.message
		close.message, close.like, close.more = open.message, open.like, open.more
		slips = append(slips, open, close)
	}
	return slips
}

var keyInBraces = regexp.MustCompile(`([^\s,{\[(])(\s+)([\w-]+):\s`)

// findMissingCommas finds keys in braces without the comma that belongs before them.
func findMissingCommas(p *page) (slips []slip) {
	for _, l := range p.lines {
		brace := strings.IndexByte(l.text, '{')
		if brace < 0 {
			continue
		}
		for _, m := range keyInBraces.FindAllStringSubmatchIndex(l.text[brace:], -1) {
			key := l.text[brace+m[6] : brace+m[7]]
			if !p.known[key] {
				continue
			}
			s := l.slip(brace+m[3], brace+m[3], ",")
			s.message, s.fix = fmt.Sprintf("put a comma before %s", diag.Quote(key)), "add the comma"
			if l.text[brace+m[2]:brace+m[3]] == ";" {
				s.from--
				s.message = fmt.Sprintf(`put a comma in place of the ";" before %s`, diag.Quote(key))
			}
			s.shown = -(brace + m[6] - (s.from - l.at))
			slips = append(slips, s)
		}
	}
	return slips
}
