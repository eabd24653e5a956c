package layoutcache

import (
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
)

// Version returns the version of a module in this program, of which f is a function; empty where another module
// replaces it, or where it is not known.
//
// Test binaries need not have build information, but the source file of a function names its module's folder there, and
// so the version: …/github.com/tetratelabs/wazero@v1.10.1/api/wasm.go.
func Version(module string, f any) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == module && m.Replace != nil {
				return ""
			}
			if m.Path == module {
				return m.Version
			}
		}
	}
	pc := reflect.ValueOf(f).Pointer()
	file, _ := runtime.FuncForPC(pc).FileLine(pc)
	_, rest, _ := strings.Cut(file, module+"@")
	v, _, _ := strings.Cut(rest, "/")
	return v
}
