package yamldoc

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
)

// OneOf returns the object as one that has exactly one of the keys.
func (o *Object[T]) OneOf(keys ...string) *Object[T] {
	c, s := *o, *o.schema
	s.OneOf = keys
	c.schema = &s
	return &c
}

// readOneOf reports a fault unless exactly one of the keys is there.
func (o *Object[T]) readOneOf(r *reader, n *node, seen []*node, meant []bool) {
	var first *node
	for _, name := range o.schema.OneOf {
		switch i := o.index[name]; {
		case meant[i]:
			return
		case seen[i] != nil && first != nil:
			r.errorf(seen[i], "this %s has %s already; keep one of the two", o.schema.Name, diag.Quote(first.Value))
			return
		case seen[i] != nil:
			first = seen[i]
		}
	}
	if len(o.schema.OneOf) > 0 && first == nil {
		r.errorf(n, "this %s has none of %s; add one", o.schema.Name, orQuoted(o.schema.OneOf))
	}
}

func orQuoted(keys []string) string {
	var all []string
	for _, k := range keys {
		all = append(all, diag.Quote(k))
	}
	return prose.Or(all)
}

// checkOneOf adds a flaw unless exactly one of the keys is filled.
func (o *Object[T]) checkOneOf(w *flawCollector, absent func(key int) bool) {
	var there []string
	for _, name := range o.schema.OneOf {
		if !absent(o.index[name]) {
			there = append(there, name)
		}
	}
	switch n := len(there); {
	case n == 0 && len(o.schema.OneOf) > 0:
		w.addf("this %s has none of %s; add one", o.schema.Name, orQuoted(o.schema.OneOf))
	case n > 1:
		w.addf("this %s has %s and %s; keep one of the two", o.schema.Name, diag.Quote(there[0]), diag.Quote(there[1]))
	}
}
