package templates

import "strings"

// initially returns what a widget shows first: its value if the server set it, else its default.
func initially[T any](set bool, value, initial T) T {
	if set {
		return value
	}
	return initial
}

// shortcut returns the attributes of a button that a key presses, in the words of aria-keyshortcuts.
func shortcut(keys string) attrs {
	if keys == "" {
		return nil
	}
	return attrs{{Key: "data-key", Value: strings.ToLower(keys)}}
}

// keyNames is how a keyboard labels the keys that a shortcut names.
var keyNames = map[string]string{
	"ctrl": "Ctrl", "cmd": "⌘", "mod": "Ctrl", "alt": "Alt", "shift": "⇧", "enter": "↵", "up": "↑", "down": "↓", "left": "←", "right": "→",
	"space": "␣", "backspace": "⌫", "delete": "Del", "escape": "Esc", "tab": "⇥", "home": "Home", "end": "End", "pageup": "PgUp", "pagedown": "PgDn",
}

// shortcutText writes a shortcut as people do: "ctrl+k" is "Ctrl K".
func shortcutText(keys string) string {
	parts := strings.Split(strings.ToLower(keys), "+")
	for i, key := range parts {
		if name := keyNames[key]; name != "" {
			parts[i] = name
		} else {
			parts[i] = strings.ToUpper(key)
		}
	}
	return strings.Join(parts, " ")
}
