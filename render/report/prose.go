package report

import (
	"regexp"
	"strconv"
	"strings"
)

// blocks returns the paragraphs and lists of a text of the model. Paragraphs are
// separated by blank lines, or, in a text without any, by line ends, as in YAML's
// folded texts. Lines that all begin with a bullet are a list. Nothing else in
// the text is markup: it is shown as it is.
func (t language) blocks(s string) []block {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var blocks []block
	for _, p := range paragraphs(s) {
		item, isItem := cutBullet(p.words)
		if p.number > 0 {
			_, item, _ = strings.Cut(p.words, " ")
		}
		switch last := len(blocks) - 1; {
		case !isItem && p.number == 0:
			if words := t.text(p.words); words != nil {
				blocks = append(blocks, paragraph(words))
			}
		case last >= 0 && blocks[last].list != nil && (blocks[last].first > 0) == (p.number > 0):
			blocks[last].list = append(blocks[last].list, t.text(item))
		default:
			blocks = append(blocks, block{list: []text{t.text(item)}, first: p.number})
		}
	}
	return blocks
}

// A line is a paragraph of a text, and the number that it has in a list; 0: none.
type line struct {
	words  string
	number int
}

// paragraphs returns the paragraphs of a text; each line with a bullet or a number
// is one of its own.
func paragraphs(s string) []line {
	lines := strings.Split(s, "\n")
	folded := true
	for _, l := range lines[:max(0, len(lines)-1)] {
		folded = folded && strings.TrimSpace(l) != ""
	}
	numbers := listNumbers(lines)
	var all []line
	begin := true
	for i, l := range lines {
		l = strings.TrimSpace(l)
		_, item := cutBullet(l)
		item = item || numbers[i] > 0
		switch {
		case l == "":
			begin = true
			continue
		case begin || folded || item:
			all = append(all, line{l, numbers[i]})
		default:
			all[len(all)-1].words += " " + l
		}
		begin = false
	}
	return all
}

// cutBullet returns the line without its bullet, and whether it has one.
func cutBullet(line string) (string, bool) {
	for _, bullet := range []string{"•", "·", "–", "-"} {
		if rest, ok := strings.CutPrefix(line, bullet); ok && strings.HasPrefix(rest, " ") && strings.TrimSpace(rest) != "" {
			return strings.TrimSpace(rest), true
		}
	}
	return line, false
}

var numberMark = regexp.MustCompile(`^(\d{1,3})[.)] +\S`)

// listNumbers returns the numbers of the lines that begin with one, as in "1. " or
// "1) ", and 0 for the others. Lines are a list only if they count from 1 to 2 at
// least.
func listNumbers(lines []string) []int {
	numbers := make([]int, len(lines))
	before := -1 // the line of the number before
	for i, l := range lines {
		m := numberMark.FindStringSubmatch(strings.TrimSpace(l))
		if m == nil {
			continue
		}
		n, _ := strconv.Atoi(m[1])
		switch {
		case n == 1:
			before = i
		case before >= 0 && n == numberOf(lines[before])+1:
			if n == 2 {
				numbers[before] = 1
			}
			numbers[i], before = n, i
		default:
			before = -1
		}
	}
	return numbers
}

func numberOf(line string) int {
	n, _ := strconv.Atoi(numberMark.FindStringSubmatch(strings.TrimSpace(line))[1])
	return n
}
