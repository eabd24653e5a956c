package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/strength"
	"github.com/resultschain/resultschain/outcomes"
)

func newExplain() *cobra.Command {
	var o explainOptions
	cmd := &cobra.Command{
		Use:   "explain FILE [ELEMENT] | DIR MODEL/ELEMENT",
		Short: "Tell in words what the steps of a model rest on",
		Long: `explain tells, for each activity of the logic model in FILE, how it leads to the
end state: the steps that every path goes through, the weakest evidence on the
way, and the assumptions that are not known to hold. Nothing is scored, and
links that are marked as feedback do not count.

Of evidence, strong ranks over moderate, weak and none found, and last comes a
link without a grade: nothing is known of it.

With the id of an element it tells how that is reached, what it leads to, what
the way there and the way on rest on, who takes part, whom it is for, and what
it supports in the framework; with the id of an outcome of the framework, what
supports that. Long lists are cut short. “-” is standard input.

Links from and to other models are told too: from those in the folder of FILE,
or, where you name a folder and an element as in moray/trained, from all in DIR.

As json nothing is cut: {"model", "title", "file", "errors", "activities": […]}
or {…, "element": {…}} or {…, "outcome": {…}}. Elements are told by their ids
and links as {"from", "to"}. A way, null where there is none, is all paths
between two places: {"from", "to", "elements", "links", "every": {"elements",
"links"}, "best", "path", "weakest", "weak", "ungraded", "assumptions",
"risks"}, where “every” is on all paths, “best” the weakest grade on the best
one, “path” its links, and “weak” the links of the grade “weakest”.

Exit status: 0 explained, if with a note that check finds errors; 1 the faults
of the file keep it from being read, 2 the command line is wrong or there is no
such element, 3 a file could not be read.`,
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
			return o.explain(args[0], id, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&o.format, "format", "text", "explain as `FORMAT`, text or json")
	addReading(cmd, &o.reading)
	completeWords(cmd, "format", "text", "json")
	return cmd
}

type explainOptions struct {
	reading
	format string
}

// explained is a model and what is to be told of it.
type explained struct {
	*portfolio.Member
	file    string                // as the user knows it
	element *strength.Explanation // nil: the whole model
	links   []portfolio.Link      // between it and other models, among others
}

// explain explains the element of the model in the file, or, without an id, the
// ways of all its activities.
func (o *explainOptions) explain(arg, id string, stdin io.Reader, stdout, stderr io.Writer) error {
	if o.format != "text" && o.format != "json" {
		return usage("there is no format %s of explanations; use text or json", diag.Quote(o.format))
	}
	open := newOpener(o.root, stdin)
	f, err := o.replacement(open, stderr)
	if err != nil {
		return err
	}
	r := &explainReader{open: open, stderr: stderr, by: newCheckers(nil)}
	r.by.framework = f
	var x *explained
	if arg != "-" && isFolder(arg) {
		x, id, err = r.folder(arg, id)
	} else {
		x, err = r.file(arg)
	}
	if err != nil {
		return err
	}
	if id != "" {
		x.element = strength.Explain(x.Model, x.Framework, x.Chain, id)
		if x.element == nil {
			return noElement(x, id)
		}
		x.join()
	}
	write := x.writeText
	if o.format == "json" {
		write = x.writeJSON
	}
	return unwritable("standard output", write(stdout))
}

// replacement is the framework that --framework names; nil without the flag.
func (o *explainOptions) replacement(open *opener, stderr io.Writer) (*outcomes.Framework, error) {
	if o.framework == "" {
		return nil, nil
	}
	in, err := open.framework(o.framework)
	if err != nil {
		return nil, err
	}
	f, faults := in.framework()
	if f == nil {
		return nil, in.refuse(faults, stderr)
	}
	return f, nil
}

// refuse tells the faults that keep a file from being read.
func (in *input) refuse(faults diag.List, stderr io.Writer) error {
	printer := diag.Printer{Source: in.source, Color: wantsColor(stderr)}
	if err := printer.Print(stderr, in.display(faults)); err != nil {
		return failure(err)
	}
	return &exit{status: exitFindings}
}

// noElement refuses an id that neither an element nor an outcome has.
func noElement(x *explained, id string) error {
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

// writeText writes the explanation for people to read.
func (x *explained) writeText(w io.Writer) error {
	var b bytes.Buffer
	var err error
	if x.element != nil {
		err = x.element.WriteText(&b, x.file)
	} else {
		err = strength.WriteOverview(&b, x.Model, x.Chain)
	}
	if err != nil {
		return err
	}
	if n := x.errors(); n > 0 {
		fmt.Fprintf(&b, "\nNote: check finds %s in this model; once mended, this may read otherwise.\n", count(n, "error"))
	}
	_, err = w.Write(b.Bytes())
	return err
}

// completeElements offers files, and then the ids of their elements.
func completeElements(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeFiles(cmd, args, word)
	}
	var ids []string
	if len(args) == 1 && args[0] != "-" {
		if in, err := newOpener("", nil).file(args[0]); err == nil {
			if m, err := logicmodel.Parse(in.name, in.src); err == nil {
				for i := range m.Elements {
					ids = append(ids, m.Elements[i].ID+"\t"+m.Elements[i].Text())
				}
			}
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
