package report

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/outcomes"
)

// This is the table of the file of a form; see [yamldoc].
var (
	formText = yamldoc.Text[string]()
	formRef  = yamldoc.Shared[outcomes.Ref]()

	formFormat = yamldoc.NewObject("form", "What a report shows and asks.",
		yamldoc.Field("form", "What the form is called.", yamldoc.Convert(yamldoc.ID(),
			func(id string, at diag.Pos) outcomes.Ref { return outcomes.Ref{ID: id, Pos: at} },
			func(r *outcomes.Ref) string { return r.ID }), func(f *Form) *outcomes.Ref { return &f.name }).Required(),
		yamldoc.Field("title", "What it is, in a few words.", formText, func(f *Form) *string { return &f.title }),
		yamldoc.Field("lang", "The language of its headings, such as cy or pl. English where nothing is said.", formText, func(f *Form) *string { return &f.lang }),
		yamldoc.Field("agreement", "What its headings call the agreement of the partnership: where a framework calls it otherwise, sections have the heading under “otherwise”.", yamldoc.FlowList(formRef), func(f *Form) *[]outcomes.Ref { return &f.agreement }),
		yamldoc.Field("sections", "The sections, in their order.", yamldoc.List(sectionFormat(1).Value()), func(f *Form) *[]formSection { return &f.sections }).Required(),
	)
)

// deepest is how many sections may stand in each other.
const deepest = 3

// sectionFormat returns the format of sections at a depth.
func sectionFormat(depth int) *yamldoc.Object[formSection] {
	keys := []yamldoc.Key[formSection]{
		yamldoc.Field("heading", "The heading. In it, {agreement} stands for what the framework calls the agreement.", formRef, func(s *formSection) *outcomes.Ref { return &s.heading }),
		yamldoc.Field("otherwise", "The heading where the framework calls the agreement something else than the form.", formText, func(s *formSection) *string { return &s.otherwise }),
		yamldoc.Field("in", "The heading in other languages, for models of these, as in {pl: Cel}.", yamldoc.Map(formText,
			func(lang string, _ diag.Pos, heading string) translation { return translation{lang, heading} },
			func(t *translation) (string, string) { return t.lang, t.heading }), func(s *formSection) *[]translation { return &s.in }),
		yamldoc.Field("from", "Where what it shows comes from: one source, or several of which each follows the other.", yamldoc.OrList(
			yamldoc.Convert(formRef,
				func(r outcomes.Ref, _ diag.Pos) []outcomes.Ref { return []outcomes.Ref{r} },
				func(list *[]outcomes.Ref) outcomes.Ref { return (*list)[0] }),
			yamldoc.FlowList(formRef),
			func(list *[]outcomes.Ref) bool { return len(*list) != 1 }), func(s *formSection) *[]outcomes.Ref { return &s.from }),
		yamldoc.Field("asks", "Questions that a model answers with yes or no, under “case-study: issues”.", yamldoc.List(formRef), func(s *formSection) *[]outcomes.Ref { return &s.asks }),
		yamldoc.Field("as", "How the answers are shown: as a table of all of them, as usual, or as a list of the questions that are answered with yes.", yamldoc.Enum[answerStyle](answerStyles...), func(s *formSection) *answerStyle { return &s.as }),
		yamldoc.Field("caption", "The caption of that table, if it is not the heading.", formText, func(s *formSection) *string { return &s.caption }),
		yamldoc.Field("columns", "The headings of its two columns, if these are not Question and Answer.", yamldoc.FlowList(formRef), func(s *formSection) *[]outcomes.Ref { return &s.columns }),
		yamldoc.Field("include", "The name or the file of another form, whose sections stand here. Such a section has no other key.", formRef, func(s *formSection) *outcomes.Ref { return &s.include }),
	}
	if depth <= deepest { // those of one more are read, to be reported
		keys = append(keys, yamldoc.Field("sections", "Sections in it.", yamldoc.List(sectionFormat(depth+1).Value()), func(s *formSection) *[]formSection { return &s.sections }))
	}
	return yamldoc.NewObject("section", "A heading with what stands under it.", keys...)
}

// malformedForm has no code: no rule judges forms, so none can be turned off.
var malformedForm = yamldoc.Fault{Rule: "malformed"}

// ParseForm reads a form from the YAML (or JSON) text src; file is its path in the
// file system, which may be nil, from which the forms that it includes are read.
//
// It is all or nothing: where something is wrong, the form is nil and the error a
// [diag.List] of every fault: what the form names and there is not, or names
// twice, or forms that include each other in a circle.
func ParseForm(fsys fs.FS, file string, src []byte) (*Form, error) {
	if fsys == nil {
		fsys = formFiles
	}
	l := &formLoader{fsys: fsys, sources: map[string]outcomes.Ref{}, questions: map[string]outcomes.Ref{}}
	f := l.load(file, src)
	if len(l.list) > 0 {
		l.list.Sort()
		return nil, l.list
	}
	return f, nil
}

// A formLoader reads a form and those that it includes.
type formLoader struct {
	fsys               fs.FS
	path               []string // of the files that are being read, each included by the one before
	sources, questions map[string]outcomes.Ref
	list               diag.List
	source             *yamldoc.Source // of the file that is being read
}

func (l *formLoader) add(at diag.Pos, format string, args ...any) *diag.Diagnostic {
	d := diag.Diagnostic{Pos: at, Severity: diag.Error, Rule: malformedForm.Rule, Message: fmt.Sprintf(format, args...)}
	list := diag.List{d}
	l.source.Ends(list)
	l.list = append(l.list, list...)
	return &l.list[len(l.list)-1]
}

// load reads a form, and puts the sections of other forms where it includes them.
func (l *formLoader) load(file string, src []byte) *Form {
	outer := l.source
	l.path = append(l.path, file)
	defer func() { l.path, l.source = l.path[:len(l.path)-1], outer }()
	var f Form
	source, faults := yamldoc.Read(file, src, malformedForm, formFormat, &f)
	l.source = source
	l.list = append(l.list, faults...)
	if len(faults) == 0 && len(f.sections) == 0 {
		l.add(f.name.Pos, "the form %s has no sections, so that its reports would be empty; write under %q what they show", diag.Quote(f.name.ID), "sections")
	}
	if len(faults) == 0 {
		f.sections = l.check(f.sections, 1)
	}
	return &f
}

// check checks sections at a depth and returns them with those that they include.
func (l *formLoader) check(sections []formSection, depth int) []formSection {
	var all []formSection
	headings := map[string]outcomes.Ref{}
	for i := range sections {
		s := &sections[i]
		if depth > deepest {
			l.add(l.placeOf(s), "sections stand at most %s deep; move this one out of the section that it is in", prose.Number(deepest))
			return nil
		}
		if s.include.ID != "" {
			all = append(all, l.include(s)...)
			continue
		}
		switch key := normalTitle(s.heading.ID); {
		case s.heading.ID == "":
			l.add(l.placeOf(s), "this section has no heading; add one under %q", "heading")
		case headings[key].ID != "":
			l.reportTwice(s.heading, headings[key], "heading", "give one of the two another")
		default:
			headings[key] = s.heading
		}
		if mark, ok := unknownMark(s.heading.ID); ok {
			l.add(s.heading.Pos, "a heading has no %s; only %s stands for something", diag.Quote(mark), agreementMark)
		}
		if len(s.from)+len(s.asks)+len(s.sections) == 0 && s.heading.ID != "" {
			l.add(s.heading.Pos, "the section %s has nothing to show; write under %q where that comes from, or under %q what it asks", diag.Quote(s.heading.ID), "from", "asks")
		}
		for _, ref := range s.from {
			l.checkSource(ref)
		}
		if n := len(s.columns); n > 0 && n != 2 {
			l.add(s.columns[0].Pos, "a table of answers has two columns, and this names %s; name two, as in [Issue, Addressed]", prose.CountInWords(n, "heading"))
		}
		for _, q := range s.asks {
			if first := l.questions[normalTitle(q.ID)]; first.ID != "" {
				l.reportTwice(q, first, "question", "remove one of the two")
			}
			l.questions[normalTitle(q.ID)] = q
		}
		s.sections = l.check(s.sections, depth+1)
		all = append(all, *s)
	}
	return all
}

// placeOf returns a place in a section.
func (l *formLoader) placeOf(s *formSection) diag.Pos {
	if s.heading.Pos.Line > 0 {
		return s.heading.Pos
	}
	for _, list := range [][]outcomes.Ref{s.from, s.asks} {
		if len(list) > 0 {
			return list[0].Pos
		}
	}
	if len(s.sections) > 0 {
		return l.placeOf(&s.sections[0])
	}
	return diag.Pos{File: l.path[len(l.path)-1], Line: 1, Column: 1}
}

// unknownMark returns the first text in braces that stands for nothing.
func unknownMark(heading string) (string, bool) {
	rest := strings.ReplaceAll(heading, agreementMark, "")
	_, rest, _ = strings.Cut(rest, "{")
	mark, _, found := strings.Cut(rest, "}")
	return "{" + mark + "}", found
}

func (l *formLoader) reportTwice(ref, first outcomes.Ref, kind, remedy string) {
	d := l.add(ref.Pos, "the %s %s is in the form twice; %s", kind, diag.Quote(ref.ID), remedy)
	d.Related = []diag.Related{{Pos: first.Pos, Message: "it is first written here"}}
}

// checkSource reports a source that there is not, or that the form has twice.
func (l *formLoader) checkSource(ref outcomes.Ref) {
	if first := l.sources[ref.ID]; first.ID != "" {
		l.reportTwice(ref, first, "source", "what it shows would be printed twice; remove one of the two")
		return
	}
	l.sources[ref.ID] = ref
	if sourceNamed(ref.ID) != nil {
		return
	}
	var names []string
	for i := range sources {
		names = append(names, sources[i].name)
	}
	if like, ok := near.Word(ref.ID, names); ok {
		l.add(ref.Pos, "there is no source %s of what a report shows; %s", diag.Quote(ref.ID), near.Hint(ref.ID, like)).Fixes =
			yamldoc.Fix("write "+diag.Quote(like), l.source.Replace(ref.Pos, like))
		return
	}
	l.add(ref.Pos, "there is no source %s of what a report shows; use one of %s, or a key of the model that begins with x-", diag.Quote(ref.ID), strings.Join(names, ", "))
}

// include returns the sections of the form that a section names.
func (l *formLoader) include(s *formSection) []formSection {
	if s.heading.ID != "" || s.otherwise != "" || s.as != 0 || s.caption != "" || len(s.in)+len(s.columns)+len(s.from)+len(s.asks)+len(s.sections) > 0 {
		l.add(s.include.Pos, "a section that includes a form has no other key; put the rest into a section of its own")
		return nil
	}
	name := s.include.ID
	if src := builtInText(name); src != nil {
		before := len(l.list)
		all := l.loadOnce(s, "forms/"+name+".yaml", src)
		for i := before; i < len(l.list); i++ { // what this form has too; the user does not see the other
			l.list[i].Pos, l.list[i].End = s.include.Pos, diag.Pos{}
		}
		l.source.Ends(l.list[before:])
		return all
	}
	if path.Ext(name) == "" {
		if like, ok := near.Find(name, builtIn); ok {
			l.add(s.include.Pos, "there is no form %s; did you mean %s?", diag.Quote(name), diag.Quote(like)).Fixes =
				yamldoc.Fix("write "+diag.Quote(like), l.source.Replace(s.include.Pos, like))
			return nil
		}
	}
	file, ok := yamldoc.Resolve(l.path[len(l.path)-1], name)
	var src []byte
	var err error
	if ok {
		src, err = yamldoc.ReadFile(l.fsys, file)
	}
	if !ok || err != nil {
		d := yamldoc.Unreachable(l.fsys, "form", name, s.include.Pos, err)
		l.add(d.Pos, "%s", d.Message)
		return nil
	}
	return l.loadOnce(s, file, src)
}

// loadOnce returns the sections of a form, unless that is being read already.
func (l *formLoader) loadOnce(s *formSection, file string, src []byte) []formSection {
	if i := slices.Index(l.path, file); i >= 0 {
		circle := append(slices.Clone(l.path[i:]), file)
		for k := range circle {
			circle[k] = path.Base(circle[k])
		}
		if len(circle) == 2 {
			l.add(s.include.Pos, "a form cannot include itself; remove this section")
		} else {
			l.add(s.include.Pos, "these forms include each other in a circle: %s; remove one of the steps", strings.Join(circle, " → "))
		}
		return nil
	}
	return l.load(file, src).sections
}
