// Package layoutcache decides where go-graphviz keeps its machine code, before go-graphviz can.
//
// Importing go-graphviz compiles 1.5 MB of WebAssembly in an init function (0.9 s) and keeps the machine code in
// os.TempDir()/go-graphviz for the next start (20 to 40 ms). That folder has a name anybody can guess in a place where
// everybody may write: a second user of the machine panics at start-up because the folder is not theirs, and whoever
// makes it first may plant machine code that others run. So this package's own init points the temporary folder at a
// folder that only this user can write to, and [Done], called from the init of internal/layout, points it back.
// A program that reads os.TempDir in an init function of its own may see the private folder; after init nobody does.
//
// # Why this init always runs first
//
// The Go specification (Program initialization, since Go 1.21) sorts packages by import path and, step by step,
// initialises the first one whose imports are all initialised. go-graphviz/internal/wasm, which compiles, imports
// wazero and so has to wait for github.com/tetratelabs/wazero/internal/engine/wazevo. Then:
//
//   - everything this package imports is also imported, directly or not, by wazevo: at the moment wazevo could be
//     initialised, so could this package, unless that has happened already;
//   - "github.com/resultschain/…" sorts before "github.com/tetratelabs/…": of the two, this one goes first.
//
// So this init comes before wazevo's, and wazevo's before the compiler's, whatever else the program imports. The
// path of go-graphviz itself, which sorts before ours, does not matter. Keep the imports of this package few: a
// single one that wazevo does not have would break the argument. TestRunsFirst in internal/layout pins the effect,
// TestImports here the two facts that it rests on.
package layoutcache

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/tetratelabs/wazero/api"
)

// Variable is the environment variable that names another folder for the cache. The folder is checked like the
// default one, and is made if it does not exist. Where it is not fit to be used, nothing is kept.
const Variable = "RESULTSCHAIN_CACHE"

// folder is the cache's folder while there is one, otherwise empty.
var folder string

// trustedSums holds the sums of the files in the cache that init has checked.
var trustedSums []string

// savedVariables is the environment as init found it.
var savedVariables []environmentVariable

type environmentVariable struct {
	name, value string
	set         bool
}

func init() {
	dir := unusableTemp()
	if f, kept, ok := openFolder(); ok {
		folder, trustedSums, dir = f, kept, f
	}
	for _, name := range tempVariables {
		value, set := os.LookupEnv(name)
		savedVariables = append(savedVariables, environmentVariable{name, value, set})
		os.Setenv(name, dir)
	}
}

// Folder returns the folder in which the machine code is kept, or "" without a private one: then every start compiles
// anew, which takes about a second, and nothing is kept.
func Folder() string { return folder }

// Done puts the environment back as it was and, if the start added to the cache, notes the sums of the new files so
// that the next start trusts them. It is called once, when go-graphviz has been initialised.
func Done() {
	for _, v := range savedVariables {
		if v.set {
			os.Setenv(v.name, v.value)
		} else {
			os.Unsetenv(v.name)
		}
	}
	savedVariables = nil
	if folder != "" {
		writeSums(folder, trustedSums)
	}
}

// openFolder returns the folder for this version of wazero and the sums of the files in it, and false where there can
// be none.
func openFolder() (dir string, kept []string, ok bool) {
	// Machine code of one version of wazero must never be run by another. wazero keeps versions apart by the build
	// information; test binaries have none, so it takes all of theirs to be of one version, "dev".
	v := Version("github.com/tetratelabs/wazero", api.EncodeF64)
	if v == "" || runtime.GOARCH != "amd64" && runtime.GOARCH != "arm64" { // on others wazero compiles nothing
		return "", nil, false
	}
	dir, err := chooseFolder()
	if err == nil {
		dir = filepath.Join(dir, v)
		err = makePrivate(dir)
	}
	if err == nil {
		kept, err = removeUnknown(dir)
	}
	if err == nil && len(kept) == 0 {
		err = checkWritable(dir)
	}
	return dir, kept, err == nil
}
