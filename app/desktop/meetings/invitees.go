package meetings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
)

// pickedAtMost is how many letters and visits a search for persons to invite lists.
const pickedAtMost = 40

// inviteePicker looks for persons to invite to a reception day: by their letters,
// and by earlier visits.
type inviteePicker struct {
	desk.Fixed
	o       *desk.Desk
	dossier *register.DayDossier
	search  *kit.Entry
	table   *kit.Table[known]
}

// known is somebody whom the register knows, by a letter or a visit.
type known struct {
	register.Invitee
	of, name, content, state string
	code                     look.Chip // of a denouncer
}

func newInviteePicker(o *desk.Desk, d *register.DayDossier) *inviteePicker {
	p := &inviteePicker{o: o, dossier: d}
	p.search = kit.NewSearch("picker.search", p.look)
	p.table = kit.NewTable(
		kit.Col("invited.column.of", 170, func(k known) string { return k.of }), kit.Col("invited.column.name", 180, func(k known) string { return k.name }).As(func(k known) look.Chip { return k.code }),
		kit.Col("desk.column.content", 260, func(k known) string { return k.content }).Growing(), kit.Col("picker.column.state", 180, func(k known) string { return k.state }).Yielding(1))
	p.table.Empty = assets.Text("picker.empty")
	p.table.Failed = failing(o, "dayPage.failed")
	p.table.Open = p.pick
	p.Name = assets.Text("picker.title", "day", d.Day.On.Shown())
	bar := kit.NewToolbar(nil, kit.Action{Text: assets.Text("picker.pick"), Icon: look.IconAdd, Key: "Enter", Main: true, Do: func() {
		if row, ok := p.table.SelectedRow(); ok {
			p.pick(row)
		}
	}})
	about := look.NewPara(assets.Text("picker.explained"), look.Ink2, theme.SizeNameCaptionText)
	p.Whole = kit.TopDown(container.NewVBox(kit.NewHead(o.Back, p.Name, bar), about, p.search, container.NewStack()), p.table, nil)
	return p
}

func (*inviteePicker) Help() string { return "tiep-cong-dan" }

func (p *inviteePicker) Enter() {
	p.look()
	p.o.Window.Canvas().Focus(p.search)
}

// look lists letters first: the open ones while nothing is looked for.
func (p *inviteePicker) look() {
	o, text, hour := p.o, p.search.Value(), p.dossier.Day.FirstHour()
	p.table.LoadAll(func(ctx context.Context) (rows []known, err error) {
		letters, err := o.Store.Letters(ctx, store.Query{Text: text, Open: text == "", Sort: store.ByDue, Limit: pickedAtMost})
		if err != nil {
			return nil, err
		}
		for _, l := range letters.Letters {
			code, number := views.SenderChip(&l), l.Number.String()
			l := l.Masked()
			rows = append(rows, known{register.Invitee{Letter: number, Hour: hour}, assets.Text("invited.letter", "letter", number), l.Sender.Name, kit.OneLine(l.Content), l.State().Label(), code})
		}
		visits, err := o.Store.SearchReceptions(ctx, text, pickedAtMost)
		for _, r := range visits {
			code := views.VisitorChip(&r)
			if r := r.Masked(); r.Letter == "" { // else its letter stands there
				rows = append(rows, known{register.Invitee{Visit: r.ID, Hour: hour}, assets.Text("invited.visit", "visit", r.On.Shown()), r.Visitor.Name, kit.OneLine(r.Content), r.Handling, code})
			}
		}
		return rows, err
	})
}

// pick puts somebody on the list and opens what is to be said about them.
func (p *inviteePicker) pick(k known) {
	o, day, invited := p.o, p.dossier.Day.ID, invitedOf(p.dossier)
	if slices.ContainsFunc(invited, k.Same) {
		kit.Toast(o.Window.Canvas(), assets.Text("picker.known"))
		return
	}
	desk.Try(o, assets.Text("dayPage.notSaved"), func() (d register.DayDossier, err error) {
		if _, err = o.Do().SaveDossier(o.Ctx(), day, append(invited, k.Invitee)); err != nil {
			return d, err
		}
		return o.Store.Dossier(o.Ctx(), day)
	}, func(d register.DayDossier) {
		last := len(d.Parts) - 1
		kit.Toast(o.Window.Canvas(), assets.Text("picker.picked", "person", d.Parts[last].Shown()))
		if o.InFront(p) {
			o.Replace(newInviteePage(o, &d, last))
		}
	})
}

func invitedOf(d *register.DayDossier) []register.Invitee {
	all := make([]register.Invitee, len(d.Parts))
	for i := range d.Parts {
		all[i] = d.Parts[i].Invitee
	}
	return all
}

// inviteePage is what is kept about somebody invited: when to come, the advice for
// the leader, how they were invited; beside it what the register knows.
type inviteePage struct{ *kit.Record[register.Invitee] }

// inviteeWidth of the questions leaves room for what is known on a small screen.
const inviteeWidth = 640

// fieldAdvice is the name of the question that problems of the advice stand beside.
const fieldAdvice = "advice"

func newInviteePage(o *desk.Desk, d *register.DayDossier, at int) *inviteePage {
	part, p := &d.Parts[at], &inviteePage{}
	p.Record = kit.NewRecord(o.Around(func() desk.Page { return p }), 2, part.Invitee,
		kit.Lines("invitee.advice", fieldAdvice, 9, func(i *register.Invitee) *string { return &i.Advice }),
		kit.Line("invitee.hour", "", func(i *register.Invitee) *string { return &i.Hour }).Across().Example("invitee.hour.example"),
		kit.Day("invitee.on", register.FieldInvited, o.DateField(), func(i *register.Invitee) *day.Date { return &i.InvitedOn }),
		kit.Line("invitee.invitation", "", func(i *register.Invitee) *string { return &i.Invitation }).Example("invitee.invitation.example"))
	p.Heading, p.Explained = assets.Text("invitee.heading", "person", part.Shown()), assets.Text("invitee.explained")
	if part.Secret() {
		p.Explained = assets.Text("invitee.secret")
	}
	lacking := container.NewVBox()
	for _, lack := range d.Lacking(o.Today()) {
		if lack.Part == at {
			lacking.Add(look.Banner(look.Soon, lack.Sentence, nil))
		}
	}
	p.Above, p.FormWidth, p.Beside = lacking, inviteeWidth, knownOf(o, part)
	p.Check = func(i register.Invitee) []data.Problem {
		problems := part.CheckAdvice(i.Advice)
		for n := range problems {
			problems[n].Field = fieldAdvice
		}
		return append(problems, register.CheckDossier(register.Dossier{Invited: []register.Invitee{i}}, d.Day.On, o.Today())...)
	}
	p.Write = func(i register.Invitee) (kit.Saved, error) {
		invited := invitedOf(d)
		invited[at] = i
		_, err := o.Do().SaveDossier(o.Ctx(), d.Day.ID, invited)
		return kit.Saved{Said: assets.Text("invitee.saved"), Then: o.Drop}, err
	}
	p.Failed = failing(o, "dayPage.notSaved")
	p.Danger = kit.NewButton(assets.Text("invitee.drop"), look.IconDelete, func() { p.drop(o, d, at) })
	return p
}

func (*inviteePage) Help() string { return "tiep-cong-dan" }

// drop takes somebody off the list; the steps of the day keep what was written.
func (p *inviteePage) drop(o *desk.Desk, d *register.DayDossier, at int) {
	kit.Confirm(o.Window, assets.Text("invitee.drop"), assets.Text("invitee.drop.ask", "person", d.Parts[at].Shown()), assets.Text("invitee.drop"), func() {
		invited := invitedOf(d)
		kit.RunAsyncErr(func() error {
			_, err := o.Do().SaveDossier(o.Ctx(), d.Day.ID, append(invited[:at:at], invited[at+1:]...))
			return err
		}, func(err error) {
			switch {
			case err != nil:
				p.Failed(err)
			case o.InFront(p):
				o.Drop()
			}
		})
	})
}

// knownOf is what the register says about somebody invited, as everybody may read it.
func knownOf(o *desk.Desk, part *register.DossierPart) fyne.CanvasObject {
	column := container.NewVBox()
	line := func(importance widget.Importance, text string) { column.Add(kit.Words(text, 380, importance)) }
	if part.Of != nil {
		l := part.Of.Masked()
		column.Add(container.NewHBox(kit.NewButton(assets.Text("visitPage.openLetter", "letter", part.Letter), look.IconLetter, func() { o.Open(desk.Letter{ID: l.ID}) })))
		column.Add(views.NewFactsView(&l))
		for _, r := range l.Replies {
			line(widget.MediumImportance, assets.Text("invitee.reply", "day", r.On.Shown(), "document", kit.Joined(" ", r.Type, r.Number)))
		}
	}
	if part.Came != nil {
		r := part.Came.Masked()
		column.Add(kit.NewHeading(assets.Text("invited.visit", "visit", r.On.Shown())))
		column.Add(views.NewPairs(views.VisitFacts(&r)))
	}
	if len(part.Visits)+len(part.Others) > 0 {
		column.Add(kit.NewHeading(assets.Text("visit.past")))
	}
	for _, r := range part.Visits {
		r = r.Masked()
		line(widget.LowImportance, kit.Joined(": ", assets.Text("visit.past.visit", "day", r.On.Shown()), kit.Joined(" · ", kit.OneLine(r.Content), r.Outcome)))
	}
	for _, l := range part.Others {
		l = l.Masked()
		line(widget.LowImportance, kit.Joined(": ", assets.Text("invited.letter", "letter", l.Number.String()), kit.Joined(" · ", kit.OneLine(l.Content), l.State().Label())))
	}
	return column
}
