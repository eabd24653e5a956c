package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/typeset"
	"github.com/resultschain/resultschain/render"
	"github.com/resultschain/resultschain/render/report"
)

func newReport(p pack) *cobra.Command {
	var o reportOptions
	cmd := &cobra.Command{
		Use:   "report FILE|DIR…",
		Short: "Write a report of a logic model, or of many",
		Long: `report writes a report of the logic model in FILE, by a form: the case study
that partnerships filled in for their Single Outcome Agreements, unless --form
names another, or the file of one of your own. What the model has nothing for
is left out and listed on standard error; with --draft the report shows where
it would stand.

The forms are soa-2010, that case study; case-study, one that follows no
agency's form; results, outcome by outcome; contribution, the argument that the
work contributed to each end state; and partner, which is used for each of many
models.

Of several files or a folder it writes one report: how the models cover the
outcomes of their framework, and a section for each. Models with errors are
left out of it, which it says, and the exit status is 1. Where the links from
one model to another are wrong, or two models have one id, no report is made.

The format is that of the ending of the output's name: html, a page that needs
nothing else; docx, for word processors; md, Markdown with its pictures beside
it, or qmd, the same for Quarto and Pandoc; or pdf, for which Chromium, Google
Chrome, Microsoft Edge or LibreOffice must be installed. Without -o an HTML page
goes to standard output.

A model with errors is refused; --force writes the report all the same, as a
draft, but not of a model that cannot be read, such as one without a title. The
clock is never read: the report has the date that --date gives. An output takes
the place of what had its name, but never of a file that is read, nor of another
model or framework.`,
		Example: `  resultschain report examples/stobswellbeing.yaml -o report.html
  resultschain report model.yaml --data values.csv --as-at 2026 -o report.docx
  resultschain report models/ --date 2026-06 -o models.pdf`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("name the file of a logic model, or a folder")
			}
			return nil
		},
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			w := &reportWriter{reportOptions: o, session: newSession(cmd, p), fonts: typeset.FontFolders(runtime.GOOS, os.Getenv)}
			return w.run(args)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "write to `FILE`")
	f.StringVar(&o.format, "format", "", "write as `FORMAT`: "+join(report.Formats(), ", "))
	f.StringVar(&o.form, "form", "", "follow the form `FORM`, see above, or that of a file")
	f.BoolVar(&o.draft, "draft", false, "show also what the model has nothing for")
	f.StringVar(&o.words, "words", "", "words of pictures at `PLACE`: "+join(report.AllWords(), ", "))
	f.StringVar(&o.author, "author", "", "name `WHO` as who writes the report")
	f.StringVar(&o.logo, "logo", "", "begin with the logo in `FILE`: PNG or JPEG")
	f.StringVar(&o.reference, "reference-doc", "", "for docx: take styles, page and headers of `F`.docx")
	f.StringVar(&o.title, "title", "", "with several models, the `TITLE` of the report")
	f.StringVar(&o.date, "date", "", "say that the report is of `DATE`")
	f.StringVar(&o.asAt, "as-at", "", "look at indicators from `DATE`, as in 2026-06")
	addData(f, &o.data, "add the values in the CSV file `FILE`")
	f.BoolVar(&o.force, "force", false, "report models with errors, as drafts")
	o.picture.addLookFlags(cmd, "docx")
	addReadingFlags(cmd, &o.readingFlags)
	completeWords(cmd, "format", names(report.Formats())...)
	completeWords(cmd, "words", names(report.AllWords())...)
	completeWords(cmd, "form", report.Forms()...)
	return cmd
}

type reportOptions struct {
	readingFlags
	output, format string
	form, words    string
	author, logo   string
	reference      string // the name of the reference document
	draft          bool
	title          string
	date, asAt     string
	data           []string
	force          bool
	picture        pictureOptions // theme, font and engine
}

// A reportWriter writes one report.
type reportWriter struct {
	reportOptions
	*session
	options report.Options
	fonts   []string // the folders of fonts
}

func (w *reportWriter) run(args []string) error {
	format, err := w.chosenFormat()
	if err != nil {
		return err
	}
	if w.reference != "" && format != report.DOCX {
		return usage("--reference-doc is for reports as docx, and this one is %s; leave it out, or name the report as in report.docx", format)
	}
	many := len(args) > 1 || isFolder(args[0])
	if w.logo != "" && (format == report.Markdown || format == report.Quarto) {
		return usage("--logo is for reports as html, docx or pdf, and this one is %s; leave it out, or name the report as in report.docx", format)
	}
	if err := w.prepare(args, many); err != nil {
		return err
	}
	if err := w.checkReplace("the report", w.output); err != nil { // before the report is made
		return err
	}
	var write func() (*report.Document, error)
	left := false // whether a model is left out
	if many {
		write, left, err = w.prepareMany()
	} else {
		write, err = w.prepareOne(args[0])
	}
	if err != nil {
		return err
	}
	r, err := write()
	if err != nil {
		return w.whyUnwritten(err)
	}
	for _, warning := range r.Warnings {
		w.warn("%s", warning)
	}
	w.printLeftOut(r.LeftOut)
	name := filepath.Base(w.output)
	if w.output == "" || w.output == "-" {
		name = "report." + string(format)
	}
	files, err := w.files(r, format, name)
	if errors.As(err, new(*render.FontError)) && w.picture.font == "" {
		files, err = w.withInstalledFont(write, r, format, name, err)
	}
	if err != nil {
		return w.whyUnwritten(err)
	}
	if err := w.saveAll(files); err != nil {
		return err
	}
	if left {
		return &exit{status: exitFindings}
	}
	return nil
}

// files returns the files of a report. A signal also ends the program that makes a PDF;
// other work it ends at once, as it does in all commands.
func (w *reportWriter) files(r *report.Document, format report.Format, name string) ([]report.File, error) {
	ctx := w.ctx
	if format == report.PDF {
		var stop context.CancelFunc
		ctx, stop = signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
		defer stop()
	}
	return r.Files(ctx, format, name)
}

// chosenFormat returns the format of the flag, else that of the output's name, else
// HTML.
func (w *reportWriter) chosenFormat() (report.Format, error) {
	named := w.output != "" && w.output != "-"
	ending := strings.TrimPrefix(filepath.Ext(w.output), ".")
	switch {
	case w.format != "":
	case !named:
		return report.HTML, nil
	case meansFolder(w.output):
		return "", usage("%s is a folder; name a file for the report, as in report.html", diag.Quote(w.output))
	case ending == "":
		return "", usage("%s does not say in what format the report should be; give it an ending, as in report.html, or use --format", diag.Quote(w.output))
	}
	f, err := report.ParseFormat(cmp.Or(w.format, ending))
	if err != nil {
		return "", usage("%w", err)
	}
	switch other, err := report.ParseFormat(ending); {
	case err == nil && other != f:
		return "", usage("%s is the name of a report in the format %s, and --format says %s", diag.Quote(w.output), other, f)
	case (f == report.Markdown || f == report.Quarto) && !named:
		return "", usage("Markdown has its pictures beside it; name a file with -o")
	}
	return f, nil
}

// printLeftOut prints what models have nothing for.
func (w *reportWriter) printLeftOut(left []report.Omission) {
	how := "left out; --draft shows where it would stand"
	if w.draft {
		how = "shown as missing, since this is a draft"
	}
	for _, o := range left {
		if len(o.Keys) > 0 {
			w.warn("%s has nothing under %s: %s", diag.Quote(o.Model), strings.Join(o.Keys, ", "), how)
		}
		switch n := len(o.Questions); n {
		case 0:
		case o.Asked:
			w.warn("%s answers none of the %d questions of the form, with yes or no under case-study: issues: %s", diag.Quote(o.Model), n, how)
		default:
			w.warn("%s does not answer %d of the %d questions of the form, with yes or no under case-study: issues: %s: %s", diag.Quote(o.Model), n, o.Asked, strings.Join(o.Questions, "; "), how)
		}
	}
}

// whyUnwritten returns the error that explains why no report was made.
func (w *reportWriter) whyUnwritten(err error) error {
	if errors.Is(err, context.Canceled) {
		return failure(errors.New("no report was made, since it was interrupted"))
	}
	if errors.As(err, new(*render.FontError)) {
		return failure(fmt.Errorf("no report was made: %w; name a font with --font FILE, or make the report as html, md or pdf", err))
	}
	err = addFlagHint(err)
	if tooLarge := (*render.TooLargeError)(nil); errors.As(err, &tooLarge) && tooLarge.ForPage {
		err = fmt.Errorf("%w; make several models of it", err)
	} else if tooLarge != nil && w.picture.engine == "" {
		err = fmt.Errorf("%w (--engine dot)", err)
	}
	return wrapFailure("no report was made", err)
}

// saveAll writes the pictures beside the report, and then the report. It stops
// once the context is done, and writes nothing where a file would replace one
// that was read.
func (w *reportWriter) saveAll(files []report.File) error {
	if w.output == "" || w.output == "-" {
		if err := w.ctx.Err(); err != nil {
			return w.whyUnwritten(err)
		}
		return write(w.stdout, string(files[0].Data))
	}
	names := []string{w.output}
	if info, err := os.Stat(w.output); err == nil && !info.Mode().IsRegular() && len(files) > 1 {
		return usage("a report in Markdown has its pictures beside it, and %s is no file that they could stand beside; name a file", diag.Quote(w.output))
	}
	for _, f := range files[1:] {
		names = append(names, filepath.Join(filepath.Dir(w.output), f.Name))
	}
	for i, name := range names {
		if err := w.checkReplace("the report", name); err != nil {
			return err
		}
		if i > 0 {
			if err := checkBeside(name); err != nil {
				return err
			}
		}
	}
	for i := len(files) - 1; i >= 0; i-- {
		if err := w.ctx.Err(); err != nil {
			return w.whyUnwritten(err)
		}
		if isUnchanged(names[i], files[i].Data) {
			continue
		}
		if err := writeError(names[i], replaceFile(names[i], files[i].Data)); err != nil {
			return err
		}
	}
	return nil
}

// checkBeside returns an error where a picture beside a report, whose name nobody gave,
// would be written through a link, or over what is no picture of ours.
func checkBeside(name string) error {
	info, err := os.Lstat(name)
	switch {
	case err != nil: // there is none
		return nil
	case info.Mode().IsRegular():
		if old, err := os.ReadFile(name); err == nil && bytes.Contains(old[:min(len(old), 1000)], []byte(" data-view=")) {
			return nil
		}
	}
	return usage("a picture of the report would take the place of %s, which is none that this command has made; choose another name for the report, or remove that", diag.Quote(name))
}

// withInstalledFont makes the files of a report again, with the letters that the
// built-in font lacks from a font of this computer, which it names. Without such
// a font it returns the error why, with the folders in which it looked.
func (w *reportWriter) withInstalledFont(write func() (*report.Document, error), r *report.Document, format report.Format, name string, why error) ([]report.File, error) {
	pictures, err := r.Files(w.ctx, report.Markdown, "pictures.md")
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	for _, p := range pictures[1:] {
		texts = append(texts, p.Data)
	}
	fonts := typeset.FontsWith(typeset.MissingRunes(texts...), w.fonts)
	if len(fonts) == 0 {
		return nil, fmt.Errorf("no font of this computer has all letters of the pictures (fonts were looked for in %s): %w", strings.Join(w.fonts, ", "), why)
	}
	const most = 5
	for _, file := range fonts[:min(most, len(fonts))] {
		if w.options.Picture.Font, err = w.readFont(file); err != nil {
			continue // the user did not ask for this font
		}
		r, err := write()
		if err != nil {
			return nil, err
		}
		files, err := w.files(r, format, name)
		if errors.As(err, new(*render.FontError)) {
			continue
		}
		if err == nil {
			w.warn("letters that the built-in font lacks are from %s; for others name a font with --font FILE", diag.Quote(file))
		}
		return files, err
	}
	return nil, why
}
