package plaintext

import (
	"slices"
	"testing"
)

func TestLineStarts(t *testing.T) {
	for _, c := range []struct {
		src  string
		want []int
	}{
		{"", []int{0}},
		{"a", []int{0}},
		{"a\n", []int{0, 2}},
		{"a\nb", []int{0, 2}},
		{"\n\n", []int{0, 1, 2}},
		{"a\r\nb\rc\r", []int{0, 3, 5, 7}},
		{"a\r\r\n", []int{0, 2, 4}},
		{"a\u0085b\u2028c\u2029d", []int{0, 3, 7, 11}},
		{"é\u00a0\u2027", []int{0}},
		{"\xc2", []int{0}},
		{"\xe2\x80", []int{0}},
		{"\ufeffa\nb", []int{3, 5}},
	} {
		if got := LineStarts(c.src); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %v, want %v", c.src, got, c.want)
		}
	}
}
