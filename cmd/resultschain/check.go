package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
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
Frameworks that a model names are read from the working folder where the model
lies under it, else from the model's own folder, and never from outside.`,
		Example: `  resultschain check examples/stobswellbeing.yaml
  resultschain check --strict --format json models/ > findings.json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.check(args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "`form` of the findings: text or json")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "warnings count as errors for the exit status")
	addReading(cmd, &o.reading)
	completeWords(cmd, "format", "text", "json")
	return cmd
}

// reading are the flags of every command that reads a model.
type reading struct {
	framework string
	root      string
}

func addReading(cmd *cobra.Command, r *reading) {
	cmd.Flags().StringVar(&r.framework, "framework", "", "check against the framework in `FILE`, not the one that the model names")
	cmd.Flags().StringVar(&r.root, "root", "", "read frameworks from anywhere in the folder `DIR`")
}

func completeWords(cmd *cobra.Command, flag string, words ...string) {
	err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // the flag is not there
	}
}

type checkOptions struct {
	reading
	format string
	strict bool
}

func (o *checkOptions) check(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if o.format != "text" && o.format != "json" {
		return usage("there is no form %q of findings; use text or json", o.format)
	}
	inFolder := len(args) == 0
	if inFolder {
		args = []string{"."}
	}
	names, err := files(args)
	if err != nil {
		return err
	}
	f, err := o.override(stdin)
	if err != nil {
		return err
	}
	all := results{sources: map[string]*input{}}
	unreadable := false
	for _, name := range names {
		in, err := openInput(name, o.root, stdin)
		if err != nil {
			if len(names) == 1 {
				return err
			}
			fmt.Fprintf(stderr, "resultschain: %v\n", err)
			unreadable = true
			continue
		}
		named := !inFolder && contains(args, name)
		all.add(in, named, f)
	}
	if o.format == "json" {
		err = all.writeJSON(stdout)
	} else {
		err = all.writeText(stdout)
	}
	switch {
	case err != nil:
		return failure(fmt.Errorf("writing the findings: %w", err))
	case unreadable:
		return failure(nil)
	case all.findings.Count(diag.Error) > 0, o.strict && all.findings.Count(diag.Warning) > 0:
		return &exit{status: exitFindings}
	}
	return nil
}

func contains(args []string, name string) bool {
	for _, a := range args {
		if a == name {
			return true
		}
	}
	return false
}

// override is the framework that the user wants in place of the one that a
// model names; nil for none.
func (r *reading) override(stdin io.Reader) (*outcomes.Framework, error) {
	if r.framework == "" {
		return nil, nil
	}
	in, err := openInput(r.framework, r.root, stdin)
	if err != nil {
		return nil, err
	}
	f, err := outcomes.Load(in.fsys, in.name)
	if err == nil {
		return f, nil
	}
	list, ok := err.(diag.List)
	if !ok {
		return nil, failure(err)
	}
	printer := diag.Printer{Source: in.source}
	if err := printer.Print(os.Stderr, in.display(list)); err != nil {
		return nil, failure(err)
	}
	return nil, &exit{status: exitFindings}
}

// results are the findings of all files.
type results struct {
	files      int
	findings   diag.List
	suppressed int
	sources    map[string]*input // by the file name in places
}

// add checks a file. One that is neither a model nor a framework is only
// looked at if the user named it.
func (r *results) add(in *input, named bool, f *outcomes.Framework) {
	var found diag.List
	switch kind := kindOf(in.src); {
	case kind == "framework":
		g, err := outcomes.Load(in.fsys, in.name)
		if list, ok := err.(diag.List); ok {
			found = list
		} else if err == nil {
			found = outcomes.Validate(g)
		}
	case kind == "model" || named:
		report := logicmodel.CheckSource(in.fsys, in.name, in.src, f, nil)
		found = report.Findings
		r.suppressed += len(report.Suppressed)
	default:
		return
	}
	r.files++
	for _, d := range in.display(found) {
		r.sources[d.Pos.File] = in
		if !r.has(d) { // a fault of a framework is told once, not for every model
			r.findings = append(r.findings, d)
		}
	}
}

func (r *results) has(d diag.Diagnostic) bool {
	for i := range r.findings {
		if r.findings[i].Pos == d.Pos && r.findings[i].Message == d.Message {
			return true
		}
	}
	return false
}

func (r *results) source(file string) ([]byte, bool) {
	if in := r.sources[file]; in != nil {
		return in.source(file)
	}
	return nil, false
}

func (r *results) writeText(w io.Writer) error {
	printer := diag.Printer{Source: r.source}
	if err := printer.Print(w, r.findings); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, r.summary())
	return err
}

// summary tells how many files were checked and what was found.
func (r *results) summary() string {
	s := fmt.Sprintf("%s checked: %s, %s", count(r.files, "file"),
		count(r.findings.Count(diag.Error), "error"), count(r.findings.Count(diag.Warning), "warning"))
	if n := r.findings.Count(diag.Info); n > 0 {
		s += fmt.Sprintf(", %s", count(n, "info"))
	}
	if r.suppressed > 0 {
		s += fmt.Sprintf(" (%d set aside)", r.suppressed)
	}
	return s
}

func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
