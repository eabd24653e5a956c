// Package portfolio looks at many logic models together: which outcomes of a
// framework they support, which nobody supports, and where only one partner does.
//
//	report, err := rules.CheckFiles(os.DirFS("models"), nil, ".")
//	if err != nil {
//		return err
//	}
//	portfolio.Cover(report, nil).Write(os.Stdout, "text")
//
// Drawing is not the business of this package; what a picture needs is in
// [Coverage].
package portfolio
