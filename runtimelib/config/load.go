package config

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Values is what an app's `config:` says: option names and their values. A value is a string, a bool, an int, a
// float64, a list of these ([]string, []int, []any), for theme.fontFaces a []FontFace; or, under the name of a section
// ("server", "theme", "theme.dark"), Values or a map[string]any of its own.
type Values map[string]any

// Load reads the options from all sources. environ is like os.Environ's result and args like os.Args[1:].
//
// It returns ErrHelp if args ask for help, else Errors with all mistakes of all sources. It reads no file.
func Load(app Values, environ, args []string) (*Options, error) {
	o := Defaults()
	l := loader{options: &o}
	l.values("", app)
	l.environ(environ)
	if l.flags(args) {
		return nil, ErrHelp
	}
	l.finish()
	if len(l.mistakes) > 0 {
		return nil, l.mistakes
	}
	return &o, nil
}

// loader fills Options and collects what is wrong.
type loader struct {
	options  *Options
	mistakes Errors
	sources  map[string]string // option -> the last source that set it; made when the first is set
}

// values applies the app's own config in the order of the names, so that mistakes come in one order.
func (l *loader) values(prefix string, v Values) {
	for _, name := range slices.Sorted(maps.Keys(v)) {
		key := prefix + name
		if inner, ok := section(v[name]); ok {
			l.values(key+".", inner)
			continue
		}
		if mistake := setValue(l.options, key, v[name]); mistake != nil {
			l.mistakes = append(l.mistakes, mistake)
			continue
		}
		l.remember(key, appSource)
	}
}

// section returns a value as the section that it is.
func section(value any) (Values, bool) {
	switch v := value.(type) {
	case Values:
		return v, true
	case map[string]any:
		return v, true
	}
	return nil, false
}

// words applies what the environment or the command line says of one option.
func (l *loader) words(key, source string, words []string) {
	r, expected := lookup(key)
	if expected == "" {
		f := r.bind(l.options)
		if f.set(words) {
			l.remember(key, source)
			return
		}
		expected = f.expected()
	}
	found := shown(words)
	if key == cookieSecret {
		found = "a value"
	}
	l.mistake(key, source, found, expected)
}

func (l *loader) mistake(key, source, found, expected string) {
	l.mistakes = append(l.mistakes, &Error{Option: key, Source: source, Found: found, Expected: expected})
}

func (l *loader) remember(key, source string) {
	if l.sources == nil {
		l.sources = make(map[string]string)
	}
	l.sources[key] = source
}

// source says where key's value comes from.
func (l *loader) source(key string) string {
	if s := l.sources[key]; s != "" {
		return s
	}
	return "default"
}

// finish brings values into their one form and checks those that depend on each other.
func (l *loader) finish() {
	server := &l.options.Server
	server.BaseURLPath = strings.Trim(server.BaseURLPath, "/")
	if !server.EnableCORS && server.EnableXSRFProtection {
		l.mistake("server.enableCORS", l.source("server.enableCORS"), `"false"`,
			"true while server.enableXsrfProtection is, which rests on it; set both to false, or list the origins in server.corsAllowedOrigins")
	}
	if (server.SSLCertFile == "") != (server.SSLKeyFile == "") {
		has, lacks := "server.sslCertFile", "server.sslKeyFile"
		if server.SSLCertFile == "" {
			has, lacks = lacks, has
		}
		l.mistake(lacks, l.source(lacks), `""`, "a file, as "+has+" is set ("+l.source(has)+")")
	}
}

const appSource = "the app's config"

// setValue sets one option to a value of the app's own config. It converts nothing: a number is no text.
func setValue(o *Options, key string, value any) *Error {
	r, expected := lookup(key)
	if expected == "" {
		f := r.bind(o)
		if setAny(f, value) {
			return nil
		}
		expected = f.expected()
	}
	found := shownValue(value)
	if key == cookieSecret {
		found = "a value"
	}
	return &Error{Option: key, Source: appSource, Found: found, Expected: expected}
}

func setAny(f field, value any) bool {
	if faces, ok := f.(fontFacesField); ok {
		return faces.setValue(value)
	}
	words, kinds, ok := wordsOf(value)
	return ok && kinds&^f.takes() == 0 && f.set(words)
}

// wordsOf spells a value out and says of which kinds it is.
func wordsOf(value any) (words []string, kinds nature, ok bool) {
	switch v := value.(type) {
	case string:
		return []string{v}, text, true
	case bool:
		return []string{strconv.FormatBool(v)}, truth, true
	case int:
		return []string{strconv.Itoa(v)}, whole, true
	case []string:
		return v, list | text, true
	case []int:
		return wordsOf(anys(v))
	case []any:
		kinds = list
		for _, item := range v {
			inner, kind, ok := wordsOf(item)
			if !ok || kind&list != 0 {
				return nil, 0, false
			}
			words, kinds = append(words, inner...), kinds|kind
		}
		return words, kinds, true
	}
	return nil, 0, false
}

func anys(numbers []int) []any {
	all := make([]any, len(numbers))
	for i, n := range numbers {
		all[i] = n
	}
	return all
}

// shownValue says what the app's config holds, in the spec's words.
func shownValue(value any) string {
	words, kinds, ok := wordsOf(value)
	switch {
	case value == nil:
		return "nothing"
	case !ok:
		return "a value of another kind"
	case kinds&list != 0:
		return "the list " + shown(words)
	case kinds == text:
		return "the text " + shown(words)
	}
	return fmt.Sprint(value)
}
