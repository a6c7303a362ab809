package config

var browserRows = []row{
	{"browser.serverAddress", "host name that users type; sockets from pages of that host are let through",
		func(o *Options) field { return textField{&o.Browser.ServerAddress, "a host name", hostText} }},
	{"browser.serverPort", "port that users type; 0 is server.port",
		func(o *Options) field { return intField{&o.Browser.ServerPort, 0, 65535} }},
	{"browser.gatherUsageStats", "stgen gathers none, so that only false is accepted",
		func(*Options) field { return neverField{} }},
}

var clientRows = []row{
	{"client.toolbarMode", "how much of the menu is shown",
		func(o *Options) field {
			return choiceField[ToolbarMode]{&o.Client.ToolbarMode,
				[]ToolbarMode{ToolbarAuto, ToolbarDeveloper, ToolbarViewer, ToolbarMinimal}}
		}},
	{"client.showErrorDetails", "what users see of a failure",
		func(o *Options) field {
			return choiceField[ErrorDetails]{&o.Client.ShowErrorDetails,
				[]ErrorDetails{ErrorFull, ErrorStacktrace, ErrorType, ErrorNone}}
		}},
	{"client.showErrorLinks", "offer links to search for a failure",
		func(o *Options) field {
			return choiceField[ErrorLinks]{&o.Client.ShowErrorLinks, []ErrorLinks{LinksAuto, LinksTrue, LinksFalse}}
		}},
	{"client.showSidebarNavigation", "list the pages in the sidebar",
		func(o *Options) field { return boolField{&o.Client.ShowSidebarNavigation} }},
	{"client.disableDataExport", "tables offer no download",
		func(o *Options) field { return boolField{&o.Client.DisableDataExport} }},
	{"client.allowedOrigins", "pages that may embed the app and talk to it",
		func(o *Options) field {
			return textsField{&o.Client.AllowedOrigins, "an origin such as https://example.com", originText}
		}},
}

var loggerRows = []row{
	{"logger.level", "least important level that is logged",
		func(o *Options) field {
			return choiceField[LogLevel]{&o.Logger.Level, []LogLevel{LogError, LogWarning, LogInfo, LogDebug}}
		}},
}

var uiRows = []row{
	{"ui.hideTopBar", "hide the bar at the top of the page",
		func(o *Options) field { return boolField{&o.UI.HideTopBar} }},
}

// sections are all rows but the theme's, in the order of the help.
var sections = [...][]row{ownRows, serverRows, browserRows, clientRows, loggerRows, uiRows}
