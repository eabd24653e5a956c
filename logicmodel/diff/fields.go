package diff

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

// A form is a way to write the values of a field.
type form int

const (
	plainForm    form = iota // unquoted: numbers, words, ids
	quotedForm               // in quotes
	quotedIfLong             // in quotes if longer than a word
)

// A phrase is the words for a change of a field.
type phrase struct {
	noun     string
	form     form
	now      string // before what joins a list, or alone for a flag; empty: the noun serves
	noLonger string // before what leaves a list
}

// phrases holds the phrases for the fields, by their keys in the file.
var phrases = map[string]phrase{
	"framework.file":         {noun: "framework"},
	"framework.version":      {noun: "version of the framework"},
	"lang":                   {noun: "language"},
	"partnership":            {noun: "partnership", form: quotedForm},
	"place":                  {noun: "place", form: quotedForm},
	"summary":                {noun: "summary", form: quotedForm},
	"situation":              {noun: "situation", form: quotedForm},
	"source":                 {noun: "source", form: quotedForm},
	"as-at":                  {noun: "date"},
	"year-starts":            {noun: "start of the financial year"},
	"links":                  {now: "each stage as a whole now leads to the next", noLonger: "each stage as a whole no longer leads to the next"},
	"outcomes":               {now: "outcomes now without terms", noLonger: "outcomes now with terms"},
	"same-as":                {noun: "id elsewhere", now: "now the same as ", noLonger: "no longer the same as "},
	"case-study.outline":     {noun: "outline of the case study", form: quotedForm},
	"case-study.issues":      {noun: "issue of the case study", form: quotedForm},
	"case-study.contact":     {noun: "contact of the case study", form: quotedForm},
	"case-study.activity":    {noun: "activity of the case study", form: quotedForm},
	"case-study.evidence":    {noun: "evidence of the case study", form: quotedForm},
	"case-study.added-value": {noun: "added value of the case study", form: quotedForm},
	"case-study.lessons":     {noun: "lessons of the case study", form: quotedForm},
	"case-study.other":       {noun: "other information of the case study", form: quotedForm},

	"sector":      {noun: "sector"},
	"priority":    {now: "now a priority", noLonger: "no longer a priority"},
	"status":      {noun: "status"},
	"likelihood":  {noun: "likelihood"},
	"consequence": {noun: "consequence"},
	"mitigation":  {noun: "mitigation", form: quotedForm},
	"affects":     {now: "now affects ", noLonger: "no longer affects "},

	"label":        {noun: "label", form: quotedForm},
	"kind":         {noun: "kind of change"},
	"partners":     {now: "now with partner ", noLonger: "no longer with partner "},
	"reach":        {now: "now reaches ", noLonger: "no longer reaches "},
	"supports":     {now: "now supports ", noLonger: "no longer supports "},
	"depends-on":   {now: "now depends on ", noLonger: "no longer depends on "},
	"ignore":       {noun: "rule set aside", form: quotedForm},
	"illustrative": {now: "now illustrative", noLonger: "no longer illustrative"},
	"unintended":   {now: "now unintended", noLonger: "no longer unintended"},
	"status.is":    {noun: "status"},
	"status.on":    {noun: "date of the status"},
	"status.note":  {noun: "note on the status", form: quotedForm},
	"note":         {noun: "note", form: quotedForm},

	"because":         {noun: "reason", form: quotedForm},
	"evidence.grade":  {noun: "evidence"},
	"evidence.source": {noun: "source of the evidence", form: quotedForm},
	"assumes":         {noun: "assumption", form: quotedIfLong, now: "now assumes ", noLonger: "no longer assumes "},
	"risks":           {now: "now at risk from ", noLonger: "no longer at risk from "},
	"feedback":        {now: "now a feedback link", noLonger: "no longer a feedback link"},

	"measures":         {noun: "measures", now: "now measures ", noLonger: "no longer measures "},
	"indicators":       {now: "now measured by ", noLonger: "no longer measured by "},
	"definition":       {noun: "definition", form: quotedForm},
	"type":             {noun: "type"},
	"cumulative":       {now: "now cumulative", noLonger: "no longer cumulative"},
	"disaggregated-by": {now: "now given apart by ", noLonger: "no longer given apart by "},
	"method":           {noun: "method", form: quotedForm},
	"frequency":        {noun: "frequency", form: quotedForm},
	"responsible":      {noun: "who is responsible", form: quotedForm},
	"unit":             {noun: "unit"},
	"direction":        {noun: "direction"},
	"baseline":         {noun: "baseline"},
	"targets":          {noun: "target"},
	"actuals":          {noun: "measured figure"},

	"version":        {noun: "version"},
	"agreement":      {noun: "agreement", form: quotedForm},
	"extends":        {now: "now extends ", noLonger: "no longer extends "},
	"expects":        {now: "now expects ", noLonger: "no longer expects "},
	"rules":          {noun: "rule"},
	"levels":         {noun: "order of levels"},
	"description":    {noun: "description", form: quotedForm},
	"group":          {noun: "group", form: quotedForm},
	"contributes-to": {now: "now contributes to ", noLonger: "no longer contributes to "},
	"term":           {noun: "term"},
	"since":          {noun: "first date"},
	"until":          {noun: "last date"},
	"replaced-by":    {noun: "replaced by", now: "now replaced by ", noLonger: "no longer replaced by "},
}

// membership is the phrase for the group of an element or a group.
var membership = phrase{noun: "group", now: "now in group ", noLonger: "no longer in group "}

// Fields with a key for each stage, and those of other programs.
const (
	headingField = "headings."
	extraField   = "x-"
)

// phraseOf returns the words for a change of the field, and false where there are none.
func phraseOf(what diag.Kind, field string) (phrase, bool) {
	if field == "group" && what != diag.KindOutcome {
		return membership, true
	}
	if key, ok := strings.CutPrefix(field, headingField); ok {
		return phrase{noun: headingNoun(key), form: quotedForm}, true
	}
	if isExtra(field) {
		return phrase{noun: field}, true
	}
	p, ok := phrases[field]
	return p, ok
}

// headingNoun returns the noun for the heading of the stage with the key.
func headingNoun(key string) string {
	for _, s := range outcomes.Stages() {
		if k, _ := s.Key(); k == key {
			return "heading of the " + s.Plural()
		}
	}
	return "heading"
}

// isExtra reports whether a field is that of another program.
func isExtra(field string) bool {
	return strings.HasPrefix(field, extraField) || strings.Contains(field, "."+extraField)
}
