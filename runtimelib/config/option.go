package config

import "iter"

// Option describes one option, for help, documentation and schemas.
type Option struct {
	Key     string // as in the app's config and, after "--", on the command line
	Env     string // its environment variable
	Doc     string // one sentence without capital and full stop
	Default string // as one would write it on the command line; "" = none
	Expects string // completes "expected …"
	List    bool
	Switch  bool // true or false; on the command line its name alone is true
}

// All yields every option in the order of the help, theme sections included.
func All() iter.Seq[Option] {
	return func(yield func(Option) bool) {
		defaults := Defaults()
		for key := range keys() {
			r, _ := lookup(key)
			if !yield(describe(r, &defaults)) {
				return
			}
		}
	}
}

// Check reports whether the app's own config may set key to value, as an *Error or nil. It is for checking an app
// before it runs; Load makes the same checks.
func Check(key string, value any) error {
	scratch := Defaults()
	if mistake := setValue(&scratch, key, value); mistake != nil {
		return mistake
	}
	return nil
}

// keys yields the name of every option, theme sections included.
func keys() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, section := range sections {
			for _, r := range section {
				if !yield(r.key) {
					return
				}
			}
		}
		for _, section := range themeSections {
			prefix := themePrefix
			if section != "" {
				prefix += section + "."
			}
			for _, r := range themeRows {
				if (!r.top || section == "") && !yield(prefix+r.name) {
					return
				}
			}
		}
	}
}

func describe(r row, defaults *Options) Option {
	f := r.bind(defaults)
	return Option{
		Key: r.key, Env: envName(r.key), Doc: r.doc, Default: f.String(), Expects: f.expected(),
		List: f.takes()&list != 0, Switch: f.takes() == truth,
	}
}
