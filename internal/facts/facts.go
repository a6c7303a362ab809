// Package facts holds what is known of Streamlit 1.67.0 from the outside: its messages, its public API and recorded
// conversations of its server. It is the measure in tests and the input of generators, so that neither needs more than
// this repository. It is embedded whole (2.5 MB): servers and the compiler must not import it; tests, generators and
// internal tools do.
package facts

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"sync"
)

//go:embed proto.json api.json traces
var files embed.FS

// Proto returns the messages and enums that can be reached from ForwardMsg and BackMsg, and RootContainer.
// The result is shared and must not be changed. Concurrency: safe.
var Proto = sync.OnceValue(func() *Protocol {
	return read[Protocol]("proto.json")
})

// API returns the public functions, classes and configuration options.
// The result is shared and must not be changed. Concurrency: safe.
var API = sync.OnceValue(func() *PublicAPI {
	return read[PublicAPI]("api.json")
})

// Traces returns the recordings: NAME.py is an app, NAME.json what a server said to it; README.md has the format.
func Traces() fs.FS {
	sub, err := fs.Sub(files, "traces")
	if err != nil {
		panic(err) // the embedded folder is part of the program
	}
	return sub
}

// read returns the embedded JSON file as a T. The files are part of the program, so a mistake in one is a panic.
func read[T any](name string) *T {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	v := new(T)
	if err := json.Unmarshal(data, v); err != nil {
		panic(fmt.Errorf("facts: %s: %w", name, err))
	}
	return v
}
