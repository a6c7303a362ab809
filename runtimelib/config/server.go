package config

import "time"

// row is one option: its name, a sentence on what it does, and where in an Options it stands. Defaults are not said
// here but in Defaults, as Go values.
type row struct {
	key, doc string
	bind     func(*Options) field
}

// Megabytes in Streamlit's two meanings.
const (
	decimalMB = 1_000_000
	binaryMB  = 1 << 20
)

// Defaults returns the options of a server of which nothing is set.
func Defaults() Options {
	return Options{
		Server: Server{
			Address:                "localhost",
			Port:                   8501,
			Headless:               true,
			AllowRunOnSave:         true,
			EnableCORS:             true,
			EnableXSRFProtection:   true,
			XSRFCookieSameSite:     SameSiteLax,
			MaxMessageSize:         200 * decimalMB,
			MaxUploadSize:          200 * binaryMB,
			MaxWidgetStateSize:     25 * decimalMB,
			DisconnectedSessionTTL: 120 * time.Second,
			WebsocketPingInterval:  30 * time.Second,
		},
		Browser: Browser{ServerAddress: "localhost"},
		Client: Client{
			ToolbarMode:           ToolbarAuto,
			ShowErrorDetails:      ErrorFull,
			ShowErrorLinks:        LinksAuto,
			ShowSidebarNavigation: true,
		},
		Logger: Logger{Level: LogInfo},
		Face:   FacePage,
	}
}

// ownRows are the options that Streamlit does not have. They have no section and so no dot.
var ownRows = []row{
	{"face", "the page that is served: stgen's own, or the genuine Streamlit frontend from --frontend",
		func(o *Options) field { return choiceField[Face]{&o.Face, []Face{FacePage, FaceStreamlit}} }},
	{"frontend", "folder of the Streamlit frontend's static files",
		func(o *Options) field { return textField{&o.Frontend, "a folder", anyText} }},
	{"dir", "folder that the app's files are relative to; empty is the working directory",
		func(o *Options) field { return textField{&o.Dir, "a folder", anyText} }},
}

var serverRows = []row{
	{"server.address", "host name or IP address to listen on; empty is all interfaces",
		func(o *Options) field { return textField{&o.Server.Address, "a host name or an IP address", hostText} }},
	{"server.port", "port to listen on; 0 is any free one",
		func(o *Options) field { return intField{&o.Server.Port, 0, 65535} }},
	{"server.baseUrlPath", "path that the app lives under",
		func(o *Options) field {
			return textField{&o.Server.BaseURLPath, "a URL path such as apps/sales", pathText}
		}},
	{"server.headless", "start without opening a browser",
		func(o *Options) field { return boolField{&o.Server.Headless} }},
	{"server.runOnSave", "rerun every session when a source file changes",
		func(o *Options) field { return boolField{&o.Server.RunOnSave} }},
	{"server.allowRunOnSave", "users may switch runOnSave from the menu",
		func(o *Options) field { return boolField{&o.Server.AllowRunOnSave} }},
	{"server.enableCORS", "check the origin of sockets and of requests from other sites",
		func(o *Options) field { return boolField{&o.Server.EnableCORS} }},
	{"server.corsAllowedOrigins", "origins that are let through besides our own",
		func(o *Options) field {
			return textsField{&o.Server.CORSAllowedOrigins, "an origin such as https://example.com", originText}
		}},
	{"server.allowedHosts", "values of the Host header that are served; empty is all",
		func(o *Options) field {
			return textsField{&o.Server.AllowedHosts, "a host name such as app.example.com", hostPatternText}
		}},
	{"server.enableXsrfProtection", "uploads and forms must prove that they come from this app",
		func(o *Options) field { return boolField{&o.Server.EnableXSRFProtection} }},
	{"server.xsrfCookieSameSite", "SameSite attribute of the XSRF cookie",
		func(o *Options) field {
			return choiceField[SameSite]{&o.Server.XSRFCookieSameSite, []SameSite{SameSiteLax, SameSiteStrict, SameSiteNone}}
		}},
	{"server.enableStaticServing", "serve the folder static/ under app/static/",
		func(o *Options) field { return boolField{&o.Server.EnableStaticServing} }},
	{"server.enableWebsocketCompression", "compress the messages of a socket",
		func(o *Options) field { return boolField{&o.Server.EnableWebsocketCompression} }},
	{"server.maxMessageSize", "largest message to a client, in MB",
		func(o *Options) field { return sizeField{&o.Server.MaxMessageSize, decimalMB} }},
	{"server.maxUploadSize", "largest uploaded file, in MB (MiB)",
		func(o *Options) field { return sizeField{&o.Server.MaxUploadSize, binaryMB} }},
	{"server.maxWidgetStateSize", "largest message from a client, in MB",
		func(o *Options) field { return sizeField{&o.Server.MaxWidgetStateSize, decimalMB} }},
	{"server.disconnectedSessionTTL", "how long a session waits for its client to return, in seconds",
		func(o *Options) field { return secondsField{&o.Server.DisconnectedSessionTTL, 0} }},
	{"server.websocketPingInterval", "time between two pings of a socket, in seconds",
		func(o *Options) field { return secondsField{&o.Server.WebsocketPingInterval, time.Second} }},
	{"server.sslCertFile", "certificate (PEM) to serve HTTPS with",
		func(o *Options) field { return textField{&o.Server.SSLCertFile, "a file", anyText} }},
	{"server.sslKeyFile", "private key (PEM) of the certificate",
		func(o *Options) field { return textField{&o.Server.SSLKeyFile, "a file", anyText} }},
}
