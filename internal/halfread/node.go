package halfread

import "github.com/resultschain/resultschain/internal/yamldoc"

// Entry returns the entry of a map with the key; nil where it has none.
func (n *Node) Entry(key string) *Node {
	for _, c := range n.Nodes {
		if c.IsEntry && c.Key == key {
			return c
		}
	}
	return nil
}

// KeyInfo returns what the table holds on the key whose value, or an item of whose
// value, the node is; nil where that is not known.
func (n *Node) KeyInfo() *yamldoc.KeyInfo {
	for n.Parent != nil && !n.IsEntry {
		n = n.Parent
	}
	return n.Info
}

// Names returns the kinds of things that a text names; nil where it names none.
func (n *Node) Names() []string {
	if info := n.KeyInfo(); info != nil && !n.NamesByKeys() {
		return info.Names
	}
	return nil
}

// NamesByKeys reports whether the keys of a map name things.
func (n *Node) NamesByKeys() bool {
	return n.IsEntry && n.Info != nil && n.Info.Names != nil && n.Schema != nil && n.Schema.Kind == yamldoc.KindMap
}

// NamesOutside reports whether a text names what only a framework defines.
func (n *Node) NamesOutside() bool {
	info := n.KeyInfo()
	return info != nil && info.NamesOutside()
}

// Inner returns where the text of a scalar is, without its quotes.
func (n *Node) Inner() (from, to int) {
	if n.IsQuoted && n.To-n.From >= 2 {
		return n.From + 1, n.To - 1
	}
	return n.From, n.To
}

// At returns the innermost node whose key or text is at the offset, and whether it
// is the key; nil where there is none.
func (n *Node) At(offset int) (found *Node, onKey bool) {
	if n.IsEntry && n.KeyFrom <= offset && offset <= n.KeyTo {
		return n, true
	}
	if n.Shape == Scalar {
		if n.From <= offset && offset <= n.To {
			return n, false
		}
		return nil, false
	}
	for _, c := range n.Nodes {
		if found, onKey = c.At(offset); found != nil {
			return found, onKey
		}
	}
	return nil, false
}

// End returns the offset after the node and all in it.
func (n *Node) End() int {
	end := max(n.To, n.KeyTo)
	if len(n.Nodes) > 0 {
		end = max(end, n.Nodes[len(n.Nodes)-1].End())
	}
	return end
}

// Start returns the offset at which the node begins.
func (n *Node) Start() int {
	if n.IsEntry {
		return n.KeyFrom
	}
	return n.From
}
