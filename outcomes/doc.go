// Package outcomes reads, checks and writes outcomes frameworks.
//
// An outcomes framework is what a partnership or a government promises: a set
// of outcomes on ordered levels, such as the National Outcomes of Scotland and
// the outcomes of a local agreement that contribute to them. Frameworks are
// YAML files; one may extend others.
//
//	f, err := outcomes.Load(os.DirFS("examples"), "dundee-soa.yaml")
//	if err != nil {
//		return err // a diag.List: what is wrong, and where
//	}
//	for o := range f.All() {
//		fmt.Println(o.ID, o.Title)
//	}
//
// The package knows nothing of logic models; package logicmodel checks a model
// against a framework.
package outcomes
