// Package config holds a server's options: Streamlit's, under Streamlit's own names, and a few of stgen's.
//
// An option is set by one of four sources. In rising order: its default; the app's own `config:` (Values, which
// generated code passes); the environment (STGEN_SERVER_PORT for server.port); the command line (--server.port 8502
// or --server.port=8502). Load reads them all and reports every mistake at once, each with its option, its source,
// what was found and what is expected. An option of Streamlit's that has no meaning here is refused with the reason,
// never ignored.
//
// Adding an option is a row in one of the tables (server.go, client.go, theme.go) and a field here: names, help,
// checks and environment variables derive from the row. Nothing is set up before Load is called, and no flag library
// is linked.
//
// Concurrency: every function may be called from any goroutine; an *Options is not changed after Load returns it.
package config

import (
	"time"

	"github.com/stgen/stgen/runtimelib/opt"
)

// Options is what the runtime reads. Fields are grouped and named as Streamlit's options are.
type Options struct {
	Server  Server
	Browser Browser
	Client  Client
	Logger  Logger
	UI      UI
	Theme   Theme

	Face     Face   // which page is served
	Frontend string // folder of the genuine Streamlit frontend's static files; "" = none given
	Dir      string // folder that the app's relative paths start from; "" = the working directory
}

// Server is server.*: the socket, its limits and its protection.
type Server struct {
	Address                    string        // host name or IP address to listen on; "" = all interfaces
	Port                       int           // 0…65535; 0 = any free one
	BaseURLPath                string        // path that the server lives under, without slashes at its ends; "" = the root
	Headless                   bool          // start without opening a browser
	RunOnSave                  bool          // rerun the sessions when a source file changes
	AllowRunOnSave             bool          // the user may switch RunOnSave
	EnableCORS                 bool          // the Origin of sockets and of requests from other sites is checked
	CORSAllowedOrigins         []string      // origins that pass the check besides our own: scheme://host[:port]
	AllowedHosts               []string      // values of Host that are served; empty = all
	EnableXSRFProtection       bool          // uploads and forms must prove their cookie
	XSRFCookieSameSite         SameSite      // SameSite of that cookie
	EnableStaticServing        bool          // serve the folder static/ of Dir under app/static/
	EnableWebsocketCompression bool          // permessage-deflate
	MaxMessageSize             int64         // bytes of one message to the client
	MaxUploadSize              int64         // bytes of one uploaded file
	MaxWidgetStateSize         int64         // bytes of one message from the client
	DisconnectedSessionTTL     time.Duration // how long a session waits for its client to return
	WebsocketPingInterval      time.Duration // time between pings
	SSLCertFile                string        // PEM; "" = plain HTTP
	SSLKeyFile                 string        // PEM; given exactly when SSLCertFile is
}

// Browser is browser.*: how users reach the server.
type Browser struct {
	ServerAddress string // host name that users type; an Origin with it is accepted
	ServerPort    int    // port that users type; 0 = Server.Port
}

// Client is client.*: what the page shows around the app.
type Client struct {
	ToolbarMode           ToolbarMode
	ShowErrorDetails      ErrorDetails
	ShowErrorLinks        ErrorLinks
	ShowSidebarNavigation bool
	DisableDataExport     bool     // tables have no download button
	AllowedOrigins        []string // pages that may embed the app and talk to it by postMessage
}

// Logger is logger.*.
type Logger struct {
	Level LogLevel
}

// UI is ui.*.
type UI struct {
	HideTopBar bool
}

// Face says which page is served: our own, or the genuine Streamlit frontend from Options.Frontend.
type Face string

// The faces.
const (
	FacePage      Face = "page"
	FaceStreamlit Face = "streamlit"
)

// ToolbarMode says how much of the menu is shown.
type ToolbarMode string

// The toolbar modes. Auto is Developer when the page is opened from localhost, else Viewer.
const (
	ToolbarAuto      ToolbarMode = "auto"
	ToolbarDeveloper ToolbarMode = "developer"
	ToolbarViewer    ToolbarMode = "viewer"
	ToolbarMinimal   ToolbarMode = "minimal"
)

// ErrorDetails says what users see of a failure.
type ErrorDetails string

// What is shown of a failure: everything, all but the message, its type alone, or a general sentence.
const (
	ErrorFull       ErrorDetails = "full"
	ErrorStacktrace ErrorDetails = "stacktrace"
	ErrorType       ErrorDetails = "type"
	ErrorNone       ErrorDetails = "none"
)

// ErrorLinks says whether a failure offers links to search for it.
type ErrorLinks string

// When links are shown. Auto is only when the page is opened from localhost.
const (
	LinksAuto  ErrorLinks = "auto"
	LinksTrue  ErrorLinks = "true"
	LinksFalse ErrorLinks = "false"
)

// SameSite is a cookie's SameSite attribute, in lower case.
type SameSite string

// The values of SameSite. None makes the cookie Secure.
const (
	SameSiteLax    SameSite = "lax"
	SameSiteStrict SameSite = "strict"
	SameSiteNone   SameSite = "none"
)

// LogLevel is the least important level that is logged.
type LogLevel string

// The log levels, under Streamlit's names.
const (
	LogError   LogLevel = "error"
	LogWarning LogLevel = "warning"
	LogInfo    LogLevel = "info"
	LogDebug   LogLevel = "debug"
)

// ThemeBase is the built-in theme that a custom one starts from.
type ThemeBase string

// The built-in themes; "" follows the user's system.
const (
	ThemeLight ThemeBase = "light"
	ThemeDark  ThemeBase = "dark"
)

// Theme is theme.*, or one of its sections (theme.sidebar.*, theme.light.*, theme.dark.*, theme.light.sidebar.*,
// theme.dark.sidebar.*). An empty string, an empty list and a missing value mean "as the built-in theme has it".
// Colours, lengths and font names hold no character that could end a CSS declaration.
type Theme struct {
	Base           ThemeBase   // theme only
	BaseFontSize   opt.Of[int] // pixels; theme only
	BaseFontWeight opt.Of[int] // 100…600; theme only
	FontFaces      []FontFace  // theme only; from the app's own config only

	PrimaryColor, BackgroundColor, SecondaryBackgroundColor, TextColor string
	LinkColor, BorderColor, CodeTextColor, CodeBackgroundColor         string
	DataframeBorderColor                                               string
	DataframeHeaderBackgroundColor, DataframeHeaderTextColor           string

	RedColor, OrangeColor, YellowColor, BlueColor, GreenColor, VioletColor, GrayColor string
	RedBackgroundColor, OrangeBackgroundColor, YellowBackgroundColor                  string
	BlueBackgroundColor, GreenBackgroundColor, VioletBackgroundColor                  string
	GrayBackgroundColor                                                               string
	RedTextColor, OrangeTextColor, YellowTextColor, BlueTextColor, GreenTextColor     string
	VioletTextColor, GrayTextColor                                                    string

	ChartCategoricalColors, ChartSequentialColors, ChartDivergingColors []string

	Font, HeadingFont, CodeFont string      // a family, or "family:url" to load it from there
	CodeFontSize                string      // CSS length
	CodeFontWeight              opt.Of[int] // 100…600
	HeadingFontSizes            []string    // CSS lengths of h1…h6, or one for all
	HeadingFontWeights          []int       // 100…900, of h1…h6, or one for all
	MetricValueFontSize         string      // CSS length; theme only
	MetricValueFontWeight       opt.Of[int] // 100…900; theme only

	BaseRadius, ButtonRadius string // none, small, medium, large, full, or a CSS length
	PaddingTop               string // CSS length
	PaddingBottom            string // CSS length

	LinkUnderline, ShowWidgetBorder opt.Of[bool]
	ShowSidebarBorder               opt.Of[bool] // theme only

	Sidebar, Light, Dark *Theme // nil = nothing of that section is set; Light and Dark may hold a Sidebar
}

// FontFace is one [[theme.fontFaces]]: a font file to load.
type FontFace struct {
	Family       string
	URL          string
	Weight       string // "400", or a range "200 900"
	Style        string // normal, italic or oblique
	UnicodeRange string // CSS unicode-range
}
