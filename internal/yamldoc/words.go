package yamldoc

import (
	"fmt"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
)

// Words are the words of an enum, which stand for 1, 2, 3 …; 0, the empty text,
// means that none is given.
type Words []string

// Text returns the word for n, and the empty string where there is none.
func (w Words) Text(n int) string {
	if n < 1 || n > len(w) {
		return ""
	}
	return w[n-1]
}

// Marshal returns the text for n, and an error where there is none.
func (w Words) Marshal(n int) ([]byte, error) {
	if n < 0 || n > len(w) {
		return nil, fmt.Errorf("%d stands for none of %s", n, prose.List(w))
	}
	return []byte(w.Text(n)), nil
}

// UnmarshalWord sets an enum to what a text stands for by its words.
func UnmarshalWord[E ~int](w Words, text []byte, e *E) error {
	for n := range len(w) + 1 {
		if w.Text(n) == string(text) {
			*e = E(n)
			return nil
		}
	}
	return fmt.Errorf("%s is none of %s", diag.Quote(string(text)), prose.List(w))
}
