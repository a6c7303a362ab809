package check

// later are the elements of Streamlit that cannot be used yet.
var later = func() map[string]bool {
	m := make(map[string]bool)
	for _, name := range []string{
		"altair_chart", "area_chart", "audio", "audio_input", "bar_chart", "bottom", "camera_input", "chat_input", "chat_message",
		"color_picker", "data_editor", "dataframe", "dialog", "download_button", "echarts_chart", "feedback", "file_uploader",
		"fragment", "graphviz_chart", "grid", "iframe", "image", "line_chart", "link_button", "logo", "map", "menu_button",
		"mermaid_chart", "page_link", "pagination", "pdf", "plotly_chart", "pydeck_chart", "pyplot", "scatter_chart",
		"skeleton", "vega_lite_chart", "video", "write_stream",
	} {
		m[name] = true
	}
	return m
}()
