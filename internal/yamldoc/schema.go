package yamldoc

// A Kind is the shape of a value.
type Kind int

// The kinds of values.
const (
	KindText      Kind = iota + 1 // any scalar, taken literally
	KindID                        // letters, digits, "-", "_", "."
	KindQualified                 // an id, a slash, and an id in what that names
	KindBool                      // true or false, yes or no
	KindEnum                      // one of a list of words
	KindList                      // a list of one kind of item
	KindMap                       // a map whose keys the author chooses
	KindObject                    // a map with known keys
)

// A Schema describes the values that a key takes, for documentation and for
// editors.
type Schema struct {
	Kind    Kind
	Allowed []string  // KindEnum: the words
	Length  int       // KindList: of how many items; 0: any number
	Items   *Schema   // KindList: of each item; KindMap: of each value
	Name    string    // KindObject: what one is called, such as "link"
	Doc     string    // KindObject: what it is
	Keys    []KeyInfo // KindObject: its keys, in the order in which they are written
	Extra   bool      // KindObject: it keeps keys that begin with "x-"
	OneOf   []string  // KindObject: keys of which exactly one must be there
	Short   *Schema   // KindObject: another form that is taken as well, or nil
}

// A KeyInfo describes one key of an object.
type KeyInfo struct {
	Name     string
	Doc      string
	Required bool
	Schema   *Schema

	Defines string   // the kind of thing whose id the value is, such as "partner"; empty: none
	Names   []string // the kinds of things that the text, or each in the list, names by their ids
}

// titleKey returns the key of the object that holds its title, name or text; empty
// where there is none.
func (s *Schema) titleKey() string {
	for _, name := range []string{"title", "name", "text"} {
		if s.hasKey(name) {
			return name
		}
	}
	return ""
}

// hasKey reports whether the object has the key.
func (s *Schema) hasKey(key string) bool { return s.key(key) != nil }

// key returns the key of that name, or nil.
func (s *Schema) key(name string) *KeyInfo {
	for i := range s.Keys {
		if s.Keys[i].Name == name {
			return &s.Keys[i]
		}
	}
	return nil
}

// firstRequired returns the first key that an object must have; empty where there
// is none.
func (s *Schema) firstRequired() string {
	for _, k := range s.Keys {
		if k.Required {
			return k.Name
		}
	}
	return ""
}
