package progress

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

// Known are the data that belong to one indicator of the reports, or to all that
// measure one of the framework. The list tells which others there are: those of
// no indicator here, and those that may be of several, since two models, or a
// model and a framework, have an indicator with that id. Such a one is named by
// the id of its model or framework, a slash and its own. Each id is told once.
//
// Of many files, ask for the reports without data first, and then with those
// that are known.
func Known(data []Value, reviews ...*Review) ([]Value, diag.List) {
	known := map[string]bool{}
	owners := map[string][]string{}
	for _, r := range reviews {
		for name, owner := range r.names {
			known[name] = true
			if owner != "" && !slices.Contains(owners[name], owner) {
				owners[name] = append(owners[name], owner)
			}
		}
	}
	names := near.NewFinder(slices.Sorted(maps.Keys(known)))
	var list diag.List
	var sound []Value
	told := map[string]bool{}
	for i := range data {
		in := data[i].Indicator
		of := owners[in.ID]
		if known[in.ID] && len(of) < 2 {
			sound = append(sound, data[i])
			continue
		}
		if told[in.ID] || len(list) == maxFaults {
			continue
		}
		told[in.ID] = true
		d := diag.Diagnostic{Pos: in.Pos, Severity: diag.Error}
		switch like, ok := names.Find(in.ID); {
		case len(of) > 1:
			var whole []string
			for _, id := range of {
				whole = append(whole, id+"/"+in.ID)
			}
			d.Message = fmt.Sprintf("%d models or frameworks have an indicator %s; name one of them, as in %s", len(of), diag.Quote(in.ID), diag.Quote(whole[0]))
			if len(whole) == 2 {
				d.Message = fmt.Sprintf("there are two indicators %s; write %s", diag.Quote(in.ID), diag.Quote(whole[0])+" or "+diag.Quote(whole[1]))
			}
		case ok:
			d.Message = fmt.Sprintf("there is no indicator %s here; did you mean %s?", diag.Quote(in.ID), diag.Quote(like))
		case strings.Contains(in.ID, " "):
			d.Message = fmt.Sprintf("there is no indicator %s here; indicators are named by their ids, not by their titles", diag.Quote(in.ID))
		default:
			d.Message = fmt.Sprintf("there is no indicator %s here; correct its id, or add it to the model", diag.Quote(in.ID))
		}
		list = append(list, d)
	}
	return sound, list
}
