package oracle

import (
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"github.com/stgen/stgen/generator/ir"
)

// machine is expr-lang's virtual machine with an expression, as it is or as the language is documented to differ.
type machine struct {
	program *vm.Program
	envs    []map[string]any
	canon   bool // a nil list is nil
	again   bool // its value may change from run to run
	budget  uint // of its memory, in elements; 0 = its own
}

// newMachine compiles an expression for a machine that differs on purpose as differences say.
func newMachine(text string, differences ...*Difference) (*machine, error) {
	m := &machine{envs: machines(Environments)}
	var options []expr.Option
	for _, d := range differences {
		options = append(options, d.options...)
		m.canon, m.again, m.budget = m.canon || d.canon, m.again || d.again, max(m.budget, d.budget)
		if d.env != nil {
			for _, env := range m.envs {
				d.env(env)
			}
		}
	}
	program, err := expr.Compile(text, append(options, expr.Env(m.envs[0]))...)
	m.program = program
	return m, err
}

// eval returns the canonical form of the value in an environment.
func (m *machine) eval(env int) string {
	out := evaluated(func() (any, error) {
		machine := vm.VM{MemoryBudget: m.budget}
		return machine.Run(m.program, m.envs[env])
	})
	if m.canon {
		out = strings.ReplaceAll(out, nilList, "nil")
	}
	return strings.ReplaceAll(out, nilList, "[]")
}

// runs is how often a machine is run whose value may change from run to run.
const runs = 200

// agrees reports whether the machine has a value that is ours, or has one that a difference excuses.
func (m *machine) agrees(e ir.Expr, env int, ours string, differences []*Difference) bool {
	for range runs {
		theirs := m.eval(env)
		if theirs == ours {
			return true
		}
		if slices.ContainsFunc(differences, func(d *Difference) bool { return d.excuse != nil && d.excuse(e, theirs, ours) }) {
			return true
		}
		if !m.again {
			break
		}
	}
	return false
}

// compare says how the values of a compiled expression differ from the machine's.
func (v *Verdict) compare(e ir.Expr, ours []string) {
	raw, err := newMachine(v.Text)
	if err != nil {
		v.Ours = true
		return
	}
	differ, theirs := raw.differing(ours)
	if len(differ) == 0 {
		return
	}
	if v.OnPurpose = explained(v.Text, e, ours, differ); v.OnPurpose == nil {
		env := differ[0]
		v.Differs = fmt.Sprintf("environment %d: the machine has %s, compiled %s", env, theirs[env], ours[env])
	}
}

// differing returns the environments in which the machine has another value, and all its values.
func (m *machine) differing(ours []string) (differ []int, theirs []string) {
	theirs = make([]string, len(ours))
	for i := range ours {
		if theirs[i] = m.eval(i); theirs[i] != ours[i] {
			differ = append(differ, i)
		}
	}
	return differ, theirs
}

// explained returns the names of the differences on purpose because of which the values of an expression are not the
// machine's: the first one that does alone, else all; nil if they do not explain it.
func explained(text string, e ir.Expr, ours []string, envs []int) []string {
	for _, d := range Differences {
		if explains(text, e, ours, envs, d) {
			return []string{d.Name}
		}
	}
	if explains(text, e, ours, envs, Differences...) {
		return []string{"several"}
	}
	return nil
}

// explains reports whether a machine with some differences has our values.
func explains(text string, e ir.Expr, ours []string, envs []int, differences ...*Difference) bool {
	m, err := newMachine(text, differences...)
	if err != nil {
		return false
	}
	for _, env := range envs {
		if !m.agrees(e, env, ours[env], differences) {
			return false
		}
	}
	return true
}
