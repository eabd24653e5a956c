package yamldoc

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

// A Misreading is a place where a text is read otherwise than its author expects.
type Misreading struct {
	Pos     diag.Pos
	In      []diag.Pos // of the ids of the objects around it
	Message string
	Fixes   []diag.Fix
}

var entity = regexp.MustCompile(`&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});`)

// mayMisread reports whether the text has a "#" after a space and not before one, or a
// code that begins with "&". Almost no text has one, and so is not read again.
func mayMisread(text string) bool {
	if strings.IndexByte(text, '&') >= 0 && entity.MatchString(text) {
		return true
	}
	for i := 0; ; i++ {
		next := strings.IndexByte(text[i:], '#')
		if next < 0 {
			return false
		}
		i += next
		if i > 0 && i+1 < len(text) && strings.IndexByte(" \t", text[i-1]) >= 0 && strings.IndexByte(" \t\r\n#!=*~-", text[i+1]) < 0 {
			return true
		}
	}
}

// Misreadings returns the places where the end of a text is read as a comment,
// and where the code of a web page stands for a character, in the order of the
// file. A document built in Go has none.
func (s *Source) Misreadings() (all []Misreading) {
	if s == nil || !mayMisread(s.src) {
		return nil
	}
	var in []diag.Pos
	var look func(n *node)
	add := func(m Misreading, ok bool) {
		if ok {
			m.In = slices.Clone(in)
			all = append(all, m)
		}
	}
	look = func(n *node) {
		if id := n.get("id"); id != nil {
			in = append(in, s.pos(id))
			defer func() { in = in[:len(in)-1] }()
		}
		for _, c := range n.Content {
			look(c)
		}
		if n.Kind != yaml.ScalarNode || isNull(n) {
			return
		}
		add(s.findLostEnd(n))
		add(s.findWebCode(n))
	}
	if root := s.document(); root != nil {
		look(root)
	}
	return all
}

// plainEnd returns the offset after a text without quotes; false where that is not
// known.
func (s *Source) plainEnd(n *node) (int, bool) {
	switch {
	case n.Style != 0:
		return 0, false
	case n.End > 0:
		return int(n.End), true
	}
	return int(n.Offset) + len(n.Value), strings.HasPrefix(s.src[n.Offset:], n.Value)
}

// findLostEnd returns the misreading of a text without quotes whose end is read
// as a comment, and false where there is none.
func (s *Source) findLostEnd(n *node) (m Misreading, ok bool) {
	end, ok := s.plainEnd(n)
	if n.Style == yaml.DoubleQuotedStyle || n.Style == yaml.SingleQuotedStyle {
		end, ok = int(n.End), n.End > 0
	}
	if !ok {
		return m, false
	}
	rest, _, _ := strings.Cut(s.src[end:], "\n")
	rest = strings.TrimRight(rest, " \t\r")
	lost := strings.TrimLeft(rest, " \t")
	if lost == rest || !looksLost(n.Value, lost) || n.Style != 0 && lost[1] > '9' {
		return m, false
	}
	at := end + len(rest) - len(lost)
	m = Misreading{Pos: s.Text().Pos(s.file, at), Message: fmt.Sprintf(
		`the text ends before this "#", which begins a comment, so that %s is left out; put quotes round the whole text, or a space after the "#" if this is a comment`, diag.Quote(lost))}
	if n.Style == 0 && lost[1] <= '9' && s.src[n.Offset:end] == n.Value {
		m.Fixes = Fix("put quotes round the whole text", []diag.Edit{{
			Pos: s.pos(n), End: s.Text().Pos(s.file, at+len(lost)), Text: quoteText(s.src[n.Offset : at+len(lost)]),
		}})
	}
	return m, true
}

// looksLost reports whether a comment after a text without quotes is likely to be
// its end: #4 or #1 in the park after words, and #GetActive after more than one.
func looksLost(text, comment string) bool {
	if len(comment) < 2 || comment[0] != '#' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(comment[1:])
	first, _, _ := strings.Cut(comment[1:], " ")
	switch strings.ToUpper(strings.TrimRight(first, ":.,")) {
	case "TODO", "FIXME", "XXX", "NB", "NOTE", "HACK", "TBC", "TBD":
		return false
	}
	switch {
	case !strings.ContainsFunc(text, unicode.IsLetter):
		return false // a number or a date
	case unicode.IsDigit(next):
		return true
	}
	return unicode.IsLetter(next) && strings.Contains(strings.TrimSpace(text), " ")
}

// quoteText returns a text of one line in double quotes.
func quoteText(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// findWebCode returns the misreading of a text in which the code of a web page
// stands for a character, and false where there is none.
func (s *Source) findWebCode(n *node) (m Misreading, ok bool) {
	code := entity.FindString(n.Value)
	if code == "" || html.UnescapeString(code) == code {
		return m, false
	}
	meant := html.UnescapeString(code)
	r, _ := utf8.DecodeRuneInString(meant)
	shown, write := diag.Quote(meant), "the character itself"
	if name, plain := near.Lookalike(r); plain == " " || plain == "" && name != "" {
		shown, write = name, "a space"
	}
	at := s.pos(n)
	if i := strings.Index(s.src[n.Offset:], code); i >= 0 {
		at = s.Text().Pos(s.file, int(n.Offset)+i)
	}
	m = Misreading{Pos: at, Message: fmt.Sprintf("%s is the code of web pages for %s, and is not read as such here; write %s", diag.Quote(code), shown, write)}
	if end, ok := s.plainEnd(n); ok && s.src[n.Offset:end] == n.Value {
		text := strings.ReplaceAll(html.UnescapeString(n.Value), "\u00a0", " ")
		m.Fixes = mend("write the characters themselves", []diag.Edit{{Pos: s.pos(n), End: s.Text().Pos(s.file, end), Text: flowText(text)}})
	}
	return m, true
}
