package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/logicmodel/progress"
)

func newRename(p pack) *cobra.Command {
	var o renameOptions
	cmd := &cobra.Command{
		Use:   "rename OLD NEW [FILE|DIR]…",
		Short: "Give something another id wherever it is used",
		Long: `rename gives an element, a partner, an outcome of a framework or anything else
another id, where it is defined and wherever it is used: in its own file, in
models that link to it, in models that are written for the framework, and in
frameworks that extend it. Titles, texts and comments stay, and so does all else
in the files.

Without files it reads the working folder. Where a file is named, OLD is
something in that file, and the files beside it are changed as far as they use
it. Where several things have the id, --kind says which one is meant; an element
or an indicator of one of several models is named as in moray/trained.`,
		Example: `  resultschain rename cafe community-cafe
  resultschain rename --kind partner cafe cafe-trust our-model.yaml
  resultschain rename --diff NO6 NO7 framework.yaml --data values.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.rename(newSession(cmd, p), args[0], args[1], args[2:])
		},
	}
	takeFirst(cmd, "give the old id and the new one, as in: resultschain rename cafe community-cafe", cobra.NoFileCompletions, cobra.NoFileCompletions)
	cmd.Flags().StringVar(&o.kind, "kind", "", "what is renamed, such as element or partner: `KIND`")
	cmd.Flags().StringArrayVar(&o.data, "data", nil, "rename the indicator in the table `FILE` as well")
	cmd.Flags().StringVar(&o.framework, "framework", "", "rename in the framework `FILE` of the models as well")
	addDiffFlag(cmd, &o.diff)
	completeWords(cmd, "kind", kindWords()...)
	return cmd
}

// kindWords returns the words for kinds on the command line.
func kindWords() (words []string) {
	for _, k := range edit.Kinds() {
		words = append(words, strings.ReplaceAll(string(k), " ", "-"))
	}
	return words
}

type renameOptions struct {
	kind      string
	data      []string
	framework string
	diff      bool
}

func (o *renameOptions) rename(s *session, from, to string, args []string) error {
	var kind diag.Kind
	if o.kind != "" {
		i := slices.Index(kindWords(), o.kind)
		if i < 0 {
			return usage("there is no kind %s of things; use %s", diag.Quote(o.kind), prose.Or(kindWords()))
		}
		kind = edit.Kinds()[i]
	}
	named, files, err := s.openEdited(workspace.Options{Args: args, Data: o.data, Framework: o.framework, Beside: true})
	if err != nil {
		return err
	}
	t, err := edit.Find(named, kind, from)
	if err != nil {
		return &exit{exitFindings, fmt.Errorf("%w%s", err, o.kindHint(err))}
	}
	for _, f := range s.leftOut(files) {
		if strings.Contains(string(f.Text), t.ID) {
			return &exit{exitFindings, fmt.Errorf("nothing was changed: %s may use %s; mend it first", diag.Quote(f.Name), diag.Quote(t.ID))}
		}
	}
	owner := ""
	if m := fileOf(files, t).Model(); m != nil {
		owner = m.ID
	}
	if err := edit.Rename(files, t, to); err != nil {
		return &exit{exitFindings, err}
	}
	all := s.changed(files)
	if t.Kind == diag.KindIndicator || t.Kind == diag.KindModel {
		for _, table := range s.Tables {
			if xlsx.IsWorkbook(table.Text) {
				s.warn("%s is a workbook, which stays as it is; change the id in it by hand", diag.Quote(table.Name))
			}
			if r := renamedCells(table, t, owner, to); string(r.after) != string(r.before) {
				all = append(all, r)
			}
		}
	}
	return s.saveEdited(all, o.diff)
}

// kindHint returns how to say which of several things is meant.
func (o *renameOptions) kindHint(err error) string {
	if o.kind == "" && strings.HasSuffix(err.Error(), "is meant") {
		return " by --kind, or by the file"
	}
	return ""
}

// renamedCells returns a table in which an indicator, or the model before it, has another id.
func renamedCells(table *workspace.File, t edit.Thing, owner, to string) rewrittenFile {
	r := rewrittenFile{name: table.Name, before: table.Text, after: table.Text}
	var fix diag.Fix
	for _, cell := range progress.IndicatorCells(table.Name, table.Text) {
		id := cell.ID
		switch model, indicator, ok := logicmodel.Qualified(id); {
		case t.Kind == diag.KindModel && ok && model == t.ID:
			id = to + "/" + indicator
		case t.Kind == diag.KindIndicator && ok && indicator == t.ID && (owner == "" || model == owner):
			id = model + "/" + to
		case t.Kind == diag.KindIndicator && id == t.ID:
			id = to
		default:
			continue
		}
		begin := cell.Pos.Offset + strings.Index(string(table.Text[cell.Pos.Offset:]), cell.ID)
		fix.Edits = append(fix.Edits, diag.Edit{Pos: diag.Pos{Offset: begin}, End: diag.Pos{Offset: begin + len(cell.ID)}, Text: id})
	}
	if after, err := fix.Apply(table.Text); err == nil {
		r.after = after
	}
	return r
}
