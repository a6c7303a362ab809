package config

import "strings"

// flags applies the command line and reports whether it asks for help. An option's value follows it or an equals
// sign; one that is true or false may stand alone, and is then true. A list takes commas or comes several times.
func (l *loader) flags(args []string) (help bool) {
	lists := make(map[string][]string)
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if arg == "-h" || arg == "--help" || arg == "-help" {
			return true
		}
		key, value, given, ok := cutFlag(arg)
		if !ok {
			l.mistake(arg, "command line", shown([]string{arg}), "options only, each written as --name value")
			continue
		}
		source := "flag --" + key
		takes := flagTakes(key)
		if !given {
			value, given, args = followingValue(takes, args)
		}
		if !given {
			l.mistake(key, source, "no value", l.expectedOf(key))
			continue
		}
		words := splitWords(key, value)
		if takes&list != 0 {
			lists[key] = append(lists[key], words...)
			words = lists[key]
		}
		l.words(key, source, words)
	}
	return false
}

// cutFlag takes --key or --key=value apart.
func cutFlag(arg string) (key, value string, given, ok bool) {
	rest, ok := strings.CutPrefix(arg, "--")
	if !ok || rest == "" || rest[0] == '=' || rest[0] == '-' {
		return "", "", false, false
	}
	key, value, given = strings.Cut(rest, "=")
	return key, value, given, true
}

// followingValue takes the value of an option from the words after it. A switch takes one only if it is true or
// false, and is true otherwise; what looks like another option is no value.
func followingValue(takes nature, args []string) (value string, given bool, rest []string) {
	if takes == truth {
		if len(args) > 0 {
			if _, ok := oneBool(args[:1]); ok {
				return args[0], true, args[1:]
			}
		}
		return "true", true, args
	}
	if len(args) == 0 || strings.HasPrefix(args[0], "--") {
		return "", false, args
	}
	return args[0], true, args[1:]
}

// flagTakes says what may follow a flag; of an unknown one, anything.
func flagTakes(key string) nature {
	r, expected := lookup(key)
	if expected != "" {
		return text
	}
	return r.bind(new(Options)).takes()
}

func (l *loader) expectedOf(key string) string {
	r, expected := lookup(key)
	if expected != "" {
		return expected
	}
	return r.bind(l.options).expected()
}
