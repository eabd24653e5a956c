// Package strength finds how strong the ways through a logic model are, as facts
// and not as a score: for the paths from an activity to the end state, the weakest
// evidence on them, the assumptions that are not known to hold, and the single
// points, which every path goes through.
//
//	for activity, way := range strength.Activities(m, nil) {
//		fmt.Println(m.Elements[activity].ID, way.Best, way.Weakest, way.Every.Elements)
//	}
//
// All paths from one element to another are taken together, as a [Way]. A link
// that is marked as feedback is part of none. What a way holds is true of the
// paths as they are, however many: no path is listed, so that the time does not
// depend on their number.
//
// That a chain is judged link by link, by the evidence and the assumptions of
// each, is contribution analysis: J. Mayne, “Contribution analysis: an approach
// to exploring cause and effect”, ILAC Brief 16 (2008). A chain holds no better
// than its weakest link; of several chains the best counts: the widest path, M.
// Pollack, “The maximum capacity through a network”, Operations Research 8
// (1960).
//
// [Explain] puts together what is known of one element, of an outcome or of all
// activities, which [Explanation.WriteText] and [Explanation.WriteJSON] write.
// What is wrong with a model is for package rules.
package strength
