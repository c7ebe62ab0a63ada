package reports

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
	"donthu/reports/word"
)

// sendForm asks how a report was sent, writes its workbook, and seals it.
type sendForm struct {
	*kit.Record[sending]
	o       *desk.Desk
	period  day.Period
	edition *forms.Edition
	checked *widget.Label // how many things are to be looked at
}

// sending is what the form asks, and the file that the workbook is written to.
type sending struct {
	register.Sealed
	File string
}

// newSendForm proposes fileName for the workbook; sent is told its path.
func newSendForm(o *desk.Desk, p day.Period, edition *forms.Edition, fileName string, sent func(file string)) *sendForm {
	f := &sendForm{o: o, period: p, edition: edition, checked: widget.NewLabel("")}
	f.Record = kit.NewRecord(o.Around(func() desk.Page { return f }), 2,
		sending{Sealed: register.Sealed{Period: p, On: o.Today(), SentOn: o.Today(), To: o.Store.Settings().Receiver}}, f.questions()...)
	f.Heading, f.Explained = assets.Text("sealed.heading", "period", p.Name(), "from", p.From.Shown(), "to", p.To.Shown()), assets.Text("sealed.about")
	f.SaveText, f.CancelText = assets.Text("sealed.seal"), assets.Text("sealed.cancel")
	checks := kit.NewButton(assets.Text("sealed.checks"), look.IconClipboard, func() { o.Push(newChecks(o, p, edition)) })
	f.Above = container.NewBorder(nil, nil, nil, checks, f.checked)
	f.Check = func(s sending) []data.Problem { return register.CheckSealed(s.Tidy(), o.Today()) }
	f.Before = func(s *sending, write func()) {
		o.ChooseSave(f.Title(), fileName, "*.xlsx", func(file string) {
			s.File = file
			write()
		})
	}
	f.Run = func(s sending, done func(kit.Saved, error)) {
		kit.RunWithProgress(o.Window, f.Title(), assets.Text("sealed.sealing"), func(ctx context.Context, set func(float64, string)) (register.SealedReport, error) {
			set(-1, "")
			return o.Do().Seal(ctx, s.Tidy(), edition, s.File)
		}, func(_ register.SealedReport, err error) {
			done(kit.Saved{Then: func() {
				o.Drop()
				sent(s.File)
			}}, err)
		})
	}
	f.Failed = func(err error) { o.Failed(assets.Text("sealed.failed"), err) }
	return f
}

func (f *sendForm) questions() []*kit.Question[sending] {
	line := func(name string, at func(*sending) *string) *kit.Question[sending] {
		return kit.Line("sealed.field."+name, name, at).Require()
	}
	on := func(name string, at func(*sending) *day.Date) *kit.Question[sending] {
		return kit.Day("sealed.field."+name, name, f.o.DateField(), at).Require()
	}
	return []*kit.Question[sending]{
		line(register.FieldNumber, func(s *sending) *string { return &s.Number }).Example("sealed.number.example"),
		on(register.FieldOn, func(s *sending) *day.Date { return &s.On }),
		line(register.FieldSignedBy, func(s *sending) *string { return &s.SignedBy }),
		on(register.FieldSentOn, func(s *sending) *day.Date { return &s.SentOn }),
		line(register.FieldTo, func(s *sending) *string { return &s.To }).Across(),
		kit.Several("sealed.field."+register.FieldWays, register.FieldWays, register.SendWays,
			func(s *sending) *[]register.SendWay { return &s.Ways }).Require(),
		kit.Lines("sealed.field.note", "note", 2, func(s *sending) *string { return &s.Note }),
	}
}

func (*sendForm) Title() string { return assets.Text("sealed.title") }
func (*sendForm) Help() string  { return "bao-cao" }

// Enter proposes what the report in words says, and examines the report: the clerk
// should know before it is sealed.
func (f *sendForm) Enter() {
	f.Record.Enter()
	desk.Load(f.o, f, f.inWords, func(words register.Sealed, err error) {
		if err != nil {
			f.o.Failed(assets.Text("words.failed"), err)
		} else {
			f.propose(words)
		}
		desk.Read(f.o, f, assets.Text("sealed.checks.failed"), func(ctx context.Context) ([]forms.Finding, error) {
			return f.o.Do().Review(ctx, f.edition, f.period)
		}, func(found []forms.Finding) {
			f.checked.Importance, f.checked.Text = foundInWords(found)
			f.checked.Refresh()
		})
	})
}

// inWords is what the report in words says of its number, day and signer.
func (f *sendForm) inWords(ctx context.Context) (words register.Sealed, err error) {
	typed, err := f.o.Store.TypedFigures(ctx, register.ReportWords, f.period)
	if err != nil {
		return words, err
	}
	words.SignedBy, words.On = typed.Texts[word.ReportSigner], word.ReportOptions(typed, 0).On
	if words.Number = typed.Texts[word.ReportNumber]; words.Number != "" {
		info, _, err := word.Read(f.o.Dir, word.ReportEdition(f.period).Words)
		if symbol := info.SymbolFor(f.o.Store.Settings()); err == nil && symbol != "" {
			words.Number += "/" + symbol
		}
	}
	return words, nil
}

// propose fills in what the clerk has not typed.
func (f *sendForm) propose(words register.Sealed) {
	edit := func(s *sending) {
		s.Number, s.SignedBy = cmp.Or(s.Number, words.Number), cmp.Or(s.SignedBy, words.SignedBy)
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
}

// checks is the page "Kiểm tra trước khi gửi": what is to be looked at before a report
// leaves, each with the letters behind it.
type checks struct {
	desk.Fixed
	o       *desk.Desk
	period  day.Period
	edition *forms.Edition
	table   *kit.Table[forms.Finding]
	state   *widget.Label
}

func newChecks(o *desk.Desk, p day.Period, edition *forms.Edition) *checks {
	c := &checks{o: o, period: p, edition: edition, state: kit.Wrapped("", widget.MediumImportance)}
	c.table = kit.NewTable(
		kit.Col("sealed.column.concern", 250, func(f forms.Finding) string { return f.Concern.Label() }),
		kit.Col("sealed.column.finding", 640, func(f forms.Finding) string { return f.Text }).Growing(),
		kit.Col("sealed.column.letters", 112, func(f forms.Finding) string {
			if len(f.Letters) == 0 {
				return ""
			}
			return kit.Number(len(f.Letters))
		}).Right())
	c.table.Remember(o.App.Preferences(), "reports.checks")
	c.table.Open = c.open
	whole := kit.Wrapped("", widget.MediumImportance) // the selected finding: a row may be too short for it
	c.table.OnSelect = func(int) {
		f, _ := c.table.SelectedRow()
		whole.SetText(f.Text)
	}
	c.table.Colour = func(f forms.Finding) widget.Importance {
		return kit.ImportantIf(f.Concern == forms.BrokenRule, widget.DangerImportance)
	}
	head := kit.Bold(assets.Text("sealed.checks.heading", "period", p.Name(), "from", p.From.Shown(), "to", p.To.Shown()))
	c.Fixed = newFixed("sealed.checks", container.NewVBox(container.NewBorder(nil, nil, nil, backButton(o), head), c.state), c.table,
		container.NewVBox(whole, hint("sealed.checks.hint")))
	return c
}

// newFixed is a page about reports that lies on a room.
func newFixed(title string, top, content, bottom fyne.CanvasObject) desk.Fixed {
	return desk.Fixed{Name: assets.Text(title), Whole: kit.TopDown(top, content, bottom)}
}

// backButton leaves a page that lies on a room.
func backButton(o *desk.Desk) fyne.CanvasObject {
	return kit.NewButton(assets.Text("sealed.back"), nil, o.Back)
}

// hint says below a table what its rows open.
func hint(key string) *widget.Label {
	label := widget.NewLabel(assets.Text(key))
	label.Importance = widget.LowImportance
	return label
}

func (*checks) Help() string { return "bao-cao" }

// Enter examines anew: the clerk may have mended letters.
func (c *checks) Enter() {
	c.state.SetText(assets.Text("reports.computing"))
	desk.Load(c.o, c, func(ctx context.Context) ([]forms.Finding, error) {
		return c.o.Do().Review(ctx, c.edition, c.period)
	}, func(found []forms.Finding, err error) {
		if err != nil {
			c.state.SetText("")
			c.o.Failed(assets.Text("sealed.checks.failed"), err)
			return
		}
		c.state.Importance, c.state.Text = foundInWords(found)
		c.state.Refresh()
		c.table.SetRows(found)
		c.table.Select(0)
		c.o.FocusIn(c, c.table)
	})
}

// open shows the letters of a finding.
func (c *checks) open(f forms.Finding) {
	switch {
	case len(f.Letters) == 0:
		kit.Toast(c.o.Window.Canvas(), assets.Text("sealed.checks.noLetters"))
	case f.Concern == forms.Incomplete && f.Subject == forms.Letters && len(f.Letters) == 1:
		c.o.Open(desk.Letter{ID: f.Letters[0]})
	default:
		openFigure(c.o, c.period, shownFigure{f.Text, f.Subject, forms.Figure{Value: float64(len(f.Letters)), Letters: f.Letters}})
	}
}

func foundInWords(found []forms.Finding) (widget.Importance, string) {
	if len(found) > 0 {
		return widget.WarningImportance, assets.Text("sealed.checks.some", "count", len(found))
	}
	return widget.SuccessImportance, assets.Text("sealed.checks.none")
}
