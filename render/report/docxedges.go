package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A docxEdge is a header or footer of a reference document.
type docxEdge struct {
	kind     string // header or footer
	pages    string // default, first or even
	xml      []byte
	relation string // its relationships to its pictures and links, as XML; empty: none
	media    []File
}

// name returns the name of its part in the folder word.
func (e *docxEdge) name() string { return "house-" + e.kind + "-" + e.pages + ".xml" }

// id returns the id of the relation to it.
func (e *docxEdge) id() string { return "rIdHouse-" + e.kind + "-" + e.pages }

// A relationship is one of a part to another.
type relationship struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// relationships returns the relationships of a part in the folder word; nil where it
// has none that can be read.
func (a *docxArchive) relationships(part string) []relationship {
	text, err := a.part("word/_rels/" + part + ".rels")
	var all struct {
		Relationship []relationship
	}
	if err != nil || xml.Unmarshal(text, &all) != nil {
		return nil
	}
	return all.Relationship
}

// inWord returns the name in the archive of what a part in the folder word is
// related to.
func inWord(target string) string {
	if strings.HasPrefix(target, "/") {
		return path.Clean(target)[1:]
	}
	return path.Join("word", target)
}

// readEdges reads the headers and footers of the document, and whether its first page
// has others. What the last of its sections do not have is that of the section
// before. It returns warnings of those that a report cannot have.
func (s *docxStyles) readEdges(a *docxArchive, body []byte) (warnings []string) {
	named := map[[2]string]string{} // by the kind and the pages, the id of the relationship
	d := xml.NewDecoder(bytes.NewReader(body))
	inside := false
	for {
		token, err := d.Token()
		if err != nil {
			break // the page is that of the report, or what was read before a fault
		}
		switch t := token.(type) {
		case xml.StartElement:
			kind, isEdge := strings.CutSuffix(t.Name.Local, "Reference")
			switch {
			case t.Name.Local == "sectPr":
				inside = true
			case t.Name.Local == "sectPrChange": // what it was before a change
				d.Skip()
			case inside && t.Name.Local == "titlePg":
				s.firstPage = s.firstPage || isOn(t)
			case inside && isEdge && (kind == "header" || kind == "footer"):
				named[[2]string{kind, attribute(t, "type")}] = attribute(t, "id")
			}
		case xml.EndElement:
			inside = inside && t.Name.Local != "sectPr"
		}
	}
	related := a.relationships("document.xml")
	for _, kind := range []string{"header", "footer"} {
		for _, pages := range []string{"default", "first", "even"} {
			id, ok := named[[2]string{kind, pages}]
			i := slices.IndexFunc(related, func(r relationship) bool { return r.ID == id })
			if !ok || i < 0 {
				continue
			}
			edge := docxEdge{kind: kind, pages: pages}
			if why := edge.read(a, path.Base(related[i].Target)); why != "" {
				warnings = append(warnings, fmt.Sprintf("a %s of the reference document %s, and is left out", kind, why))
				continue
			}
			s.edges = append(s.edges, edge)
			if h := min(edge.height(), s.page.width/4); kind == "header" { // a higher one is more likely misread
				s.page.headerHeight = max(s.page.headerHeight, h)
			} else {
				s.page.footerHeight = max(s.page.footerHeight, h)
			}
		}
	}
	if settings, err := a.part("word/settings.xml"); err == nil {
		m := evenAndOdd.FindSubmatch(settings)
		s.evenAndOdd = m != nil && !slices.Contains([]string{"0", "false", "off"}, string(m[1]))
	}
	return warnings
}

var evenAndOdd = regexp.MustCompile(`<w:evenAndOddHeaders(?: w:val="(\w*)")? ?/>`)

// isOn reports whether an element that is there to be on or off is on.
func isOn(e xml.StartElement) bool {
	return !slices.Contains([]string{"0", "false", "off"}, attribute(e, "val"))
}

// loading are the fields that run or load something.
var loading = regexp.MustCompile(`(?i)\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|MACROBUTTON|DATABASE)\b`)

// mediaTypes are the kinds of pictures that are kept, by their endings.
var mediaTypes = map[string]string{
	"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "svg": "image/svg+xml", "gif": "image/gif",
	"bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf",
}

// read reads the header or footer from its part, with its pictures and links. It
// returns why a report cannot have it, and nothing where it can.
func (e *docxEdge) read(a *docxArchive, part string) (why string) {
	var err error
	if e.xml, err = a.part("word/" + part); err != nil || e.xml == nil || !isWellFormed(e.xml) {
		return "is damaged"
	}
	var kept strings.Builder
	ids := map[string]bool{}
	for i, r := range a.relationships(part) {
		kind, target, mode := path.Base(r.Type), r.Target, ""
		ending := strings.ToLower(strings.TrimPrefix(path.Ext(target), "."))
		switch {
		case kind == "hyperlink" && r.Mode == "External":
			mode = ` TargetMode="External"`
		case kind == "image" && r.Mode != "External" && mediaTypes[ending] != "":
			data, err := a.part(inWord(r.Target))
			if err != nil || data == nil {
				return "has a picture that is missing or too large"
			}
			target = fmt.Sprintf("media/house-%s-%s-%d.%s", e.kind, e.pages, i+1, ending)
			e.media = append(e.media, File{"word/" + target, data})
		default:
			return "has more in it than text, pictures and links"
		}
		ids[r.ID] = true
		fmt.Fprintf(&kept, `<Relationship Id="%s" Type="%s" Target="%s"%s/>`, escape(r.ID), escape(r.Type), escape(target), mode)
	}
	e.relation = kept.String()
	return e.whyUnsafe(ids)
}

// whyUnsafe returns why a report cannot have the header or footer with relationships
// of these ids: it names another, or a field loads or runs something.
func (e *docxEdge) whyUnsafe(ids map[string]bool) string {
	d := xml.NewDecoder(bytes.NewReader(e.xml))
	var fields strings.Builder
	instruction := false
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			instruction = t.Name.Local == "instrText"
			for _, attribute := range t.Attr {
				if attribute.Name.Space == relationPrefix && !ids[attribute.Value] {
					return "names something that is not there"
				}
				if attribute.Name.Local == "instr" {
					fields.WriteString(" " + attribute.Value + " ")
				}
			}
			if t.Name.Local == "fldChar" {
				fields.WriteString(" ")
			}
		case xml.CharData:
			if instruction {
				fields.Write(t)
			}
		case xml.EndElement:
			instruction = false
		}
	}
	if loading.MatchString(fields.String()) {
		return "has a field that loads or runs something"
	}
	return ""
}

// height returns about how high the header or footer is, in twentieths of a point: its
// paragraphs, and the pictures that stand in them.
func (e *docxEdge) height() int {
	const line, emu = 280, 635 // of a paragraph; the unit of drawings in a twentieth
	d := xml.NewDecoder(bytes.NewReader(e.xml))
	high, inline := 0, false
	for {
		token, err := d.Token()
		if err != nil {
			return high
		}
		t, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch t.Name.Local {
		case "p":
			high += line
		case "inline", "anchor":
			inline = t.Name.Local == "inline"
		case "extent":
			if cy, err := strconv.Atoi(attribute(t, "cy")); err == nil && inline {
				high += min(max(cy, 0), 1<<24) / emu
			}
		}
	}
}

// edgeReferences returns the XML that names the headers and footers of a section:
// those of the reference document, or ours where it has none of the kind.
func (s *docxStyles) edgeReferences() string {
	var b strings.Builder
	for _, kind := range []string{"header", "footer"} {
		own := true
		for i := range s.edges {
			if e := &s.edges[i]; e.kind == kind {
				own = false
				fmt.Fprintf(&b, `<w:%sReference w:type="%s" r:id="%s"/>`, kind, e.pages, e.id())
			}
		}
		if !own {
			continue
		}
		pages := []string{"default"}
		if s.evenAndOdd {
			pages = append(pages, "even")
		}
		for _, p := range pages {
			fmt.Fprintf(&b, `<w:%sReference w:type="%s" r:id="rId%s"/>`, kind, p, map[string]string{"header": "Header", "footer": "Footer"}[kind])
		}
	}
	return b.String()
}
