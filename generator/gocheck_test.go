package generator

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/stgen/stgen/generator/emit"
)

// exports are the export data of all packages that generated code can import, by import path.
var exports = sync.OnceValues(func() (map[string]string, error) {
	cmd := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}",
		"../runtimelib/...", "../templates/...", "math", "slices", "strconv", "strings", "time", "cmp", "maps")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, stderr.String())
	}
	files := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		files[path] = file
	}
	return files, nil
})

// goChecker says what the Go compiler would say of generated code. It reads each package that this imports once.
type goChecker struct {
	fset     *token.FileSet
	importer types.Importer
}

func newGoChecker(t *testing.T) *goChecker {
	t.Helper()
	files, err := exports()
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	return &goChecker{fset: fset, importer: importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		if files[path] == "" {
			return nil, fmt.Errorf("generated code imports %s", path)
		}
		return os.Open(files[path])
	})}
}

// check returns the errors of a program and its tests.
func (g *goChecker) check(program []emit.File) error {
	var files []*ast.File
	for _, f := range program {
		parsed, err := parser.ParseFile(g.fset, f.Path, f.Content, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, parsed)
	}
	var all []string
	config := types.Config{Importer: g.importer, Error: func(err error) { all = append(all, err.Error()) }}
	_, _ = config.Check("app", g.fset, files, nil)
	if len(all) > 0 {
		return fmt.Errorf("%s", strings.Join(all, "\n"))
	}
	return nil
}
