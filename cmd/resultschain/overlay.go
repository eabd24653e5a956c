package main

import (
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// progressMarks stand before the words for progress.
var progressMarks = map[progress.State]string{
	progress.Reached: "√", progress.Kept: "=", progress.OnTrack: "►", progress.Behind: "▼",
	progress.NotKept: "▼", progress.Worse: "▼", progress.NotKnown: "?",
}

// progressNotes tell for each element with indicators how they do, as a mark
// and a word.
func progressNotes(m *logicmodel.Model, f *outcomes.Framework) map[string]string {
	notes := map[string]string{}
	r := progress.Of(m, f, nil, "")
	for i := range r.Results {
		id := r.Results[i].Owner()
		t := r.Element(id)
		words := t.Counts()
		if t.Total() == 1 {
			words = r.Results[i].Word()
		}
		notes[id] = progressMarks[t.Word()] + " Progress: " + words
	}
	return notes
}
