package yamldoc

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
)

// A Value is how one kind of value is read into an F, written from one and checked.
type Value[F any] struct {
	Schema *Schema
	read   func(r *reader, n *node, dst *F)
	write  func(src *F) *yaml.Node                     // nil: there is nothing to write
	check  func(src *F, w *flawCollector) (empty bool) // adds flaws, and reports whether there is nothing to write
}

// Within returns v as a field of T.
func Within[T, F any](v Value[F], field func(*T) *F) Value[T] {
	return Value[T]{
		Schema: v.Schema,
		read:   func(r *reader, n *node, dst *T) { v.read(r, n, field(dst)) },
		write:  func(src *T) *yaml.Node { return v.write(field(src)) },
		check:  func(src *T, w *flawCollector) bool { return v.check(field(src), w) },
	}
}

// Optional returns v as what a pointer points to, which is nil where there is none.
func Optional[F any](v Value[F]) Value[*F] {
	return Value[*F]{
		Schema: v.Schema,
		read: func(r *reader, n *node, dst **F) {
			*dst = new(F)
			v.read(r, n, *dst)
		},
		write: func(src **F) *yaml.Node {
			if *src == nil {
				return nil
			}
			return v.write(*src)
		},
		check: func(src **F, w *flawCollector) bool { return *src == nil || v.check(*src, w) },
	}
}

// WithPlace returns v as a field of T, with its place in another.
func WithPlace[T, F any](v Value[F], field func(*T) *F, place func(*T) *diag.Pos) Value[T] {
	within := Within(v, field)
	within.read = func(r *reader, n *node, dst *T) {
		v.read(r, n, field(dst))
		*place(dst) = r.pos(n)
	}
	return within
}

// asProperty returns v as a value that functions get from a T and set in it, with
// its place.
func asProperty[T, F any](v Value[F], get func(*T) F, set func(*T, F, diag.Pos)) Value[T] {
	return Value[T]{
		Schema: v.Schema,
		read: func(r *reader, n *node, dst *T) {
			var f F
			v.read(r, n, &f)
			set(dst, f, r.pos(n))
		},
		write: func(src *T) *yaml.Node {
			f := get(src)
			return v.write(&f)
		},
		check: func(src *T, w *flawCollector) bool {
			f := get(src)
			return v.check(&f, w)
		},
	}
}

// Convert returns v read and written as another type. The place of the value is
// passed to the reading function.
func Convert[F, G any](v Value[F], to func(F, diag.Pos) G, from func(*G) F) Value[G] {
	return asProperty(v, from, func(dst *G, f F, at diag.Pos) { *dst = to(f, at) })
}

// OrList returns a value that is one, or else a list: which of the two is written is
// what isList reports.
func OrList[T any](one, list Value[T], isList func(*T) bool) Value[T] {
	s := *one.Schema
	s.Short = list.Schema
	which := func(src *T) Value[T] {
		if isList(src) {
			return list
		}
		return one
	}
	return Value[T]{
		Schema: &s,
		read: func(r *reader, n *node, dst *T) {
			if n.Kind == yaml.SequenceNode {
				list.read(r, n, dst)
				return
			}
			one.read(r, n, dst)
		},
		write: func(src *T) *yaml.Node { return which(src).write(src) },
		check: func(src *T, w *flawCollector) bool { return which(src).check(src, w) },
	}
}

// A Key is one key of an [Object] that is read into a T.
type Key[T any] struct {
	KeyInfo
	value Value[T]
}

// Field returns a key whose value is a field of T.
func Field[T, F any](name, doc string, v Value[F], field func(*T) *F) Key[T] {
	return Key[T]{KeyInfo{Name: name, Doc: doc, Schema: v.Schema}, Within(v, field)}
}

// Placed returns a key whose value is a field of T, and its place another.
func Placed[T, F any](name, doc string, v Value[F], field func(*T) *F, place func(*T) *diag.Pos) Key[T] {
	return Key[T]{KeyInfo{Name: name, Doc: doc, Schema: v.Schema}, WithPlace(v, field, place)}
}

// Prop returns a key whose value functions get from a T and set in it.
func Prop[T, F any](name, doc string, v Value[F], get func(*T) F, set func(*T, F)) Key[T] {
	return Key[T]{KeyInfo{Name: name, Doc: doc, Schema: v.Schema}, asProperty(v, get, func(dst *T, f F, _ diag.Pos) { set(dst, f) })}
}

// Required returns the key as one that must be there.
func (k Key[T]) Required() Key[T] {
	k.KeyInfo.Required = true
	return k
}

// Defines returns the key as one whose value is the id of a thing of that kind.
func (k Key[T]) Defines(thing string) Key[T] {
	k.KeyInfo.Defines = thing
	return k
}

// Names returns the key as one whose text, or each in its list, names a thing of one
// of the kinds by its id; of the kind "file" by its path, and of the kind "rule" by its
// code, which is a key of its map.
func (k Key[T]) Names(things ...string) Key[T] {
	k.KeyInfo.Names = things
	return k
}

// shared are values by the types that they are read into, and encoders what writes
// these. They are set before main begins, by variables of packages, and read after that.
var (
	shared   = map[reflect.Type]any{}
	encoders = map[reflect.Type]func(any) *yaml.Node{}
)

// Share registers the value by which an exported type is read and written, for
// the other packages of this module, and returns it.
func Share[F any](v Value[F]) Value[F] {
	t := reflect.TypeFor[F]()
	shared[t] = v
	encoders[t] = func(src any) *yaml.Node {
		f := src.(F)
		return v.write(&f)
	}
	return v
}

// Shared returns the value that was shared for the type.
func Shared[F any]() Value[F] { return shared[reflect.TypeFor[F]()].(Value[F]) }

// Encode returns the node of a text, a bool, a number, a value of a shared type, or a slice of
// any of these; nil for an empty one, and an error for another.
func Encode(v any) (*yaml.Node, error) {
	r := reflect.ValueOf(v)
	if r.Kind() == reflect.Pointer && !r.IsNil() {
		r = r.Elem()
	}
	if !r.IsValid() {
		return nil, nil
	}
	if encode := encoders[r.Type()]; encode != nil {
		return encode(r.Interface()), nil
	}
	switch {
	case r.Kind() == reflect.Slice:
		list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
		for i := range r.Len() {
			item, err := Encode(r.Index(i).Interface())
			if err != nil {
				return nil, err
			}
			if item == nil {
				return nil, fmt.Errorf("item %d of the list is empty", i+1)
			}
			if item.Kind != yaml.ScalarNode {
				list.Style = 0
			}
			list.Content = append(list.Content, item)
		}
		if r.Len() == 0 {
			return nil, nil
		}
		return list, nil
	case r.Kind() == reflect.Bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: strconv.FormatBool(r.Bool())}, nil
	case r.Kind() == reflect.String:
		return textNode(r.String()), nil
	case r.CanInt(), r.CanUint(), r.CanFloat():
		return &yaml.Node{Kind: yaml.ScalarNode, Value: fmt.Sprint(v)}, nil
	}
	return nil, fmt.Errorf("a value of type %T cannot be written into a file", v)
}

// EncodeItems returns the nodes of the items of a slice, or that of another value.
func EncodeItems(v any) ([]*yaml.Node, error) {
	n, err := Encode(v)
	switch {
	case err != nil:
		return nil, err
	case n == nil:
		return nil, errors.New("there is nothing to add")
	case n.Kind == yaml.SequenceNode:
		return n.Content, nil
	}
	return []*yaml.Node{n}, nil
}
