package plaintext

import "strings"

// LineStarts returns the offsets at which the lines of s begin, cut at the line
// breaks that YAML counts: LF, CR LF, a lone CR, and the rare NEL, LS and PS. A
// byte order mark is not part of the first line. After a break at the end there
// is an empty line.
func LineStarts(s string) []int {
	starts := make([]int, 1, 1+strings.Count(s, "\n"))
	if strings.HasPrefix(s, "\ufeff") {
		starts[0] = len("\ufeff")
	}
	if !strings.Contains(s, "\r") && !strings.Contains(s, "\u0085") && !strings.Contains(s, "\u2028") && !strings.Contains(s, "\u2029") {
		for at := starts[0]; ; {
			n := strings.IndexByte(s[at:], '\n') + 1
			if n == 0 {
				return starts
			}
			at += n
			starts = append(starts, at)
		}
	}
	for i := 0; i < len(s); i++ {
		n := 0
		switch c := s[i]; {
		case c == '\n', c == '\r' && (i+1 == len(s) || s[i+1] != '\n'):
			n = 1
		case c == 0xc2 && strings.HasPrefix(s[i:], "\u0085"):
			n = 2
		case c == 0xe2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			n = 3
		}
		if n > 0 {
			starts = append(starts, i+n)
			i += n - 1
		}
	}
	return starts
}
