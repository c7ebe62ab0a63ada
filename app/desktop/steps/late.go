package steps

import (
	"donthu/data"
)

// arrangeLate says whether the step comes late for a report that was sent: by its
// day, or by the day of the step that is put right.
func (f *Form) arrangeLate() {
	days := []data.Date{f.day()}
	if f.mended != nil {
		days = append(days, f.mended.On)
	}
	words := f.o.LateWords(f.Kind, days...)
	f.late.Hidden = words == ""
	if words != f.late.Text {
		f.late.SetText(words)
	}
}
