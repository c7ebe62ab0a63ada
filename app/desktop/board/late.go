package board

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/word"
)

// lateView lists who owes the report of the period.
type lateView struct {
	r       *Room
	table   *kit.Table[office.LateWard]
	head    *look.CardHead
	letters *kit.Button
	written *desk.WrittenBar
	whole   *fyne.Container
}

func newLate(r *Room) *lateView {
	v := &lateView{r: r}
	v.table = kit.NewTable(
		kit.Col("", 34, func(office.LateWard) string { return "" }),
		kit.Col("board.column.ward", 180, func(w office.LateWard) string { return wardWords(w.Name) }).Growing(),
		kit.Col("boardroom.column.group", 120, func(w office.LateWard) string { return w.Group }).Yielding(2),
		kit.Col("boardroom.column.owes", 190, func(w office.LateWard) string { return w.Says() }).Growing(),
		kit.Col("boardroom.column.due", 96, func(w office.LateWard) string { return w.Due.Shown() }).Yielding(1),
		kit.Col("boardroom.column.days", 118, func(w office.LateWard) string { return assets.Text("boardroom.days", "days", w.Days) }).
			As(func(w office.LateWard) look.Chip {
				return look.Chip{Icon: look.IconError, Tone: look.Late, Text: assets.Text("boardroom.days", "days", w.Days)}
			}),
		kit.Col("boardroom.column.reminded", 150, func(w office.LateWard) string { return remindedWords(w.Reminded) }))
	v.table.MarkBy = func(w office.LateWard) string { return w.Name }
	v.table.OnMark = v.tell
	v.table.InCard = true
	v.table.Remember(r.o.App.Preferences(), "boardroom.late")
	v.table.Open = func(w office.LateWard) { r.o.Push(newWard(r.o, w.Ward)) }
	v.table.OnMenu = func() []kit.Action {
		return []kit.Action{
			{Text: assets.Text("boardroom.open"), Icon: look.IconForward, Key: "Enter", Do: func() {
				if w, ok := v.table.SelectedRow(); ok {
					v.table.Open(w)
				}
			}},
			{Text: assets.Text("boardroom.remind.these"), Icon: look.IconMail, Do: func() { v.remind(v.table.Chosen()) }},
		}
	}
	v.letters = kit.NewButton("", look.IconMail, func() {
		if marked := v.table.MarkedRows(); len(marked) > 0 {
			v.remind(marked)
			return
		}
		v.remind(v.all())
	}).Main()
	v.head = look.NewCardHead(assets.Text("boardroom.view.late"), "", v.letters)
	v.written = desk.NewWrittenBar(r.o, func() { v.whole.Refresh() })
	v.whole = kit.TopDown(nil, container.NewStack(look.NewSheet(), views.NewUnder(v.head, v.table)), v.written.Content())
	return v
}

func remindedWords(days []day.Date) string {
	if len(days) == 0 {
		return assets.Text("boardroom.notReminded")
	}
	return assets.Text("boardroom.reminded", "day", days[len(days)-1].Shown(), "count", len(days))
}

// all are those that the filters leave.
func (v *lateView) all() (rows []office.LateWard) {
	for _, w := range v.r.owing {
		if v.r.fits(w.Name, w.Group) {
			rows = append(rows, w)
		}
	}
	return rows
}

func (v *lateView) show() fyne.CanvasObject {
	rows := v.all()
	if len(rows) == 0 {
		return v.nobody()
	}
	v.table.SetRows(rows)
	v.tell()
	v.r.o.FocusIn(v.r, v.table)
	return v.whole
}

// nobody says why the list is empty: the report is not due yet, nobody is on the list, or
// everybody sent it.
func (v *lateView) nobody() fyne.CanvasObject {
	o, p := v.r.o, v.r.period
	due := o.Do().ReportDue(p)
	switch {
	case due >= o.Today():
		return views.NewNothing(look.IconClock, assets.Text("boardroom.late.notYet", "period", p.Name(), "due", due.Shown()))
	case len(o.Store.Settings().Board.Wards) == 0:
		return views.NewNothing(look.IconClipboard, assets.Text("boardroom.late.noList"), kit.Action{Text: assets.Text("boardroom.wards"), Do: func() { o.Push(newWardList(o)) }, Main: true})
	}
	return views.NewNothing(look.IconCheck, assets.Text("boardroom.late.none", "period", p.Name(), "due", due.Shown()))
}

// tell says for how many the letters are.
func (v *lateView) tell() {
	rows := v.all()
	if n := len(v.table.MarkedRows()); n > 0 {
		v.letters.SetText(assets.Text("boardroom.remind.marked", "count", n))
	} else {
		v.letters.SetText(assets.Text("boardroom.remind.all", "count", len(rows)))
	}
	about := ""
	if v.r.period.Kind() != day.Monthly { // the consolidated forms may have the figures all the same
		about = assets.Text("boardroom.late.own")
	}
	v.head.Set(assets.Text("boardroom.late.some", "count", len(rows), "period", v.r.period.Name()), about)
}

// signer is who signs the letters.
type signer struct {
	Name, Role string
	Record     bool
}

// remind asks who signs, and writes a letter for each of the wards into one document.
func (v *lateView) remind(wards []office.LateWard) {
	if len(wards) == 0 {
		return
	}
	o := v.r.o
	begin := signer{Record: true}
	begin.Name, begin.Role = o.LastSigner()
	r := kit.NewRecord(o.Around(func() desk.Page { return v.r }), 2, begin,
		kit.Line("boardroom.remind.signer", "", func(s *signer) *string { return &s.Name }), kit.Line("boardroom.remind.role", "", func(s *signer) *string { return &s.Role }),
		kit.Tick("boardroom.remind.record", "", func(s *signer) *bool { return &s.Record }))
	r.Heading, r.SaveText = assets.Text("boardroom.remind.title", "count", len(wards)), assets.Text("boardroom.remind.write")
	r.Write = func(s signer) (kit.Saved, error) {
		return kit.Saved{Then: func() {
			o.RememberSigner(s.Name, s.Role)
			v.write(wards, s)
		}}, nil
	}
	r.Open()
}

func (v *lateView) write(wards []office.LateWard, s signer) {
	o, p := v.r.o, v.r.period
	o.Save(desk.FileToWrite{Title: assets.Text("boardroom.remind.title", "count", len(wards)), Name: assets.Text("boardroom.remind.file", "from", p.From, "to", p.To), Pattern: "*.docx",
		Writing: assets.Text("paper.writing"), Failed: assets.Text("boardroom.remind.failed"),
		Write: func(_ context.Context, file string, _ func(float64, string)) error {
			letters, err := o.Do().Reminders(wards, word.Options{Draft: true, Today: o.Today(), SignedBy: s.Name, Role: s.Role})
			if err != nil {
				return err
			}
			return office.SaveFile(file, letters)
		},
		Written: func(file string) {
			v.written.Show(file)
			if s.Record {
				v.record(p, wards)
			}
		}})
}

// record writes down that the wards were reminded; it can be undone.
func (v *lateView) record(p day.Period, wards []office.LateWard) {
	o := v.r.o
	desk.Try(o, assets.Text("boardroom.remind.failed"), func() ([]register.WardReminder, error) { return o.Do().Remind(o.Ctx(), p, wards) }, func(all []register.WardReminder) {
		v.r.load()
		kit.ToastUndo(o.Window.Canvas(), assets.Text("boardroom.remind.recorded", "count", len(all)), func() {
			var ids []int64
			for _, r := range all {
				ids = append(ids, r.ID)
			}
			desk.Try(o, assets.Text("boardroom.remind.failed"), func() (bool, error) {
				return true, o.Do().AnnulReminders(o.Ctx(), assets.Text("boardroom.undone"), ids...)
			}, func(bool) { v.r.load() })
		})
	})
}
