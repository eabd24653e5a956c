package cli

import (
	"errors"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/render/report"
)

// This file reads and checks what a report is made of.

// prepare reads what the command line names.
func (w *reportWriter) prepare(args []string, many bool) error {
	date, err := parseDate("date", w.date)
	if err != nil {
		return err
	}
	asAt, err := parseDate("as-at", w.asAt)
	if err != nil {
		return err
	}
	options, err := w.picture.options()
	if err != nil {
		return err
	}
	if many {
		err = w.openModels(&w.readingFlags, args, w.data)
	} else {
		names := w.workspaceOptions(args)
		names.Data = w.data
		err = w.open(names)
	}
	if err != nil {
		return err
	}
	if err := w.picture.readFiles(w.session, &options); err != nil {
		return err
	}
	var words report.Words
	if w.words != "" {
		if err := words.UnmarshalText([]byte(w.words)); err != nil {
			return usage("%w", err)
		}
	}
	form, err := w.readForm()
	if err != nil {
		return err
	}
	logo, err := w.readPart(w.logo)
	if err != nil {
		return err
	}
	reference, err := w.readPart(w.reference)
	if err != nil {
		return err
	}
	w.options = report.Options{Author: w.author, Logo: logo, Reference: reference, Form: form, Draft: w.draft, Words: words, Date: date, AsAt: asAt, Drafts: w.force, Picture: options}
	switch {
	case w.isFrameworkUnreadable():
		return w.refuse(w.Framework.Findings, fmt.Errorf("the framework %s has errors: mend it first", workspace.ArgName(w.framework)))
	case len(w.Tables) < len(w.data):
		return w.Unread[0]
	}
	return nil
}

// maxPart is the size of the largest logo or reference document that is read, in
// bytes.
const maxPart = 64 << 20

// readPart returns the content of a logo or reference document; nil where none is
// named.
func (w *reportWriter) readPart(name string) ([]byte, error) {
	if name == "" {
		return nil, nil
	}
	return w.ReadAny(name, maxPart)
}

// readForm returns the form that the flag names: a built-in one, or that of a file;
// nil where it names none.
// A fault in a file is printed.
func (w *reportWriter) readForm() (*report.Form, error) {
	if w.form == "" {
		return nil, nil
	}
	form, err := report.FormNamed(w.form)
	switch {
	case err == nil:
		return form, nil
	case !isFileName(w.form):
		return nil, usage("%w, or name a file, as in our-form.yaml", err)
	}
	f, err := w.ReadFile(w.form)
	if err != nil {
		return nil, err
	}
	var faults diag.List
	if form, err = report.ParseForm(f.FS(), f.Path, f.Text); errors.As(err, &faults) {
		return nil, w.refuse(faults, fmt.Errorf("%s is not a form that can be used: mend it first", workspace.ArgName(w.form)))
	}
	return form, err
}

// prepareOne checks the only model, and returns the function that makes its
// report.
func (w *reportWriter) prepareOne(arg string) (write func() (*report.Document, error), err error) {
	if w.title != "" {
		return nil, usage("--title is for a report of several models; that of one has the title of the model")
	}
	if len(w.Files) == 0 {
		return nil, w.Unread[0]
	}
	if err := w.checkOne(); err != nil {
		return nil, err
	}
	f := w.Files[0]
	if f.Kind == workspace.Framework {
		return nil, usage("%s is a framework; name a logic model", workspace.ArgName(arg))
	}
	if err := w.Check(workspace.CheckOptions{Partial: true}); err != nil {
		return nil, err
	}
	errs := workspace.Errors(f.Findings)
	if form := w.options.Form; form != nil && form.Shows("contribution") {
		// That an assumption is broken is what the story has to say.
		errs = slices.DeleteFunc(slices.Clone(errs), func(d diag.Diagnostic) bool { return d.Code == "LM033" })
	}
	switch {
	case f.Model == nil:
		return nil, w.refuse(errs, fmt.Errorf("no report of %s was made: mend what is wrong", workspace.ArgName(arg)))
	case len(errs) > 0 && !w.force:
		return nil, w.refuse(errs, fmt.Errorf("no report of %s was made: mend what is wrong, or make it all the same, as a draft, with --force", workspace.ArgName(arg)))
	}
	w.options.Errors = len(errs)
	return func() (*report.Document, error) {
		return report.Model(w.ctx, f.Model, f.Framework, &w.options)
	}, w.checkData()
}

// prepareMany checks several models, and returns the function that makes their
// report, and whether any model is left out of it.
func (w *reportWriter) prepareMany() (write func() (*report.Document, error), left bool, err error) {
	switch {
	case w.warnUnread():
		return nil, false, failure(errors.New("no report was made, since not all files could be read"))
	case len(w.Files) == 0:
		return nil, false, usage("no YAML file here is a logic model")
	}
	// There may be more models where no folder is named.
	if err := w.Check(workspace.CheckOptions{Partial: w.Partial(), Coverage: true}); err != nil {
		return nil, false, err
	}
	if wrong := w.linkErrors(); len(wrong) > 0 {
		err := w.refuse(wrong, errors.New("no report was made: mend what is wrong between the models, or make it all the same, with drafts, with --force"))
		if !w.force || statusOf(err) != exitFindings {
			return nil, false, err
		}
	}
	if !slices.ContainsFunc(w.Files, (*workspace.File).IsRead) {
		return nil, false, w.refuse(w.errors(), errors.New("no report was made: mend what is wrong"))
	}
	if err := w.checkData(); err != nil {
		return nil, false, err
	}
	c := portfolio.Cover(w.Report, w.NamedFramework())
	for _, l := range c.LeftOut {
		how := "not counted in the coverage"
		if l.Model == nil || !w.force && l.Findings.Err() != nil {
			left, how = true, "left out"
		}
		w.warn("%s is %s: %s%s", diag.Quote(l.Name), how, l.Why, checkHint(l))
	}
	title := w.title
	if title == "" {
		var models []*logicmodel.Model
		for _, f := range w.Files {
			if f.Model != nil {
				models = append(models, f.Model)
			}
		}
		title = portfolio.Title(models, c.Framework)
	}
	return func() (*report.Document, error) {
		return report.Portfolio(w.ctx, title, c, &w.options)
	}, left, nil
}

// checkData returns an error for data that are wrong, or that belong to no
// indicator although all models could be read.
func (w *reportWriter) checkData() error {
	if len(w.data) == 0 {
		return nil
	}
	j := w.judge(w.options.AsAt)
	w.options.Data = j.values
	faults := append(j.tableFaults, j.fileFaults...)
	if faults.Count(diag.Error) > 0 {
		return w.refuse(faults, errors.New("no report was made: mend the data first"))
	}
	return w.print(faults)
}
