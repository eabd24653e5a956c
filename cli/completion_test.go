package cli

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/resultschain/resultschain/internal/table"
)

// TestCompletion checks what the Tab key offers, and how: 0 files where nothing
// fits, 2 no space after the word, 4 no files, 8 files with these endings, 16
// folders.
func TestCompletion(t *testing.T) {
	t.Chdir("../examples")
	pictures := []string{"svg", "png", "pdf", "html", "dot", "outline"}
	yaml := []string{"yaml", "yml", "json"}
	tests := []struct {
		line string // after the name of the command; ends in what is completed
		want []string
		how  string
	}{
		{"check --format ", []string{"text", "json", "sarif", "github", "rdjsonl", "junit"}, ":4"},
		{"check --framework ", yaml, ":8"},
		{"check --root ", nil, ":16"},
		{"check --rule LM00", []string{"LM005=", "LM007=", "LM008=", "LM009="}, ":6"},
		{"check --rule LM020=", []string{"LM020=off", "LM020=info", "LM020=warning", "LM020=error"}, ":4"},
		{"check ", yaml, ":8"},
		{"render ", yaml, ":8"},
		{"render --output ", nil, ":0"},
		{"render --format ", pictures, ":4"},
		{"render --view ", []string{"model", "chain", "triangle", "matrix"}, ":4"},
		{"coverage --view ", []string{"matrix", "triangle"}, ":4"},
		{"coverage --columns ", []string{"models", "partners"}, ":4"},
		{"render --group-by ", []string{"partner", "reach", "group"}, ":4"},
		{"render --depth ", []string{"stage", "outcome", "all"}, ":4"},
		{"render --show ", []string{"partners", "reach", "kinds", "indicators", "status", "context", "progress"}, ":4"},
		{"render --as-at ", nil, ":4"},
		{"render --data ", []string{"csv", "tsv", "txt", "xlsx"}, ":8"},
		{"render --hide ", []string{"supports"}, ":4"},
		{"render --page ", []string{"a4", "a3", "letter", "auto"}, ":4"},
		{"render --theme ", []string{"default", "print", "high-contrast", "dark", "auto"}, ":0"},
		{"render --font ", []string{"ttf", "otf"}, ":8"},
		{"render --engine ", []string{"embedded", "dot"}, ":4"},
		{"render --dpi ", nil, ":4"},
		{"render stobswellbeing.yaml --focus s", []string{"sessions", "stigma", "smarter", "safer-stronger"}, ":4"},
		{"render stobswellbeing.yaml --focus SOA", []string{"SOA5"}, ":4"},
		{"render stobswellbeing.yaml --outcome SOA", []string{"SOA5"}, ":4"},
		{"render stobswellbeing.yaml --partner n", []string{"nhs"}, ":4"},
		{"render nowhere.yaml --focus ", nil, ":4"},
		{"render --focus ", nil, ":4"},
		{"coverage --format ", formNames(coverageForms), ":4"},
		{"diff --format ", formNames(diffForms), ":4"},
		{"explain --format ", []string{"text", "json"}, ":4"},
		{"explain stobswellbeing.yaml sti", []string{"stigma"}, ":4"},
		{"progress --format ", table.Names(false), ":4"},
		{"progress --data ", []string{"csv", "tsv", "txt", "xlsx"}, ":8"},
		{"progress --as-at ", nil, ":4"},
		{"completion ", []string{"bash", "zsh", "fish", "powershell"}, ":4"},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			args := strings.Split(test.line, " ")
			begun := args[len(args)-1]
			status, stdout, _ := start(nil, append([]string{"__complete"}, args...)...)
			lines := strings.Split(strings.TrimSpace(stdout), "\n")
			var got []string
			for _, line := range lines[:len(lines)-1] {
				word, _, _ := strings.Cut(line, "\t")
				if strings.HasPrefix(word, begun) { // as shells do
					got = append(got, word)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" || status != exitClean || lines[len(lines)-1] != test.how {
				t.Errorf("exit status %d, %s, want %s; words (-want +got):\n%s", status, lines[len(lines)-1], test.how, diff)
			}
		})
	}
}

// TestCompletionOfAll checks that files are only offered where a file, a folder
// or a theme is wanted, of every flag and of what follows each command.
func TestCompletionOfAll(t *testing.T) {
	var check func(c *cobra.Command)
	check = func(c *cobra.Command) {
		c.Flags().VisitAll(func(f *pflag.Flag) {
			value, _ := pflag.UnquoteUsage(f)
			by, known := c.GetFlagCompletionFunc(f.Name)
			if !known {
				if value != "FILE" && f.NoOptDefVal == "" {
					t.Errorf("nothing is known of the values of %s --%s", c.Name(), f.Name)
				}
				return
			}
			words, how := by(c, nil, "")
			switch {
			case value == "FILE" || value == "DIR" || value == "THEME":
			case how&cobra.ShellCompDirectiveNoFileComp == 0:
				t.Errorf("files are offered for %s --%s %s", c.Name(), f.Name, value)
			case value == "FORMAT" && len(words) == 0:
				t.Errorf("no formats are offered for %s --%s", c.Name(), f.Name)
			}
		})
		if strings.Contains(c.Use, " ") && c.ValidArgsFunction == nil && len(c.ValidArgs) == 0 {
			t.Errorf("nothing is known of what follows %s", c.Name())
		}
		for _, sub := range c.Commands() {
			check(sub)
		}
	}
	check(newRoot(nil))
}
