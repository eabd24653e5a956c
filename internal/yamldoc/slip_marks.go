package yamldoc

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// This file finds marks of git and of Markdown.

var conflictMark = regexp.MustCompile(`^(?:(<{7})|(\|{7})|(={7})|(>{7}))(?: .*)?$`)

// findConflicts finds the marks that git leaves where two versions of a file differ.
// Once they are mended, the first version is left.
func findConflicts(p *page) (slips []slip) {
	open := -1   // the slip at which a conflict begins, while in it
	cut := false // the line is of a version that is not kept
	at := 0
	if !strings.Contains(p.text, "=======") && !strings.Contains(p.text, "<<<<<<<") && !strings.Contains(p.text, ">>>>>>>") {
		return nil
	}
	for line := range strings.Lines(p.text) {
		s := slip{from: at, to: at + len(line)}
		at = s.to
		m := conflictMark.FindStringSubmatch(strings.TrimRight(line, "\r\n"))
		if m == nil {
			if cut {
				slips = append(slips, s)
			}
			continue
		}
		switch {
		case m[1] != "": // <<<<<<<
			s.message = `git could not join two versions of this file and has left both here; keep the lines that are right, and remove the others and the lines that begin with "<<<<<<<", "=======" and ">>>>>>>"`
			open, cut = len(slips), false
		case open < 0:
			s.message, s.fix = "git has left this mark here, where it could not join two versions of the file; remove the line", "remove the line"
		case m[4] != "": // >>>>>>>
			slips[open].related = append(slips[open].related, relatedPlace{s.from, "the other version ends here"})
			open, cut = -1, false
		default:
			if m[3] != "" { // =======
				slips[open].related = append(slips[open].related, relatedPlace{s.from, "the other version begins here"})
			}
			cut = true
		}
		slips = append(slips, s)
	}
	return slips
}

var fence = regexp.MustCompile("^\\s*(```+|~~~+)\\s*[\\w-]*\\s*$")

// findFences finds the lines with which Markdown marks code, and the text before
// the first and after the second.
func findFences(p *page) (slips []slip) {
	var marks []pageLine
	for _, l := range p.lines {
		if fence.MatchString(l.text) {
			marks = append(marks, l)
		}
	}
	if len(marks) == 0 {
		return nil
	}
	first, last := marks[0], marks[len(marks)-1]
	s := first.slip(0, len(first.text), "")
	s.message = fmt.Sprintf("the line %s marks code in Markdown, and is no part of the file; remove it", diag.Quote(strings.TrimSpace(first.text)))
	if len(marks) == 1 {
		if strings.TrimSpace(p.text[:first.at]) != "" { // it closes a fence that was opened elsewhere
			s.to = len(p.text)
		}
		s.fix = "remove the line"
		return []slip{s}
	}
	end := last.slip(0, len(last.text), "")
	end.to = len(p.text)
	s.message += ", and the one that closes it"
	s.related = []relatedPlace{{last.at, "it is closed here"}}
	if strings.TrimSpace(p.text[:first.at]) != "" || strings.TrimSpace(p.text[last.at+len(last.text):]) != "" {
		s.message = fmt.Sprintf("the line %s marks code in Markdown; keep only what stands between it and the line that closes it", diag.Quote(strings.TrimSpace(first.text)))
	}
	return []slip{{from: 0, to: s.from}, s, end}
}

// emphasised matches a whole key, with its colon or without, or a whole value
// that is marked as bold, italic or code in Markdown.
var emphasised = regexp.MustCompile("(^[\\s-]*|: +|[\\[{,] *)(?:\\*\\*([^*]+)\\*\\*|__([^_]+)__|\\*([^*\\s][^*]*)\\*|`([^`]+)`)( *[:,\\]}]| *$| )")

// findEmphasis finds keys and values that are marked as bold, italic or code in
// Markdown.
func findEmphasis(p *page) (slips []slip) {
	for _, l := range p.lines {
		for from := 0; from < len(l.text); {
			m := emphasised.FindStringSubmatchIndex(l.text[from:])
			if m == nil {
				break
			}
			begin := m[3]
			for g := 4; g <= 10; g += 2 {
				if m[g] < 0 {
					continue
				}
				open, inner := l.text[from+begin:from+m[g]], l.text[from+m[g]:from+m[g+1]]
				if l.text[from+m[12]:from+m[13]] == " " && !strings.HasSuffix(inner, ":") {
					continue // a word of a text
				}
				s := l.slip(from+begin, from+m[g+1]+len(open), inner)
				s.message = fmt.Sprintf(`%q is how Markdown marks bold text or code, and means something else here; remove it on both sides`, open)
				s.more, s.fix = ", here and in ", "remove the marks"
				slips = append(slips, s)
			}
			from += m[1]
		}
	}
	return slips
}
