package content

import (
	"cmp"
	"errors"
	"slices"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
)

// Columns are what the columns of a matrix stand for.
type Columns string

// The columns. The zero Columns is ModelColumns.
const (
	ModelColumns   Columns = "models"
	PartnerColumns Columns = "partners" // those who work towards an outcome
)

// AllColumns returns all kinds of columns.
func AllColumns() []Columns { return []Columns{ModelColumns, PartnerColumns} }

// UnmarshalText reads the name of columns, in any case. Its error, an
// [*OptionError], names the ones there are.
func (c *Columns) UnmarshalText(name []byte) (err error) {
	if *c, err = ParseName("Columns", string(name), AllColumns()); err != nil {
		return NewOptionError("Columns", "there are no columns %q; use models or partners", name)
	}
	return nil
}

// A Support is how a column of a matrix supports an outcome.
type Support int

// The supports.
const (
	NoSupport Support = iota
	ThroughSupport
	DirectSupport
)

// A Matrix is what a picture in the [MatrixView] shows: who supports which outcome.
type Matrix struct {
	Lang        string
	Title       string
	About       []string // what of, and how many outcomes are supported; a paragraph each
	Draft       bool     // a model has errors
	ByPartner   bool     // columns are partners, not models
	Mirrored    bool     // it is read from right to left
	Columns     []MatrixColumn
	Bands       []MatrixBand
	Description *Description
}

// A MatrixColumn is a model or a partner.
type MatrixColumn struct{ Name, Whole string }

// A MatrixBand holds the outcomes on one level.
type MatrixBand struct {
	Title     string
	Supported int // how many are
	Rows      []MatrixRow
}

// A MatrixRow is an outcome.
type MatrixRow struct {
	ID       string
	Title    string
	Supports []Support // of each column
	Count    int       // of columns that support it
	Replaced bool      // by another outcome, and supported by nobody
	Words    string    // a sentence on who supports it
}

// IsMissing reports whether nobody supports the outcome, though somebody could.
func (r *MatrixRow) IsMissing() bool { return r.Count == 0 && !r.Replaced }

// errNoColumns is the error for a matrix without models.
var errNoColumns = errors.New("there is nothing to draw: a matrix has a column for each model, and no model counts here")

// CoverageMatrix returns the matrix of a coverage. Its errors are [ErrNoFramework],
// [ErrEmpty] for a framework without outcomes, an [*OptionError], and one where no
// model counts.
func CoverageMatrix(c *portfolio.Coverage, o *Options) (*Matrix, error) {
	switch {
	case o.Focus != "" || o.Partner != "" || o.Outcome != "" || o.Only:
		return nil, NewOptionError("View", "a matrix shows all outcomes and models: it has no focus, partner or outcome")
	case c.Framework == nil:
		return nil, ErrNoFramework
	case len(c.Rows) == 0:
		return nil, ErrEmpty
	case len(c.Models) == 0:
		return nil, errNoColumns
	}
	m := &Matrix{Draft: o.Draft, Lang: commonLanguage(c)}
	m.Title = m.Say("Who supports which outcome")
	switch cmp.Or(o.Columns, ModelColumns) {
	case ModelColumns:
		for i, name := range c.ModelNames() {
			m.Columns = append(m.Columns, MatrixColumn{OneLine(name), OneLine(c.Models[i].Model.Title)})
		}
	case PartnerColumns:
		m.ByPartner = true
		for _, p := range c.Organisations {
			m.Columns = append(m.Columns, MatrixColumn{OneLine(p.Name), OneLine(p.Name)})
		}
		if m.Columns == nil {
			return nil, NewOptionError("Columns", "a matrix of partners has a column for each, and the models name none")
		}
	default:
		return nil, new(Columns).UnmarshalText([]byte(o.Columns))
	}
	m.addBands(c)
	m.describe(c)
	return m, nil
}

// ModelMatrix returns the matrix of models under a title, which may be empty, as
// [CoverageMatrix] does. All of them count.
func ModelMatrix(title string, models []*logicmodel.Model, o *Options) (*Matrix, error) {
	for _, m := range models {
		if err := checkDrawable(m); err != nil {
			return nil, err
		}
	}
	m, err := CoverageMatrix(portfolio.CoverModels(o.Framework, models...), o)
	if err != nil {
		return nil, err
	}
	if title := OneLine(title); title != "" && title != m.About[0] {
		m.About = slices.Insert(m.About, 0, title)
	}
	return m, nil
}

// Say returns English words of the matrix itself in its language.
func (m *Matrix) Say(english string) string { return Phrase(m.Lang, english) }

// SaysEnglish reports whether the words of the matrix itself are English.
func (m *Matrix) SaysEnglish() bool { return m.Say("nobody") == "nobody" }

// commonLanguage returns the language in which all models are written, and "en"
// where they differ.
func commonLanguage(c *portfolio.Coverage) string {
	lang := OneLine(c.Models[0].Model.Lang)
	for _, m := range c.Models {
		if OneLine(m.Model.Lang) != lang {
			return "en"
		}
	}
	return cmp.Or(lang, "en")
}

// addBands adds the outcomes with their supports. Where most titles run from right
// to left, so does the matrix.
func (m *Matrix) addBands(c *portfolio.Coverage) {
	titles := map[string]int{}
	leftward := 0
	for _, r := range c.Rows {
		titles[OneLine(r.Title)]++
		if rtl, _ := plaintext.RunsRightToLeft(r.Title); rtl {
			leftward++
		}
	}
	m.Mirrored = 2*leftward > len(c.Rows)
	var models []*logicmodel.Model
	for _, r := range c.Models {
		models = append(models, r.Model)
	}
	for i := range c.Groups {
		g := &c.Groups[i]
		if len(g.Rows) == 0 {
			continue
		}
		b := MatrixBand{Title: OneLine(g.Name())}
		for _, r := range g.Rows {
			row := MatrixRow{ID: r.ID, Title: cmp.Or(OneLine(r.Title), OneLine(r.ID)), Replaced: !r.IsSupported() && !r.IsMissing()}
			if titles[row.Title] > 1 {
				row.Title += " (" + OneLine(r.ID) + ")"
			}
			if m.ByPartner {
				row.Supports = supportsBy(c.Organisations, r.DirectPartners, r.Partners)
			} else {
				row.Supports = supportsBy(models, r.DirectModels(), r.Models())
			}
			for _, s := range row.Supports {
				if s != NoSupport {
					row.Count++
				}
			}
			if row.Count > 0 {
				b.Supported++
			}
			row.Words = m.sentence(&row)
			b.Rows = append(b.Rows, row)
		}
		m.Bands = append(m.Bands, b)
	}
}

// supportsBy returns how each column supports an outcome, by those that do so
// directly, and by all that do.
func supportsBy[T comparable](columns, direct, all []T) []Support {
	out := make([]Support, len(columns))
	for i, c := range columns {
		switch {
		case slices.Contains(direct, c):
			out[i] = DirectSupport
		case slices.Contains(all, c):
			out[i] = ThroughSupport
		}
	}
	return out
}
