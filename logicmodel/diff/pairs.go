package diff

import (
	"cmp"
	"slices"
)

// Pairs returns which files of two folders are versions of each other: those of
// the same Path and id, then those of the same id, then those of the same Path.
// What is left was added or removed. They are in the order of their paths.
func Pairs(old, new []Version) []Pair {
	var pairs []Pair
	old, new = slices.Clone(old), slices.Clone(new)
	for _, key := range []func(Version) string{
		func(v Version) string { return v.Path + "\x00" + v.id() },
		Version.id,
		func(v Version) string { return v.Path },
	} {
		own := func(v Version) string { // among files of its kind; empty: it has none
			if k := key(v); k == "" || !v.isFramework() {
				return k
			}
			return "framework\x00" + key(v)
		}
		was, is, taken := map[string]int{}, map[string][]Version{}, map[string]bool{}
		for _, v := range old {
			was[own(v)]++
		}
		for _, v := range new {
			is[own(v)] = append(is[own(v)], v)
		}
		old = slices.DeleteFunc(old, func(v Version) bool {
			k := own(v)
			if k == "" || was[k] > 1 || len(is[k]) != 1 {
				return false
			}
			taken[k] = true
			pairs = append(pairs, Pair{v, is[k][0]})
			return true
		})
		new = slices.DeleteFunc(new, func(v Version) bool { return taken[own(v)] })
	}
	for _, v := range old {
		pairs = append(pairs, Pair{Old: v})
	}
	for _, v := range new {
		pairs = append(pairs, Pair{New: v})
	}
	slices.SortFunc(pairs, func(a, b Pair) int { return cmp.Compare(a.Path(), b.Path()) })
	return pairs
}

// id returns that of the model or the framework.
func (v Version) id() string {
	switch {
	case v.Model != nil:
		return v.Model.ID
	case v.Framework != nil:
		return v.Framework.ID
	}
	return ""
}
