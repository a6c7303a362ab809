package generator

import "strconv"

// expr returns an expression of a type, of operators and calls within each other.
func (s *randomSpec) expr(kind string, depth int) string {
	if depth == 0 || s.IntN(4) == 0 {
		return s.leaf(kind)
	}
	sub := func(kind string) string { return s.expr(kind, depth-1) }
	switch kind {
	case "int":
		return s.int(sub)
	case "float":
		return s.float(sub)
	case "string":
		return s.text(sub)
	case "bool":
		return s.bool(sub)
	case "date":
		return s.one(s.leaf("date"), "("+sub("bool")+" ? "+sub("date")+" : "+sub("date")+")", "("+sub("date")+" + days("+sub("int")+"))")
	case "list<int>":
		return s.one("map("+sub("list<int>")+", # + "+sub("int")+")", "filter("+sub("list<int>")+", # > "+sub("int")+")",
			"["+sub("int")+", "+sub("int")+"]", "map("+sub("rows")+", .id)", "sort("+sub("list<int>")+")", "uniq("+sub("list<int>")+")",
			"map("+sub("list<string>")+", len(#))", "values("+sub("map")+")", "(1.."+s.one("3", "5")+")", "concat("+sub("list<int>")+", "+sub("list<int>")+")")
	case "list<string>":
		return s.one("map("+sub("list<string>")+", upper(#))", "filter("+sub("list<string>")+", # != "+sub("string")+")",
			"["+sub("string")+", "+sub("string")+"]", "map("+sub("rows")+", .name)", "split("+sub("string")+", \",\")", "keys("+sub("map")+")",
			"sort("+sub("list<string>")+")", "map("+sub("list<int>")+", string(#))", "reverse("+sub("list<string>")+")")
	case "rows":
		return s.one("filter("+sub("rows")+", .id > "+sub("int")+")", "sortBy("+sub("rows")+", .name)", "("+sub("rows")+")[:2]",
			"("+sub("bool")+" ? "+sub("rows")+" : "+sub("rows")+")")
	case "map":
		return s.one(s.leaf("map"), "("+sub("bool")+" ? "+sub("map")+" : "+sub("map")+")")
	case "int?":
		return s.one(sub("map")+"["+sub("string")+"]", "get("+sub("map")+", "+sub("string")+")",
			"first("+sub("list<int>")+")", "find("+sub("list<int>")+", # > "+sub("int")+")", "max("+sub("list<int>")+")",
			"first("+sub("rows")+")?.id", "int("+sub("string")+")")
	default:
		return s.one("first("+sub("list<string>")+")", "last("+sub("list<string>")+")", "find("+sub("rows")+", .id == "+sub("int")+")?.name")
	}
}

// leaf returns a name or a literal.
func (s *randomSpec) leaf(kind string) string {
	if s.IntN(3) > 0 {
		return s.one(s.names[kind]...)
	}
	switch kind {
	case "int":
		return strconv.Itoa(s.IntN(10))
	case "float":
		return s.one("0.5", "2.0", "1e3")
	case "string":
		return s.one(`"a"`, `""`, `"it's"`, "`b`")
	case "bool":
		return s.one("true", "false")
	case "date":
		return `date("2024-06-01").Date()`
	}
	return s.one(s.names[kind]...)
}

func (s *randomSpec) int(sub func(string) string) string {
	return s.one("("+sub("int")+" + "+sub("int")+")", "("+sub("int")+" - "+sub("int")+")", "("+sub("int")+" * "+sub("int")+")",
		"-("+sub("int")+")", "len("+sub("list<int>")+")", "len("+sub("string")+")", "len("+sub("rows")+")", "sum("+sub("list<int>")+")",
		"("+sub("bool")+" ? "+sub("int")+" : "+sub("int")+")", "("+sub("int?")+" ?? "+sub("int")+")", "int("+sub("float")+")",
		"abs("+sub("int")+")", "max("+sub("int")+", "+sub("int")+")", "count("+sub("list<int>")+", # > "+sub("int")+")",
		"("+sub("int")+" % 7)", "reduce("+sub("list<int>")+", #acc + #, 0)", "sum("+sub("rows")+", .id)",
		s.named(sub("int")))
}

// named returns an expression that names a part of it.
func (s *randomSpec) named(value string) string {
	name := s.name("n")
	return "(let " + name + " = " + value + "; " + name + " + 1)"
}

func (s *randomSpec) float(sub func(string) string) string {
	return s.one("("+sub("int")+" / "+sub("int")+")", "("+sub("float")+" + "+sub("int")+")", "("+sub("float")+" * "+sub("float")+")",
		"float("+sub("int")+")", "round("+sub("float")+", 1)", "("+sub("float")+" ** 2)", "max("+sub("float")+", "+sub("int")+")",
		"sum(map("+sub("list<int>")+", # / 2))", "("+sub("bool")+" ? "+sub("float")+" : "+sub("int")+")")
}

func (s *randomSpec) text(sub func(string) string) string {
	return s.one("("+sub("string")+" + "+sub("string")+")", "upper("+sub("string")+")", "string("+sub("int")+")", "string("+sub("float")+")",
		"("+sub("bool")+" ? "+sub("string")+" : "+sub("string")+")", "("+sub("string?")+" ?? "+sub("string")+")",
		"join("+sub("list<string>")+", \", \")", "trim("+sub("string")+")", "format("+sub("float")+", \".2f\")", "("+sub("string")+")[:2]",
		"replace("+sub("string")+", \"a\", \"b\")", "show_int("+sub("int")+")", "repeat("+sub("string")+", 2)", "string("+sub("date")+")")
}

func (s *randomSpec) bool(sub func(string) string) string {
	return s.one("("+sub("int")+" < "+sub("int")+")", "("+sub("float")+" >= "+sub("int")+")", "("+sub("string")+" == "+sub("string")+")",
		"!("+sub("bool")+")", "("+sub("bool")+" && "+sub("bool")+")", "("+sub("bool")+" or "+sub("bool")+")",
		"("+sub("string")+" in "+sub("list<string>")+")", "("+sub("int?")+" == nil)", "any("+sub("list<string>")+", # == "+sub("string")+")",
		"all("+sub("rows")+", .id > "+sub("int")+")", "("+sub("string")+" contains "+sub("string")+")", "("+sub("date")+" < "+sub("date")+")",
		"("+sub("string")+" matches \"^[a-z]+$\")", "("+sub("list<int>")+" == "+sub("list<int>")+")", "("+sub("int?")+" != nil)")
}
