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

// MarshalJSON implements [json.Marshaler]. Objects within objects are written at once,
// since package json would copy each once for every object around it.
func (o Object) MarshalJSON() ([]byte, error) {
	w := objectWriter{}
	w.encoder = json.NewEncoder(&w.b)
	w.encoder.SetEscapeHTML(false)
	err := w.write(o)
	return w.b.Bytes(), err
}

// An objectWriter writes objects, with line breaks, which an encoder removes.
type objectWriter struct {
	b       bytes.Buffer
	encoder *json.Encoder
}

func (w *objectWriter) write(value any) error {
	switch v := value.(type) {
	case Object:
		if v == nil {
			value = nil
			break
		}
		w.b.WriteByte('{')
		for i, m := range v {
			if i > 0 {
				w.b.WriteByte(',')
			}
			w.encoder.Encode(m.Key)
			w.b.WriteByte(':')
			if err := w.write(m.Value); err != nil {
				return err
			}
		}
		w.b.WriteByte('}')
		return nil
	case []Object:
		if v == nil {
			break
		}
		w.b.WriteByte('[')
		for i, o := range v {
			if i > 0 {
				w.b.WriteByte(',')
			}
			if err := w.write(o); err != nil {
				return err
			}
		}
		w.b.WriteByte(']')
		return nil
	}
	return w.encoder.Encode(value)
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
