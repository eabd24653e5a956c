package report

import (
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
		item, isItem := cutBullet(p)
		switch last := len(blocks) - 1; {
		case !isItem:
			if words := t.text(p); words != nil {
				blocks = append(blocks, paragraph(words))
			}
		case last >= 0 && blocks[last].list != nil:
			blocks[last].list = append(blocks[last].list, t.text(item))
		default:
			blocks = append(blocks, block{list: []text{t.text(item)}})
		}
	}
	return blocks
}

// paragraphs returns the paragraphs of a text; each line with a bullet is one of
// its own.
func paragraphs(s string) []string {
	lines := strings.Split(s, "\n")
	folded := true
	for _, l := range lines[:max(0, len(lines)-1)] {
		folded = folded && strings.TrimSpace(l) != ""
	}
	var all []string
	begin := true
	for _, l := range lines {
		l = strings.TrimSpace(l)
		_, item := cutBullet(l)
		switch {
		case l == "":
			begin = true
			continue
		case begin || folded || item:
			all = append(all, l)
		default:
			all[len(all)-1] += " " + l
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
