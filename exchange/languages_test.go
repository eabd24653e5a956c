package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/exchange/internal/xlsx"
	"github.com/resultschain/resultschain/internal/grid"
)

const german = "key,word\nelements,Bausteine\nid,Kennung\nstage,Stufe\ntitle,Titel\nto,nach\nfrom,von\nlinks,Pfeile\n"

// TestLanguages checks that workbooks and tables with headings in other languages hold
// the same model, whether the words are built in or a user's own.
func TestLanguages(t *testing.T) {
	t.Parallel()
	own, found := xlsx.ParseWords("german.csv", []byte(german))
	if len(found) > 0 {
		t.Fatal(found)
	}
	tests := []struct {
		lang  string
		words xlsx.Words
		has   string
	}{
		{"cy-GB", nil, "Elfennau:cyfnod,dynodydd,teitl"}, {"gd", nil, "Eileamaidean:ìre,aithnichear,tiotal"}, {"pl", nil, "Elementy:etap,identyfikator,tytuł"},
		{"ar", nil, "العناصر:المرحلة,المعرّف,العنوان"}, {"de", own, "Bausteine:Stufe,Kennung,Titel"}, {"de", nil, "Elements:stage,id,title"},
	}
	for seed, test := range tests {
		m := rich(uint64(seed))
		m.Lang = test.lang
		o := options
		o.Words = test.words
		for _, ending := range []string{".xlsx", ".csv"} {
			t.Run(test.has+ending, func(t *testing.T) {
				form, err := exchange.Find(ending[1:])
				if err != nil {
					t.Fatal(err)
				}
				o.Ending = ending
				data, losses, err := form.Write(m, o)
				if err != nil {
					t.Fatal(err)
				}
				if known := exchange.FormatOf("a"+ending, data); known != form {
					if known == nil || known.Name != form.Name {
						t.Errorf("the file is known as %v", known)
					}
				}
				back := readModel(t, form, "a"+ending, data)
				if ending == ".csv" {
					checkExact(t, m, losses, back)
					if test.words == nil && !strings.Contains(string(data), test.has[strings.Index(test.has, ":")+1:]) {
						t.Errorf("the headings are others: %.300s", data)
					}
					return
				}
				if diff := cmp.Diff(m, back, asRead); diff != "" || len(losses) > 0 {
					t.Errorf("%v\n(-want +got):\n%s", losses, diff)
				}
				sheets, err := grid.Read("a.xlsx", data)
				if err != nil {
					t.Fatal(err)
				}
				if s := sheets[2]; fmt.Sprintf("%s:%s", s.Name, strings.Join(s.Rows[0][:3], ",")) != test.has {
					t.Errorf("the headings of %s are %v", s.Name, s.Rows[0][:3])
				}
			})
		}
	}
}

// TestWordsThatAreWrong checks what is said of a user's own words.
func TestWordsThatAreWrong(t *testing.T) {
	t.Parallel()
	_, found := xlsx.ParseWords("w.csv", []byte("titel,Titel\nid,Kennung\nlabel,kennung\nlabel,Title\nid,Nummer\nrisks,Risiken / Gefahren\nto,\ngroups,Words\n"))
	want := `w.csv:1:1: error: no column and no sheet of the workbook is called "titel"; did you mean "title"?
w.csv:3:7: error: this word stands for "id" already; choose another
w.csv:4:7: error: this word stands for "title" already; choose another
w.csv:5:1: error: there is a word for "id" already; keep one of the two
w.csv:6:7: error: the name of a sheet has at most 31 letters, and none of [ ] : * ? / \ '; choose another
w.csv:8:8: error: this word stands for "words" already; choose another`
	if diff := cmp.Diff(want, inLines(found)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestHeadingsThatAreWrong checks that slips in headings of other languages are found,
// and that an English sheet may have columns of its own that mean something in others.
func TestHeadingsThatAreWrong(t *testing.T) {
	t.Parallel()
	_, found := xlsx.ReadSheet(grid.Open("m.csv", []byte("etap,identyfikator,tytuł,zaradzenia,podsumowanje\noutput,a,A,,x\n")))
	if want := `m.csv:1:37: error: there is no column "podsumowanje"; did you mean "podsumowanie"?`; !strings.Contains(inLines(found), want) {
		t.Errorf("got  %s\nwant %s", inLines(found), want)
	}
	_, found = xlsx.ReadSheet(grid.Open("m.csv", []byte("stage,id,title,data,element,math\noutput,a,A,1,2,3\n")))
	if got := inLines(found); strings.Count(got, "has no place in a model") != 3 {
		t.Errorf("got %s", got)
	}
}

func inLines(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, d.Error())
	}
	return strings.Join(all, "\n")
}
