package desk

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/lsp"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render/report"
)

// An exportResult is a model in another format.
type exportResult struct {
	File   *file     `json:"file"`
	Losses []keyLoss `json:"losses"` // what the format has no place for
}

// A keyLoss is what a model has under a key and a format has no place for.
type keyLoss struct {
	Key    string   `json:"key"`
	Values []string `json:"values"`
}

// export writes a model in another format.
func (d *Desk) export(_ context.Context, of *lsp.Subject, p *struct {
	Format string `json:"format"`
}) (any, error) {
	form, err := exchange.Find(p.Format)
	if err != nil {
		return nil, err
	}
	if of.Partial {
		return nil, errors.New("the model cannot be read as a whole; mend its errors first")
	}
	data, losses, err := form.Write(of.Model, exchange.Options{Framework: of.Framework})
	if err != nil {
		return nil, err
	}
	made := &exportResult{&file{baseName(of) + form.Endings[0], mime.TypeByExtension(form.Endings[0]), data}, []keyLoss{}}
	for _, l := range losses {
		i := slices.IndexFunc(made.Losses, func(other keyLoss) bool { return other.Key == l.Key })
		if i < 0 {
			i = len(made.Losses)
			made.Losses = append(made.Losses, keyLoss{Key: l.Key})
		}
		made.Losses[i].Values = append(made.Losses[i].Values, l.Value)
	}
	return made, nil
}

// An importResult is what a file of another format holds.
type importResult struct {
	Format   string   `json:"format"`
	Models   []text   `json:"models"`
	Findings []string `json:"findings"` // what is wrong with the file or is lost, in sentences
}

// A text is the text of a file.
type text struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// importFile reads the models of a file of another format.
func (d *Desk) importFile(_ context.Context, p *struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
}) (any, error) {
	form := exchange.FormatOf(p.Name, p.Data)
	if form == nil {
		var docs []string
		for _, f := range exchange.Formats() {
			if f.CanRead() {
				docs = append(docs, f.Doc)
			}
		}
		return nil, fmt.Errorf("%s is in no format that can be read: %s", diag.Quote(p.Name), prose.List(docs))
	}
	imports, found := form.Read(p.Name, p.Data)
	made := &importResult{Format: form.Doc, Models: []text{}, Findings: []string{}}
	for _, i := range imports {
		m, faults := i.Model(p.Name)
		found = append(found, faults...)
		if m == nil {
			continue
		}
		src, err := m.Marshal()
		if err != nil {
			return nil, err
		}
		made.Models = append(made.Models, text{m.ID + ".yaml", string(src)})
	}
	found.Sort()
	for _, f := range found {
		made.Findings = append(made.Findings, prose.Sentence(placed(f)))
	}
	if len(made.Models) == 0 && len(found) == 0 {
		return nil, fmt.Errorf("there is no model in %s", diag.Quote(p.Name))
	}
	return made, nil
}

// placed returns the message of a finding in a file of another format with its place.
func placed(d diag.Diagnostic) string {
	switch {
	case d.Cell != "":
		return d.Cell + ": " + d.Message
	case d.Pos.Line > 0:
		return fmt.Sprintf("line %d: %s", d.Pos.Line, d.Message)
	}
	return d.Message
}

// reportChoices holds what the user chose for a report.
type reportChoices struct {
	Format string `json:"format"` // html or docx
	Form   string `json:"form"`
	Author string `json:"author"`
	Date   string `json:"date"`
	Theme  string `json:"theme"`
}

// reportOptions returns the options of the report, and its format.
func (d *Desk) reportOptions(p *reportChoices) (*report.Options, report.Format, error) {
	format, err := report.ParseFormat(p.Format)
	if err != nil {
		return nil, "", err
	}
	if format == report.PDF {
		return nil, "", errors.New("open the report as a page, and print that into a PDF")
	}
	form, err := report.FormNamed(p.Form)
	if err != nil {
		return nil, "", err
	}
	picture, err := d.options(&look{Theme: p.Theme})
	if err != nil {
		return nil, "", err
	}
	if _, _, err := outcomes.Date(p.Date).Span(); p.Date != "" && err != nil {
		return nil, "", err
	}
	return &report.Options{Form: form, Author: p.Author, Date: outcomes.Date(p.Date), Drafts: true, Picture: *picture}, format, nil
}

// A reportResult is a report.
type reportResult struct {
	File     *file    `json:"file"`
	Warnings []string `json:"warnings"` // for its author, in sentences
	LeftOut  []string `json:"leftOut"`  // keys under which models have nothing, as in "case-study: outline"
}

// report writes the report of a model.
func (d *Desk) report(ctx context.Context, of *lsp.Subject, p *reportChoices) (any, error) {
	o, format, err := d.reportOptions(p)
	if err != nil {
		return nil, err
	}
	o.Errors = of.Errors
	r, err := report.Model(ctx, of.Model, of.Framework, o)
	if err != nil {
		return nil, err
	}
	return writeReport(ctx, r, format, baseName(of))
}

// reportAll writes one report of all models of the folder.
func (d *Desk) reportAll(ctx context.Context, p *reportChoices) (any, error) {
	o, format, err := d.reportOptions(p)
	if err != nil {
		return nil, err
	}
	_, c, err := d.cover()
	if err != nil {
		return nil, err
	}
	var models []*logicmodel.Model
	for _, m := range c.Models {
		models = append(models, m.Model)
	}
	r, err := report.Portfolio(ctx, portfolio.Title(models, c.Framework), c, o)
	if err != nil {
		return nil, err
	}
	r.Warnings = slices.Concat(r.Warnings, d.leftOut(c))
	return writeReport(ctx, r, format, "partnership")
}

var reportTypes = map[report.Format]string{
	report.HTML: "text/html", report.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

func writeReport(ctx context.Context, r *report.Document, format report.Format, name string) (any, error) {
	files, err := r.Files(ctx, format, name+"-report."+string(format))
	if err != nil {
		return nil, err
	}
	made := &reportResult{&file{files[0].Name, reportTypes[format], files[0].Data}, []string{}, []string{}}
	for _, w := range r.Warnings {
		made.Warnings = append(made.Warnings, prose.Sentence(w))
	}
	for _, l := range r.LeftOut {
		for _, k := range l.Keys {
			if !slices.Contains(made.LeftOut, k) {
				made.LeftOut = append(made.LeftOut, k)
			}
		}
	}
	return made, nil
}
