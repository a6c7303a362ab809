// Package spec reads the syntax of a spec: YAML as a tree of nodes with exact spans, and on top of it the
// shapes of the language (sections, bodies, statements, actions, holes), without meaning. Which elements
// there are, which of their parameters are bodies, and what an expression says is left to later stages;
// keys that are unknown here are kept.
//
// Parse never panics and never gives up at the first mistake that leaves a tree: it returns what it could
// read beside the diagnostics. All spans lie within the file. What it returns is shared and must not be
// modified; reading it concurrently is safe.
//
// YAML itself is gopkg.in/yaml.v3's affair. That parser tells where a node starts, by line and rune, and
// nothing else; Note [Places] in scalar.go says how ends and the places of decoded bytes come about.
package spec
