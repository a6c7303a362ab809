// Command pbgen writes runtimelib/pb/*.pb.go, Streamlit's messages as plain Go structs, from internal/facts/proto.json.
// The shape of the result is told in docs/architecture.md, "Messages: pb". Run it in the root of the repository, or
// with -o DIR; files of an earlier run that it no longer writes are removed.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/stgen/stgen/internal/facts"
)

func main() {
	dir := flag.String("o", filepath.Join("runtimelib", "pb"), "write the files into `DIR`")
	flag.Parse()
	if err := write(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "pbgen:", err)
		os.Exit(1)
	}
}

// write makes the generated files in dir those of the protocol.
func write(dir string) error {
	files, err := generate(facts.Proto())
	if err != nil {
		return err
	}
	old, err := generated(dir)
	if err != nil {
		return err
	}
	for name := range old {
		if _, ok := files[name]; !ok {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				return err
			}
		}
	}
	for name, content := range files {
		if bytes.Equal(old[name], content) {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// generated returns the files of dir that a run has written, by name.
func generated(dir string) (map[string][]byte, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.pb*.go"))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if bytes.HasPrefix(content, []byte(header)) {
			files[filepath.Base(path)] = content
		}
	}
	return files, nil
}
