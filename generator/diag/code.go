package diag

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
)

// Code names one kind of mistake, and explains it to someone who has just made it. It is declared by the
// rule that reports it:
//
//	var BadIndex = diag.Register(diag.Code{
//		Name:        "bad-index",
//		Summary:     "an index is not a number",
//		Explanation: "A list is indexed by ints, from 0 or, from behind, from -1.",
//		Wrong:       "- title: ${{ [1, 2][\"a\"] }}\n",
//		Right:       "- title: ${{ [1, 2][0] }}\n",
//	})
//
// That is all: `stgen explain`, docs/diagnostics.md (go generate ./generator/diag) and a test read the list of
// Codes. The test, TestCodes of package generator, compiles the examples: the wrong one must yield the code and no
// other, the right one nothing. An example is a body that begins with "- ", or a spec without `stgen: 1`; files that
// it reads stand behind it, each below a line such as `-- rows.csv --`.
type Code struct {
	Name        string // kebab-case, as printed in brackets behind a message
	Summary     string // one line: what is wrong, lower case, without a final stop
	Explanation string // Markdown: why it is refused and what to do instead
	Wrong       string // an example that yields this code and no other
	Right       string // the same, put right: it yields no diagnostic
}

// String returns the name of the code.
func (c *Code) String() string { return c.Name }

var (
	registry = map[string]*Code{}
	codeName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
)

// Register adds a code to the list that Codes returns, and hands it back to be kept in a variable. It panics
// if the name is not kebab-case or taken, or if the code lacks a summary. Call it only in the initialisation
// of a package.
func Register(c Code) *Code {
	switch {
	case !codeName.MatchString(c.Name):
		panic(fmt.Sprintf("diag: the code name %q is not kebab-case", c.Name))
	case registry[c.Name] != nil:
		panic(fmt.Sprintf("diag: the code %q is registered twice", c.Name))
	case c.Summary == "":
		panic(fmt.Sprintf("diag: the code %q has no summary", c.Name))
	}
	c.Explanation = strings.TrimSpace(c.Explanation)
	registry[c.Name] = &c
	return &c
}

// Codes returns all registered codes, sorted by name.
func Codes() []*Code {
	codes := make([]*Code, 0, len(registry))
	for _, c := range registry {
		codes = append(codes, c)
	}
	sort.Slice(codes, func(i, j int) bool { return codes[i].Name < codes[j].Name })
	return codes
}

// Lookup returns the code of that name, or nil.
func Lookup(name string) *Code { return registry[name] }

var versionLine = regexp.MustCompile(`(?m)^(#\s*)?stgen:`)

// Complete turns the example of a code, without the files behind it, into a whole spec. An example that begins with
// "- " is a body; `stgen: 1` is put in front unless the example has a line that begins with `stgen:` or `# stgen:`.
func Complete(example string) string {
	if strings.HasPrefix(example, "- ") {
		example = "body:\n  " + strings.ReplaceAll(strings.TrimSuffix(example, "\n"), "\n", "\n  ") + "\n"
	}
	if versionLine.MatchString(example) {
		return example
	}
	return "stgen: 1\n" + example
}
