package diff

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
)

// A Change is a single difference in meaning between two versions.
//
// With an element, its links and its indicators are added or removed too, each by
// a Change of its own. The other fields of a thing that is added or removed have
// no Change.
type Change struct {
	Kind     Kind
	What     diag.Kind
	Old, New Thing // zero where that version lacks it

	// Field is the key in the file of what changed, such as "evidence.grade" or
	// "headings.short"; empty where a thing was added or removed. Of a [KindMoved]
	// it is "stage", "level" or, of an indicator, "of".
	Field string

	// Before and After are what the versions hold; empty where one holds nothing.
	// A member that joins or leaves a list, such as a partner of an element, is
	// a Change with an empty Before or After.
	Before, After string

	// OldPos and NewPos are the places of what changed, or else of the thing;
	// zero in a version that lacks the thing.
	OldPos, NewPos diag.Pos
}

// A Thing is what a change is about, as it is in one version.
type Thing struct {
	ID    string           // of a link: that of what leads
	To    string           // of a link: the id of what it leads to
	Of    string           // of an indicator: the id of the element or outcome
	Title string           // or name, or text; a link has none
	Stage logicmodel.Stage // of an element
}

// A Kind is the sort of a change.
type Kind int

// The kinds.
const (
	KindAdded Kind = iota + 1
	KindRemoved
	KindRenamed  // it has another id
	KindRetitled // its title, name or text has other words
	KindMoved    // to another stage, level or, of an indicator, owner
	KindChanged  // another of its fields
)

var kindNames = yamldoc.Words{"added", "removed", "renamed", "retitled", "moved", "changed"}

// String returns added, removed, renamed, retitled, moved or changed; empty for the
// zero Kind.
func (k Kind) String() string { return kindNames.Text(int(k)) }
