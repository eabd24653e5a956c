package render

import (
	"fmt"
	"hash/fnv"
	"regexp"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// Options are choices for a picture. The zero value, like a nil *Options, is
// the default drawing.
type Options struct {
	// Framework has the outcomes that the model supports. Without it they
	// are drawn by their ids alone.
	Framework *outcomes.Framework

	// View is how the data is looked at.
	View View

	// Focus chooses everything on the way to and from the element, or the
	// outcome of the framework, with this id.
	Focus string

	// Partner chooses what the partner with this id takes part in, and
	// everything that this leads to.
	Partner string

	// Outcome chooses everything on the way to and from the outcome of the
	// framework with this id.
	Outcome string

	// Only leaves out what is not chosen by all of Focus, Partner and
	// Outcome; otherwise it is drawn faded.
	Only bool

	// These are shown in the boxes below their texts.
	ShowPartners, ShowReach, ShowKinds, ShowIndicators, ShowStatus bool

	// ShowContext lists beneath the picture the situation that a model answers,
	// its assumptions, its risks and the external factors.
	ShowContext bool

	// Notes are words to add in boxes, by the ids of elements and of outcomes
	// of the framework: how an indicator does, or who supports an outcome.
	Notes map[string]string

	// NoteKey explains the notes in the key, where any is shown: such as the
	// date that they are of.
	NoteKey string

	// NoteMarks are the marks in Notes that the key explains, such as those of
	// [portfolio.Coverage.Notes].
	NoteMarks []portfolio.Mark

	// HideSupports leaves the framework out of a model's picture.
	HideSupports bool

	// Fold draws a large model stage by stage: where a stage has many elements, one
	// box stands for those of each group, or for all of them.
	Fold bool

	// Depth is how much of each model a portfolio's picture shows.
	Depth Depth

	// Columns are what the columns of a matrix stand for.
	Columns Columns

	// Part chooses a part of a matrix that is too large for the Page, the first
	// is 1; 0 is all of it. See [Drawing.Parts].
	Part int

	// GroupBy puts the elements of a model into swimlanes, one for each partner,
	// reach group or group, and one for those of none. Where an element belongs to
	// several, each box has the initials of its own instead, and an edge in their
	// colours, which the key explains.
	GroupBy Grouping

	// NumberLinks gives each link of the model a number, and lists them with
	// their reasons and evidence beneath the picture.
	NumberLinks bool

	// Theme holds the colours; nil is the default theme.
	Theme *Theme

	// Draft marks the picture as a draft, since the model has errors.
	Draft bool

	// Page fits the picture to a page. The zero Page is as large as the
	// picture needs.
	Page Page

	// DPI is the dots per inch of a PNG, [MinDPI] to [MaxDPI]; 0 is
	// [DefaultDPI].
	DPI int

	// TextAsPaths draws the text of an SVG as outlines, for programs that set
	// text badly or lack fonts. The words stay in titles, for those who hear
	// the picture; what the fonts lack is an error, as in PNG and PDF.
	TextAsPaths bool

	// Font is a font file, TrueType or OpenType, for the characters in PNG,
	// PDF and [Options.TextAsPaths] that Liberation Sans, which is built in, lacks. Bold text uses
	// it too. Fonts that have characters only as coloured pictures do not
	// help.
	Font []byte

	// Engine computes the layout; nil is the [EmbeddedEngine].
	Engine Engine

	// Cache keeps layouts for later pictures; nil: none are kept.
	Cache *Cache

	// Link is where the boxes of an SVG lead: an address in which {id} stands
	// for the id of the element or outcome, such as "https://example.org/{id}",
	// "pages/{id}.html" or "#{id}". It begins with http:// or https://, or is
	// relative. Empty: nowhere.
	Link string

	// ID begins the ids of the parts of an SVG. It is only needed where one
	// page shows the same picture twice: by default it comes from the
	// content, so that different pictures do not clash. Letters, digits and
	// hyphens; the first a letter.
	ID string

	guess bool     // places on a page need no care: only the size of the text is wanted
	least float64  // whether it is this large, in points; 0: how large
	spent *float64 // on guesses for several pages
}

func orDefault(o *Options) *Options {
	if o == nil {
		return &Options{}
	}
	return o
}

// content returns the choices of what the picture shows.
func (o *Options) content() *content.Options {
	return &content.Options{
		Framework: o.Framework, View: content.View(o.View),
		Focus: o.Focus, Partner: o.Partner, Outcome: o.Outcome, Only: o.Only,
		ShowPartners: o.ShowPartners, ShowReach: o.ShowReach, ShowKinds: o.ShowKinds,
		ShowIndicators: o.ShowIndicators, ShowStatus: o.ShowStatus, ShowContext: o.ShowContext,
		Notes: o.Notes, NoteKey: o.NoteKey, NoteMarks: o.NoteMarks,
		HideSupports: o.HideSupports, Fold: o.Fold, Depth: o.Depth, Columns: o.Columns, GroupBy: o.GroupBy, NumberLinks: o.NumberLinks, Draft: o.Draft,
	}
}

// idPrefix returns what begins the ids of a picture: that of the options, or one
// made of all that makes it another picture than others.
func (o *Options) idPrefix(of ...any) (string, error) {
	if o.ID == "" {
		h := fnv.New64a()
		for _, part := range of {
			if text, ok := part.([]byte); ok {
				h.Write(text)
				part = ""
			}
			fmt.Fprintf(h, "%v\n", part)
		}
		return fmt.Sprintf("rc%x", h.Sum64()), nil
	}
	if !idForm.MatchString(o.ID) {
		return "", content.NewOptionError("ID", "%q cannot begin ids; use letters, digits and hyphens, with a letter first", o.ID)
	}
	return o.ID, nil
}

var idForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)
