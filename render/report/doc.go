// Package report makes reports of logic models for people to read, print and
// publish: of one model by a form, such as the case study that Scottish
// partnerships filled in for their Single Outcome Agreements, results or a
// contribution story; or of many models together.
//
//	document, err := report.Model(ctx, model, framework, nil)
//	if err != nil {
//		return err
//	}
//	files, err := document.Files(ctx, report.HTML, "our-work")
//
// A [Form] is data: its sections, and the source of what each shows. A [Document]
// has sections with texts, lists, tables and figures. It is built once, and
// written by one small writer for each format. The same input gives the same
// bytes, but for PDF, which a browser or an office program makes.
//
// A report has what is in the model and nothing else: a section for which the
// model has nothing is left out, and [Document.LeftOut] lists it. Whether the model
// makes sense is for package rules to judge.
package report
