package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// A List is a list of findings. It is an error; a function that returns one as
// its error returns [List.Err] of it, which is nil where nothing is wrong.
type List []Diagnostic

// Error returns the first finding and how many more there are.
func (l List) Error() string {
	switch len(l) {
	case 0:
		return "no findings"
	case 1:
		return l[0].Error()
	}
	return fmt.Sprintf("%v (and %d more)", l[0], len(l)-1)
}

// Err returns the list as an error if it holds a finding of severity [Error],
// and nil otherwise.
func (l List) Err() error {
	if l.Count(Error) == 0 {
		return nil
	}
	return l
}

// Unwrap returns the findings one by one, for errors.Is and errors.As.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, d := range l {
		errs[i] = d
	}
	return errs
}

// Count returns how many findings have the severity s.
func (l List) Count(s Severity) int {
	n := 0
	for i := range l {
		if l[i].Severity == s {
			n++
		}
	}
	return n
}

// Sort puts the findings in the order of their places, and those of one place
// in the order of their codes. Findings without a place keep their order.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		if c := a.Pos.Compare(b.Pos); c != 0 {
			return c
		}
		if !a.Pos.IsValid() {
			return 0
		}
		return cmp.Compare(a.Code, b.Code)
	})
}

// MapFiles returns a copy of the findings in which the files of all places have
// the names that the function gives for theirs.
func (l List) MapFiles(name func(file string) string) List {
	place := func(p Pos) Pos {
		if p.File != "" {
			p.File = name(p.File)
		}
		return p
	}
	l = slices.Clone(l)
	for i := range l {
		d := &l[i]
		d.Pos, d.End = place(d.Pos), place(d.End)
		d.Related = slices.Clone(d.Related)
		for k := range d.Related {
			d.Related[k].Pos = place(d.Related[k].Pos)
		}
		d.Fixes = slices.Clone(d.Fixes)
		for k := range d.Fixes {
			edits := slices.Clone(d.Fixes[k].Edits)
			for n := range edits {
				edits[n].Pos, edits[n].End = place(edits[n].Pos), place(edits[n].End)
			}
			d.Fixes[k].Edits = edits
		}
	}
	return l
}
