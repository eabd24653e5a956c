package yamldoc

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

// This file finds slips of each kind. What it finds is only reported where the
// text can be read better once they are mended, so that a title may begin with a
// dash and hold what it likes.

// A keySet holds the keys of all objects of a kind of document.
type keySet struct {
	known map[string]bool
	items map[string]*Schema // the schema of the items of a list, by its key; only of objects
}

func keysOf(s *Schema) *keySet {
	k := &keySet{map[string]bool{}, map[string]*Schema{}}
	seen := map[*Schema]bool{}
	var add func(s *Schema)
	add = func(s *Schema) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		add(s.Items)
		for _, key := range s.Keys {
			k.known[key.Name] = true
			if key.Schema.Kind == KindList && key.Schema.Items.Kind == KindObject {
				k.items[key.Name] = key.Schema.Items
			}
			add(key.Schema)
		}
	}
	add(s)
	return k
}

// A page is a text in which slips are looked for.
type page struct {
	*keySet
	text  string
	lines []pageLine // without those of texts after "|" and ">"
}

type pageLine struct {
	at   int // offset
	text string
}

var opensText = regexp.MustCompile(`(?:^|[:\s-])\s*[|>][+-]?\d?[+-]?\s*(?:#.*)?$`)

func newPage(text string, k *keySet) *page {
	p := &page{keySet: k, text: text}
	at := len(text)
	text = strings.TrimPrefix(text, "\ufeff")
	at -= len(text)
	outer := -1 // the indentation of the key of a text; -1: none
	for line := range strings.Lines(text) {
		bare := strings.TrimRight(line, "\r\n")
		indent := len(bare) - len(strings.TrimLeft(bare, " "))
		switch {
		case outer >= 0 && (indent > outer || strings.TrimSpace(bare) == ""):
		case opensText.MatchString(bare):
			outer = indent
			p.lines = append(p.lines, pageLine{at, bare})
		default:
			outer = -1
			p.lines = append(p.lines, pageLine{at, bare})
		}
		at += len(line)
	}
	return p
}

// slip returns the slip of a part of a line, by its indices in it.
func (l pageLine) slip(from, to int, text string) slip {
	return slip{from: l.at + from, to: l.at + to, text: text}
}

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
			slips[open].related = append(slips[open].related, related{s.from, "the other version ends here"})
			open, cut = -1, false
		default:
			if m[3] != "" { // =======
				slips[open].related = append(slips[open].related, related{s.from, "the other version begins here"})
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
	s.related = []related{{last.at, "it is closed here"}}
	if strings.TrimSpace(p.text[:first.at]) != "" || strings.TrimSpace(p.text[last.at+len(last.text):]) != "" {
		s.message = fmt.Sprintf("the line %s marks code in Markdown; keep only what stands between it and the line that closes it", diag.Quote(strings.TrimSpace(first.text)))
	}
	return []slip{{from: 0, to: s.from}, s, end}
}

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

var (
	textItem = regexp.MustCompile(`^( *- +)([^\s"'\[{&*!|>%@` + "`" + `#-][^#]*?)\s*$`)
	anyKey   = regexp.MustCompile(`^( *)(?:- +)?([\w-]+):(?:\s|$)`)
)

// findBareTitles finds items that begin with a text that needs its key, since
// further keys follow.
func findBareTitles(p *page) (slips []slip) {
	var outer []outerKey
	for i, l := range p.lines {
		if k := anyKey.FindStringSubmatchIndex(l.text); k != nil {
			for len(outer) > 0 && outer[len(outer)-1].indent >= k[4] {
				outer = outer[:len(outer)-1]
			}
			outer = append(outer, outerKey{k[4], l.text[k[4]:k[5]]})
		}
		m := textItem.FindStringSubmatchIndex(l.text)
		if m == nil || strings.Contains(l.text[m[4]:m[5]], ": ") || strings.HasSuffix(l.text[m[4]:m[5]], ":") {
			continue
		}
		for len(outer) > 0 && outer[len(outer)-1].indent > indentOf(l.text) { // of the item before
			outer = outer[:len(outer)-1]
		}
		if len(outer) == 0 {
			continue
		}
		item := p.items[outer[len(outer)-1].key]
		if item == nil {
			continue
		}
		below := p.keysBelow(i, m[3])
		if s, ok := bareTitle(item, l.text[m[4]:m[5]], below, m[3]); ok && len(below) > 0 {
			s.from, s.to = l.at+m[4], l.at+m[4]
			slips = append(slips, s)
		}
	}
	return slips
}

// bareTitle returns the slip of an item that begins with a text without its key,
// and has the keys below at the indentation; false where it has that key too.
func bareTitle(item *Schema, text string, below map[string]bool, indent int) (s slip, ok bool) {
	isShort := item.Short != nil && !item.hasKey("id")
	words := item.wordsKey()
	if isShort {
		words = item.firstRequired()
	}
	s.text = words + ": "
	switch {
	case isShort:
		s.message = fmt.Sprintf(`%s stands here without its key, since further keys follow; write "- %s: %s"`, diag.Quote(text), words, text)
		s.fix = "write the key"
	case item.hasKey("id") && !below["id"]:
		id := slug(text)
		s.text = "id: " + id + "\n" + strings.Repeat(" ", indent) + s.text
		s.message = fmt.Sprintf(`the %s of this %s stands here without its key, and there is no id; write "- id: %s", and in the line below "%s: %s"`, words, item.Name, id, words, text)
	default:
		s.message = fmt.Sprintf(`the %s of this %s stands here without its key; write "%s: %s"`, words, item.Name, words, text)
		s.fix = "write the key"
	}
	return s, words != "" && !below[words]
}

// An outerKey is a key that a line may be within, and how far it is indented.
type outerKey struct {
	indent int
	key    string
}

// keysBelow returns the keys at an indentation in the lines after line i that are
// indented as far or further.
func (p *page) keysBelow(i, indent int) map[string]bool {
	keys := map[string]bool{}
	for _, l := range p.lines[i+1:] {
		if strings.TrimSpace(l.text) == "" {
			continue
		}
		if indentOf(l.text) < indent {
			break
		}
		if k := anyKey.FindStringSubmatchIndex(l.text); k != nil && k[3] == indent && k[4] == indent {
			keys[l.text[k[4]:k[5]]] = true
		}
	}
	return keys
}
