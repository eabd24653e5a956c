package table

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// writeCSV writes the data as CSV (RFC 4180) in UTF-8, the heads first. An
// apostrophe stands before what a spreadsheet would take for a formula, unless
// it is a number in a column of numbers.
func writeCSV(b *bytes.Buffer, d *Document) error {
	t := d.Data()
	b.WriteString(plaintext.CSVRow(t.Heads...))
	var numbers []bool
	for _, head := range t.Heads {
		numbers = append(numbers, slices.Contains(t.Numbers, head))
	}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			if numbers[i] && isNumber(cell) {
				cells[i] = cell
			} else {
				cells[i] = plaintext.CSVCell(cell)
			}
		}
		b.WriteString(plaintext.CSVRow(cells...))
	}
	return nil
}

// isNumber reports whether a cell is a decimal number, as in -5 and 2e3.
func isNumber(cell string) bool {
	_, err := strconv.ParseFloat(cell, 64)
	return err == nil && !strings.ContainsAny(cell, "_xXnN") // such as 1_000, 0x10 and Inf
}
