package config

import "strings"

// fontFacesField is theme.fontFaces. A font face has five parts, so that only the app's config can hold a list of them.
type fontFacesField struct{ at *[]FontFace }

func (f fontFacesField) takes() nature     { return list }
func (f fontFacesField) set([]string) bool { return false }
func (f fontFacesField) String() string    { return "" }

func (f fontFacesField) expected() string {
	return "a list of {family, url, weight, style, unicodeRange} in the app's config, family and url always"
}

func (f fontFacesField) setValue(value any) bool {
	faces, ok := value.([]FontFace)
	if !ok {
		return false
	}
	for _, face := range faces {
		if face.Family == "" || face.URL == "" || !face.safe() {
			return false
		}
	}
	*f.at = faces
	return true
}

// safe reports whether no part could end the CSS rule that it will stand in.
func (face FontFace) safe() bool {
	for _, part := range [...]string{face.Family, face.URL, face.Weight, face.Style, face.UnicodeRange} {
		if strings.ContainsAny(part, ";{}<>\\\n\r\t\"'()") {
			return false
		}
	}
	return true
}
