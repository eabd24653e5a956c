package diff

import (
	"cmp"
	"path"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Version is the old or new version of a file of a logic model or of an
// outcomes framework. The zero Version is that of a file that does not exist.
type Version struct {
	Name  string // of the file, for messages; may be empty
	Path  string // of the file, within the folder that [Files] compares; empty: it is in none
	Model *logicmodel.Model

	// Framework is the framework itself or, beside a Model, the one that it is
	// written for, if that is known.
	Framework *outcomes.Framework
}

// A Pair is two versions of a file, either of which may be zero.
type Pair struct{ Old, New Version }

// A Diff holds what changed in meaning between two versions of a file.
type Diff struct {
	Pair
	What    diag.Kind // [diag.KindModel] or [diag.KindFramework]
	Changes []Change

	old, new *record                         // nil where that version does not exist
	renamed  map[diag.Kind]map[string]string // new ids by the old ones, as [sharedIDs]
}

// Models returns the changes from the old model to the new one, in the reading
// order of the new one; what was removed comes after what stood before it. A nil
// model means that the other was added or removed as a whole. Only [Files]
// follows changes in the frameworks that the models are written for, and in other
// models.
func Models(old, new *logicmodel.Model) *Diff {
	return compare(Pair{Version{Model: old}, Version{Model: new}}, nil)
}

// Frameworks returns the changes from the old framework to the new one, as
// [Models] does.
func Frameworks(old, new *outcomes.Framework) *Diff {
	return compare(Pair{Version{Framework: old}, Version{Framework: new}}, nil)
}

// isFramework reports whether the file is that of a framework.
func (v *Version) isFramework() bool { return v.Model == nil && v.Framework != nil }

// exists reports whether there is a file.
func (v *Version) exists() bool { return v.Name != "" || v.Model != nil || v.Framework != nil }

// Path returns the path of the file within the compared folder, or else its name.
func (p *Pair) Path() string {
	v := &p.New
	if !v.exists() {
		v = &p.Old
	}
	return cmp.Or(v.Path, v.Name)
}

// Title returns the path of the file, and before it the old one if that is
// another, as in “a.yaml → b.yaml”.
func (p *Pair) Title() string {
	was, same := cmp.Or(p.Old.Path, p.Old.Name), p.Old.Path == p.New.Path
	if p.New.Path == "" {
		same = path.Base(p.Old.Name) == path.Base(p.New.Name)
	}
	if was != "" && p.New.exists() && !same {
		return was + " → " + p.Path()
	}
	return p.Path()
}
