// Package portfolio looks at many logic models together: it follows the links
// from one model to another, and finds which outcomes of a framework they
// support, which nobody supports, and where only one partner does.
//
//	p, err := portfolio.Load(os.DirFS("models"), ".")
//	if err != nil {
//		return err
//	}
//	for _, d := range p.Findings() {
//		fmt.Println(d)
//	}
//	p.Coverage(nil).Write(os.Stdout, "text")
//
// An element of another model is named by the ids of both, as in moray/trained:
// see [logicmodel.Qualified]. Drawing is not the business of this package; what
// a picture needs is in [Coverage].
package portfolio
