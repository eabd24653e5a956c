package yamldoc

import "gopkg.in/yaml.v3"

// maxKeys is the most keys that one object has.
const maxKeys = 32

// An Object is a map with known keys that is read into a T.
type Object[T any] struct {
	schema *Schema
	keys   []Key[T]
	names  []string
	index  map[string]int

	short   *Value[T]     // a scalar that stands for an object with only one key
	isShort func(*T) bool // that is all that it holds

	foreign, foreignMessage string // see Not

	keepExtra func(dst *T, key, value string) // see Extras; nil: there are none
	extras    func(src *T) []struct{ Key, Value string }

	prepare func(dst *T, count func(path ...string) int) // see Prepare; nil: nothing to do
}

// NewObject returns an object that a person calls name ("link") and that doc
// explains.
func NewObject[T any](name, doc string, keys ...Key[T]) *Object[T] {
	if len(keys) > maxKeys {
		panic("yamldoc: too many keys in " + name)
	}
	o := &Object[T]{
		schema: &Schema{Kind: KindObject, Name: name, Doc: doc},
		keys:   keys,
		index:  make(map[string]int, len(keys)),
	}
	for i, k := range keys {
		o.names = append(o.names, k.Name)
		o.index[k.Name] = i
		o.schema.Keys = append(o.schema.Keys, k.KeyInfo)
	}
	return o
}

// Not returns the object as one that never has the key, which belongs to another
// kind of document: where the key is there, only this is reported.
func (o *Object[T]) Not(key, message string) *Object[T] {
	c := *o
	c.foreign, c.foreignMessage = key, message
	return &c
}

// Prepare returns the object as one that calls prepare before it reads its keys.
// There, count returns how long the list under a path of keys is, and 0 where none is
// there.
func (o *Object[T]) Prepare(prepare func(dst *T, count func(path ...string) int)) *Object[T] {
	c := *o
	c.prepare = prepare
	return &c
}

// Named returns a copy of the object under another name.
func (o *Object[T]) Named(name, doc string) *Object[T] {
	c, s := *o, *o.schema
	s.Name, s.Doc = name, doc
	c.schema = &s
	return &c
}

// Schema returns the description of the object.
func (o *Object[T]) Schema() *Schema { return o.schema }

// WithShort returns the object with a short form: a scalar v in place of the map
// means the map with the one field; it is written so where isShort holds.
func WithShort[T, F any](o *Object[T], v Value[F], field func(*T) *F, isShort func(*T) bool) *Object[T] {
	c, s := *o, *o.schema
	s.Short = v.Schema
	c.schema = &s
	short := Within(v, field)
	c.short, c.isShort = &short, isShort
	return &c
}

// Value returns the object as the value of a key.
func (o *Object[T]) Value() Value[T] {
	return Value[T]{Schema: o.schema, read: o.read, write: o.write, check: o.check}
}

func (o *Object[T]) read(r *reader, n *node, dst *T) {
	if o.short != nil && n.Kind == yaml.ScalarNode && (o.schema.Short.Kind != KindID || IsID(n.Value)) {
		o.short.read(r, n, dst)
		return
	}
	if !o.checkMap(r, n) {
		return
	}
	r.in = append(r.in, o.schema)
	defer func() { r.in = r.in[:len(r.in)-1] }()
	if o.short != nil && r.reportBraces(n, o.index) {
		return
	}
	r.adoptKeys(n, o.schema)
	if o.prepare != nil {
		o.prepare(dst, n.count)
	}
	o.readKeys(r, n, dst)
}

// checkMap reports whether n is a map, and none of another kind of document, and a
// fault otherwise.
func (o *Object[T]) checkMap(r *reader, n *node) bool {
	if n.Kind == yaml.SequenceNode && r.checkPlain(n) {
		r.reportNotMap(n, o.schema)
		return false
	}
	if !r.checkMap(n, o.schema) {
		return false
	}
	for i := 0; o.foreign != "" && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == o.foreign {
			r.errorf(n.Content[i], "%s", o.foreignMessage)
			return false
		}
	}
	return true
}

// readKeys reads the values of the keys of a map.
func (o *Object[T]) readKeys(r *reader, n *node, dst *T) {
	var seen [maxKeys]*node
	var meant [maxKeys]bool     // by an unknown key that is near
	var others map[string]*node // keys that are not in the table; allocated at the first
	for i := 0; i+1 < len(n.Content) && !r.isFull(); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !r.isPlainKey(key) {
			continue
		}
		k, ok := o.index[key.Value]
		switch {
		case !ok:
			if others == nil {
				others = map[string]*node{}
			}
			if like, ok := o.readOther(r, n, i, dst, others); ok {
				meant[o.index[like]] = true
			}
			continue
		case seen[k] != nil:
			r.reportRepeated(key, seen[k], o.schema.Name)
			continue
		}
		seen[k] = key
		if isNull(value) {
			r.reportNoValue(key, value)
			continue
		}
		o.keys[k].value.read(r, value, dst)
	}
	for i := range o.keys {
		if o.keys[i].KeyInfo.Required && seen[i] == nil && !meant[i] {
			r.reportMissing(n, o.schema, &o.keys[i].KeyInfo)
		}
	}
	o.readOneOf(r, n, seen[:], meant[:])
}

// readOther keeps the value of a key of another program, the content i of n, or reports
// an unknown key. It returns the key of the table that an unknown one means, and false
// where there is none. The others hold such keys that came before.
func (o *Object[T]) readOther(r *reader, n *node, i int, dst *T, others map[string]*node) (like string, ok bool) {
	key := n.Content[i]
	if first := others[key.Value]; first != nil {
		r.reportRepeated(key, first, o.schema.Name)
		return "", false
	}
	others[key.Value] = key
	if o.keepExtra == nil || !isExtra(key.Value) {
		return r.reportUnknownKey(n, i, o.names)
	}
	if extra, ok := r.readExtra(n.Content[i+1]); ok {
		o.keepExtra(dst, key.Value, extra)
	}
	return "", false
}

func (o *Object[T]) write(src *T) *yaml.Node {
	if o.short != nil && o.isShort(src) {
		if n := o.short.write(src); n != nil {
			return n
		}
	}
	m := &yaml.Node{Kind: yaml.MappingNode}
	for i := range o.keys {
		if v := o.keys[i].value.write(src); v != nil {
			m.Content = append(m.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: o.keys[i].Name}, v)
		}
	}
	if o.extras != nil {
		for _, e := range o.extras(src) {
			m.Content = append(m.Content, keyNode(e.Key), extraNode(e.Value))
		}
	}
	if len(m.Content) == 0 {
		return nil
	}
	return m
}
