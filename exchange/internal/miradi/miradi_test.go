package miradi_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/exchange/internal/miradi"
	"github.com/resultschain/resultschain/internal/ziptest"
	"github.com/resultschain/resultschain/logicmodel"
)

var update = flag.Bool("update", false, "write what is read")

// TestRead checks the model of a made-up project.
func TestRead(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/project.xml")
	if err != nil {
		t.Fatal(err)
	}
	drafts, found := miradi.Read("reef.xmpz2", ziptest.Pack(t, map[string]string{"project.xml": string(text)}))
	var got []string
	for _, d := range found {
		got = append(got, d.Pos.String()+": "+d.Severity.String()+": "+d.Message)
	}
	if len(drafts) != 1 {
		t.Fatalf("%d models, %v", len(drafts), found)
	}
	m, err := logicmodel.Parse("reef", drafts[0].Text)
	if err != nil {
		t.Fatalf("%v\n%s", err, drafts[0].Text)
	}
	yaml, err := m.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		os.WriteFile("testdata/expected.yaml", []byte(string(yaml)+"# "+strings.Join(got, "\n# ")+"\n"), 0o644)
	}
	want, err := os.ReadFile("testdata/expected.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(yaml)+"# "+strings.Join(got, "\n# ")+"\n"); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestFaults checks what is said of files that are not read, or not wholly.
func TestFaults(t *testing.T) {
	t.Parallel()
	chain := `<ResultsChainPool><ResultsChain Id="1"><ResultsChainName>a</ResultsChainName></ResultsChain></ResultsChainPool></ConservationProject>`
	for name, test := range map[string]struct{ part, text, want string }{
		"older":           {"project.json", "{}", "this is a project of an older Miradi; open it in Miradi 4 or later, and export it as .xmpz2"},
		"a bomb":          {"project.xml", strings.Repeat(" ", 40<<20), "the project is larger than 32 MB when unpacked, the most that is read"},
		"no chain":        {"project.xml", "<ConservationProject/>", "there is no results chain in this project"},
		"another version": {"project.xml", `<ConservationProject xmlns="http://xml.miradi.org/schema/ConservationProject/999">` + chain, "this project is of another version of Miradi's format than 248, so look whether anything is left out"},
		"entities":        {"project.xml", "<!DOCTYPE a><a/>", "this file has a document type definition (DOCTYPE), which is not read; remove it"},
	} {
		_, found := miradi.Read("a.xmpz2", ziptest.Pack(t, map[string]string{test.part: test.text}))
		if len(found) == 0 || found[0].Message != test.want {
			t.Errorf("%s: %v", name, found)
		}
	}
}
