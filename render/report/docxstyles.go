package report

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

//go:embed docx/styles.xml
var docxOwnStyles string

// A docxStyles is how a DOCX looks: its styles, theme and page, which may be those
// of a reference document.
type docxStyles struct {
	xml   []byte            // the part with the styles
	ids   map[string]string // by ours, the ids that the reference document has for styles of the same names
	theme []byte            // nil: none
	lists *docxLists        // the lists that the styles name; nil: none
	page  docxPage

	edges      []docxEdge // headers and footers; none of a kind: ours
	firstPage  bool       // the first page has others, or none
	evenAndOdd bool       // even pages have others
}

// A docxLists is the part with lists, cut open where others are added.
type docxLists struct {
	before, between, after string
	last                   int // the largest number of a list or definition
}

// firstList returns the first number of lists that is free.
func (s *docxStyles) firstList() int {
	if s.lists == nil {
		return 1
	}
	return s.lists.last + 1
}

// A docxPage is the size of a page, its margins, and how far headers and footers are
// from its edges, in twentieths of a point.
type docxPage struct {
	width, height, top, right, bottom, left, header, footer int

	headerHeight, footerHeight int // about, of those that may reach into the text; 0: they do not
}

// a4Page is A4 with margins of 20 mm.
var a4Page = docxPage{width: 11906, height: 16838, top: 1134, right: 1134, bottom: 1134, left: 1134, header: 567, footer: 567}

// clear returns the page with margins that leave room for its header and footer.
func (p docxPage) clear() docxPage {
	p.top, p.bottom = max(p.top, p.header+p.headerHeight), max(p.bottom, p.footer+p.footerHeight)
	return p
}

// turned returns the page turned to the left.
func (p docxPage) turned() docxPage {
	p.width, p.height = p.height, p.width
	p.top, p.right, p.bottom, p.left = p.right, p.bottom, p.left, p.top
	return p
}

// textWidth and textHeight return the room within the margins, in points.
func (p docxPage) textWidth() float64  { return float64(p.width-p.left-p.right) / 20 }
func (p docxPage) textHeight() float64 { return float64(p.height-p.top-p.bottom) / 20 }

// id returns the id of one of our styles in the document.
func (s *docxStyles) id(own string) string {
	if id, ok := s.ids[own]; ok {
		return id
	}
	return own
}

func ownStyles() *docxStyles {
	return &docxStyles{xml: []byte(docxOwnStyles), page: a4Page, firstPage: true}
}

// A ReferenceError is the error where the styles of a reference document cannot be
// used.
type ReferenceError struct{ Reason string }

func (e *ReferenceError) Error() string {
	return "the styles of the reference document cannot be used: " + e.Reason
}

// The limits of a reference document, in bytes: of its file, and of a part that
// is read of it.
const (
	maxReference = 64 << 20
	maxPart      = 16 << 20
)

// A docxArchive is the parts of a document.
type docxArchive struct{ *zip.Reader }

// part returns a part of the document; nil where it has none of the name.
func (a *docxArchive) part(name string) ([]byte, error) {
	for _, f := range a.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer r.Close()
		data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
		if err == nil && len(data) > maxPart {
			err = errors.New("it is too large")
		}
		return data, err
	}
	return nil, nil
}

// readReference returns the styles, the theme, the lists, the page, the headers and
// the footers of a document in DOCX, and warnings of what it has to leave out.
// Nothing else of it is read: its text, pictures and macros stay where they are.
func readReference(docx []byte) (s *docxStyles, warnings []string, err error) {
	if len(docx) > maxReference {
		return nil, nil, &ReferenceError{fmt.Sprintf("it is larger than %d MB; give one without pictures", maxReference>>20)}
	}
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return nil, nil, &ReferenceError{"it is no Word document (.docx), or is damaged; open it in Word and save it anew"}
	}
	a := &docxArchive{z}
	house, err := a.part("word/styles.xml")
	switch {
	case err != nil:
		return nil, nil, &ReferenceError{"its styles are damaged; open it in Word and save it anew"}
	case house == nil:
		return nil, nil, &ReferenceError{"it has no styles; name a Word document (.docx)"}
	}
	if s, err = mergeStyles(house); err != nil {
		return nil, nil, err
	}
	if rels, _ := a.part("word/theme/_rels/theme1.xml.rels"); rels == nil { // a theme that names no pictures
		if theme, err := a.part("word/theme/theme1.xml"); err == nil && isWellFormed(theme) {
			s.theme = theme
		}
	}
	if rels, _ := a.part("word/_rels/numbering.xml.rels"); rels == nil {
		if lists, err := a.part("word/numbering.xml"); err == nil && isWellFormed(lists) {
			s.lists = cutLists(string(lists))
		}
	}
	body, err := a.part("word/document.xml")
	if page, ok := readPage(body); ok && err == nil {
		s.page = page
	} else {
		warnings = append(warnings, "the reference document sets no page that a report can be printed on, so that this one has pages of A4")
	}
	if err == nil {
		warnings = append(warnings, s.readEdges(a, body)...)
	}
	if s.edges == nil {
		s.firstPage = true
	}
	return s, warnings, nil
}

// isWellFormed reports whether the text is a whole document in XML, without a
// definition of its type, which Word refuses.
func isWellFormed(text []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return len(text) > 0
		}
		if _, ok := token.(xml.Directive); ok || err != nil {
			return false
		}
	}
}

var (
	ownStyle   = regexp.MustCompile(`<w:style w:type="(\w+)"(?: w:default="1")? w:styleId="(\w+)"><w:name w:val="([^"]*)"/>.*?</w:style>\n`)
	ownStyleID = regexp.MustCompile(`<w:(basedOn|next) w:val="(\w+)"/>`)
)

// mergeStyles returns the styles of a reference document with those of ours that
// it lacks. Styles are the same where their kinds and names are.
func mergeStyles(house []byte) (*docxStyles, error) {
	known, end, err := readStyles(house)
	if err != nil {
		return nil, err
	}
	taken := map[string]bool{}
	for _, id := range known {
		taken[id] = true
	}
	s := &docxStyles{ids: map[string]string{}, page: a4Page}
	all := ownStyle.FindAllStringSubmatch(docxOwnStyles, -1)
	for _, m := range all {
		own := m[2]
		if id, ok := known[m[1]+" "+strings.ToLower(m[3])]; ok {
			s.ids[own] = id
			continue
		}
		id := own
		for n := 1; taken[id]; n++ {
			id = fmt.Sprintf("%s%d", own, n)
		}
		taken[id] = true
		s.ids[own] = id
	}
	var added strings.Builder
	for _, m := range all {
		if _, ok := known[m[1]+" "+strings.ToLower(m[3])]; ok {
			continue
		}
		style := strings.Replace(m[0], ` w:default="1"`, "", 1)
		style = strings.Replace(style, `w:styleId="`+m[2]+`"`, `w:styleId="`+s.ids[m[2]]+`"`, 1)
		added.WriteString(ownStyleID.ReplaceAllStringFunc(style, func(ref string) string {
			r := ownStyleID.FindStringSubmatch(ref)
			return fmt.Sprintf(`<w:%s w:val="%s"/>`, r[1], escape(s.ids[r[2]]))
		}))
	}
	s.xml = []byte(string(house[:end]) + added.String() + string(house[end:]))
	return s, nil
}

// readStyles returns the ids of styles by their kinds and names in lower case, and
// the offset of the end of the list.
func readStyles(house []byte) (known map[string]string, end int64, err error) {
	damaged := &ReferenceError{"its styles are damaged; open it in Word and save it anew"}
	known = map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(house))
	depth, kind, id := 0, "", ""
	for {
		before := d.InputOffset()
		token, err := d.Token()
		if err == io.EOF && end > 0 {
			return known, end, nil
		}
		if err != nil {
			return nil, 0, damaged
		}
		switch t := token.(type) {
		case xml.Directive: // a definition of the type, which Word refuses
			return nil, 0, damaged
		case xml.StartElement:
			depth++
			switch {
			case depth == 1 && (t.Name.Local != "styles" || t.Name.Space != wordNamespace || !bytes.HasPrefix(house[before:], []byte("<w:styles"))):
				return nil, 0, &ReferenceError{"it is not a Word document as Word saves it by default; choose “Word Document (.docx)” and not “Strict Open XML” when saving"}
			case depth == 2 && t.Name.Local == "style":
				kind, id = attribute(t, "type"), attribute(t, "styleId")
			case depth == 3 && t.Name.Local == "name" && id != "":
				known[kind+" "+strings.ToLower(attribute(t, "val"))] = id
			}
		case xml.EndElement:
			if depth--; depth == 0 {
				end = before
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// cutLists cuts the part with lists where definitions and lists are added; nil
// where it is not as Word writes it.
func cutLists(part string) *docxLists {
	close := strings.LastIndex(part, "</w:numbering>")
	if close < 0 {
		return nil
	}
	num := strings.Index(part, "<w:num ")
	after := strings.Index(part, "<w:numIdMacAtCleanup")
	if after < 0 {
		after = close
	}
	if num < 0 {
		num = after
	}
	l := &docxLists{part[:num], part[num:after], part[after:], 0}
	for _, m := range listNumber.FindAllStringSubmatch(part, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil || n > mostLists {
			return nil
		}
		l.last = max(l.last, n)
	}
	return l
}

var listNumber = regexp.MustCompile(`w:(?:numId|abstractNumId)="(\d+)"`)

// mostLists is far more than the lists of any document.
const mostLists = 1 << 24

var (
	pageSize    = regexp.MustCompile(`<w:pgSz [^>]*>`)
	pageMargins = regexp.MustCompile(`<w:pgMar [^>]*>`)
	measure     = regexp.MustCompile(`w:(\w+)="(\d+)"`)
)

// readPage returns the last page of a document and its margins, upright, and false
// where it has none that a report can be printed on.
func readPage(body []byte) (docxPage, bool) {
	values := map[string]int{}
	for _, tag := range []*regexp.Regexp{pageSize, pageMargins} {
		all := tag.FindAll(body, -1)
		if len(all) == 0 {
			return docxPage{}, false
		}
		for _, m := range measure.FindAllSubmatch(all[len(all)-1], -1) {
			n, err := strconv.Atoi(string(m[2]))
			if err != nil {
				return docxPage{}, false
			}
			values[string(m[1])] = n
		}
	}
	p := docxPage{
		width: values["w"], height: values["h"], top: values["top"], right: values["right"], bottom: values["bottom"], left: values["left"],
		header: values["header"], footer: values["footer"],
	}
	if p.width > p.height { // turned back
		p = p.turned().turned().turned()
	}
	if most := min(p.top, p.right, p.bottom, p.left, 567); p.header == 0 || p.footer == 0 {
		p.header, p.footer = most, most
	}
	const least, most = 5000, 31680 // a little less than A6; what Word can hold
	return p, p.width <= most && p.height <= most && p.width-p.left-p.right >= least && p.height-p.top-p.bottom >= least
}
