package delta

import (
	"strconv"
	"strings"

	"github.com/stgen/stgen/runtimelib/pb"
)

// Metric is st.metric: a number in large type, how it has changed, and a small chart.
type Metric struct {
	Label            string    `st:"label,markdown,required"`
	Value            string    `st:"value,required"`
	NoValue          bool      `st:"value,null"`                                                                                                    // value: null, shown as a dash
	Delta            string    `st:"delta"`                                                                                                         // a text that begins with - means less
	DeltaColor       string    `st:"delta_color" oneof:"normal inverse off red orange yellow green blue violet gray grey primary" default:"normal"` // normal: more is green; inverse: more is red; off: grey
	Help             string    `st:"help,markdown"`
	Icon             string    `st:"icon,icon"`
	LabelVisibility  string    `st:"label_visibility" oneof:"visible hidden collapsed" default:"visible"`
	Border           bool      `st:"border"`
	Width            Size      `st:"width" default:"stretch"`
	Height           Size      `st:"height" default:"content"`
	ChartData        []float64 `st:"chart_data"`                                          // the numbers of the small chart
	ChartType        string    `st:"chart_type" oneof:"line bar area" default:"line"`     // how the small chart looks
	DeltaArrow       string    `st:"delta_arrow" oneof:"auto up down off" default:"auto"` // auto: as the sign of delta says
	Format           string    `st:"format"`                                              // printf, or a name such as dollar; of numbers
	DeltaDescription string    `st:"delta_description"`                                   // behind the delta
}

func (e Metric) draw(d *drawing) {
	m := &pb.Metric{
		Label: dedent(e.Label), Body: e.Value, Delta: dedent(e.Delta), Direction: e.direction(), Color: e.color(),
		Help: dedent(e.Help), LabelVisibility: labelVisibility(e.LabelVisibility), ShowBorder: e.Border,
		ChartData: e.ChartData, Format: e.Format, DeltaDescription: e.DeltaDescription, Icon: e.Icon,
	}
	if e.NoValue {
		m.Body = "—"
	}
	switch e.ChartType {
	case "bar":
		m.ChartType = pb.MetricChartTypeBar
	case "area":
		m.ChartType = pb.MetricChartTypeArea
	}
	d.element(&pb.Element{
		Type: m, WidthConfig: e.Width.or(Stretch).width(), HeightConfig: e.Height.or(Content).height(),
	})
}

// still reports whether nothing has changed: no delta, or 0.
func (e Metric) still() bool {
	text := dedent(e.Delta)
	x, err := strconv.ParseFloat(text, 64)
	return text == "" || err == nil && x == 0 && !e.less()
}

// less reports whether the delta is negative.
func (e Metric) less() bool { return strings.HasPrefix(dedent(e.Delta), "-") }

// direction returns where the arrow points.
func (e Metric) direction() pb.MetricMetricDirection {
	switch {
	case e.still() || e.DeltaArrow == "off":
		return pb.MetricMetricDirectionNone
	case e.DeltaArrow == "down", e.DeltaArrow != "up" && e.less():
		return pb.MetricMetricDirectionDown
	}
	return pb.MetricMetricDirectionUp
}

// deltaColors is the colours that DeltaColor names.
var deltaColors = map[string]pb.MetricMetricColor{
	"red": pb.MetricMetricColorRed, "orange": pb.MetricMetricColorOrange, "yellow": pb.MetricMetricColorYellow,
	"green": pb.MetricMetricColorGreen, "blue": pb.MetricMetricColorBlue, "violet": pb.MetricMetricColorViolet,
	"gray": pb.MetricMetricColorGray, "grey": pb.MetricMetricColorGray, "primary": pb.MetricMetricColorPrimary,
	"off": pb.MetricMetricColorGray,
}

// color returns the colour of the delta, whatever the arrow says.
func (e Metric) color() pb.MetricMetricColor {
	if e.still() {
		return pb.MetricMetricColorGray
	}
	if c, ok := deltaColors[e.DeltaColor]; ok {
		return c
	}
	if e.less() != (e.DeltaColor == "inverse") {
		return pb.MetricMetricColorRed
	}
	return pb.MetricMetricColorGreen
}
