package cli

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/diag/format"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

func newCheck(p pack) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [FILE|DIR]…",
		Short: "Explain what is wrong in logic models and frameworks",
		Long: `check reads logic models and outcomes frameworks and explains what is wrong with
them, each fault at its line and column with the code of its rule; “resultschain
rules CODE” explains it.

Of a folder, every .yaml and .yml file that is a model or a framework is
checked. Without arguments that is the working folder; “-” is standard input.
Links from one model to another, as in “leads-to: [moray/trained]”, are checked
where both are read; of a folder, that they lead somewhere too, and that no two
models have one id.
Frameworks that a model names are read from the working folder where the model
lies under it, else from the model's own folder, and never from outside; with
--root you give a wider folder.

Findings are written as text for people: first what is wrong, with its line of
source; then in a line each what is missing, and advice on wording, of which
--all shows the whole. They are also written as json; as sarif for code
scanning; as github for the annotations of GitHub Actions; as rdjsonl for
reviewdog; or as junit for test reports.

With --fix, what can be mended with certainty is mended in the files, which keep
their comments and order: slips of writing, dates, titles in place of ids. What
could be meant otherwise stays, such as a link that closes a loop; --fix=ask
shows each change that there is and asks. What is reported is then what is left.
With --diff only the changes are shown, and nothing is written.`,
		Example: `  resultschain check examples/stobswellbeing.yaml
  resultschain check --strict --format json models/ > findings.json
  resultschain check --rule LM050=warning --rule LM020=off models/
  resultschain check --fix --diff models/`,
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.check(newSession(cmd, p), args)
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "write the findings as `FORMAT`")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "warnings count as errors for the exit status")
	cmd.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "print only what makes the exit status 1")
	cmd.Flags().BoolVar(&o.all, "all", false, "show each finding in full, infos too")
	cmd.Flags().StringArrayVar(&o.rules, "rule", nil, "turn a rule, `CODE=LEVEL`, as in LM020=off")
	cmd.Flags().StringVar(&o.fix, "fix", "", "mend the files, or `ask` about each change")
	cmd.Flags().Lookup("fix").NoOptDefVal = fixCertain
	cmd.Flags().BoolVar(&o.diff, "diff", false, "with --fix: show the changes, and write nothing")
	addReadingFlags(cmd, &o.readingFlags)
	completeWords(cmd, "format", format.Names()...)
	completeWords(cmd, "fix", fixCertain, fixAsk)
	return cmd
}

// readingFlags holds the flags of every command that reads a model.
type readingFlags struct {
	framework string
	root      string
}

func addReadingFlags(cmd *cobra.Command, r *readingFlags) {
	cmd.Flags().StringVar(&r.framework, "framework", "", "read the framework from `FILE` instead")
	cmd.Flags().StringVar(&r.root, "root", "", "read frameworks from anywhere in the folder `DIR`")
}

// workspaceOptions returns the options to read the arguments, which may be workbooks and
// tables too, and what the flags name.
func (r *readingFlags) workspaceOptions(args []string) workspace.Options {
	return workspace.Options{Args: args, Root: r.root, Framework: r.framework, Import: true}
}

type checkOptions struct {
	readingFlags
	format string
	strict bool
	quiet  bool
	all    bool
	rules  []string
	fix    string
	diff   bool
}

func (o *checkOptions) check(s *session, args []string) error {
	form, err := format.Parse(o.format)
	if err != nil {
		return usage("%w", err)
	}
	if o.diff && o.fix == "" {
		return usage("--diff shows what --fix would change; give both")
	}
	severity, err := s.rules.severities(o.rules)
	if err != nil {
		return err
	}
	defer collectLess()()
	reading := o.workspaceOptions(args)
	reading.Rules = &rules.Options{Rules: s.rules, Severity: severity}
	if err := s.open(reading); err != nil {
		return err
	}
	r := &format.Report{
		Strict: o.strict, Quiet: o.quiet, All: o.all, Color: wantsColor(s.stdout), Source: func(file string) ([]byte, bool) { return s.Source(file) },
		Rules: s.rules.reportRules(), Version: version(),
	}
	if s.isFrameworkUnreadable() {
		r.Files, r.Findings = []string{s.Framework.Name}, s.Framework.Findings
		return writeFindings(r, form, false, s.stdout)
	}
	unread := s.warnUnread()
	if err := s.Check(workspace.CheckOptions{Partial: s.Partial()}); err != nil {
		return err
	}
	if o.fix != "" {
		if err := o.fixFiles(s, reading); err != nil {
			return err
		}
	}
	r.Skipped = s.Skipped
	var found []diag.List
	for _, f := range s.Files {
		if n := len(r.Files); n == 0 || r.Files[n-1] != f.Name { // a file may hold several models, one after the other
			r.Files = append(r.Files, f.Name)
		}
		r.Suppressed += f.Suppressed
		found = append(found, f.All())
	}
	if len(r.Files) == 0 && r.Skipped == 0 && !unread {
		if name := s.Misnamed(); name != "" {
			return usage("there is no YAML file here, but there is %q, to which the editor has added an ending that Windows does not show; rename it, so that it ends in .yaml", name)
		}
	}
	r.Findings = workspace.Unique(found...)
	if o.diff {
		return findingsStatus(r, unread)
	}
	return writeFindings(r, form, unread, s.stdout)
}

// collectLess lets memory grow to five times what is in use before garbage is
// collected, as GOGC=400 does, and returns a function that ends this. A check keeps
// nearly all that it allocates until the end: of 1,000 files it takes a tenth less
// processor time so, and the same memory at its peak.
func collectLess() (end func()) {
	if os.Getenv("GOGC") != "" { // the user's own choice
		return func() {}
	}
	before := debug.SetGCPercent(400)
	return func() { debug.SetGCPercent(before) }
}

// reportRules returns the rules in the form for reports.
func (p pack) reportRules() []format.Rule {
	var all []format.Rule
	for _, r := range rules.All() {
		page := fmt.Sprintf("%s/blob/main/docs/rules.md#%s-%s", format.Homepage, strings.ToLower(r.Code), r.Name)
		all = append(all, format.Rule{Code: r.Code, Name: r.Name, Doc: r.Doc, Severity: r.Severity, Advice: r.Class == rules.ClassWording, Page: page})
	}
	for _, r := range p {
		all = append(all, format.Rule{Code: r.Code, Name: r.Name, Doc: r.Doc, Severity: r.Severity, Advice: r.Class == rules.ClassWording})
	}
	return all
}

// writeFindings writes the findings and returns the status to exit with. Where a file
// is unread, a message on it was printed before.
func writeFindings(r *format.Report, form format.Format, unread bool, w io.Writer) error {
	if len(r.Files) == 0 && !unread {
		if r.Skipped > 0 {
			return usage("no YAML file here has “model” or “framework” at the top; name a file to check it all the same")
		}
		return usage("there is no YAML file here; “resultschain new -o FILE” writes a model to begin with")
	}
	if err := format.Write(w, form, r); err != nil {
		return writeError("standard output", err)
	}
	return findingsStatus(r, unread)
}

// findingsStatus returns the status to exit with.
func findingsStatus(r *format.Report, unread bool) error {
	switch {
	case unread:
		return failure(nil)
	case r.Failed():
		return &exit{status: exitFindings}
	}
	return nil
}
