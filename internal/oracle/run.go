package oracle

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
)

// Environments is how many environments an expression is evaluated in.
const Environments = 20

// batch is how many expressions one generated program holds.
const batch = 1500

// Verdict is what came of one expression.
type Verdict struct {
	Text      string
	Code      string   // of the diagnostic that refused it; "" = it was compiled
	Message   string   // of that diagnostic
	Differs   string   // how the values differ; "" = they do not, but on purpose
	OnPurpose []string // names of the differences on purpose that its values show
	Ours      bool     // the machine does not take it, so that there is nothing to compare
	Static    bool     // it has one static type, as far as the machine can tell
}

// Print evaluates expressions over n environments and prints a line for each, its values' canonical forms between tabs.
func Print(n int, evals ...func(*Env) any) {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	envs := Envs(n)
	for _, eval := range evals {
		forms := make([]string, n)
		for i, env := range envs {
			forms[i] = strings.ReplaceAll(evaluated(func() (any, error) { return eval(env), nil }), nilList, "[]")
		}
		fmt.Fprintln(out, strings.Join(forms, "\t"))
	}
}

// evaluated returns the canonical form of what eval returns.
func evaluated(eval func() (any, error)) (form string) {
	defer func() {
		if recover() != nil {
			form = Failed
		}
	}()
	v, err := eval()
	if err != nil {
		return Failed
	}
	return Canon(v)
}

// Run compiles expressions, evaluates them, and compares with expr-lang's machine. root is the module's folder.
func Run(root string, texts []string) ([]Verdict, error) {
	verdicts := make([]Verdict, len(texts))
	var exprs []ir.Expr
	var compiledTexts []string
	var places []int
	s := newScope()
	for i, text := range texts {
		verdicts[i].Text = text
		e, diags := check(s, text)
		if e == nil {
			first := diags[slices.IndexFunc(diags, func(d *diag.Diagnostic) bool { return d.Severity == diag.Error })]
			verdicts[i].Code, verdicts[i].Message = first.Code.Name, first.Message
			continue
		}
		exprs, compiledTexts, places = append(exprs, e), append(compiledTexts, text), append(places, i)
	}
	for from := 0; from < len(exprs); from += batch {
		to := min(from+batch, len(exprs))
		forms, mistakes, err := compiledAll(root, compiledTexts[from:to], exprs[from:to])
		if err != nil {
			return nil, err
		}
		for i := range forms {
			v := &verdicts[places[from+i]]
			if v.Differs = mistakes[i]; v.Differs == "" {
				v.compare(exprs[from+i], forms[i])
			}
		}
	}
	envs := machines(Environments)
	for i := range verdicts {
		verdicts[i].Static = static(texts[i], envs)
	}
	return verdicts, nil
}

// compiledAll is compiled for expressions of which some may not compile, which is a mistake of ours: it returns the
// compiler's words for them.
func compiledAll(root string, texts []string, exprs []ir.Expr) (forms [][]string, mistakes []string, err error) {
	forms, mistakes = make([][]string, len(exprs)), make([]string, len(exprs))
	for {
		var good []int
		for i := range exprs {
			if mistakes[i] == "" {
				good = append(good, i)
			}
		}
		out, err := compiled(root, chosen(texts, good), chosen(exprs, good))
		var rejected *rejection
		switch {
		case errors.As(err, &rejected) && len(rejected.words) > 0:
			for i, words := range rejected.words {
				mistakes[good[i]] = "Go does not compile it: " + words
			}
			continue
		case err != nil:
			return nil, nil, err
		}
		for i, f := range out {
			forms[good[i]] = f
		}
		return forms, mistakes, nil
	}
}

func chosen[T any](xs []T, places []int) []T {
	out := make([]T, len(places))
	for i, p := range places {
		out[i] = xs[p]
	}
	return out
}

// compiled builds and runs the program for expressions and returns the forms that it prints.
func compiled(root string, texts []string, exprs []ir.Expr) ([][]string, error) {
	text, err := program(texts, exprs, Environments)
	if err != nil {
		return nil, err
	}
	root, err = filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "oracle")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "main.go")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return nil, err
	}
	// The program stands in the module, so that it can import it, without a file there.
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(root, "internal/oracle/compiled/main.go"): file}})
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o644); err != nil {
		return nil, err
	}
	binary := filepath.Join(dir, "compiled")
	build := exec.Command("go", "build", "-gcflags=-e", "-ldflags=-w", "-o", binary, "-overlay", filepath.Join(dir, "overlay.json"), "./internal/oracle/compiled")
	build.Dir = root
	if problems, err := build.CombinedOutput(); err != nil {
		return nil, &rejection{err: err, output: string(problems), words: rejectedBy(string(problems), string(text))}
	}
	out, err := exec.Command(binary).Output()
	if err != nil {
		return nil, fmt.Errorf("run the compiled expressions: %w", err)
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	forms := make([][]string, len(lines))
	for i, line := range lines {
		forms[i] = strings.Split(line, "\t")
	}
	return forms, nil
}

// rejection is Go's compiler not taking a program.
type rejection struct {
	err    error
	output string
	words  map[int]string // by the number of the expression
}

// Error implements error.
func (r *rejection) Error() string {
	return fmt.Sprintf("the compiled expressions do not compile: %v\n%s", r.err, r.output)
}

var (
	complaint = regexp.MustCompile(`main\.go:(\d+):\d+: (.*)`)
	function  = regexp.MustCompile(`^func f(\d+)\(`)
)

// rejectedBy returns the compiler's first words about each expression of a program.
func rejectedBy(output, program string) map[int]string {
	owner, at := make([]int, 1), -1 // by line, from 1
	for line := range strings.Lines(program) {
		if m := function.FindStringSubmatch(line); m != nil {
			at, _ = strconv.Atoi(m[1])
		}
		owner = append(owner, at)
	}
	words := map[int]string{}
	for _, m := range complaint.FindAllStringSubmatch(output, -1) {
		if line, _ := strconv.Atoi(m[1]); line < len(owner) && owner[line] >= 0 && words[owner[line]] == "" {
			words[owner[line]] = m[2]
		}
	}
	return words
}
