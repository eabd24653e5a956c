package resultschain

import (
	"regexp"
	"testing"
)

// TestPerformancePage checks that docs/performance.md has what the program in
// bench measures, under the same headings, and is not cut short.
func TestPerformancePage(t *testing.T) {
	page := read(t, "docs/performance.md")
	var want []string
	for _, file := range []string{"reading", "keystrokes", "many", "pictures", "command", "programs", "documents", "memory", "targets"} {
		for _, m := range regexp.MustCompile(`(?:title: +|table\()"(.*?)"`).FindAllStringSubmatch(read(t, "bench/"+file+".go"), -1) {
			want = append(want, m[1])
		}
	}
	if len(want) < 10 {
		t.Fatalf("bench has the headings %q only", want)
	}
	for _, title := range want {
		section := regexp.MustCompile(`(?s)\n## ` + regexp.QuoteMeta(title) + `\n(.*?)(\n## |$)`).FindStringSubmatch(page)
		if section == nil {
			t.Errorf("docs/performance.md lacks %q; on a quiet machine, run: make performance", title)
			continue
		}
		if rows := regexp.MustCompile(`(?m)^\| .* \d.* \|$`).FindAllString(section[1], -1); len(rows) == 0 {
			t.Errorf("docs/performance.md has no figures under %q", title)
		}
		for _, row := range regexp.MustCompile(`(?m)^.*not measured.*$`).FindAllString(section[1], -1) {
			if !regexp.MustCompile(`÷ (D2|Mermaid CLI|actionlint|Pandoc)`).MatchString(row) { // which cannot be had everywhere
				t.Errorf("docs/performance.md was written where not all could be measured, under %q: %s", title, row)
			}
		}
	}
}
