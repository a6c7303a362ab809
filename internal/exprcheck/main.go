// Exprcheck compiles expressions and compares their values with expr-lang's virtual machine.
//
//	go run ./internal/exprcheck FILE
//
// FILE holds an expression a line; empty lines, and those that begin with `//`, are left out. For each it prints `ok`,
// `refused CODE` or `DIFFERS`, and closes with the counts. The exit status is 1 if any differs. What is compared, and what
// may differ on purpose, says package oracle.
//
// The last count is that of expressions with one static type: those that the machine takes, that fail in none of 20 random
// environments and have a result of one Go type in all of them, and that hold no `$env`, `type`, `fromJSON`, no list of
// mixed kinds and no `reduce` without an initial value. It says how many of them are translated.
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
	var c counts
	for _, v := range verdicts {
		word := c.add(v)
		if quiet && v.Differs == "" {
			continue
		}
		fmt.Fprintf(out, "%s\t%s", word, v.Text)
		if note := note(v); note != "" {
			fmt.Fprintf(out, "\t# %s", note)
		}
		fmt.Fprintln(out)
	}
	fmt.Fprintln(out, c)
	if err := out.Flush(); err != nil {
		return err
	}
	if c.differ > 0 {
		return fmt.Errorf("%d expressions differ from expr-lang's machine", c.differ)
	}
	return nil
}

// counts are the numbers of verdicts.
type counts struct {
	ok, refused, differ int
	static, translated  int // expressions with one static type, and those of them that are compiled
}

// add counts a verdict and returns the words for it.
func (c *counts) add(v oracle.Verdict) string {
	if v.Static {
		c.static++
		if v.Code == "" {
			c.translated++
		}
	}
	switch {
	case v.Code != "":
		c.refused++
		return "refused " + v.Code
	case v.Differs != "":
		c.differ++
		return "DIFFERS"
	}
	c.ok++
	return "ok"
}

// String writes the closing line.
func (c counts) String() string {
	return fmt.Sprintf("%d ok, %d refused, %d differ; %d of %d with one static type are translated (%.1f %%)",
		c.ok, c.refused, c.differ, c.translated, c.static, 100*float64(c.translated)/float64(max(c.static, 1)))
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
