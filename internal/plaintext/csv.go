package plaintext

import "strings"

// CSVCell returns s as a cell of CSV: on one line, with an apostrophe in front of what
// a spreadsheet would take for a formula, as in OWASP's advice on CSV injection.
// What follows a semicolon gets one too: where semicolons and not commas stand
// between cells, as in Germany, a spreadsheet begins a cell there, since it
// knows quotation marks only at the beginning of what it takes for a cell. Of
// quotation marks that open a cell, nothing may be left in it.
func CSVCell(s string) string {
	parts := strings.Split(Line(s), ";")
	for i, part := range parts {
		text := strings.TrimLeft(part, " \"")
		if text != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(text)[0]) {
			parts[i] = part[:len(part)-len(text)] + "'" + text
		}
	}
	return strings.Join(parts, ";")
}

// CSVRow returns a line of CSV (RFC 4180, but for its line end, which is LF). Cells with
// semicolons are quoted like those with commas, for spreadsheets that are set to
// begin a cell at both.
func CSVRow(cells ...string) string {
	var b strings.Builder
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if strings.ContainsAny(cell, ",;\"\r\n") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		b.WriteString(cell)
	}
	b.WriteByte('\n')
	return b.String()
}
