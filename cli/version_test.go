package cli

import "testing"

// TestVersion checks that a release says its own version.
func TestVersion(t *testing.T) {
	releaseVersion = "v1.2.3"
	defer func() { releaseVersion = "" }()
	for _, args := range [][]string{{"version"}, {"--version"}} {
		if status, out, stderr := start(nil, args...); status != exitClean || out != "resultschain version v1.2.3\n" || stderr != "" {
			t.Errorf("%s: exit status %d, %q, %s", args, status, out, stderr)
		}
	}
}
