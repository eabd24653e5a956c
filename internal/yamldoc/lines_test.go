package yamldoc

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLineEnds(t *testing.T) {
	for _, c := range []struct {
		src  string
		want []int
	}{
		{"", nil},
		{"a", []int{1}},
		{"a\n", []int{2}},
		{"a\nb", []int{2, 3}},
		{"\n\n", []int{1, 2}},
		{"a\r\nb\rc\r", []int{3, 5, 7}},
		{"a\r\r\n", []int{2, 4}},
		{"a\u0085b\u2028c\u2029d", []int{3, 7, 11, 12}},
		{"é\u00a0\u2027", []int{7}},
		{"\xc2", []int{1}},
		{"\xe2\x80", []int{2}},
	} {
		if diff := cmp.Diff(c.want, lineEnds([]byte(c.src))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.src, diff)
		}
	}
}
