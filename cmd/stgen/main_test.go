package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"stgen": main})
}

// TestScripts runs testdata/script/*.txtar. Scripts that compile Go are left out by -short.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               setup,
	})
}

// setup lets scripts compile with the Go caches of this machine, which the home folder of a script hides.
func setup(env *testscript.Env) error {
	cache, err := goCaches()
	if err != nil {
		return err
	}
	env.Vars = append(env.Vars, cache...)
	env.Setenv("NO_COLOR", "1")
	return nil
}

// goCaches returns the settings of the go command that rest on the home folder.
func goCaches() ([]string, error) {
	out, err := goEnv("GOCACHE", "GOMODCACHE", "GOPATH", "GOPROXY", "GOSUMDB", "GONOSUMDB", "GOFLAGS")
	if err != nil {
		return nil, err
	}
	if home := os.Getenv("STGEN_SOURCE"); home != "" {
		out = append(out, "STGEN_SOURCE="+home)
	}
	return out, nil
}
