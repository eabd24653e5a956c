package halfread

// A Thing is something that has an id.
type Thing struct {
	Kind  string // as in the tables, such as "element"
	ID    string
	Title string
	Name  *Node // the entry that holds its id
	Of    *Node // the map that describes it
}

// A Use is where an id, the path of a file or the code of a rule is used.
type Use struct {
	Kinds    []string // of what it may name
	ID       string
	From, To int // without quotes

	Outside bool // it names what the framework defines, not the model
}

// IDs returns what a node and all in it define, and what they name.
func (n *Node) IDs() (things []*Thing, uses []Use) {
	var collect func(n *Node)
	collect = func(n *Node) {
		from, to := n.Inner()
		switch kinds := n.Names(); {
		case n.Shape == Scalar && n.IsEntry && n.Info != nil && n.Info.Defines != "":
			t := &Thing{Kind: n.Info.Defines, ID: n.Value, Name: n, Of: n.Parent}
			for _, key := range []string{"text", "name", "title"} {
				if e := n.Parent.Entry(key); e != nil {
					t.Title = e.Value
				}
			}
			things = append(things, t)
		case n.Shape == Scalar && kinds != nil:
			uses = append(uses, Use{kinds, n.Value, from, to, n.NamesOutside()})
		}
		if n.IsEntry && n.Parent.NamesByKeys() {
			uses = append(uses, Use{n.Parent.Info.Names, n.Key, n.KeyFrom, n.KeyTo, false})
		}
		for _, c := range n.Nodes {
			collect(c)
		}
	}
	collect(n)
	return things, uses
}
