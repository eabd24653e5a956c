package cli

import (
	"encoding"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/render"
)

// pictureOptions holds the flags for the look of pictures.
type pictureOptions struct {
	view                    string
	focus, partner, outcome string
	only                    bool
	show, hide              []string
	asAt                    string // of the progress that is shown
	data                    []string
	number                  bool
	depth                   string
	link                    string
	groupBy                 string
	columns                 string
	part                    int
	theme                   string
	page                    string
	landscape               bool
	dpi                     dpi
	font                    string
	textAsPaths             bool
	engine                  string
}

func (o *pictureOptions) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.view, "view", "", "look at it as `VIEW`: "+join(render.Views(), ", "))
	f.StringVar(&o.focus, "focus", "", "show what is on the way to and from the element `ID`")
	f.StringVar(&o.partner, "partner", "", "show what the partner `ID` does and what that leads to")
	f.StringVar(&o.outcome, "outcome", "", "show what is on the way to the framework outcome `ID`")
	f.BoolVar(&o.only, "only", false, "leave the rest out, which is drawn grey otherwise")
	f.StringSliceVar(&o.show, "show", nil, "show `WHAT` too: partners, … or progress, see above")
	f.StringVar(&o.asAt, "as-at", "", "show progress as at `DATE`, as in 2026-06")
	addData(f, &o.data, "show progress with the values in the CSV `FILE`")
	f.StringSliceVar(&o.hide, "hide", nil, "leave out `WHAT`: supports")
	f.StringVar(&o.groupBy, "group-by", "", "put together by `WHAT`: "+join(render.Groupings(), ", "))
	f.BoolVar(&o.number, "number-links", false, "number the links, and list them beneath")
	f.StringVar(&o.depth, "depth", "", "with --together, show `WHAT`: "+join(render.Depths(), ", "))
	f.StringVar(&o.link, "link", "", "let boxes lead to `ADDRESS`, with {id} for their ids")
	o.addMatrixFlags(cmd)
	o.addPageFlags(cmd, "fit it to")
}

// addMatrixFlags adds the flags of pictures that may be a matrix.
func (o *pictureOptions) addMatrixFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.columns, "columns", "", "let columns of a matrix be `WHAT`: "+join(render.AllColumns(), ", "))
	f.IntVar(&o.part, "part", 0, "draw the part `N` of a matrix")
}

// addPageFlags adds the flags that all pictures have.
func (o *pictureOptions) addPageFlags(cmd *cobra.Command, fit string) {
	f := cmd.Flags()
	f.StringVar(&o.page, "page", "", fit+" `PAPER`: "+join(render.Papers(), ", "))
	f.BoolVar(&o.landscape, "landscape", false, "turn the page on its side")
	o.dpi = render.DefaultDPI
	f.Var(&o.dpi, "dpi", "make a PNG of `N` dots per inch")
	f.BoolVar(&o.textAsPaths, "text-as-paths", false, "draw the text of an SVG as outlines")
	o.addLookFlags(cmd, "PNG and PDF")
}

// addLookFlags adds the flags that reports have too.
func (o *pictureOptions) addLookFlags(cmd *cobra.Command, formats string) {
	f := cmd.Flags()
	f.StringVar(&o.theme, "theme", "", "`THEME` "+join(render.Themes(), ", ")+", file")
	f.StringVar(&o.font, "font", "", "for "+formats+": take missing letters from `FILE`")
	f.StringVar(&o.engine, "engine", "", "lay it out with `ENGINE`: embedded (as usual) or dot")
}

// noPictureFlags returns an error for flags of pictures where none is drawn.
func noPictureFlags(cmd *cobra.Command) error {
	for _, name := range []string{"view", "columns", "part", "page", "landscape", "theme", "dpi", "text-as-paths", "font", "engine"} {
		if cmd.Flags().Changed(name) {
			return usage("--%s is for pictures; choose one with --format svg, png or pdf", name)
		}
	}
	return nil
}

// A dpi is the value of the flag --dpi. It does not accept 0, which means the
// default in the library.
type dpi int

func (d *dpi) String() string { return strconv.Itoa(int(*d)) }

func (d *dpi) Type() string { return "int" }

func (d *dpi) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < render.MinDPI || n > render.MaxDPI {
		return fmt.Errorf("write a whole number from %d to %d", render.MinDPI, render.MaxDPI)
	}
	*d = dpi(n)
	return nil
}

// showValues holds the values of --show.
var showValues = []string{"partners", "reach", "kinds", "indicators", "status", "context", "progress"}

func join[S ~string](words []S, sep string) string { return strings.Join(names(words), sep) }

func names[S ~string](words []S) []string {
	var s []string
	for _, w := range words {
		s = append(s, string(w))
	}
	return s
}

// options returns the flags as options of package render.
func (o *pictureOptions) options() (render.Options, error) {
	r := render.Options{Focus: o.focus, Partner: o.partner, Outcome: o.outcome, Only: o.only, NumberLinks: o.number, Link: o.link}
	if o.only && o.focus == "" && o.partner == "" && o.outcome == "" {
		return r, usage("--only leaves out what is not chosen; choose with --focus, --partner or --outcome")
	}
	shown := map[string]*bool{
		"partners": &r.ShowPartners, "reach": &r.ShowReach, "kinds": &r.ShowKinds, "indicators": &r.ShowIndicators,
		"status": &r.ShowStatus, "context": &r.ShowContext,
		"progress": new(bool), // not an option of package render: it needs the model
	}
	for _, what := range o.show {
		if shown[what] == nil {
			return r, usage("--show has no %q; use one of %s", what, join(showValues, ", "))
		}
		*shown[what] = true
	}
	for _, what := range o.hide {
		if what != "supports" {
			return r, usage("--hide has no %q; it hides supports", what)
		}
		r.HideSupports = true
	}
	for _, named := range []struct {
		name string
		to   encoding.TextUnmarshaler
	}{{o.view, &r.View}, {o.depth, &r.Depth}, {o.columns, &r.Columns}, {o.groupBy, &r.GroupBy}, {o.page, &r.Page.Paper}} {
		if named.name != "" {
			if err := named.to.UnmarshalText([]byte(named.name)); err != nil {
				return r, usage("%w", err)
			}
		}
	}
	for _, flag := range []struct {
		name string
		used bool
	}{{"columns", o.columns != ""}, {"part", o.part != 0}} {
		if flag.used && r.View != render.MatrixView {
			return r, usage("--%s is for the matrix; choose it with --view matrix", flag.name)
		}
	}
	if r.Page.Landscape = o.landscape; o.landscape && o.page == "" {
		return r, usage("--landscape turns a page; choose one with --page")
	}
	r.DPI, r.TextAsPaths = int(o.dpi), o.textAsPaths
	if r.Part = o.part; o.part < 0 {
		return r, usage("--part is the number of a part, 1 or more")
	}
	switch o.engine {
	case "", "embedded":
	case "dot":
		r.Engine = render.DotEngine(render.DotLimits{})
	default:
		return r, usage("there is no engine %q; use embedded or dot", o.engine)
	}
	return r, nil
}

// readFiles reads the files that the flags name into the options. A fault of a
// theme is printed.
func (o *pictureOptions) readFiles(s *session, r *render.Options) error {
	var err error
	if o.font != "" {
		if r.Font, err = s.readFont(o.font); err != nil {
			return err
		}
	}
	r.Theme, err = render.ThemeNamed(o.theme)
	switch {
	case o.theme == "" || err == nil:
		return nil
	case !isFileName(o.theme):
		return usage("%w; or name a file, as in colours.yaml", err)
	}
	f, err := s.ReadFile(o.theme)
	if err != nil {
		return err
	}
	var faults diag.List
	beside := func(name string) ([]byte, error) {
		return s.readFont(filepath.Join(filepath.Dir(o.theme), filepath.FromSlash(name)))
	}
	if r.Theme, err = render.ReadTheme(f.Name, f.Text, beside); errors.As(err, &faults) {
		return s.refuse(faults, fmt.Errorf("%s is not a theme that can be used: mend it first", workspace.ArgName(o.theme)))
	} else if err != nil {
		return failure(err)
	}
	return nil
}

// maxFont is the size of the largest font that is read, in bytes. A font for
// Chinese, Japanese and Korean together takes 20 MB.
const maxFont = 64 << 20

func (s *session) readFont(name string) ([]byte, error) {
	font, err := s.ReadAny(name, maxFont)
	if len(font) > maxFont {
		return nil, failure(fmt.Errorf("the font %s is larger than %d MB, the most that is read; give one with fewer letters", diag.Quote(name), maxFont>>20))
	}
	return font, err
}

// isFileName reports whether a name is that of a file and not of a theme.
func isFileName(name string) bool {
	_, err := os.Stat(name)
	return err == nil || filepath.Ext(name) != "" || strings.ContainsRune(name, os.PathSeparator)
}
