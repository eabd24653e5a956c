package resultschain

import (
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/resultschain/resultschain"

// layers are the packages of this module and the ones of it that each may
// import besides those under internal/ that have no layer of their own.
var layers = []struct {
	pkg  string
	uses []string
}{
	{"internal/plaintext", nil},
	{"diag", []string{"internal/plaintext"}},
	{"diag/format", []string{"diag"}},
	{"internal/near", []string{"diag"}},
	{"internal/numbers", nil},
	{"internal/graph", nil},
	{"internal/parallel", nil},
	{"internal/prose", nil},
	{"internal/processor", nil},
	{"internal/soak", nil},
	{"internal/table", []string{"internal/plaintext"}},
	{"internal/xlsx", nil},
	{"internal/ziptest", nil},
	{"internal/layoutcache", nil},
	{"internal/typeset", nil},
	{"internal/layout", []string{"internal/layoutcache"}},
	{"internal/yamldoc", []string{"diag", "internal/near", "internal/plaintext"}},
	{"outcomes", []string{"diag", "internal/yamldoc", "internal/near", "internal/numbers", "internal/graph"}},
	{"logicmodel", []string{"diag", "internal/yamldoc", "internal/near", "internal/numbers", "internal/graph", "internal/parallel", "outcomes"}},
	{"logicmodel/chain", []string{"logicmodel", "outcomes"}},
	{"logicmodel/edit", []string{"diag", "internal/near", "internal/yamldoc", "logicmodel", "outcomes"}},
	{"logicmodel/rules/wording", nil},
	{"logicmodel/rules", []string{"diag", "internal/yamldoc", "internal/near", "internal/numbers", "internal/parallel", "internal/graph", "logicmodel", "logicmodel/rules/wording", "outcomes"}},
	{"logicmodel/portfolio", []string{"diag", "internal/graph", "internal/near", "internal/parallel", "internal/plaintext", "internal/prose", "internal/table", "internal/yamldoc", "logicmodel", "logicmodel/rules", "outcomes"}},
	{"logicmodel/diff", []string{"diag", "internal/plaintext", "internal/table", "internal/yamldoc", "logicmodel", "outcomes"}},
	{"logicmodel/strength", []string{"internal/graph", "internal/table", "logicmodel", "outcomes"}},
	{"logicmodel/progress", []string{"diag", "internal/near", "internal/numbers", "internal/plaintext", "internal/prose", "internal/table", "logicmodel", "outcomes"}},
	{"internal/content", []string{"diag", "internal/near", "internal/plaintext", "logicmodel", "logicmodel/diff", "logicmodel/portfolio", "outcomes"}},
	{"internal/place", []string{"internal/content", "internal/layout", "internal/typeset"}},
	{"internal/paint", []string{"diag", "internal/content", "internal/layout", "internal/place", "internal/plaintext", "internal/typeset", "internal/yamldoc", "logicmodel", "outcomes"}},
	{"render", []string{"internal/content", "internal/layout", "internal/paint", "internal/place", "logicmodel", "logicmodel/diff", "logicmodel/portfolio", "outcomes"}},
	{"render/report", []string{"diag", "internal/content", "internal/paint", "internal/typeset", "internal/near", "internal/numbers", "internal/plaintext", "logicmodel", "logicmodel/rules", "logicmodel/portfolio", "internal/prose", "internal/yamldoc", "logicmodel/progress", "outcomes", "render"}},
	{"internal/draft", []string{"diag"}},
	{"internal/docx", []string{"internal/xlsx"}},
	{"internal/grid", []string{"diag", "internal/docx", "internal/draft", "internal/plaintext", "internal/xlsx", "internal/yamldoc"}},
	{"internal/outline", []string{"logicmodel", "outcomes"}},
	{"exchange/internal/cids", []string{"internal/numbers", "logicmodel", "outcomes"}},
	{"exchange/internal/d2", []string{"internal/outline", "logicmodel", "outcomes"}},
	{"internal/xmltree", []string{"diag", "internal/draft"}},
	{"exchange/internal/iati", []string{"diag", "internal/draft", "internal/xmltree", "internal/yamldoc", "logicmodel", "outcomes"}},
	{"exchange/internal/json", []string{"diag", "internal/draft", "logicmodel", "outcomes"}},
	{"exchange/internal/logframe", []string{"diag", "internal/draft", "internal/grid", "internal/near", "internal/numbers", "internal/xlsx", "logicmodel", "outcomes"}},
	{"exchange/internal/mermaid", []string{"internal/outline", "logicmodel", "outcomes"}},
	{"exchange/internal/miradi", []string{"diag", "internal/draft", "internal/xmltree"}},
	{"exchange/internal/xlsx", []string{"diag", "internal/draft", "internal/grid", "internal/near", "internal/prose", "internal/xlsx", "internal/yamldoc", "logicmodel", "outcomes"}},
	{"exchange/internal/columns", []string{"diag", "exchange/internal/xlsx", "internal/draft", "internal/grid", "internal/near", "internal/yamldoc", "outcomes"}},
	{"exchange", []string{"diag", "exchange/internal/cids", "exchange/internal/columns", "exchange/internal/d2", "exchange/internal/iati", "exchange/internal/json", "exchange/internal/logframe", "exchange/internal/mermaid", "exchange/internal/miradi", "exchange/internal/xlsx", "internal/draft", "internal/grid", "internal/numbers", "logicmodel", "outcomes"}},
	{"examples", nil},
	{"internal/traditions", []string{"examples"}},
	{"internal/desk", []string{"diag", "examples", "exchange", "internal/lsp", "internal/traditions", "internal/workspace", "internal/yamldoc", "logicmodel", "logicmodel/edit", "logicmodel/portfolio", "logicmodel/rules", "outcomes", "render", "render/report"}},
	{"site/wasm", []string{"internal/desk", "internal/lsp"}},
	{"internal/mandoc", nil},
	{"internal/picturetest", []string{"examples", "logicmodel", "logicmodel/diff", "logicmodel/rules", "outcomes"}},
	{"internal/formatdoc", []string{"internal/yamldoc", "logicmodel", "outcomes"}},
	{"internal/hostile", nil},
	{"internal/built", nil},
	{"internal/modeltest", []string{"diag", "internal/yamldoc", "logicmodel", "logicmodel/rules", "outcomes"}},
	{"internal/workspace", []string{"diag", "exchange", "internal/grid", "internal/near", "internal/parallel", "internal/yamldoc", "logicmodel", "logicmodel/rules", "logicmodel/portfolio", "outcomes"}},
	{"internal/preview", []string{"diag", "internal/workspace", "logicmodel", "outcomes", "render"}},
	{"internal/halfread", []string{"internal/yamldoc"}},
	{"internal/lsp", []string{"diag", "internal/halfread", "internal/plaintext", "internal/workspace", "internal/yamldoc", "logicmodel", "logicmodel/edit", "logicmodel/rules", "outcomes", "render"}},
	{"cmd/resultschain", []string{"cli"}},
	{"cli", []string{"diag", "diag/format", "examples", "exchange", "internal/lsp", "internal/near", "internal/parallel", "internal/plaintext", "internal/preview", "internal/table", "internal/traditions", "internal/typeset", "internal/workspace", "internal/xlsx", "internal/yamldoc", "logicmodel", "logicmodel/diff", "logicmodel/edit", "logicmodel/portfolio", "logicmodel/progress", "logicmodel/rules", "logicmodel/strength", "outcomes", "render", "render/report"}},
}

// TestImports holds the direction of imports, and that every package has its
// place in it.
func TestImports(t *testing.T) {
	allowed := map[string]map[string]bool{module: {}}
	for _, l := range layers {
		uses := map[string]bool{module + "/internal/prose": true} // which any package may use
		for _, u := range l.uses {
			uses[module+"/"+u] = true
		}
		allowed[module+"/"+l.pkg] = uses
	}
	for _, line := range goList(t, "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "./...") {
		pkg, imports, _ := strings.Cut(line, " ")
		uses, ok := allowed[pkg]
		if !ok {
			t.Errorf("%s has no place in the list of layers", pkg)
			continue
		}
		for _, i := range strings.Fields(imports) {
			if strings.HasPrefix(i, module) && !uses[i] {
				t.Errorf("%s must not import %s", pkg, i)
			}
		}
	}
}

// TestModulesOfTheirOwn checks that modules beside this one use it as any other
// would.
func TestModulesOfTheirOwn(t *testing.T) {
	for _, folder := range []string{"examples/service"} {
		for _, line := range goList(t, "-C", folder, "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "./...") {
			if strings.Contains(line, module+"/internal/") {
				t.Errorf("it needs what is internal: %s", line)
			}
		}
	}
}

// TestCheckersDoNotDraw checks that a program that checks models links neither
// Graphviz nor much else.
func TestCheckersDoNotDraw(t *testing.T) {
	if n := len(goList(t, "-deps", "./diag", "./outcomes", "./logicmodel", "./logicmodel/rules")); n > 90 {
		t.Errorf("a program that checks links %d packages, want 90 at most", n)
	}
	for _, dep := range goList(t, "-deps", "./diag", "./outcomes", "./logicmodel/...", "./examples") {
		if strings.Contains(dep, "graphviz") || strings.Contains(dep, "wazero") {
			t.Errorf("a package that does not draw needs %s", dep)
		}
	}
}

// TestDiagIsStandard checks that diag needs the standard library only, besides
// this module.
func TestDiagIsStandard(t *testing.T) {
	for _, dep := range goList(t, "-deps", "./diag") {
		if strings.Contains(strings.Split(dep, "/")[0], ".") && !strings.HasPrefix(dep, module+"/") {
			t.Errorf("diag needs %s", dep)
		}
	}
}

// goList are the lines that go list prints.
func goList(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
