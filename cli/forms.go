package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/render"
)

// A form is a way in which a command writes a result: text of some kind, or a
// picture.
type form struct {
	name    string
	ending  string        // of the names of files, if it is another
	picture render.Format // empty for a form of text
}

// tableForms returns the forms of results that are written as pages of tables.
func tableForms() []form {
	var forms []form
	for _, f := range table.Formats {
		forms = append(forms, form{name: f.Name, ending: f.Ending})
	}
	return forms
}

// byteOrderMark returns what CSV begins with, unless it is not wanted, so that
// spreadsheets read its £ and é in UTF-8; nothing for other forms.
func byteOrderMark(format string, unwanted bool) string {
	if format != "csv" || unwanted {
		return ""
	}
	return "\ufeff"
}

// addNoBOM adds the flag that leaves out the byte order mark.
func addNoBOM(cmd *cobra.Command, unwanted *bool) {
	cmd.Flags().BoolVar(unwanted, "no-bom", false, "write CSV without the mark for spreadsheets")
}

// pictureForms holds the forms of the pictures that go with such results.
var pictureForms = []form{
	{name: "svg", picture: render.SVG},
	{name: "png", picture: render.PNG},
	{name: "pdf", picture: render.PDF},
	{name: "dot", picture: render.DOT},
	{name: "outline", ending: "txt", picture: render.Outline},
}

func formNames(forms []form) []string {
	var names []string
	for _, f := range forms {
		names = append(names, f.name)
	}
	return names
}

// hasEnding reports whether names of files of the form have the ending.
func (f form) hasEnding(ending string) bool { return ending == f.name || ending == f.ending }

// chosenForm returns the index of the form that the flag names; without the flag,
// that of the first form with the ending of the output's name; else 0.
func chosenForm(forms []form, flag, output, what string) (int, error) {
	names := formNames(forms)
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(output), "."))
	if meansFolder(output) {
		ending = ""
	}
	named := -1
	if ending != "" {
		named = slices.IndexFunc(forms, func(f form) bool { return f.hasEnding(ending) })
	}
	switch {
	case flag == "" && named >= 0:
		return named, nil
	case flag == "" && ending != "":
		if err := checkNotModel("the "+what, output); err != nil {
			return 0, err
		}
		return 0, usage("%s does not say in what format the %s should be written: end it with the name of one, or choose one with --format: %s", diag.Quote(output), what, strings.Join(names, ", "))
	case flag == "":
		return 0, nil
	}
	chosen := slices.Index(names, flag)
	if chosen < 0 {
		return 0, usage("there is no format %s of %s; use one of %s", diag.Quote(flag), what, strings.Join(names, ", "))
	}
	if named >= 0 && !forms[chosen].hasEnding(ending) && (forms[named].picture != "" || forms[chosen].picture != "") {
		return 0, usage("%s is the name of a file in the format %s, and --format says %s", diag.Quote(output), names[named], flag)
	}
	return chosen, nil
}
