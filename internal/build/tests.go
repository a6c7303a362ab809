package build

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/stgen/stgen/generator"
)

// TestResult is how a test of a spec ended.
type TestResult struct {
	Name   string // in the spec
	Passed bool
	Output string // what the test said: of one that failed, why
}

// Tests compiles the generated package in t.Dir with its tests and runs those, in their order; report is told of each when it has
// ended. The error says why they could not run, or not all of them. It returns what was done to go.mod, as Binary does.
func Tests(ctx context.Context, t Target, tests []generator.Test, report func(TestResult)) (notes []string, err error) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		return nil, ErrNoGo
	}
	m, err := prepareModule(ctx, goTool, t.Dir, t.Name, t.Own, ThisVersion())
	if err != nil {
		return nil, err
	}
	binary, err := filepath.Abs(filepath.Join(t.Dir, fmt.Sprintf("tests-%d%s", os.Getpid(), ExeSuffix())))
	if err != nil {
		return nil, err
	}
	defer os.Remove(binary)
	args := append([]string{"test", "-c", "-vet=off", "-o", binary}, Flags(false)...)
	_, err = output(ctx, goTool, t.Dir, append(append(args, m.flags()...), "."), m.environ())
	if err != nil {
		return m.notes, t.explain(err)
	}
	return m.notes, runTests(ctx, binary, t, tests, report)
}

// runTests runs tests of a test binary.
func runTests(ctx context.Context, binary string, t Target, tests []generator.Test, report func(TestResult)) error {
	names := make(map[string]string)
	var funcs []string
	for _, test := range tests {
		names[test.Func] = test.Name
		funcs = append(funcs, test.Func)
	}
	if len(funcs) == 0 {
		return nil
	}
	cmd := exec.CommandContext(ctx, binary, "-test.v", "-test.run", "^("+strings.Join(funcs, "|")+")$")
	cmd.Dir = t.Dir
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	ended, rest := readResults(out, t.Spec, names, report)
	err = cmd.Wait()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case ended < len(funcs):
		return fmt.Errorf("the tests of %s ended early: %w\n%s", t.Spec, err, strings.TrimSpace(rest+stderr.String()))
	}
	return nil
}

var (
	testBegins = regexp.MustCompile(`^=== RUN   (\w+)$`)
	testEnds   = regexp.MustCompile(`^--- (PASS|FAIL): (\w+) `)
	goPlace    = regexp.MustCompile(`^\w+\.go:\d+: `)
)

// readResults reads what a test binary says with -test.v. It returns how many tests have ended, and what was said behind the last
// of them.
func readResults(r io.Reader, spec string, names map[string]string, report func(TestResult)) (ended int, rest string) {
	var said []string
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 16<<20)
	for scan.Scan() {
		text := scan.Text()
		if testBegins.MatchString(text) {
			said = nil
			continue
		}
		m := testEnds.FindStringSubmatch(text)
		if m == nil {
			said = append(said, text)
			continue
		}
		ended++
		report(TestResult{Name: names[m[2]], Passed: m[1] == "PASS", Output: inTest(said, spec)})
		said = nil
	}
	return ended, strings.Join(said, "\n")
}

// inTest returns what a test has said without the places in Go, and the spec as the user names it.
func inTest(said []string, spec string) string {
	for i, text := range said {
		text = strings.TrimSpace(text)
		text = strings.TrimPrefix(text, goPlace.FindString(text))
		if rest, ok := strings.CutPrefix(text, filepath.Base(spec)+":"); ok {
			text = spec + ":" + rest
		}
		said[i] = text
	}
	return strings.Join(said, "\n")
}
