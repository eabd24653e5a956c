package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/strength"
	"github.com/resultschain/resultschain/outcomes"
)

func newExplain(p pack) *cobra.Command {
	var o explainOptions
	cmd := &cobra.Command{
		Use:   "explain FILE [ELEMENT] | DIR MODEL/ELEMENT",
		Short: "Show in words what the steps of a model rest on",
		Long:  explainHelp,
		Example: `  resultschain explain examples/stobswellbeing.yaml
  resultschain explain examples/stobswellbeing.yaml stigma
  resultschain explain models/ moray/trained
  resultschain explain --format json model.yaml | jq .activities`,
		Args: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return usage("name the file of a logic model to explain")
			case 1, 2:
				return nil
			}
			return usage("name one file, and one element at a time")
		},
		ValidArgsFunction: completeElements,
		RunE: func(cmd *cobra.Command, args []string) error {
			id := ""
			if len(args) > 1 {
				if id = args[1]; id == "" {
					return usage("the id of the element is empty")
				}
			}
			return o.explain(newSession(cmd, p), args[0], id)
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "explain as `FORMAT`, text or json")
	addReadingFlags(cmd, &o.readingFlags)
	completeWords(cmd, "format", "text", "json")
	return cmd
}

const explainHelp = `explain describes, for each activity of the logic model in FILE, how it leads to
the end state: the steps that every path goes through, the weakest evidence on
the way, and the assumptions that are not known to hold. Nothing is scored, and
links that are marked as feedback do not count. Without an end state, chains end
with the last outcomes; without activities, they begin with what nothing leads
to. A link of a group is one link for all its members.

Of evidence, strong ranks over moderate, weak and none found, and last comes a
link without a grade: nothing is known of it.

With the id of an element it describes how that is reached, what it leads to,
what the way there and the way on rest on, who takes part, whom it is for, and
what it supports in the framework; with the id of an outcome of the framework,
what supports that. Long lists are cut short. “-” is standard input.

Links from and to other models are included: from those in the folder of FILE,
or, where you name a folder and an element as in moray/trained, from all in DIR.

As json nothing is cut: {"model", "title", "file", "errors", "activities": […]}
or {…, "element": {…}} or {…, "outcome": {…}}. Elements are given by their ids
and links as {"from", "to"}. A way, null where there is none, is all paths
between two places: {"from", "to", "elements", "links", "stages", "every":
{"elements", "links"}, "best", "path", "weakest", "weak", "ungraded",
"assumptions", "risks"}, where “stages” lead to the next as a whole, “every” is
on all paths, “best” the weakest grade on the best one, “path” its links, and
“weak” the links of the grade “weakest”.

Exit status: 0 explained, if with a note that check finds errors; 1 the faults
of the file keep it from being read, 2 the command line is wrong or there is no
such element, 3 a file could not be read.`

type explainOptions struct {
	readingFlags
	format string
}

// explain explains the element of the model in the file, or, without an id, the
// ways of all its activities.
func (o *explainOptions) explain(s *session, arg, id string) error {
	if o.format != "text" && o.format != "json" {
		return usage("there is no format %s of explanations; use text or json", diag.Quote(o.format))
	}
	folder := arg != "-" && isFolder(arg)
	model, element, ok := strings.Cut(id, "/")
	if folder && (!ok || model == "" || element == "") {
		return usage("%s is a folder; name the file of a logic model, or with the folder a model and its element, as in moray/trained", diag.Quote(arg))
	}
	reading := o.workspaceOptions([]string{arg})
	reading.ModelsOnly, reading.Beside = true, true
	if err := s.open(reading); err != nil {
		return err
	}
	if s.isFrameworkUnreadable() {
		return s.refuse(s.Framework.Findings, nil)
	}
	if !folder && (len(s.Files) == 0 || !s.Files[0].Named) {
		return s.Unread[0]
	}
	if !folder && s.Files[0].Kind == workspace.Framework {
		return usage("%s is an outcomes framework; explain takes the file of a logic model", workspace.ArgName(arg))
	}
	if err := s.checkOne(); !folder && err != nil {
		return err
	}
	for _, err := range s.Unread {
		s.warn("%v; its links are not told", err)
	}
	if err := s.Check(workspace.CheckOptions{Partial: s.Partial()}); err != nil {
		return err
	}
	var f *workspace.File
	if folder {
		var err error
		if f, err = s.findModel(model, arg, element); err != nil {
			return err
		}
		id = element
	} else {
		f = s.Files[0]
	}
	if f.Model == nil {
		return s.refuse(f.Findings, nil)
	}
	for _, other := range s.Files {
		if other.Model == nil {
			s.warn("%s cannot be read as a model, so that its links are not told; “resultschain check” explains what is wrong with it", diag.Quote(other.Name))
		}
	}
	x := strength.Explain(f.Model, f.Framework, f.Graph, id, s.Report.Links...)
	if x == nil {
		return noElementError(f, id)
	}
	x.File, x.Errors = f.Name, len(f.Errors())
	write := x.WriteText
	if o.format == "json" {
		write = x.WriteJSON
	}
	return writeError("standard output", write(s.stdout))
}

// findModel returns the file of the model in the folder with that id.
func (s *session) findModel(id, folder, element string) (*workspace.File, error) {
	var found *workspace.File
	var ids []string
	for _, f := range s.Files {
		switch {
		case f.Model == nil:
		case f.Model.ID != id:
			ids = append(ids, f.Model.ID)
		case found != nil:
			return nil, usage("%s and %s are both called %s; give one of them another id, or name the file of one", diag.Quote(found.Name), diag.Quote(f.Name), diag.Quote(id))
		default:
			found = f
		}
	}
	if found != nil {
		return found, nil
	}
	hint := ""
	if like, ok := near.Find(id, ids); ok {
		hint = "; did you mean " + diag.Quote(like+"/"+element) + "?"
	}
	return nil, usage("no model in %s has the id %s%s", diag.Quote(folder), diag.Quote(id), hint)
}

// noElementError returns the error for an id that neither an element nor an
// outcome has.
func noElementError(x *workspace.File, id string) error {
	if x.Model.Group(id) != nil {
		for i := range x.Model.Elements {
			if e := &x.Model.Elements[i]; e.Group.ID == id {
				return usage("%s is a group; explain one of its members, such as %s", diag.Quote(id), diag.Quote(e.ID))
			}
		}
		return usage("%s is a group without members; explain an element", diag.Quote(id))
	}
	what := "no element"
	if x.Framework != nil {
		what = "no element and no outcome of the framework"
	}
	hint := ""
	if like, ok := near.Find(id, strength.Names(x.Model, x.Framework)); ok {
		hint = "; did you mean " + diag.Quote(like) + "?"
	}
	return usage("%s of the model %s has the id %s%s", what, diag.Quote(x.Model.ID), diag.Quote(id), hint)
}

// completeElements offers files, and then the ids of their elements.
func completeElements(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeFiles(cmd, args, word)
	}
	var ids []string
	if len(args) == 1 && args[0] != "-" {
		ids = completeIDs(func(m *logicmodel.Model, _ *outcomes.Framework) []string { return elementIDs(m) }, args[0])
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
