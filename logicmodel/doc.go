// Package logicmodel reads, checks and writes logic models: results chains
// that lead from activities through outputs and short-, medium- and long-term
// outcomes to an end state, and that are written for an outcomes framework.
//
//	m, f, err := logicmodel.Load(os.DirFS("examples"), "stobswellbeing.yaml")
//	if err != nil {
//		return err
//	}
//	for _, d := range logicmodel.Validate(m, f, nil) {
//		fmt.Println(d)
//	}
//
// [Parse] and [Load] read the form of a file and refuse one that is malformed.
// [Validate] looks for faults of logic, by the rules that [Rules] lists; each
// rule's documentation is part of it. A rule is a value, so that a program can
// hand in rules of its own beside them.
//
// A model can also be built in Go, from plain struct values or with package
// chain beneath this one. Drawing is the business of package render; nothing
// here depends on it.
package logicmodel
