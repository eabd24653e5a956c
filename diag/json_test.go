package diag

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
)

func TestJSON(t *testing.T) {
	at := Pos{File: "a.yaml", Line: 3, Column: 7, Offset: 40}
	whole := List{{
		Pos: at, Severity: Warning, Code: "LM005", Rule: "repeated-link", Message: `"a" <b> & c`,
		End: Pos{File: "a.yaml", Line: 3, Column: 9, Offset: 42}, Subject: Subject{Kind: KindLink, ID: "a", To: "b", Field: "leads-to", Index: 1},
		Related: []Related{{Pos{File: "b.yaml", Line: 1, Column: 2}, "the first <link>", ""}},
		Fixes:   []Fix{{Message: "remove it", Edits: []Edit{{Pos: at, End: Pos{File: "a.yaml", Line: 3, Column: 9, Offset: 42}, Text: "<"}}}},
	}}
	tests := []struct {
		name string
		list List
		want string
	}{
		{"none", nil, `[]`},
		{"bare", List{{Severity: Error, Message: "built in Go"}},
			`[{"file":"","line":0,"column":0,"severity":"error","code":"","rule":"","message":"built in Go","element":"","related":[]}]`},
		{"in a workbook", List{{Pos: Pos{File: "a.xlsx", Line: 7, Column: 4}, Cell: "Elements!D7", Severity: Error, Related: []Related{{Pos: Pos{File: "a.xlsx", Line: 2, Column: 1}, Cell: "Links!A2"}}}},
			`[{"file":"a.xlsx","line":7,"column":4,"severity":"error","code":"","rule":"","message":"","element":"","related":[{"file":"a.xlsx","line":2,"column":1,"message":"","cell":"Links!A2"}],"cell":"Elements!D7"}]`},
		{"whole", whole,
			`[{"file":"a.yaml","line":3,"column":7,"severity":"warning","code":"LM005","rule":"repeated-link","message":"\"a\" <b> & c","element":"a",` +
				`"related":[{"file":"b.yaml","line":1,"column":2,"message":"the first <link>"}],` +
				`"offset":40,"end":{"line":3,"column":9,"offset":42},"subject":{"kind":"link","id":"a","to":"b","field":"leads-to","index":1},` +
				`"fixes":[{"message":"remove it","edits":[{"pos":{"file":"a.yaml","line":3,"column":7,"offset":40},"end":{"file":"a.yaml","line":3,"column":9,"offset":42},"text":"<"}]}]}]`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			if err := e.Encode(test.list); err != nil {
				t.Fatal(err)
			}
			if got := b.String(); got != test.want+"\n" {
				t.Errorf("got  %swant %s", got, test.want)
			}
			var again List
			if err := json.Unmarshal(b.Bytes(), &again); err != nil || !reflect.DeepEqual(append(List{}, test.list...), append(List{}, again...)) {
				t.Errorf("it is read back as %+v, %v", again, err)
			}
		})
	}
	escaped, err := json.Marshal(whole[0].Related[0].Message)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := json.Marshal(whole); err != nil || !bytes.Contains(got, escaped) {
		t.Errorf("an encoder that escapes HTML gives %s, %v", got, err)
	}
}
