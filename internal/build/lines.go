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
	includedIn = regexp.MustCompile(`(?m)^\s*Included: +(\[\]string\{.*\}),$`)
	quoted     = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	goPosition = regexp.MustCompile(`^(?:\./|\.\\)?main\.go:(\d+)(:\d+)?: (.*)$`)
)

// readApp returns what the generated file in dir says of where it comes from: the files of the spec and the table of lines; nil if
// it has none.
func readApp(dir, spec string) *session.App {
	content, err := os.ReadFile(filepath.Join(dir, "main.go"))
	if err != nil {
		return nil // the message that is about to be rewritten says so itself
	}
	m := linesTable.FindSubmatch(content)
	if m == nil {
		return nil
	}
	app := &session.App{Spec: spec}
	if included := includedIn.FindSubmatch(content); included != nil {
		for _, q := range quoted.FindAllString(string(included[1]), -1) {
			name, err := strconv.Unquote(q)
			if err != nil {
				return nil
			}
			app.Included = append(app.Included, name)
		}
	}
	for word := range strings.FieldsFuncSeq(string(m[1]), func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(word)
		if err != nil {
			return nil
		}
		app.Lines = append(app.Lines, n)
	}
	return app
}

// inSpec rewrites messages of the Go compiler on main.go so that they name the line of the spec first, and reports whether
// there are such:
//
//	./main.go:34:5: undefined: x   ->   app.yaml:12: undefined: x (main.go:34:5)
func inSpec(messages string, app *session.App) (text string, ours bool) {
	var out strings.Builder
	for text := range strings.Lines(messages) {
		text = strings.TrimRight(text, "\r\n")
		if m := goPosition.FindStringSubmatch(text); m != nil {
			if n, err := strconv.Atoi(m[1]); app != nil && err == nil && app.Lines.Find(n) > 0 {
				text = fmt.Sprintf("%s: %s (main.go:%s%s)", app.Position(app.Lines.Find(n)), m[3], m[1], m[2])
			}
			ours = true
		}
		if !strings.HasPrefix(text, "# ") { // the go command's headline of a package
			out.WriteString(text + "\n")
		}
	}
	return strings.TrimSpace(out.String()), ours
}
