package templates

import "strings"

// tex returns a formula without the dollars around it.
func tex(body string) string {
	body = strings.TrimSpace(body)
	if inner, ok := strings.CutPrefix(body, "$$"); ok {
		return strings.TrimSpace(strings.TrimSuffix(inner, "$$"))
	}
	return body
}
