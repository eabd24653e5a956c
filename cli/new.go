package cli

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/traditions"
	"github.com/resultschain/resultschain/logicmodel"
)

func newNew() *cobra.Command {
	var output, like, template, lang string
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Write a starter model to fill in",
		Long: `new writes a small logic model with comments that explain its parts. It checks
clean as it is; put your own activities, outputs and outcomes in place of its.
With “--template” it is a workbook with drop-downs, for those who work in a
spreadsheet; “resultschain check FILE.xlsx” checks it as it is. Its headings are
English, or with “--lang” in another language: ` + strings.Join(exchange.Languages(), ", ") + `.
With “--like” it has the form that another tradition gives its models:
` + strings.Join(traditions.Names()[1:], ", ") + `.
A file that is there already is never overwritten.`,
		Example: `  resultschain new -o our-model.yaml
  resultschain new --like logframe -o our-model.yaml
  resultschain new --template our-model.xlsx
  resultschain new --template our-model.xlsx --lang cy`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return usage("to write to the file %s, put “-o” before its name", diag.Quote(args[0]))
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			model, ok := traditions.Text(like)
			if !ok {
				return usage("there is no tradition %s; use %s", diag.Quote(like), prose.Or(traditions.Names()))
			}
			var err error
			if lang != "" && template == "" {
				return usage("--lang is for the headings of a workbook; name that with --template")
			}
			if template != "" {
				if output != "" {
					return usage("give the name of the workbook once, with --template")
				}
				if model, err = workbookOf(model, lang); err != nil {
					return err
				}
				output = template
			}
			if output == "" || output == "-" {
				return write(cmd.OutOrStdout(), model)
			}
			err = createFile(output, []byte(model))
			if errors.Is(err, fs.ErrExist) {
				return usage("%s is there already; choose another name", diag.Quote(output))
			}
			return writeError(output, err)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to `FILE`; without it, to standard output")
	cmd.Flags().StringVar(&template, "template", "", "write a workbook to `FILE`, such as our-model.xlsx")
	cmd.Flags().StringVar(&lang, "lang", "", "for the workbook: headings in a `LANGUAGE`, such as cy")
	cmd.Flags().StringVar(&like, "like", traditions.Names()[0], "the form of a `TRADITION`")
	return cmd
}

// workbookOf returns the workbook of a model, which is given as text, with headings in
// a language.
func workbookOf(model, lang string) (string, error) {
	if all := append(exchange.Languages(), "en"); lang != "" && !slices.Contains(all, strings.ToLower(lang)) {
		return "", usage("there are no headings in the language %s; use %s, or bring words of your own with “resultschain export --words”", diag.Quote(lang), prose.Or(all))
	}
	m, err := logicmodel.Parse("", []byte(model))
	if err != nil {
		return "", failure(err)
	}
	m.Lang = lang
	form, err := exchange.Find("xlsx")
	if err != nil {
		return "", failure(err)
	}
	data, _, err := form.Write(m, exchange.Options{})
	return string(data), err
}
