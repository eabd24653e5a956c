package yamldoc

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
)

// A syntaxFault is a fault of syntax with what a person can do about it. The first
// that matches the message of yaml and the lines is reported.
type syntaxFault struct {
	yaml  string         // how yaml's message begins
	at    *regexp.Regexp // what the line holds, its first group the place; nil: anything
	above *regexp.Regexp // what the line above holds; nil: anything
	plain string         // the message to people
}

const (
	badTab     = "there is a tab in the indentation; use spaces"
	badStart   = "a text cannot begin with \"@\", \"%\" or \"`\"; put quotes round it"
	badPercent = `a line cannot begin with "%"; remove it, or put quotes round the text`
	badBang    = `a text cannot begin with "!"; put quotes round it`
	badColon   = `this colon stands too far from its key; remove the spaces before it`
	badDash    = `this "-" is not lined up with those above it; begin all items of a list in the same column`
	badBlock   = `nothing but a comment may stand on the line after ">" or "|"; put quotes round a text that begins with one of them`
	badEscape  = `in double quotes a backslash is special; write \\ for a backslash, or use single quotes`
	badAnchor  = `a text cannot begin with "&" or "*"; put quotes round it`
	badSingle  = `the quotation marks of this text do not match; put double quotes round it, or write '' for each apostrophe inside it`
	badDouble  = `the quotation marks of this text do not match; close it with ", and write \" for each quotation mark inside it`
	badBracket = `nothing may follow the bracket that closes a list or map; put quotes round a text that begins with "[" or "{"`
	unclosed   = `a quotation mark that is opened here is never closed; add the closing one`
	openList   = `the list that "[" opens here is not closed; add "]", or a comma between its items`
	oneKey     = `a line holds one key only; put quotes round a text that holds ": ", or begin the second key on a line of its own`
	spaceDash  = "put a space after the dash"
	spaceColon = "put a space after the colon"
	openMap    = `what "{" opens here is not closed; add "}", or the comma or colon that is missing inside`
)

const (
	// begins matches a line up to its first value, and anywhere up to any value, also
	// one in a list or map in brackets.
	begins   = `^[ -]*(?:[^"':\[{#]+: +)?`
	anywhere = `(?:` + begins + `|[\[{,:] *)`

	// farColon matches a colon that is too far from its key: YAML allows 1024
	// characters up to it.
	farColon = `\S {100,}(:)(?:\s|$)`

	// These match quotes and brackets that something follows.
	brokenSingle  = begins + `(')(?:[^']|'')*(?:'\s*[^\s#']|$)`
	brokenDouble  = begins + `(")(?:[^"\\]|\\.)*(?:"\s*[^\s#]|$)`
	brokenBracket = begins + `([\[{]).*[\]}]\s*[^\s#]`
)

var syntaxFaults = []syntaxFault{
	{"", placeRE(`^(%)`), nil, badPercent},

	{"found a tab character", placeRE(`(\t)`), nil, badTab},
	{"found character that cannot start any token", placeRE(`^[ -]*(\t)`), nil, badTab},
	{"found character that cannot start any token", placeRE(anywhere + "([@`%])"), nil, badStart},
	{"found character that cannot start any token", nil, nil, badStart},

	{"mapping values are not allowed", placeRE(farColon), nil, badColon},
	{"could not find expected ':'", placeRE(farColon), nil, badColon},
	{"did not find expected ',' or '}'", placeRE(farColon), nil, badColon},

	{"mapping values are not allowed", placeRE(`: +([“”„‘’].*: )`), nil, `these are curly quotation marks; put straight ones (") round a text that holds ": "`},
	{"mapping values are not allowed", placeRE(`^[^"'#]*?: +([^"'\s].*?:(?:\s|$))`), nil, oneKey},
	{"mapping values are not allowed", placeRE(begins + `(").*\S`), nil, badDouble},
	{"mapping values are not allowed", placeRE(begins + `(').*\S`), nil, badSingle},
	{"mapping values are not allowed", nil, placeRE(`^\s*(-[^\s-])`), "the line above needs a space after its dash"},
	{"mapping values are not allowed", nil, placeRE(`(:)(?:\s|$)`), "this line is indented too far; line its key up with the key above, or put quotes round the text above if this goes on with it"},
	{"mapping values are not allowed", nil, nil, `the line above is not "key: value"; add a colon and a space there, or put quotes round a text of several lines`},

	{"could not find expected ':'", placeRE(`^\s*(-)[^\s-]`), nil, spaceDash},
	{"could not find expected ':'", placeRE(`^[ -]*[\w-]+(:)[^\s/]`), nil, spaceColon},
	{"could not find expected ':'", nil, nil, `this line is neither "key: value" nor "- item"; add the colon, or indent it if it goes on with the text above`},

	{"did not find expected ',' or ']'", placeRE(`(\[)[^\]]*$`), nil, openList},
	{"did not find expected ',' or ']'", placeRE(`(\[)`), nil, openList},
	{"did not find expected ',' or '}'", placeRE(`\{.*?: +([^"'\s,{}\[][^,{}]*?: )`), nil, `add a comma before the next key, or put quotes round a text that holds ": "`},
	{"did not find expected ',' or '}'", placeRE(`(\{)[^}]*$`), nil, openMap},
	{"did not find expected ',' or '}'", placeRE(`(\{)`), nil, openMap},

	{"did not find expected node content", placeRE(`^(\.\.\.)`), nil, `the document ends at this "..."; remove it`},
	{"did not find expected node content", placeRE(`[\[{,] *(,)`), nil, "there is a comma too many here; remove it"},
	{"did not find expected node content", placeRE(begins + `(,)`), nil, `a text cannot begin with ","; put quotes round it`},
	{"did not find expected node content", placeRE(begins + `([\]}])`), nil, `a text cannot begin with "]" or "}"; put quotes round it`},
	{"did not find expected node content", placeRE(`(\[)[^\]]*$`), nil, openList},
	{"did not find expected node content", placeRE(`(\{)[^}]*$`), nil, openMap},
	{"did not find expected node content", placeRE(`([\]},])`), nil, "there is a bracket or a comma too many here, or a value is missing"},
	{"did not find expected node content", nil, nil, "there is a bracket or a comma too many here, or a value is missing"},

	{"did not find expected '-' indicator", placeRE(brokenSingle), nil, badSingle},
	{"did not find expected '-' indicator", placeRE(brokenDouble), nil, badDouble},
	{"did not find expected '-' indicator", placeRE(brokenBracket), nil, badBracket},
	{"did not find expected '-' indicator", placeRE(`^\s*(- )`), nil, badDash},
	{"did not find expected '-' indicator", nil, nil, `this line is not lined up with those above it; indent it like the line that it belongs to, or begin it with "- " if it is a new item`},

	{"did not find expected key", placeRE(brokenSingle), nil, badSingle},
	{"did not find expected key", placeRE(brokenDouble), nil, badDouble},
	{"did not find expected key", placeRE(brokenBracket), nil, badBracket},
	{"did not find expected key", placeRE(`^\s*(- )`), nil, badDash},
	{"did not find expected key", nil, nil, "this line does not fit those above it; line it up with the keys or the text that it belongs to"},

	{"found unexpected", placeRE(begins + `(["'])`), nil, unclosed},
	{"found unexpected", placeRE(`(")[^"]*$`), nil, unclosed},
	{"found unexpected", placeRE(`(')[^']*$`), nil, unclosed},
	{"found unexpected", nil, nil, unclosed},

	{"found unknown escape character", placeRE(`(\\[^0abtnvfre "/\\N_LPxuU])`), nil, badEscape},
	{"did not find expected hexdecimal", placeRE(`(\\[xuU])`), nil, badEscape},
	{"found invalid Unicode character escape code", placeRE(`(\\[uU])`), nil, badEscape},

	{"block sequence entries are not allowed", placeRE(`: +(- )`), nil, `a list cannot begin on the same line as its key; begin each "- item" on a line of its own`},
	{"block sequence entries are not allowed", nil, nil, badDash},
	{"mapping keys are not allowed", placeRE(begins + `(\?)`), nil, `a text cannot begin with "? "; put quotes round it`},
	{"exceeded max depth", placeRE(`^(?:\s*(?:[\[{?]|- )){64}(.)`), nil, "lists and maps are nested too deep here to be read"},
	{"exceeded max depth", nil, nil, "lists and maps are nested too deep here to be read"},

	{"unknown anchor", placeRE(anywhere + `(\*)`), nil, `names for repeated parts ("*name") are not read here; put quotes round the text, or write the part out`},
	{"did not find expected alphabetic or numeric", placeRE(anywhere + `([&*])`), nil, badAnchor},
	{"", placeRE(anywhere + `(!)`), nil, badBang},
	{"did not find expected comment or line break", placeRE(begins + `([>|])`), nil, badBlock},
	{"found an indentation indicator equal to 0", placeRE(begins + `([>|])`), nil, badBlock},
	{"did not find expected <document start>", placeRE(begins + `(["'])`), nil, "nothing may follow the quotation mark that closes a text; put quotes round the whole text"},
	{"did not find expected <document start>", nil, placeRE(`^(\s+)[^\]}]*$`), "this line begins further left than those above; begin all keys of the file in the same column"},
	{"did not find expected <document start>", nil, nil, "nothing may follow what ends above; remove this line, or move it inside the brackets"},
}

func placeRE(re string) *regexp.Regexp { return regexp.MustCompile(re) }

// reportSyntax reports that yaml could not read src, at the best place that can be
// found. Of src, yaml read the bytes up to looked, and err is its error.
func (r *reader) reportSyntax(src []byte, looked int, err error) {
	ends := lineEnds(r.src)
	text := func(n int) string { // of line n, counted from 1; none before it
		line, _ := r.Text().Line(n)
		return line
	}
	_, message := splitMessage(err)
	if message == "control characters are not allowed" {
		if i := strings.IndexFunc(r.src, isUnprintable); i >= 0 {
			r.reportControl(r.src, i)
			return
		}
	}
	line := r.faultyLine(src, ends, looked, err)
	above := line - 1
	for above > 0 && strings.HasPrefix(strings.TrimSpace(text(above))+"#", "#") {
		above--
	}
	offset, plain := explainSyntax(message, text(line), text(above))
	d := r.errorAt(r.Text().Offset(line, 1)+offset, "%s", plain)
	d.Fixes = r.mend(d.Pos, text(line), plain)
}

// explainSyntax returns the offset of the fault in the line, and what to do about it.
func explainSyntax(message, line, above string) (offset int, plain string) {
	offset = len(line) - len(strings.TrimLeft(line, " "))
	plain = "this cannot be read as YAML: " + message
	for _, f := range syntaxFaults {
		if !strings.HasPrefix(message, f.yaml) || f.above != nil && !f.above.MatchString(above) {
			continue
		}
		if f.at != nil {
			m := f.at.FindStringSubmatchIndex(line)
			if m == nil {
				continue
			}
			offset = m[2]
		}
		plain = f.plain
		break
	}
	return offset, plain
}

// lineEnds returns the offsets at which the lines of src end, breaks included.
// Where src ends with a break, no line follows it.
func lineEnds(src string) []int {
	starts := plaintext.LineStarts(src)
	ends := append(starts[1:], len(src))
	if starts[len(starts)-1] == len(src) {
		ends = ends[:len(ends)-1]
	}
	return ends
}

// maxMended is the longest text, in bytes, in which a fault of syntax is mended.
const maxMended = 64 << 10

// mend returns the fix for a fault of syntax on a line, if it makes the text up to the
// end of that line readable.
func (r *reader) mend(at diag.Pos, line, plain string) []diag.Fix {
	begin := r.Text().Offset(at.Line, 1)
	rest := line[at.Offset-begin:]
	if i := strings.Index(rest, " #"); i >= 0 {
		rest = rest[:i]
	}
	rest = strings.TrimRight(rest, " \t")
	edit, message := diag.Edit{Pos: at, End: at}, ""
	switch plain {
	case oneKey, badStart:
		edit.End = r.Text().Pos(r.file, at.Offset+len(rest))
		edit.Text = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(rest) + `"`
		message = "put quotes round the text"
	case unclosed:
		edit.Pos = r.Text().Pos(r.file, at.Offset+len(rest))
		edit.End, edit.Text = edit.Pos, rest[:min(1, len(rest))]
		message = "close the quotation mark"
	case spaceDash, spaceColon:
		edit.Pos = r.Text().Pos(r.file, at.Offset+1)
		edit.End, edit.Text = edit.Pos, " "
		message = "add the space"
	default:
		return nil
	}
	fix := diag.Fix{Message: message, Certain: true, Edits: []diag.Edit{edit}}
	if begin+len(line) > maxMended {
		return nil
	}
	mended, err := fix.Apply([]byte(r.src[:begin+len(line)]))
	if err != nil || r.plain.read(string(mended)) == nil {
		return nil
	}
	r.plain.forget()
	return []diag.Fix{fix}
}

// yamlMessage matches the error of yaml: its line, which is missing for line 1, and its
// message.
var yamlMessage = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// splitMessage returns the line and the message of an error of yaml.
func splitMessage(err error) (line int, message string) {
	m := yamlMessage.FindStringSubmatch(err.Error())
	if m == nil {
		return 1, err.Error()
	}
	line, _ = strconv.Atoi(m[1])
	return max(line, 1), m[2]
}

// faultyLine returns the line with which the text stops being YAML: the one after
// the longest beginning that can be read. yaml itself names the line where it
// gave up or where what it was reading began, which may be far off either way.
func (r *reader) faultyLine(src []byte, ends []int, looked int, fault error) int {
	// Each try reads a beginning of the text anew, and within thousands of brackets
	// there would be one for each of them. So the bytes that are read in all are limited
	// to a few times those of the n bytes in question.
	limit := func(n int) int { return min(128<<10+4*n, 4<<20) }
	spent := 0
	lastN, lastErr := 0, error(nil)
	read := func(n int) error { // the first n lines; the same again costs nothing
		if n == 0 {
			return nil
		}
		if n == lastN {
			return lastErr
		}
		begin := src[:ends[n-1]]
		spent += len(begin)
		lastN, lastErr = n, nil
		isPlain := r.plain.read(string(begin)) != nil
		r.plain.forget()
		if !isPlain {
			_, _, lastErr = unmarshal(begin)
		}
		return lastErr
	}
	// The shortest beginning that has the same fault: any longer one has it
	// too, and a shorter one another or none. It ends near the last line that
	// yaml looked at.
	same := func(n int) bool {
		err := read(n)
		return err != nil && err.Error() == fault.Error()
	}
	high, _ := slices.BinarySearch(ends, looked)
	high = min(high+1, len(ends))
	low, budget := 0, limit(ends[high-1])
	for step := 1; high-low > 1 && spent < budget; step *= 2 {
		if middle := max(high-step, (low+high)/2); same(middle) {
			high = middle
		} else {
			low, step = middle, len(ends)
		}
	}
	// Then back over beginnings that end inside brackets or quotation marks, of which
	// yaml names the line where they open.
	budget = min(budget, spent+limit(ends[high-1]))
	for n := high - 1; n >= 0 && (n == high-1 || spent < budget); {
		err := read(n)
		if err == nil {
			return n + 1
		}
		opened, _ := splitMessage(err)
		n = min(n-1, opened)
	}
	reported, _ := splitMessage(fault)
	return min(reported, len(ends))
}
