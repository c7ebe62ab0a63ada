package reports

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// sending is the station "Gửi": how the report was sent, and all that were.
type sending struct {
	part
	r      *Room
	which  *views.RoomTabs
	front  *fyne.Container
	form   *sendForm // nil until the station is opened for the period
	to     *receivers
	sent   *sentReports
	banner *fyne.Container
}

// The views of the station.
const (
	sendingNow = "now"
	sendingTo  = "to"
	sentBefore = "before"
)

func newSending(r *Room) *sending {
	s := &sending{r: r, front: container.NewStack(), banner: container.NewStack()}
	s.sent, s.to = newSentReports(r), newReceivers(r)
	s.which = views.NewRoomTabs(kit.Options("sealed.view.", sendingNow, sendingTo, sentBefore), func(string) {
		s.show()
		s.focus()
	})
	s.which.SetValue(sendingNow)
	s.Whole = kit.TopDown(s.which, look.Inset(0, 4, s.front), nil)
	return s
}

// forget is called when another period is in front.
func (s *sending) forget() {
	s.form = nil
	s.which.SetValue(sendingNow)
}

// first is the view that a clerk wants first: once the report is sealed, who has it.
func (s *sending) first() string {
	if _, sealed := register.LastSealed(s.r.sealed, s.r.period); sealed {
		return sendingTo
	}
	return sendingNow
}

// enter shows the form of the period in front.
func (s *sending) enter() {
	r := s.r
	if s.form == nil || s.form.edition != r.report.Edition {
		s.form = newSendForm(r, r.report.Period, r.report.Edition, r.picker.FileName())
		s.form.begin()
	}
	s.show()
	s.sent.load()
	s.to.load()
	s.focus()
}

// focus gives the keys to the view in front.
func (s *sending) focus() {
	r := s.r
	switch {
	case r.at != sendStation:
	case s.which.Value() == sendingTo:
		r.o.FocusIn(r, s.to.table)
	case s.which.Value() == sentBefore:
		r.o.FocusIn(r, s.sent.table)
	case s.form != nil && !s.form.Typed() && r.o.InFront(r) && r.o.Window.Canvas().Overlays().Top() == nil:
		s.form.FocusFirst()
		s.form.markNumber()
	}
}

// show puts the view in front that is chosen.
func (s *sending) show() {
	s.front.Objects = []fyne.CanvasObject{s.sent.Whole}
	if s.which.Value() == sendingTo {
		s.front.Objects = []fyne.CanvasObject{s.to.Whole}
	}
	if s.which.Value() == sendingNow && s.form != nil {
		s.tell()
		words := container.NewVBox(s.banner)
		s.front.Objects = []fyne.CanvasObject{look.Card(kit.SentenceCase(s.form.period.Name()), s.form.Heading, kit.TopDown(look.Inset(14, 8, words), look.Inset(8, 4, s.form.body), nil))}
	}
	s.front.Refresh()
}

// tell says above the form whether the report was sent and what is to be looked at first.
func (s *sending) tell() {
	if s.form == nil || s.r.report == nil {
		return
	}
	r := s.r
	tone, text := look.Told, reportStanding(r.o, r.report.Period, r.sealed, r.began)
	if running := r.report.Running(); running != "" {
		text += ". " + strings.TrimSuffix(running, ".")
	}
	var act fyne.CanvasObject
	if r.checks.examined {
		text += ". " + r.checks.said()
		if len(r.checks.found) > 0 {
			tone, act = look.Soon, kit.NewButton(assets.Text("reports.problems.show"), nil, func() { r.goTo(checksStation) })
		}
	}
	s.banner.Objects = []fyne.CanvasObject{look.Banner(tone, text, act)}
	s.banner.Refresh()
}

// showSent leads to the reports that were sent.
func (r *Room) showSent() {
	r.goTo(sendStation)
	if r.at == sendStation {
		r.sending.which.SetValue(sentBefore)
		r.sending.enter()
	}
}

// reportStanding says whether the report of a period was sent, or by when it must be.
func reportStanding(o *desk.Desk, p day.Period, sealed []register.SealedReport, began day.Date) string {
	if sent, ok := forms.LastSealed(sealed, p); ok {
		said := assets.Text("sealed.sent", "day", sent.SentOn.Shown(), "number", sent.Number)
		if left := unsent(o, p, sealed); len(left) > 0 {
			said = assets.Text("receivers.left", "sent", said, "to", names(left))
		}
		return said
	}
	due := o.Law().ReportDue(p)
	if !owed(p, due, began) {
		return assets.Text("sealed.notSent")
	}
	return assets.Text("sealed.notSentDue", "due", due.Shown(), "left", views.DueIn(o.Today(), due))
}

// sendForm asks how a report was sent, writes its workbook, and seals it.
type sendForm struct {
	*kit.Record[answered]
	o       *desk.Desk
	r       *Room
	period  day.Period
	edition *forms.Edition
	body    fyne.CanvasObject
}

// answered is what the form asks, and the file that the workbook is written to.
type answered struct {
	register.Sealed
	File string
}

// newSendForm proposes fileName for the workbook.
func newSendForm(r *Room, p day.Period, edition *forms.Edition, fileName string) *sendForm {
	o := r.o
	f := &sendForm{o: o, r: r, period: p, edition: edition}
	frame := o.Around(func() desk.Page { return r })
	frame.Back = func() { r.Escape() }
	f.Record = kit.NewRecord(frame, 2,
		answered{Sealed: register.Sealed{Period: p, On: o.Today(), SentOn: o.Today(), To: o.Store.Settings().Receiver, Whole: o.Store.Settings().ReportWhole}}, f.questions()...)
	f.PassEnter()
	f.Heading = assets.Text("sealed.heading", "from", p.From.Shown(), "to", p.To.Shown())
	if asOf := r.report.AsOf; !asOf.IsZero() {
		f.Heading = assets.Text("sealed.heading.running", "day", asOf.Shown())
	}
	f.Explained = assets.Text("sealed.about")
	f.Check = func(s answered) []data.Problem { return register.CheckSealed(s.Tidy(), o.Today()) }
	title := assets.Text("sealed.title")
	f.Before = func(s *answered, write func()) {
		o.ChooseSave(title, fileName, "*.xlsx", func(file string) {
			s.File = file
			write()
		})
	}
	f.Run = func(s answered, done func(kit.Saved, error)) {
		kit.RunWithProgress(o.Window, title, assets.Text("sealed.sealing"), func(ctx context.Context, set func(float64, string)) (register.SealedReport, error) {
			set(-1, "")
			return o.Do().Seal(ctx, s.Tidy(), edition, s.File)
		}, func(_ register.SealedReport, err error) {
			done(kit.Saved{Then: func() { r.sent(s.File) }}, err)
		})
	}
	f.Failed = func(err error) { o.Failed(assets.Text("sealed.failed"), err) }
	f.body = f.Body()
	return f
}

// sent says that the report in front was sent, and lists it.
func (r *Room) sent(file string) {
	r.sending.form = nil
	r.written.Say(file, assets.Text("sealed.done", "file", file))
	r.written.Open.Show()
	r.sending.which.SetValue(sendingTo)
	r.load()
	r.sending.sent.load()
	r.sending.to.load()
}

func (f *sendForm) questions() []*kit.Question[answered] {
	line := func(name string, at func(*answered) *string) *kit.Question[answered] {
		return kit.Line("sealed.field."+name, name, at).Require()
	}
	on := func(name string, at func(*answered) *day.Date) *kit.Question[answered] {
		return kit.Day("sealed.field."+name, name, f.o.DateField(), at).Require()
	}
	return []*kit.Question[answered]{
		line(register.FieldNumber, func(s *answered) *string { return &s.Number }).Example("sealed.number.example"),
		on(register.FieldOn, func(s *answered) *day.Date { return &s.On }),
		kit.Suggested("sealed.field."+register.FieldSignedBy, register.FieldSignedBy, f.o.EarlierSigners, func(s *answered) *string { return &s.SignedBy }).Require(),
		kit.Suggested("sealed.field.role", "role", func(typed string) []string { return kit.Fitting(desk.SigningRoles(), typed) },
			func(s *answered) *string { return &s.Role }).Example("compose.role.example"),
		kit.Line("sealed.field.place", "place", func(s *answered) *string { return &s.Place }),
		on(register.FieldSentOn, func(s *answered) *day.Date { return &s.SentOn }),
		kit.Suggested("sealed.field."+register.FieldTo, register.FieldTo, f.receivers, func(s *answered) *string { return &s.To }).Require().Across(),
		kit.Several("sealed.field."+register.FieldWays, register.FieldWays, register.SendWays,
			func(s *answered) *[]register.SendWay { return &s.Ways }).Require(),
		kit.Tick("sealed.field.whole", "whole", func(s *answered) *bool { return &s.Whole }).Across(),
		kit.Lines("sealed.field.note", "note", 2, func(s *answered) *string { return &s.Note }),
	}
}

// receivers are the names of those who get reports, as far as they fit what is typed.
func (f *sendForm) receivers(typed string) []string {
	var all []string
	for _, r := range f.o.Store.Settings().ReportReceivers() {
		all = append(all, r.Name)
	}
	return kit.Fitting(all, typed)
}

// begin proposes what the report in words and the settings say.
func (f *sendForm) begin() {
	desk.Load(f.o, f.r.sending, f.cover, func(cover register.Sealed, err error) {
		if err != nil {
			f.o.Failed(assets.Text("words.failed"), err)
			return
		}
		f.propose(cover)
	})
}

// cover is what is known of the report's document, with the next number where none is.
func (f *sendForm) cover(ctx context.Context) (register.Sealed, error) {
	cover, err := f.o.Do().Cover(ctx, f.period)
	if err == nil && cover.Number == "" {
		cover.Number, err = f.o.Do().NextReportNumber(ctx, f.period)
	}
	return cover, err
}

// propose fills in what the clerk has not typed.
func (f *sendForm) propose(words register.Sealed) {
	edit := func(s *answered) {
		s.Number, s.SignedBy, s.Role, s.Place = cmp.Or(s.Number, words.Number), cmp.Or(s.SignedBy, words.SignedBy), cmp.Or(s.Role, words.Role), cmp.Or(s.Place, words.Place)
		if !words.On.IsZero() && words.On <= f.o.Today() {
			s.On = words.On
		}
	}
	if f.Typed() {
		f.Edit(edit)
		return
	}
	begin, _ := f.Read()
	edit(&begin)
	f.Begin(begin)
	f.markNumber()
}

// markNumber marks the proposed number where the cursor stands, so that what is typed
// takes its place and does not stand behind it.
func (f *sendForm) markNumber() {
	canvas := f.o.Window.Canvas()
	number, is := f.Question(register.FieldNumber).Widget.(fyne.Focusable)
	if entry, marks := canvas.Focused().(fyne.Shortcutable); marks && is && canvas.Focused() == number {
		entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}
