package rules

import (
	"fmt"
	"iter"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

// LinksAcross yields the links to and from elements of other models that are written
// in this one.
func (p *Pass) LinksAcross() iter.Seq[*logicmodel.CrossLink] {
	return func(yield func(*logicmodel.CrossLink) bool) {
		for _, l := range p.Network.Links {
			if l.Writer == p.Number && !yield(l) {
				return
			}
		}
	}
}

// forwardAcross yields the links of [Pass.LinksAcross] whose direction a rule may
// judge. It leaves out feedback, repeated links, links in a loop, which LM006
// reports, and links against the framework, which LM075 reports.
func (p *Pass) forwardAcross() iter.Seq[*logicmodel.CrossLink] {
	return func(yield func(*logicmodel.CrossLink) bool) {
		for l := range p.LinksAcross() {
			if l.Feedback() || l.Repeats != nil || l.InLoop {
				continue
			}
			if _, _, ok := p.againstFramework(l); ok && !p.IsOff("LM075") {
				continue
			}
			if !yield(l) {
				return
			}
		}
	}
}

// ReportCrossf does the same as [Pass.ReportAcrossf] for a finding about a link,
// at the name of the other element.
func (p *Pass) ReportCrossf(l *logicmodel.CrossLink, format string, args ...any) *diag.Diagnostic {
	own, _, _ := l.Ends()
	return p.ReportAcrossf(l.Pos, own.Element, format, args...)
}

// RelatedAcrossf adds a place in another model of the network to a finding, if
// it is in a file.
func (p *Pass) RelatedAcrossf(d *diag.Diagnostic, model int, at diag.Pos, format string, args ...any) {
	if at.IsValid() && d.Message != "" {
		if p.elsewhere == nil {
			p.elsewhere = map[*diag.Diagnostic][]diag.Related{}
		}
		p.elsewhere[d] = append(p.elsewhere[d], diag.Related{Pos: p.sources[model].showPos(at), Message: fmt.Sprintf(format, args...)})
	}
}

// relateOther adds the place of the end at which a link is not written.
func (p *Pass) relateOther(d *diag.Diagnostic, l *logicmodel.CrossLink) {
	_, other, model := l.Ends()
	p.RelatedAcrossf(d, model, other.Element.Pos, "%s is here", q(other.String()))
}

// ends returns the numbers of the models that a link leads from and to.
func (p *Pass) ends(l *logicmodel.CrossLink) (from, to int) {
	_, _, other := l.Ends()
	if own, _, _ := l.Ends(); own == l.From {
		return l.Writer, other
	}
	return other, l.Writer
}

// modelLike returns the id of a model of the network that is nearest to one that
// it does not have, and false where none is near.
func (p *Pass) modelLike(id string) (string, bool) {
	if p.modelIDs == nil {
		var ids []string
		for _, m := range p.Network.Models {
			if m != nil {
				ids = append(ids, m.ID)
			}
		}
		p.modelIDs = near.NewFinder(ids)
	}
	return p.modelIDs.Find(id)
}

// elementLike returns the id of an element of the model that is nearest to one that
// it does not have, and false where none is near.
func (p *Pass) elementLike(model int, id string) (string, bool) {
	if p.elementIDs == nil {
		p.elementIDs = map[int]*near.Finder{}
	}
	if p.elementIDs[model] == nil {
		var ids []string
		for i := range p.Network.Models[model].Elements {
			ids = append(ids, p.Network.Models[model].Elements[i].ID)
		}
		p.elementIDs[model] = near.NewFinder(ids)
	}
	return p.elementIDs[model].Find(id)
}
