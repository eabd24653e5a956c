package diag

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestJSON(t *testing.T) {
	at := Pos{File: "a.yaml", Line: 3, Column: 7}
	whole := List{{
		Pos: at, Severity: Warning, Code: "LM005", Rule: "repeated-link", Message: `"a" <b> & c`, Element: "a",
		Related: []Related{{Pos{File: "b.yaml", Line: 1, Column: 2}, "the first <link>"}},
	}}
	tests := []struct {
		name string
		list List
		want string
	}{
		{"none", nil, `[]`},
		{"bare", List{{Severity: Error, Message: "built in Go"}},
			`[{"file":"","line":0,"column":0,"severity":"error","code":"","rule":"","message":"built in Go","element":"","related":[]}]`},
		{"whole", whole,
			`[{"file":"a.yaml","line":3,"column":7,"severity":"warning","code":"LM005","rule":"repeated-link","message":"\"a\" <b> & c","element":"a",` +
				`"related":[{"file":"b.yaml","line":1,"column":2,"message":"the first <link>"}]}]`},
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
