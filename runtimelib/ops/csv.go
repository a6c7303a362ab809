package ops

import (
	"encoding/csv"
	"strings"
)

// CSV writes a table: a line of names, then one of the texts that cells makes of each row.
func CSV[T any](rows []T, names []string, cells func(T) []string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write(names) // a Builder takes everything
	for _, row := range rows {
		w.Write(cells(row))
	}
	w.Flush()
	return b.String()
}
