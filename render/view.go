package render

import (
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
)

// A View is a way to arrange a picture of the same data.
type View string

// The views. The zero View is ModelView.
const (
	// ModelView is the logic model from left to right, a column for each
	// stage.
	ModelView = View(content.ModelView)
	// ChainView is the results chain from the bottom to the top, with the end
	// state and the outcomes of the framework above all.
	ChainView = View(content.ChainView)
	// TriangleView is the framework, a tier for each level with the highest
	// on top; beneath it the elements of the model that support its outcomes.
	TriangleView = View(content.TriangleView)
	// MatrixView is a table of who supports which outcome of the framework: a
	// row for each outcome, by level, and a column for each model.
	MatrixView = View(content.MatrixView)
)

// Views returns all views.
func Views() []View {
	var all []View
	for _, v := range place.Views {
		all = append(all, View(v.Name))
	}
	return append(all, MatrixView)
}

// UnmarshalText reads the name of a view, in any case. Its error, an
// [*OptionError], names the ones there are.
func (v *View) UnmarshalText(name []byte) (err error) {
	*v, err = content.ParseName("View", string(name), Views())
	return err
}

// Columns are what the columns of a matrix stand for. They are read from their name,
// in any case; the error, an [*OptionError], names the ones there are.
type Columns = content.Columns

// The columns. The zero Columns is ModelColumns.
const (
	ModelColumns   = content.ModelColumns
	PartnerColumns = content.PartnerColumns // those who work towards an outcome
)

// AllColumns returns all kinds of columns.
func AllColumns() []Columns { return content.AllColumns() }

// A Depth is how much of each model a portfolio's picture shows. It is read from its
// name, in any case; the error, an [*OptionError], names the ones there are.
type Depth = content.Depth

// The depths. The zero Depth is DepthOutcome, or DepthAll where that shows nothing.
const (
	DepthStage   = content.DepthStage   // a box for each stage, with the number of its elements
	DepthOutcome = content.DepthOutcome // the elements that support the framework, and end states
	DepthAll     = content.DepthAll     // every element
)

// Depths returns all depths.
func Depths() []Depth { return content.Depths() }

// A Description is a picture in words, for those who cannot see it: what it is,
// and then every box with what it leads to. It has each box and each arrow once.
// Its words are English; those of the model stand in quotation marks.
//
// It has a Title, a Summary and Parts; its String method returns all of it as plain
// text.
type Description = content.Description

// A DescriptionPart is a stage of the picture, a level of its framework, or the
// heading of what follows, such as one of several models.
//
// It has a Heading; HeadingLang, the language of the heading as in BCP 47, where it
// is in the words of the model and else empty for English; a Text, mostly empty; and
// Items, of one or more sentences each.
type DescriptionPart = content.DescriptionPart

// ErrEmpty is the error where there is nothing to draw: a model without elements, or a
// framework without outcomes.
var ErrEmpty = content.ErrEmpty

// ErrNoFramework is the error for a triangle or a matrix without a framework.
var ErrNoFramework = content.ErrNoFramework

// An OptionError is the error for options that name something unknown, such as an
// id, or that cannot be drawn. Its Option is the field of [Options], and its Reason
// is for people.
type OptionError = content.OptionError

// A Grouping is what puts the elements of a model together, besides its stages.
type Grouping = content.Grouping

// The groupings. The zero Grouping is none.
const (
	ByPartner = content.ByPartner
	ByReach   = content.ByReach
	ByGroup   = content.ByGroup // the outermost
)

// Groupings returns all groupings.
func Groupings() []Grouping { return content.Groupings() }
