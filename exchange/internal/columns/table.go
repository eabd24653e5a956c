package columns

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/exchange/internal/xlsx"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/outcomes"
)

// A table is a sheet with a row of headings, or turned round, with a column of them.
type table struct {
	sheet  *grid.Sheet
	turned bool
	head   int
	keys   []string // of a model, that the columns hold; empty: none
	stages int      // how many of them are stages
}

func (t *table) at(row, column int) string {
	if t.turned {
		row, column = column, row
	}
	return strings.TrimSpace(t.sheet.At(row, column))
}

// isMerged reports whether a cell belongs to the one before it in its row.
func (t *table) isMerged(row, column int) bool {
	if t.turned {
		row, column = column, row
	}
	return t.sheet.Merged[[2]int{row, column}]
}

func (t *table) place(row, column int) draft.Place {
	if t.turned {
		row, column = column, row
	}
	return t.sheet.Place(row, column)
}

// size returns the number of rows and columns.
func (t *table) size() (rows, columns int) {
	rows = len(t.sheet.Rows)
	for _, row := range t.sheet.Rows {
		columns = max(columns, len(row))
	}
	if t.turned {
		return columns, rows
	}
	return rows, columns
}

// maxAbove is how many rows may stand above the headings, or columns before them.
const maxAbove = 60

// maxColumns is how many columns a table may have.
const maxColumns = 200

// find returns the table of the first sheet that has one; nil: there is none.
func find(sheets []*grid.Sheet) *table {
	for _, s := range sheets {
		for _, turned := range []bool{false, true} {
			if t := findIn(s, turned); t != nil {
				return t
			}
		}
	}
	return nil
}

// findIn returns the table of a sheet under the row that names most stages.
func findIn(s *grid.Sheet, turned bool) *table {
	var best *table
	rows, columns := (&table{sheet: s, turned: turned}).size()
	if s.Hidden || columns > maxColumns {
		return nil
	}
	for head := range min(rows, maxAbove) {
		t := &table{sheet: s, turned: turned, head: head}
		t.readHeadings(columns)
		if t.stages >= 2 && (best == nil || t.stages > best.stages) && t.filled() >= 2 {
			best = t
		}
	}
	return best
}

// filled returns how many stages have something below their headings.
func (t *table) filled() (n int) {
	rows, _ := t.size()
	for c, key := range t.keys {
		if !isStage(key) {
			continue
		}
		for row := t.head + 1; row < rows; row++ {
			if t.at(row, c) != "" {
				n++
				break
			}
		}
	}
	return n
}

// readHeadings finds what the columns hold. A heading that stands over several, as
// Outcomes does over Short and Long, may leave a cell of this row empty, or be above it.
func (t *table) readHeadings(columns int) {
	t.keys = make([]string, columns)
	headings := make([]string, columns)
	used, known := 0, 0
	for c := range columns {
		headings[c] = t.at(t.head, c)
		if headings[c] == "" && t.head > 0 && isStage(keyOf(t.at(t.head-1, c), nil)) {
			headings[c] = t.at(t.head-1, c)
		}
		if headings[c] != "" {
			used++
		}
		t.keys[c] = named(plain(headings[c]))
	}
	for c, heading := range headings { // words with two meanings have the one that is left
		if t.keys[c] == "" && heading != "" {
			t.keys[c] = keyOf(heading, t.keys)
		}
		if t.keys[c] != "" {
			known++
		}
	}
	merged := 0
	for c := 1; c < columns; c++ { // a heading may stand over several columns, or beside rows of a table without merged cells
		if headings[c] == "" && (t.isMerged(t.head, c) || t.turned && len(t.sheet.Merged) == 0) && isStage(t.keys[c-1]) {
			t.keys[c] = t.keys[c-1]
			merged++
		}
	}
	hasTerms := slices.ContainsFunc([]string{"short", "medium", "long"}, func(term string) bool { return slices.Contains(t.keys, term) })
	for c, key := range t.keys {
		if key == withoutTerms && hasTerms {
			t.keys[c] = ""
		} else if isStage(key) {
			t.stages++
		}
	}
	t.stages -= merged
	if known*2 <= used {
		t.stages = 0
	}
}

// withoutTerms is the key of outcomes without terms.
const withoutTerms = "outcomes"

// lists are the keys of what a table may hold beside stages, and of the text of each.
var lists = []struct{ key, text string }{
	{"reach", "title"}, {"partners", "name"}, {"assumptions", "text"}, {"risks", "text"}, {"external-factors", "title"}, {"situation", ""},
}

// stageKeys are the keys of stages, those that mean more by the same word first: the
// impact is the end state, or the long-term outcomes where there is another end state.
var stageKeys = func() (keys []string) {
	for _, s := range outcomes.Stages() {
		key, _ := s.Key()
		keys = append(keys, key)
	}
	slices.SortStableFunc(keys, func(a, b string) int { return order(a) - order(b) })
	return append(keys, withoutTerms)
}()

func order(key string) int {
	if key == "long" {
		return 1
	}
	return 0
}

func isStage(key string) bool { return slices.Contains(stageKeys, key) }

// keyOf returns the key that a heading stands for, of those that are not taken; empty
// where there is none.
func keyOf(heading string, taken []string) string {
	var free []string
	for _, key := range stageKeys {
		if !slices.Contains(taken, key) {
			free = append(free, key)
		}
	}
	for _, l := range lists {
		free = append(free, l.key)
	}
	heading, _, _ = strings.Cut(heading, "(")
	heading = plain(heading)
	tries := []string{heading}
	if i := strings.IndexAny(heading, ":/–—"); i > 0 {
		_, after, _ := strings.Cut(heading[i:], " ")
		tries = append(tries, plain(after), plain(heading[:i]))
	} else if before, after, ok := strings.Cut(heading, " - "); ok {
		tries = append(tries, plain(after), plain(before))
	}
	for _, text := range tries {
		if text == "" {
			continue
		}
		if key := named(text); key != "" && slices.Contains(free, key) {
			return key
		}
		if key, ok := near.Synonym(text+" ", free); ok { // a key by itself is none of its synonyms
			return key
		}
	}
	return ""
}

// headingLanguages are the languages in which headings are known; the first is English.
var headingLanguages = append([]string{"en"}, xlsx.Languages()...)

// lang returns the language of most headings.
func (t *table) lang() string {
	best, most := "en", 0
	for _, lang := range headingLanguages {
		n := 0
		for c, key := range t.keys {
			for _, s := range outcomes.Stages() {
				if k, _ := s.Key(); k == key && plain(t.at(t.head, c)) == plain(outcomes.HeadingIn(lang, s)) {
					n++
				}
			}
		}
		if n > most {
			best, most = lang, n
		}
	}
	return best
}

// named returns the key of the stage that has the heading in a language.
func named(heading string) string {
	for _, lang := range headingLanguages {
		for _, s := range outcomes.Stages() {
			key, _ := s.Key()
			if heading == s.Noun() || heading == plain(outcomes.HeadingIn(lang, s)) {
				return key
			}
		}
		if heading == plain(outcomes.OutcomesIn(lang)) {
			return withoutTerms
		}
	}
	if heading == "outcome" {
		return withoutTerms
	}
	return ""
}

// plain returns a heading in lower case, with single blanks, and without signs round it.
func plain(heading string) string {
	return strings.Trim(strings.ToLower(strings.Join(strings.Fields(heading), " ")), " :.*–—-/")
}
