package secrets

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Open reads the secrets. dir is the app's folder, "" for the working directory; environ is like os.Environ's result,
// and names the home folder too. It returns an *Error if what is declared is not there, or errors of files.
// After an error nothing can be asked for, but what was read is masked; Open may be called again.
func (s *Secrets) Open(dir string, environ []string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opened = true
	s.environ = secretsOf(environ)
	s.files = filesOf(homeOf(environ), dir)
	return s.load()
}

// Use takes table for the secrets instead of files and environment: nested map[string]any, []any, string, int64 (or
// int), float64, bool and TOML's dates. It is for tests.
func (s *Secrets) Use(table map[string]any) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opened = true
	s.environ, s.files = nil, nil
	return s.install(plain(table).(map[string]any))
}

// plain gives a table written in Go the types that TOML gives.
func plain(value any) any {
	switch v := value.(type) {
	case int:
		return int64(v)
	case map[string]any:
		table := make(map[string]any, len(v))
		for key, item := range v {
			table[key] = plain(item)
		}
		return table
	case []any:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = plain(item)
		}
		return items
	case []string:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = item
		}
		return items
	}
	return value
}

// Reload reads the files again if one has changed since it was last read, and reports whether it did. After an error
// the secrets are what they were; the next call finds a change again only if a file changes again.
func (s *Secrets) Reload() (changed bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.files {
		if s.files[i].changed() {
			return true, s.load()
		}
	}
	return false, nil
}

// Watch calls Reload at every interval until ctx ends, and changed with its error after each change. It is for a
// goroutine of the caller's. Looking is what works wherever files come from, mounted and linked ones too; it is two
// calls of stat each time.
func (s *Secrets) Watch(ctx context.Context, every time.Duration, changed func(error)) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if did, err := s.Reload(); did {
				changed(err)
			}
		}
	}
}

// load reads all files and installs what they and the environment say. The lock is held.
func (s *Secrets) load() error {
	var table map[string]any
	var failures []error
	for i, f := range s.files {
		now, err := f.read()
		if err != nil {
			failures = append(failures, err)
		}
		s.files[i] = now
		table = merged(table, now.table)
		s.learn(now.table)
	}
	if len(failures) > 0 {
		return errors.Join(failures...)
	}
	return s.install(table)
}

// install masks and checks what was found, and makes it what Get returns if all is well. The lock is held.
func (s *Secrets) install(table map[string]any) error {
	s.learn(table)
	values := make([]any, len(s.keys))
	problem := &Error{}
	for i, d := range s.keys {
		found, from, ok := s.look(d, table)
		if !ok {
			if d.required {
				problem.add(d, "missing, expected")
			}
			continue
		}
		if values[i], ok = d.decode(found); !ok {
			values[i] = nil
			problem.add(d, fmt.Sprintf("found %s in %s, expected", kindFound(found), from))
		}
	}
	s.checkNames(problem)
	if len(problem.lines) > 0 {
		problem.places = s.places()
		return problem
	}
	s.values.Store(&values)
	return nil
}

// look finds what a declaration asks for, and says where.
func (s *Secrets) look(d declaration, table map[string]any) (value any, from string, ok bool) {
	if text, ok := s.environ[envName(d.name)]; ok {
		return d.parse(text), envName(d.name), true
	}
	value, ok = at(table, d.name)
	return value, s.fileOf(d.name), ok
}

// fileOf names the file that a secret's value comes from.
func (s *Secrets) fileOf(name string) string {
	for i := len(s.files) - 1; i >= 0; i-- {
		if _, ok := at(s.files[i].table, name); ok {
			return s.files[i].path
		}
	}
	return "the given secrets"
}

// checkNames finds two secrets that one environment variable would set, if it does.
func (s *Secrets) checkNames(problem *Error) {
	owner := make(map[string]string, len(s.environ))
	for _, d := range s.keys {
		variable := envName(d.name)
		if _, set := s.environ[variable]; !set {
			continue
		}
		if other := owner[variable]; other != "" {
			problem.add(d, variable+" is also "+other+"; write both in a file; expected")
		}
		owner[variable] = d.name
	}
}

// places says where secrets were looked for.
func (s *Secrets) places() []string {
	if s.files == nil {
		return nil
	}
	var places []string
	for i := len(s.files) - 1; i >= 0; i-- {
		place := s.files[i].path
		if !s.files[i].exists {
			place += " (no such file)"
		}
		places = append(places, place)
	}
	return append(places, "the environment ("+envPrefix+"…)")
}
