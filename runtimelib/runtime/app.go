// Package runtime is Runtime: it owns the sessions of an app, routes messages between them and their clients, and
// speaks HTTP. Main is what a generated program calls.
//
// In importing code this package is named struntime.
package runtime

import (
	"github.com/stgen/stgen/runtimelib/session"
)

// What an app is made of; see package session.
type (
	App     = session.App
	Session = session.Data
	Page    = session.Page
	Dialog  = session.Dialog
	Lines   = session.Lines
	File    = session.File
	Secrets = session.Secrets
	Cache   = session.Cache
)

// Generation1 is the version of the API that generated code is written for. Code generated for another version does
// not compile: run `stgen generate` again with the stgen of this module's version.
const Generation1 = 1
