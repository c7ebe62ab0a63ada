package desk

import (
	"slices"
	"strings"

	"donthu/data/intake"
)

const (
	layoutsPreference = "import.layouts"
	mostLayouts       = 60
)

// Layouts are how books were read before, the newest first: one with the same headings is read
// the same way.
func (o *Desk) Layouts() intake.Layout {
	l, err := intake.ReadLayout(strings.NewReader(o.App.Preferences().StringWithFallback(layoutsPreference, "{}")))
	if err != nil { // of another version: books are asked about anew
		return intake.Layout{}
	}
	return l
}

// KeepLayout remembers how a book was read.
func (o *Desk) KeepLayout(l intake.Layout) {
	all := intake.Layout{}
	for _, s := range l.Sheets {
		if s.As != "" {
			all.Sheets = append(all.Sheets, s)
		}
	}
	for _, old := range o.Layouts().Sheets {
		if !slices.ContainsFunc(all.Sheets, old.SameHeadings) {
			all.Sheets = append(all.Sheets, old)
		}
	}
	all.Sheets = all.Sheets[:min(len(all.Sheets), mostLayouts)]
	var text strings.Builder
	if intake.WriteLayout(&text, all) == nil {
		o.App.Preferences().SetString(layoutsPreference, text.String())
	}
}
