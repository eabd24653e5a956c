package cli

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestHelp makes sure that the help of each command fits a terminal and names
// every flag.
func TestHelp(t *testing.T) {
	commands := append([]*cobra.Command{newRoot(nil)}, newRoot(nil).Commands()...)
	for _, c := range commands {
		t.Run(c.Name(), func(t *testing.T) {
			args := []string{c.Name(), "--help"}
			if !c.HasParent() {
				args = args[1:]
			}
			status, help, stderr := start(nil, args...)
			if status != exitClean || stderr != "" {
				t.Fatalf("exit status %d, %s", status, stderr)
			}
			for line := range strings.Lines(help) {
				if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 80 {
					t.Errorf("%d columns: %s", n, line)
				}
			}
			c.Flags().VisitAll(func(f *pflag.Flag) {
				if !strings.Contains(help, "--"+f.Name) {
					t.Errorf("--%s is not told", f.Name)
				}
			})
		})
	}
}

// start runs the command in this process.
func start(stdin []byte, args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(args, bytes.NewReader(stdin), &out, &err)
	return status, out.String(), err.String()
}
