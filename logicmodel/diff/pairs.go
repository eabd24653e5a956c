package diff

import (
	"cmp"
	"slices"
)

// Pairs returns the files of two folders that are versions of each other: those
// of the same Path and id, then those of the same id, then those of the same
// Path. The rest was added or removed. The pairs are in the order of their paths.
func Pairs(old, new []Version) []Pair {
	var pairs []Pair
	old, new = slices.Clone(old), slices.Clone(new)
	for _, key := range []func(Version) string{
		func(v Version) string { return v.Path + "\x00" + v.id() },
		Version.id,
		func(v Version) string { return v.Path },
	} {
		own := func(v Version) string { // among files of its kind; may be empty
			if k := key(v); k == "" || !v.isFramework() {
				return k
			}
			return "framework\x00" + key(v)
		}
		was, is := groupBy(old, own), groupBy(new, own)
		paired := func(v Version) bool {
			k := own(v)
			return k != "" && len(was[k]) == 1 && len(is[k]) == 1
		}
		for _, v := range old {
			if paired(v) {
				pairs = append(pairs, Pair{v, is[own(v)][0]})
			}
		}
		old, new = slices.DeleteFunc(old, paired), slices.DeleteFunc(new, paired)
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

// id returns the id of the model or the framework.
func (v Version) id() string {
	switch {
	case v.Model != nil:
		return v.Model.ID
	case v.Framework != nil:
		return v.Framework.ID
	}
	return ""
}
