package sqlite

import (
	"bytes"
	"slices"
)

// Same compares the values of a row as they were given with those that SQLite gives back.
func Same(want, got []any) bool {
	return slices.EqualFunc(want, got, func(w, g any) bool {
		switch w := w.(type) {
		case string:
			return w == g
		case []byte:
			raw, _ := g.([]byte)
			return bytes.Equal(w, raw)
		case bool:
			return g == int64(0) && !w || g == int64(1) && w
		case int:
			return int64(w) == g
		}
		return w == g
	})
}
