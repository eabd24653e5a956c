package render

// sets are sets of numbers that share none.
type sets []int // of each number, another of its set, or itself

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(n int) int {
	for s[n] != n {
		s[n] = s[s[n]]
		n = s[n]
	}
	return n
}

func (s sets) join(a, b int) { s[s.find(a)] = s.find(b) }

// split puts the numbers together that are of one set, in order.
func (s sets) split(numbers []int) [][]int {
	var out [][]int
	at := map[int]int{}
	for _, n := range numbers {
		root := s.find(n)
		i, ok := at[root]
		if !ok {
			i = len(out)
			at[root] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], n)
	}
	return out
}
