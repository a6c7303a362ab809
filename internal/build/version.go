package build

import (
	"os"
	"path/filepath"
	goruntime "runtime"
	"runtime/debug"

	"golang.org/x/mod/modfile"
)

// Module is the module of stgen, which generated code imports.
const Module = "github.com/stgen/stgen"

// goVersion is what go.mod files say that stgen writes: the version in stgen's own.
const goVersion = "1.26.0"

// Version says which stgen this is.
type Version struct {
	Number string // as "v1.2.3"; "devel" for a development build
	Source string // the source tree of a development build; "" if it is unknown or this is a release
}

// Release reports whether this stgen was built from a published version of its module.
func (v Version) Release() bool { return v.Number != "devel" }

// ThisVersion finds out which stgen is running.
func ThisVersion() Version {
	// A module that came from a proxy has a checksum; one that was built where it was written has none, whatever its
	// version control says of it.
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Path == Module && info.Main.Sum != "" {
		return Version{Number: info.Main.Version}
	}
	return Version{Number: "devel", Source: sourceTree()}
}

// sourceTree returns the root of the module that this file was compiled from, or "" if it is not there (any more) or
// was left out of the binary (-trimpath); then STGEN_SOURCE may say it.
func sourceTree() string {
	candidates := []string{os.Getenv("STGEN_SOURCE")}
	if _, file, _, ok := goruntime.Caller(0); ok && filepath.IsAbs(file) {
		candidates = append(candidates, filepath.Dir(filepath.Dir(filepath.Dir(file))))
	}
	for _, dir := range candidates {
		if dir == "" {
			continue
		}
		if abs, err := filepath.Abs(dir); err == nil && moduleOf(abs) == Module {
			return abs
		}
	}
	return ""
}

// moduleOf returns the path of the module whose go.mod is in dir, or "".
func moduleOf(dir string) string {
	content, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		return ""
	}
	return modfile.ModulePath(content)
}
