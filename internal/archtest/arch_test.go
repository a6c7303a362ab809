// Package archtest holds the imports of the project to docs/architecture.md.
package archtest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/stgen/stgen/"

// allowed says which packages of the project each package may import, outside of its tests.
var allowed = map[string][]string{
	"cmd/stgen":         {"generator", "generator/diag", "generator/emit", "generator/schema", "generator/specfmt", "internal/build", "internal/devloop", "runtimelib/config"},
	"internal/build":    {"generator", "generator/diag", "generator/emit", "generator/source", "runtimelib/session"},
	"internal/devloop":  {"generator", "generator/diag", "generator/emit", "internal/build"},
	"generator":         {"generator/check", "generator/diag", "generator/emit", "generator/load", "generator/plan", "generator/source"},
	"generator/source":  {},
	"generator/diag":    {"generator/source"},
	"generator/types":   {},
	"generator/schema":  {"generator/catalog", "generator/check", "generator/spec"},
	"generator/specfmt": {"generator/diag", "generator/source", "generator/spec"},
	"generator/spec":    {"generator/diag", "generator/source"},
	"generator/load":    {"generator/diag", "generator/source", "generator/spec"},
	"generator/catalog": {"generator/types", "runtimelib/civil", "runtimelib/delta", "runtimelib/pb"},
	"generator/ir":      {"generator/source", "generator/types"},
	// expr reads what is written out, such as date("2024-06-01") and a format, as the server would.
	"generator/expr": {
		"generator/diag", "generator/ir", "generator/source", "generator/types", "runtimelib/format", "runtimelib/ops",
	},
	// check calls the readers of data, so that build and run type a file alike.
	"generator/check": {
		"generator/catalog", "generator/diag", "generator/expr", "generator/ir", "generator/source", "generator/spec", "generator/types",
		"runtimelib/civil", "runtimelib/data", "runtimelib/format",
	},
	"generator/plan":        {"generator/ir"},
	"generator/emit":        {"generator/emit/goexpr", "generator/ir", "generator/types"},
	"generator/emit/goexpr": {"generator/ir", "generator/types", "runtimelib/civil"},

	"runtimelib/civil":         {},
	"runtimelib/opt":           {},
	"runtimelib/omap":          {"runtimelib/opt"},
	"runtimelib/gocall":        {"runtimelib/omap", "runtimelib/opt"},
	"runtimelib/markdown":      {},
	"runtimelib/ops":           {"runtimelib/civil", "runtimelib/opt"},
	"runtimelib/format":        {"runtimelib/civil", "runtimelib/ops"},
	"runtimelib/pb":            {},
	"runtimelib/queue":         {"runtimelib/pb"},
	"runtimelib/state":         {"runtimelib/civil", "runtimelib/opt", "runtimelib/pb"},
	"runtimelib/data":          {"runtimelib/civil", "runtimelib/opt"},
	"runtimelib/table":         {"runtimelib/civil", "runtimelib/opt", "runtimelib/pb"},
	"runtimelib/delta":         {"runtimelib/civil", "runtimelib/ops", "runtimelib/opt", "runtimelib/pb", "runtimelib/state"},
	"runtimelib/runner":        {"runtimelib/pb"},
	"runtimelib/cache":         {"runtimelib/opt"},
	"runtimelib/secrets":       {"runtimelib/civil", "runtimelib/opt"},
	"runtimelib/config":        {"runtimelib/opt"},
	"runtimelib/session":       {"runtimelib/delta", "runtimelib/pb", "runtimelib/queue", "runtimelib/runner", "runtimelib/state"},
	"runtimelib/face/headless": {"runtimelib/delta", "runtimelib/pb", "runtimelib/session"},
	"runtimelib/apptest": {
		"runtimelib/delta", "runtimelib/face/headless", "runtimelib/pb", "runtimelib/session", "runtimelib/state",
	},
	"runtimelib/face/html": {"runtimelib/delta", "runtimelib/pb", "templates", "templates/client"},
	// A frame of the genuine frontend is its message.
	"runtimelib/face/streamlit": {"runtimelib/pb"},
	"runtimelib/https":          {"runtimelib/runtime"},
	"runtimelib/runtime": {
		"runtimelib/config", "runtimelib/delta", "runtimelib/face/html", "runtimelib/face/streamlit", "runtimelib/pb",
		"runtimelib/session", "runtimelib/state", "templates/client",
	},
	"templates":          {"runtimelib/pb", "templates/markdown"},
	"templates/client":   {},
	"templates/markdown": {},
	"templates/rawhtml":  {"templates/markdown"},
}

// heavy are packages of others that only some of ours may load.
var heavy = map[string][]string{
	"github.com/apache/arrow-go":          {"runtimelib/table"},
	"github.com/microcosm-cc/bluemonday":  {"templates/rawhtml"},
	"github.com/pelletier/go-toml":        {"runtimelib/secrets"},
	"github.com/dave/jennifer":            {"generator/emit", "generator/emit/goexpr"},
	"gopkg.in/yaml.v3":                    {"generator/spec"},
	"github.com/expr-lang/expr":           {"generator/expr"},
	"github.com/spf13/cobra":              {"cmd/stgen"},
	"google.golang.org/protobuf/encoding": {"runtimelib/pb"},
	"google.golang.org/protobuf/proto":    {},
	"google.golang.org/protobuf/reflect":  {},
	"google.golang.org/protobuf/types":    {},
	"github.com/gorilla/websocket":        {"runtimelib/runtime"},
}

func TestImports(t *testing.T) {
	seen := make(map[string]bool)
	for _, root := range []string{"cmd", "generator", "runtimelib", "templates", "internal/build", "internal/devloop"} {
		err := filepath.WalkDir(filepath.Join("../..", root), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			pkg := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), "../../"))
			seen[pkg] = true
			checkFile(t, pkg, path)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for pkg := range allowed {
		if !seen[pkg] {
			t.Errorf("%s is in the table, but there is no such package", pkg)
		}
	}
}

func checkFile(t *testing.T, pkg, path string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	may, known := allowed[pkg]
	if !known {
		t.Errorf("%s is not in the table of imports", pkg)
		return
	}
	for _, spec := range f.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if ours, ok := strings.CutPrefix(name, module); ok && !slices.Contains(may, ours) {
			t.Errorf("%s imports %s, which the picture in docs/architecture.md does not have (%s)", pkg, ours, path)
		}
		for prefix, users := range heavy {
			if strings.HasPrefix(name, prefix) && !slices.Contains(users, pkg) {
				t.Errorf("%s imports %s, which is for %v alone (%s)", pkg, name, users, path)
			}
		}
	}
}
