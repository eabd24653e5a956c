package cli

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnifiedDiff(t *testing.T) {
	t.Parallel()
	const before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"
	for _, c := range []struct{ name, before, after, want string }{
		{"one line", before, "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n", "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"},
		{"two places", before, "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n", "@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -7,4 +8,3 @@\n 7\n 8\n 9\n-10\n"},
		{"no newline at the end", "a\nb", "a\nc\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n"},
		{"from nothing", "", "a\n", "@@ -0,0 +1,1 @@\n+a\n"},
	} {
		if got, want := unifiedDiff("f", c.before, c.after), "--- f\n+++ f\n"+c.want; got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, want)
		}
	}
}

// TestPatch applies random differences with the program patch.
func TestPatch(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("patch"); err != nil {
		t.Skip("the program patch is not installed")
	}
	r := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var b strings.Builder
		for range r.IntN(30) {
			fmt.Fprintf(&b, "%d\n", r.IntN(8))
		}
		return b.String()
	}
	for range 30 {
		before, after := text(), text()
		file := filepath.Join(t.TempDir(), "f")
		if err := os.WriteFile(file, []byte(before), 0o666); err != nil {
			t.Fatal(err)
		}
		diff := unifiedDiff("f", before, after)
		if before == after {
			continue
		}
		cmd := exec.Command("patch", "--no-backup-if-mismatch", "-s", file)
		cmd.Stdin = strings.NewReader(diff)
		out, err := cmd.CombinedOutput()
		if got, _ := os.ReadFile(file); err != nil || string(got) != after {
			t.Fatalf("%v %s\n%q to %q by\n%s", err, out, before, after, diff)
		}
	}
}

// TestChangedMeanwhile checks that a file which another program changed stays as it is.
func TestChangedMeanwhile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	names := []string{filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b.yaml")}
	var all []rewrittenFile
	for _, name := range names {
		if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		all = append(all, rewrittenFile{name, []byte("old"), []byte("new")})
	}
	if err := os.WriteFile(names[1], []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &session{}
	err := s.rewrite(all, false)
	if err == nil || !strings.Contains(err.Error(), "was changed by somebody else meanwhile, and was not written; try again") || statusOf(err) != exitFailure {
		t.Errorf("got %v", err)
	}
	for i, want := range []string{"old", "other"} {
		if got, _ := os.ReadFile(names[i]); string(got) != want {
			t.Errorf("%s holds %q, want %q", names[i], got, want)
		}
	}
	if err := s.rewrite(all[:1], false); err != nil {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(names[0])
	if info, _ := os.Stat(names[0]); string(got) != "new" || info.Mode().Perm() != 0o600 {
		t.Errorf("%q with %v", got, info.Mode())
	}
}
