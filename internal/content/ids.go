package content

import (
	"cmp"

	"github.com/resultschain/resultschain/logicmodel"
)

// FullID returns the id of a box as links from other models name it where there are
// several, and else as it stands in its file.
func (p *Picture) FullID(n int) string { return cmp.Or(p.qualifiedID(n), p.Boxes[n].ID) }

// EndID returns the id of the box or group that an end of a broad arrow is, and empty
// for a stage.
func (p *Picture) EndID(e End) string {
	switch e.Kind {
	case BoxEnd:
		return p.FullID(e.Index)
	case FrameEnd:
		f := &p.Frames[e.Index]
		if f.Lane > 0 && !f.IsLane {
			return p.Lanes[f.Lane-1].ID + "/" + f.ID
		}
		return f.ID
	}
	return ""
}

// Stage returns the word for the stage in files, "framework" for an outcome of the
// framework, and empty for what is not defined.
func (l Look) Stage() string {
	switch l {
	case FrameworkLook:
		return "framework"
	case MissingLook:
		return ""
	}
	return logicmodel.Stage(l).String()
}
