package logframe

import (
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Form is a form in which a funder asks for a logframe. It sets how one is written; one
// reader reads all forms, by what their headings and levels mean.
type Form struct {
	Name string // as in --to eu
	Doc  string

	title   string // the label of the title, above the table
	columns []column
	levels  []level
	related bool // every result is written with what it is related to
	blocks  bool // each indicator is a block with a heading of its own
}

// A column is a column of a form.
type column struct {
	is      meaning
	heading string
	width   float64
}

// A level is a level of results, from the top.
type level struct {
	heading string // in the column of levels; empty: there is none
	code    string // before the number, as in “Op 1.1”
	stages  []logicmodel.Stage
}

// The outcomes of all terms, from the last.
var allTerms = []logicmodel.Stage{logicmodel.LongTerm, logicmodel.MediumTerm, logicmodel.ShortTerm}

func of(stages ...logicmodel.Stage) []logicmodel.Stage { return stages }

// Forms returns the forms that are written. A new one is a row here and, where it has
// words of its own, rows of [meanings] and [levelWords].
func Forms() []*Form { return forms }

var forms = []*Form{
	{
		Name: "eu", Doc: "the logframe of the European Union (Annex E3d)", title: "Title of the action", related: true,
		columns: []column{
			{isLevel, "Results chain", 20}, {isResult, "", 40}, {isIndicator, "Indicator", 32}, {isBaseline, "Baseline (value & reference year)", 0}, {isTarget, "Target (value & reference year)", 0},
			{isActual, "Current value* (reference year)", 0}, {isSource, "Source and mean of verification", 24}, {isAssumption, "Assumptions", 30},
		},
		levels: []level{
			{"Impact (Overall objective)", "Impact", of(logicmodel.EndState)}, {"Outcome(s) (Specific objective(s))", "Oc", allTerms},
			{"Outputs", "Op", of(logicmodel.Output)}, {"Activities", "A", of(logicmodel.Activity)},
		},
	},
	{
		Name: "fcdo", Doc: "the results framework of the United Kingdom (FCDO)", title: "PROGRAMME TITLE", blocks: true,
		levels: []level{
			{"", "IMPACT", of(logicmodel.EndState)}, {"", "OUTCOME", allTerms}, {"", "OUTPUT", of(logicmodel.Output)},
		},
	},
	{
		Name: "gac", Doc: "the performance measurement framework of Canada (GAC)", title: "Title",
		columns: []column{
			{isResult, "EXPECTED RESULTS", 34}, {isIndicator, "INDICATORS", 28}, {isBaseline, "BASELINE DATA", 0}, {isTarget, "TARGETS", 0},
			{isSource, "DATA SOURCES", 20}, {isMethod, "DATA COLLECTION METHODS", 20}, {isFrequency, "FREQUENCY", 18}, {isResponsible, "RESPONSIBILITY", 24},
		},
		levels: []level{
			{"", "ULTIMATE OUTCOME", of(logicmodel.EndState)}, {"", "INTERMEDIATE OUTCOME", of(logicmodel.LongTerm, logicmodel.MediumTerm)},
			{"", "IMMEDIATE OUTCOME", of(logicmodel.ShortTerm)}, {"", "OUTPUT", of(logicmodel.Output)},
		},
	},
	{
		Name: "logframe", Doc: "the classic logframe of four rows and four columns", title: "Project title",
		columns: []column{
			{isLevel, "", 14}, {isResult, "Narrative summary", 44}, {isIndicator, "Objectively verifiable indicators", 48}, {isSource, "Means of verification", 30}, {isAssumption, "Important assumptions", 36},
		},
		levels: []level{
			{"Goal", "Goal", of(logicmodel.EndState)}, {"Purpose", "Purpose", allTerms}, {"Outputs", "Output", of(logicmodel.Output)}, {"Activities", "Activity", of(logicmodel.Activity)},
		},
	},
	{
		Name: "usaid", Doc: "the indicator table of USAID", title: "Title",
		columns: []column{
			{isIndicator, "Performance Indicator", 36}, {isDefinition, "Definition and Unit of Measure", 32}, {isSource, "Data Source(s)", 24}, {isApart, "Data Dis-aggregated by", 18},
			{isMethod, "Data Collection Method(s)", 24}, {isAnalysis, "Data Analysis Method(s)", 24}, {isFrequency, "Frequency and Schedule", 18}, {isResponsible, "Party Responsible", 18},
		},
		levels: []level{
			{"", "Goal", of(logicmodel.EndState)}, {"", "Strategic Objective", of(logicmodel.LongTerm)}, {"", "Intermediate Result", of(logicmodel.MediumTerm)},
			{"", "Sub-Intermediate Result", of(logicmodel.ShortTerm)}, {"", "Output", of(logicmodel.Output)},
		},
	},
}

// A meaning is what a column holds.
type meaning int

const (
	isUnknown meaning = iota
	isLevel
	isResult
	isIndicator
	isBaseline
	isTarget
	isActual
	isSource
	isAssumption
	isDefinition
	isUnit
	isMethod
	isAnalysis // of the values
	isFrequency
	isResponsible
	isApart
	isWeighting // of a result
)

// indicatorWord is in each row of headings.
var indicatorWord = regexp.MustCompile(`\b(indicators?|ovis?)\b`)

// meanings are what headings mean, by how they read in lower case. The first that fits
// counts.
var meanings = []struct {
	is      meaning
	heading *regexp.Regexp
}{
	{isDefinition, regexp.MustCompile(`\bdefinition\b`)},
	{isIndicator, indicatorWord},
	{isBaseline, regexp.MustCompile(`^baseline`)},
	{isTarget, regexp.MustCompile(`^(final |life of project |end of project )?(targets?|milestones?)\b`)},
	{isActual, regexp.MustCompile(`^(current|actual|achieved|achievement)`)},
	{isAssumption, regexp.MustCompile(`\bassumptions?\b`)},
	{isApart, regexp.MustCompile(`\bdis-?aggregat`)},
	{isAnalysis, regexp.MustCompile(`\banalysis methods?\b|\bmethods? of( data)? analysis\b|^data analysis$`)},
	{isMethod, regexp.MustCompile(`\bcollection methods?\b|^methods?$`)},
	{isSource, regexp.MustCompile(`\bsources?\b|\bmeans? of verification\b|\bmovs?\b`)},
	{isFrequency, regexp.MustCompile(`^frequency`)},
	{isResponsible, regexp.MustCompile(`\bresponsib`)},
	{isUnit, regexp.MustCompile(`^units?( of measure(ment)?)?$`)},
	{isResult, regexp.MustCompile(`^(results?\b|expected results?|narrative summary|project summary|summary|hierarchy of|intervention logic|objectives?\b|level of results?)`)},
}

// meaningOf returns what a heading means.
func meaningOf(heading string) meaning {
	heading = plainHeading(heading)
	for _, m := range meanings {
		if m.heading.MatchString(heading) {
			return m.is
		}
	}
	return isUnknown
}

// plainHeading returns a heading as [meanings] have it.
func plainHeading(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(plain(s), "(s)", "s"), "*", "")
}

// levelWords are the words for the levels, and how they are shortened before a number.
var levelWords = []struct {
	words string // as a regular expression
	short bool   // it counts only with a number that has a dot or a sign after it
	stage logicmodel.Stage
}{
	{`impact|overall objective|overall goal|goal|super-?goal|ultimate (?:outcome|result)`, false, logicmodel.EndState},
	{`long[- ]term outcome|strategic objective|development objective`, false, logicmodel.LongTerm},
	{`immediate outcome|short[- ]term outcome|sub-?intermediate result|sub-ir`, false, logicmodel.ShortTerm},
	{`intermediate (?:outcome|result)|medium[- ]term outcome|other outcome|outcome|specific objective|(?:project )?purpose|oc|so|ir`, false, logicmodel.MediumTerm},
	{`output|op`, false, logicmodel.Output},
	{`activity matrix|activity|activities`, false, logicmodel.Activity},
	{`i|oo`, true, logicmodel.EndState}, {`r`, true, logicmodel.Output}, {`a`, true, logicmodel.Activity},
}

// prefixes are how ids of the stages begin.
var prefixes = map[logicmodel.Stage]string{
	logicmodel.EndState: "impact", logicmodel.LongTerm: "long", logicmodel.MediumTerm: "oc", logicmodel.ShortTerm: "short", logicmodel.Output: "op", logicmodel.Activity: "a",
}

// above are the stages to which the results of a stage lead where nothing else is
// said: the first of these that there is.
var above = map[logicmodel.Stage][]logicmodel.Stage{
	logicmodel.Activity: of(logicmodel.Output), logicmodel.Output: of(logicmodel.ShortTerm, logicmodel.MediumTerm, logicmodel.LongTerm),
	logicmodel.ShortTerm: of(logicmodel.MediumTerm, logicmodel.LongTerm, logicmodel.EndState), logicmodel.MediumTerm: of(logicmodel.LongTerm, logicmodel.EndState), logicmodel.LongTerm: of(logicmodel.EndState),
}

// Endings are those of the files that Write writes; the first is the usual one.
var Endings = []string{".xlsx", ".csv", ".docx"}

// Write returns the logframe of a model in the kind of file that an ending of its name
// stands for, and the model that the file holds, by the ids of the other one. Results
// have numbers there in place of ids.
func (f *Form) Write(m *logicmodel.Model, _ *outcomes.Framework, ending string) ([]byte, *logicmodel.Model, error) {
	w := &writer{Form: f, model: m, byID: m.ByID(), codes: map[string]string{}, related: map[string]bool{}}
	w.number()
	t, held, err := w.held()
	if err != nil {
		return nil, nil, err
	}
	data, err := grid.WriteAs(ending, t)
	return data, held, err
}
