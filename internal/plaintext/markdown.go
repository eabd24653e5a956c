package plaintext

import (
	"regexp"
	"strings"
	"unicode"
)

// emptyComment separates a character from the text after it, so that the two
// together mean nothing. An escape is not enough: GitHub looks for mentions of
// people and issues after it has removed the escapes.
const emptyComment = "<!-- -->"

var markdownEscaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "~", `\~`, "[", `\[`, "]", `\]`, "|", `\|`, "$", `\$`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;",
	"{", "&#123;", "}", "&#125;", // whatever is before it, for programs that fill in templates first
	"@", "@"+emptyComment, "#", "#"+emptyComment, "www.", "www"+emptyComment+".")

// issue matches the number of an issue, as in GH-1.
var issue = regexp.MustCompile(`(?i)\b(gh-)([0-9])`)

// Markdown returns s as a line of Markdown that is shown as plain text, wherever
// it stands: alone, in a list, in a heading or in the cell of a table. Nothing
// in it becomes a link, a mention of a person or an issue, an emoji, the place of a
// template that is filled in, or HTML.
func Markdown(s string) string {
	s = partEmoji(issue.ReplaceAllString(markdownEscaper.Replace(Line(s)), "$1"+emptyComment+"$2"))
	for range 2 { // of three slashes, the last two are left by the first time
		s = strings.ReplaceAll(s, "//", "/"+emptyComment+"/")
	}
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

// partEmoji puts an empty comment between the first colon of each :name: and the name. A
// colon may end one and begin the next.
func partEmoji(s string) string {
	var b strings.Builder
	done := 0
	for i := range len(s) {
		if s[i] != ':' {
			continue
		}
		name := s[i+1:]
		if end := strings.IndexFunc(name, func(r rune) bool { return !isEmojiLetter(r) }); end > 0 && name[end] == ':' {
			b.WriteString(s[done:i+1] + emptyComment)
			done = i + 1
		}
	}
	return b.String() + s[done:]
}

// isEmojiLetter reports whether r may stand in the name of an emoji: programs take letters of
// any script for their own, and some take ſ for an s.
func isEmojiLetter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || strings.ContainsRune(`+-_\`, r)
}
