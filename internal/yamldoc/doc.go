// Package yamldoc reads YAML strictly and writes it back, by one table for
// each kind of document.
//
// A table is made of [Object]s, their [Key]s and the [Value]s that the keys
// take. The same table reads the text, writes it, words the findings about it
// and describes the format for people and for editors, so none of these can
// drift from the others.
//
// Text is read into nodes and walked here, since decoding into structs loses
// columns, unknown keys and repeated keys. Decoding 36 KB of repeated keys into
// a map takes 14 s and 2 GB (yaml.v3 v3.0.1).
package yamldoc

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

// The limits of a document. A model of 100,000 elements stays within them;
// what is over them is refused before it is decoded.
const (
	MaxBytes = 32 << 20 // of the file
	MaxNodes = 4 << 20  // about: counted by the punctuation that can begin a node

	// MaxFindings is how many faults of one document are reported before
	// the reader gives up.
	MaxFindings = 1000
)

// Limits are the limits in force: [MaxBytes] and [MaxNodes], unless a test
// lowers them.
var Limits = struct{ Bytes, Nodes int }{MaxBytes, MaxNodes}

// A Fault names the rule under which the faults of reading are reported.
type Fault struct{ Code, Rule string }

// Read reads the document src, in UTF-8 or UTF-16, into dst by the table obj. The findings
// are faults of form; where there are any, dst holds all that could be read.
func Read[T any](file string, src []byte, fault Fault, obj *Object[T], dst *T) (*Source, diag.List) {
	s := &Source{file: file, src: string(UTF8(src))}
	r := &reader{Source: s, fault: fault}
	isYAML := readInto(r, obj, dst)
	list := r.list
	if len(list) > 0 {
		list = r.findSlips(list, isYAML, newKeySet(obj.schema), func(text string) (diag.List, bool) {
			var ignored T
			again := &reader{Source: &Source{file: file, src: text}, fault: fault}
			isYAML := readInto(again, obj, &ignored)
			return again.list, isYAML
		})
	}
	list.Sort()
	s.Ends(list)
	return s, list
}

// readInto reads the text of r by the table, and reports whether it is a map in YAML.
func readInto[T any](r *reader, obj *Object[T], dst *T) bool {
	r.plain = plainReaders.Get().(*plainReader)
	defer r.plain.release()
	r.root = r.decode()
	if r.root != nil {
		obj.read(r, r.root, dst)
	}
	return r.root != nil && r.root.Kind == yaml.MappingNode
}

// A reader collects the faults of one document.
type reader struct {
	*Source
	fault Fault
	list  diag.List
	plain *plainReader
	root  *node     // of the document; nil where it is no YAML
	known *near.IDs // nil until they are asked for

	// misplaced is a key without a value that belongs further out. Its own keys
	// follow it in the map.
	misplaced struct {
		in     *node
		object *Schema // that it stands for
	}

	in []*Schema // the objects that are being read, each in the one before
}

// errorf reports a fault at a node. The caller may add to the finding before it reports
// the next.
func (r *reader) errorf(n *node, format string, args ...any) *diag.Diagnostic {
	return r.report(diag.Diagnostic{Pos: r.pos(n), Message: fmt.Sprintf(format, args...)})
}

// errorAt reports a fault at an offset, as errorf does at a node.
func (r *reader) errorAt(offset int, format string, args ...any) *diag.Diagnostic {
	return r.report(diag.Diagnostic{Pos: r.Text().Pos(r.file, offset), Message: fmt.Sprintf(format, args...)})
}

// tooManyFaults is the message on the fault after the last that is reported.
var tooManyFaults = fmt.Sprintf("there are more than %d faults in this file, and the rest is not looked at; mend these first", MaxFindings)

// isFull reports whether there are so many faults that no more are reported.
func (r *reader) isFull() bool { return len(r.list) > MaxFindings }

func (r *reader) report(d diag.Diagnostic) *diag.Diagnostic {
	switch {
	case r.isFull():
		return &d // it is not reported
	case len(r.list) == MaxFindings:
		d = diag.Diagnostic{Pos: d.Pos, Message: tooManyFaults}
	}
	d.Severity, d.Code, d.Rule = diag.Error, r.fault.Code, r.fault.Rule
	r.list = append(r.list, d)
	return &r.list[len(r.list)-1]
}

// decode returns the root of the one document in the text. Where there is a fault,
// it reports that and returns nil.
func (r *reader) decode() *node {
	if !r.checkInput(r.src) {
		return nil
	}
	if root := r.plain.read(r.src); root != nil {
		return root
	}
	r.plain.forget() // what was read up to here would take as much memory again
	if strings.Count(r.src, "%TAG") > maxTags {
		if tags := tagLine.FindAllStringSubmatchIndex(r.src, maxTags+1); len(tags) > maxTags {
			r.errorAt(tags[maxTags][2], "%s", badPercent)
			return nil
		}
	}
	src := []byte(r.src)
	doc, looked, err := unmarshal(src)
	if err != nil && doc == nil {
		r.reportSyntax(src, looked, err)
		return nil
	}
	if doc == nil || len(doc.Content) == 0 || doc.Content[0].Tag == "!!null" {
		r.errorAt(0, "the file is empty")
		return nil
	}
	switch at, marker := r.secondDocument(); marker {
	case "---":
		r.errorAt(at, `a second document begins here; remove this "---", or move what follows to a file of its own`)
		return nil
	case "...":
		r.errorAt(at, `the document ends at the "..." above; remove that, or move what follows to a file of its own`)
		return nil
	}
	if err != nil {
		r.reportSyntax(src, looked, err)
		return nil
	}
	return nodeOf(doc.Content[0], r.src)
}

// yaml compares each line "%TAG" with all before it: 60,000 of them, which are
// 1 MB, take 3.5 s, and eight times as many take minutes.
const maxTags = 64

var tagLine = regexp.MustCompile("(?:^|[\\n\\r\u0085\u2028\u2029\ufeff])(%TAG)")

// unmarshal returns the first document in src, nil where there is none, and how
// many bytes yaml.v3 looked at, line by line: those up to a fault and seldom a
// line or two more. Its error is that of the first document or of what follows it.
// A panic is turned into an error.
func unmarshal(src []byte) (doc *yaml.Node, looked int, err error) {
	lines := &lineReader{src: src}
	defer func() {
		looked = lines.given
		if p := recover(); p != nil {
			doc, err = nil, fmt.Errorf("yaml: %v", p)
		}
	}()
	var first, second yaml.Node
	d := yaml.NewDecoder(lines)
	switch err := d.Decode(&first); err {
	case nil:
	case io.EOF:
		return nil, 0, nil
	default:
		return nil, 0, err
	}
	if err := d.Decode(&second); err != nil && err != io.EOF {
		return &first, 0, err
	}
	return &first, 0, nil
}

// A lineReader is an [io.Reader] that returns a text line by line.
type lineReader struct {
	src   []byte
	given int // bytes
}

func (l *lineReader) Read(p []byte) (int, error) {
	if l.given == len(l.src) {
		return 0, io.EOF
	}
	n := copy(p, l.src[l.given:])
	if i := bytes.IndexByte(p[:n], '\n'); i >= 0 {
		n = i + 1
	}
	l.given += n
	return n, nil
}

// checkInput reports whether src has an acceptable size and is text, and adds the
// faults where it is not. It comes before decoding.
func (r *reader) checkInput(src string) bool {
	if len(src) > Limits.Bytes {
		r.errorAt(0, "the file is larger than %d MB, the most that is read; split it", MaxBytes>>20)
		return false
	}
	if message := foreignMessage(src); message != "" {
		r.errorAt(0, "%s", message)
		return false
	}
	nodes := 1
	for _, mark := range nodeMarks {
		nodes += strings.Count(src, mark)
	}
	if nodes > Limits.Nodes {
		r.errorAt(0, "the file holds more than %d values, the most that is read; split it", MaxNodes)
		return false
	}
	if !utf8.ValidString(src) {
		r.errorAt(invalidUTF8(src), notUTF8)
		return false
	}
	for i := range len(src) {
		if isControl(src[i]) {
			r.reportControl(src, i)
			return false
		}
	}
	return true
}

// isControl reports whether c is a control character that YAML does not allow.
func isControl(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f }

const notUTF8 = "this is not text in UTF-8; save the file with the encoding UTF-8"

// reportControl reports the control character at the offset in src.
func (r *reader) reportControl(src string, offset int) {
	c, _ := utf8.DecodeRuneInString(src[offset:])
	if c == 0 && strings.Count(src, "\x00") > len(src)/4 { // text in UTF-16 has many
		r.errorAt(offset, notUTF8)
		return
	}
	r.errorAt(offset, "there is an invisible control character here (%U); remove it", c)
}

// nodeMarks holds the characters that a node can follow.
var nodeMarks = []string{"\n", ",", "[", "{", ":", "-", "?"}

func invalidUTF8(src string) int {
	for i := 0; i < len(src); {
		c, size := utf8.DecodeRuneInString(src[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// secondDocument returns the offset of the line where a second document starts,
// and the marker before it. The marker is empty where there is only one document.
func (r *reader) secondDocument() (offset int, marker string) {
	if !strings.Contains(r.src, "---") && !strings.Contains(r.src, "...") {
		return 0, ""
	}
	begun, ended := false, false
	t := r.Text()
	for n := 1; ; n++ {
		line, ok := t.Line(n)
		switch {
		case !ok:
			return 0, ""
		case isMarker(line, "---"):
			if begun {
				return t.Offset(n, 1), "---"
			}
			begun = true
		case isMarker(line, "..."):
			ended = true
		case strings.TrimSpace(line) == "", line[0] == '#', line[0] == '%':
		case ended:
			return t.Offset(n, 1), "..."
		default:
			begun = true
		}
	}
}

func isMarker(line, mark string) bool {
	return strings.HasPrefix(line, mark) && (len(line) == len(mark) || unicode.IsSpace(rune(line[len(mark)])))
}
