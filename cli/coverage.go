package cli

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/render"
)

func newCoverage(p pack) *cobra.Command {
	var o coverageOptions
	cmd := &cobra.Command{
		Use:   "coverage [FILE|DIR]…",
		Short: "Show who supports which outcomes of a framework",
		Long: `coverage reads the logic models in a folder, follows the links between them, and
lists for each outcome of their framework which elements support it, directly or
through outcomes that contribute to it, and which activities and partners work
towards it: what nobody supports, where only one partner does, and where effort
may be made twice. Without arguments it reads the working folder.

The framework is the one for which most of the models are written, by themselves
or by one that extends it; --framework names another, for which models that name
none count too. Models with errors, or for other frameworks, are left out with
a message that gives the reason, and the exit status is 1.

As svg, png or pdf it is a matrix: a row for each outcome, by level, and a
column for each model, or for each partner with --columns. ● marks what a model
supports directly, ○ what it supports through outcomes that contribute to it.
--part draws a part of a matrix that is too large for its --page.

With --view triangle it is a picture of the framework, level by level, where ●
marks the outcomes that models support directly, ► those that they support only
through others, and ○ what nobody supports yet; dot is that picture as text for
Graphviz. outline is a picture in words.

The ending of the output's name chooses the format too. An output is written
whole or not at all, and never in the place of a file that is read.`,
		Example: `  resultschain coverage models/
  resultschain coverage models/ --framework plan.yaml -o plan.html
  resultschain coverage models/ --page a4 --landscape -o plan.pdf`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.choose(cmd); err != nil {
				return err
			}
			return o.run(newSession(cmd, p), args)
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "", "`FORM`: "+strings.Join(formNames(coverageForms), ","))
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`")
	addNoBOM(cmd, &o.noBOM)
	addReadingFlags(cmd, &o.readingFlags)
	cmd.Flags().Lookup("framework").Usage = "cover the framework in `FILE`"
	completeWords(cmd, "format", formNames(coverageForms)...)
	cmd.Flags().StringVar(&o.picture.view, "view", "", "draw `VIEW`: "+join(coverageViews, ", "))
	completeWords(cmd, "view", names(coverageViews)...)
	o.picture.addMatrixFlags(cmd)
	o.picture.addPageFlags(cmd, "fit a picture to")
	return cmd
}

type coverageOptions struct {
	readingFlags
	format, output string
	noBOM          bool
	picture        pictureOptions

	form    form
	options render.Options // of a picture
}

// coverageViews holds the views in which coverage is drawn, the default first.
var coverageViews = []render.View{render.MatrixView, render.TriangleView}

// coverageForms holds the forms that coverage writes; the first is the default.
var coverageForms = append(tableForms(), pictureForms...)

// choose chooses the form by the flags, and the options of a picture.
func (o *coverageOptions) choose(cmd *cobra.Command) error {
	chosen, err := chosenForm(coverageForms, o.format, o.output, "coverage")
	if err != nil {
		return err
	}
	o.form = coverageForms[chosen]
	if meansFolder(o.output) {
		return usage("%s is a folder; name a file, as in coverage.svg", diag.Quote(o.output))
	}
	if o.form.picture == "" {
		return noPictureFlags(cmd)
	}
	if o.picture.view == "" {
		o.picture.view = string(coverageViews[0])
		if o.form.picture == render.DOT { // DOT is for graphs, and a matrix is none
			o.picture.view = string(render.TriangleView)
		}
	}
	if o.options, err = o.picture.options(); err != nil {
		return err
	}
	if !slices.Contains(coverageViews, o.options.View) {
		return usage("coverage has no view %s; use one of %s", diag.Quote(o.picture.view), join(coverageViews, ", "))
	}
	return nil
}

// run writes the coverage of the models in the arguments.
func (o *coverageOptions) run(s *session, args []string) error {
	if err := s.openModels(&o.readingFlags, args, nil); err != nil {
		return err
	}
	if o.form.picture != "" {
		if err := o.picture.readFiles(s, &o.options); err != nil {
			return err
		}
	}
	if s.isFrameworkUnreadable() {
		return s.refuse(s.Framework.Findings, fmt.Errorf("the framework %s has errors, so that it cannot be shown who supports its outcomes; correct it first", workspace.ArgName(o.framework)))
	}
	unread := s.warnUnread()
	switch {
	case len(s.Files) > 0:
	case unread:
		return failure(nil)
	default:
		return usage("there is no logic model here")
	}
	if err := s.Check(workspace.CheckOptions{Partial: unread, Coverage: true}); err != nil {
		return err
	}
	c := portfolio.Cover(s.Report, s.NamedFramework())
	if err := o.write(s, c); err != nil {
		return err
	}
	wrong := s.linkErrors()
	if err := s.print(wrong); err != nil {
		return err
	}
	for _, l := range c.LeftOut {
		s.warn("%s is left out: %s%s", diag.Quote(l.Name), l.Why, checkHint(l))
	}
	switch {
	case unread:
		return failure(nil)
	case len(wrong)+len(c.LeftOut) > 0:
		return &exit{status: exitFindings}
	}
	return nil
}

// write writes the coverage, whole or not at all.
func (o *coverageOptions) write(s *session, c *portfolio.Coverage) error {
	if o.form.picture != "" {
		picture, err := o.draw(s, c)
		if err != nil {
			return err
		}
		return s.save("the picture", o.output, picture)
	}
	var b bytes.Buffer
	b.WriteString(byteOrderMark(o.form.name, o.noBOM))
	if err := c.Write(&b, o.form.name); err != nil {
		return failure(err)
	}
	return s.save("the coverage", o.output, b.Bytes())
}

// draw draws who supports each outcome.
func (o *coverageOptions) draw(s *session, c *portfolio.Coverage) ([]byte, error) {
	if c.Framework == nil {
		return nil, failure(errors.New("the coverage was not drawn: the models name no framework; name one with --framework"))
	}
	options := o.options
	if options.View == render.MatrixView {
		return s.drawWhole(o.form.picture, &options, "", "the coverage was", func(options *render.Options) (*render.Drawing, error) {
			return render.Matrix(c, options)
		})
	}
	options.Notes, options.NoteMarks = c.Notes()
	return s.drawWhole(o.form.picture, &options, "", "the coverage was", func(options *render.Options) (*render.Drawing, error) {
		return render.Framework(c.Framework, options)
	})
}

// checkHint returns the hint on how to find the errors for which a model is left
// out, and nothing for one that is left out for another reason.
func checkHint(l portfolio.Omission) string {
	if l.Findings.Err() == nil {
		return ""
	}
	return fmt.Sprintf("; “resultschain check %s” explains more", plaintext.Printable(l.Name))
}
