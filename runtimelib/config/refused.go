package config

import "strings"

// Why options of Streamlit's are refused.
const (
	whyPython    = "it is about Python scripts, and this server runs none"
	whyTesting   = "it is a switch for Streamlit's own developers and tests"
	whyCompiled  = "what it checks at run time is checked here when the app is built"
	whyOptional  = "a run sends what changed, so there is no message cache to tune"
	whyAgents    = "this server has no agent interface"
	whyBounded   = "each cache has its own bounds: `cache: {ttl, max_entries}`"
	whyConnected = "a connection's results are cached by `cache: {ttl}` beside the data"
	whyWatching  = "a server does not watch its sources; `stgen run` does, and chooses the folders itself"
	whyLogs      = "logs are structured; only logger.level can be set"
	whySecrets   = "secrets are read from .streamlit/secrets.toml and from STGEN_SECRETS_…"
	whyCookie    = "write cookie_secret in the [auth] section of the secrets, where it cannot be listed"
	whyNoTrace   = "the server's metrics hold nothing about single users"
	whyHeaders   = "who the user is comes from `auth:` alone"
	whyHealth    = "a page that compiles has no start that could fail; ask _stcore/health"
	whyEmail     = "nobody is asked for an address here"
	whyParts     = "an app carries its components itself, on its own address"
)

// cookieSecret is the one option whose value no message may quote.
const cookieSecret = "server.cookieSecret"

// refused are the options of Streamlit's that have no meaning here, with the reason.
var refused = [...]struct{ key, why string }{
	{"global.appTest", whyTesting},
	{"global.developmentMode", whyTesting},
	{"global.disableWidgetStateDuplicationWarning", whyCompiled},
	{"global.e2eTest", whyTesting},
	{"global.maxCachedMessageAge", whyOptional},
	{"global.minCachedMessageSize", whyOptional},
	{"global.showWarningOnDirectExecution", whyPython},
	{"global.suppressDeprecationWarnings", whyCompiled},
	{"global.unitTest", whyTesting},
	{"logger.enableRich", whyLogs},
	{"logger.hideWelcomeMessage", whyLogs},
	{"logger.messageFormat", whyLogs},
	{"magic.displayLastExprIfNoSemicolon", whyPython},
	{"magic.displayRootDocString", whyPython},
	{"runner.cacheBackgroundRefreshMaxWorkers", whyBounded},
	{"runner.cacheBackgroundRefreshTTLMultiplier", whyBounded},
	{"runner.cacheHashSeed", whyPython},
	{"runner.connectionDefaultTTL", whyConnected},
	{"runner.enforceSerializableSessionState", whyCompiled},
	{"runner.enumCoercion", whyPython},
	{"runner.fastReruns", whyPython},
	{"runner.magicEnabled", whyPython},
	{"runner.parallelMaxWorkers", whyPython},
	{"runner.postScriptGC", whyPython},
	{"secrets.files", whySecrets},
	{"server.agentMaxSessions", whyAgents},
	{"server.agentPreviewRows", whyAgents},
	{"server.agentSessionTTL", whyAgents},
	{"server.agentWaitTimeout", whyAgents},
	{cookieSecret, whyCookie},
	{"server.customComponentBaseUrlPath", whyParts},
	{"server.enableAgentApi", whyAgents},
	{"server.enableExpensiveMemoryStats", whyNoTrace},
	{"server.fileWatcherType", whyWatching},
	{"server.folderWatchBlacklist", whyWatching},
	{"server.folderWatchList", whyWatching},
	{"server.maxCacheDataSize", whyBounded},
	{"server.scriptHealthCheckEnabled", whyHealth},
	{"server.showEmailPrompt", whyEmail},
	{"server.trustedUserHeaders", whyHeaders},
	{"server.unsafeMetricsUserAttributes", whyNoTrace},
}

// lookup finds an option by its name. When there is none, expected says why and what to write instead.
func lookup(key string) (found row, expected string) {
	if r, ok := lookupTheme(key); ok {
		return r, ""
	}
	for _, section := range sections {
		for _, r := range section {
			if r.key == key {
				return r, ""
			}
		}
	}
	for _, no := range refused {
		if no.key == key {
			return row{}, "nothing: this option of Streamlit's is not taken: " + no.why
		}
	}
	if near := nearest(key); near != "" {
		return row{}, `the name of an option; did you mean "` + near + `"?`
	}
	return row{}, "the name of an option; --help lists them"
}

// nearest returns the option whose name is most like key, or "" when none is like it.
func nearest(key string) string {
	best, least := "", len(key)/3+1
	for key0 := range keys() {
		if d := distance(strings.ToLower(key), strings.ToLower(key0), least); d < least {
			best, least = key0, d
		}
	}
	return best
}

// distance is the number of letters to insert, drop or change to get from a to b; any number ≥ enough if it is enough.
func distance(a, b string, enough int) int {
	if len(a)-len(b) >= enough || len(b)-len(a) >= enough {
		return enough
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
