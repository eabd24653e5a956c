package desk

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/internal/traditions"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/edit"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
	"github.com/resultschain/resultschain/render/report"
)

// An entry is the name of a thing with its title, in a list to choose from.
type entry struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// choices returns what may be chosen, by the lists of the packages that do it.
func (d *Desk) choices(context.Context, *struct{}) (any, error) {
	var shows, forms, formats []entry
	for _, s := range showable {
		shows = append(shows, entry{s.name, s.name})
	}
	for _, name := range report.Forms() {
		form, err := report.FormNamed(name)
		if err != nil {
			return nil, err
		}
		forms = append(forms, entry{name, form.Title()})
	}
	for _, f := range exchange.Formats() {
		if f.CanWrite() && f.Name != "iati" { // IATI needs settings
			formats = append(formats, entry{f.Name, f.Doc})
		}
	}
	return map[string]any{
		"views": render.Views(), "themes": render.Themes(), "papers": render.Papers(), "groupings": render.Groupings(),
		"pictures": render.Formats(), "shows": shows, "forms": forms, "exports": formats,
	}, nil
}

// A start is what one may begin with.
type start struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Kind  string `json:"kind"`  // starter, or example
	First string `json:"first"` // of the files, the one to open
	Files []text `json:"files"`
}

// starters returns the models to start from, and the examples with the frameworks that
// they are written for.
func (d *Desk) starters(context.Context, *struct{}) (any, error) {
	var all []start
	for _, t := range traditions.All() {
		src, err := starterText(t.Name)
		if err != nil {
			return nil, err
		}
		all = append(all, start{t.Name, t.Title, "starter", "our-model.yaml", []text{{"our-model.yaml", src}}})
	}
	for _, name := range []string{"village-cafe.yaml", "stobswellbeing.yaml", "traditions/usaid.yaml", "broken.yaml"} {
		s, err := example(name)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	partners := start{Name: "partnership", Title: "A partnership: nine models, two frameworks", Kind: "example"}
	err := fs.WalkDir(examples.FS, "partnership", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		src, err := examples.FS.ReadFile(name)
		partners.Files = append(partners.Files, text{path.Base(name), string(src)})
		return err
	})
	if err != nil {
		return nil, err
	}
	partners.First = partners.Files[0].Name
	return append(all, partners), nil
}

// commands is the part of a starter that names commands for a terminal, which a page
// does not have.
var commands = regexp.MustCompile(`, then run\n#\n(#   resultschain .*\n)+#\n`)

// starterText returns a starter as it is opened: with what its form lacks on purpose set
// aside, so that nothing is found in it.
func starterText(name string) (string, error) {
	src, _ := traditions.Text(name)
	f, err := edit.Open("our-model.yaml", []byte(withoutCommands(src)))
	if err != nil {
		return "", err
	}
	m := f.Model()
	setAside := func(code, reason string) {
		if err == nil && !slices.ContainsFunc(m.Ignore, func(s logicmodel.Suppression) bool { return s.Code == code }) {
			err = f.Set(reason, "ignore", code)
		}
	}
	if m.Framework.File == "" {
		setAside("LM069", "no framework is agreed yet")
	}
	if m.End() != logicmodel.EndState {
		setAside("LM017", "this form has no end state")
	}
	return string(f.Bytes()), err
}

// withoutCommands returns a starter that names no command.
func withoutCommands(starter string) string {
	return commands.ReplaceAllString(starter, "; what is\n# wrong, and the picture, follow as you write.\n#\n")
}

// example returns an example with the frameworks that it is written for.
func example(name string) (start, error) {
	src, err := examples.FS.ReadFile(name)
	if err != nil {
		return start{}, err
	}
	m, _ := logicmodel.ParsePartial(name, src)
	s := start{Name: path.Base(strings.TrimSuffix(name, ".yaml")), Title: m.Title, Kind: "example", First: path.Base(name), Files: []text{{path.Base(name), string(src)}}}
	if m.Framework.File == "" {
		return s, nil
	}
	for next := []string{path.Join(path.Dir(name), m.Framework.File)}; len(next) > 0; next = next[1:] {
		src, err := examples.FS.ReadFile(next[0])
		if err != nil {
			return s, err
		}
		s.Files = append(s.Files, text{path.Base(next[0]), string(src)})
		f, _ := outcomes.ParsePartial(next[0], src)
		for _, e := range f.Extends {
			next = append(next, path.Join(path.Dir(next[0]), e.ID))
		}
	}
	return s, nil
}

// rule returns what a rule is about, in paragraphs.
func (d *Desk) rule(_ context.Context, p *struct {
	Code string `json:"code"`
}) (any, error) {
	for _, r := range slices.Concat(rules.All(), rules.FrameworkRules()) {
		if r.Code == p.Code {
			return strings.Split(r.Doc, "\n\n"), nil
		}
	}
	return nil, fmt.Errorf("there is no rule %s", diag.Quote(p.Code))
}
