// Package catalog holds the elements of the spec language as rows of data: their names, their parameters, what these may be,
// and the struct of package delta that draws them. Checking, emitting and the reference are generic over these rows.
//
// The table in rows.go says which elements there are; all else is read by reflection, once, off the structs and their tags:
//
//	Label string `st:"label,first,markdown" default:"Submit"`
//	Type  string `st:"type" oneof:"primary secondary" default:"secondary"`
//	Max   int    `st:"max_chars" min:"1"` // 0 = no limit
//
// The first word of an `st` tag is the parameter's name in the spec; the words after it are options, one method or field of
// [Param] each; see tag.go. The zero value of a field always is the parameter's default, which `default` spells as a spec
// would. Several fields may belong to one parameter, each for another form of its value; see [Alternative]. What the comments say comes from docs_gen.go,
// as reflection knows no comments.
//
// Concurrency: what the package returns is shared, safe to read, and must not be changed.
package catalog

//go:generate go run ../../internal/docgen comments
//go:generate go run ../../internal/docgen reference
