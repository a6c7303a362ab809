// Package source knows where things stand in a spec file: files, spans of byte offsets, lines and columns,
// and texts that were decoded from a file (unquoted, unescaped, folded) and still know where each of their
// bytes came from.
//
// Positions are byte offsets everywhere; a line and a column exist only when one is printed. Nothing here
// knows YAML. All types are immutable after construction and safe for concurrent use.
package source
