package paint

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
)

// A pdfElement is an element of the structure of a PDF: what programs that read it
// aloud find, whatever the order in which it is drawn.
type pdfElement struct {
	kind    string // as PDF calls it: H1, H2, P or Figure
	alt     string // of a figure, its words
	english bool
	text    string // of another element, its words
	bounds  [4]float64
	marked  []int // the numbers of its content on the page
}

// A pdfTags is the structure of a page of a PDF while it is drawn.
type pdfTags struct {
	scene    *Scene
	elements []pdfElement // in reading order
	whole    int          // the element that is the picture as a whole
	byPart   map[int]int  // the elements of parts
	owners   []int        // of each marked content, its element
}

// newPDFTags returns the structure of the scene. What is behind boxes and arrows is one
// figure, whose words are those of the whole picture.
func newPDFTags(s *Scene) *pdfTags {
	t := &pdfTags{scene: s, byPart: map[int]int{}}
	whole := pdfElement{kind: "Figure", alt: s.Summary, english: true, bounds: [4]float64{0, 0, s.W, s.H}}
	for n, i := range s.Reading {
		if n == 1 { // after the title
			t.whole = len(t.elements)
			t.elements = append(t.elements, whole)
		}
		p := &s.Parts[i]
		e := pdfElement{kind: "P", english: p.English, text: p.words()}
		switch p.Class {
		case "title":
			e.kind = "H1"
		case "heading", "lane":
			e.kind = "H2"
		case "level":
			e.kind, e.text = "H2", p.Title
		case "row", "column":
			e.text = p.Title
		case "arrow":
			e.kind, e.text, e.alt = "Figure", "", p.Title
			if p.About != nil && p.About.Words != "" {
				e.alt = p.About.Words
			}
			e.bounds = p.bounds()
		}
		t.byPart[i] = len(t.elements)
		t.elements = append(t.elements, e)
	}
	return t
}

// bounds returns the corners of what the part draws.
func (p *Part) bounds() [4]float64 {
	out := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i := range p.Shapes {
		for _, st := range p.Shapes[i].Path {
			points := []layout.Point{st.To}
			switch st.Verb {
			case ClosePath:
				points = nil
			case curveTo:
				points = append(points, st.c1, st.c2)
			}
			for _, at := range points {
				out[0], out[1] = math.Min(out[0], at.X), math.Min(out[1], at.Y)
				out[2], out[3] = math.Max(out[2], at.X), math.Max(out[3], at.Y)
			}
		}
	}
	return out
}

// begin returns the operator that begins content of the element. A negative element is
// only ornament.
func (t *pdfTags) begin(element int) string {
	if element < 0 {
		return "/Artifact BMC"
	}
	e := &t.elements[element]
	e.marked = append(e.marked, len(t.owners))
	t.owners = append(t.owners, element)
	return fmt.Sprintf("/%s <</MCID %d>> BDC", e.kind, len(t.owners)-1)
}

// elementFor returns the elements to which the shapes and the texts of a part belong,
// negative where they are ornament.
func (t *pdfTags) elementFor(part int) (shapes, texts int) {
	e, ok := t.byPart[part]
	switch {
	case !ok && len(t.scene.Parts[part].Texts) == 0 && t.scene.Parts[part].Class != "mark":
		return t.whole, -1 // the background
	case !ok:
		return -1, -1
	case t.elements[e].kind == "Figure":
		return e, e
	}
	return -1, e
}

// Where fpdf writes what a structure changes: the page, and the catalog, which is the
// last object.
var (
	pageObject    = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n<</Type /Page\n(.*?)>>\nendobj\n`)
	catalogObject = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n<<\n/Type /Catalog\n(.*)>>\nendobj\nxref\n`)
	trailerInfo   = regexp.MustCompile(`/Info (\d+) 0 R\n`)
	lastXref      = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n?$`)
)

// addTags returns the file with the structure of its pages, added as an update at its end
// (ISO 32000-1, 7.5.6): fpdf has no calls for one.
func addTags(file []byte, all []*pdfTags) ([]byte, error) {
	pages, catalog := pageObject.FindAllSubmatch(file, -1), catalogObject.FindSubmatch(file)
	info, xref := trailerInfo.FindSubmatch(file), lastXref.FindSubmatch(file)
	if len(pages) != len(all) || catalog == nil || info == nil || xref == nil {
		return nil, fmt.Errorf("writing the PDF: it has no page to which words can be added")
	}
	var root int
	fmt.Sscan(string(catalog[1]), &root)
	// After the objects that there are: the root of the tree, the document, the
	// table of parents, and the elements.
	first := root + 1
	u := pdfUpdate{offsets: map[int]int{}}
	u.Write(bytes.TrimSuffix(file, []byte("\n")))
	u.WriteByte('\n')
	for i, page := range pages {
		u.object(string(page[1]), "<</Type /Page\n/StructParents %d /Tabs /S\n%s>>", i, page[2])
	}
	u.object(string(catalog[1]), "<<\n/Type /Catalog\n/Version /1.7 /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R\n%s>>", first, catalog[2])
	u.object(fmt.Sprint(first), "<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>", first+1, first+2, len(all))
	var kids, parents []string
	next := first + 3
	for i, t := range all {
		var owners []string
		for k := range t.elements {
			if len(t.elements[k].marked) > 0 {
				kids = append(kids, fmt.Sprintf("%d 0 R", next+k))
			}
		}
		for _, e := range t.owners {
			owners = append(owners, fmt.Sprintf("%d 0 R", next+e))
		}
		parents = append(parents, fmt.Sprintf("%d [%s]", i, strings.Join(owners, " ")))
		next += len(t.elements)
	}
	u.object(fmt.Sprint(first+1), "<</Type /StructElem /S /Document /P %d 0 R /T %s /K [%s]>>", first, pdfTitle(all[0].scene.Title), strings.Join(kids, " "))
	u.object(fmt.Sprint(first+2), "<</Nums [%s]>>", strings.Join(parents, " "))
	next = first + 3
	for i, t := range all {
		for k := range t.elements {
			u.object(fmt.Sprint(next), "%s", t.dictionary(&t.elements[k], string(pages[i][1]), first+1))
			next++
		}
	}
	u.finish(next, root, info[1], xref[1])
	return u.Bytes(), nil
}

// dictionary returns an element as PDF has it.
func (t *pdfTags) dictionary(e *pdfElement, page string, parent int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type /StructElem /S /%s /P %d 0 R /Pg %s 0 R", e.kind, parent, page)
	if e.english && content.BaseLanguage(t.scene.Lang) != "en" {
		b.WriteString(" /Lang (en)")
	}
	if e.kind == "Figure" {
		words, s := pdfText(e.alt), t.scene
		x1, y1, x2, y2 := e.bounds[0]*s.Scale, (s.H-e.bounds[3])*s.Scale, e.bounds[2]*s.Scale, (s.H-e.bounds[1])*s.Scale
		fmt.Fprintf(&b, " /T %s /Alt %s /A <</O /Layout /BBox [%s]>>", pdfTitle(e.alt), words, decimals([]float64{x1, y1, x2, y2}, 2))
	} else {
		fmt.Fprintf(&b, " /ActualText %s", pdfText(e.text))
	}
	fmt.Fprintf(&b, " /K %s>>", strings.ReplaceAll(fmt.Sprint(e.marked), ",", ""))
	return b.String()
}

// pdfText returns text as PDF has it outside pages.
func pdfText(s string) string { return fmt.Sprintf("<%x>", utf16Text(s)) }

// plainMarks are the marks of our sentences in ASCII.
var plainMarks = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "-", "…", "...", `\`, `\\`, "(", `\(`, ")", `\)`)

// pdfTitle returns words as the title of an element, in the encoding of one byte for a
// letter where that has them: programs for developers, such as pdfinfo, show only
// these.
func pdfTitle(s string) string {
	title := []byte("(")
	for _, r := range plainMarks.Replace(s) {
		if r < ' ' || r > '~' && r <= 0xa0 || r > 0xff || r == 0xad {
			return pdfText(s)
		}
		title = append(title, byte(r))
	}
	return string(append(title, ')'))
}

// A pdfUpdate is a PDF to whose end objects are added.
type pdfUpdate struct {
	bytes.Buffer
	numbers []int
	offsets map[int]int
}

// object adds an object, or replaces the one with that number.
func (u *pdfUpdate) object(number, format string, args ...any) {
	var n int
	fmt.Sscan(number, &n)
	u.numbers, u.offsets[n] = append(u.numbers, n), u.Len()
	fmt.Fprintf(u, "%d 0 obj\n"+format+"\nendobj\n", append([]any{n}, args...)...)
}

// finish writes where the objects are, and how many there are now.
func (u *pdfUpdate) finish(size, root int, info, before []byte) {
	at := u.Len()
	u.WriteString("xref\n")
	for _, n := range u.numbers {
		fmt.Fprintf(u, "%d 1\n%010d 00000 n \n", n, u.offsets[n])
	}
	fmt.Fprintf(u, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %s 0 R\n/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n", size, root, info, before, at)
}
