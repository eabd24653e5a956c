package plaintext

import "strings"

// emptyComment separates a character from the text after it, so that the two
// together mean nothing. An escape is not enough: GitHub looks for mentions of
// people and issues after it has removed the escapes.
const emptyComment = "<!-- -->"

var markdownEscaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "~", `\~`, "[", `\[`, "]", `\]`, "|", `\|`, "$", `\$`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;",
	"@", "@"+emptyComment, "#", "#"+emptyComment, "://", ":"+emptyComment+"//", "www.", "www"+emptyComment+".")

// Markdown returns s as a line of Markdown that is shown as plain text, wherever
// it stands: alone, in a list, in a heading or in the cell of a table. Nothing
// in it becomes a link, a mention of a person or an issue, or HTML.
func Markdown(s string) string {
	s = markdownEscaper.Replace(Line(s))
	switch {
	case s == "":
		return ""
	case strings.ContainsRune("-+=#:", rune(s[0])): // a list, a rule, a heading or a definition
		return `\` + s
	}
	if rest := strings.TrimLeft(s, "0123456789"); len(rest) < len(s) && rest != "" && (rest[0] == '.' || rest[0] == ')') {
		return s[:len(s)-len(rest)] + `\` + rest // a numbered list
	}
	return s
}
