package letters

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/national"
)

// National lays a letter out in the order of the national platform's form: each field is
// copied by one press, which goes on to the next, so that a clerk copies here, pastes there and
// comes back. At the end the code is asked for that the letter has got there.
type National struct {
	views.Sheet[*National, nationalLetter]
	secrecy views.Secrecy
	in      store.Query // the list that the letter was opened from

	rows   []*nationalRow
	scroll *container.Scroll // of the fields
	copied map[string]string // what was copied of a field
	head   *look.Head
	code   *kit.Entry
	on     *kit.DateField
	why    *kit.SuggestEntry
	fields struct{ code, on, why *kit.Field }
}

// nationalLetter is what the page knows of the letter.
type nationalLetter struct {
	register.Letter
	after int64 // the next one in the list, 0 for none
}

// NewNational is the page of the letter.
func NewNational(o *desk.Desk, of desk.National) *National {
	p := &National{secrecy: views.Secrecy{O: o, Subject: register.LetterSubject, Id: of.ID}, in: of.In, copied: map[string]string{},
		code: kit.NewEntry(), on: o.DateField(), why: kit.NewSuggestEntry(func(typed string) []string {
			return kit.Fitting(strings.Split(assets.Text("nationalPage.reasons"), "|"), typed)
		})}
	if p.in.National == "" {
		p.in = store.Query{National: register.NationalToType, Sort: store.ByNumber}
	}
	p.Sheet = views.NewSheet(o, p, func(ctx context.Context) (now nationalLetter, err error) {
		if now.Letter, err = o.Store.Letter(ctx, of.ID); err == nil {
			now.after, err = o.Store.Beside(ctx, p.in, of.ID, true)
		}
		return now, err
	})
	p.Face, p.Manual = p.face, "so-don"
	p.Failed = func(err error) { o.Failed(assets.Text("letter.failed"), err) }
	p.on.SetDate(o.Today())
	p.code.OnSubmitted = func(string) { p.save(false) }
	p.why.OnSubmitted = func(string) { p.omit() }
	p.fields.code, p.fields.on = kit.NewField(assets.Text("nationalPage.code"), p.code), kit.NewField(assets.Text("nationalPage.on"), p.on)
	p.fields.why = kit.NewField(assets.Text("nationalPage.why"), p.why)
	return p
}

// Title names the letter once it is known.
func (p *National) Title() string {
	if !p.Known {
		return assets.Text("nationalPage.title")
	}
	return assets.Text("nationalPage.heading", "letter", p.Now.Number.String())
}

// Leave asks when a code or a reason is typed and not kept.
func (p *National) Leave(next func()) {
	if !p.Known || p.code.Value() == p.Now.National.Code && text.Clean(p.why.Text) == p.Now.National.Reason {
		next()
		return
	}
	kit.ConfirmUnready(p.O.Window, p.Title(), assets.Text("nationalPage.unsaved"), assets.Text("nationalPage.leave"), assets.Text("nationalPage.stay"), next)
}

// Lasts says that the page is a form: what was typed is not shown again.
func (*National) Lasts() bool { return false }

// Keys are, with Ctrl: S keeps the code, Enter keeps it and goes on; with Alt: C copies the next
// field, page down leaves the letter for the next.
func (p *National) Keys() []kit.Key {
	known := func(do func()) func() {
		return func() {
			if p.Known {
				do()
			}
		}
	}
	return []kit.Key{kit.SaveKey(known(func() { p.save(false) })), kit.ControlKey(fyne.KeyReturn, known(func() { p.save(true) })),
		kit.AltKey(fyne.KeyC, known(p.copyNext)), kit.AltKey(fyne.KeyPageDown, known(p.goOn))}
}

// face lays the page out: the fields at the left, what became of the letter there at the right.
func (p *National) face() views.Face {
	o, l := p.O, &p.Now.Letter
	if p.code.Text == "" {
		p.code.SetText(l.National.Code)
	}
	if p.why.Text == "" {
		p.why.SetText(l.National.Reason)
	}
	column := look.NewColumn(4)
	p.rows = nil
	for _, group := range o.Do().NationalSheet(l, p.secrecy.Shown) {
		p.add(column, group)
	}
	var parts []look.Part
	if l.Secret() {
		parts = append(parts, look.Part{Object: p.secrecy.Button(p.Enter)})
	}
	next := kit.Action{Text: assets.Text("nationalPage.next"), Icon: look.IconDown, Key: "Alt+PgDn", Do: p.goOn, Away: func() bool { return p.Now.after == 0 }}
	p.head = kit.NewHead(o.Back, p.Title(), kit.NewToolbar(parts, next))
	p.count()
	p.scroll = container.NewVScroll(look.Inset(14, 10, column))
	left := look.Card(assets.Text("nationalPage.fields"), "", look.Inset(1, 1, p.scroll))
	right := look.Card(assets.Text("nationalPage.there"), "", look.Inset(1, 1, container.NewVScroll(look.Inset(14, 12, p.there()))))
	face := views.Face{Whole: kit.TopDown(p.head, container.New(columns{0.66, 0.34}, left, right), nil), First: p.code}
	if row := p.toCopy(-1); row != nil {
		face.First = row.button
	}
	return face
}

// add lays a part of the form out; what the register does not know is said to be empty.
func (p *National) add(column *fyne.Container, group national.Group) {
	column.Add(look.Inset(0, 4, look.NewPara(group.Name(), theme.ColorNameForeground, theme.SizeNameText).Bold()))
	for _, field := range group.Fields {
		row := newNationalRow(field, func(row *nationalRow) { p.copy(row) })
		row.mark(p.copied[field.Key] == field.Value)
		if row.button != nil {
			p.rows = append(p.rows, row)
		}
		column.Add(row.whole)
	}
}

// there is where it is written down what became of the letter on the platform.
func (p *National) there() fyne.CanvasObject {
	l := &p.Now.Letter
	save := kit.NewButton(assets.Text("nationalPage.save"), look.IconSave, func() { p.save(false) }).Main().Keyed("Ctrl+S")
	buttons := container.NewVBox(save)
	if p.Now.after != 0 {
		buttons.Add(kit.NewButton(assets.Text("nationalPage.saveNext"), look.IconDown, func() { p.save(true) }).Keyed("Ctrl+Enter"))
	}
	column := look.NewColumn(10, look.NewPara(assets.Text("nationalPage.how"), look.Ink2, theme.SizeNameCaptionText), p.fields.code, p.fields.on, buttons)
	line := look.NewPara(assets.Text("nationalPage.omit.about"), look.Ink2, theme.SizeNameCaptionText)
	omit := kit.NewButton(assets.Text("nationalPage.omit"), look.IconClose, p.omit)
	column.Add(look.Inset(0, 8, look.NewPara(assets.Text("nationalPage.omit.heading"), theme.ColorNameForeground, theme.SizeNameText).Bold()))
	column.Add(line)
	column.Add(p.fields.why)
	column.Add(omit)
	if l.Secret() && !p.secrecy.Shown {
		remark := look.NewRemark(look.IconLock, look.Veiled)
		remark.Set(assets.Text("nationalPage.secret"))
		column.Add(remark)
	}
	return column
}

// count says in the head how the letter stands and how many fields were copied.
func (p *National) count() {
	done := 0
	for _, row := range p.rows {
		if row.done {
			done++
		}
	}
	l := &p.Now.Letter
	tone := look.Soon
	if l.National.State() != register.NationalToType {
		tone = look.Done
	}
	chips := []look.Chip{{Text: kit.Joined(" · ", l.National.State().Label(), l.National.Code), Tone: tone},
		{Icon: look.IconCopy, Text: assets.Text("nationalPage.copied", "done", done, "all", len(p.rows)), Tone: look.Told}}
	if code := views.SenderChip(l); code != (look.Chip{}) {
		chips = append(chips, code)
	}
	p.head.Set(p.Title(), "", chips...)
}

// toCopy is the first field after the row at that was not copied yet, nil when all were.
func (p *National) toCopy(at int) *nationalRow {
	for _, row := range p.rows[at+1:] {
		if !row.done {
			return row
		}
	}
	return nil
}

// copy puts the field into the clipboard and goes on to the next; after the last to the code.
func (p *National) copy(row *nationalRow) {
	p.O.App.Clipboard().SetContent(row.field.Value)
	p.copied[row.field.Key] = row.field.Value
	row.mark(true)
	p.reveal(row)
	p.count()
	at := 0
	for i, one := range p.rows {
		if one == row {
			at = i
		}
	}
	c := p.O.Window.Canvas()
	if next := p.toCopy(at); next != nil {
		p.reveal(next)
		c.Focus(next.button)
		return
	}
	c.Focus(p.code)
}

// reveal brings a field into view, with the one after it.
func (p *National) reveal(row *nationalRow) {
	top := row.whole.Position().Y
	end := top + row.whole.Size().Height + look.Scaled(2*nationalHigh)
	at := p.scroll.Offset.Y
	switch high := p.scroll.Size().Height; {
	case top < at:
		at = max(0, top-look.Scaled(nationalHigh))
	case end > at+high:
		at = max(0, min(end, p.scroll.Content.MinSize().Height)-high)
	default:
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, at))
}

// copyNext copies the field that comes next.
func (p *National) copyNext() {
	if row := p.toCopy(-1); row != nil {
		p.copy(row)
		return
	}
	p.O.Window.Canvas().Focus(p.code)
}

// goOn leaves the letter for the next in the list.
func (p *National) goOn() {
	if p.Now.after == 0 {
		kit.Toast(p.O.Window.Canvas(), assets.Text("nationalPage.last"))
		return
	}
	after := p.Now.after
	p.Leave(func() { p.O.OpenInstead(desk.National{ID: after, In: p.in}) })
}

// save keeps the code; then goes on to the next letter of the list where the clerk wants to.
func (p *National) save(andNext bool) {
	p.fields.why.SetProblem("")
	p.fields.code.SetProblem("")
	code := p.code.Value()
	if code == "" {
		p.fields.code.SetProblem(assets.Text("nationalPage.code.missing"))
		p.O.Window.Canvas().Focus(p.code)
		return
	}
	desk.Try(p.O, assets.Text("nationalPage.failed"), func() ([]string, error) { return p.O.Do().NationalTwins(p.O.Ctx(), code, p.Now.ID) }, func(twins []string) {
		write := func() { p.write(register.National{Code: code}, p.fields.code, andNext) }
		if len(twins) == 0 {
			write()
			return
		}
		kit.ConfirmUnready(p.O.Window, p.Title(), assets.Text("check.national.twice", "code", code, "letters", strings.Join(twins, ", ")),
			assets.Text("nationalPage.anyway"), assets.Text("nationalPage.mend"), write)
	})
}

// omit writes down that the letter is not to be typed there, and why.
func (p *National) omit() {
	p.fields.code.SetProblem("")
	why := text.Clean(p.why.Text)
	if why == "" {
		p.fields.why.SetProblem(assets.Text("nationalPage.why.missing"))
		p.O.Window.Canvas().Focus(p.why)
		return
	}
	write := func() { p.write(register.National{Reason: why}, p.fields.why, false) }
	if code := p.Now.National.Code; code != "" {
		kit.ConfirmUnready(p.O.Window, p.Title(), assets.Text("check.national.typed", "code", code), assets.Text("nationalPage.anyway"), assets.Text("nationalPage.mend"), write)
		return
	}
	write()
}

// write keeps what became of the letter; a message offers to take it back.
func (p *National) write(c register.National, at *kit.Field, andNext bool) {
	on, err := p.on.Date()
	if err != nil || on.IsZero() {
		p.fields.on.SetProblem(assets.Text("nationalPage.on.missing"))
		p.O.Window.Canvas().Focus(p.on.FocusTarget())
		return
	}
	p.fields.on.SetProblem("")
	o, letter, after := p.O, p.Now.Letter, p.Now.after
	if p.Now.National == (register.National{On: on, Code: c.Code, Reason: c.Reason}) {
		p.written(andNext) // it stands so already
		return
	}
	kit.RunAsync(func() ([]office.Delivered, error) { return o.Do().MarkNational(o.Ctx(), on, c, letter.ID) }, func(done []office.Delivered, err error) {
		if err != nil {
			at.SetProblem(saying.Of(err))
			return
		}
		p.fields.code.SetProblem("")
		p.fields.why.SetProblem("")
		p.Now.National, p.Now.after = register.National{On: on, Code: c.Code, Reason: c.Reason}, after
		p.code.SetText(c.Code)
		p.why.SetText(c.Reason)
		told := assets.Text("nationalPage.saved", "letter", letter.Number.String(), "code", c.Code)
		if c.Code == "" {
			told = assets.Text("nationalPage.omitted", "letter", letter.Number.String())
		}
		kit.ToastUndo(o.Window.Canvas(), told, func() {
			views.TakeBack(o, done, func() {
				if o.InFront(p) {
					p.code.SetText("")
					p.why.SetText("")
					p.Enter()
				}
			})
		})
		p.written(andNext)
	})
}

// written shows what was kept, or the next letter of the list.
func (p *National) written(andNext bool) {
	if !p.O.InFront(p) {
		return
	}
	if andNext && p.Now.after != 0 {
		p.O.OpenInstead(desk.National{ID: p.Now.after, In: p.in})
		return
	}
	p.count()
	p.O.Window.Canvas().Focus(p.code)
}
