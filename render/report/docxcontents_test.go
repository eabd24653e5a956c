package report

import (
	"regexp"
	"strings"
	"testing"
)

var forWordOnly = regexp.MustCompile(`<mc:AlternateContent><mc:Choice Requires="w15">(.*?)</mc:Choice><mc:Fallback/></mc:AlternateContent>`)

// TestContents checks that the contents are one field for Word, with the headings
// down to their depth, and for other programs lines that are fields themselves.
func TestContents(t *testing.T) {
	t.Parallel()
	body := unzip(t, files(t, caseStudy(t, "measured.yaml", nil), DOCX, "x.docx")[0].Data)["word/document.xml"]
	const toc = `<w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText>`
	word, others := forWordOnly.ReplaceAllString(body, "$1"), forWordOnly.ReplaceAllString(body, "")
	if n := strings.Count(word, toc); n != 1 || strings.Contains(others, "TOC \\o") {
		t.Errorf("Word sees %d contents, and the others have theirs: %t", n, strings.Contains(others, "TOC \\o"))
	}
	for who, body := range map[string]string{"Word": word, "others": others} {
		open := 0
		for _, m := range regexp.MustCompile(`w:fldCharType="(begin|end)"`).FindAllStringSubmatch(body, -1) {
			if m[1] == "begin" {
				open++
			} else {
				open--
			}
			if open < 0 {
				t.Fatalf("for %s a field ends before it begins", who)
			}
		}
		if open != 0 {
			t.Errorf("for %s %d fields do not end", who, open)
		}
	}
	if begin, lines := strings.Index(word, toc), strings.Index(word, " PAGEREF _Tocs1 "); begin < 0 || lines < begin {
		t.Error("the lines do not stand in the field")
	}
	if strings.Count(others, " PAGEREF ") != strings.Count(others, `w:name="_Tocs`) {
		t.Error("not every heading has a line")
	}
}
