package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var unmitigatedRisk = &Rule{
	Code: "LM037", Name: "unmitigated-risk", Class: ClassStructural, Severity: diag.Warning,
	Doc: `A risk of high likelihood or high consequence says nothing of what is done about it.

Say so under "mitigation", even if that is only how the risk is watched.

Source: Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for _, r := range p.Model.Risks {
			if r.Mitigation != "" || r.Likelihood != logicmodel.RatingHigh && r.Consequence != logicmodel.RatingHigh {
				continue
			}
			how := "consequence"
			switch {
			case r.Likelihood == logicmodel.RatingHigh && r.Consequence == logicmodel.RatingHigh:
				how = "likelihood and consequence"
			case r.Likelihood == logicmodel.RatingHigh:
				how = "likelihood"
			}
			p.Reportf(r.Pos, nil, `the %s of the risk %s is high, and no mitigation is given; say under "mitigation" what is done about it`, how, q(r.ID))
		}
	},
}
