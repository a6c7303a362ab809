// Command docgen writes what is derived from the elements' Go structs and from the codes of diagnostics. It runs in
// generator/catalog and generator/diag, by go generate:
//
//	docgen comments      docs_gen.go: the structs' comments, which reflection does not know
//	docgen reference     ../../docs/elements.md: the elements for those who write specs
//	docgen diagnostics   ../../docs/diagnostics.md: every code, its examples and what stgen says of them
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/stgen/stgen/generator/catalog"
	"github.com/stgen/stgen/generator/diag"
)

func main() {
	if err := run(".", os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "docgen:", err)
		os.Exit(1)
	}
}

// run writes one of the files; dir is the folder of the package that asks for it.
func run(dir string, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: docgen comments|reference|diagnostics")
	}
	var content []byte
	var err error
	path := filepath.Join(dir, commentsFile)
	switch args[0] {
	case "comments":
		content, err = comments(dir)
	case "reference":
		path = filepath.Join(dir, referenceFile)
		content = reference(catalog.Elements())
	case "diagnostics":
		path = filepath.Join(dir, diagnosticsFile)
		content, err = diagnostics(diag.Codes())
	default:
		err = fmt.Errorf("unknown file %q", args[0])
	}
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, content) {
		return nil
	}
	return os.WriteFile(path, content, 0o644)
}
