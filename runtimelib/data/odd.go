package data

import "slices"

// least is how many cells a column has to have for one of them to be odd.
const least = 10

// Odd returns the cells that alone make a column of a CSV file one of strings, where at least nine in ten are of another
// kind: mostly slips. Columns that are declared have none. Of each column it returns the first.
func Odd(content []byte, declared ...Column) []*Error {
	header, rows, err := records(content)
	if err != nil {
		return nil
	}
	var odd []*Error
	for i, name := range header {
		if slices.ContainsFunc(declared, func(c Column) bool { return c.Name == name }) || inferColumn(name, rows, i).Kind != String {
			continue
		}
		for _, kind := range []Kind{Int, Float, Date, DateTime} {
			if first, few := misfit(kind, rows, i); few {
				odd = append(odd, &Error{Row: first + 1, Column: name, Reason: notOf(rows[first][i], kind)})
				break
			}
		}
	}
	return odd
}

// misfit returns the first row whose cell is not of a kind, and whether such are few.
func misfit(kind Kind, rows [][]string, i int) (first int, few bool) {
	cells, wrong := 0, 0
	for n, row := range rows {
		if row[i] == "" {
			continue
		}
		if cells++; !isKind(kind, row[i]) {
			if wrong++; wrong == 1 {
				first = n
			}
		}
	}
	return first, wrong > 0 && cells >= least && wrong*10 <= cells
}
