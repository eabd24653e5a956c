package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/render"
)

func newRender(p pack) *cobra.Command {
	var o renderOptions
	cmd := &cobra.Command{
		Use:   "render FILE|DIR…",
		Short: "Draw logic models and frameworks",
		Long: `render draws the logic model in FILE, with the outcomes of its framework, or an
outcomes framework by itself. The format is that of the ending of the output's
name, or SVG; without -o it goes to standard output.

Of several files or a folder, every model and framework is drawn, in every
format that --format names, into the folder that -o names. Pictures that have
not changed are not written again, and a file with errors does not keep the
others from being drawn.

With --together all models stand side by side in one picture, with the outcomes
of the framework on top; --depth says how much of each is shown. Without it, as
much is shown on a page as can be read there, with a message. --view matrix
shows which of them supports which outcome, as “coverage” does.

Links from one model to another are followed where both are read, and of a
folder they must lead somewhere, as for “check”.

With --tiles what would be too small to read on its page is drawn on several,
chain-1.svg, chain-2.svg and so on, or the pages of one PDF: a model by strands
that nothing joins, else by groups, else by stages; a framework by itself by its
groups or highest outcomes; models together by model. Arrows that go on end in
the page and the letter of what they lead to, as in “→ p. 2, B”.

With --group-by the elements of each partner, reach group or group stand in a
swimlane of their own, and those of none in the last; where an element belongs
to several, or most to none, boxes have an edge with initials instead.

With --show the boxes have partners, reach, kinds, indicators or status too, and
context lists beneath the picture the situation, assumptions, risks and external
factors. With progress the boxes show how indicators do, as at the date that the
model gives, or --as-at; --data adds values from tables, as for “progress”.

A model with errors is not drawn, since its picture would be wrong too; --force
draws it all the same, as a draft. Each output is written whole or not at all.
It takes the place of what had its name, but never of a file that is read, nor
of another model or framework.`,
		Example: `  resultschain render examples/stobswellbeing.yaml -o chain.svg
  resultschain render model.yaml --page a4 --landscape -o chain.svg
  resultschain render model.yaml --page a4 --tiles -o chain.pdf
  resultschain render model.yaml --view chain --focus aware --only -o part.svg
  resultschain render models/ -o pictures --format svg,dot
  resultschain render model.yaml --format dot | dot -Tpdf > chain.pdf`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("name the file of a logic model to draw")
			}
			return nil
		},
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.render(newSession(cmd, p), args)
		},
	}
	o.addFlags(cmd)
	addReadingFlags(cmd, &o.readingFlags)
	return cmd
}

type renderOptions struct {
	readingFlags
	pictureOptions
	output  string
	formats []string
	force   bool

	allTogether bool
	tiles       bool
}

func (o *renderOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "write to `FILE`, or into a folder")
	f.StringSliceVar(&o.formats, "format", nil, "draw as `FORMAT`: "+join(render.Formats(), ", "))
	f.BoolVar(&o.force, "force", false, "draw a model that has errors")
	f.BoolVar(&o.tiles, "tiles", false, "draw on several pages what is too small on one")
	f.BoolVar(&o.allTogether, "together", false, "draw all models in one picture, side by side")
	o.pictureOptions.addFlags(cmd)
	completeWords(cmd, "format", names(render.Formats())...)
}

func (o *renderOptions) render(s *session, args []string) error {
	several := o.mayDrawSeveral(args) && !o.allTogether
	formats, err := o.chosenFormats(several)
	if err != nil {
		return err
	}
	if o.theme == "" && slices.Equal(formats, []render.Format{render.HTML}) {
		o.theme = "auto" // a page is as light or dark as the reader's screen
	}
	options, err := o.options()
	if err != nil {
		return err
	}
	if err := o.checkOverlay(); err != nil {
		return err
	}
	switch {
	case o.tiles && o.page == "":
		return usage("--tiles draws on several pages what is too small on one; choose the page with --page")
	case o.tiles && !several && formats[0].IsLaidOut() && formats[0] != render.PDF && (o.output == "" || o.output == "-"):
		return usage("--tiles may write several files; name them with -o, as in -o chain.svg for chain-1.svg and chain-2.svg")
	}
	if o.depth != "" && !o.allTogether {
		return usage("--depth says how much --together shows; give both")
	}
	reading := o.workspaceOptions(args)
	reading.Data, reading.ModelsOnly = o.data, o.allTogether
	if err := s.open(reading); err != nil {
		return err
	}
	if err := o.readFiles(s, &options); err != nil {
		return err
	}
	p := &pictureWriter{session: s, options: options, formats: formats, force: o.force, tiles: o.tiles}
	if o.allTogether {
		return o.drawTogether(p)
	}
	if err := s.Check(workspace.CheckOptions{Partial: s.Partial()}); err != nil {
		return err
	}
	if p.progress, err = o.overlay(s); err != nil {
		return err
	}
	if several {
		return o.batch(p)
	}
	if len(s.Files) == 0 {
		return s.Unread[0]
	}
	if err := s.checkOne(); err != nil {
		return err
	}
	return o.drawOne(p, s.Files[0])
}

// mayDrawSeveral reports whether there may be more than one picture.
func (o *renderOptions) mayDrawSeveral(args []string) bool {
	return len(args) > 1 || len(o.formats) > 1 || meansFolder(o.output) || args[0] != "-" && meansFolder(args[0])
}

// meansFolder reports whether the name is that of a folder, or can only be that
// of a new folder.
func meansFolder(name string) bool {
	if name == "" {
		return false
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir() || err != nil && os.IsPathSeparator(name[len(name)-1])
}

// drawOne draws one file to one output.
func (o *renderOptions) drawOne(p *pictureWriter, f *workspace.File) error {
	d, err := p.draw(f)
	if err != nil {
		return p.reportUndrawn(f.Arg, err)
	}
	for _, w := range d.warnings {
		p.warn("%s: %s", workspace.ArgName(f.Arg), w)
	}
	return p.savePages(o.output, d.pictures[0])
}

// savePages writes the pages of a picture, and prints how many there are where there
// are several.
func (p *pictureWriter) savePages(name string, pages [][]byte) error {
	for i, page := range pages {
		if err := p.save("the picture", pageName(name, i, len(pages)), page); err != nil {
			return err
		}
	}
	if n := len(pages); n > 1 {
		p.warn("drawn on %d pages, from %s to %s", n, diag.Quote(pageName(name, 0, n)), diag.Quote(pageName(name, n-1, n)))
	}
	return nil
}

// chosenFormats returns the formats of the flag, else that of the output's name,
// else SVG.
func (o *renderOptions) chosenFormats(several bool) ([]render.Format, error) {
	names := o.formats
	if ext := strings.TrimPrefix(filepath.Ext(o.output), "."); len(names) == 0 && ext != "" && !several {
		names = []string{ext}
	}
	if len(names) == 0 {
		names = []string{string(render.SVG)}
	}
	var formats []render.Format
	for _, name := range names {
		format, err := render.ParseFormat(name)
		if err != nil {
			return nil, usage("%w", err)
		}
		if !slices.Contains(formats, format) {
			formats = append(formats, format)
		}
	}
	ending := strings.TrimPrefix(filepath.Ext(o.output), ".")
	switch ends, err := render.ParseFormat(ending); {
	case err != nil || ends == render.Outline || meansFolder(o.output): // text of any kind may be .txt
	case several:
		return nil, usage("%s is the name of one picture, and there may be several; name a folder, or draw all models in one with --together", diag.Quote(o.output))
	case ends != formats[0]:
		return nil, usage("%s is the name of a picture in the format %s, and --format says %s", diag.Quote(o.output), ends, formats[0])
	}
	return formats, nil
}
