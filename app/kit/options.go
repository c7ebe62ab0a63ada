package kit

import (
	"strconv"

	"donthu/assets"
)

// YearOptions are the years from last down to first, and any year.
func YearOptions(first, last int) []Option {
	options := []Option{{Value: "", Text: assets.Text("register.anyYear")}}
	for year := last; year >= first; year-- {
		options = append(options, Option{Value: strconv.Itoa(year), Text: assets.Text("register.year", "year", strconv.Itoa(year))})
	}
	return options
}

// NamedOptions are answers that stand for themselves.
func NamedOptions(names []string) []Option {
	all := make([]Option, len(names))
	for i, name := range names {
		all[i] = Option{Value: name, Text: name}
	}
	return all
}

// Options are answers whose words stand in the translations behind a prefix.
func Options(prefix string, values ...string) []Option {
	all := make([]Option, len(values))
	for i, value := range values {
		all[i] = Option{Value: value, Text: assets.Text(prefix + value)}
	}
	return all
}
