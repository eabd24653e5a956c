package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// A page is a heading, a few lines and a table. Each call of measure adds the figures
// of one run to its rows.
type page struct {
	title, text string
	head        []string
	measure     func()
	rows        []*row
}

// A row is what was measured of one thing: in each column the figures of all runs.
type row struct {
	name    string
	columns [][]float64
}

// notMeasured is the figure of what could not be measured.
var notMeasured = math.NaN()

// add adds the figures of one run to the row of a name.
func (p *page) add(name string, figures ...float64) {
	i := slices.IndexFunc(p.rows, func(r *row) bool { return r.name == name })
	if i < 0 {
		i = len(p.rows)
		p.rows = append(p.rows, &row{name, make([][]float64, len(figures))})
	}
	for k, f := range figures {
		p.rows[i].columns[k] = append(p.rows[i].columns[k], f)
	}
}

func (p *page) markdown() string {
	var rows [][]string
	for _, r := range p.rows {
		cells := []string{r.name}
		for _, runs := range r.columns {
			cells = append(cells, spread(runs))
		}
		rows = append(rows, cells)
	}
	return table(p.title, p.text, p.head, rows)
}

// table returns a part of the page.
func table(title, text string, head []string, rows [][]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n%s\n\n", title, strings.TrimSpace(text))
	line := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	line(head)
	b.WriteString("|---" + strings.Repeat("|---:", len(head)-1) + "|\n")
	for _, r := range rows {
		line(r)
	}
	b.WriteString("\n")
	return b.String()
}

// spread returns the median of the figures of all runs and, where they differ, the
// lowest and the highest.
func spread(runs []float64) string {
	if slices.ContainsFunc(runs, math.IsNaN) {
		return "not measured"
	}
	low, middle, high := figure(slices.Min(runs)), figure(quantile(runs, 0.5)), figure(slices.Max(runs))
	if low == high {
		return middle
	}
	return fmt.Sprintf("%s (%s–%s)", middle, low, high)
}

// figure returns a number to two or three digits.
func figure(f float64) string {
	switch {
	case f >= 100:
		return fmt.Sprintf("%.0f", f)
	case f >= 10:
		return fmt.Sprintf("%.1f", f)
	case f >= 0.095 || f <= 0:
		return fmt.Sprintf("%.2f", f)
	}
	return fmt.Sprintf("%.3f", f)
}

// count returns a number with commas.
func count(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
