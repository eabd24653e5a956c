// Package report makes reports of logic models for people to read and print: a
// case study of one model, by the form that Scottish partnerships filled in for
// their Single Outcome Agreements in 2010, or a report of many models together.
//
//	document, err := report.CaseStudy(ctx, model, framework, nil)
//	if err != nil {
//		return err
//	}
//	files, err := document.Files(ctx, report.HTML, "our-work")
//
// A [Document] has sections with texts, lists, tables and figures. It is built
// once, and written by one small writer for each format. The same input
// gives the same bytes, but for PDF, which a browser or an office program makes.
//
// A report has what is in the model and nothing else: a section for which the
// model has no text has a remark that it is empty. Whether the model makes sense
// is for package rules to judge.
package report
