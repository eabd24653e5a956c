package yamldoc

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// lineOf finds the line that yaml names in a message. It names none for line
// 1, and for some faults the line before the right one.
var lineOf = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// hints turns what yaml says into what a person can do about it.
var hints = []struct{ yaml, plain string }{
	{"mapping values are not allowed", `this line cannot be read: put quotes round a text that holds ": ", or line this key up with the ones above it`},
	{"found a tab character", "there is a tab in the indentation; use spaces"},
	{"found character that cannot start any token", "a text cannot begin with this character; put quotes round the text"},
	{"could not find expected ':'", `this line is neither "key: value" nor "- item"; add the colon, or indent it to go on with the text above`},
	{"did not find expected ',' or ']'", `a list that is opened with "[" is not closed here; add "]", or a comma between its items`},
	{"did not find expected ',' or '}'", `what is opened with "{" is not closed here; add "}", or a comma between its parts`},
	{"did not find expected node content", "there is a bracket or comma too many here, or a value is missing"},
	{"did not find expected '-' indicator", "this line is not lined up with the ones above it; indent it as far as the line that it belongs to"},
	{"did not find expected key", "this line does not fit those above it; line its keys up, and put quotes round the whole of a text that has quotes in it"},
	{"found unexpected end of stream", "a quotation mark that is opened here is never closed; add the closing one"},
	{"found unexpected document indicator", "a quotation mark that is opened here is never closed; add the closing one"},
	{"found unknown escape character", `in double quotes a backslash is special; write \\ for a backslash, or use single quotes`},
	{"did not find expected hexdecimal", `in double quotes a backslash is special; write \\ for a backslash, or use single quotes`},
	{"block sequence entries are not allowed", `a list cannot begin on the same line as its key; begin each "- item" on a line of its own`},
	{"exceeded max depth", "lists and maps are nested too deep here to be read"},
	{"unknown anchor", `names for repeated parts ("*name") are not read here; put quotes round the text, or write the part out`},
	{"did not find expected alphabetic or numeric", `a text cannot begin with "&" or "*"; put quotes round it`},
	{"found undefined tag handle", `a text cannot begin with "!"; put quotes round it`},
	{"did not find expected comment or line break", `nothing but a comment may stand on the line after ">" or "|"; put quotes round a text that begins with one of them`},
	{"did not find expected whitespace or line break", `a text cannot begin with "!"; put quotes round it`},
}

// syntax reports that yaml could not read src, at the best place that can be
// found.
func (r *reader) syntax(src []byte, err error) {
	reported, said := 1, err.Error()
	if m := lineOf.FindStringSubmatch(said); m != nil {
		if m[1] != "" {
			reported, _ = strconv.Atoi(m[1])
		}
		said = m[2]
	}
	plain := "this cannot be read as YAML: " + said
	for _, h := range hints {
		if strings.HasPrefix(said, h.yaml) {
			plain = h.plain
			break
		}
	}
	lines := bytes.SplitAfter(bytes.TrimPrefix(src, []byte("\ufeff")), []byte("\n"))
	line := faultyLine(lines, reported)
	text := strings.TrimRight(string(lines[line-1]), "\r\n")
	r.errorAt(line, faultyColumn(text, said), "%s", plain)
}

// faultyLine is the line with which the text stops being YAML: the one after
// the longest beginning that can be read. yaml itself names the line where it
// gave up, which may be one too early or, for a bracket or a quotation mark
// that is never closed, far too late.
func faultyLine(lines [][]byte, reported int) int {
	const near, budget = 32, 8 << 20 // tries one by one; bytes read anew in all
	spent := 0
	readable := func(n int) bool {
		begin := bytes.Join(lines[:n], nil)
		spent += len(begin)
		_, err := unmarshal(begin)
		return err == nil
	}
	high := min(max(reported, 1)+2, len(lines))
	for n := high - 1; n >= 0 && n > high-near && spent < budget; n-- {
		if readable(n) {
			return n + 1
		}
	}
	low := 0 // nothing can always be read
	high = max(high-near, 0)
	for high-low > 1 && spent < budget {
		if middle := (low + high) / 2; readable(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	if spent >= budget {
		return min(max(reported, 1), len(lines))
	}
	return low + 1
}

// Where on its line a fault is, by what yaml says of it. The first group is
// the place.
var faultAt = []struct {
	yaml string
	at   *regexp.Regexp
}{
	{"mapping values are not allowed", regexp.MustCompile(`^[^"'#]*?: +([^"'\s].*?:(?: |$))`)},
	{"found a tab character", regexp.MustCompile("(\t)")},
	{"found character that cannot start any token", regexp.MustCompile("(?:^|[:\\-?,\\[{]) *([@`%])")},
	{"found character that cannot start any token", regexp.MustCompile("(\t)")},
	{"did not find expected ',' or ']'", regexp.MustCompile(`(\[)`)},
	{"did not find expected ',' or '}'", regexp.MustCompile(`(\{)`)},
	{"found unexpected", regexp.MustCompile(`(?:^|[:\-?,\[{]) *(["'])`)},
	{"found unknown escape character", regexp.MustCompile(`(\\[^0abtnvfre "/\\N_LPxuU])`)},
	{"block sequence entries", regexp.MustCompile(`: +(- )`)},
	{"exceeded max depth", regexp.MustCompile(`^(?:\s*(?:[\[{?]|- )){64}(.)`)},
	{"unknown anchor", regexp.MustCompile(`(\*)`)},
	{"did not find expected", regexp.MustCompile(`(?:^|[:\-?,\[{]) *([&*!|>'"\]}])`)},
	{"found undefined tag handle", regexp.MustCompile(`(!)`)},
}

// faultyColumn is the place on the line, in code points from 1: where the
// fault can be seen, else the first thing on the line.
func faultyColumn(line, said string) int {
	offset := len(line) - len(strings.TrimLeft(line, " "))
	for _, f := range faultAt {
		if m := f.at.FindStringSubmatchIndex(line); m != nil && strings.HasPrefix(said, f.yaml) {
			offset = m[2]
			break
		}
	}
	return 1 + utf8.RuneCountInString(line[:offset])
}
