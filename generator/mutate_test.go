package generator

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
	"github.com/stgen/stgen/generator/spec"
)

var mutations = flag.Int("mutations", 400, "how many changed specs TestMutations compiles")

// TestMutations changes valid specs at random: texts, keys and whole branches are swapped with those of others, taken out
// or doubled. Whatever comes out, Generate keeps its promises, and what passes is Go that compiles.
func TestMutations(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("compiles Go")
	}
	m := newMutator(t)
	g := newGoChecker(t)
	passed, said := 0, map[string]bool{}
	for seed := range *mutations {
		text := m.mutate(rand.New(rand.NewPCG(uint64(seed), 1)))
		valid, problem := m.compile(g, text)
		if valid {
			passed++
		}
		if first, _, _ := strings.Cut(problem, "\n"); problem != "" && !said[first] {
			said[first] = true
			t.Errorf("seed %d: %s\n%s", seed, problem, text)
		}
	}
	t.Logf("%d of %d changed specs are valid", passed, *mutations)
	if passed < *mutations/20 {
		t.Error("these are too few to say something")
	}
}

// mutator changes valid specs.
type mutator struct {
	specs  []string
	pieces []string // texts and branches of all specs, each on one line
	keys   []string
	files  fstest.MapFS // that the specs read
}

func newMutator(t *testing.T) *mutator {
	t.Helper()
	m := &mutator{files: fstest.MapFS{}}
	for _, dir := range []string{"testdata/specs", "../examples/specs", "../conformance"} {
		specs := os.DirFS(dir)
		err := fs.WalkDir(specs, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := fs.ReadFile(specs, name)
			if strings.HasSuffix(name, ".yaml") && !strings.Contains(name, "/") {
				m.add(string(content))
			} else {
				m.files[name] = &fstest.MapFile{Data: content}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, code := range diag.Codes() {
		m.add(diag.Complete(string(txtar.Parse([]byte(code.Right)).Comment)))
	}
	m.pieces = append(m.pieces, "null", "{}", "[]", "~", "''", "-1", "1e400", "99999999999999999999", "'${{ nil }}'", "'${{ [] }}'", "'${{ 1/0 }}'", "true", "x")
	slices.Sort(m.pieces)
	m.pieces = slices.Compact(m.pieces)
	slices.Sort(m.keys)
	m.keys = slices.Compact(m.keys)
	return m
}

// add takes a spec that compiles, and its pieces.
func (m *mutator) add(text string) {
	root, diags := spec.ParseYAML(source.NewFile("app.yaml", []byte(text)))
	if root == nil || diags.HasErrors() || root.Kind != spec.Mapping {
		return
	}
	m.specs = append(m.specs, text)
	visit(root, func(n *spec.Node) {
		if piece := n.Span.Text(); piece != "" && !strings.Contains(piece, "\n") && n.Alias.IsZero() {
			m.pieces = append(m.pieces, piece)
		}
		for _, e := range n.Entries {
			m.keys = append(m.keys, e.Key.Span.Text())
		}
	})
}

func visit(n *spec.Node, do func(*spec.Node)) {
	do(n)
	for _, e := range n.Entries {
		visit(e.Value, do)
	}
	for _, item := range n.Items {
		visit(item, do)
	}
}

// mutate returns a spec with one to three changes.
func (m *mutator) mutate(r *rand.Rand) string {
	text := m.specs[r.IntN(len(m.specs))]
	for range 1 + r.IntN(3) {
		text = m.change(r, text)
	}
	return text
}

func (m *mutator) change(r *rand.Rand, text string) string {
	root, diags := spec.ParseYAML(source.NewFile("app.yaml", []byte(text)))
	if root == nil || diags.HasErrors() {
		return text
	}
	var values, keys, items []source.Span
	visit(root, func(n *spec.Node) {
		if n.Span.Len() > 0 && !strings.Contains(n.Span.Text(), "\n") {
			values = append(values, n.Span)
		}
		for _, e := range n.Entries {
			keys = append(keys, e.Key.Span)
			if n.Style == spec.Block {
				items = append(items, lines(e.Span()))
			}
		}
		for _, item := range n.Items {
			if n.Style == spec.Block {
				items = append(items, lines(item.Span))
			}
		}
	})
	switch choice := r.IntN(10); {
	case choice < 5 && len(values) > 0:
		return replaced(text, values[r.IntN(len(values))], m.pieces[r.IntN(len(m.pieces))])
	case choice < 7 && len(keys) > 0:
		return replaced(text, keys[r.IntN(len(keys))], m.keys[r.IntN(len(m.keys))])
	case choice < 9 && len(items) > 0:
		return replaced(text, items[r.IntN(len(items))], "")
	case len(items) > 0:
		at := items[r.IntN(len(items))]
		return replaced(text, at, at.Text()+at.Text())
	}
	return text
}

// lines returns the whole lines that a span stands on.
func lines(s source.Span) source.Span {
	from, to := s.Pos().Line, s.EndPos().Line
	return s.File.Span(s.File.LineStart(from), s.File.LineStart(to+1))
}

func replaced(text string, at source.Span, with string) string {
	return text[:at.Start] + with + text[at.End:]
}

// compile generates a spec and reports whether it is valid. problem says in what Generate broke its promises, if it did: those
// that FuzzGenerate knows, and that a valid spec makes Go that compiles.
func (m *mutator) compile(g *goChecker, text string) (valid bool, problem string) {
	fsys := fstest.MapFS{"app.yaml": {Data: []byte(text)}}
	for name, f := range m.files {
		fsys[name] = f
	}
	defer func() {
		if p := recover(); p != nil {
			problem = fmt.Sprintf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	r, diags, err := Generate(context.Background(), fsys, "app.yaml", Options{})
	switch {
	case err != nil:
		return false, err.Error()
	case (r == nil) != diags.HasErrors():
		return false, fmt.Sprintf("a result: %t, with\n%s", r != nil, diags.Text(false))
	case r == nil:
		return false, ""
	}
	if err := g.check(r.Files); err != nil {
		return true, "a valid spec makes Go that does not compile: " + err.Error()
	}
	return true, ""
}
