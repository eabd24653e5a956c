package main

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadme builds the service, starts it as README.md says, runs each curl
// command there, compares what is shown, and ends the service as Ctrl-C does.
func TestReadme(t *testing.T) {
	sh, curl := needs(t, "sh"), needs(t, "curl")
	dir := t.TempDir()
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	exe := filepath.Join(dir, "service")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}

	var curls []string
	shown := map[string]string{} // by command
	started := ""
	for _, block := range regexp.MustCompile("(?s)\n```(?:sh|console)\n(.*?)```").FindAllStringSubmatch(string(page), -1) {
		for line := range strings.Lines(block[1]) {
			command := strings.TrimSpace(strings.TrimPrefix(line, "$ "))
			switch {
			case strings.HasPrefix(command, "go run . "):
				started = strings.TrimPrefix(command, "go run . ")
			case strings.HasPrefix(command, "docker "): // whose Dockerfile has a test of its own
			case strings.HasPrefix(command, "curl "):
				curls = append(curls, command)
			default:
				shown[curls[len(curls)-1]] += line
			}
		}
	}
	if started == "" || len(curls) != 8 || len(shown) != 6 {
		t.Fatalf("README.md starts it with %q and has %d curl commands, %d of them with their output", started, len(curls), len(shown))
	}

	const documented = "127.0.0.1:8080"
	inDir := func(name string) string { return filepath.Join(dir, name) }
	args := strings.NewReplacer(documented, "127.0.0.1:0", "models.db", inDir("models.db")).Replace(started)
	service := exec.Command(exe, strings.Fields(args)...)
	log, err := service.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := service.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(log)
	var first logLine
	if !lines.Scan() || json.Unmarshal(lines.Bytes(), &first) != nil || first.Msg != "listening" {
		t.Errorf("it begins its log with %q", lines.Text())
	}
	for _, command := range curls {
		script := strings.NewReplacer(documented, first.Addr, "-o chain.svg", "-o "+inDir("chain.svg"), "-o saved.json", "-o "+inDir("saved.json"), "curl ", curl+" -sS ").Replace(command)
		cmd := exec.Command(sh, "-c", script)
		var stderr strings.Builder
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Errorf("%s: %v\n%s%s", command, err, out, stderr.String())
		}
		if want, ok := shown[command]; ok && string(out) != want {
			t.Errorf("%s\ngives %s\nwant  %s", command, out, want)
		}
		if strings.Contains(command, "outline") && !strings.Contains(string(out), "StobsWELLbeing") {
			t.Errorf("%s\ngives %s", command, out)
		}
	}
	if svg, err := os.ReadFile(inDir("chain.svg")); err != nil || !strings.HasPrefix(string(svg), "<svg ") {
		t.Errorf("chain.svg is %.100q, %v", svg, err)
	}

	if err := service.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	last := ""
	for lines.Scan() {
		last = lines.Text()
	}
	if err := service.Wait(); err != nil || !strings.Contains(last, `"stopped"`) {
		t.Errorf("it ended with %v, and its log with %s", err, last)
	}
}

// needs is the path of a program, without which the test is skipped; in CI,
// which installs it, the test fails.
func needs(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("CI") == "true":
		t.Fatal(err)
	default:
		t.Skipf("%s is not installed", name)
	}
	return path
}
