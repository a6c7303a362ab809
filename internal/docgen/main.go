// Command docgen writes what is derived from the elements' Go structs. It runs in generator/catalog, by go generate:
//
//	docgen comments    docs_gen.go: the structs' comments, which reflection does not know
//	docgen reference   ../../docs/elements.md: the elements for those who write specs
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/stgen/stgen/generator/catalog"
)

func main() {
	if err := run(".", os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "docgen:", err)
		os.Exit(1)
	}
}

// run writes one of the two files; dir is the folder of package catalog.
func run(dir string, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("usage: docgen comments|reference")
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
