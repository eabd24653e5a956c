package diff

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
)

// MarshalText returns the word of [Kind.String].
func (k Kind) MarshalText() ([]byte, error) { return kindNames.Marshal(int(k)) }

// UnmarshalText reads what [Kind.MarshalText] writes.
func (k *Kind) UnmarshalText(text []byte) error { return yamldoc.UnmarshalWord(kindNames, text, k) }

// A jsonKind is the kind of a thing, as it is written.
type jsonKind diag.Kind

// UnmarshalText reads the word, and returns an error for one that is no kind.
func (k *jsonKind) UnmarshalText(text []byte) error {
	*k = jsonKind(text)
	switch diag.Kind(text) {
	case "", diag.KindModel, diag.KindFramework, diag.KindPartner, diag.KindReachGroup, diag.KindAssumption, diag.KindRisk, diag.KindFactor,
		diag.KindGroup, diag.KindElement, diag.KindLevel, diag.KindOutcome, diag.KindIndicator, diag.KindLink:
		return nil
	}
	return fmt.Errorf("%s is not the kind of a thing", diag.Quote(string(text)))
}

type jsonDiff struct {
	Old     *string  `json:"old"`
	New     *string  `json:"new"`
	Kind    jsonKind `json:"kind"`
	Changes []Change `json:"changes"`
}

// MarshalJSON writes {"old", "new", "kind", "changes"}: the names of the two
// files, null where there is none, "model" or "framework", and the changes.
func (d *Diff) MarshalJSON() ([]byte, error) {
	j := jsonDiff{Kind: jsonKind(d.What), Changes: d.Changes}
	if d.Old.exists() {
		j.Old = &d.Old.Name
	}
	if d.New.exists() {
		j.New = &d.New.Name
	}
	return encode(j)
}

// UnmarshalJSON reads what [Diff.MarshalJSON] writes: the names and the changes,
// with their places, but not what was compared.
func (d *Diff) UnmarshalJSON(src []byte) error {
	var j jsonDiff
	if err := json.Unmarshal(src, &j); err != nil {
		return err
	}
	*d = Diff{What: diag.Kind(j.Kind), Changes: j.Changes}
	if j.Old != nil {
		d.Old.Name = *j.Old
	}
	if j.New != nil {
		d.New.Name = *j.New
	}
	for i := range d.Changes {
		c := &d.Changes[i]
		if c.OldPos.IsValid() {
			c.OldPos.File = d.Old.Name
		}
		if c.NewPos.IsValid() {
			c.NewPos.File = d.New.Name
		}
	}
	return nil
}

type jsonChange struct {
	Kind   Kind       `json:"kind"`
	What   jsonKind   `json:"what"`
	Old    *jsonThing `json:"old"`
	New    *jsonThing `json:"new"`
	Field  string     `json:"field"`
	Before string     `json:"before"`
	After  string     `json:"after"`
}

type jsonThing struct {
	ID     string           `json:"id"`
	To     string           `json:"to"`
	Of     string           `json:"of"`
	Title  string           `json:"title"`
	Stage  logicmodel.Stage `json:"stage"`
	Line   int              `json:"line"`
	Column int              `json:"column"`
	Offset int              `json:"offset"`
}

// MarshalJSON writes {"kind", "what", "old", "new", "field", "before", "after"},
// where "old" and "new" are the thing in that version, null where it lacks it:
// {"id", "to", "of", "title", "stage", "line", "column", "offset"}.
func (c Change) MarshalJSON() ([]byte, error) {
	j := jsonChange{Kind: c.Kind, What: jsonKind(c.What), Field: c.Field, Before: c.Before, After: c.After}
	if c.Kind != KindAdded {
		j.Old = newJSONThing(c.Old, c.OldPos)
	}
	if c.Kind != KindRemoved {
		j.New = newJSONThing(c.New, c.NewPos)
	}
	return encode(j)
}

// UnmarshalJSON reads what [Change.MarshalJSON] writes.
func (c *Change) UnmarshalJSON(src []byte) error {
	var j jsonChange
	if err := json.Unmarshal(src, &j); err != nil {
		return err
	}
	*c = Change{Kind: j.Kind, What: diag.Kind(j.What), Field: j.Field, Before: j.Before, After: j.After}
	c.Old, c.OldPos = j.Old.thing()
	c.New, c.NewPos = j.New.thing()
	return nil
}

func newJSONThing(t Thing, at diag.Pos) *jsonThing {
	return &jsonThing{t.ID, t.To, t.Of, t.Title, t.Stage, at.Line, at.Column, at.Offset}
}

func (j *jsonThing) thing() (Thing, diag.Pos) {
	if j == nil {
		return Thing{}, diag.Pos{}
	}
	return Thing{j.ID, j.To, j.Of, j.Title, j.Stage}, diag.Pos{Line: j.Line, Column: j.Column, Offset: j.Offset}
}

// encode does the same as [json.Marshal], but does not escape <, > and &.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}
