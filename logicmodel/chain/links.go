package chain

import "github.com/resultschain/resultschain/logicmodel"

// Links are the links that one call made. What is said of them holds for each.
type Links struct {
	from       *logicmodel.Element
	start, end int // in its LeadsTo
}

func link[S Step](from Step, to []S, feedback bool) *Links {
	l := &Links{from: from.element(), start: len(from.element().LeadsTo)}
	for _, t := range to {
		l.from.LeadsTo = append(l.from.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: t.element().ID}, Feedback: feedback})
	}
	l.end = len(l.from.LeadsTo)
	return l
}

// Because gives the rationale.
func (l *Links) Because(reason string) *Links {
	return l.each(func(k *logicmodel.Link) { k.Because = reason })
}

// Evidence says how well the links are supported, and where that is published.
func (l *Links) Evidence(e logicmodel.Evidence) *Links {
	return l.each(func(k *logicmodel.Link) { k.Evidence = e })
}

// Assumes names assumptions that must hold for the links to work.
func (l *Links) Assumes(assumptions ...Assumption) *Links {
	return l.each(func(k *logicmodel.Link) {
		for _, a := range assumptions {
			k.Assumes = append(k.Assumes, logicmodel.Assumed{ID: a.id})
		}
	})
}

// AssumesThat says in words what must hold for the links to work.
func (l *Links) AssumesThat(text string) *Links {
	return l.each(func(k *logicmodel.Link) { k.Assumes = append(k.Assumes, logicmodel.Assumed{Text: text}) })
}

// Risks names risks to the links.
func (l *Links) Risks(risks ...Risk) *Links {
	return l.each(func(k *logicmodel.Link) {
		for _, r := range risks {
			k.Risks = append(k.Risks, logicmodel.Ref{ID: r.id})
		}
	})
}

func (l *Links) each(do func(*logicmodel.Link)) *Links {
	for i := l.start; i < l.end; i++ {
		do(&l.from.LeadsTo[i])
	}
	return l
}
