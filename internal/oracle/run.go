package oracle

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/expr-lang/expr"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/ir"
)

// Environments is how many environments an expression is evaluated in.
const Environments = 20

// batch is how many expressions one generated program holds.
const batch = 1500

// Verdict is what came of one expression.
type Verdict struct {
	Text    string
	Code    string // of the diagnostic that refused it; "" = it was compiled
	Message string // of that diagnostic
	Differs string // how the values differ; "" = they do not, but on purpose
	Static  bool   // the machine takes it, and its result keeps its Go type over all environments
}

// Print evaluates expressions over n environments and prints a line for each, its values' canonical forms between tabs.
func Print(n int, evals ...func(*Env) any) {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	envs := Envs(n)
	for _, eval := range evals {
		forms := make([]string, n)
		for i, env := range envs {
			forms[i] = evaluated(func() (any, error) { return eval(env), nil })
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
		forms, err := compiled(root, compiledTexts[from:to], exprs[from:to])
		if err != nil {
			return nil, err
		}
		for i, ours := range forms {
			v := &verdicts[places[from+i]]
			v.compare(exprs[from+i], ours)
		}
	}
	for i := range verdicts {
		verdicts[i].Static = static(texts[i])
	}
	return verdicts, nil
}

// compare says how the values of a compiled expression differ from the machine's.
func (v *Verdict) compare(e ir.Expr, ours []string) {
	program, err := expr.Compile(v.Text, expr.Env(Envs(1)[0].machine()))
	if err != nil {
		return // ours takes more
	}
	for i, env := range Envs(Environments) {
		theirs := evaluated(func() (any, error) { return expr.Run(program, env.machine()) })
		if ours[i] != theirs && Difference(e, theirs, ours[i]) == "" {
			v.Differs = fmt.Sprintf("environment %d: the machine has %s, compiled %s", i, theirs, ours[i])
			return
		}
	}
}

// static reports whether the machine takes an expression and its result has one Go type in all environments: it fails in
// none.
func static(text string) bool {
	program, err := expr.Compile(text, expr.Env(Envs(1)[0].machine()))
	if err != nil {
		return false
	}
	first := ""
	for _, env := range Envs(Environments) {
		v, err := expr.Run(program, env.machine())
		if err != nil {
			return false
		}
		t := fmt.Sprintf("%T", v)
		if first != "" && t != first {
			return false
		}
		first = t
	}
	return true
}

// compiled builds and runs the program for expressions and returns the forms that it prints.
func compiled(root string, texts []string, exprs []ir.Expr) ([][]string, error) {
	text, err := program(texts, exprs, Environments)
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
	cmd := exec.Command("go", "run", "-overlay", filepath.Join(dir, "overlay.json"), "./internal/oracle/compiled")
	cmd.Dir = root
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		os.WriteFile(filepath.Join(os.TempDir(), "oracle-failed.go"), text, 0o644)
		return nil, fmt.Errorf("the compiled expressions do not run: %w\n%s", err, problems.Bytes())
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	forms := make([][]string, len(lines))
	for i, line := range lines {
		forms[i] = strings.Split(line, "\t")
	}
	return forms, nil
}
