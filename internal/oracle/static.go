package oracle

import (
	"fmt"
	"reflect"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
)

// static reports whether an expression has one static type, as far as the machine can tell: it takes the expression, whose
// result has one Go type over all environments and fails in none, and nothing in it is of those that no type can be given
// to (see untyped).
func static(text string, envs []map[string]any) bool {
	program, err := expr.Compile(text, expr.Env(envs[0]), expr.Optimize(false))
	if err != nil {
		return false
	}
	root := program.Node()
	found := &untyped{}
	ast.Walk(&root, found)
	return !found.yes && oneType(program, envs)
}

func oneType(program *vm.Program, envs []map[string]any) bool {
	first := ""
	for _, env := range envs {
		v, err := expr.Run(program, env)
		if err != nil {
			return false
		}
		t := fmt.Sprintf("%T", v)
		if first != "" && t != first {
			return false
		}
		first = t
	}
	return true
}

// untyped is an ast.Visitor that looks for what has no static type: $env, type, fromJSON, a list of mixed kinds, reduce
// without an initial value.
type untyped struct{ yes bool }

// Visit implements ast.Visitor.
func (u *untyped) Visit(n *ast.Node) {
	switch n := (*n).(type) {
	case *ast.IdentifierNode:
		u.yes = u.yes || n.Value == "$env"
	case *ast.BuiltinNode:
		u.yes = u.yes || n.Name == "type" || n.Name == "fromJSON" || n.Name == "reduce" && len(n.Arguments) < 3
	case *ast.ArrayNode:
		u.yes = u.yes || mixed(n.Nodes)
	}
}

// mixed reports whether items are of different kinds; numbers are of one, and what the machine's checker knows no type of
// is of none.
func mixed(items []ast.Node) bool {
	seen := reflect.Invalid
	for _, n := range items {
		kind := kindOf(n)
		if kind == reflect.Invalid {
			continue
		}
		if seen != reflect.Invalid && seen != kind {
			return true
		}
		seen = kind
	}
	return false
}

func kindOf(n ast.Node) reflect.Kind {
	t := n.Type()
	if t == nil {
		return reflect.Invalid
	}
	switch t.Kind() {
	case reflect.Interface:
		return reflect.Invalid
	case reflect.Float64:
		return reflect.Int
	}
	return t.Kind()
}
