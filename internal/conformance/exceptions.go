package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Exception is one place where a recording and our server may differ, and why. Exactly one of At, Missing, Extra and Skip says
// where, as a Difference prints it.
type Exception struct {
	Name   string `yaml:"name"`
	Steps  []int  `yaml:"steps"` // empty = all
	Reason string `yaml:"reason"`

	At      string `yaml:"at"`      // a value, or everything below a place
	Instead *any   `yaml:"instead"` // what ours must have there; absent = anything
	Missing string `yaml:"missing"` // a place of the recording that ours doesn't have
	Extra   string `yaml:"extra"`   // a place of ours that the recording doesn't have
	Skip    bool   `yaml:"skip"`    // true: these steps aren't compared at all
	used    bool   // something would differ without it
}

// side is one of the two views.
type side int

const (
	missing side = iota // only the recording has it
	extra               // only ours has it
)

// ReadExceptions reads a list of exceptions. Each must say where it applies, and why.
func ReadExceptions(r io.Reader) ([]*Exception, error) {
	var list []*Exception
	d := yaml.NewDecoder(r)
	d.KnownFields(true)
	if err := d.Decode(&list); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read exceptions: %w", err)
	}
	for i, e := range list {
		if err := e.check(); err != nil {
			return nil, fmt.Errorf("exception %d: %w", i+1, err)
		}
	}
	return list, nil
}

func (e *Exception) check() error {
	where := 0
	for _, given := range []bool{e.At != "", e.Missing != "", e.Extra != "", e.Skip} {
		if given {
			where++
		}
	}
	switch {
	case e.Name == "":
		return errors.New("no name")
	case where != 1:
		return fmt.Errorf("%s: exactly one of at, missing, extra and skip says where", e.Name)
	case strings.TrimSpace(e.Reason) == "":
		return fmt.Errorf("%s: no reason", e.Name)
	}
	return nil
}

// in reports whether the exception is about a step.
func (e *Exception) in(name string, step int) bool {
	return e.Name == name && (len(e.Steps) == 0 || slices.Contains(e.Steps, step))
}

// allows reports whether a difference at a path is expected.
func (e *Exception) allows(path string, found any) bool {
	if e.At == "" || !covers(e.At, strings.TrimPrefix(path, ".")) {
		return false
	}
	return e.Instead == nil || brief(*e.Instead) == brief(found)
}

// leavesOut reports whether the place isn't compared.
func (e *Exception) leavesOut(path string, s side) bool {
	at := e.Missing
	if s == extra {
		at = e.Extra
	}
	return at != "" && at == path
}

// covers reports whether path is at or below it.
func covers(at, path string) bool {
	rest, ok := strings.CutPrefix(path, at)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// exceptionsIn returns those about a step.
func exceptionsIn(list []*Exception, name string, step int) []*Exception {
	var in []*Exception
	for _, e := range list {
		if e.in(name, step) {
			in = append(in, e)
		}
	}
	return in
}
