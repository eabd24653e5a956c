package progress

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

// Known returns the data that belong to one indicator of the reviews, or to all
// that measure one of the framework. The list has a fault for each other id: of
// no indicator here, or of several, since two models, or a model and a framework,
// have an indicator with that id. Data name such an indicator by the id of its
// model or framework, a slash and its own id. [Add] adds those that are known to
// the reviews.
func Known(data []Value, reviews ...*Review) ([]Value, diag.List) {
	owners := map[string][]string{} // of each name by which data may name an indicator
	for _, r := range reviews {
		for name, owner := range r.names {
			list := owners[name]
			if owner != "" && !slices.Contains(list, owner) { // empty: of a framework that is not there
				list = append(list, owner)
			}
			owners[name] = list
		}
	}
	names := near.NewFinder(slices.Sorted(maps.Keys(owners)))
	var known []Value
	var list diag.List
	reported := map[string]bool{}
	for _, v := range data {
		in := v.Indicator
		named, ok := owners[in.ID]
		switch {
		case ok && len(named) < 2:
			known = append(known, v)
		case !reported[in.ID] && len(list) < maxFaults:
			reported[in.ID] = true
			list = append(list, diag.Diagnostic{Pos: in.Pos, Severity: diag.Error, Message: unknownMessage(in.ID, named, names)})
		}
	}
	return known, list
}

// Add judges the reviews anew, with the data that belong to their indicators, and
// returns what [Known] does.
func Add(data []Value, reviews ...*Review) ([]Value, diag.List) {
	known, faults := Known(data, reviews...)
	for _, r := range reviews {
		name := r.Name
		*r = *Judge(r.Model, r.Framework, known, r.AsAt)
		r.Name = name
	}
	return known, faults
}

// unknownMessage returns the message for the id of an indicator that has no
// owners or several.
func unknownMessage(id string, owners []string, names *near.Finder) string {
	quoted := diag.Quote(id)
	whole := func(owner string) string { return diag.Quote(owner + "/" + id) }
	switch like, ok := names.Find(id); {
	case len(owners) == 2:
		return fmt.Sprintf("there are two indicators %s; write %s or %s", quoted, whole(owners[0]), whole(owners[1]))
	case len(owners) > 2:
		return fmt.Sprintf("%d models or frameworks have an indicator %s; name one of them, as in %s", len(owners), quoted, whole(owners[0]))
	case ok:
		return fmt.Sprintf("there is no indicator %s here; did you mean %s?", quoted, diag.Quote(like))
	case strings.Contains(id, " "):
		return fmt.Sprintf("there is no indicator %s here; indicators are named by their ids, not by their titles", quoted)
	}
	return fmt.Sprintf("there is no indicator %s here; correct its id, or add it to the model", quoted)
}
