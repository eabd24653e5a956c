package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// TestReportsInBrowser opens reports in Chromium, and lets axe-core look for
// what keeps people from reading them.
func TestReportsInBrowser(t *testing.T) {
	t.Parallel() // most of the time a browser works
	if testing.Short() {
		t.Skip("it starts a browser")
	}
	folder := t.TempDir()
	var pages []string
	for name, args := range map[string][]string{
		"stobswellbeing": {"../examples/stobswellbeing.yaml"},
		"cafe":           {"../examples/village-cafe.yaml"},
		"charts":         {"../render/report/testdata/measured.yaml"},
		"arabic":         {"../render/report/testdata/arabic.yaml"},
		"partnership":    {"../examples/partnership"},
		"results":        {"../render/report/testdata/contribution.yaml", "--form", "results"},
		"story":          {"../render/report/testdata/contribution.yaml", "--form", "contribution", "--draft"},
	} {
		page := filepath.Join(folder, name+".html")
		if status, _, said := start(nil, append([]string{"report", "--force", "-o", page}, args...)...); status != exitClean {
			t.Fatalf("%s: exit status %d\n%s", name, status, said)
		}
		if info, err := os.Stat(page); err != nil || info.Size() == 0 {
			t.Fatal(err)
		}
		pages = append(pages, page)
	}
	axe(t, pages...)
}
