package cli

import (
	"fmt"
	"strings"
	"testing"
)

// TestLSP speaks with the language server as an editor that ends the session as it
// should, and as one that breaks off.
func TestLSP(t *testing.T) {
	t.Parallel()
	message := func(s string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(s), s) }
	begin := message(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`)
	end := message(`{"jsonrpc":"2.0","id":2,"method":"shutdown"}`) + message(`{"jsonrpc":"2.0","method":"exit"}`)
	for _, tt := range []struct {
		input, args string
		status      int
		want        string
	}{
		{begin + end, "--stdio", exitClean, `"serverInfo":{"name":"resultschain"`},
		{begin, "--root .", exitFindings, `"serverInfo":{"name":"resultschain"`},
		{begin[:50], "", exitFindings, ""},
		{"", "--root missing", exitUsage, "--root takes a folder"},
		{"", "model.yaml", exitUsage, "takes no arguments"},
	} {
		status, stdout, stderr := start([]byte(tt.input), append([]string{"lsp"}, strings.Fields(tt.args)...)...)
		if status != tt.status || !strings.Contains(stdout+stderr, tt.want) {
			t.Errorf("%q %s: exit status %d, %s%s", tt.input, tt.args, status, stdout, stderr)
		}
	}
}
