package outcomes

import (
	"slices"
	"strings"
)

// absentWords holds the words that people write where there is no figure.
var absentWords = []string{
	"-", "–", "—", "?", "x", "xx", "xxx", "n/a", "na", "n.a", "nd", "n/d", "n.d", "tbc", "tbd", "tba", "none", "nil", "null", "unknown", "unavailable", "pending",
	"not available", "not applicable", "not known", "not measured", "not tracked", "did not track", "no data", "div/0!", "value!", "ref!", "name?", "num!", "null!", "to be confirmed", "to be decided", "to be determined", "see description",
}

// IsAbsent reports whether the value is one of the words that people write where
// there is no figure, such as N/A, nd and tbc.
func (f Figure) IsAbsent() bool {
	return slices.Contains(absentWords, strings.Trim(strings.ToLower(strings.TrimSpace(f.Value)), ".#"))
}
