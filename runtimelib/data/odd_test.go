package data_test

import (
	"strings"
	"testing"

	"github.com/stgen/stgen/runtimelib/data"
)

func TestOdd(t *testing.T) {
	t.Parallel()
	nine := strings.Repeat("1,2024-06-01,word\n", 9)
	for _, c := range []struct {
		name, rows string
		declared   []data.Column
		want       string // the cells, with their rows
	}{
		{"none", nine + "2,2024-06-02,word\n", nil, ""},
		{"a word among numbers", nine + "none,2024-06-01,word\n", nil, `row 10, column "n"`},
		{"a date that is none", "1,2024-13-01,word\n" + nine, nil, `row 1, column "day"`},
		{"a number among words", strings.Replace(nine, "word", "7", 1) + "1,2024-06-01,word\n", nil, ""},
		{"two among ten", strings.Repeat("1,2024-06-01,word\n", 8) + "a,2024-06-01,word\nb,2024-06-01,word\n", nil, ""},
		{"few cells", "1,2024-06-01,word\nnone,2024-06-01,word\n", nil, ""},
		{"declared", nine + "none,2024-06-01,word\n", []data.Column{{Name: "n", Kind: data.String}}, ""},
		{"ragged", nine + "1\n", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, e := range data.Odd([]byte("n,day,text\n"+c.rows), c.declared...) {
				place, _, _ := strings.Cut(e.Error(), ":")
				got = append(got, place)
			}
			if joined := strings.Join(got, "; "); joined != c.want {
				t.Errorf("got %s, want %s", joined, c.want)
			}
		})
	}
}
