package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/workspace"
)

// formatsHelp returns the formats for help, one a line.
func formatsHelp(wanted func(*exchange.Format) bool) string {
	var b strings.Builder
	for _, f := range exchange.Formats() {
		if wanted(f) {
			fmt.Fprintf(&b, "  %-9s %s\n", f.Name, f.Doc)
		}
	}
	return b.String()
}

func newImport(p pack) *cobra.Command {
	var o struct {
		output, model string
		strict        bool
	}
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Write the model that a workbook or another file holds",
		Long: `import reads a logic model from a file of another format and writes it as text.
What is wrong with the file is named at its cell or line, and so is what a model
has no place for; “resultschain check FILE” checks it without writing. It reads:

` + formatsHelp((*exchange.Format).CanRead) + `
A file that holds several models needs --model, or a folder for all of them.`,
		Example: `  resultschain import our-model.xlsx -o our-model.yaml
  resultschain import --strict our-model.xlsx -o our-model.yaml`,
		Args:              oneFile("import"),
		ValidArgsFunction: completeImports,
		RunE: func(cmd *cobra.Command, args []string) error {
			s := newSession(cmd, p)
			if err := s.open(workspace.Options{Args: args, Import: true}); err != nil {
				return err
			}
			if len(s.Files) == 0 {
				if len(s.Unread) > 0 {
					return s.Unread[0]
				}
				return usage("%s is a folder; name a file", diag.Quote(args[0]))
			}
			return s.importModels(o.output, o.model, o.strict)
		},
	}
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`; without it, to standard output")
	cmd.Flags().StringVar(&o.model, "model", "", "of several models, the one with the `ID`")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "write nothing if something is lost")
	return cmd
}

// completeImports offers the files that import reads.
func completeImports(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var endings []string
	for _, f := range exchange.Formats() {
		if f.CanRead() {
			for _, e := range f.Endings {
				endings = append(endings, strings.TrimPrefix(e, "."))
			}
		}
	}
	return endings, cobra.ShellCompDirectiveFilterFileExt
}

// oneFile returns a check that there is one argument.
func oneFile(command string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("%s takes one file", command)
		}
		return nil
	}
}

// importModels writes the models of the file that was read.
func (s *session) importModels(output, id string, strict bool) error {
	name := workspace.ArgName(s.Files[0].Arg)
	var ids []string
	var texts [][]byte
	found, isImport := s.Files[0].Imported()
	if !isImport {
		return errNoImport(s.Files[0], name)
	}
	for _, f := range s.Files {
		m, faults := f.ImportedModel()
		found = append(found, faults...)
		if m == nil || id != "" && m.ID != id {
			if m != nil {
				ids = append(ids, m.ID)
			}
			continue
		}
		text, err := m.Marshal()
		if err != nil {
			return failure(err)
		}
		ids, texts = append(ids, m.ID), append(texts, text)
	}
	if err := found.Err(); err != nil {
		return s.refuse(found, nil)
	}
	if strict && len(found) > 0 {
		return s.refuse(found, notAll(name))
	}
	if err := s.print(found); err != nil {
		return err
	}
	switch {
	case len(texts) == 0 && id != "":
		return usage("there is no model %s in %s; it has %s", diag.Quote(id), name, prose.List(ids))
	case len(texts) == 0:
		return &exit{exitFindings, fmt.Errorf("there is no model in %s", name)}
	case len(texts) == 1 && !isFolder(output):
		return s.save("the model", output, texts[0])
	case !isFolder(output):
		return usage("%s holds %s: %s; name one with --model, or give a folder with -o", name, prose.Count(len(ids), "model"), prose.List(ids))
	}
	for i, text := range texts {
		file := filepath.Join(output, ids[i]+".yaml")
		if err := createFile(file, text); errors.Is(err, fs.ErrExist) {
			return usage("%s is there already; choose another folder", diag.Quote(file))
		} else if err != nil {
			return writeError(file, err)
		}
	}
	return nil
}

// errNoImport returns the error about a file that is in no other format.
func errNoImport(f *workspace.File, name string) error {
	if f.Kind != "" && f.Kind == workspace.KindOf(f.Text) {
		return usage("%s is a %s already; import reads files of other formats", name, f.Kind)
	}
	var names []string
	for _, f := range exchange.Formats() {
		if f.CanRead() {
			names = append(names, f.Name)
		}
	}
	return usage("%s is in no format that can be read: %s", name, prose.List(names))
}

// notAll returns the error that a file of another format holds more than a model does.
func notAll(name string) error {
	return fmt.Errorf("not everything in %s has a place in a model, so nothing is written", name)
}

func newExport(p pack) *cobra.Command {
	var o struct {
		readingFlags
		output, to, settings, words string
		strict                      bool
	}
	cmd := &cobra.Command{
		Use:   "export FILE",
		Short: "Write a model in the format of another program",
		Long: `export writes a logic model in another format, and lists each value of the model
that the format has no place for. It writes:

` + formatsHelp((*exchange.Format).CanWrite) + `
FILE may be of another format itself, as for import.
Without --to the ending of the output is the format. Logframes (eu, fcdo, gac,
logframe, usaid) are workbooks, or with -o FILE.docx or FILE.csv documents of
Word or tables of CSV. The headings of xlsx and csv are in the language of the
model: ` + strings.Join(exchange.Languages(), ", ") + `, or else English. --words gives those of a
workbook in any other, in a table of keys and words.`,
		Example: `  resultschain export our-model.yaml -o our-model.xlsx
  resultschain export our-model.yaml --to eu -o logframe.docx
  resultschain export --strict our-model.yaml --to json -o our-model.json`,
		Args:              oneFile("export"),
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			form, err := formatFor(o.to, o.output)
			if err != nil {
				return err
			}
			s := newSession(cmd, p)
			if err := s.openOnlyModels(o.workspaceOptions(args)); err != nil {
				return err
			}
			options := exchange.Options{Ending: filepath.Ext(o.output)}
			if err := s.readParts(&options, form, o.settings, o.words); err != nil {
				return err
			}
			return s.export(form, args[0], o.output, options, o.strict)
		},
	}
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to `FILE`; without it, to standard output")
	cmd.Flags().StringVar(&o.settings, "settings", "", "for iati: the organisation and the like, from `FILE`")
	cmd.Flags().StringVar(&o.words, "words", "", "for xlsx: the words of headings, from `FILE`")
	cmd.Flags().StringVar(&o.to, "to", "", "the `FORMAT`")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "write nothing if something is lost")
	addReadingFlags(cmd, &o.readingFlags)
	var names []string
	for _, f := range exchange.Formats() {
		if f.CanWrite() {
			names = append(names, f.Name)
		}
	}
	completeWords(cmd, "to", names...)
	return cmd
}

// formatFor returns the format with the name, or else that of the file to be written.
func formatFor(name, output string) (*exchange.Format, error) {
	if name != "" {
		form, err := exchange.Find(name)
		if err != nil {
			return nil, usage("%w", err)
		}
		if !form.CanWrite() {
			return nil, usage("%s is read by import, and cannot be written", name)
		}
		return form, nil
	}
	if form := exchange.ForName(output); form != nil {
		return form, nil
	}
	return nil, usage("give the format with --to, as in --to xlsx")
}

// readParts reads the files that a format needs beside the model.
func (s *session) readParts(o *exchange.Options, form *exchange.Format, settings, words string) error {
	if words != "" && form.Name != "xlsx" {
		return usage("--words is for the headings of a workbook of --to xlsx, and %s has none of these", form.Name)
	}
	var faults diag.List
	for _, part := range []struct {
		file string
		read func(text []byte)
	}{
		{settings, func(text []byte) { o.Settings, faults = exchange.ParseSettings(settings, text) }},
		{words, func(text []byte) { o.Words, faults = exchange.ParseWords(words, text) }},
	} {
		if part.file == "" {
			continue
		}
		text, err := s.ReadAny(part.file, maxPart)
		if err != nil {
			return err
		}
		if part.read(text); faults != nil {
			return s.refuse(faults, fmt.Errorf("%s cannot be used: mend it first", part.file))
		}
	}
	return nil
}

// export writes the only model in a format.
func (s *session) export(form *exchange.Format, arg, output string, options exchange.Options, strict bool) error {
	switch {
	case len(s.Files) == 0 && len(s.Unread) > 0:
		return s.Unread[0]
	case s.checkOne() != nil:
		return s.checkOne()
	case len(s.Files) != 1:
		return usage("export takes one model, and there are %s in %s", prose.Number(len(s.Files)), diag.Quote(arg))
	case form.Endings[0] == ".xlsx" && output == "" && isTerminal(s.stdout):
		return usage("a workbook is no text for a terminal; give a file with -o")
	}
	if err := s.Check(workspace.CheckOptions{Partial: true}); err != nil {
		return err
	}
	f := s.Files[0]
	imported, isImport := f.Imported()
	if f.Model == nil || isImport && imported.Err() != nil {
		return s.refuse(f.Errors(), fmt.Errorf("%s cannot be read as a model: mend it first", workspace.ArgName(f.Arg)))
	}
	if strict && len(imported) > 0 {
		return s.refuse(imported, notAll(workspace.ArgName(f.Arg)))
	}
	if err := s.print(imported); err != nil {
		return err
	}
	options.Framework = f.Framework
	data, losses, err := form.Write(f.Model, options)
	if errors.Is(err, exchange.ErrNoSettings) {
		return usage("%w, with --settings", err)
	}
	if err != nil {
		return failure(err)
	}
	for i := range losses {
		if isImport { // the lines are those of a text that nobody sees
			losses[i].Pos = diag.Pos{}
		}
	}
	s.printLosses(form, f.Model.ID, losses)
	if strict && len(losses) > 0 {
		return &exit{exitFindings, fmt.Errorf("%s cannot hold all of %s, so nothing is written", form.Name, workspace.ArgName(f.Arg))}
	}
	return s.save("the export", output, data)
}

// printLosses prints what a format has no place for: one line for each key, with
// what has such a value.
func (s *session) printLosses(form *exchange.Format, model string, losses []exchange.Loss) {
	if len(losses) == 0 {
		return
	}
	var keys []string
	byKey := map[string][]string{}
	for _, l := range losses {
		if byKey[l.Key] == nil {
			keys = append(keys, l.Key)
		}
		of := l.Of
		if of == "" || of == model {
			of = "the model"
		}
		if l.Pos.IsValid() {
			of += fmt.Sprintf(" (line %d)", l.Pos.Line)
		}
		byKey[l.Key] = append(byKey[l.Key], of)
	}
	s.warn("%s has no place for %s of the model:", form.Name, prose.Count(len(losses), "value"))
	for _, key := range keys {
		fmt.Fprintf(s.stderr, "  %s: %s\n", key, prose.List(byKey[key]))
	}
}
