// Package report makes reports of logic models for people to read and print: a
// case study of one model, by the form that Scottish partnerships filled in for
// their Single Outcome Agreements in 2010, or a report of many models together.
//
//	r, err := report.CaseStudy(ctx, model, framework, nil)
//	if err != nil {
//		return err
//	}
//	files, err := r.Files(ctx, report.HTML, "our-work")
//
// A [Document] is a plain value: sections with texts, lists, tables and figures,
// built once and written by one small writer for each format. The same input
// gives the same bytes, but for PDF, which a browser or an office program makes.
//
// A report has what the model says and nothing else: a section of which the
// model says nothing says that it is empty. Whether the model makes sense is
// for package logicmodel to say.
package report
