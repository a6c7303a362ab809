package config

import "strings"

// envPrefix begins every environment variable of stgen's. Some are not options: STGEN_SECRETS_… belong to package
// secrets.
const envPrefix = "STGEN_"

// environ applies the variables that name options. One that begins like an option's but names none is a mistake;
// others are somebody else's.
func (l *loader) environ(environ []string) {
	for _, variable := range environ {
		if !strings.HasPrefix(variable, envPrefix) {
			continue
		}
		name, value, _ := strings.Cut(variable, "=")
		source := "environment variable " + name
		if r, ok := byEnvName(name); ok {
			l.words(r, source, splitWords(r, value))
		} else if ours(name) {
			l.mistake(name, source, shown([]string{value}), "the name of an option; --help lists them")
		}
	}
}

// byEnvName finds the option, taken or refused, whose variable is name.
func byEnvName(name string) (key string, found bool) {
	for key := range keys() {
		if envName(key) == name {
			return key, true
		}
	}
	for _, no := range refused {
		if envName(no.key) == name {
			return no.key, true
		}
	}
	return "", false
}

// ours reports whether the variable's name begins with the name of a section.
func ours(name string) bool {
	rest := strings.TrimPrefix(name, envPrefix)
	for _, section := range [...]string{"SERVER_", "BROWSER_", "CLIENT_", "LOGGER_", "UI_", "THEME_", "GLOBAL_", "MAGIC_", "RUNNER_"} {
		if strings.HasPrefix(rest, section) {
			return true
		}
	}
	return false
}

// splitWords takes the value of a list apart at its commas; any other value is one word.
func splitWords(key, value string) []string {
	r, expected := lookup(key)
	if expected != "" || r.bind(new(Options)).takes()&list == 0 {
		return []string{value}
	}
	if value == "" {
		return nil
	}
	return splitCommas(value)
}

// splitCommas splits at the commas that are not within parentheses, as those of rgb(1, 2, 3) are.
func splitCommas(s string) []string {
	var words []string
	begin, depth := 0, 0
	for i := range len(s) {
		switch {
		case s[i] == '(':
			depth++
		case s[i] == ')':
			depth--
		case s[i] == ',' && depth <= 0:
			words = append(words, strings.TrimSpace(s[begin:i]))
			begin = i + 1
		}
	}
	return append(words, strings.TrimSpace(s[begin:]))
}

// envName is an option's variable: server.baseUrlPath is STGEN_SERVER_BASE_URL_PATH. A capital begins a word unless
// it follows another and no small letter follows it, as in enableCORS and disconnectedSessionTTL.
func envName(key string) string {
	var b strings.Builder
	b.WriteString(envPrefix)
	for i := range len(key) {
		c := key[i]
		switch {
		case c == '.':
			b.WriteByte('_')
		case isUpper(c):
			afterSmall := i > 0 && isLower(key[i-1])
			beforeSmall := i > 0 && isUpper(key[i-1]) && i+1 < len(key) && isLower(key[i+1])
			if afterSmall || beforeSmall {
				b.WriteByte('_')
			}
			b.WriteByte(c)
		case isLower(c):
			b.WriteByte(c - 'a' + 'A')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
