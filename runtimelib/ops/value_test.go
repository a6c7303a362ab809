package ops_test

import (
	"math"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stgen/stgen/runtimelib/civil"
	"github.com/stgen/stgen/runtimelib/ops"
	"github.com/stgen/stgen/runtimelib/opt"
)

func TestNumbers(t *testing.T) {
	equal(t, "Mod", ops.Mod(-7, 3), -1)
	equal(t, "Mod", ops.Mod(math.MinInt, -1), 0)
	fails(t, "Mod", func() { ops.Mod(1, 0) })
	equal(t, "Sum", ops.Sum([]float64{1, 2.5}), 3.5)
	equal(t, "Mean", ops.Mean([]int{1, 2}), opt.Some(1.5))
	equal(t, "Mean", ops.Mean([]int{}), opt.None[float64]())
	equal(t, "Median", ops.Median([]int{3, 1, 2}), opt.Some(2.0))
	equal(t, "Median", ops.Median([]int{4, 1, 2, 3}), opt.Some(2.5))
	equal(t, "Abs", ops.Abs(-2), 2)
	equal(t, "Shl", ops.Shl(1, 70), 0)
	equal(t, "UShr", ops.UShr(-1, 63), 1)
	fails(t, "Shr", func() { ops.Shr(1, -1) })
	equal(t, "ParseInt", ops.ParseInt("-12"), opt.Some(-12))
	equal(t, "ParseInt", ops.ParseInt("1.0"), opt.None[int]())
	equal(t, "ParseFloat", ops.ParseFloat("1e3"), opt.Some(1000.0))
	equal(t, "ParseFloat", ops.ParseFloat(""), opt.None[float64]())
}

func TestDurations(t *testing.T) {
	equal(t, "Divide", ops.Divide(time.Hour, 2), 30*time.Minute)
	equal(t, "Divide by 0", ops.Divide(time.Hour, 0), time.Duration(math.MaxInt64))
	equal(t, "Scale", ops.Scale(time.Hour, -1e300), time.Duration(math.MinInt64))
	equal(t, "ParseDuration", ops.ParseDuration("1h30m"), 90*time.Minute)
	fails(t, "ParseDuration", func() { ops.ParseDuration("long") })
	day := civil.Date{Year: 2024, Month: 3, Day: 1}
	equal(t, "AddToDate", ops.AddToDate(day, -time.Hour), civil.Date{Year: 2024, Month: 2, Day: 29})
	equal(t, "AddToDate", ops.AddToDate(day, 23*time.Hour), day)
	equal(t, "Between", ops.Between(civil.Date{Year: 2024, Month: 2, Day: 28}, day), 48*time.Hour)
	equal(t, "AddMonths", civil.Date{Year: 2024, Month: 1, Day: 31}.AddMonths(1), civil.Date{Year: 2024, Month: 2, Day: 29})
	equal(t, "AddMonths", day.AddMonths(-13), civil.Date{Year: 2023, Month: 2, Day: 1})
}

func TestTimes(t *testing.T) {
	at := time.Date(2024, 6, 1, 8, 45, 0, 0, time.UTC)
	equal(t, "ParseTime", ops.ParseTime("2024-06-01 08:45:00"), opt.Some(at))
	equal(t, "ParseTime", ops.ParseTime("tomorrow"), opt.None[time.Time]())
	equal(t, "ParseTimeLayout", ops.ParseTimeLayout(time.UTC, "01.06.24", "02.01.06"), opt.Some(time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)))
	berlin := ops.Timezone("Europe/Berlin")
	equal(t, "ParseTimeIn", ops.ParseTimeIn(berlin, "2024-06-01 10:45:00").Must().Equal(at), true)
	equal(t, "FormatTime", ops.FormatTime(at), "2024-06-01T08:45:00Z")
	equal(t, "FormatTime", ops.FormatTime(at.In(berlin)), "2024-06-01T10:45:00+02:00")
	fails(t, "Timezone", func() { ops.Timezone("Nowhere") })
}

func TestTexts(t *testing.T) {
	equal(t, "IndexOf", ops.IndexOf("äöü", "ü"), 2)
	equal(t, "IndexOf", ops.IndexOf("äöü", "x"), -1)
	equal(t, "LastIndexOf", ops.LastIndexOf("äöä", "ä"), 2)
	equal(t, "Repeat", ops.Repeat("ab", 2), "abab")
	equal(t, "Repeat", len(ops.Repeat("ab", ops.MaxRepeat)), 2*ops.MaxRepeat)
	fails(t, "Repeat", func() { ops.Repeat("", ops.MaxRepeat+1) })
	fails(t, "Repeat", func() { ops.Repeat(strings.Repeat("x", 100), ops.MaxRepeat) })
	fails(t, "Repeat", func() { ops.Repeat("ab", -1) })
	fails(t, "Repeat", func() { ops.Repeat("ab", 1<<40) })
	equal(t, "Matches", ops.Matches("foo", "^f"), true)
	fails(t, "Matches", func() { ops.Matches("foo", "[") })
	equal(t, "URLEncode", ops.URLEncode("a b/ä&"), "a%20b%2F%C3%A4%26")
	equal(t, "FromBase64", ops.FromBase64(ops.ToBase64("ä")), "ä")
	fails(t, "FromBase64", func() { ops.FromBase64("/w==") })
	fails(t, "FromBase64", func() { ops.FromBase64("?") })
	equal(t, "JSON", ops.JSON(map[string]int{"a": 1}), `{"a":1}`)
	fails(t, "JSON", func() { ops.JSON(math.NaN()) })
	cells := func(r [2]string) []string { return r[:] }
	equal(t, "CSV", ops.CSV([][2]string{{"a,b", `say "hi"`}}, []string{"x", "y"}, cells), "x,y\n\"a,b\",\"say \"\"hi\"\"\"\n")
}

// TestMatchesAtOnce: patterns come and are used from many goroutines, more of them than are kept.
func TestMatchesAtOnce(t *testing.T) {
	var wait sync.WaitGroup
	for g := range 8 {
		wait.Go(func() {
			for i := range 300 {
				if word := strings.Repeat("x", i%250); !ops.Matches(word, "^x{"+strconv.Itoa(i%250)+"}$") {
					t.Errorf("goroutine %d: %d", g, i)
				}
			}
		})
	}
	wait.Wait()
}
