package oracle

import (
	"bytes"
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
	Forms     []string // canonical forms of its values in all environments
}

// Run compiles expressions, evaluates them, and compares with expr-lang's machine. root is the module's folder.
func Run(root string, texts []string) ([]Verdict, error) {
	verdicts, exprs, s := make([]Verdict, len(texts)), make([]ir.Expr, len(texts)), newScope()
	for i, text := range texts {
		e, diags := check(s, text)
		exprs[i], verdicts[i].Text = e, text
		if e == nil {
			first := diags[slices.IndexFunc(diags, func(d *diag.Diagnostic) bool { return d.Severity == diag.Error })]
			verdicts[i].Code, verdicts[i].Message = first.Code.Name, first.Message
		}
	}
	for from := 0; from < len(exprs); from += batch {
		to := min(from+batch, len(exprs))
		if err := judgeAll(root, exprs[from:to], verdicts[from:to]); err != nil {
			return nil, err
		}
	}
	return verdicts, nil
}

// judgeAll completes the verdicts on expressions, those that are not nil. One that Go does not compile is a mistake of ours.
func judgeAll(root string, exprs []ir.Expr, verdicts []Verdict) error {
	dir, err := os.MkdirTemp("", "oracle")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "compiled")
	for {
		text, err := program(verdicts, exprs)
		if err != nil {
			return err
		}
		var rejected *rejection
		err = build(root, dir, binary, text)
		switch {
		case err == nil:
			return judged(binary, verdicts)
		case !errors.As(err, &rejected) || len(rejected.words) == 0:
			return err
		}
		for i, words := range rejected.words {
			exprs[i], verdicts[i].Differs = nil, "Go does not compile it: "+words
		}
	}
}

// judged runs a program that judges, and completes the verdicts by what it says. Where it gives up on an expression, ours has
// failed, or both; it goes on behind.
func judged(binary string, verdicts []Verdict) error {
	for at, failed := 0, false; at < len(verdicts); {
		args := []string{strconv.Itoa(at)}
		if failed {
			args = append(args, "failed")
		}
		out, err := exec.Command(binary, args...).Output()
		for line := range bytes.Lines(out) {
			if err := verdicts[at].complete(line); err != nil {
				return err
			}
			at, failed = at+1, false
		}
		var ended *exec.ExitError
		switch {
		case errors.As(err, &ended) && ended.ExitCode() == exitOurs && !failed:
			failed = true
		case errors.As(err, &ended) && at < len(verdicts):
			verdicts[at].Forms = slices.Repeat([]string{Failed}, Environments)
			at, failed = at+1, false
		case err != nil:
			return fmt.Errorf("run the compiled expressions: %w", err)
		}
	}
	return nil
}

// complete adds what a program says to a verdict.
func (v *Verdict) complete(line []byte) error {
	var said Verdict
	if err := json.Unmarshal(line, &said); err != nil {
		return fmt.Errorf("what is said of %s: %w", v.Text, err)
	}
	v.OnPurpose, v.Ours, v.Static, v.Forms = said.OnPurpose, said.Ours, said.Static, said.Forms
	if v.Differs == "" {
		v.Differs = said.Differs
	}
	return nil
}

// build compiles the text of a program that stands in the module, so that it can import it, without a file there: dir
// holds its text.
func build(root, dir, binary string, text []byte) error {
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "main.go")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return err
	}
	overlay, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(root, "internal/oracle/compiled/main.go"): file}})
	if err != nil {
		return err
	}
	overlayFile := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlayFile, overlay, 0o644); err != nil {
		return err
	}
	cmd := exec.Command("go", "build", "-gcflags=-e", "-ldflags=-w", "-o", binary, "-overlay", overlayFile, "./internal/oracle/compiled")
	cmd.Dir = root
	if problems, err := cmd.CombinedOutput(); err != nil {
		return &rejection{err: err, output: string(problems), words: rejectedBy(string(problems), string(text))}
	}
	return nil
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
