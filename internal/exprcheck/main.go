// Exprcheck compiles expressions and compares their values with expr-lang's virtual machine.
//
//	go run ./internal/exprcheck FILE
//
// FILE holds an expression a line. For each it prints `ok`, `refused CODE` or `DIFFERS`, and closes with the counts.
// Static are the expressions that the machine takes and whose result has one Go type over all environments.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/stgen/stgen/internal/oracle"
)

func main() {
	quiet := flag.Bool("q", false, "print only what differs, and the counts")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: exprcheck [-q] FILE")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *quiet); err != nil {
		fmt.Fprintln(os.Stderr, "exprcheck:", err)
		os.Exit(1)
	}
}

func run(name string, quiet bool) error {
	texts, err := readLines(name)
	if err != nil {
		return err
	}
	root, err := moduleRoot()
	if err != nil {
		return err
	}
	verdicts, err := oracle.Run(root, texts)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var ok, refused, differ, static, translated int
	for _, v := range verdicts {
		line := "ok"
		switch {
		case v.Code != "":
			refused++
			line = "refused " + v.Code
		case v.Differs != "":
			differ++
			line = "DIFFERS"
		default:
			ok++
		}
		if v.Static {
			static++
			if v.Code == "" {
				translated++
			}
		}
		if !quiet || v.Differs != "" {
			fmt.Fprintf(out, "%s\t%s", line, v.Text)
			if note := note(v); note != "" {
				fmt.Fprintf(out, "\t# %s", note)
			}
			fmt.Fprintln(out)
		}
	}
	fmt.Fprintf(out, "%d ok, %d refused, %d differ; %d of %d with one static type translated (%.1f %%)\n",
		ok, refused, differ, translated, static, 100*float64(translated)/float64(max(static, 1)))
	return nil
}

// note says more of a verdict.
func note(v oracle.Verdict) string {
	switch {
	case v.Differs != "":
		return v.Differs
	case v.Code != "" && v.Static:
		return v.Message + " (static)"
	case v.Code != "":
		return v.Message
	case v.Ours:
		return "not in expr-lang"
	case len(v.OnPurpose) > 0:
		return "differs on purpose: " + strings.Join(v.OnPurpose, ", ")
	}
	return ""
}

func readLines(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			lines = append(lines, line)
		}
	}
	return lines, nil
}

func moduleRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", fmt.Errorf("find the module: %w", err)
	}
	return filepath.Dir(strings.TrimSpace(string(out))), nil
}
