package table_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/table"
)

// page has a title and tables; list has lists only.
var (
	page = &table.Document{
		Title: "The <plan>",
		Notes: []string{"1 of 2 is *done*."},
		Tables: func() []table.Table {
			return []table.Table{
				{Title: "Empty", Heads: []string{"A"}},
				{Title: "All", Text: "Of a | b.", Heads: []string{"Name", "N"}, Rows: [][]string{{"=1+1", "-1"}, {"b|c", "x; -2"}}},
			}
		},
		Lists: func() []table.List {
			return []table.List{
				{Labels: 8, Items: []table.Item{{Label: "First", Text: "1 of 2"}, {Label: "Second", Text: "2 of 2"}}},
				{Title: "All", Text: "Of a | b.", Items: []table.Item{{Items: []table.Item{
					{Label: "b1", Text: strings.Repeat("word ", 20), Items: []table.Item{{Text: "by ", Names: strings.Fields(strings.Repeat("somebody ", 20))}}},
					{Text: "… and 3 more"},
				}}}},
			}
		},
		Data: func() table.Table {
			return table.Table{Heads: []string{"name", "n"}, Numbers: []string{"n"}, Rows: [][]string{{"-1", "-1"}, {"a", "-Inf"}, {"a;b", "+cmd"}}}
		},
		JSON: func() any { return map[string]string{"a": "<b>"} },
	}
	list = &table.Document{
		Lists: func() []table.List {
			return []table.List{
				{Lead: "a.yaml", Title: "2 *things*"},
				{Title: "One", Labels: 11, Items: []table.Item{{Label: "not known", Text: "::error::" + strings.Repeat(" word", 20)}}},
			}
		},
	}
)

func TestWrite(t *testing.T) {
	for _, c := range []struct {
		name, format string
		document     *table.Document
		want         string
	}{
		{"tables as text", "text", page, `The <plan>
1 of 2 is *done*.

  First   1 of 2
  Second  2 of 2

All
  Of a | b.
    b1  word word word word word word word word word word word word word word
      word word word word word word
      by somebody, somebody, somebody, somebody, somebody, somebody, somebody,
        somebody, somebody, somebody, somebody, somebody, somebody and 7 more
    … and 3 more
`},
		{"tables as Markdown", "md", page, `# The &lt;plan&gt;

1 of 2 is \*done\*.

## All

Of a \| b.

| Name | N |
|---|---|
| \=1+1 | \-1 |
| b\|c | x; -2 |
`},
		{"tables as CSV", "csv", page, "name,n\n'-1,-1\na,'-Inf\n\"a;b\",'+cmd\n"},
		{"tables as JSON", "json", page, `{"a":"<b>"}` + "\n"},
		{"lists as text", "text", list, `a.yaml: 2 *things*

One
  not known  ` + "\ufffd" + `:error:: word word word word word word word word word word word
             word word word word word word word word word
`},
		{"lists as Markdown", "md", list, `**a.yaml**: 2 \*things\*

One

- **not known** ` + "\ufffd" + `:<!-- -->error::` + strings.Repeat(" word", 20) + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			if err := c.document.Write(&b, c.format); err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, b.String()); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

func TestHTML(t *testing.T) {
	var b strings.Builder
	if err := page.Write(&b, "html"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<title>The &lt;plan&gt;</title>", "<h1>The &lt;plan&gt;</h1>\n<p>1 of 2 is *done*.</p>\n<h2 id=\"s1\">All</h2>\n<p>Of a | b.</p>\n",
		`<tr><th scope="col">Name</th><th scope="col">N</th></tr>`, `<tr><th scope="row">=1+1</th><td>-1</td></tr>`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestWriteErrors(t *testing.T) {
	for _, c := range []struct {
		document     *table.Document
		format, want string
	}{
		{page, "pdf", `there is no format "pdf" of this result; use one of text, md, csv, json, html`},
		{list, "html", `there is no format "html" of this result; use one of text, md, csv, json`},
		{&table.Document{JSON: func() any { return func() {} }}, "json", "json: unsupported type: func()"},
	} {
		var b strings.Builder
		if err := c.document.Write(&b, c.format); err == nil || err.Error() != c.want || b.Len() > 0 {
			t.Errorf("got %v and %q, want %s", err, b.String(), c.want)
		}
	}
	for _, format := range table.Names(true) {
		if err := page.Write(full{}, format); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", format, err)
		}
	}
}

var errFull = errors.New("the disk is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
