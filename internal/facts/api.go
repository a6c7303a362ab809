package facts

// PublicAPI is what an app can call.
type PublicAPI struct {
	StreamlitVersion string            `json:"streamlit_version"`
	Functions        []Function        `json:"api"`            // functions, methods, classes, properties, objects, modules
	Options          []ConfigOption    `json:"config_options"` // of config.toml
	Aliases          map[string]string `json:"aliases"`        // names that annotations use: "Anchor" -> "str | False | None"
}

// Function is one public name.
type Function struct {
	Name        string            `json:"name"` // "st.slider", "DeltaGenerator.slider"
	Kind        string            `json:"kind"` // function, method, class, property, object, module, decorator
	Parameters  []Parameter       `json:"parameters"`
	Returns     string            `json:"returns"`      // annotation, "" if there is none
	Type        string            `json:"type"`         // of an object: its class
	Fields      map[string]string `json:"fields"`       // of a class that is a typed dict: name -> annotation
	OnContainer bool              `json:"on_container"` // of a function: containers have it as a method, too
	ModuleLevel bool              `json:"module_level"` // of a method: there is a function of that name
	Settable    bool              `json:"settable"`     // of a property
}

// Parameter is a parameter of a function, method or class.
type Parameter struct {
	Name       string  `json:"name"`
	Kind       string  `json:"kind"`       // positional_only, positional_or_keyword, var_positional, keyword_only, var_keyword
	Default    *string `json:"default"`    // as Python source; nil if the parameter must be given
	Annotation string  `json:"annotation"` // as Python source; "" if there is none
}

// ConfigOption is an option of config.toml.
type ConfigOption struct {
	Key        string `json:"key"`     // "server.port"
	Default    string `json:"default"` // as Python source
	Type       string `json:"type"`
	Visibility string `json:"visibility"` // visible or hidden
	Deprecated bool   `json:"deprecated"`
	Env        string `json:"env"`      // the environment variable that sets it
	Multiple   bool   `json:"multiple"` // may be given several times on the command line
}
