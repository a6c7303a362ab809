package catalog

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/stgen/stgen/generator/types"
)

// reader reads one row. Generic structs are read off two of their instantiations: where these differ is the type argument.
type reader struct {
	Element
	a, b reflect.Type
	doc  comment
}

func read(r row) (*Element, error) {
	rd := reader{a: reflect.TypeOf(r.forms[0]), b: reflect.TypeOf(r.forms[len(r.forms)-1])}
	goType, _, generic := strings.Cut(rd.a.Name(), "[")
	rd.doc = comments[goType]
	rd.Element = Element{Name: r.name, Class: r.class, Doc: elementDoc(rd.doc.text, rd.fieldNames()), Generic: generic, byName: map[string]*Param{}}
	if strings.HasSuffix(rd.a.PkgPath(), "/delta") {
		rd.GoType = goType
	}
	steps := []func() error{rd.readFields, rd.readValues, func() error { return rd.readOver(r) }}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, fmt.Errorf("%s: %w", r.name, err)
		}
	}
	rd.addCommon(r)
	rd.finish(r)
	return &rd.Element, nil
}

func (rd *reader) readFields() error {
	for i := range rd.a.NumField() {
		f := rd.a.Field(i)
		t, ok, err := parseTag(f.Tag)
		if err == nil && ok {
			err = rd.readField(f, rd.b.Field(i).Type, t)
		}
		if err != nil {
			return fmt.Errorf("field %s: %w", f.Name, err)
		}
	}
	return nil
}

func (rd *reader) readField(f reflect.StructField, other reflect.Type, t tag) error {
	doc := fieldDoc(rd.doc.fields[commentKey(f.Name, t.name)], rd.fieldNames())
	if p := rd.byName[t.name]; p != nil {
		kind, _, _, err := kindOf(f.Type, other, t)
		if err == nil && t.form() == AsKind {
			err = fmt.Errorf("the parameter %s has a field already", t.name)
		}
		doc, _, _ = strings.Cut(doc, "; "+leftOut) // without the one form there may be the other
		p.Also = append(p.Also, Alternative{Form: t.form(), Field: f.Name, Kind: kind, Min: t.min, Doc: doc})
		return err
	}
	p := &Param{Name: t.name, Form: t.form(), OneOf: t.oneOf, Default: t.def, Min: t.min, Doc: doc}
	t.apply(p)
	rd.add(p)
	if f.Name == "_" {
		p.Kind = t.textKind()
		p.Multi = slices.Contains(p.OneOf, "multi")
		if known, ok := common[p.Name]; ok {
			p.Kind, p.OneOf, p.Default = known.Kind, known.OneOf, known.Default
		}
		return nil
	}
	p.Field = f.Name
	var err error
	p.Kind, p.Wrap, p.OfT, err = kindOf(f.Type, other, t)
	p.Marked = p.Kind != Markdown && slices.Contains(t.options, "markdown")
	if p.Kind == Bool && p.Wrap == Plain && !t.hasDef {
		p.Default = "false"
	}
	return err
}

func (rd *reader) add(p *Param) {
	rd.Params = append(rd.Params, p)
	rd.byName[p.Name] = p
}

// readValues finds out what the element's value is in each of its variants.
func (rd *reader) readValues() error {
	set := func(v Variant, a, b reflect.Type) (err error) {
		from, ok := a.MethodByName("Initial")
		if !ok {
			return nil
		}
		other, _ := b.MethodByName("Initial")
		rd.values[v], err = specType(from.Type.Out(0), other.Type.Out(0))
		return err
	}
	if err := set(Single, rd.a, rd.b); err != nil {
		return err
	}
	if rd.Class == Trigger && rd.values[Single] == nil {
		rd.values[Single] = types.Bool
	}
	initial := rd.Initial()
	if initial == nil {
		return nil
	}
	_, orNone := rd.a.MethodByName(OrNone.Method())
	for v, wanted := range map[Variant]bool{
		Optional: initial.Optional, Range: initial.Range, Multi: initial.Multi, OrNone: orNone,
	} {
		if !wanted {
			continue
		}
		from, ok := rd.a.MethodByName(v.Method())
		if !ok {
			return fmt.Errorf("the struct has no method %s", v.Method())
		}
		other, _ := rd.b.MethodByName(v.Method())
		if err := set(v, from.Type.Out(0), other.Type.Out(0)); err != nil {
			return err
		}
	}
	return nil
}

// readOver finds the types that a generic struct was instantiated with.
func (rd *reader) readOver(r row) error {
	if !rd.Generic || r.open {
		return nil
	}
	for i := range rd.a.NumField() {
		if rd.a.Field(i).Type == rd.b.Field(i).Type || specTypes[rd.a.Field(i).Type] == nil {
			continue
		}
		for _, form := range r.forms {
			rd.Over = append(rd.Over, specTypes[reflect.TypeOf(form).Field(i).Type])
		}
		return nil
	}
	return fmt.Errorf("no field has the type argument's type")
}

// finish settles what needs the whole element.
func (rd *reader) finish(r row) {
	for _, p := range rd.Params {
		p.Required = p.Required || slices.Contains(r.required, p.Name) || p.First && p.Default == "" && !slices.Contains(r.lax, p.Name)
		if general := commonDocs[p.Name]; p.Doc == "" {
			p.Doc = general
		} else if strings.HasPrefix(p.Doc, leftOut) && general != "" {
			p.Doc = general + "; " + p.Doc
		}
		if p.First {
			rd.First = p
		}
		if p.Variadic {
			rd.Variadic = p
		}
	}
	slices.SortStableFunc(rd.Params, func(a, b *Param) int { return rank(a) - rank(b) })
}

// rank orders parameters for the reference: the first one, those that are required, the rest, those that come later.
func rank(p *Param) int {
	switch {
	case p.First || p.Variadic:
		return 0
	case p.Required:
		return 1
	case p.Later:
		return 3
	}
	return 2
}

// fieldNames maps the fields of the struct to their parameters, for comments that speak of other fields.
func (rd *reader) fieldNames() map[string]string {
	names := map[string]string{}
	for f := range rd.a.Fields() {
		if t, ok, _ := parseTag(f.Tag); ok {
			names[f.Name] = t.name
		}
	}
	return names
}
