package preview

import (
	"context"
	"errors"
	"html/template"
	"net/url"
	"path"
	"strconv"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/render"
)

// A page holds what all pages show.
type page struct {
	Revision string
	Title    string // of what is shown
	Summary  string // read aloud by screen readers after a change
	Files    []fileRow
	Unread   []string
}

// A fileRow is a file in the list of files.
type fileRow struct {
	Name, Title string
	Lang        string // of the title
	Kind        string
	Counts      string // of its findings
	Worst       string // its worst finding's severity; empty: none
	Href        string
	Here        bool // it is the one on this page
}

func (s *Server) page(state *state, here string) page {
	p := page{Revision: state.revision, Title: s.options.Title, Unread: state.unread}
	for _, e := range state.files {
		l := fileRow{Name: e.Name, Counts: countText(e.Findings), Worst: worstSeverity(e.Findings), Href: choice{}.href(e.Name), Here: e.Name == here}
		l.Title, l.Lang, l.Kind = e.title()
		p.Files = append(p.Files, l)
	}
	return p
}

// listPage returns the page with all files.
func (s *Server) listPage(state *state) page {
	p := s.page(state, "")
	faulty := 0
	for _, f := range p.Files {
		if f.Worst == diag.Error.String() {
			faulty++
		}
	}
	p.Summary = prose.Count(len(p.Files), "file")
	if faulty > 0 {
		p.Summary += ", " + strconv.Itoa(faulty) + " with errors"
	}
	return p
}

// A filePage holds what the page of a file shows.
type filePage struct {
	page
	File     string
	Base     string // the last part of its name
	Heading  string
	Lang     string
	Counts   string
	Gone     bool
	Views    []link
	Full     link // to the picture in its full size, or back from there
	Groups   []group
	Part     string // what is looked at; empty: all
	Whole    string // where all is looked at
	Rest     link   // to leave out the rest, or not
	Notice   string // about the picture
	Urgent   []finding
	More     int  // errors that are not in Urgent
	Draft    link // to the picture as it is now, or back
	SVG      template.HTML
	Outline  string
	Findings []finding
	Hidden   int // findings that are not shown
	Source   []line
	Outside  []outsider // boxes of the picture that stand for what is in other files
	Mend     string     // where a fix is sent; empty: the page changes nothing
}

// An outsider is the box of an outcome in the picture of a model, and where it leads.
type outsider struct{ ID, Href string }

// A link leads to another page.
type link struct {
	Text string
	Href string // empty: there is no such link
	Here bool
}

// A group is steps, outcomes or partners that can be looked at by themselves.
type group struct {
	Title string
	Items []item
}

type item struct {
	link
	Line int // of its place; 0: not in this text
}

// A finding is one of the findings of the file, as the page shows it.
type finding struct {
	Number   int // from 1
	Severity string
	Code     string
	Message  string
	place
	Related []related
	Fixes   []fixButton
}

// A fixButton is a button that mends a finding.
type fixButton struct {
	Number int // from 1
	Text   string
}

type related struct {
	place
	Message string
}

// A place is the place of a finding.
type place struct {
	Where string
	Href  string // empty: it is nowhere on these pages
}

// The most findings that a page shows, and that stand over a picture.
const (
	maxFound  = 300
	maxUrgent = 3
)

// filePage returns the page of a file, or an error where the browser no longer waits
// for it.
func (s *Server) filePage(ctx context.Context, state *state, e *entry, c choice) (*filePage, error) {
	p := &filePage{page: s.page(state, e.Name), File: e.Name, Base: path.Base(e.Name), Counts: countText(e.Findings), Gone: e.gone}
	p.Heading, p.Lang, _ = e.title()
	p.Summary = p.Counts
	if e.gone {
		p.Counts, p.Summary = "", "the file is not there"
	}
	turned := c
	turned.full = !c.full
	p.Full = link{"Show the picture in full size", turned.href(e.Name), c.full}
	if c.full {
		p.Full.Text = "Fit the picture to the width of the window"
	}

	if s.options.Write != nil && !e.gone {
		p.Mend = c.address("fix", e.Name)
	}
	lines := newLines(e)
	p.addFindings(state, e, lines)
	p.Source = lines.lines

	drawn, draft := p.subject(e, c)
	if drawn == nil {
		return p, nil
	}
	shown := c
	shown.full, shown.draft = false, draft // by what is drawn, not by what is asked for
	picture, err := s.pictures.draw(ctx, look{e.Name, shown}, drawn)
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return nil, err
	}
	if err != nil {
		p.Notice = notDrawnMessage(err, picture != nil, c)
	}
	if errors.As(err, new(*render.TooLargeError)) && !c.isPart() {
		c.only = true // of each part
	}
	p.addChoices(e, drawn, lines, c)
	p.Outside = outsiders(state, e, drawn)
	if picture != nil {
		p.SVG = template.HTML(picture.svg) // package render escapes all text in it
		p.Outline = string(picture.outline)
	}
	return p, nil
}

// addFindings adds the findings of the file with their places in its lines.
func (p *filePage) addFindings(state *state, e *entry, lines *shownLines) {
	for i, d := range e.Findings {
		f := finding{Number: i + 1, Severity: d.Severity.String(), Code: d.Code, Message: prose.Sentence(d.Message), place: placeOf(state, e, lines, d.Pos)}
		for _, r := range d.Related {
			f.Related = append(f.Related, related{placeOf(state, e, lines, r.Pos), prose.Sentence(r.Message)})
		}
		if p.Mend != "" {
			f.Fixes = fixButtons(e, d)
		}
		if len(p.Findings) < maxFound {
			p.Findings = append(p.Findings, f)
		} else {
			p.Hidden++
		}
		if d.Severity == diag.Error && len(p.Urgent) < maxUrgent {
			p.Urgent = append(p.Urgent, f)
		} else if d.Severity == diag.Error {
			p.More++
		}
	}
}

// outsiders returns the outcomes that a picture of a model may have boxes for, with the
// places in the pages of their frameworks.
func outsiders(state *state, e *entry, drawn *subject) (all []outsider) {
	if e.gone || drawn.model == nil || drawn.framework == nil {
		return nil
	}
	for o := range drawn.framework.All() {
		name := e.Shown(o.Pos.File)
		if state.byName[name] != nil && drawn.model.Element(o.ID) == nil {
			all = append(all, outsider{o.ID, choice{}.href(name) + "#L" + strconv.Itoa(o.Pos.Line)})
		}
	}
	return all
}

// subject returns what is drawn of the file, and whether as a draft, and sets the
// notice on the page. While the file has errors, that is the latest version
// without errors, or the current one as a draft.
func (p *filePage) subject(e *entry, c choice) (of *subject, draft bool) {
	other := c
	other.draft = !c.draft
	switch {
	case e.good != nil && e.good == e.now:
		p.Urgent, p.More = nil, 0 // errors that do not affect the picture
		return e.good, false
	case e.gone && e.good != nil:
		p.Notice = "The file is not there, or is not a model or framework any more. This is its last picture without errors."
		return e.good, false
	case e.gone:
		p.Notice = "The file is not there, or is not a model or framework any more, and there is no earlier picture of it."
		return nil, false
	case e.good == nil && e.now == nil:
		p.Notice = "There is no picture yet, since the file cannot be read. Mend what is wrong, and it appears here."
		return nil, false
	case e.good == nil:
		p.Notice = "This is a draft, since the file has errors."
		return e.now, true
	case e.now != nil && c.draft:
		p.Notice = "This is a draft: the file as it is now, with its errors."
		p.Draft = link{Text: "Show the last picture without errors", Href: other.href(e.Name)}
		return e.now, true
	}
	p.Notice = "This is the last picture without errors. The file has errors now."
	if e.now != nil {
		p.Draft = link{Text: "Draw it as it is now, as a draft", Href: other.href(e.Name)}
	}
	return e.good, false
}

// notDrawnMessage returns the message on why there is no new picture.
func notDrawnMessage(err error, kept bool, c choice) string {
	why := prose.Sentence(err.Error())
	switch {
	case !errors.As(err, new(*render.TooLargeError)) || c.only:
	case c.isPart():
		why += " Leave the rest out."
	default:
		why += " Choose a part of it below."
	}
	if kept {
		return "The picture was not drawn anew; this is the one before. " + why
	}
	return "The picture was not drawn. " + why
}

// placeOf returns the place of a finding of the file on these pages.
func placeOf(state *state, e *entry, lines *shownLines, pos diag.Pos) place {
	if pos.Line == 0 {
		return place{Where: pos.File}
	}
	at := "line " + strconv.Itoa(pos.Line)
	switch {
	case pos.File == e.Name && lines.shows(pos.Line):
		return place{at, "#L" + strconv.Itoa(pos.Line)}
	case pos.File == e.Name:
		return place{Where: at}
	case state.byName[pos.File] != nil:
		u := url.URL{Fragment: "L" + strconv.Itoa(pos.Line)}
		return place{at + " of " + pos.File, choice{}.href(pos.File) + u.String()}
	}
	return place{Where: at + " of " + pos.File}
}

// title returns the title of the file, its language, and its kind.
func (e *entry) title() (title, lang, kind string) {
	for _, s := range []*subject{e.now, e.good} {
		switch {
		case s == nil:
		case s.model != nil:
			return s.model.Title, s.model.Lang, "logic model"
		default:
			return s.framework.Title, "", "outcomes framework"
		}
	}
	return path.Base(e.Name), "", "not readable"
}

// worstSeverity returns the severity of the gravest finding, and the empty string
// where there is none.
func worstSeverity(l diag.List) string {
	most := diag.Off
	for i := range l {
		most = max(most, l[i].Severity)
	}
	if most == diag.Off {
		return ""
	}
	return most.String()
}
