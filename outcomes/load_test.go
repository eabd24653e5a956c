package outcomes

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
)

// files are a file system of the texts by their names.
func files(texts map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return fsys
}

// framework is the text of a framework with one outcome.
func framework(id, extends, outcome, contributesTo string) string {
	return fmt.Sprintf("framework: %s\ntitle: T\nextends: [%s]\nlevels:\n  - {id: %s-level, title: L}\noutcomes:\n  - {id: %s, title: o, level: %s-level, contributes-to: [%s]}\n",
		id, extends, id, outcome, id, contributesTo)
}

// family is f → {c, a}, a → c, in folders.
func family() fstest.MapFS {
	return files(map[string]string{
		"local/f.yaml":       framework("f", "../c.yaml, other/a.yaml", "F", "A, C"),
		"local/other/a.yaml": framework("a", "../../c.yaml", "A", "C"),
		"c.yaml":             framework("c", "", "C", ""),
	})
}

func ids(line []*Framework) string {
	var s []string
	for _, f := range line {
		s = append(s, f.ID)
	}
	return strings.Join(s, " ")
}

func TestLoadFamily(t *testing.T) {
	f, err := Load(family(), "local/f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(f.Parents); got != "c a" {
		t.Errorf("its parents are %s", got)
	}
	if got := ids(f.Lineage()); got != "f a c" {
		t.Errorf("its lineage is %s", got)
	}
	c, a := f.Parents[0], f.Parents[1]
	if len(a.Parents) != 1 || a.Parents[0] != c {
		t.Error("the file c.yaml was read twice")
	}
	if want := (diag.Pos{File: "local/other/a.yaml", Line: 1, Column: 12, Offset: 11}); a.Pos != want {
		t.Errorf("a is at %v, not %v", a.Pos, want)
	}
	for id, owner := range map[string]*Framework{"F": f, "A": a, "C": c} {
		if got := f.Outcome(id); got != &owner.Outcomes[0] {
			t.Errorf("the outcome %s is %+v", id, got)
		}
	}
	for id, owner := range map[string]*Framework{"f-level": f, "a-level": a, "c-level": c} {
		if got := f.Level(id); got != &owner.Levels[0] {
			t.Errorf("the level %s is %+v", id, got)
		}
	}
	if f.Outcome("X") != nil || f.Level("X") != nil || a.Outcome("F") != nil || c.Level("a-level") != nil {
		t.Error("something is found that is not there")
	}
	var all []string
	for o := range f.All() {
		all = append(all, o.ID)
	}
	if diff := cmp.Diff([]string{"F", "A", "C"}, all); diff != "" {
		t.Errorf("All (-want +got):\n%s", diff)
	}
	for o := range f.All() { // may be left early
		if o.ID == "A" {
			break
		}
	}
	var levels []string
	for _, l := range f.AllLevels() {
		levels = append(levels, l.ID)
	}
	if diff := cmp.Diff([]string{"c-level", "a-level", "f-level"}, levels); diff != "" {
		t.Errorf("AllLevels (-want +got):\n%s", diff)
	}
	if list := Validate(f); len(list) > 0 {
		t.Errorf("findings:\n%s", told(list))
	}
}

func TestLoadCleansTheName(t *testing.T) {
	f, err := Load(family(), "./local/../local/f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if f.Pos.File != "local/f.yaml" {
		t.Errorf("its file is %s", f.Pos.File)
	}
}

// A ladder of diamonds has 2^40 ways down.
func TestLoadManyDiamonds(t *testing.T) {
	const depth = 40
	texts := map[string]string{}
	for i := range depth {
		next := fmt.Sprintf("a%d.yaml, b%d.yaml", i+1, i+1)
		if i == depth-1 {
			next = ""
		}
		texts[fmt.Sprintf("a%d.yaml", i)] = framework(fmt.Sprint("a", i), next, fmt.Sprint("A", i), "")
		texts[fmt.Sprintf("b%d.yaml", i)] = framework(fmt.Sprint("b", i), next, fmt.Sprint("B", i), "")
	}
	f, err := Load(files(texts), "a0.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if got := len(f.Lineage()); got != 2*depth-1 {
		t.Errorf("its lineage holds %d frameworks", got)
	}
}

func TestLoadDeep(t *testing.T) {
	const depth = 300
	texts := map[string]string{}
	for i := range depth {
		next := fmt.Sprintf("f%d.yaml", i+1)
		if i == depth-1 {
			next = ""
		}
		texts[fmt.Sprintf("f%d.yaml", i)] = framework(fmt.Sprint("f", i), next, fmt.Sprint("O", i), "")
	}
	f, err := Load(files(texts), "f0.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if got := len(f.Lineage()); got != depth {
		t.Errorf("its lineage holds %d frameworks", got)
	}
}

// TestLoadTooDeep checks that a framework which extends too many others is refused, and
// that those which extend it do not report the same.
func TestLoadTooDeep(t *testing.T) {
	const depth = maxExtended + 3
	texts := map[string]string{}
	for i := range depth {
		next := fmt.Sprintf("f%d.yaml", i+1)
		if i == depth-1 {
			next = ""
		}
		texts[fmt.Sprintf("f%d.yaml", i)] = framework(fmt.Sprint("f", i), next, fmt.Sprint("O", i), "")
	}
	if _, err := Load(files(texts), "f2.yaml"); err != nil {
		t.Errorf("with as many as there may be the error is %v", err)
	}
	const want = "f1.yaml:3:11: error: this framework extends 1001 others, directly or through each other, and the limit is 1000; put what they hold into fewer files [OF006]"
	for _, name := range []string{"f0.yaml", "f1.yaml"} {
		if _, err := Load(files(texts), name); err == nil || err.Error() != want {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

func TestLoadFindings(t *testing.T) {
	const top = "framework: f\ntitle: T\noutcomes:\n  - {id: F, title: f, contributes-to: [NO6]}\nextends:\n"
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"itself", map[string]string{"f.yaml": top + "  - f.yaml\n"},
			"f.yaml:6:5 error OF004 cycle: a framework cannot extend itself; remove this file from the list"},
		{"itself by another path", map[string]string{"f.yaml": top + "  - ./f.yaml\n"},
			"f.yaml:6:5 error OF004 cycle: a framework cannot extend itself; remove this file from the list"},
		{"through three files", map[string]string{
			"f.yaml":   top + "  - d/a.yaml\n",
			"d/a.yaml": framework("a", "../b.yaml", "A", ""),
			"b.yaml":   framework("b", "f.yaml", "B", "A"),
		}, "b.yaml:3:11 error OF004 cycle: these frameworks extend each other in a circle: f.yaml → a.yaml → b.yaml → f.yaml; remove one of the steps"},
		{"a circle further up", map[string]string{
			"f.yaml": top + "  - a.yaml\n",
			"a.yaml": framework("a", "b.yaml", "A", ""),
			"b.yaml": framework("b", "a.yaml", "B", ""),
		}, "b.yaml:3:11 error OF004 cycle: these frameworks extend each other in a circle: a.yaml → b.yaml → a.yaml; remove one of the steps"},

		{"outside", map[string]string{"f.yaml": top + "  - ../../secret.yaml\n"},
			`f.yaml:6:5 error OF006 unreachable-file: the framework "../../secret.yaml" lies outside the folder that may be read; move it there and name it by a relative path`},
		{"absolute", map[string]string{"f.yaml": top + "  - /etc/passwd\n"},
			`f.yaml:6:5 error OF006 unreachable-file: the path of the framework "/etc/passwd" begins at the top of the disk; write it from the folder of this file, as in ../plan.yaml`},
		{"backslash", map[string]string{"f.yaml": top + "  - d\\a.yaml\n", "d/a.yaml": framework("a", "", "A", "")},
			`f.yaml:6:5 error OF006 unreachable-file: the path of the framework "d\a.yaml" holds a "\"; write "/" in its place`},
		{"folder", map[string]string{"f.yaml": top + "  - d\n", "d/a.yaml": framework("a", "", "A", "")},
			`f.yaml:6:5 error OF006 unreachable-file: the framework "d" cannot be read: it is a folder`},
		{"missing", map[string]string{"f.yaml": top + "  - nowhere.yaml\n"},
			`f.yaml:6:5 error OF006 unreachable-file: there is no framework file "nowhere.yaml"; its path is taken from the folder of this file`},
		{"missing but near", map[string]string{"f.yaml": top + "  - d/npf2007.yaml\n", "d/npf-2007.yaml": framework("a", "", "A", "")},
			`f.yaml:6:5 error OF006 unreachable-file: there is no framework file "d/npf2007.yaml"; did you mean "d/npf-2007.yaml"?`},
		{"missing further up", map[string]string{"f.yaml": top + "  - d/a.yaml\n", "d/a.yaml": framework("a", "nowhere.yaml", "A", "")},
			`d/a.yaml:3:11 error OF006 unreachable-file: there is no framework file "nowhere.yaml"; its path is taken from the folder of this file`},

		{"empty name", map[string]string{"f.yaml": top + "  - ~\n"},
			`f.yaml:6:5 error OF001 malformed: this item of the list is empty; write it, or remove the line`},
		{"malformed further up", map[string]string{"f.yaml": top + "  - a.yaml\n", "a.yaml": "framework: a\ntitle: A: B\n"},
			`a.yaml:2:8 error OF001 malformed: a line holds one key only; put quotes round a text that holds ": ", or begin the second key on a line of its own`},
		{"faults of all files together", map[string]string{
			"f.yaml": top + "  - a.yaml\n  - b.yaml\n",
			"a.yaml": framework("a", "", "A", "X"),
			"b.yaml": framework("b", "", "NO7", "Y"),
		}, `a.yaml:7:56 error OF003 unknown-reference: "X" is not an outcome of this framework; correct the id, or add it
b.yaml:7:58 error OF003 unknown-reference: "Y" is not an outcome of this framework; correct the id, or add it
f.yaml:4:40 error OF003 unknown-reference: "NO6" is not an outcome of this framework and those it extends; did you mean "NO7"?`},
		{"an id of what it extends", map[string]string{
			"f.yaml": framework("f", "a.yaml", "NO6", ""),
			"a.yaml": framework("a", "", "NO6", ""),
		}, `f.yaml:7:10 error OF002 repeated-id: there is already an outcome called "NO6"; give this one another id
  a.yaml:7:10 the first one is here`},
		{"a level of what it extends", map[string]string{
			"f.yaml": strings.ReplaceAll(framework("f", "a.yaml", "F", ""), "f-level", "a-level"),
			"a.yaml": framework("a", "", "A", ""),
		}, `f.yaml:5:10 error OF002 repeated-id: there is already a level called "a-level"; give this one another id
  a.yaml:5:10 the first one is here`},
		{"one file named twice", map[string]string{
			"f.yaml": framework("f", "a.yaml, ./a.yaml", "F", "A"),
			"a.yaml": framework("a", "", "A", ""),
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Load(files(c.files), "f.yaml")
			if diff := cmp.Diff(c.want, strings.TrimSuffix(findings(t, f, err), "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A level of what a framework extends is above its own.
func TestLoadLevelOrder(t *testing.T) {
	f, err := Load(files(map[string]string{
		"f.yaml": framework("f", "a.yaml", "F", "A"),
		"a.yaml": framework("a", "", "A", ""),
	}), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if list := Validate(f); len(list) > 0 {
		t.Errorf("findings:\n%s", told(list))
	}
	// Turned round, it is doubtful.
	f.Levels, f.Parents[0].Levels = []Level{{ID: "a-level"}}, []Level{{ID: "f-level"}}
	want := `f.yaml:7:56 warning OF005 level-order: "F" contributes to "A", which is on a lower level ("a-level"); turn it round, or correct a level` + "\n"
	if diff := cmp.Diff(want, told(Validate(f))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Two frameworks that are extended may share an id; the nearer one counts, for
// look-ups as for checks.
func TestSharedIDs(t *testing.T) {
	f, err := Load(files(map[string]string{
		"f.yaml": framework("f", "a.yaml, b.yaml", "F", "NO1"),
		"a.yaml": framework("a", "", "NO1", ""),
		"b.yaml": framework("b", "", "NO1", ""),
	}), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Outcome("NO1"); got != &f.Parents[0].Outcomes[0] {
		t.Errorf("NO1 is at %v", got.Pos)
	}
}

func TestLoadWithoutFile(t *testing.T) {
	fsys := files(map[string]string{"d/x.yaml": "x"})
	for name, want := range map[string]error{"f.yaml": fs.ErrNotExist, "../f.yaml": fs.ErrNotExist, "/f.yaml": fs.ErrNotExist} {
		f, err := Load(fsys, name)
		var list diag.List
		if f != nil || !errors.Is(err, want) || errors.As(err, &list) {
			t.Errorf("%s: %v, %v", name, f, err)
		}
	}
	f, err := Load(fsys, "d")
	if want := "reading the framework: read d: it is a folder"; f != nil || err == nil || err.Error() != want {
		t.Errorf("a folder: %v, %v; want %s", f, err, want)
	}
}

// The cause of a finding can be asked for through the list.
func TestLoadKeepsCauses(t *testing.T) {
	fsys := files(map[string]string{"f.yaml": framework("f", "no.yaml", "F", "")})
	_, err := Load(fsys, "f.yaml")
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
	_, err = Load(failing{fsys}, "f.yaml")
	if !errors.Is(err, fs.ErrPermission) {
		t.Errorf("%v is not fs.ErrPermission", err)
	}
	want := `f.yaml:3:11 error OF006 unreachable-file: the framework "no.yaml" cannot be read: permission denied` + "\n"
	if diff := cmp.Diff(want, findings(t, nil, err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Of files that are not there, 1,000 are reported, and the folder is not read for
// the others.
func TestLoadManyUnreachable(t *testing.T) {
	fsys := &counting{MapFS: files(map[string]string{"f.yaml": head + "extends: [f.yaml" + strings.Repeat(", no.yaml", 1500) + strings.Repeat(", ./f.yaml", 1500) + "]\n"})}
	_, err := Load(fsys, "f.yaml")
	var list diag.List
	if !errors.As(err, &list) || len(list) != 2*(maxFindings+1) {
		t.Fatalf("%d findings, %v", len(list), err)
	}
	text := told(list)
	for _, want := range []string{
		"error OF004 cycle: 501 more findings of this rule are not shown; mend the others first\n",
		"error OF006 unreachable-file: 500 more findings of this rule are not shown; mend the others first\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no finding tells %q", want)
		}
	}
	if fsys.folders != maxFindings+1 {
		t.Errorf("the folder was read %d times, want %d", fsys.folders, maxFindings+1)
	}
}

// counting counts how often folders are read and files opened.
type counting struct {
	fstest.MapFS
	folders, opened int
}

func (c *counting) Open(name string) (fs.File, error) {
	c.opened++
	return c.MapFS.Open(name)
}

func (c *counting) ReadDir(name string) ([]fs.DirEntry, error) {
	c.folders++
	return c.MapFS.ReadDir(name)
}

// failing refuses the file no.yaml.
type failing struct{ fs.FS }

func (f failing) Open(name string) (fs.File, error) {
	if name == "no.yaml" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.FS.Open(name)
}

func TestFailingMessage(t *testing.T) {
	if got := fs.ErrPermission.Error(); got != "permission denied" {
		t.Errorf("this Go says %q, which TestLoadKeepsCauses does not expect", got)
	}
}

// A link out of the folder is not followed.
func TestLoadThroughLink(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "root"), 0o700); err != nil {
		t.Fatal(err)
	}
	write("secret.yaml", framework("secret", "", "S", ""))
	write("root/f.yaml", framework("f", "link.yaml", "F", "S"))
	if err := os.Symlink("../secret.yaml", filepath.Join(dir, "root", "link.yaml")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	root, err := os.OpenRoot(filepath.Join(dir, "root"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	f, err := Load(root.FS(), "f.yaml")
	want := `f.yaml:3:11 error OF006 unreachable-file: the framework "link.yaml" lies outside the folder that may be read; move it there and name it by a relative path` + "\n"
	if diff := cmp.Diff(want, findings(t, f, err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLoaderReadsOnce checks that frameworks which extend each other in a long line are
// read once for all, whichever is asked for first.
func TestLoaderReadsOnce(t *testing.T) {
	t.Parallel()
	const depth = 1000
	texts := map[string]string{}
	for i := range depth {
		next := fmt.Sprintf("f%d.yaml", i+1)
		if i == depth-1 {
			next = ""
		}
		texts[fmt.Sprintf("f%d.yaml", i)] = framework(fmt.Sprint("f", i), next, fmt.Sprint("O", i), "")
	}
	for _, step := range []int{1, depth - 1} { // from either end
		fsys := &counting{MapFS: files(texts)}
		l := &Loader{FS: fsys}
		for i := range depth {
			name := fmt.Sprintf("f%d.yaml", (i+1)*step%depth)
			f, err := l.LoadText(name, []byte(texts[name]))
			if err != nil {
				t.Fatal(err)
			}
			if again, _ := l.Load(name); f.ID != again.ID || len(f.Lineage()) != len(again.Lineage()) {
				t.Errorf("%s is read otherwise from its file", name)
			}
		}
		if fsys.opened > 2*depth {
			t.Errorf("%d files were opened, want at most %d", fsys.opened, 2*depth)
		}
	}
}

// TestLoaderFindings checks that what a loader has read before makes no difference to
// what it finds.
func TestLoaderFindings(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		"top.yaml":   framework("top", "left.yaml, right.yaml", "T", ""),
		"left.yaml":  framework("left", "bottom.yaml", "L", ""),
		"right.yaml": framework("right", "bottom.yaml, no.yaml", "R", ""),
		"a.yaml":     framework("a", "b.yaml", "A", ""),
		"b.yaml":     framework("b", "c.yaml, bottom.yaml", "B", ""),
		"c.yaml":     framework("c", "a.yaml", "C", ""),

		"bottom.yaml": framework("bottom", "", "D", "") + "  - {id: D, title: Twice}\n  - {id: E, title: Unknown, contributes-to: [Z]}\n",
	}
	names := slices.Sorted(maps.Keys(texts))
	for seed := range uint64(50) {
		l := &Loader{FS: files(texts)}
		for _, i := range rand.New(rand.NewPCG(seed, 1)).Perm(len(names)) {
			_, want := Load(files(texts), names[i])
			_, got := l.LoadText(names[i], []byte(texts[names[i]]))
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("%s: got\n%v\nwant\n%v", names[i], got, want)
			}
		}
	}
}
