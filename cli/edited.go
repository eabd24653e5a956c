package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/internal/workspace"
	"github.com/resultschain/resultschain/logicmodel/edit"
)

// This file is what the commands share that change models and frameworks: rename, move,
// values and, as far as it goes, fmt.

// takeFirst makes a command take some arguments, of which each is completed by its function,
// and then files. The message is for where one of the first is missing.
func takeFirst(cmd *cobra.Command, missing string, first ...cobra.CompletionFunc) {
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) < len(first) {
			return usage("%s", missing)
		}
		return nil
	}
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		if len(args) < len(first) {
			return first[len(args)](cmd, args, word)
		}
		return completeFiles(cmd, args, word)
	}
}

func addDiffFlag(cmd *cobra.Command, diff *bool) {
	cmd.Flags().BoolVar(diff, "diff", false, "show the changes, and write nothing")
}

// openEdited reads models and frameworks to change them: those that the arguments name, and
// these with all that were read. It leaves out what cannot be read, with a message.
func (s *session) openEdited(o workspace.Options) (named, all []*edit.File, err error) {
	if slices.Contains(o.Args, "-") {
		return nil, nil, usage("standard input cannot be changed; name a file")
	}
	if err := s.open(o); err != nil {
		return nil, nil, err
	}
	if s.warnUnread() {
		return nil, nil, failure(nil)
	}
	for _, f := range s.edited() {
		e, err := edit.Open(f.Name, f.Text)
		if err != nil {
			s.warnUnchanged(f, err)
			continue
		}
		all = append(all, e)
		if f.Named || len(s.Folders) > 0 {
			named = append(named, e)
		}
	}
	if s.Framework != nil {
		i := slices.IndexFunc(all, func(f *edit.File) bool { return f.Name() == s.Framework.Name })
		if i < 0 { // it could not be read, and a message has named it
			return nil, nil, failure(nil)
		}
		for _, f := range named {
			f.UseFramework(all[i])
		}
	}
	if len(named) == 0 {
		return nil, nil, failure(fmt.Errorf("there is no model or framework to change here"))
	}
	return named, all, nil
}

// warnUnchanged prints why a file cannot be changed, and of one in another format what to type.
func (s *session) warnUnchanged(f *workspace.File, err error) {
	if f != s.Framework && f.Format() != nil {
		err = fmt.Errorf("%s is in another format; “resultschain import %[1]s -o our-model.yaml” writes its model as text, which can be changed", workspace.ArgName(f.Arg))
	}
	s.warn("%v", err)
}

// edited returns the files that were read, and the framework that the user names.
func (s *session) edited() []*workspace.File {
	if s.Framework == nil || slices.ContainsFunc(s.Files, func(f *workspace.File) bool { return f.Name == s.Framework.Name }) {
		return s.Files
	}
	return append(s.Files[:len(s.Files):len(s.Files)], s.Framework)
}

// leftOut returns those of the files that were read which cannot be changed.
func (s *session) leftOut(files []*edit.File) []*workspace.File {
	return slices.DeleteFunc(slices.Clone(s.edited()), func(f *workspace.File) bool {
		return slices.ContainsFunc(files, func(e *edit.File) bool { return e.Name() == f.Name })
	})
}

// fileOf returns the one of the files that defines a thing.
func fileOf(files []*edit.File, t edit.Thing) *edit.File {
	return files[slices.IndexFunc(files, func(f *edit.File) bool { return f.Name() == t.Pos.File })]
}

// changed returns the files that were changed.
func (s *session) changed(files []*edit.File) (all []rewrittenFile) {
	for _, e := range files {
		for _, f := range s.edited() {
			if f.Name == e.Name() && string(f.Text) != string(e.Bytes()) {
				all = append(all, rewrittenFile{f.Arg, f.Text, e.Bytes()})
			}
		}
	}
	return all
}

// saveEdited writes changed files, or shows how they would change, and lists them.
func (s *session) saveEdited(all []rewrittenFile, diff bool) error {
	if err := s.rewrite(all, diff); err != nil {
		return err
	}
	for _, r := range all {
		if !diff {
			if err := write(s.stdout, "changed "+r.name+"\n"); err != nil {
				return err
			}
		}
	}
	fmt.Fprintln(s.stderr, changedFiles(len(all), diff))
	return nil
}
