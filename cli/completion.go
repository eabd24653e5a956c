package cli

import (
	"bytes"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/traditions"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// newCompletion returns the command completion. It replaces cobra's command of
// that name, which is four commands with four different texts.
func newCompletion() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a script that completes words for a shell",
		Long: `completion prints a script by which the shell completes the commands, flags and
rules of resultschain when you press the Tab key.`,
		Example: `  source <(resultschain completion bash)   # in bash or zsh, for this session
  resultschain completion fish | source    # in fish, for this session

  resultschain completion bash > /etc/bash_completion.d/resultschain
  resultschain completion zsh > "${fpath[1]}/_resultschain"
  resultschain completion fish > ~/.config/fish/completions/resultschain.fish
  resultschain completion powershell >> $PROFILE`,
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("name one shell: bash, zsh, fish or powershell")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var script bytes.Buffer
			var err error
			switch root := cmd.Root(); args[0] {
			case "bash":
				err = root.GenBashCompletionV2(&script, true)
			case "zsh":
				err = root.GenZshCompletion(&script)
			case "fish":
				err = root.GenFishCompletion(&script, true)
			case "powershell":
				err = root.GenPowerShellCompletionWithDesc(&script)
			default:
				return usage("there is no script for the shell %q; use bash, zsh, fish or powershell", args[0])
			}
			if err != nil {
				return failure(err)
			}
			return write(cmd.OutOrStdout(), script.String())
		},
	}
}

// flagValues holds the completions of flags by their names: words, files by their
// endings, or both.
var flagValues = map[string]struct {
	directive cobra.ShellCompDirective
	words     []string
}{
	"framework": {cobra.ShellCompDirectiveFilterFileExt, []string{"yaml", "yml", "json"}},
	"root":      {cobra.ShellCompDirectiveFilterDirs, nil},
	"data":      {cobra.ShellCompDirectiveFilterFileExt, []string{"csv", "tsv", "txt", "xlsx"}},
	"settings":  {cobra.ShellCompDirectiveFilterFileExt, []string{"yaml", "yml"}},
	"words":     {cobra.ShellCompDirectiveFilterFileExt, []string{"csv", "xlsx"}},
	"lang":      {cobra.ShellCompDirectiveNoFileComp, exchange.Languages()},
	"font":      {cobra.ShellCompDirectiveFilterFileExt, []string{"ttf", "otf"}},
	"output":    {cobra.ShellCompDirectiveDefault, nil},
	"theme":     {cobra.ShellCompDirectiveDefault, render.Themes()},
	"view":      {cobra.ShellCompDirectiveNoFileComp, names(render.Views())},
	"page":      {cobra.ShellCompDirectiveNoFileComp, names(render.Papers())},
	"columns":   {cobra.ShellCompDirectiveNoFileComp, names(render.AllColumns())},
	"group-by":  {cobra.ShellCompDirectiveNoFileComp, names(render.Groupings())},
	"depth":     {cobra.ShellCompDirectiveNoFileComp, names(render.Depths())},
	"engine":    {cobra.ShellCompDirectiveNoFileComp, []string{"embedded", "dot"}},
	"like":      {cobra.ShellCompDirectiveNoFileComp, traditions.Names()},
	"show":      {cobra.ShellCompDirectiveNoFileComp, showValues},
	"hide":      {cobra.ShellCompDirectiveNoFileComp, []string{"supports"}},
}

// completeFlags completes the flags of a command and of its subcommands that have
// no completion of their own: by [flagValues], by [flagIDs], or with nothing, so
// that shells offer no files there.
func (p pack) completeFlags(cmd *cobra.Command) {
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if _, done := cmd.GetFlagCompletionFunc(f.Name); done || f.NoOptDefVal != "" {
			return
		}
		known, ok := flagValues[f.Name]
		switch {
		case ok:
			complete(cmd, f.Name, cobra.FixedCompletions(known.words, known.directive))
		case f.Name == "rule":
			complete(cmd, f.Name, p.completeSeverities)
		case flagIDs[f.Name] != nil:
			complete(cmd, f.Name, func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
				if len(args) == 0 {
					return nil, cobra.ShellCompDirectiveNoFileComp
				}
				return completeIDs(flagIDs[f.Name], args[0]), cobra.ShellCompDirectiveNoFileComp
			})
		default: // a number, a date or words
			completeWords(cmd, f.Name)
		}
	})
	for _, sub := range cmd.Commands() {
		p.completeFlags(sub)
	}
}

// completeSeverities offers the codes of rules, and then severities.
func (p pack) completeSeverities(cmd *cobra.Command, _ []string, word string) ([]string, cobra.ShellCompDirective) {
	if code, _, ok := strings.Cut(word, "="); ok {
		var words []string
		for _, s := range diag.SeverityNames() {
			words = append(words, code+"="+s)
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, r := range p.all() {
		if !rules.IsFixed(r.Code) {
			words = append(words, r.Code+"=\t"+r.Name)
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// flagIDs holds, by the names of flags, functions that return the ids which the flag
// may choose in a model and its framework, each with a tab and its title. The
// framework may be nil.
var flagIDs = map[string]func(*logicmodel.Model, *outcomes.Framework) []string{
	"focus": func(m *logicmodel.Model, f *outcomes.Framework) []string {
		return append(elementIDs(m), outcomeIDs(f)...)
	},
	"partner": func(m *logicmodel.Model, _ *outcomes.Framework) []string {
		var ids []string
		for _, p := range m.Partners {
			ids = append(ids, p.ID+"\t"+p.Name)
		}
		return ids
	},
	"outcome": func(_ *logicmodel.Model, f *outcomes.Framework) []string { return outcomeIDs(f) },
}

func elementIDs(m *logicmodel.Model) []string {
	var ids []string
	for i := range m.Elements {
		ids = append(ids, m.Elements[i].ID+"\t"+m.Elements[i].Text())
	}
	return ids
}

func outcomeIDs(f *outcomes.Framework) []string {
	if f == nil {
		return nil
	}
	var ids []string
	for o := range f.All() {
		ids = append(ids, o.ID+"\t"+o.Title)
	}
	return ids
}

// completeIDs returns the ids that list finds in a file's model and its framework,
// and nil where the file cannot be read.
func completeIDs(list func(*logicmodel.Model, *outcomes.Framework) []string, file string) []string {
	if file == "-" {
		return nil
	}
	w, err := workspace.Open(workspace.Options{Args: []string{file}})
	if err != nil || len(w.Files) == 0 || isFolder(file) {
		return nil
	}
	if err := w.Check(workspace.CheckOptions{Partial: true}); err != nil || w.Files[0].Model == nil {
		return nil
	}
	return list(w.Files[0].Model, w.Files[0].Framework)
}

// completeWords offers the words as values of the flag.
func completeWords(cmd *cobra.Command, flag string, words ...string) {
	complete(cmd, flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

func complete(cmd *cobra.Command, flag string, by cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, by); err != nil {
		panic(err) // the flag is not there
	}
}

// completeFiles offers the files that may hold a model or a framework.
var completeFiles = cobra.FixedCompletions([]string{"yaml", "yml", "json"}, cobra.ShellCompDirectiveFilterFileExt)
