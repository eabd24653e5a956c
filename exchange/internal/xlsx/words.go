package xlsx

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/outcomes"
)

// Words holds words in place of the headings of columns and names of sheets, by these
// in lower case. What has none stays as it is.
type Words map[string]string

// wordsOf returns the words of a language, as in BCP 47; none for one that has none
// here, such as English.
func wordsOf(lang string) Words { return languages[baseOf(lang)] }

// baseOf returns a language without its script and country.
func baseOf(lang string) string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return base
}

// heading returns the heading of a column.
func (w Words) heading(english string) string {
	if own := w[english]; own != "" {
		return own
	}
	return english
}

// sheet returns the name of a sheet.
func (w Words) sheet(english string) string {
	own := w[strings.ToLower(english)]
	if own == "" {
		return english
	}
	first, size := utf8.DecodeRuneInString(own)
	return string(unicode.ToUpper(first)) + own[size:]
}

// cells returns a range of the cells of a sheet, as in Lists!$A$2:$A$8.
func (w Words) cells(sheet, of string) string {
	name := w.sheet(sheet)
	if name != sheet {
		name = "'" + strings.ReplaceAll(name, "'", "''") + "'"
	}
	return name + "!" + of
}

// languages holds the words of [table] by language.
var languages = func() map[string]Words {
	all := map[string]Words{}
	add := func(lang, english, own string) {
		if all[lang] == nil {
			all[lang] = Words{}
		}
		all[lang][english] = own
	}
	for i, lang := range tableLanguages {
		for _, row := range table {
			add(lang, row[0], row[i+1])
		}
		for _, s := range outcomes.Stages() {
			key, _ := s.Key()
			add(lang, "headings "+key, all[lang]["headings"]+": "+strings.ToLower(outcomes.HeadingIn(lang, s)))
		}
		delete(all[lang], "headings")
	}
	return all
}()

// meanings holds for each language the English headings by the others, which are
// folded.
var meanings = func() []map[string]string {
	var all []map[string]string
	for _, lang := range tableLanguages {
		all = append(all, map[string]string{})
		for english, own := range languages[lang] {
			all[len(all)-1][folded(own)] = english
		}
	}
	return all
}()

// folded returns a heading in a form that does not mind how it is typed.
func folded(heading string) string { return strings.ReplaceAll(word(heading), "’", "'") }

// A vocabulary holds the English headings by those of another language, which are
// folded. The zero vocabulary is that of English.
type vocabulary map[string]string

// vocabularyOf returns that of the language that knows most of some headings.
func vocabularyOf(headings []string) (best vocabulary) {
	count := func(known func(string) bool) (n int) {
		for _, h := range headings {
			if known(folded(h)) {
				n++
			}
		}
		return n
	}
	most := count(isEnglish)
	for _, m := range meanings {
		if n := count(func(h string) bool { return m[h] != "" }); n > most {
			most, best = n, m
		}
	}
	return best
}

// isEnglish reports whether a word in lower case is an English heading.
func isEnglish(heading string) bool { return languages[tableLanguages[0]][heading] != "" }

// english returns the English heading that one stands for, in either language, and as
// it is where that is not known.
func (v vocabulary) english(heading string) string {
	is := folded(heading)
	if e := v[is]; e != "" && !isEnglish(is) {
		return e
	}
	if dashed := strings.ReplaceAll(word(heading), " ", "-"); !isEnglish(word(heading)) && isEnglish(dashed) { // “Leads to”
		return dashed
	}
	return word(heading)
}

// isSheet reports whether the name of a sheet is one in English or any other language;
// v is the vocabulary of the file itself.
func (v vocabulary) isSheet(name, english string) bool {
	english = word(english)
	return v.english(name) == english || slices.ContainsFunc(meanings, func(m map[string]string) bool { return vocabulary(m).english(name) == english })
}

// wordsName is the name of the sheet of words, by which a file brings a language of its
// own.
const wordsName = "Words"

// table returns the sheet of words.
func (w Words) table() xlsx.Table {
	t := xlsx.Table{Name: wordsName, Columns: []xlsx.Column{{Heading: "key", Width: 24}, {Heading: "word", Width: 36}}}
	for english, own := range w {
		t.Rows = append(t.Rows, []string{english, own})
	}
	slices.SortFunc(t.Rows, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	return t
}

// vocabularyIn returns the vocabulary that a workbook brings in its sheet of words, and
// what is wrong with that.
func vocabularyIn(sheets []*grid.Sheet) (vocabulary, diag.List) {
	i := slices.IndexFunc(sheets, func(s *grid.Sheet) bool { return strings.EqualFold(strings.TrimSpace(s.Name), wordsName) })
	if i < 0 {
		return nil, nil
	}
	words, found := readWords(sheets[i])
	v := vocabulary{}
	for english, own := range words {
		v[folded(own)] = english
	}
	return v, found
}

// ParseWords returns the words in a file of CSV or a workbook, a key and its word in
// each row, and what is wrong with it.
func ParseWords(name string, data []byte) (Words, diag.List) {
	sheets, err := grid.Read(name, data)
	if err == nil && len(sheets) == 0 {
		err = errors.New("there is nothing in this file")
	}
	if err != nil {
		return nil, diag.List{draft.Place{Pos: diag.Pos{File: name}}.Finding(diag.Error, "%v", err)}
	}
	return readWords(sheets[0])
}

// maxSheetName is how long the name of a sheet may be.
const maxSheetName = 31

// readWords reads the rows of a sheet of words.
func readWords(s *grid.Sheet) (Words, diag.List) {
	words, taken := Words{}, map[string]string{}
	var found diag.List
	fault := func(row, column int, format string, args ...any) {
		found = append(found, s.Place(row, column).Finding(diag.Error, format, args...))
	}
	for row := range s.Rows {
		key, own := word(s.At(row, 0)), strings.Join(strings.Fields(s.At(row, 1)), " ")
		is := folded(own)
		switch {
		case own == "", key == "key" && is == "word":
		case !isEnglish(key):
			like := ""
			if n, ok := near.Find(key, slices.Sorted(maps.Keys(languages[tableLanguages[0]]))); ok {
				like = "; did you mean " + diag.Quote(n) + "?"
			}
			fault(row, 0, "no column and no sheet of the workbook is called %s%s", diag.Quote(key), like)
		case words[key] != "":
			fault(row, 0, "there is a word for %s already; keep one of the two", diag.Quote(key))
		case taken[is] != "", is != key && isEnglish(is), is == word(wordsName):
			fault(row, 1, "this word stands for %s already; choose another", diag.Quote(cmp.Or(taken[is], is)))
		case isSheetName(key) && (utf8.RuneCountInString(own) > maxSheetName || strings.ContainsAny(own, `[]:*?/\'`)):
			fault(row, 1, "the name of a sheet has at most %d letters, and none of [ ] : * ? / \\ '; choose another", maxSheetName)
		default:
			words[key], taken[is] = own, key
		}
	}
	return words, found
}

// isSheetName reports whether a heading is the name of a sheet as well.
func isSheetName(heading string) bool {
	names := []string{explanationName, choicesName, modelSheet.name}
	for _, s := range allSheets() {
		names = append(names, s.name)
	}
	return slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, heading) })
}

// Languages returns the languages that have words beside English, by their codes in
// BCP 47.
func Languages() []string { return slices.Sorted(slices.Values(tableLanguages)) }
