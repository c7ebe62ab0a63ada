package settings

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/kit"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// receivers are the questions about who gets the reports: where the usual one gets e-mail,
// and who else gets them, and when.
func (s *Room) receivers() []*kit.Question[answers] {
	return []*kit.Question[answers]{
		kit.Shown[answers](container.NewVBox(kit.Heading("settings.receivers"), kit.Caption(assets.Text("settings.receivers.about")))),
		kit.Line("settings.receiverEmail", "receiverEmail", func(a *answers) *string { return &a.ReceiverEmail }).Example("settings.receiverEmail.example").Across(),
		receiverRows().question(register.FieldReceivers, func(a *answers) *[]register.ReportReceiver { return (*[]register.ReportReceiver)(&a.Receivers) }),
	}
}

// receiverRows asks who gets the reports beside the usual one.
func receiverRows() *rows[register.ReportReceiver] {
	title := func(name string) string { return assets.Text("settings.receivers." + name) }
	return newRows([]string{title("name"), title("email"), title("day"), title("after")}, []float32{6, 5, 3, 3},
		func(r register.ReportReceiver) bool { return strings.TrimSpace(r.Name) == "" },
		func(r *register.ReportReceiver, changed func()) []fyne.CanvasObject {
			return []fyne.CanvasObject{entry(&r.Name, changed), entry(&r.Email, changed), count(&r.Day, changed), count(&r.After, changed)}
		})
}

// count is a part of a line that takes a number or nothing; what is no number is kept as one
// that the check refuses.
func count(n *int, changed func()) *kit.Entry {
	e := kit.NewEntry()
	e.Text = kit.ShownCount(*n)
	e.OnChanged = func(typed string) {
		typed = strings.TrimSpace(typed)
		read, err := strconv.Atoi(typed)
		switch {
		case typed == "":
			read = 0
		case err != nil || read == 0:
			read = -1
		}
		*n = read
		changed()
	}
	return e
}

// sinceToday gives those who are new among the receivers the day from which reports are owed
// to them: what was due before is not late.
func sinceToday(a *answers, today day.Date) {
	a.Receivers = slices.Clone(a.Receivers)
	for i := range a.Receivers {
		if a.Receivers[i].Since.IsZero() {
			a.Receivers[i].Since = today
		}
	}
}
