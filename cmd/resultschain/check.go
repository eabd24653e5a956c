package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

func newCheck() *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [FILE|DIR]…",
		Short: "Explain what is wrong in logic models and frameworks",
		Long: `check reads logic models and outcomes frameworks and explains what is wrong with
them, each fault at its line and column with the code of its rule; “resultschain
rules CODE” tells more about it.

Of a folder, every .yaml and .yml file that is a model or a framework is
checked. Without arguments that is the working folder; “-” is standard input.
Links from one model to another, as in “leads-to: [moray/trained]”, are checked
where both are read; of a folder, that they lead somewhere too, and that no two
models have one id.
Frameworks that a model names are read from the working folder where the model
lies under it, else from the model's own folder, and never from outside; with
--root you give a wider folder.

Findings are written as text for people; as json; as sarif for code scanning;
as github for the annotations of GitHub Actions; as rdjsonl for reviewdog; or
as junit for test reports.`,
		Example: `  resultschain check examples/stobswellbeing.yaml
  resultschain check --strict --format json models/ > findings.json
  resultschain check --rule LM050=warning --rule LM020=off models/`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.check(args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "write the findings as `FORMAT`")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "warnings count as errors for the exit status")
	cmd.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "print only what makes the exit status 1")
	cmd.Flags().StringArrayVar(&o.rules, "rule", nil, "turn a rule, `CODE=LEVEL`, as in LM020=off")
	addReading(cmd, &o.reading)
	completeWords(cmd, "format", findingFormatNames()...)
	return cmd
}

// reading are the flags of every command that reads a model.
type reading struct {
	framework string
	root      string
}

func addReading(cmd *cobra.Command, r *reading) {
	cmd.Flags().StringVar(&r.framework, "framework", "", "read the framework from `FILE` instead")
	cmd.Flags().StringVar(&r.root, "root", "", "read frameworks from anywhere in the folder `DIR`")
	completeFlag(cmd, "framework", cobra.ShellCompDirectiveFilterFileExt, "yaml", "yml", "json")
	completeFlag(cmd, "root", cobra.ShellCompDirectiveFilterDirs)
}

type checkOptions struct {
	reading
	format string
	strict bool
	quiet  bool
	rules  []string
}

func (o *checkOptions) check(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	format, err := findingFormatOf(o.format)
	if err != nil {
		return err
	}
	severity, err := severities(o.rules)
	if err != nil {
		return err
	}
	open := newOpener(o.root, stdin)
	all := newResults()
	all.strict, all.quiet, all.color = o.strict, o.quiet, wantsColor(stdout)
	checkers := newCheckers(&logicmodel.Options{Severity: severity})
	if o.framework != "" {
		in, err := open.framework(o.framework)
		if err != nil {
			return err
		}
		var faults diag.List
		if checkers.framework, faults = in.framework(); checkers.framework == nil {
			all.add(in, checked{found: faults})
			return report(all, format, false, stdout)
		}
	}

	unread := false
	tell := func(err error) {
		fmt.Fprintf(stderr, "resultschain: %v\n", err)
		unread = true
	}
	folder := len(args) == 0
	if folder {
		args = []string{"."}
	}
	var inputs []*input
	part := true // of the models that there are: no folder is named
	ts := targets(args, tell)
	for i, f := range open.files(ts) {
		t, in, err := ts[i], f.in, f.err
		part = part && t.named && !folder
		var e *exit
		switch {
		case errors.As(err, &e) && e.status == exitUsage:
			return err
		case err != nil:
			tell(err)
		case t.named && !folder || in.kind() != "":
			inputs = append(inputs, in)
		default:
			all.passed++
		}
	}
	for i, c := range checkers.check(inputs, part || unread) {
		all.add(inputs[i], c)
	}
	return report(all, format, unread, stdout)
}

// report writes the findings and gives the status to exit with. Some file may
// be unread, which the user was told.
func report(all *results, format findingFormat, unread bool, w io.Writer) error {
	if len(all.checked) == 0 && !unread {
		if all.passed > 0 {
			return usage("no YAML file here has “model” or “framework” at the top; name a file to check it all the same")
		}
		return usage("there is no YAML file here; “resultschain new -o FILE” writes a model to begin with")
	}
	if err := format.write(all, w); err != nil {
		return unwritable("standard output", err)
	}
	switch {
	case unread:
		return failure(nil)
	case all.failed():
		return &exit{status: exitFindings}
	}
	return nil
}

// wantsColor reports whether w is a terminal whose user has not asked for text
// without colours (NO_COLOR, by no-color.org, or TERM=dumb).
func wantsColor(w io.Writer) bool {
	return os.Getenv("NO_COLOR") == "" && isTerminal(w)
}

// isTerminal reports whether w is a terminal that knows more than text.
func isTerminal(w io.Writer) bool {
	if messages, ok := w.(*inert); ok {
		w = messages.w
	}
	if out, ok := w.(*watched); ok {
		w = out.w
	}
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && info.Mode()&os.ModeDevice != 0
}
