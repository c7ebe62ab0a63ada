package letters

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
)

// asked is a small form that is written only with a reason.
type asked struct {
	o      *desk.Desk
	title  string
	reason *kit.Entry
	why    *kit.Field
	hide   func()
}

// ask shows the fields, with the one for the reason behind them, and calls do with it.
func ask(o *desk.Desk, key, said string, above fyne.CanvasObject, first fyne.Focusable, fields []*kit.Field, do func(a *asked, reason string)) {
	a := &asked{o: o, title: assets.Text(key + ".title"), reason: kit.NewEntry()}
	a.why = kit.NewField(assets.Text("move.why"), a.reason).Across()
	form := kit.NewForm(2, append(fields, a.why)...)
	save := kit.NewButton(assets.Text(key+".do"), nil, func() {
		if a.reason.Value() == "" {
			a.wrong(a.why, a.reason, assets.Text("check.correction.reason"))
			return
		}
		do(a, a.reason.Value())
	}).Main().Keyed("Ctrl+Enter")
	form.OnSave, form.OnLastEnter, form.OnCancel = save.OnTapped, save.OnTapped, func() { a.hide() }
	cancel := kit.NewButton(assets.Text("ui.cancel"), nil, func() { a.hide() }).Keyed("Esc")
	column := look.NewColumn(8, look.NewPara(said, theme.ColorNameForeground, theme.SizeNameText))
	if above != nil {
		column.Add(above)
	}
	column.Add(form)
	if first == nil {
		first = a.reason
	}
	a.hide = kit.ShowContent(o.Window, a.title, kit.Wide(look.Scaled(640), column), first, cancel, save)
}

// wrong says at the field what is wrong with it.
func (a *asked) wrong(field *kit.Field, entry fyne.Focusable, sentence string) {
	field.SetProblem(sentence)
	a.o.Window.Canvas().Focus(entry)
}

// write does what was asked for, and offers to take its steps back.
func (a *asked) write(told string, work func() ([]office.Delivered, error), changed func()) {
	a.hide()
	kit.RunAsync(work, func(done []office.Delivered, err error) {
		switch {
		case err != nil:
			a.o.Failed(assets.Text("move.failed"), err)
			return
		case len(done) == 0:
			kit.Toast(a.o.Window.Canvas(), assets.Text("move.there"))
			return
		}
		changed()
		kit.ToastUndo(a.o.Window.Canvas(), told, func() { views.TakeBack(a.o, done, changed) })
	})
}

// askMove asks into the matter of which letter the letters are to move, and why.
func askMove(o *desk.Desk, all []register.Letter, changed func()) {
	to := views.NewFinder(o, false)
	to.SetPlaceHolder(assets.Text("move.number.example"))
	field, ids := kit.NewField(assets.Text("move.number"), to).Across(), idsOf(all)
	ask(o, "move", assets.Text("move.text", "count", kit.Number(len(ids))), named(all), to, []*kit.Field{field}, func(a *asked, reason string) {
		type found struct {
			id     int64
			called string
			ok     bool
		}
		said := to.Value()
		kit.RunAsync(func() (f found, _ error) {
			f.id, f.called, f.ok = to.Found(said)
			return f, nil
		}, func(f found, _ error) {
			if !f.ok {
				a.wrong(field, to, assets.Text("move.number.wrong"))
				return
			}
			a.write(assets.Text("move.done", "count", kit.Number(len(ids)), "letter", f.called),
				func() ([]office.Delivered, error) { return o.Do().MoveTo(o.Ctx(), ids, f.id, reason) }, changed)
		})
	})
}

// askLeave asks why the letters leave their matters.
func askLeave(o *desk.Desk, all []register.Letter, changed func()) {
	ids := idsOf(all)
	ask(o, "leave", assets.Text("leave.text", "count", kit.Number(len(ids))), named(all), nil, nil, func(a *asked, reason string) {
		a.write(assets.Text("leave.done", "count", kit.Number(len(ids))), func() ([]office.Delivered, error) { return o.Do().Leave(o.Ctx(), ids, reason) }, changed)
	})
}

// named says which letters are meant and whose they are.
func named(all []register.Letter) fyne.CanvasObject {
	lines := make([]string, len(all))
	for i := range all {
		lines[i] = views.LetterLine(&all[i])
	}
	return look.NewPara(strings.Join(lines, "\n"), theme.ColorNameForeground, theme.SizeNameText).Most(mostNamed)
}

// mostNamed is how many lines of letters there is room for.
const mostNamed = 6

func idsOf(all []register.Letter) (ids []int64) {
	for i := range all {
		ids = append(ids, all[i].ID)
	}
	return ids
}

// askMerge asks which of the letters one person sent, and how that person is written.
func askMerge(o *desk.Desk, all []register.Letter, changed func()) {
	all = slices.DeleteFunc(slices.Clone(all), func(l register.Letter) bool { return l.Secret() })
	if len(all) < 2 {
		kit.Toast(o.Window.Canvas(), assets.Text("merge.few"))
		return
	}
	var as register.Person
	entries := make([]*kit.Entry, 4)
	var fields []*kit.Field
	parts := func(p *register.Person) []*string { return []*string{&p.Name, &p.Address, &p.Phone, &p.Identity} }
	for i, key := range []string{"letter.name", "letter.address", "letter.phone", "letter.identity"} {
		entries[i] = kit.NewEntry()
		fields = append(fields, kit.NewField(assets.Text(key), entries[i]))
	}
	table := kit.NewTable(
		kit.Col("", 34, func(register.Letter) string { return "" }), // the marks
		kit.Col("merge.letter", 84, func(l register.Letter) string { return l.Number.String() }),
		kit.Col("letter.name", 170, func(l register.Letter) string { return l.Sender.Name }).Growing(),
		kit.Col("letter.address", 170, func(l register.Letter) string { return l.Sender.Address }),
		kit.Col("letter.phone", 110, func(l register.Letter) string { return l.Sender.Phone }))
	table.MarkBy = func(l register.Letter) string { return strconv.FormatInt(l.ID, 10) }
	table.SetRows(all)
	table.MarkRows(all)
	take := func(p register.Person) {
		as = p
		for i, text := range parts(&p) {
			if fyne.Focusable(entries[i]) != o.Window.Canvas().Focused() {
				entries[i].SetText(*text)
			}
		}
	}
	table.Open = func(l register.Letter) { take(l.Sender) }
	take(fullest(all))
	above := look.NewColumn(2, kit.Sized(look.Scaled(620), look.Scaled(130), table), look.NewPara(assets.Text("merge.how"), look.Ink2, theme.SizeNameCaptionText))
	ask(o, "merge", assets.Text("merge.text"), above, entries[0], fields, func(a *asked, reason string) {
		for i, at := range parts(&as) {
			*at = entries[i].Value()
		}
		if as.Name == "" {
			a.wrong(fields[0], entries[0], assets.Text("merge.name"))
			return
		}
		mergeSenders(a, idsOf(table.MarkedRows()), as, reason, changed)
	})
}

// fullest is the sender that says most.
func fullest(all []register.Letter) (most register.Person) {
	length := func(p register.Person) int { return len(p.Name) + len(p.Address) + len(p.Phone) + len(p.Identity) }
	for _, l := range all {
		if length(l.Sender) > length(most) {
			most = l.Sender
		}
	}
	return most
}

func mergeSenders(a *asked, ids []int64, as register.Person, reason string, changed func()) {
	a.hide()
	o := a.o
	kit.RunAsync(func() (office.MergedSenders, error) { return o.Do().MergeSenders(o.Ctx(), ids, as, reason) }, func(done office.MergedSenders, err error) {
		switch {
		case err != nil:
			o.Failed(assets.Text("merge.failed"), err)
			return
		case done.Count() == 0:
			kit.Toast(o.Window.Canvas(), assets.Text("merge.same"))
			return
		}
		changed()
		kit.ToastUndo(o.Window.Canvas(), assets.Text("merge.done", "count", kit.Number(done.Count()), "sender", done.As.Name), func() {
			kit.RunAsyncErr(func() error { return o.Do().UnmergeSenders(o.Ctx(), done) }, func(err error) {
				if err != nil {
					o.Failed(assets.Text("merge.failed"), err)
				}
				changed()
			})
		})
	})
}

// mergeSender asks about the letters that the sender of this one seems to have sent.
func (p *Page) mergeSender() {
	o, l := p.O, p.Now.Letter
	if l.Secret() {
		kit.Toast(o.Window.Canvas(), assets.Text("merge.secretHere"))
		return
	}
	desk.Read(o, p, assets.Text("merge.failed"), func(ctx context.Context) ([]register.Letter, error) {
		all, err := o.Store.LettersOf(ctx, l.Sender, 50)
		if err != nil {
			return nil, err
		}
		similar, err := o.Store.AlikeTo(ctx, &l, false, 50)
		for _, other := range similar {
			if other.Why.Named() && !slices.ContainsFunc(all, func(have register.Letter) bool { return have.ID == other.Letter.ID }) {
				all = append(all, other.Letter)
			}
		}
		return all, err
	}, func(all []register.Letter) { askMerge(o, all, p.Enter) })
}
