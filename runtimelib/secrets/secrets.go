// Package secrets reads what an app must not show: passwords, tokens, addresses with both in them.
//
// They come from .streamlit/secrets.toml in the home folder, the same in the app's folder, and the environment, where
// STGEN_SECRETS_TODO_DSN is the secret todo.dsn; each goes over the one before it, key by key. A program declares what
// it needs, with a type, and gets it by a handle:
//
//	var (
//		vault secrets.Secrets
//		token = secrets.Required[string](&vault, "api.token", "of the weather service")
//		dsn   = secrets.Optional[string](&vault, "todo.dsn", "where the list lives")
//	)
//
// Open reads them, once, at the start, and reports all that are missing or of the wrong type, never with a value.
// Reload and Watch follow changes of the files.
//
// What was loaded is masked: Redact, RedactError, Handler and Writer replace every text among the secrets that has
// four bytes or more wherever it appears, also in the ways that JSON, Go, URLs and HTML write it. Secrets, printed in
// whatever way, shows nothing. Numbers, dates and shorter texts are not masked, since that would hide half of
// every log; a secret number is better kept as a text.
//
// Importing this package links a TOML reader, so only what has secrets should: the runtime knows a Secrets by
// interfaces of its own.
//
// Concurrency: declarations and Open come first and are not safe; everything after Open is.
package secrets

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/stgen/stgen/runtimelib/opt"
)

// Secrets is what a program declares and Open finds. The zero value is ready to be declared in.
type Secrets struct {
	keys   []declaration
	opened bool
	values atomic.Pointer[[]any]    // by declaration; nil where there is none. Replaced as a whole
	masks  atomic.Pointer[redactor] // nil while there is nothing to mask

	mu      sync.Mutex // of what follows, and of replacing what is above
	environ map[string]string
	files   []file // home folder first
}

// declaration is one secret that the program can ask for.
type declaration struct {
	name     string // todo.dsn
	doc      string
	kind     string // in the spec's words
	required bool
	decode   func(any) (any, bool) // from what TOML gives
	parse    func(string) any      // from the environment, to what TOML would give
}

// Required declares a secret without which the program does not start, and returns the handle to it. doc completes
// "the secret …" for whoever has to write it down. name is a dotted path. It panics if name is declared already.
func Required[T Kind](s *Secrets, name, doc string) Key[T] {
	return Key[T]{s, s.declare(name, doc, true, kindOf[T]())}
}

// Optional is Required for a secret that may be missing.
func Optional[T Kind](s *Secrets, name, doc string) OptionalKey[T] {
	return OptionalKey[T]{s, s.declare(name, doc, false, kindOf[T]())}
}

func (s *Secrets) declare(name, doc string, required bool, d declaration) int {
	switch {
	case s.opened:
		panic("secrets: " + name + " is declared after Open")
	case slices.ContainsFunc(s.keys, func(d declaration) bool { return d.name == name }):
		panic("secrets: " + name + " is declared twice")
	}
	d.name, d.doc, d.required = name, doc, required
	s.keys = append(s.keys, d)
	return len(s.keys) - 1
}

// Key is the handle to a required secret.
type Key[T Kind] struct {
	secrets *Secrets
	i       int
}

// Get returns the secret. It panics before Open has succeeded.
func (k Key[T]) Get() T { return k.secrets.value(k.i).(T) }

// String returns the secret's name.
func (k Key[T]) String() string { return k.secrets.keys[k.i].name }

// OptionalKey is the handle to a secret that may be missing.
type OptionalKey[T Kind] struct {
	secrets *Secrets
	i       int
}

// Get returns the secret, if there is one. It panics before Open has succeeded.
func (k OptionalKey[T]) Get() opt.Of[T] {
	if v, ok := k.secrets.value(k.i).(T); ok {
		return opt.Some(v)
	}
	return opt.None[T]()
}

// String returns the secret's name.
func (k OptionalKey[T]) String() string { return k.secrets.keys[k.i].name }

func (s *Secrets) value(i int) any {
	values := s.values.Load()
	if values == nil {
		panic("secrets: " + s.keys[i].name + " is asked for before Open")
	}
	return (*values)[i]
}
