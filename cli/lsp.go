package cli

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/resultschain/resultschain/internal/lsp"
)

func newLSP(p pack) *cobra.Command {
	var root string
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor: findings as you type, and ids completed",
		Long: `lsp is a language server: an editor starts it and speaks with it by standard
input and output. While you write it marks what check would find, offers keys,
words and ids with their titles, explains what is at the cursor, goes to where
an id is defined and used, renames it everywhere, mends what can be mended, and
draws the model for editors that can show a picture.

It reads the models and frameworks of the folder that is open in the editor,
with the texts as they are there; other YAML files are left alone.
docs/editors.md shows how to set up VS Code, Neovim, Helix and Zed.`,
		Example: `  resultschain lsp    # as the command of a language server for YAML`,
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.serveEditor(cmd, root)
		},
	}
	cmd.Flags().StringVar(&root, "root", "", "read frameworks from anywhere in the folder `DIR`")
	cmd.Flags().Bool("stdio", false, "speak by standard input and output, as it always does")
	return cmd
}

// serveEditor answers the editor that started the command. The status is 1 where it ends
// without a word, as the protocol has it.
func (p pack) serveEditor(cmd *cobra.Command, root string) error {
	if root != "" {
		var err error
		if !isFolder(root) {
			return usage("--root takes a folder")
		}
		if root, err = filepath.Abs(root); err != nil {
			return failure(err)
		}
	}
	if f, ok := cmd.InOrStdin().(*os.File); ok && isTerminal(f) {
		newSession(cmd, p).warn("waiting for an editor, which starts this command itself: docs/editors.md shows how; press Ctrl-C to end it")
	}
	pages := map[string]string{}
	for _, r := range p.reportRules() {
		pages[r.Code] = r.Page
	}
	o := lsp.Options{Root: root, Rules: p, Pages: func(code string) string { return pages[code] }, Version: version()}
	if !lsp.Serve(context.Background(), editor{cmd.InOrStdin(), cmd.OutOrStdout()}, o) {
		return &exit{status: exitFindings}
	}
	return nil
}

// An editor is at the other end of standard input and output.
type editor struct {
	io.Reader
	io.Writer
}

// Close closes standard input, so that nothing waits for more of it.
func (e editor) Close() error {
	if in, ok := e.Reader.(io.Closer); ok {
		return in.Close()
	}
	return nil
}
