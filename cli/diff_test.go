package cli

import (
	"os"
	"os/exec"
	"testing"
)

// TestGitIsThere fails where CI would not test what the help of diff says of
// Git.
func TestGitIsThere(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("git is not installed, so that testdata/script/diff_git.txtar is not run")
	}
}
