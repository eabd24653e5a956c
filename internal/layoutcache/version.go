package layoutcache

import (
	"path"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/tetratelabs/wazero/api"
)

// wazero is the module that makes the machine code.
const wazero = "github.com/tetratelabs/wazero"

// version returns the version of wazero in this program, or empty where it cannot be told.
//
// Machine code of one version must never be run by another. wazero keeps versions apart by what the build information
// says; test binaries have none, so it takes all of theirs to be of one version, "dev". The source file of one of its
// functions names the module's folder and so the version, in test binaries too. In a program built with vendored
// modules it does not, but there is the build information then.
func version() string {
	pc := reflect.ValueOf(api.EncodeF64).Pointer()
	file, _ := runtime.FuncForPC(pc).FileLine(pc) // …/github.com/tetratelabs/wazero@v1.10.1/api/wasm.go
	if _, v, ok := strings.Cut(path.Base(path.Dir(path.Dir(file))), "@"); ok {
		return v
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == wazero && m.Replace == nil {
				return m.Version
			}
		}
	}
	return ""
}
