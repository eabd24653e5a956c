package table

import (
	"bytes"
	"encoding/json"
)

// writeJSON writes the value for JSON on one line.
func writeJSON(b *bytes.Buffer, d *Document) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return e.Encode(d.JSON())
}

// An Object is a JSON object whose keys keep their order; a nil Object is null.
type Object []struct {
	Key   string
	Value any
}

// MarshalJSON implements [json.Marshaler].
func (o Object) MarshalJSON() ([]byte, error) {
	if o == nil {
		return []byte("null"), nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		e.Encode(m.Key)
		b.WriteByte(':')
		if err := e.Encode(m.Value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Each returns the items in another form. The result is never nil, so that JSON
// has a list.
func Each[T, U any](items []T, form func(T) U) []U {
	all := make([]U, 0, len(items))
	for _, i := range items {
		all = append(all, form(i))
	}
	return all
}
