package types

// Equal reports whether a and b are the same type; names of records do not count.
func Equal(a, b Type) bool {
	switch a := a.(type) {
	case Basic:
		return a == b
	case *List:
		b, ok := b.(*List)
		return ok && Equal(a.Elem, b.Elem)
	case *Map:
		b, ok := b.(*Map)
		return ok && Equal(a.Key, b.Key) && Equal(a.Value, b.Value)
	case *Optional:
		b, ok := b.(*Optional)
		return ok && Equal(a.Elem, b.Elem)
	case *Record:
		b, ok := b.(*Record)
		return ok && equalFields(a.Fields, b.Fields, true)
	case *Func:
		b, ok := b.(*Func)
		return ok && equalFields(a.Params, b.Params, false) && Equal(a.Result, b.Result)
	}
	return false
}

func equalFields(a, b []Field, names bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if names && a[i].Name != b[i].Name || !Equal(a[i].Type, b[i].Type) {
			return false
		}
	}
	return true
}

// Assignable reports whether a value of type from may stand where one of type to is expected, by the conversions that
// happen by themselves: int to float and decimal, T to T?, nil to T?, the same inside lists, maps and records, records
// with their fields in another order or without fields that are optional in to. Invalid fits everywhere.
func Assignable(from, to Type) bool {
	if from == Invalid || to == Invalid || from == Never || Equal(from, to) {
		return true
	}
	if to, ok := to.(*Optional); ok {
		from, _ := Elem(from)
		return Assignable(from, to.Elem)
	}
	switch from := from.(type) {
	case Basic:
		return from == Int && (to == Float || to == Decimal)
	case *List:
		to, ok := to.(*List)
		return ok && Assignable(from.Elem, to.Elem)
	case *Map:
		to, ok := to.(*Map)
		return ok && (Equal(from.Key, to.Key) || from.Key == Never) && Assignable(from.Value, to.Value)
	case *Record:
		to, ok := to.(*Record)
		return ok && assignableFields(from, to)
	}
	return false
}

func assignableFields(from, to *Record) bool {
	for _, f := range from.Fields {
		if to.Lookup(f.Name) < 0 {
			return false
		}
	}
	for _, f := range to.Fields {
		if i := from.Lookup(f.Name); i >= 0 {
			if !Assignable(from.Fields[i].Type, f.Type) {
				return false
			}
		} else if !IsOptional(f.Type) {
			return false
		}
	}
	return true
}

// Unify returns the smallest type to which both a and b can be converted: int and float give float, T and nil give T?,
// records are unified by their fields. It reports false if there is none.
func Unify(a, b Type) (Type, bool) {
	switch {
	case a == Invalid || b == Invalid:
		return Invalid, true
	case Equal(a, b):
		return named(a, b), true
	case a == Never:
		return b, true
	case b == Never:
		return a, true
	}
	if IsOptional(a) || IsOptional(b) {
		x, _ := Elem(a)
		y, _ := Elem(b)
		u, ok := Unify(x, y)
		return Opt(u), ok
	}
	switch a := a.(type) {
	case Basic:
		return unifyNumbers(a, b)
	case *List:
		if b, ok := b.(*List); ok {
			elem, ok := Unify(a.Elem, b.Elem)
			return &List{elem}, ok
		}
	case *Map:
		if b, ok := b.(*Map); ok {
			key, ok1 := Unify(a.Key, b.Key)
			value, ok2 := Unify(a.Value, b.Value)
			return &Map{key, value}, ok1 && ok2
		}
	case *Record:
		if b, ok := b.(*Record); ok {
			return unifyRecords(a, b)
		}
	}
	return Invalid, false
}

// named prefers the one of two equal types that carries a name.
func named(a, b Type) Type {
	if r, ok := a.(*Record); ok && r.Name == "" {
		return b
	}
	return a
}

func unifyNumbers(a Basic, b Type) (Type, bool) {
	switch {
	case a == Int && (b == Float || b == Decimal):
		return b, true
	case b == Int && (a == Float || a == Decimal):
		return a, true
	}
	return Invalid, false
}

func unifyRecords(a, b *Record) (Type, bool) {
	switch {
	case Assignable(a, b):
		return b, true
	case Assignable(b, a):
		return a, true
	case len(a.Fields) != len(b.Fields):
		return Invalid, false
	}
	u := &Record{Fields: make([]Field, len(a.Fields))}
	for i, f := range a.Fields {
		j := b.Lookup(f.Name)
		if j < 0 {
			return Invalid, false
		}
		t, ok := Unify(f.Type, b.Fields[j].Type)
		if !ok {
			return Invalid, false
		}
		u.Fields[i] = Field{f.Name, t}
	}
	return u, true
}

// Comparable reports whether values of t can be told apart by ==, also as a key of a map: true of all but functions.
func Comparable(t Type) bool {
	switch t := t.(type) {
	case *Func:
		return false
	case *List:
		return Comparable(t.Elem)
	case *Map:
		return Comparable(t.Value)
	case *Optional:
		return Comparable(t.Elem)
	case *Record:
		for _, f := range t.Fields {
			if !Comparable(f.Type) {
				return false
			}
		}
	case Basic:
		return t != Table
	}
	return true
}

// Key reports whether t can be the key of a map: the types whose Go form == compares by value.
func Key(t Type) bool {
	switch t := t.(type) {
	case Basic:
		return t != Bytes && t != File && t != Table && t != Timezone
	case *Optional:
		return Key(t.Elem)
	case *Record:
		for _, f := range t.Fields {
			if !Key(f.Type) {
				return false
			}
		}
		return true
	}
	return false
}

// Ordered reports whether values of t have an order: <, sort, min and max.
func Ordered(t Type) bool {
	switch t {
	case Int, Float, Decimal, String, Date, Time, DateTime, Duration, Month, Weekday, Invalid:
		return true
	}
	return false
}
