package diff

// renames are the ids of now of what the changes tell to be renamed, by sort and
// by the ids of then. An id that two things had, or have, is followed for
// neither.
func renames(changes []Change) map[What]map[string]string {
	type id struct {
		what What
		id   string
	}
	had, has := map[id]int{}, map[id]int{}
	for _, c := range changes {
		if c.Kind == Renamed {
			had[id{c.What, c.Old.ID}]++
			has[id{c.What, c.New.ID}]++
		}
	}
	all := map[What]map[string]string{}
	for _, c := range changes {
		if c.Kind != Renamed || had[id{c.What, c.Old.ID}] > 1 || has[id{c.What, c.New.ID}] > 1 {
			continue
		}
		if all[c.What] == nil {
			all[c.What] = map[string]string{}
		}
		all[c.What][c.Old.ID] = c.New.ID
	}
	return all
}

// followed gives the ids that the new version has for those in the facts of one
// field of the old one. It follows other files only from an id that is no
// longer in the field to one that is new there: what still stands in a file has
// not changed, whatever it means by now.
func (c *comparison) followed(old, new []fact) func(fact) string {
	var was, is map[string]bool // only where they are needed
	ids := func(facts []fact) map[string]bool {
		set := map[string]bool{}
		for _, f := range facts {
			set[f.id] = true
		}
		return set
	}
	return func(f fact) string {
		own := c.now(f.ref, f.id)
		to, renamed := c.other[f.other][f.id]
		if own != f.id || !renamed {
			return own
		}
		if was == nil {
			was, is = ids(old), ids(new)
		}
		if is[f.id] || was[to] || !is[to] {
			return own
		}
		return to
	}
}

// isLevelAbove reports whether an outcome is on the same level of a framework
// that its own extends, which has another id now.
func (c *comparison) isLevelAbove(old, new group) bool {
	to, renamed := c.other[Level][old.value]
	return old.ref == Level && renamed && to == new.value
}
