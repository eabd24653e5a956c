package exchange_test

import (
	"testing"

	"github.com/resultschain/resultschain/exchange"
)

// FuzzCSV checks that no table makes a reader panic, and that each gives a model or what
// is wrong.
func FuzzCSV(f *testing.F) {
	for _, text := range []string{
		"Results chain,,Indicator,Baseline,Target,Assumptions\nOutcome,Oc 1. A,One,1 (2024),2 (2025),Rain\nOutputs,Op 1.1 (related to Oc 1) B,,,,\nActivity Matrix,What?,Means,,,Assumptions\n,A 1.1.1 C,,,,x\n* note\n",
		"PROGRAMME TITLE:,Café\nIMPACT,Impact Indicator 1,Baseline,Target\nA,One (%),1,2\n,Achieved,,3\nOUTPUT WEIGHTING (%),,Source\n60,,Diary\n",
		"Performance Indicator,Definition and Unit,Data Source\nGoal: A,,\nOne,\"What\nUnit: people\",Survey\n",
		",Narrative Summary,OVIs,MoVs,Assumptions\nGoal,A,One: from 0 (2024) to 40 % (2025),Survey,Rain\n",
		"Café\nInputs,Outputs,,Outcomes – Impact,\n,Activities,Participation,Short (1 year),Goal\n\"• a\n2. b\",c,d,e,f\nAssumptions: g,h\n",
		"Resources,a\nActivities,b\nOutcomes,c\nBudget,d\n",
		"Stage;Title;Leads to\nActivity;a;B\nOutput;B;\n",
		"title,Café\nstage,id,title,leads-to,because,indicator,target,target date,partners\noutput,a,A,b,Reason,One,1,2024,p\n,,,c,,,2,2025,\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, form := range []string{"columns", "csv", "eu", "xlsx"} {
			form, err := exchange.Find(form)
			if err != nil {
				t.Fatal(err)
			}
			imports, found := form.Read("a.csv", data)
			if len(imports) == 0 && len(found) == 0 {
				t.Error("neither a model nor a finding")
			}
			for _, i := range imports {
				if m, found := i.Model("a"); m == nil && len(found) == 0 {
					t.Error("no model, and nothing is wrong")
				}
			}
		}
	})
}
