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
