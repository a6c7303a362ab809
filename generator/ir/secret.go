package ir

import "github.com/stgen/stgen/generator/types"

// Secret is a secret that the app reads, or declares.
type Secret struct {
	Symbol   *Symbol    // a SecretSymbol; its type is optional if the secret is not required
	Name     string     // dotted: api.token
	Type     types.Type // of the secret where there is one
	Required bool
	Doc      string
}
