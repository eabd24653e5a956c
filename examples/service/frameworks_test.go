package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFrameworks names files that no stranger may read, with and without a
// folder of frameworks, while the service works in a folder with secrets.
func TestFrameworks(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		".env":                "PASSWORD: tr0ub4dor\n",
		"env.yaml":            "PASSWORD: tr0ub4dor\n", // of the service, not of its frameworks
		"plans/.env":          "PASSWORD: tr0ub4dor\n",
		"plans/.git/config":   "PASSWORD: tr0ub4dor\n",
		"plans/.plan.yaml":    "PASSWORD: tr0ub4dor\n",
		"plans/plan.yaml":     "framework: plan\ntitle: The village plan\nlevels: [{id: top, title: Village outcome}]\noutcomes: [{id: V1, level: top, title: People are well}]\n",
		"plans/extends.yaml":  "framework: more\ntitle: More of it\nextends: [.env]\nlevels: [{id: top, title: Village outcome}]\noutcomes: [{id: W1, level: top, title: People are well}]\n",
		"plans/deep/top.yaml": "PASSWORD: open\n",
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	without := start(t, "-frameworks", "")
	with := start(t, "-frameworks", "plans")

	const noneHere = "cannot be read: this service has no frameworks; leave out the line that names it, or ask those who run the service"
	const notThere = "; its path is taken from the folder of this file"
	for _, test := range []struct {
		s               *running
		framework, want string // the message; empty: there is none
	}{
		{without, ".env", `the framework ".env" ` + noneHere},
		{without, "env", `the framework "env" ` + noneHere},
		{without, "env.yaml", `the framework "env.yaml" ` + noneHere},
		{without, "plans/plan.yaml", `the framework "plans/plan.yaml" ` + noneHere},
		{with, "plan.yaml", ""},
		{with, "pla.yaml", `there is no framework file "pla.yaml"; did you mean "plan.yaml"?`},
		{with, ".env", `there is no framework file ".env"` + notThere},
		{with, ".nothing", `there is no framework file ".nothing"` + notThere},
		{with, "env", `there is no framework file "env"` + notThere},
		{with, "deep/../.env", `there is no framework file "deep/../.env"` + notThere},
		{with, ".git/config", `there is no framework file ".git/config"` + notThere},
		{with, ".git/nothing", `there is no framework file ".git/nothing"` + notThere},
		{with, ".nothing/config", `there is no framework file ".nothing/config"` + notThere},
		{with, ".plan.yam", `there is no framework file ".plan.yam"; did you mean "plan.yaml"?`},
		{with, "extends.yaml", `there is no framework file ".env"` + notThere},
		{with, "deep/top.yaml", `"PASSWORD" is not a key`}, // it is in the folder, and not hidden
	} {
		model := strings.Replace(lineOf(2), "model: line\n", "model: line\nframework: "+test.framework+"\n", 1)
		_, body, err := test.s.post("/v1/check", yamlType, strings.NewReader(model))
		if err != nil {
			t.Fatal(err)
		}
		var answer struct {
			Diagnostics []struct{ Severity, Message string }
		}
		if err := json.Unmarshal(body, &answer); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range answer.Diagnostics {
			if d.Severity == "error" {
				got = append(got, d.Message)
			}
		}
		if test.want == "" && len(got) > 0 || test.want != "" && (len(got) == 0 || !strings.HasPrefix(got[0], test.want)) {
			t.Errorf("%s: %q, want %q", test.framework, got, test.want)
		}
		if strings.Contains(string(body), "tr0ub4dor") {
			t.Errorf("%s: it tells the secret: %s", test.framework, body)
		}
	}
}
