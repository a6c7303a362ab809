package spec

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/stgen/stgen/generator/diag"
	"github.com/stgen/stgen/generator/source"
)

var YAMLSyntax = diag.Register(diag.Code{
	Name:        "yaml-syntax",
	Summary:     "the file is not YAML",
	Explanation: "The file cannot be read as YAML. Nothing else is checked until it can. Most often a quote or a bracket is not closed, or a line is indented unlike its neighbours.",
	Wrong:       "body:\n  - title: One\n - title: Two\n",
	Right:       "body:\n  - title: One\n  - title: Two\n",
})

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// explainSyntax turns an error of yaml.v3 into a diagnostic.
func explainSyntax(f *source.File, err error, diags *diag.List) {
	m := yamlError.FindStringSubmatch(err.Error())
	line, problem := 1, err.Error()
	if m != nil {
		line, _ = strconv.Atoi("0" + m[1])
		problem = m[2]
	}
	line = min(max(line, 1), f.Lines())
	start := f.LineStart(line)
	text := f.Line(line)
	start += len(text) - len(strings.TrimLeft(text, " "))
	diags.Errorf(YAMLSyntax, f.Span(start, lineEnd(f.Bytes, start)), "%s", problem)
}
