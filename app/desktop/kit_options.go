package desktop

import (
	"donthu/app/ui"
	"donthu/assets"
	"strconv"
)

// yearOptions are the years from last down to first, and any year.
func yearOptions(first, last int) []ui.Option {
	options := []ui.Option{{Value: "", Text: assets.Text("register.anyYear")}}
	for year := last; year >= first; year-- {
		options = append(options, ui.Option{Value: strconv.Itoa(year), Text: assets.Text("register.year", strconv.Itoa(year))})
	}
	return options
}

// options are answers whose words stand in the translations behind a prefix.
func options(prefix string, values ...string) []ui.Option {
	all := make([]ui.Option, len(values))
	for i, value := range values {
		all[i] = ui.Option{Value: value, Text: assets.Text(prefix + value)}
	}
	return all
}
