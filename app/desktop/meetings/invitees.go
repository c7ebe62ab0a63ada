package meetings

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
)

// pickedAtMost is how many letters and visits a search for persons to invite lists.
const pickedAtMost = 40

const (
	pickedLetter = 4 // places behind the cells of a row: the letter's number,
	pickedVisit  = 5 // or the visit's id
)

// inviteePicker looks for persons to invite to a reception day: by their letters,
// and by earlier visits.
type inviteePicker struct {
	desk.PlainPage
	o       *desk.Desk
	dossier *data.DayDossier
	search  *kit.Entry
	table   *kit.Table
	whole   fyne.CanvasObject
	asked   int
}

func newInviteePicker(o *desk.Desk, d *data.DayDossier) *inviteePicker {
	p := &inviteePicker{o: o, dossier: d, search: kit.NewEntry()}
	p.search.SetPlaceHolder(assets.Text("picker.search"))
	look := kit.Debounce(kit.TypingPause, p.load)
	p.search.OnChanged = func(string) { look() }
	p.table = kit.NewTable([]kit.Column{
		{Title: assets.Text("invited.column.of"), Width: 170, Fixed: true}, {Title: assets.Text("invited.column.name"), Width: 220, Fixed: true},
		{Title: assets.Text("desk.column.content"), Width: 300, Grow: true, Fixed: true}, {Title: assets.Text("picker.column.state"), Width: 220, Fixed: true},
	}, nil)
	p.table.Empty = assets.Text("picker.empty")
	p.table.OnOpen = p.pick
	back := kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), o.Back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	invite := kit.NewButton(assets.Text("picker.pick"), theme.ContentAddIcon(), func() { p.pick(p.table.Selected()) })
	invite.Importance = widget.HighImportance
	p.whole = kit.TopDown(container.NewVBox(container.NewHBox(back, heading), kit.Remark("picker.explained"), p.search), p.table,
		container.NewHBox(layout.NewSpacer(), invite))
	return p
}

func (p *inviteePicker) Title() string              { return assets.Text("picker.title", p.dossier.Day.On.Shown()) }
func (p *inviteePicker) Content() fyne.CanvasObject { return p.whole }
func (*inviteePicker) Help() string                 { return "tiep-cong-dan" }

func (p *inviteePicker) Enter() {
	p.load()
	p.o.Window.Canvas().Focus(p.search)
}

// load lists letters first: the open ones while nothing is looked for.
func (p *inviteePicker) load() {
	p.asked++
	mine, o, text := p.asked, p.o, p.search.Value()
	kit.RunAsync(func() (rows [][]string, err error) {
		letters, err := o.Store.Letters(o.Ctx(), store.Query{Text: text, Open: text == "", Sort: store.ByDue, Limit: pickedAtMost})
		if err != nil {
			return nil, err
		}
		for i := range letters.Letters {
			l := letters.Letters[i].Masked()
			rows = append(rows, []string{assets.Text("invited.letter", l.Number.String()), l.Sender.Name, kit.OneLine(l.Content), l.State().Label(), l.Number.String(), ""})
		}
		visits, err := o.Store.SearchReceptions(o.Ctx(), text, pickedAtMost)
		for i := range visits {
			r := visits[i].Masked()
			if r.Letter == "" { // else its letter stands there
				rows = append(rows, []string{assets.Text("invited.visit", r.On.Shown()), r.Visitor.Name, kit.OneLine(r.Content), r.Handling, "", strconv.FormatInt(r.ID, 10)})
			}
		}
		return rows, err
	}, func(rows [][]string, err error) {
		switch {
		case mine != p.asked:
		case err != nil:
			o.Failed(assets.Text("dayPage.failed"), err)
		default:
			p.table.SetLoad(kit.Rows(rows))
		}
	})
}

// pick puts the person of a row on the list and opens what is to be said about them.
func (p *inviteePicker) pick(row int) {
	cells := p.table.Row(row)
	if len(cells) <= pickedVisit {
		return
	}
	visit, _ := strconv.ParseInt(cells[pickedVisit], 10, 64) // empty for a letter
	invitee := data.Invitee{Letter: cells[pickedLetter], Visit: visit, Hour: p.dossier.Day.FirstHour()}
	invited := invitedOf(p.dossier)
	for _, known := range invited {
		if known.Same(invitee) {
			kit.Toast(p.o.Window.Canvas(), assets.Text("picker.known"))
			return
		}
	}
	saveDossier(p.o, p.dossier.Day.ID, append(invited, invitee), func(d data.DayDossier) {
		kit.Toast(p.o.Window.Canvas(), assets.Text("picker.picked", d.Parts[len(d.Parts)-1].Shown()))
		if p.o.InFront(p) {
			p.o.Replace(newInviteePage(p.o, &d, len(d.Parts)-1))
		}
	})
}

func invitedOf(d *data.DayDossier) []data.Invitee {
	all := make([]data.Invitee, len(d.Parts))
	for i := range d.Parts {
		all[i] = d.Parts[i].Invitee
	}
	return all
}

// saveDossier writes whom the office invites to a day, and calls then with the
// dossier as it is now.
func saveDossier(o *desk.Desk, day int64, invited []data.Invitee, then func(data.DayDossier)) {
	kit.RunAsync(func() (data.DayDossier, error) {
		if _, err := o.Store.SaveDossier(o.Ctx(), day, invited); err != nil {
			return data.DayDossier{}, err
		}
		return o.Store.Dossier(o.Ctx(), day)
	}, func(d data.DayDossier, err error) {
		if err != nil {
			o.Failed(assets.Text("dayPage.notSaved"), err)
			return
		}
		then(d)
	})
}

// inviteePage is what is kept about somebody invited: when to come, the advice for
// the leader, how they were invited; beside it what the register knows.
type inviteePage struct {
	o       *desk.Desk
	dossier *data.DayDossier
	at      int

	hour, invitation, advice *kit.Entry
	on                       *kit.DateField
	onField, adviceField     *kit.Field
	form                     *kit.Form
	whole                    fyne.CanvasObject
	begun                    data.Invitee
	gone                     bool
}

func newInviteePage(o *desk.Desk, d *data.DayDossier, at int) *inviteePage {
	part := &d.Parts[at]
	p := &inviteePage{o: o, dossier: d, at: at, begun: part.Invitee, hour: kit.NewEntry(), invitation: kit.NewEntry(), advice: kit.NewTextEntry(9), on: o.DateField()}
	p.hour.SetText(part.Hour)
	p.hour.SetPlaceHolder(assets.Text("invitee.hour.example"))
	p.invitation.SetText(part.Invitation)
	p.invitation.SetPlaceHolder(assets.Text("invitee.invitation.example"))
	p.advice.SetText(part.Advice)
	p.on.SetDate(part.InvitedOn)
	p.onField = kit.NewField(assets.Text("invitee.on"), p.on)
	p.adviceField = kit.NewField(assets.Text("invitee.advice"), p.advice).Across()
	p.form = kit.NewForm(2, p.adviceField, kit.NewField(assets.Text("invitee.hour"), p.hour).Across(),
		p.onField, kit.NewField(assets.Text("invitee.invitation"), p.invitation))
	p.form.OnSave, p.form.OnCancel = p.save, o.Back
	save := kit.NewButton(assets.Text("step.save"), theme.DocumentSaveIcon(), p.save)
	save.Importance = widget.HighImportance
	p.form.OnLastEnter = func() { o.Window.Canvas().Focus(save) }
	drop := kit.NewButton(assets.Text("invitee.drop"), theme.DeleteIcon(), p.drop)
	heading := widget.NewLabelWithStyle(assets.Text("invitee.heading", part.Shown()), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	explained := kit.Remark("invitee.explained")
	if part.Secret() {
		explained = kit.Remark("invitee.secret")
	}
	column := container.NewVBox(heading, explained)
	for _, lack := range d.Lacking(o.Today()) {
		if lack.Part == at {
			line := widget.NewLabel("⚠ " + lack.Sentence)
			line.Importance = widget.WarningImportance
			column.Add(line)
		}
	}
	column.Add(kit.Inset(p.form))
	column.Add(kit.Inset(container.NewHBox(drop, layout.NewSpacer(), kit.NewButton(assets.Text("step.cancel"), theme.CancelIcon(), o.Back), save)))
	p.whole = kit.Besides(column, p.known(part))
	return p
}

// known is what the register says about somebody invited, as everybody may read it.
func (p *inviteePage) known(part *data.DossierPart) fyne.CanvasObject {
	column := container.NewVBox()
	if part.Of != nil {
		l := part.Of.Masked()
		column.Add(container.NewHBox(kit.NewButton(assets.Text("visitPage.openLetter", part.Letter), theme.DocumentIcon(), func() { p.o.Open(desk.Letter{ID: part.Of.ID}) })))
		column.Add(views.NewFactsView(&l))
		for _, r := range l.Replies {
			column.Add(kit.Words(assets.Text("invitee.reply", r.On.Shown(), kit.Joined(" ", r.Type, r.Number)), 380, widget.MediumImportance))
		}
	}
	if part.Came != nil {
		r := part.Came.Masked()
		column.Add(kit.NewHeading(assets.Text("invited.visit", r.On.Shown())))
		column.Add(views.NewPairs(views.VisitFacts(&r)))
	}
	if len(part.Visits)+len(part.Others) > 0 {
		column.Add(kit.NewHeading(assets.Text("visit.past")))
	}
	for i := range part.Visits {
		r := part.Visits[i].Masked()
		column.Add(kit.Words(kit.Joined(": ", assets.Text("visit.past.visit", r.On.Shown()), kit.Joined(" · ", kit.OneLine(r.Content), r.Outcome)), 380, widget.LowImportance))
	}
	for i := range part.Others {
		l := part.Others[i].Masked()
		column.Add(kit.Words(kit.Joined(": ", assets.Text("invited.letter", l.Number.String()), kit.Joined(" · ", kit.OneLine(l.Content), l.State().Label())), 380, widget.LowImportance))
	}
	return column
}

func (p *inviteePage) Title() string              { return assets.Text("dayPage.title") }
func (p *inviteePage) Content() fyne.CanvasObject { return p.whole }
func (*inviteePage) Help() string                 { return "tiep-cong-dan" }
func (p *inviteePage) Enter()                     { p.o.FocusForm(p.form) }

func (p *inviteePage) typed() (data.Invitee, error) {
	i := p.begun
	on, err := p.on.Date()
	i.Hour, i.Advice, i.InvitedOn, i.Invitation = p.hour.Value(), p.advice.Value(), on, p.invitation.Value()
	return data.Dossier{Invited: []data.Invitee{i}}.Tidy().Invited[0], err
}

func (p *inviteePage) Keys() []kit.Key { return []kit.Key{kit.SaveKey(p.save)} }

func (p *inviteePage) Leave(next func()) {
	i, err := p.typed()
	p.o.LeaveTyped(p.gone || err == nil && i == p.begun, next)
}

func (p *inviteePage) save() {
	p.o.Window.Canvas().Unfocus()
	p.form.Clear()
	i, err := p.typed()
	invited := invitedOf(p.dossier)
	invited[p.at] = i
	for _, problem := range p.dossier.Parts[p.at].CheckAdvice(i.Advice) {
		p.adviceField.SetProblem(problem.Sentence)
		p.form.FocusFirstProblem()
		return
	}
	if err == nil {
		for _, problem := range data.Blocking(data.CheckDossier(data.Dossier{Invited: invited[p.at : p.at+1]}, p.dossier.Day.On, p.o.Today())) {
			p.onField.SetProblem(problem.Sentence)
			p.form.FocusFirstProblem()
			return
		}
	} else {
		p.onField.SetProblem(err.Error())
		p.form.FocusFirstProblem()
		return
	}
	saveDossier(p.o, p.dossier.Day.ID, invited, func(data.DayDossier) {
		p.gone = true
		kit.Toast(p.o.Window.Canvas(), assets.Text("invitee.saved"))
		if p.o.InFront(p) {
			p.o.Drop()
		}
	})
}

// drop takes somebody off the list; the steps of the day keep what was written.
func (p *inviteePage) drop() {
	kit.Confirm(p.o.Window, assets.Text("invitee.drop"), assets.Text("invitee.drop.ask", p.dossier.Parts[p.at].Shown()), assets.Text("invitee.drop"), func() {
		invited := invitedOf(p.dossier)
		saveDossier(p.o, p.dossier.Day.ID, append(invited[:p.at:p.at], invited[p.at+1:]...), func(data.DayDossier) {
			p.gone = true
			p.o.Drop()
		})
	})
}
