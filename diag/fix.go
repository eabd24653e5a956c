package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// A Fix is a change of a file that mends a finding.
type Fix struct {
	Message string `json:"message"` // what it does, such as: replace "capcity" by "capacity"

	// Certain is set where nothing else can be meant, so that it need not be asked for.
	Certain bool `json:"certain,omitzero"`

	Edits []Edit `json:"edits"` // of one file, none of which overlaps another
}

// An Edit puts a text in place of what stands from Pos up to End.
type Edit struct {
	Pos  Pos    `json:"pos"`
	End  Pos    `json:"end"`
	Text string `json:"text"`
}

// Apply returns src, the file that the fix is for, with its edits made. It is
// an error if they do not fit the text or overlap.
func (f Fix) Apply(src []byte) ([]byte, error) {
	edits := slices.Clone(f.Edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
	var out []byte
	done := 0
	for _, e := range edits {
		from, to := e.Pos.Offset, e.End.Offset
		if from < done || to < from || to > len(src) {
			return nil, fmt.Errorf("the edit of bytes %d to %d does not fit the text or overlaps another", from, to)
		}
		out = append(append(out, src[done:from]...), e.Text...)
		done = to
	}
	return append(out, src[done:]...), nil
}
