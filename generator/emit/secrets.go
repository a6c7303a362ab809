package emit

import (
	"github.com/dave/jennifer/jen"
)

// secrets writes the variables that hold the app's secrets.
func (e *emitter) secrets(f *jen.File) {
	if len(e.app.Secrets) == 0 {
		return
	}
	f.Comment(e.app.SecretsGo + " are looked for in .streamlit/secrets.toml and the environment when the server starts.")
	defs := []jen.Code{jen.Id(e.app.SecretsGo).Qual(pkgSecrets, "Secrets"), jen.Line()}
	for _, s := range e.app.Secrets {
		kind := "Optional"
		if s.Required {
			kind = "Required"
		}
		// apiTokenSecret = secrets.Required[string](&appSecrets, "api.token", "of the weather service")
		defs = append(defs, jen.Id(s.Symbol.Go).Op("=").Qual(pkgSecrets, kind).Types(e.goType(s.Type)).Call(
			jen.Op("&").Id(e.app.SecretsGo), jen.Lit(s.Name), jen.Lit(s.Doc)))
	}
	f.Var().Defs(defs...)
}
