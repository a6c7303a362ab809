package data

import (
	"fmt"
	"slices"
	"strings"
)

// place is where a value stands within a file.
type place struct {
	row  int // of a list at the top, from 1; 0 = there is none
	path []string
}

// at returns the place of a key, or of an item of a list within it: `lines[2]`.
func (p place) at(step string) place {
	return place{p.row, append(slices.Clip(p.path), step)}
}

func (p place) column() string { return strings.ReplaceAll(strings.Join(p.path, "."), ".[", "[") }

func (p place) errorf(format string, args ...any) error {
	return &Error{Row: p.row, Column: p.column(), Reason: fmt.Sprintf(format, args...)}
}

// items calls each with the items of a list and their places.
func (p place) items(n *node, each func(p place, item *node) error) error {
	top := p.row == 0 && len(p.path) == 0
	for i := range n.items {
		at := place{row: i + 1}
		if !top {
			at = p.at(fmt.Sprintf("[%d]", i))
		}
		if err := each(at, &n.items[i]); err != nil {
			return err
		}
	}
	return nil
}

// InferJSON returns the shape of a JSON file: the narrowest one that holds all that is there. A key that is missing
// somewhere, or null, is optional; where nothing else is ever there, it is a text. The columns that are declared, those of
// the rows or of the one object, are what they are said to be, and the values have to fit.
func InferJSON(content []byte, declared ...Field) (Shape, error) {
	n, err := parseJSON(content)
	if err != nil {
		return Shape{}, err
	}
	s, err := infer(place{}, &n)
	if err != nil {
		return Shape{}, err
	}
	if s.Kind == None {
		return Shape{}, &Error{Reason: "the file holds null and nothing else"}
	}
	if len(declared) > 0 {
		if err := s.declare(declared); err != nil {
			return Shape{}, err
		}
	}
	s.settle()
	return s, s.check(place{}, &n)
}

// declare gives columns the shapes that they are said to have.
func (s *Shape) declare(declared []Field) error {
	record := s
	if s.Kind == List {
		record = s.Elem
		if record.Kind == None {
			record.Kind = Object
		}
	}
	if record.Kind != Object {
		return &Error{Reason: "there are no columns: the file holds no objects"}
	}
	for _, d := range declared {
		switch i := record.field(d.Name); {
		case i >= 0:
			record.Fields[i].Shape = d.Shape
		case d.Shape.Optional || len(record.Fields) == 0 || s.Kind == List && record.Optional:
			record.Fields = append(record.Fields, d)
		default:
			names := make([]string, len(record.Fields))
			for i, f := range record.Fields {
				names[i] = f.Name
			}
			return &Error{Column: d.Name, Reason: "the file has no such column", Names: names}
		}
	}
	return nil
}

// infer returns the narrowest shape of a value.
func infer(p place, n *node) (Shape, error) {
	switch n.kind {
	case List:
		elem := Shape{Kind: None}
		err := p.items(n, func(p place, item *node) error { return elem.widen(p, item) })
		return Shape{Kind: List, Elem: &elem}, err
	case Object:
		s := Shape{Kind: Object}
		for i, key := range n.keys {
			if strings.TrimSpace(key) == "" {
				return s, p.errorf("an object has a key without a name")
			}
			f, err := infer(p.at(key), &n.items[i])
			if err != nil {
				return s, err
			}
			s.Fields = append(s.Fields, Field{key, f})
		}
		return s, nil
	}
	return Shape{Kind: n.kindOf(), Optional: n.kind == None}, nil
}

// widen makes s hold one more value.
func (s *Shape) widen(p place, n *node) error {
	t, err := infer(p, n)
	if err != nil {
		return err
	}
	return s.unite(p, t)
}

// unite makes s hold what another shape holds. p is the place of the other one.
func (s *Shape) unite(p place, t Shape) error {
	optional := s.Optional || t.Optional
	switch {
	case t.Kind == None:
	case s.Kind == None:
		*s = t
	case s.Kind == List && t.Kind == List:
		if err := s.Elem.unite(p, *t.Elem); err != nil {
			return err
		}
	case s.Kind == Object && t.Kind == Object:
		if err := s.uniteFields(p, t); err != nil {
			return err
		}
	case s.Kind == t.Kind:
	case s.isNumber() && t.isNumber():
		s.Kind = Float
	case s.isText() && t.isText():
		s.Kind = String
	default:
		return p.errorf("this is a %s, and a %s in the rows before", t.Kind, s.Kind)
	}
	s.Optional = optional
	return nil
}

func (s *Shape) uniteFields(p place, t Shape) error {
	for i := range s.Fields {
		if t.field(s.Fields[i].Name) < 0 {
			s.Fields[i].Shape.Optional = true
		}
	}
	for _, f := range t.Fields {
		i := s.field(f.Name)
		if i < 0 {
			f.Shape.Optional = true
			s.Fields = append(s.Fields, f)
			continue
		}
		if err := s.Fields[i].Shape.unite(p.at(f.Name), f.Shape); err != nil {
			return err
		}
	}
	return nil
}

func (s *Shape) isNumber() bool { return s.Kind == Int || s.Kind == Float }
func (s *Shape) isText() bool {
	return s.Kind == Date || s.Kind == DateTime || s.Kind == String || s.Kind == Time || s.Kind == Duration
}

// settle makes a text of what nothing is known of: a column that is always null, the elements of lists that are all empty.
// What a list at the top holds stays unknown.
func (s *Shape) settle() {
	for i := range s.Fields {
		s.Fields[i].Shape.settleInside()
	}
	if s.Elem != nil && s.Elem.Kind != None {
		s.Elem.settleInside()
	}
}

func (s *Shape) settleInside() {
	if s.Kind == None {
		s.Kind = String
	}
	if s.Elem != nil {
		s.Elem.settleInside()
	}
	for i := range s.Fields {
		s.Fields[i].Shape.settleInside()
	}
}

// check says where a value is not of the shape. Keys that no field has are no mistake: nothing reads them.
func (s *Shape) check(p place, n *node) error {
	switch {
	case n == nil && s.Optional, n != nil && n.kind == None && s.Optional:
		return nil
	case n == nil:
		return p.errorf("it is missing")
	case n.kind == None:
		return p.errorf("it is null")
	}
	switch s.Kind {
	case List:
		if n.kind == List {
			return p.items(n, s.Elem.check)
		}
	case Object:
		if n.kind == Object {
			return s.checkFields(p, n)
		}
	case Map:
		if n.kind == Object {
			for i, key := range n.keys {
				if err := s.Elem.check(p.at(key), &n.items[i]); err != nil {
					return err
				}
			}
			return nil
		}
	default:
		return s.checkScalar(p, n)
	}
	return p.errorf("expected a %s, found a %s", s.Kind, n.kindOf())
}

func (s *Shape) checkFields(p place, n *node) error {
	for i := range s.Fields {
		f := &s.Fields[i]
		if err := f.Shape.check(p.at(f.Name), n.get(f.Name)); err != nil {
			return err
		}
	}
	return nil
}

func (s *Shape) checkScalar(p place, n *node) error {
	switch {
	case n.kind == List || n.kind == Object || (n.kind == String) != s.isText() || (n.kind == Bool) != (s.Kind == Bool):
		return p.errorf("expected a %s, found a %s", s.Kind, n.kindOf())
	case s.Kind == Int && !isWhole(n.text), s.Kind == Float && !isFinite(n.text),
		s.isText() && s.Kind != String && !isKind(s.Kind, n.text):
		return p.errorf("%s", notOf(n.text, s.Kind))
	}
	return nil
}
