package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
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

	// Words is where pictures stand in words; empty: in an appendix.
	Words Words

	// Date is printed as that of the report; empty: none.
	Date outcomes.Date

	// AsAt is the date at which indicators are judged; empty: that of the
	// model.
	AsAt outcomes.Date

	// Data are values of indicators from outside the model.
	Data []progress.Value

	// Author is who writes the report, such as the office of a partnership;
	// empty: not said.
	Author string

	// Logo is a picture in PNG or JPEG for the top of the report, which Markdown
	// does not have; nil: none.
	Logo []byte

	// Reference is a document in DOCX whose styles, theme, page, margins, headers
	// and footers a report in DOCX has; nil: none.
	Reference []byte

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

// dress gives the report its author, its logo and the styles of its reference
// document.
func (r *Document) dress(o *Options) (err error) {
	r.author = plaintext.CleanLine(o.Author)
	if o.Logo != nil {
		if r.logo, err = readLogo(o.Logo); err != nil {
			return err
		}
	}
	if o.Reference != nil {
		var warnings []string
		r.styles, warnings, err = readReference(o.Reference)
		r.Warnings = append(r.Warnings, warnings...)
	}
	return err
}

// Words is where a report has its pictures in words, for those who cannot see
// them.
type Words string

// The places.
const (
	WordsAppendix Words = "appendix" // at the end
	WordsBeside   Words = "beside"   // after each picture
	WordsNone     Words = "none"     // nowhere but in the alternative texts
)

// AllWords returns all places.
func AllWords() []Words { return []Words{WordsAppendix, WordsBeside, WordsNone} }

// UnmarshalText reads the name of a place. Its error names the ones there are.
func (w *Words) UnmarshalText(text []byte) error {
	if !slices.Contains(AllWords(), Words(text)) {
		var names []string
		for _, p := range AllWords() {
			names = append(names, string(p))
		}
		return fmt.Errorf("there is no place %q for the words of pictures; use one of %s", text, strings.Join(names, ", "))
	}
	*w = Words(text)
	return nil
}
