package catalog

import "slices"

// common are the parameters that no struct holds, with what the spec makes of them.
var common = map[string]Param{
	"key":           {Kind: Key},
	"body":          {Kind: Body, Doc: "the elements inside it"},
	"parts":         {Kind: PartList},
	"bind":          {Kind: Enum, OneOf: []string{"query-params"}},
	"persist_state": {Kind: Enum, OneOf: []string{"page", "session"}, Default: "session"},
}

// commonOf lists the common parameters of a class.
var commonOf = map[Class][]string{
	Widget:    {"key", "bind", "persist_state"},
	Trigger:   {"key"},
	Container: {"body"},
	Parts:     {"parts"},
	Root:      {"body"},
}

// addCommon adds the parameters that the struct does not declare itself.
func (rd *reader) addCommon(r row) {
	for _, name := range slices.Concat(commonOf[r.class], r.also) {
		if rd.byName[name] != nil || slices.Contains(r.without, name) {
			continue
		}
		p := common[name]
		p.Name = name
		rd.add(&p)
	}
}

// commonDocs says what a parameter means where its field has no comment: the same for all elements.
var commonDocs = map[string]string{
	"body":                    "what it shows; Markdown",
	"key":                     "the name of its value in the whole spec",
	"parts":                   "the bodies that stand in it; each may be a mapping with `body` and parameters of its own",
	"bind":                    "whether the value also stands in the page's URL",
	"persist_state":           "how long the value is kept while its element is not shown: `session`, `page` until another page is, null not at all",
	"label":                   "what it is called; inline Markdown",
	"color":                   "its colour; `primary` is the theme's",
	"line_numbers":            "whether lines are numbered",
	"format":                  "how the value is written",
	"selection_mode":          "whether one can be chosen, or several; with several the value is a list",
	"unsafe_allow_javascript": "whether scripts in it run",
	"autoscroll":              "whether it follows what comes at its end",
	"hide_index":              "whether the rows' labels are hidden",
	"hide_header":             "whether the names of the columns are hidden",
	"max_chars":               "how many characters it takes",
	"max_selections":          "how many can be chosen",
	"help":                    "shown in a tooltip; Markdown",
	"icon":                    "an emoji or `:material/name:`",
	"width":                   "how wide it is",
	"height":                  "how high it is",
	"text_alignment":          "where lines of text begin and end",
	"vertical_alignment":      "where what is inside stands from top to bottom",
	"horizontal_alignment":    "where what is inside stands from left to right",
	"gap":                     "the distance between what is inside",
	"border":                  "whether there is a line around it",
	"on_change":               "actions that run when its value changes",
	"on_click":                "actions that run when it is pressed",
	"disabled":                "whether it can't be used",
	"required":                "whether a form can't be sent without it",
	"label_visibility":        "whether the label is seen; `hidden` keeps its place",
	"placeholder":             "shown while there is no value",
	"options":                 "what can be chosen: values of any one type",
	"format_func":             "the function that makes an option's text",
	"value":                   "the first value",
	"default":                 "the first value",
	"index":                   "of the option chosen at first, from 0",
	"min_value":               "the least value",
	"max_value":               "the greatest value",
	"step":                    "the distance between two values",
	"type":                    "which kind of it",
	"icon_position":           "on which side of the label the icon stands",
	"wrap":                    "whether long text goes on in a new line",
	"title":                   "a heading above it; inline Markdown",
	"caption":                 "a text below it",
	"accept_new_options":      "whether other texts can be typed",
	"filter_mode":             "how typed text finds options",
	"layout":                  "how wide the page's content is",
	"initial_sidebar_state":   "whether the sidebar is open at first; a number is its width in pixels, too",
	"menu_items":              "where the entries of the page's menu lead: `Get help`, `Report a bug`, `About`",
	"alt":                     "what it shows, for those who can't see it",
	"expanded":                "whether it is open at first",
	"horizontal":              "whether what is inside stands side by side",
	"duration":                "how long it shows: `short`, `long`, `infinite`, or seconds",
}
