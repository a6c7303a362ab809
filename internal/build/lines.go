package build

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/stgen/stgen/runtimelib/session"
)

var (
	linesTable = regexp.MustCompile(`(?m)^var lines = struntime\.Lines\{([0-9, ]*)\}$`)
	goPosition = regexp.MustCompile(`^(?:\./|\.\\)?main\.go:(\d+)(:\d+)?: (.*)$`)
)

// readLines returns the table of lines of the generated file in dir; nil if it has none.
func readLines(dir string) session.Lines {
	content, err := os.ReadFile(filepath.Join(dir, "main.go"))
	if err != nil {
		return nil // the message that is about to be rewritten says so itself
	}
	m := linesTable.FindSubmatch(content)
	if m == nil {
		return nil
	}
	var lines session.Lines
	for word := range strings.FieldsFuncSeq(string(m[1]), func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(word)
		if err != nil {
			return nil
		}
		lines = append(lines, n)
	}
	return lines
}

// inSpec rewrites messages of the Go compiler on main.go so that they name the line of the spec first:
//
//	./main.go:34:5: undefined: x   ->   app.yaml:12: undefined: x (main.go:34:5)
func inSpec(messages, spec string, lines session.Lines) string {
	var out strings.Builder
	for text := range strings.Lines(messages) {
		text = strings.TrimRight(text, "\r\n")
		if m := goPosition.FindStringSubmatch(text); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil && lines.Find(n) > 0 {
				text = fmt.Sprintf("%s:%d: %s (main.go:%s%s)", spec, lines.Find(n), m[3], m[1], m[2])
			}
		}
		if !strings.HasPrefix(text, "# ") { // the go command's headline of a package
			out.WriteString(text + "\n")
		}
	}
	return strings.TrimSpace(out.String())
}
