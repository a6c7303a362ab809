package main

import (
	"os"
	"os/exec"
	"strings"
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

// setup lets scripts compile with the Go caches of this machine, which the home folder of a script hides, and find stgen
// without PATH, as $STGEN.
func setup(env *testscript.Env) error {
	caches, err := goEnv("GOCACHE", "GOMODCACHE", "GOPATH", "GOPROXY", "GOSUMDB", "GONOSUMDB", "GOFLAGS")
	if err != nil {
		return err
	}
	stgen, err := exec.LookPath("stgen")
	if err != nil {
		return err
	}
	env.Vars = append(env.Vars, caches...)
	env.Setenv("STGEN", stgen)
	env.Setenv("NO_COLOR", "1")
	env.Setenv("STGEN_SOURCE", os.Getenv("STGEN_SOURCE"))
	return nil
}

// goEnv returns settings of the go command as NAME=value.
func goEnv(names ...string) ([]string, error) {
	out, err := exec.Command("go", append([]string{"env"}, names...)...).Output()
	if err != nil {
		return nil, err
	}
	values := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	vars := make([]string, len(names))
	for i, name := range names {
		vars[i] = name + "=" + strings.TrimSpace(values[i])
	}
	return vars, nil
}
