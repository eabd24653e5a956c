package report

import (
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// Options are choices for a report. The zero value, like a nil *Options, is the
// default.
type Options struct {
	// Form is what the report shows and asks; nil: the form soa-2010.
	Form *Form

	// Draft shows sections for which the model has nothing, and questions that
	// it does not answer. Otherwise these are left out.
	Draft bool

	// Date is printed as that of the report; empty: none.
	Date outcomes.Date

	// AsAt is the date at which indicators are judged; empty: that of the
	// model.
	AsAt outcomes.Date

	// Data are values of indicators from outside the model.
	Data []progress.Value

	// Errors is how many errors the model has: with any the report is marked
	// as a draft.
	Errors int

	// Drafts shows also the models of a portfolio that have errors, as
	// drafts.
	Drafts bool

	// Picture is how pictures are drawn: their theme, engine, font and dots
	// per inch. The rest is for the report to choose.
	Picture render.Options
}
