// Package formatdoc writes the page about the file formats from the tables by
// which the files are read.
package formatdoc

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Markdown returns the text of docs/format.md.
func Markdown() string {
	var b strings.Builder
	b.WriteString(`# The files

<!-- Made from the tables that read the files by: go test ./internal/formatdoc -update -->

Two kinds of YAML files: logic models, and the outcomes frameworks that they are written for. JSON is
YAML too. Keys are lower case with hyphens; a key that is not listed here is a fault, but for those
that begin with "x-", which any map may have: they are other programs' and are kept, not read. Text is taken
literally: ` + "`id: 1.10`" + ` stays 1.10. An id has letters, digits, "-", "_" and "."; ids of one kind of
thing are unique in a file. An element of another model is named by the id of the model, a slash and
its own id, as in moray/trained: of models that are checked together, such links are followed. Put quotes round a text that holds ": " or begins with a mark such as @ or
*. A file holds one document; YAML's anchors, aliases and merge keys are not read.

`)
	writeSection(&b, "A model", yamldoc.Shared[logicmodel.Model]().Schema)
	writeSection(&b, "A framework", yamldoc.Shared[outcomes.Framework]().Schema)
	return b.String()
}

// writeSection writes a section for the object and one for each that it contains.
func writeSection(b *strings.Builder, title string, s *yamldoc.Schema) {
	fmt.Fprintf(b, "## %s\n\n", title)
	file := strings.ToLower(title[strings.Index(title, " ")+1:])
	for _, g := range groups(s) {
		doc := g.schema.Doc
		if g.schema != s {
			fmt.Fprintf(b, "### %s (%s)\n\n", upperFirst(strings.Join(g.names, ", ")), file)
		}
		if len(g.names) > 1 {
			doc = "All of these have the same keys."
		}
		fmt.Fprintf(b, "%s\n\n| key | value | |\n|---|---|---|\n", doc)
		for _, k := range g.schema.Keys {
			doc := k.Doc
			if slices.Contains(g.schema.OneOf, k.Name) {
				doc = "**One of these.** " + doc
			}
			if k.Required {
				doc = "**Required.** " + doc
			}
			fmt.Fprintf(b, "| `%s` | %s | %s |\n", k.Name, describeValue(k.Schema), doc)
		}
		b.WriteByte('\n')
	}
}

// A group is a set of objects that have the same keys.
type group struct {
	names  []string
	schema *yamldoc.Schema // of the first
}

// groups returns the object and all that it contains, those with the same keys
// together.
func groups(s *yamldoc.Schema) []*group {
	var all []*group
	byKeys := map[string]*group{}
	var visit func(s *yamldoc.Schema)
	visit = func(s *yamldoc.Schema) {
		if s == nil {
			return
		}
		if s.Kind == yamldoc.KindObject {
			if g := byKeys[keySignature(s)]; g != nil {
				if !slices.Contains(g.names, s.Name) {
					g.names = append(g.names, s.Name)
				}
				return
			}
			g := &group{names: []string{s.Name}, schema: s}
			byKeys[keySignature(s)] = g
			all = append(all, g)
		}
		visit(s.Items)
		for _, k := range s.Keys {
			visit(k.Schema)
		}
	}
	visit(s)
	return all
}

// keySignature returns the names and descriptions of the keys of an object as one text, so that objects with the same
// keys can be grouped.
func keySignature(s *yamldoc.Schema) string {
	var b strings.Builder
	for _, k := range s.Keys {
		b.WriteString(k.Name + " " + k.Doc + "\n")
	}
	return b.String()
}

// describeValue returns a description of the values that a key takes.
func describeValue(s *yamldoc.Schema) string {
	switch s.Kind {
	case yamldoc.KindID:
		return "id"
	case yamldoc.KindQualified:
		return "id/id"
	case yamldoc.KindBool:
		return "true or false"
	case yamldoc.KindEnum:
		return "`" + strings.Join(s.Allowed, "`, `") + "`"
	case yamldoc.KindList:
		return "list: " + describeValue(s.Items)
	case yamldoc.KindMap:
		return "map: name to " + describeValue(s.Items)
	case yamldoc.KindObject:
		if s.Short != nil {
			return describeValue(s.Short) + ", or map: " + s.Name
		}
		return "map: " + s.Name
	}
	return "text"
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
