package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
)

// pages writes the method Pages, and what else is said of pages.
func (e *emitter) pages(f *jen.File) {
	f.Comment("Pages returns the app's pages, the default one first.")
	pages := []jen.Code{jen.Values(jen.Dict{jen.Id("Run"): jen.Id(e.recv).Dot("run")})}
	multi := jen.Options{Open: "{", Close: "}", Separator: ","}
	if len(e.app.Pages) > 0 {
		pages, multi.Multi = nil, true
		for _, p := range e.app.Pages {
			pages = append(pages, e.page(p))
		}
	}
	f.Add(e.method("Pages").Index().Qual(pkgRuntime, "Page").Block(jen.Return(jen.Index().Qual(pkgRuntime, "Page").Custom(multi, pages...))))
	if e.app.Navigation != nil {
		f.Comment("Navigation says where the list of pages is shown.")
		f.Add(e.method("Navigation").Qual(pkgDelta, "Navigation").BlockFunc(func(g *jen.Group) {
			e.prepareElement(g, e.app.Navigation)
			g.Return(e.element(e.app.Navigation))
			e.locals = nil
		}))
	}
}

// page returns an item of Pages.
func (e *emitter) page(p *ir.Page) *jen.Statement {
	var fields []jen.Code
	set := func(name string, value *jen.Statement) { fields = append(fields, jen.Id(name).Op(":").Add(value)) }
	for _, text := range []struct{ name, value string }{
		{"Title", p.Title}, {"Icon", p.Icon}, {"URLPath", p.URLPath}, {"Section", p.Section}, {"Help", p.Help}, {"URL", p.URL},
	} {
		if text.value != "" {
			set(text.name, jen.Lit(text.value))
		}
	}
	if p.Default {
		set("Default", jen.True())
	}
	if p.Hidden {
		set("Hidden", jen.True())
	}
	if p.If != nil {
		set("If", jen.Func().Params().Bool().BlockFunc(func(g *jen.Group) { e.returns(g, p.If); e.locals = nil }))
	}
	if p.OnOpen != nil {
		set("OnOpen", e.handler(p.OnOpen))
	}
	if p.Body != nil {
		set("Run", jen.Id(e.recv).Dot(p.Go))
	}
	return jen.Values(fields...)
}

// bodies writes the methods that draw: run of an app that is one page, else one for each page, and Frame around them.
func (e *emitter) bodies(f *jen.File) {
	const next = "Next moves on to the next place and reports whether what stands there has to be drawn: in a full\n" +
		"// run always, else if a value that it reads has changed."
	if len(e.app.Pages) == 0 {
		f.Comment("// run draws the page. " + next)
		e.bodyMethod(f, "run", e.app.Body, stParam())
		return
	}
	if e.app.Body != nil {
		f.Comment("// Frame draws what stands around the pages, and page in its place.\n// " + next)
		e.bodyMethod(f, "Frame", e.app.Body, stParam(), jen.Id("page").Func().Params(stParam()))
	}
	for _, p := range e.app.Pages {
		if p.Body == nil {
			continue
		}
		f.Comment(p.Go + " draws the page " + p.Title + ".")
		e.comment(f, p.Comment)
		e.bodyMethod(f, p.Go, p.Body, stParam())
	}
}

func (e *emitter) bodyMethod(f *jen.File, name string, body []ir.Stmt, params ...jen.Code) {
	f.Add(e.method(name, params...).BlockFunc(func(g *jen.Group) { e.body(g, body) }))
}
