package config

import (
	"slices"
	"strings"

	"github.com/stgen/stgen/runtimelib/opt"
)

// themeRow is one option of theme.*, by its name there. It may be set in every section unless it is for the top only.
type themeRow struct {
	name, doc string
	top       bool
	bind      func(*Theme) field
}

// themePrefix begins the name of every theme option.
const themePrefix = "theme."

// lookupTheme finds the option that a key like theme.dark.sidebar.textColor names.
func lookupTheme(key string) (row, bool) {
	path, found := strings.CutPrefix(key, themePrefix)
	if !found {
		return row{}, false
	}
	section, name := "", path
	if dot := strings.LastIndexByte(path, '.'); dot >= 0 {
		section, name = path[:dot], path[dot+1:]
	}
	if !slices.Contains(themeSections[:], section) {
		return row{}, false
	}
	for _, r := range themeRows {
		if r.name == name && (!r.top || section == "") {
			return row{key, r.doc, func(o *Options) field { return r.bind(themeSection(&o.Theme, section)) }}, true
		}
	}
	return row{}, false
}

// themeSections are the parts of theme.* that may differ; the empty one is theme.* itself.
var themeSections = [...]string{"", "sidebar", "light", "dark", "light.sidebar", "dark.sidebar"}

// themeSection returns where a section's options are kept, made when it is missing.
func themeSection(t *Theme, section string) *Theme {
	for part := range strings.SplitSeq(section, ".") {
		switch part {
		case "sidebar":
			t = made(&t.Sidebar)
		case "light":
			t = made(&t.Light)
		case "dark":
			t = made(&t.Dark)
		}
	}
	return t
}

func made(at **Theme) *Theme {
	if *at == nil {
		*at = new(Theme)
	}
	return *at
}

func color(at *string) field    { return textField{at, colorWant, colorText} }
func colors(at *[]string) field { return textsField{at, colorWant, colorText} }
func length(at *string) field   { return textField{at, lengthWant, lengthText} }
func radius(at *string) field   { return textField{at, radiusWant, radiusText} }
func font(at *string) field     { return textField{at, fontWant, fontText} }

func weight(at *opt.Of[int], heaviest int) field { return maybeInt{at, 100, heaviest} }

// themeRows are in the order of the help.
var themeRows = []themeRow{
	{"base", "built-in theme to start from; empty follows the system", true,
		func(t *Theme) field { return choiceField[ThemeBase]{&t.Base, []ThemeBase{ThemeLight, ThemeDark}} }},
	{"primaryColor", "accent of buttons, sliders and links", false,
		func(t *Theme) field { return color(&t.PrimaryColor) }},
	{"backgroundColor", "background of the page", false,
		func(t *Theme) field { return color(&t.BackgroundColor) }},
	{"secondaryBackgroundColor", "background of inputs and of the sidebar", false,
		func(t *Theme) field { return color(&t.SecondaryBackgroundColor) }},
	{"textColor", "colour of text", false,
		func(t *Theme) field { return color(&t.TextColor) }},
	{"linkColor", "colour of links", false,
		func(t *Theme) field { return color(&t.LinkColor) }},
	{"linkUnderline", "underline links", false,
		func(t *Theme) field { return maybeBool{&t.LinkUnderline} }},
	{"borderColor", "colour of borders", false,
		func(t *Theme) field { return color(&t.BorderColor) }},
	{"showWidgetBorder", "draw a border around inputs", false,
		func(t *Theme) field { return maybeBool{&t.ShowWidgetBorder} }},
	{"showSidebarBorder", "draw a border beside the sidebar", true,
		func(t *Theme) field { return maybeBool{&t.ShowSidebarBorder} }},
	{"baseRadius", "corners of everything", false,
		func(t *Theme) field { return radius(&t.BaseRadius) }},
	{"buttonRadius", "corners of buttons", false,
		func(t *Theme) field { return radius(&t.ButtonRadius) }},
	{"paddingTop", "space above the page", false,
		func(t *Theme) field { return length(&t.PaddingTop) }},
	{"paddingBottom", "space below the page", false,
		func(t *Theme) field { return length(&t.PaddingBottom) }},
	{"font", "font of text", false,
		func(t *Theme) field { return font(&t.Font) }},
	{"headingFont", "font of headings", false,
		func(t *Theme) field { return font(&t.HeadingFont) }},
	{"codeFont", "font of code", false,
		func(t *Theme) field { return font(&t.CodeFont) }},
	{"baseFontSize", "size of text, in pixels", true,
		func(t *Theme) field { return maybeInt{&t.BaseFontSize, 1, 100} }},
	{"baseFontWeight", "weight of text", true,
		func(t *Theme) field { return weight(&t.BaseFontWeight, 600) }},
	{"codeFontSize", "size of code", false,
		func(t *Theme) field { return length(&t.CodeFontSize) }},
	{"codeFontWeight", "weight of code", false,
		func(t *Theme) field { return weight(&t.CodeFontWeight, 600) }},
	{"codeTextColor", "colour of code", false,
		func(t *Theme) field { return color(&t.CodeTextColor) }},
	{"codeBackgroundColor", "background of code", false,
		func(t *Theme) field { return color(&t.CodeBackgroundColor) }},
	{"headingFontSizes", "sizes of h1 to h6, or one for all", false,
		func(t *Theme) field { return textsField{&t.HeadingFontSizes, lengthWant, lengthText} }},
	{"headingFontWeights", "weights of h1 to h6, or one for all", false,
		func(t *Theme) field { return intsField{&t.HeadingFontWeights, 100, 900} }},
	{"metricValueFontSize", "size of a metric's value", true,
		func(t *Theme) field { return length(&t.MetricValueFontSize) }},
	{"metricValueFontWeight", "weight of a metric's value", true,
		func(t *Theme) field { return weight(&t.MetricValueFontWeight, 900) }},
	{"fontFaces", "font files to load", true,
		func(t *Theme) field { return fontFacesField{&t.FontFaces} }},
	{"dataframeBorderColor", "lines of tables", false,
		func(t *Theme) field { return color(&t.DataframeBorderColor) }},
	{"dataframeHeaderBackgroundColor", "background of the heads of tables", false,
		func(t *Theme) field { return color(&t.DataframeHeaderBackgroundColor) }},
	{"dataframeHeaderTextColor", "text of the heads of tables", false,
		func(t *Theme) field { return color(&t.DataframeHeaderTextColor) }},
	{"chartCategoricalColors", "colours that tell series apart", false,
		func(t *Theme) field { return colors(&t.ChartCategoricalColors) }},
	{"chartSequentialColors", "colours from low to high", false,
		func(t *Theme) field { return colors(&t.ChartSequentialColors) }},
	{"chartDivergingColors", "colours from one extreme to the other", false,
		func(t *Theme) field { return colors(&t.ChartDivergingColors) }},
	{"redColor", "what \"red\" means", false,
		func(t *Theme) field { return color(&t.RedColor) }},
	{"redBackgroundColor", "what \"red\" means as a background", false,
		func(t *Theme) field { return color(&t.RedBackgroundColor) }},
	{"redTextColor", "what \"red\" means as text", false,
		func(t *Theme) field { return color(&t.RedTextColor) }},
	{"orangeColor", "what \"orange\" means", false,
		func(t *Theme) field { return color(&t.OrangeColor) }},
	{"orangeBackgroundColor", "what \"orange\" means as a background", false,
		func(t *Theme) field { return color(&t.OrangeBackgroundColor) }},
	{"orangeTextColor", "what \"orange\" means as text", false,
		func(t *Theme) field { return color(&t.OrangeTextColor) }},
	{"yellowColor", "what \"yellow\" means", false,
		func(t *Theme) field { return color(&t.YellowColor) }},
	{"yellowBackgroundColor", "what \"yellow\" means as a background", false,
		func(t *Theme) field { return color(&t.YellowBackgroundColor) }},
	{"yellowTextColor", "what \"yellow\" means as text", false,
		func(t *Theme) field { return color(&t.YellowTextColor) }},
	{"blueColor", "what \"blue\" means", false,
		func(t *Theme) field { return color(&t.BlueColor) }},
	{"blueBackgroundColor", "what \"blue\" means as a background", false,
		func(t *Theme) field { return color(&t.BlueBackgroundColor) }},
	{"blueTextColor", "what \"blue\" means as text", false,
		func(t *Theme) field { return color(&t.BlueTextColor) }},
	{"greenColor", "what \"green\" means", false,
		func(t *Theme) field { return color(&t.GreenColor) }},
	{"greenBackgroundColor", "what \"green\" means as a background", false,
		func(t *Theme) field { return color(&t.GreenBackgroundColor) }},
	{"greenTextColor", "what \"green\" means as text", false,
		func(t *Theme) field { return color(&t.GreenTextColor) }},
	{"violetColor", "what \"violet\" means", false,
		func(t *Theme) field { return color(&t.VioletColor) }},
	{"violetBackgroundColor", "what \"violet\" means as a background", false,
		func(t *Theme) field { return color(&t.VioletBackgroundColor) }},
	{"violetTextColor", "what \"violet\" means as text", false,
		func(t *Theme) field { return color(&t.VioletTextColor) }},
	{"grayColor", "what \"gray\" means", false,
		func(t *Theme) field { return color(&t.GrayColor) }},
	{"grayBackgroundColor", "what \"gray\" means as a background", false,
		func(t *Theme) field { return color(&t.GrayBackgroundColor) }},
	{"grayTextColor", "what \"gray\" means as text", false,
		func(t *Theme) field { return color(&t.GrayTextColor) }},
}
