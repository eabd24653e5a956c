package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/outcomes"
)

func newMove(p pack) *cobra.Command {
	diff := false
	cmd := &cobra.Command{
		Use:   "move ELEMENT STAGE [FILE|DIR]…",
		Short: "Move an element to another stage of its model",
		Long: `move moves an element to the end of another stage in the file of its model, with
the comments above it. STAGE is inputs, activities, outputs, short, medium, long
or end-state. Its links stay as they are; “resultschain check” reports those
that then run back.

Without files it looks in the working folder. An element of one of several
models is named as in moray/trained.`,
		Example: `  resultschain move confidence medium our-model.yaml
  resultschain move --diff moray/trained outputs models/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return move(newSession(cmd, p), args[0], args[1], args[2:], diff)
		},
	}
	takeFirst(cmd, "give the id of the element and the stage, as in: resultschain move confidence medium",
		cobra.NoFileCompletions, cobra.FixedCompletions(stageKeys(), cobra.ShellCompDirectiveNoFileComp))
	addDiffFlag(cmd, &diff)
	return cmd
}

func move(s *session, id, stage string, args []string, diff bool) error {
	words := stageKeys()
	i := slices.Index(words, stage)
	if i < 0 {
		if like, ok := near.Word(stage, words); ok {
			return usage("there is no stage %s; did you mean %q?", diag.Quote(stage), like)
		}
		return usage("there is no stage %s; use %s", diag.Quote(stage), prose.Or(words))
	}
	files, _, err := s.openEdited(workspace.Options{Args: args, ModelsOnly: true})
	if err != nil {
		return err
	}
	t, err := edit.Find(files, diag.KindElement, id)
	if err != nil {
		return &exit{exitFindings, err}
	}
	if err := fileOf(files, t).Move(t.ID, outcomes.Stages()[i]); err != nil {
		return &exit{exitFindings, err}
	}
	return s.saveEdited(s.changed(files), diff)
}

// stageKeys returns the keys of the stages in files.
func stageKeys() (keys []string) {
	for _, s := range outcomes.Stages() {
		key, _ := s.Key()
		keys = append(keys, key)
	}
	return keys
}
