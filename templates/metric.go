package templates

import (
	"math"
	"strconv"
	"strings"

	"github.com/stgen/stgen/runtimelib/pb"
)

// metricText formats a metric's text if it is a number and there is a format for it.
func metricText(format, text string) string {
	if format == "" {
		return text
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return text
	}
	return formatNumber(format, v)
}

// The box that a spark line is drawn in, in its own units; the page stretches it.
const sparkWidth, sparkHeight = 100.0, 30.0

// spark draws the course of a metric as SVG: a line, an area below it, or bars from zero.
func spark(kind pb.MetricChartType, data []float64, color string) string {
	low, high := bounds(data, kind != pb.MetricChartTypeLine)
	y := func(v float64) string {
		return strconv.FormatFloat(sparkHeight-1-(v-low)/(high-low)*(sparkHeight-2), 'f', 1, 64)
	}
	var shape string
	switch {
	case kind == pb.MetricChartTypeBar:
		shape = `<path class="bar" d="` + bars(data, y) + `"/>`
	case len(data) == 1:
		shape = `<path d="M0 ` + y(data[0]) + `H100"/>`
	default:
		line := polyline(data, y)
		shape = `<path d="` + line + `"/>`
		if kind == pb.MetricChartTypeArea {
			shape = `<path class="area" d="` + line + `V30H0z"/>` + shape
		}
	}
	return `<svg class="c-` + color + ` spark" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">` + shape + `</svg>`
}

// bounds returns the least and greatest number of data, never the same; with zero among them if asked for.
func bounds(data []float64, zero bool) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	if zero {
		low, high = 0, 0
	}
	for _, v := range data {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			low, high = min(low, v), max(high, v)
		}
	}
	if !(high > low) {
		return low - 1, low + 1
	}
	return low, high
}

// polyline returns the path through all points; a missing one interrupts it.
func polyline(data []float64, y func(float64) string) string {
	var b strings.Builder
	step := sparkWidth / float64(len(data)-1)
	move := "M"
	for i, v := range data {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			move = "M"
			continue
		}
		b.WriteString(move + strconv.FormatFloat(float64(i)*step, 'f', 1, 64) + " " + y(v))
		move = "L"
	}
	return b.String()
}

// bars returns the path around one bar for each point, from zero.
func bars(data []float64, y func(float64) string) string {
	var b strings.Builder
	step := sparkWidth / float64(len(data))
	x := func(i int, part float64) string { return strconv.FormatFloat((float64(i)+part)*step, 'f', 1, 64) }
	for i, v := range data {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		b.WriteString(`M` + x(i, .1) + ` ` + y(0) + `V` + y(v) + `H` + x(i, .9) + `V` + y(0) + `z`)
	}
	return b.String()
}
