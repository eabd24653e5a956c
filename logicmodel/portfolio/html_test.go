package portfolio_test

import (
	"regexp"
	"slices"
	"testing"
)

// TestPolicy holds all that the page allows a browser: its own style, and
// nothing else.
func TestPolicy(t *testing.T) {
	got := regexp.MustCompile(`<meta http-equiv[^>]*>`).FindAllString(written(t, nasty(), "html"), -1)
	want := []string{`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`}
	if !slices.Equal(got, want) {
		t.Errorf("the page allows %q, want %q", got, want)
	}
}
