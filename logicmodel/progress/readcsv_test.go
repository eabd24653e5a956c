package progress_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// listing returns the values and faults of a table, one a line.
func listing(values []progress.Value, faults diag.List) string {
	var b strings.Builder
	for _, v := range values {
		fmt.Fprintf(&b, "%s %s %s\n", v.Indicator.ID, v.On, v.Value)
	}
	for _, d := range faults {
		fmt.Fprintf(&b, "%d:%d %s\n", d.Pos.Line, d.Pos.Column, d.Message)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  %d:%d %s\n", r.Pos.Line, r.Pos.Column, r.Message)
		}
	}
	return b.String()
}

// TestReadOtherTables checks tables as other programs write them.
func TestReadOtherTables(t *testing.T) {
	for _, c := range []struct{ name, order, src, want string }{
		{"DHIS2", "", "Data element,Period,Organisation unit,Value\nknown,202512,Skye,5\n", "known 2025-12 5\n"},
		{"DHIS2, its short names", "", "dx,pe,ou,value\nknown,2025Q4,x,5\nknown,20251231,x,5\n", "known 2025-Q4 5\nknown 2025-12-31 5\n"},
		{"headings with marks", "", "Indicator_ID,Year,Actual\nknown,2025,5\n", "known 2025 5\n"},
		{"financial years, quarters and halves", "", "id,period,value\nknown,2022/23,5\nknown,2024-Q1,6\nknown,2024-H2,7\n", "known 2022/23 5\nknown 2024-Q1 6\nknown 2024-H2 7\n"},
		{"as Excel saves them", "", "id,date,value\na,45016,5\nb,2023-03-31 00:00:00,5\nc,2023-03-31T00:00:00Z,5\nd,2023.0,5\ne,31 March 2023,5\n",
			"a 2023-03-31 5\nb 2023-03-31 5\nc 2023-03-31 5\nd 2023 5\ne 2023-03-31 5\n"},
		{"not sure", "", "id,date,value\na,Mar-23,5\na,2022-23,5\na,FY2023,5\n",
			"2:3 \"Mar-23\" is not a date; write 2023-03\n3:3 \"2022-23\" is not a date; write 2022/23 for the financial year\n4:3 \"FY2023\" is not a date; write 2022/23 or 2023/24, whichever is meant\n"},
		{"a month that may be a financial year", "", "id,date,value\na,2010-11,5\n", "a 2010-11 5\n2:3 \"2010-11\" is read as November 2010; write 2010/11 for the financial year\n"},
		{"day first", "dmy", "id,date,value\na,31/12/2025,5\na,3.4.2025,6\n", "a 2025-12-31 5\na 2025-04-03 6\n"},
		{"month first", "mdy", "id,date,value\na,12/31/2025,5\na,3/4/2025,6\n", "a 2025-12-31 5\na 2025-03-04 6\n"},
		{"another order", "mdy", "id,date,value\na,31/12/2025,5\n", "2:3 \"31/12/2025\" is not a date whose parts are in the order mdy; correct it, or the order\n"},
		{"no order", "", "id,date,value\na,31/12/2025,5\nb,3/4/2025,6\n",
			"2:3 \"31/12/2025\" is not a date by itself; it is 2025-12-31 with --date-order dmy\n3:3 \"3/4/2025\" is not a date by itself; it is 2025-04-03 with --date-order dmy, or 2025-03-04 with --date-order mdy\n"},
		{"a column for each year", "", "indicator,2023,2024/25,202512\na,5,,7\nb,1\n", "a 2023 5\na 2025-12 7\nb 2023 1\n"},
		{"a column for each year, and others", "", "indicator,title,2023,2024\na,Names,5,6\n", "a 2023 5\na 2024 6\n"},
		{"parts", "", "indicator,date,value,Sex\na,2023,5,women\na,2023,6,men\na,2023,11,total\n", "a 2023 5 sex: women\na 2023 6 sex: men\na 2023 11\n"},
		{"unknown parts", "", "indicator,date,value,place\na,2023,5,town\na,2023,6,isle\n",
			"a 2023 5\n3:8 the indicator \"a\" has the value \"5\" for 2023 already, and this is \"6\"; keep one of the two; where the two differ by place, list that in the indicator under \"disaggregated-by\"\n  2:8 the first one is here\n"},
		{"a point in doubt", "", "id,date,value\na,2023,1.200\n", "2:8 \"1.200\" may be 1.200 or 1200; write 1.2000 or 1200\n"},
		{"a point in no doubt", "", "id,date,value\na,2023,1.200\nb,2023,51.2\n", "a 2023 1.200\nb 2023 51.2\n"},
		{"thousands", "", "id,date,value\na,2023,\"1,200\"\nb,2023,£1 200\n", "a 2023 1,200\nb 2023 £1 200\n"},
		{"many of one kind", "", "id,date,value\n" + strings.Repeat("a,May,5\n", 15),
			strings.Repeat("LINE:3 \"May\" is not a date; write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25\n", 3)},
	} {
		t.Run(c.name, func(t *testing.T) {
			values, faults := progress.ReadOptions{DateOrder: c.order, By: []string{"sex"}}.ReadCSV("values.csv", strings.NewReader(c.src))
			var b strings.Builder
			for _, v := range values {
				b.WriteString(strings.TrimSpace(fmt.Sprintf("%s %s %s %s", v.Indicator.ID, v.On, v.Value, v.Group())) + "\n")
			}
			want := c.want
			for n := 2; strings.Contains(want, "LINE"); n++ {
				want = strings.Replace(want, "LINE", fmt.Sprint(n), 1)
			}
			if strings.HasPrefix(c.name, "many") {
				want = strings.TrimSuffix(want, "\n") + "; 12 more dates are like these: lines 5, 6, 7, 8, 9, 10, 11, 12, …\n"
			}
			if got := b.String() + listing(nil, faults); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestReadCSV(t *testing.T) {
	const columns = "; the first line names the columns, as in indicator,date,value\n"
	for _, c := range []struct{ name, src, want string }{
		{"plain", "indicator,date,value\nknown,2025,5\nknown,2026-06,-5.50\n", "known 2025 5\nknown 2026-06 -5.50\n"},
		{"CR LF and no last line end", "indicator,date,value\r\nknown,2025,5\r\nasked,2025,6", "known 2025 5\nasked 2025 6\n"},
		{"lone CR", "indicator,date,value\rknown,2025,5\rasked,2025,6\r", "known 2025 5\nasked 2025 6\n"},
		{"byte order mark", "\ufeffindicator,date,value\nknown,2025,5\n", "known 2025 5\n"},
		{"byte order mark and quotes", "\ufeff\"indicator\",\"date\",\"value\"\n\"known\",\"2025\",\"5\"\n", "known 2025 5\n"},
		{"semicolons", "indicator;date;value\nknown;2025;5,3\n", "known 2025 5.3\n"},
		{"tabs", "indicator\tdate\tvalue\nknown\t2025\t5,3\n\t\t\n", "known 2025 5.3\n"},
		{"named by Excel", "sep=;\r\nindicator;date;value\r\nknown;2025;5,3\r\n", "known 2025 5.3\n"},
		{"named by Excel, places", "sep=;\r\nindicator;date;value\r\nknown;May;5,3\r\n", "3:7 \"May\" is not a date; write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25\n"},
		{"any order and case", "Value,note,DATE, ID \n5,\"fine, so far\",2025, known\n", "known 2025 5\n"},
		{"id beside indicator", "id,indicator,on,value\n7,known,2025,5\n", "known 2025 5\n"},
		{"indicator beside id", "indicator,id,on,value\nknown,7,2025,5\n", "known 2025 5\n"},
		{"empty lines and cells", "indicator,date,value\n\nknown,2025,\n , ,\nknown,2026,5,,\n", "known 2026 5\n"},
		{"no lines", "indicator,date,value\n", ""},
		{"words", "indicator,date,value\nknown,2025,very good\n", "known 2025 very good\n"},
		{"the same twice", "indicator,date,value\nknown,2025,5\nknown,2025,5.0\n", "known 2025 5\n"},

		{"empty", "", "1:1 the file is empty; begin it with the headings indicator, date and value\n"},
		{"blank", "\n \n", "1:1 the file is empty; begin it with the headings indicator, date and value\n"},
		{"missing column", "indicator,value\nknown,5\n", "1:1 there is no column \"date\"" + columns},
		{"misspelt column", "indicater,date,value\nknown,2025,5\n", "1:1 there is no column \"indicator\"; did you mean it by \"indicater\"?\n"},
		{"no headings", "known,2025,5\n", "1:1 there is no column \"indicator\"" + columns + "1:1 there is no column \"date\"" + columns + "1:1 there is no column \"value\"" + columns},
		{"column twice", "indicator,date,value,Value\nknown,2025,5,6\n", "1:22 there are two columns \"value\"; give one of them another heading\n  1:16 the first one is here\n"},
		{"YAML", "model: m\ntitle: M\n", "1:1 there is no column \"indicator\"" + columns + "1:1 there is no column \"date\"" + columns + "1:1 there is no column \"value\"" + columns},

		{"two values for one day", "indicator,date,value\nknown,2025-06-30,5\nasked,2025-06-30,5\nknown,2025-06-30,6\n",
			"known 2025-06-30 5\nasked 2025-06-30 5\n4:18 the indicator \"known\" has the value \"5\" for 2025-06-30 already, and this is \"6\"; keep one of the two\n  2:18 the first one is here\n"},
		{"two values for one day, written differently", "indicator,date,value\nknown,2025,20\nasked,2025,20\nknown,2025-12-31,40\nknown,2025-12,20.0\n",
			"known 2025 20\nasked 2025 20\nknown 2025-12 20.0\n4:18 the indicator \"known\" has the value \"20\" for 2025 already, and this is \"40\" for 2025-12-31; both end on one day, so keep one of the two\n  2:12 the first one is here\n"},
		{"dates", "indicator,date,value\nknown,30/06/2025,5\nknown,2024-25,5\nknown,,5\n",
			"2:7 \"30/06/2025\" is not a date by itself; it is 2025-06-30 with --date-order dmy\n" +
				"3:7 \"2024-25\" is not a date; write 2024/25 for the financial year\n" +
				"4:7 this line does not say of which date its value is\n"},
		{"no indicator", "indicator,date,value\n,2025,5\n", "2:1 this line does not say which indicator its value is of\n"},
		{"columns count letters", "indicator,note,date,value\nknown,café é,May,5\n", "2:14 \"May\" is not a date; write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25\n"},
		{"cells of several lines", "indicator,note,date,value\nknown,\"a\nb\",May,5\n", "3:4 \"May\" is not a date; write the year first, as in 2024, 2024-06, 2024-06-30, 2024-Q4 or 2024/25\n"},

		{"decimal comma among commas", "indicator,date,value\nknown,2025,5,3\n",
			"2:14 this line has 4 cells and the headings are 3; put quotes round a cell that holds a comma, and write decimals with a point\n"},
		{"too many cells", "indicator;date;value\nknown;2025;5;x\n", "2:14 this line has 4 cells and the headings are 3; put quotes round a cell that holds a semicolon\n"},
		{"too few cells", "indicator,date,value\nknown,2025\n", "2:7 this line ends before the column \"value\"; put a comma between its cells\n"},
		{"unsure comma", "indicator;date;value\nknown;2025;1,234\n", "2:12 \"1,234\" may be 1.234 or 1234; write 1,2340 or 1234\n"},
		{"as the fault asks, sure", "indicator;date;value\nknown;2025;1,2340\nasked;2025;1234\n", "known 2025 1.2340\nasked 2025 1234\n"},
		{"sure comma", "indicator;date;value\nknown;2025;1,234\nasked;2025;1,5\n", "known 2025 1.234\nasked 2025 1.5\n"},
		{"nought", "indicator;date;value\nknown;2025;0,234\n", "known 2025 0.234\n"},
		{"unsure point", "indicator;date;value\nknown;2025;-1.234\nasked;2025;1,5\n", "asked 2025 1.5\n2:12 \"-1.234\" may be -1.234 or -1234; write -1.2340 or -1234\n"},
		{"sure point", "indicator;date;value\nknown;2025;1.234\nasked;2025;1.5\n", "known 2025 1.234\nasked 2025 1.5\n"},
		{"quoted comma among commas", "indicator,date,value\nknown,2025,\"1,5\"\n", "known 2025 1,5\n"},

		{"open quotes", "indicator,date,value\nknown,\"2025,5\nasked,2025,6\n", "2:0 the quotes of a cell are not closed, or text follows them; close them at the end of the cell, and double each quotation mark inside\n"},
		{"text after quotes", "indicator,date,value\nknown,\"2025\"x,5\n", "2:12 the quotes of a cell are not closed, or text follows them; close them at the end of the cell, and double each quotation mark inside\n"},
		{"bare quote", "indicator,date,value\nknown,2\"5,5\n", "2:8 there is a quotation mark inside a cell without quotes; put quotes round the cell, and double the one inside\n"},
		{"Latin-1", "indicator,date,value\nknown,2025,caf\xe9\n", "2:15 the file is not in UTF-8 here; save it as “CSV UTF-8”\n"},
		{"UTF-16", "\xff\xfei\x00n\x00", "1:1 the file is in UTF-16; save it as “CSV UTF-8”\n"},
		{"NUL", "indicator,date,value\nknown,20\x0025,5\n", "2:9 there is a NUL here, which no text holds; save the sheet as “CSV UTF-8”\n"},
		{"workbook", "PK\x03\x04....", "1:1 this is a workbook or another packed file; save the sheet as CSV and give that\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			values, faults := progress.ReadCSV("values.csv", strings.NewReader(c.src))
			if got := listing(values, faults); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			for _, d := range faults {
				if d.Pos.File != "values.csv" || d.Severity != diag.Error {
					t.Errorf("%v at %v", d.Severity, d.Pos)
				}
			}
		})
	}
}

// TestLimits checks that what is too much is a fault and not read.
func TestLimits(t *testing.T) {
	const head = "indicator,date,value\n"
	lines := head + strings.Repeat("known,2025,5\n", progress.MaxValues)
	if values, faults := progress.ReadCSV("v", strings.NewReader(lines)); len(faults) > 0 || len(values) != 1 {
		t.Errorf("%d values, %v", len(values), faults)
	}
	for _, c := range []struct {
		src, want string
		n         int
	}{
		{lines + "known,2025,5\n", "there are more than 200000 values, the most that are read; split the file", 1},
		{head + strings.Repeat("x", progress.MaxBytes), "the file is larger than 16 MB, the most that is read; split it", 1},
		{head + strings.Repeat(",", 1001) + "x\n", "this line has more than 1000 cells, the most that are read; take out columns", 1},
		{strings.Repeat("value,", progress.MaxBytes/6), "this line has more than 1000 cells, the most that are read; take out columns", 1},
		{strings.Repeat(",", progress.MaxBytes), "this line has more than 1000 cells, the most that are read; take out columns", 1},
		{head + strings.Repeat(",2025,5\n", 2000), "there are more faults, which are not told; mend the others first", 1001},
	} {
		values, faults := progress.ReadCSV("v", strings.NewReader(c.src))
		if len(values) != 0 || len(faults) != c.n || faults[c.n-1].Message != c.want {
			t.Errorf("%d values, %d faults: %v", len(values), len(faults), faults)
		}
	}
	if _, faults := progress.ReadCSV("v", iotest.ErrReader(io.ErrUnexpectedEOF)); !errors.Is(faults.Err(), io.ErrUnexpectedEOF) || faults[0].Message != "the data cannot be read: unexpected EOF" {
		t.Errorf("a reader that fails: %v", faults)
	}
}

// TestData joins values from a table with those of the model.
func TestData(t *testing.T) {
	m, f := load(t, "2026", "measures: G1.1, unit: people, direction: increase, baseline: {value: 4, on: 2024}, targets: [{value: 6, on: 2027}], actuals: [{value: 5, on: 2025}]", "unit: people")
	for _, c := range []struct{ src, want string }{
		{"n,2026,5.5", "5.5 people in 2026\n"},
		{"m/n,2026,5.5", "5.5 people in 2026\n"},
		{"G1.1,2026,5.5", "5.5 people in 2026\n"},
		{"plan/G1.1,2026,5.5", "5.5 people in 2026\n"},
		{"n,2024-12,4.5", "5 people in 2025\n"},
		{"n,2025,5.0", "5 people in 2025\n"},
		{"n,2025,7", "5 people in 2025\n2:8 the indicator \"n\" has the value \"5\" for 2025 already, and this is \"7\"; keep one of the two\n  7:202 the first one is here\n"},
		{"n,2026,6\nG1.1,2026,7", "6 people in 2026\n3:11 the indicator \"G1.1\" has the value \"6\" for 2026 already, and this is \"7\"; keep one of the two\n  2:8 the first one is here\n"},
		{"n,2025-12,7", "5 people in 2025\n2:11 the indicator \"n\" has the value \"5\" for 2025 already, and this is \"7\" for 2025-12; both end on one day, so keep one of the two\n  7:202 the first one is here\n"},
		{"n,2026,many", "5 people in 2025\n2:8 the value \"many\" of the indicator \"n\" is not a number; write the number alone, as in 51.2\n"},
		{`n,2026,"5,5"`, "5 people in 2025\n2:8 the value \"5,5\" of the indicator \"n\" is not a number; write 5.5\n"},
		{"n,2026,=1+5", "5 people in 2025\n2:8 the value \"=1+5\" of the indicator \"n\" is not a number; write the number alone, as in 51.2\n"},
		{"N,2026,6", "5 people in 2025\n2:1 there is no indicator \"N\" here; did you mean \"n\"?\n"},
		{"else,2026,6", "5 people in 2025\n2:1 there is no indicator \"else\" here; correct its id, or add it to the model\n"},
		{"G1.2,2026,6\nG1.2,2027,6", "5 people in 2025\n2:1 there is no indicator \"G1.2\" here; did you mean \"G1.1\"?\n"},
		{"Names of people,2026,6", "5 people in 2025\n2:1 there is no indicator \"Names of people\" here; indicators are named by their ids, not by their titles\n"},
	} {
		values, faults := progress.ReadCSV("v.csv", strings.NewReader("indicator,date,value\n"+c.src+"\n"))
		r := progress.Judge(m, f, values, "")
		faults = append(faults, r.Findings...)
		_, unknown := progress.Known(values, r)
		faults = append(faults, unknown...)
		p := r.Results[0].Latest
		if got := fmt.Sprintf("%s people in %s\n", p.Value, p.On) + listing(nil, faults); got != c.want {
			t.Errorf("%s\ngot\n%swant\n%s", c.src, got, c.want)
		}
	}
}

// TestKnown checks which files values belong to.
func TestKnown(t *testing.T) {
	m, f := load(t, "2026", "unit: people", "unit: people")
	other, _ := load(t, "2026", "unit: people", "unit: people")
	other.ID = "o"
	third, _ := load(t, "2026", "unit: people", "unit: people")
	third.ID = "p"
	same, _ := load(t, "2026", "measures: G1.1", "unit: people")
	same.Elements[0].Indicators[0].ID = "G1.1"
	clash, _ := load(t, "2026", "unit: people", "unit: people")
	clash.ID, clash.Elements[0].Indicators[0].ID = "q", "G1.1"
	judge := func(m *logicmodel.Model, f *outcomes.Framework) *progress.Review {
		return progress.Judge(m, f, nil, "")
	}
	for _, c := range []struct {
		reports []*progress.Review
		want    string
	}{
		{[]*progress.Review{judge(m, f)}, "1"},
		{[]*progress.Review{judge(m, f), judge(m, f)}, "1"},
		{[]*progress.Review{judge(m, f), judge(other, f)}, `there are two indicators "n"; write "m/n" or "o/n"`},
		{[]*progress.Review{judge(m, f), judge(other, f), judge(third, f)}, `3 models or frameworks have an indicator "n"; name one of them, as in "m/n"`},
		{[]*progress.Review{judge(m, f), judge(nil, f), judge(same, f)}, "2"},
		{[]*progress.Review{judge(m, f), judge(nil, f), judge(clash, f)}, `there are two indicators "G1.1"; write "plan/G1.1" or "q/G1.1"`},
	} {
		data := []progress.Value{{Indicator: outcomes.Ref{ID: "n"}}, {Indicator: outcomes.Ref{ID: "G1.1"}}}
		values, list := progress.Known(data, c.reports...)
		got := fmt.Sprint(len(values))
		for _, d := range list {
			if !strings.HasPrefix(d.Message, `there is no indicator "G1.1"`) {
				got = d.Message
			}
		}
		if got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// FuzzCSV checks that no table makes the reader panic, that what is over the
// limits is not read, that places lie in the text, and that what is read is what
// encoding/csv reads, with nothing left out where there is no fault.
func FuzzCSV(f *testing.F) {
	const head = "indicator,date,value\n"
	var many strings.Builder
	many.WriteString(head)
	for n := range lowValues + 1 {
		fmt.Fprintf(&many, "k%d,2025,5\n", n)
	}
	for _, src := range []string{
		head + "known,2025,5\n", "\ufeffid;on;value\r\nknown;2025-06-30;5,3\r\n", "sep=\t\nindicator\tdate\tvalue\nk\t2025\t1,234\n",
		head + "\"a\nb\",2025,\"x\"\"y\"\n", "value,date\n", "\"", head + "k,2025,5\nk,2025,6\n,,\n", "indicator,date,value\rk,May,=1\r", "\xff", "a\x00",
		head + strings.Repeat(" ", lowBytes), many.String(), "indicator,date,value" + strings.Repeat(",", lowCells) + "\nk,2025,5\n",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		restore := progress.LowerLimits(lowBytes, lowValues, lowCells)
		found, faults := progress.ReadCSV("v", strings.NewReader(string(src)))
		restore()
		lines := strings.Count(string(src), "\n") + strings.Count(string(src), "\r") + 1
		seen := map[string]bool{}
		for _, v := range found {
			key := v.Indicator.ID + "\x00" + string(v.On)
			if v.Indicator.ID == "" || v.Value == "" || !v.On.Valid() || seen[key] {
				t.Errorf("%+v of %q", v, src)
			}
			seen[key] = true
			for _, at := range []diag.Pos{v.Indicator.Pos, v.OnPos, v.Pos} {
				if at.Line < 1 || at.Line > lines || at.Column < 1 {
					t.Errorf("%v of %q", at, src)
				}
			}
		}
		for _, d := range faults {
			if d.Pos.Line < 1 || d.Pos.Line > lines || d.Pos.Column < 0 || d.Message == "" || d.Severity != diag.Error {
				t.Errorf("%v of %q", d, src)
			}
		}
		if len(faults) == 0 && len(src) > lowBytes || len(found) > lowValues {
			t.Errorf("%d bytes and %d values are read; the limits are %d and %d", len(src), len(found), lowBytes, lowValues)
		}
		var got, readings []string
		for _, v := range found {
			got = append(got, row(v))
		}
		if len(faults) > 0 { // one value may stand in several lines, of which some have faults
			slices.Sort(got)
		}
		for _, comma := range ",;\t" {
			want, cells, headed, dated := plainly(src, comma)
			if dated {
				return
			}
			if !headed && len(faults) == 0 {
				continue
			}
			if len(faults) > 0 { // of values that are not read
				want = slices.DeleteFunc(want, func(v string) bool { return !slices.Contains(got, v) })
				slices.Sort(want)
			}
			want = once(want)
			refused := len(found) == 0 && len(faults) > 0
			if (cells <= lowCells+1 || refused) && slices.Equal(want, got) {
				return
			}
			readings = append(readings, fmt.Sprintf("%q with %d cells", want, cells))
		}
		t.Errorf("%+v are read of %q, and not %s", found, src, strings.Join(readings, ", "))
	})
}

// The limits that [FuzzCSV] sets.
const (
	lowBytes  = 1000
	lowValues = 20
	lowCells  = 10
)

// row returns a value as a line of a table.
func row(v progress.Value) string {
	return strings.Join([]string{v.Indicator.ID, string(v.On), strings.Replace(v.Value, ",", ".", 1)}, "|")
}

// once leaves out the values of an indicator for a date that is there already.
func once(values []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(values, func(v string) bool {
		of := v[:strings.LastIndex(v, "|")]
		twice := seen[of]
		seen[of] = true
		return twice
	})
}

// plainly are the values of a table with that separator as [row] gives them, by
// encoding/csv alone, the most cells of a line, whether the three columns are
// there, and else whether columns may be dates, whose values it does not read.
// It knows no faults.
func plainly(src []byte, comma rune) (values []string, cells int, headed, dated bool) {
	text := strings.TrimPrefix(string(src), "\ufeff")
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if first, rest, ok := strings.Cut(text, "\n"); ok && strings.EqualFold(strings.TrimRight(first, "\r"), "sep="+string(comma)) {
		text = rest
	}
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.TrimLeadingSpace = comma, -1, comma != '\t'
	rows, _ := in.ReadAll()
	at, best := [3]int{-1, -1, -1}, [3]int{}
	column := func(row []string, c int) string {
		if i := at[c]; i >= 0 && i < len(row) {
			return row[i]
		}
		return ""
	}
	head := true
	for _, row := range rows {
		cells = max(cells, len(row))
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		if strings.Join(row, "") == "" {
			continue
		}
		if head {
			head = false
			for i, text := range row {
				if c, n, ok := progress.FindHeading(text); ok && (at[c] < 0 || n < best[c]) {
					at[c], best[c] = i, n
				}
			}
			headed = at[0] >= 0 && at[1] >= 0 && at[2] >= 0
			dated = at[0] >= 0 && at[1] < 0 && at[2] < 0
			continue
		}
		id, on, value := column(row, 0), progress.ReadDate(column(row, 1)), column(row, 2)
		if value == "" {
			continue
		}
		values = append(values, id+"|"+on+"|"+strings.Replace(value, ",", ".", 1))
	}
	return values, cells, headed, dated
}

// TestReadTable checks that the cells of a sheet are read as a table, and that faults
// are at their rows and columns.
func TestReadTable(t *testing.T) {
	rows := [][]string{nil, {"Indicator", "2025", "", "2026"}, {"known", "5"}, {"", "", ""}, {"asked", "", "", "x,1,y"}, {"", "6"}}
	values, faults := progress.ReadOptions{}.ReadTable("v.xlsx", rows)
	const want = "known 2025 5\nasked 2026 x,1,y\n6:1 this line does not say which indicator its value is of\n"
	if got := listing(values, faults); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if values, faults := (progress.ReadOptions{}).ReadTable("v.xlsx", nil); len(values) != 0 || len(faults) != 1 {
		t.Errorf("%v, %v", values, faults)
	}
}
