package markdown

import "strings"

// Icon returns the HTML of an icon as elements name it: an emoji, an emoji shortcode (":smile:") or a Material symbol
// (":material/home:"), which is shown by a near character or by its name. An unknown shortcode gives "".
func Icon(name string) string {
	if symbol, ok := strings.CutPrefix(name, ":material/"); ok {
		return material(strings.TrimSuffix(symbol, ":"))
	}
	if short, ok := strings.CutPrefix(name, ":"); ok {
		return shortcodes[strings.TrimSuffix(short, ":")]
	}
	if name == "" {
		return ""
	}
	return `<span class="icon">` + escape(name) + `</span>`
}

// material returns the stand-in for a Material symbol: the name is its text for those who cannot see it.
func material(symbol string) string {
	if symbol == "" || strings.Contains(symbol, "/") {
		return ""
	}
	words := strings.ReplaceAll(symbol, "_", " ")
	if near, ok := symbols[symbol]; ok {
		return `<span class="icon sym" role="img" aria-label="` + escape(words) + `">` + near + `</span>`
	}
	return `<span class="icon name">` + escape(words) + `</span>`
}

// symbols are characters that stand in for Material symbols, text presentation (they take the colour of the text).
var symbols = map[string]string{
	"add": "+", "remove": "−", "close": "✕", "check": "✓", "done": "✓", "check_circle": "✓", "cancel": "✕", "error": "!",
	"warning": "⚠", "info": "i", "help": "?", "star": "★", "favorite": "♥", "home": "⌂", "settings": "⚙", "menu": "☰",
	"search": "⌕", "edit": "✎", "delete": "✕", "refresh": "↻", "arrow_forward": "→", "arrow_back": "←", "arrow_upward": "↑",
	"arrow_downward": "↓", "expand_more": "▾", "expand_less": "▴", "chevron_right": "›", "chevron_left": "‹", "play_arrow": "▶",
	"stop": "■", "pause": "‖", "mail": "✉", "thumb_up": "👍", "thumb_down": "👎", "download": "⤓", "upload": "⤒", "send": "➤",
	"more_vert": "⋮", "more_horiz": "⋯", "schedule": "◷", "link": "⚭", "undo": "↶", "redo": "↷", "circle": "●", "flag": "⚑",
	"dark_mode": "☾", "light_mode": "☀", "cloud": "☁", "bolt": "ϟ", "save": "⤓", "bookmark": "⚑", "trending_up": "↗", "trending_down": "↘",
}

// shortcodes are the emoji that have a name here; others stay text.
var shortcodes = map[string]string{
	"+1": "👍", "-1": "👎", "thumbsup": "👍", "thumbsdown": "👎", "smile": "😄", "smiley": "😃", "grin": "😁", "joy": "😂", "wink": "😉",
	"blush": "😊", "heart": "❤️", "heart_eyes": "😍", "sunglasses": "😎", "thinking": "🤔", "cry": "😢", "sob": "😭", "angry": "😠",
	"tada": "🎉", "rocket": "🚀", "fire": "🔥", "star": "⭐", "sparkles": "✨", "zap": "⚡", "boom": "💥", "wave": "👋", "clap": "👏",
	"pray": "🙏", "muscle": "💪", "eyes": "👀", "bulb": "💡", "warning": "⚠️", "x": "❌", "white_check_mark": "✅", "heavy_check_mark": "✔️",
	"question": "❓", "exclamation": "❗", "information_source": "ℹ️", "bug": "🐛", "lock": "🔒", "key": "🔑", "mag": "🔍", "memo": "📝",
	"pencil": "✏️", "book": "📖", "books": "📚", "chart_with_upwards_trend": "📈", "chart_with_downwards_trend": "📉", "bar_chart": "📊",
	"calendar": "📆", "clock": "🕐", "hourglass": "⌛", "email": "📧", "phone": "📱", "computer": "💻", "gear": "⚙️", "wrench": "🔧",
	"hammer": "🔨", "link": "🔗", "pushpin": "📌", "trash": "🗑️", "house": "🏠", "sunny": "☀️", "cloud": "☁️", "snowflake": "❄️",
	"balloon": "🎈", "gift": "🎁", "trophy": "🏆", "medal": "🏅", "coffee": "☕", "pizza": "🍕", "beer": "🍺", "dog": "🐶", "cat": "🐱",
	"earth_africa": "🌍", "earth_americas": "🌎", "globe_with_meridians": "🌐", "red_circle": "🔴", "blue_circle": "🔵",
	"green_circle": "🟢", "point_right": "👉", "point_left": "👈", "ok": "🆗", "100": "💯", "robot": "🤖", "moneybag": "💰",
}
