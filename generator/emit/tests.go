package emit

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/emit/goexpr"
	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// tests returns the file of the app's tests.
func (e *emitter) tests(options Options) (File, error) {
	e.enter(&e.app.Unit)
	f := newFile()
	for _, t := range e.app.Tests {
		e.test(f, t)
	}
	// var spec = &apptest.App{App: app, Dir: "..", Lines: testLines}
	f.Var().Id("spec").Op("=").Op("&").Qual(pkgApptest, "App").Values(
		jen.Id("App").Op(":").Id(e.app.Var), jen.Id("Dir").Op(":").Lit(options.Dir), jen.Id("Lines").Op(":").Id("testLines"))
	var buf bytes.Buffer
	if err := f.Render(&buf); err != nil {
		return File{}, fmt.Errorf("write the tests of %s: %w", e.app.Spec, err)
	}
	return File{Path: "main_test.go", Content: withHeader(e.app.Spec, e.withLines(buf.Bytes(), "testLines = apptest.Lines"))}, nil
}

// test writes the function of a test.
func (e *emitter) test(f *jen.File, t *ir.Test) {
	e.comment(f, t.Comment)
	f.Comment(fmt.Sprintf("%s is the test %q.", t.Go, t.Name))
	session := jen.Id(e.recv)
	if !readsSession(t) {
		session = jen.Id("_")
	}
	// apptest.Run(t, spec, func(user *apptest.User, h *hello) {…})
	run := jen.Func().Params(jen.Id("user").Op("*").Qual(pkgApptest, "User"), session.Op("*").Id(e.app.Type)).BlockFunc(func(g *jen.Group) {
		gen := goexpr.New(exprHost{e})
		for _, step := range t.Steps {
			e.step(g, gen, step)
		}
	})
	spec := jen.Id("spec")
	if t.Begin != nil {
		// spec.At(time.Date(…))
		spec = spec.Dot("At").Call(e.expr(t.Begin))
	}
	if len(t.Secrets) > 0 {
		// spec.With("todo.dsn", ":memory:")
		spec = spec.Dot("With").Call(e.named(nil, goexpr.New(exprHost{e}), t.Secrets)...)
	}
	f.Func().Id(t.Go).Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(
		jen.Qual(pkgApptest, "Run").Call(jen.Id("t"), spec, run))
}

// step writes a step: user.Set("text", "Write the spec").
func (e *emitter) step(g *jen.Group, gen *goexpr.Gen, step ir.TestStep) {
	switch s := step.(type) {
	case *ir.SetStep:
		e.prepare(g, gen, s.Value, "value")
		e.userDoes(g, s, "Set", e.expr(s.Key), e.expr(s.Value))
	case *ir.ClickStep:
		e.userDoes(g, s, "Click", e.expr(s.Name))
	case *ir.SubmitStep:
		e.userDoes(g, s, "Submit", jen.Lit(s.Form))
	case *ir.TurnStep:
		e.userDoes(g, s, "SwitchPage", jen.Lit(s.Page))
	case *ir.AdvanceStep:
		e.userDoes(g, s, "Advance", e.expr(s.By))
	case *ir.ExpectStep:
		e.prepare(g, gen, s.Cond, "ok")
		args := []jen.Code{quoted(s.Text), e.expr(s.Cond)}
		e.userDoes(g, s, "Expect", append(args, e.named(g, gen, s.Shown)...)...)
	case *ir.ElementStep:
		args := []jen.Code{jen.Lit(s.Name)}
		e.userDoes(g, s, "ExpectElement", append(args, e.named(g, gen, s.Params)...)...)
	}
}

func (e *emitter) userDoes(g *jen.Group, step ir.TestStep, method string, args ...jen.Code) {
	e.mark(g, step.At())
	g.Id("user").Dot(method).Call(args...)
}

// named returns values with their names in front: "n", h.n.Get().
func (e *emitter) named(g *jen.Group, gen *goexpr.Gen, values []ir.NamedExpr) []jen.Code {
	var out []jen.Code
	for _, v := range values {
		out = append(out, quoted(v.Name))
		if v.Expr.Type() == types.Nil {
			out = append(out, jen.Nil())
			continue
		}
		e.prepare(g, gen, v.Expr, "value")
		out = append(out, e.expr(v.Expr))
	}
	return out
}

// quoted returns a text as a literal: a raw one if it has quotes.
func quoted(text string) *jen.Statement {
	if strings.Contains(text, `"`) && !strings.ContainsAny(text, "`\r\n") {
		return jen.Op("`" + text + "`")
	}
	return jen.Lit(text)
}

// readsSession reports whether a step of a test reads what the session keeps.
func readsSession(t *ir.Test) bool {
	found := false
	read := func(x ir.Expr) {
		ir.Walk(x, func(x ir.Expr) {
			if ref, ok := x.(*ir.Ref); ok && (ref.Symbol.IsValue() || ref.Symbol.Turn != nil) {
				found = true
			}
		})
	}
	for _, step := range t.Steps {
		switch s := step.(type) {
		case *ir.SetStep:
			read(s.Key)
			read(s.Value)
		case *ir.ClickStep:
			read(s.Name)
		case *ir.AdvanceStep:
			read(s.By)
		case *ir.ExpectStep:
			read(s.Cond)
		case *ir.ElementStep:
			for _, p := range s.Params {
				read(p.Expr)
			}
		}
	}
	return found
}
