package cli

import (
	"errors"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// A progressOverlay holds the progress that boxes show.
type progressOverlay struct {
	asAt   outcomes.Date // empty: each model's own
	values []progress.Value
}

// overlay returns the progress for --show progress from the checked files, and
// nil where the flag does not ask for it.
func (o *renderOptions) overlay(s *session) (*progressOverlay, error) {
	if !slices.Contains(o.show, "progress") {
		return nil, nil
	}
	p := &progressOverlay{asAt: outcomes.Date(o.asAt)}
	if len(o.data) == 0 {
		return p, nil
	}
	if lost := len(o.data) - len(s.Tables); lost > 0 {
		for _, err := range s.Unread[:lost] {
			s.warn("%v", err)
		}
		return nil, failure(errors.New("nothing was drawn, since not all data could be read"))
	}
	j := s.judge(p.asAt)
	if j.tableFaults.Count(diag.Error) > 0 {
		return nil, s.refuse(j.tableFaults, errors.New("nothing was drawn: mend the data first"))
	}
	p.values = j.values
	return p, s.print(j.tableFaults)
}

// checkOverlay returns an error for flags of progress that do not fit the others.
func (o *renderOptions) checkOverlay() error {
	shown := slices.Contains(o.show, "progress")
	switch {
	case !shown && len(o.data) > 0:
		return usage("--data adds values to the progress in the picture; give --show progress too")
	case !shown && o.asAt != "":
		return usage("--as-at is the date of the progress in the picture; give --show progress too")
	case shown && o.allTogether:
		return usage("--together does not show progress; draw the models one by one, or leave out --show progress")
	}
	_, err := parseDate("as-at", o.asAt)
	return err
}

// addNotes adds notes on the progress of indicators to the boxes of elements, or
// of outcomes where the framework is drawn by itself.
func (p *progressOverlay) addNotes(o *render.Options, m *logicmodel.Model, f *outcomes.Framework) {
	if p != nil {
		r := progress.Judge(m, f, p.values, p.asAt)
		o.Notes, o.NoteKey = r.Notes(), r.NoteKey()
	}
}
