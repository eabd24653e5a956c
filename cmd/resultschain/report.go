package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	needle "github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
	reports "github.com/resultschain/resultschain/render/report"
)

func newReport() *cobra.Command {
	var o reportOptions
	cmd := &cobra.Command{
		Use:   "report FILE|DIR…",
		Short: "Write a case-study report, or one of many models",
		Long: `report writes the case study of the logic model in FILE, by the form that
partnerships filled in for their Single Outcome Agreements: what the model says
under “case-study”, the outcomes that it supports, the partners, the activity,
the indicators with charts, and the results chain as a picture and in words. A
section of which the model says nothing says that it is empty.

Of several files or a folder it writes one report: how the models cover the
outcomes of their framework, and a section for each. Models with errors are
left out of it, which it says, and the exit status is 1. Where the links from
one model to another are wrong, or two models have one id, no report is made.

The format is that of the ending of the output's name: html, a page that needs
nothing else; docx, for word processors; md, Markdown with its pictures beside
it; or pdf, for which Chromium, Google Chrome, Microsoft Edge or LibreOffice
must be installed. Without -o an HTML page goes to standard output.

A model with errors is refused; --force writes the report all the same, as a
draft. The clock is never read: the report has the date that --date gives. An
output takes the place of what had its name, but never of a file that is read,
nor of another model or framework.`,
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
			w := &reportWriter{reportOptions: o, stderr: cmd.ErrOrStderr(), open: newOpener(o.root, cmd.InOrStdin()), fonts: fontFolders(runtime.GOOS, os.Getenv)}
			// A signal also ends the program that makes a PDF.
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return w.run(ctx, args, cmd.OutOrStdout())
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "write to `FILE`")
	f.StringVar(&o.format, "format", "", "write as `FORMAT`: "+join(reports.Formats(), ", "))
	f.StringVar(&o.title, "title", "", "with several models, the `TITLE` of the report")
	f.StringVar(&o.date, "date", "", "say that the report is of `DATE`")
	f.StringVar(&o.asAt, "as-at", "", "look at indicators from `DATE`, as in 2026-06")
	f.StringArrayVar(&o.data, "data", nil, "add the values in the CSV file `FILE`")
	f.BoolVar(&o.force, "force", false, "report models with errors, as drafts")
	f.StringVar(&o.picture.theme, "theme", "", "`THEME` of colours: "+join(render.Themes(), ", ")+", a file")
	f.StringVar(&o.picture.font, "font", "", "for docx: take missing letters from `FILE`")
	f.StringVar(&o.picture.engine, "engine", "", "lay it out with `ENGINE`: embedded (as usual) or dot")
	addReading(cmd, &o.reading)
	completeWords(cmd, "format", strings.Split(join(reports.Formats(), " "), " ")...)
	completeWords(cmd, "title")
	completeWords(cmd, "date")
	completeWords(cmd, "as-at")
	completeFlag(cmd, "data", cobra.ShellCompDirectiveFilterFileExt, "csv", "tsv", "txt")
	completeFlag(cmd, "theme", cobra.ShellCompDirectiveDefault, render.Themes()...)
	completeFlag(cmd, "font", cobra.ShellCompDirectiveFilterFileExt, "ttf", "otf")
	completeWords(cmd, "engine", "embedded", "dot")
	return cmd
}

type reportOptions struct {
	reading
	output, format string
	title          string
	date, asAt     string
	data           []string
	force          bool
	picture        pictureOptions // theme, font and engine
}

// A reportWriter writes one report.
type reportWriter struct {
	reportOptions
	open      *opener
	stderr    io.Writer
	options   reports.Options
	framework *outcomes.Framework // in place of those that models name, or nil
	faults    progressFaults      // of the data
	fonts     []string            // the folders of fonts
}

func (w *reportWriter) run(ctx context.Context, args []string, stdout io.Writer) error {
	format, err := w.chosenFormat()
	if err != nil {
		return err
	}
	if err := w.prepare(); err != nil {
		return err
	}
	if err := w.open.read.refuse("the report", w.output); err != nil { // before all is made
		return err
	}
	r, left, err := w.report(ctx, args)
	if err != nil {
		return err
	}
	for _, warning := range r.Warnings {
		fmt.Fprintf(w.stderr, "resultschain: %s\n", warning)
	}
	name := filepath.Base(w.output)
	if w.output == "" || w.output == "-" {
		name = "report." + string(format)
	}
	files, err := r.Files(ctx, format, name)
	if errors.Is(err, render.ErrFont) && w.picture.font == "" {
		files, err = w.withInstalledFont(ctx, args, r, format, name, err)
	}
	if err != nil {
		return w.unwritten(err)
	}
	if err := w.save(ctx, files, stdout); err != nil {
		return err
	}
	if left {
		return &exit{status: exitFindings}
	}
	return nil
}

// report is the report of one model or of many, and whether any of these is left
// out.
func (w *reportWriter) report(ctx context.Context, args []string) (*reports.Report, bool, error) {
	if info, err := os.Stat(args[0]); len(args) > 1 || err == nil && info.IsDir() {
		return w.many(ctx, args)
	}
	r, err := w.one(ctx, args[0])
	return r, false, err
}

// chosenFormat is that of the flag, else that of the output's name, else HTML.
func (w *reportWriter) chosenFormat() (reports.Format, error) {
	named := w.output != "" && w.output != "-"
	ending := strings.TrimPrefix(filepath.Ext(w.output), ".")
	if w.format == "" {
		switch {
		case !named:
			return reports.HTML, nil
		case meansFolder(w.output):
			return "", usage("%s is a folder; name a file for the report, as in report.html", diag.Quote(w.output))
		case ending == "":
			return "", usage("%s does not say in what format the report should be; give it an ending, as in report.html, or use --format", diag.Quote(w.output))
		}
		f, err := reports.ParseFormat(ending)
		if err != nil {
			return "", usage("%w", err)
		}
		return f, nil
	}
	f, err := reports.ParseFormat(w.format)
	if err != nil {
		return "", usage("%w", err)
	}
	switch other, err := reports.ParseFormat(ending); {
	case err == nil && other != f:
		return "", usage("%s is the name of a report in the format %s, and --format says %s", diag.Quote(w.output), other, f)
	case f == reports.Markdown && !named:
		return "", usage("Markdown has its pictures beside it; name a file with -o")
	}
	return f, nil
}

// prepare reads what the flags name.
func (w *reportWriter) prepare() error {
	for flag, date := range map[string]string{"date": w.date, "as-at": w.asAt} {
		if _, _, err := outcomes.Date(date).Span(); date != "" && err != nil {
			return usage("--%s: %v", flag, err)
		}
	}
	options, err := w.picture.options()
	if err != nil {
		return err
	}
	if err := w.picture.files(&options, w.open, w.stderr); err != nil {
		return err
	}
	w.options = reports.Options{Date: outcomes.Date(w.date), AsAt: outcomes.Date(w.asAt), Drafts: w.force, Picture: options}
	if w.reading.framework != "" {
		in, err := w.open.framework(w.reading.framework)
		if err != nil {
			return err
		}
		var faults diag.List
		if w.framework, faults = in.framework(); w.framework == nil {
			return w.refuse(in, faults, "the framework %s has errors: mend it first", called(w.reading.framework))
		}
	}
	for _, name := range w.data {
		src, shown, err := w.open.data(name)
		if err != nil {
			return err
		}
		w.options.Data = append(w.options.Data, w.faults.table(shown, src)...)
	}
	return nil
}

// refuse prints the faults of a file, and gives the error to end with.
func (w *reportWriter) refuse(in *input, faults diag.List, format string, args ...any) error {
	printer := diag.Printer{Source: in.source, Color: wantsColor(w.stderr)}
	if err := printer.Print(w.stderr, in.display(faults)); err != nil {
		return unwritable("standard error", err)
	}
	return &exit{exitFindings, fmt.Errorf(format, args...)}
}

// one is the report of one model.
func (w *reportWriter) one(ctx context.Context, arg string) (*reports.Report, error) {
	if w.title != "" {
		return nil, usage("--title is for a report of several models; that of one has the title of the model")
	}
	in, err := w.open.file(arg)
	if err != nil {
		return nil, err
	}
	if in.kind() == "framework" {
		return nil, usage("%s is a framework; name a logic model", called(arg))
	}
	found := logicmodel.CheckSource(in.fsys, in.name, in.src, w.framework, nil)
	errs := atLeast(found.Findings, diag.Error)
	switch {
	case found.Model == nil:
		return nil, w.refuse(in, errs, "no report of %s was made: mend what is wrong", called(arg))
	case len(errs) > 0 && !w.force:
		return nil, w.refuse(in, errs, "no report of %s was made: mend what is wrong, or make it all the same, as a draft, with --force", called(arg))
	}
	if err := w.checkData([]measured{{in: in, model: found.Model, framework: found.Framework}}, false); err != nil {
		return nil, err
	}
	w.options.Errors = len(errs)
	r, err := reports.CaseStudy(ctx, found.Model, found.Framework, &w.options)
	if err != nil {
		return nil, w.unwritten(err)
	}
	return r, nil
}

// many is the report of several models, and whether any is left out.
func (w *reportWriter) many(ctx context.Context, args []string) (*reports.Report, bool, error) {
	from := coverageOptions{reading: w.reading, read: w.open.read}
	inputs, unread, err := from.inputs(args, w.open.stdin, w.stderr)
	switch {
	case err != nil:
		return nil, false, err
	case unread:
		return nil, false, failure(errors.New("no report was made, since not all files could be read"))
	case len(inputs) == 0:
		return nil, false, usage("no YAML file here is a logic model")
	}
	checkers := newCheckers(nil)
	var sources []portfolio.Source
	for _, in := range inputs {
		sources = append(sources, checkers.source(in))
	}
	part := !slices.ContainsFunc(args, isFolder) // of the models that there are
	p := portfolio.New(sources, &portfolio.Options{Framework: w.framework, Partial: part})
	if err := w.checkLinks(inputs, p); err != nil {
		return nil, false, err
	}
	c := p.Coverage(w.framework)
	var files []measured
	for i, m := range p.Members {
		if m.Model != nil {
			files = append(files, measured{in: inputs[i], model: m.Model, framework: m.Framework})
		}
	}
	if len(files) == 0 {
		return nil, false, w.noModels(inputs, p)
	}
	if err := w.checkData(files, len(files) < len(inputs)); err != nil {
		return nil, false, err
	}
	left := false
	for _, l := range c.LeftOut {
		hint, shown := "", l.Model != nil && (w.force || l.Findings.Err() == nil)
		if l.Findings.Err() != nil {
			hint = fmt.Sprintf("; “resultschain check %s” explains more", plaintext.Printable(l.Name()))
		}
		switch {
		case !shown:
			left = true
			fmt.Fprintf(w.stderr, "resultschain: %s is left out: %s%s\n", diag.Quote(l.Name()), l.Why, hint)
		default:
			fmt.Fprintf(w.stderr, "resultschain: %s is not counted in the coverage: %s%s\n", diag.Quote(l.Name()), l.Why, hint)
		}
	}
	r, err := reports.Portfolio(ctx, w.portfolioTitle(files, c.Framework), c, &w.options)
	if err != nil {
		return nil, false, w.unwritten(err)
	}
	return r, left, nil
}

// checkLinks tells what is wrong between the models, for which no report is made
// unless as a draft.
func (w *reportWriter) checkLinks(inputs []*input, p *portfolio.Portfolio) error {
	all := newResults()
	all.color = wantsColor(w.stderr)
	for i, m := range p.Members {
		all.add(inputs[i], checked{across: m.Across})
	}
	err := all.refuse(w.stderr, errors.New("no report was made: mend what is wrong between the models, or make it all the same, with drafts, with --force"))
	if e := (*exit)(nil); w.force && errors.As(err, &e) && e.status == exitFindings {
		return nil
	}
	return err
}

// noModels tells the faults where no model could be read.
func (w *reportWriter) noModels(inputs []*input, p *portfolio.Portfolio) error {
	for i, m := range p.Members {
		err := w.refuse(inputs[i], atLeast(m.Findings, diag.Error), "no report was made: mend what is wrong")
		if i == len(inputs)-1 {
			return err
		}
	}
	return usage("no YAML file here is a logic model")
}

func (w *reportWriter) portfolioTitle(files []measured, f *outcomes.Framework) string {
	if w.title != "" {
		return w.title
	}
	var models []*logicmodel.Model
	for _, m := range files {
		models = append(models, m.model)
	}
	return portfolioTitle(models, f)
}

// checkData refuses data that are wrong, or that belong to no indicator here
// where all models could be read.
func (w *reportWriter) checkData(files []measured, unparsed bool) error {
	if len(w.data) == 0 {
		return nil
	}
	var reports []*needle.Review
	for _, f := range files {
		reports = append(reports, needle.Judge(f.model, f.framework, nil, w.options.AsAt))
	}
	values, faults := needle.Known(w.options.Data, reports...)
	if !unparsed {
		w.faults.list = append(w.faults.list, faults...)
	}
	for _, f := range files {
		w.faults.addData(f.in, needle.Judge(f.model, f.framework, values, w.options.AsAt).Findings)
	}
	w.options.Data = values
	if err := w.faults.print(w.stderr); err != nil {
		return unwritable("standard error", err)
	}
	if w.faults.list.Count(diag.Error) > 0 {
		return &exit{exitFindings, errors.New("no report was made: mend the data first")}
	}
	return nil
}

// unwritten says why no report was made.
func (w *reportWriter) unwritten(err error) error {
	if errors.Is(err, context.Canceled) {
		return failure(errors.New("no report was made, since it was interrupted"))
	}
	if errors.Is(err, render.ErrFont) {
		return failure(fmt.Errorf("no report was made: %w; name a font with --font FILE, or make the report as html, md or pdf", err))
	}
	err = hinted(err)
	if errors.Is(err, render.ErrTooLarge) && w.picture.engine == "" {
		err = fmt.Errorf("%w (--engine dot)", err)
	}
	var e *exit
	if errors.As(err, &e) {
		return err
	}
	return failure(fmt.Errorf("no report was made: %w", err))
}

// save writes the pictures beside the report, and then the report; none more
// once ctx is done, and none at all where one would take the place of a file
// that was read.
func (w *reportWriter) save(ctx context.Context, files []reports.File, stdout io.Writer) error {
	if w.output == "" || w.output == "-" {
		if err := ctx.Err(); err != nil {
			return w.unwritten(err)
		}
		return write(stdout, string(files[0].Data))
	}
	names := []string{w.output}
	for _, f := range files[1:] {
		names = append(names, filepath.Join(filepath.Dir(w.output), f.Name))
	}
	for _, name := range names {
		if err := w.open.read.refuse("the report", name); err != nil {
			return err
		}
	}
	for i := len(files) - 1; i >= 0; i-- {
		if err := ctx.Err(); err != nil {
			return w.unwritten(err)
		}
		if unchanged(names[i], files[i].Data) {
			continue
		}
		if err := unwritable(names[i], replaceFile(names[i], files[i].Data)); err != nil {
			return err
		}
	}
	return nil
}
