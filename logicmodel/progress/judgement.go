package progress

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/logicmodel"
)

// A Judgement is how an element of the model stands where no number shows it, as its
// "status" has it.
type Judgement struct {
	Element *logicmodel.Element
	Later   bool // it is of a date after the one from which the review looks
}

// addJudgements adds the judgements of the elements.
func (r *Review) addJudgements() {
	for i := range r.Model.Elements {
		if e := &r.Model.Elements[i]; e.Status != nil && e.Status.Is != 0 {
			r.Judgements = append(r.Judgements, Judgement{e, r.AsAt.Valid() && e.Status.On.Valid() && r.Calendar.Before(r.AsAt, e.Status.On)})
		}
	}
}

// Word returns the word of the status, such as "not started"; "not known" for one
// from after the as-at date.
func (j *Judgement) Word() string { return standingWord(j.standing()) }

func (j *Judgement) standing() logicmodel.Standing {
	if j.Later {
		return logicmodel.StandingNotKnown
	}
	return j.Element.Status.Is
}

func standingWord(s logicmodel.Standing) string { return strings.ReplaceAll(s.String(), "-", " ") }

// Explain returns the date of the judgement and its note, without a full stop, as in
// "judged in June 2025: The bins are weighed". Nothing in it can drive a terminal.
func (j *Judgement) Explain() string {
	s := j.Element.Status
	words := "judged"
	if j.Later {
		words += " “" + standingWord(s.Is) + "” only"
	}
	words += onPhrase(s.On)
	if s.Note != "" {
		words += ": " + plaintext.CleanLine(s.Note)
	}
	return words
}

// judgementCounts returns how many elements are judged and how, as in "2 elements
// judged: 1 achieved, 1 behind"; empty where none is.
func judgementCounts(all []Judgement) string {
	if len(all) == 0 {
		return ""
	}
	counts := map[logicmodel.Standing]int{}
	for i := range all {
		counts[all[i].standing()]++
	}
	var parts []string
	for _, s := range [...]logicmodel.Standing{
		logicmodel.StandingAchieved, logicmodel.StandingOnTrack, logicmodel.StandingBehind,
		logicmodel.StandingNotAchieved, logicmodel.StandingNotStarted, logicmodel.StandingNotKnown,
	} {
		if counts[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[s], standingWord(s)))
		}
	}
	return prose.Count(len(all), "element") + " judged: " + strings.Join(parts, ", ")
}

// standingMarks stand before the words of notes.
var standingMarks = map[logicmodel.Standing]string{
	logicmodel.StandingNotStarted: "○", logicmodel.StandingOnTrack: "►", logicmodel.StandingBehind: "▼",
	logicmodel.StandingAchieved: "√", logicmodel.StandingNotAchieved: "▼", logicmodel.StandingNotKnown: "?",
}

// note returns the note for the element's box in a picture, after that of its
// indicators, which may be empty.
func (j *Judgement) note(before string) string {
	if before != "" {
		return before + "; judged " + j.Word()
	}
	return standingMarks[j.standing()] + " Judged: " + j.Word()
}

func (j *Judgement) json(file string) table.Object {
	e := j.Element
	return table.Object{
		{"element", e.ID}, {"title", e.Title}, {"is", e.Status.Is.String()}, {"on", e.Status.On}, {"note", e.Status.Note}, {"later", j.Later},
		{"file", file}, {"line", e.Status.Pos.Line}, {"column", e.Status.Pos.Column},
	}
}
