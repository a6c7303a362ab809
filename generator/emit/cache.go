package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/stgen/stgen/generator/ir"
	"github.com/stgen/stgen/generator/types"
)

// cacheType is cache.Data[cache.Key, []ordersRow].
func (e *emitter) cacheType(v *ir.Value) *jen.Statement {
	return jen.Qual(pkgCache, "Data").Types(jen.Qual(pkgCache, "Key"), e.goType(v.Symbol.Type))
}

// cacheOptions is cache.Options{TTL: time.Minute, MaxEntries: 10}.
func (e *emitter) cacheOptions(c *ir.Cache) *jen.Statement {
	var fields []jen.Code
	if c.TTL != 0 {
		fields = append(fields, jen.Id("TTL").Op(":").Add(e.expr(&ir.Lit{Value: c.TTL, T: types.Duration})))
	}
	if c.MaxEntries != 0 {
		fields = append(fields, jen.Id("MaxEntries").Op(":").Lit(c.MaxEntries))
	}
	return jen.Qual(pkgCache, "Options").Values(fields...)
}

// sharedCache writes the variable that remembers data for all sessions.
func (e *emitter) sharedCache(f *jen.File, v *ir.Value) {
	f.Comment(v.Cache.Go + " remembers " + v.Symbol.Name + " for all sessions, by what it is computed from.")
	// var ordersCache = cache.Data[cache.Key, []ordersRow]{Options: cache.Options{TTL: time.Minute}}
	f.Var().Id(v.Cache.Go).Op("=").Add(e.cacheType(v)).Values(jen.Id("Options").Op(":").Add(e.cacheOptions(v.Cache)))
}

// caches writes the method that returns the caches of the session's values.
func (e *emitter) caches(f *jen.File) {
	var all []jen.Code
	for _, v := range e.app.Values {
		switch c := v.Cache; {
		case c == nil:
		case c.Shared:
			all = append(all, jen.Op("&").Id(c.Go))
		default:
			all = append(all, jen.Op("&").Id(e.recv).Dot(c.Go))
		}
	}
	if len(all) == 0 {
		return
	}
	f.Comment("Caches returns what a user forgets who clears the cache.")
	// func (s *shop) Caches() []struntime.Cache { return []struntime.Cache{&ordersCache} }
	f.Add(e.method("Caches").Index().Qual(pkgRuntime, "Cache").Block(jen.Return(jen.Index().Qual(pkgRuntime, "Cache").Values(all...))))
}

// cachedMethod writes the method that looks up data in its cache, and the one that computes it.
func (e *emitter) cachedMethod(f *jen.File, v *ir.Value) {
	cache, read := e.cacheOf(v), "read"+exportedName(v.Symbol.Go)
	key := []jen.Code{}
	for _, sym := range v.Inputs {
		if sym != e.app.Clock {
			key = append(key, e.ref(sym))
		}
	}
	e.mark(f, v.Line)
	// func (s *shop) computeOrders() []ordersRow { return ordersCache.Must(cache.KeyOf(s.region.Get()), s.readOrders) }
	f.Add(e.method(methodName(v)).Add(e.goType(v.Symbol.Type)).Block(
		jen.Return(cache.Dot("Must").Call(jen.Qual(pkgCache, "KeyOf").Call(key...), jen.Id(e.recv).Dot(read)))))
	e.mark(f, v.Line)
	f.Add(e.method(read).Add(e.goType(v.Symbol.Type)).BlockFunc(func(g *jen.Group) {
		e.returns(g, v.Compute)
		e.locals = nil
	}))
}

// cacheOf returns what remembers a value: the variable of all sessions, or the session's field.
func (e *emitter) cacheOf(v *ir.Value) *jen.Statement {
	if v.Cache.Shared {
		return jen.Id(v.Cache.Go)
	}
	return e.holder(nil).Dot(v.Cache.Go)
}
