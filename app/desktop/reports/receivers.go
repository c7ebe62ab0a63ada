package reports

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
)

// receivers are those who get the report of the period in front, and how far it has come with
// each: a message, a slip, and that it was sent.
type receivers struct {
	part
	o      *desk.Desk
	r      *Room
	table  *kit.Table[office.Standing]
	bar    *kit.Toolbar
	about  *fyne.Container
	sealed *register.SealedReport // nil while nothing is sealed for the period
}

func newReceivers(r *Room) *receivers {
	o := r.o
	v := &receivers{o: o, r: r, about: container.NewStack()}
	v.table = kit.NewTable(
		kit.Column[office.Standing]{Width: 40}, // the marks
		kit.Col("sealed.column.to", 220, func(s office.Standing) string { return s.Name }).Growing(),
		kit.Col("receivers.column.email", 180, func(s office.Standing) string { return orNone(s.Email) }).Yielding(2),
		kit.Col("receivers.column.due", 96, func(s office.Standing) string { return s.Due.Shown() }).Yielding(3),
		kit.Col[office.Standing]("receivers.column.state", 200, nil).As(v.state),
		kit.Col("sealed.column.ways", 170, func(s office.Standing) string { return waysOf(s.Went.Content.Ways) }).Yielding(1))
	v.table.Remember(o.App.Preferences(), "reports.receivers")
	v.table.MarkBy = func(s office.Standing) string { return s.Name }
	none := func() bool { return v.sealed == nil || len(v.table.Chosen()) == 0 }
	message := kit.Action{Text: assets.Text("receivers.message"), Icon: look.IconLetter, Key: "Enter", Do: v.message, Away: none, Keep: true}
	actions := []kit.Action{message,
		{Text: assets.Text("receivers.sent"), Icon: look.IconSend, Do: v.askSent, Away: none},
		{Text: assets.Text("receivers.slip"), Icon: look.IconPrint, Do: v.slips, Away: none},
		{Text: assets.Text("receivers.back"), Icon: look.IconUndo, Do: v.takeBack, Away: func() bool { return none() || len(v.later()) == 0 }},
		{Text: assets.Text("receivers.settings"), Icon: look.IconSettings, Do: func() { o.Open(desk.Settings{Section: "reports"}) }}}
	v.bar = kit.NewToolbar(nil, actions...)
	v.table.OnMenu = func() []kit.Action { return actions }
	v.table.OnSelect = func(int) { v.bar.Refresh() }
	v.table.OnMark = v.bar.Refresh
	v.table.Open = func(office.Standing) { v.message() }
	v.Whole = container.NewStack(look.NewSheet(), kit.TopDown(look.Inset(12, 8, v.about), v.table, look.Inset(12, 8, v.bar.Content())))
	return v
}

// orNone is a text, or that there is none.
func orNone(text string) string {
	if text == "" {
		return assets.Text("receivers.noEmail")
	}
	return text
}

func waysOf(ways []register.SendWay) string {
	labels := make([]string, len(ways))
	for i, way := range ways {
		labels[i] = way.Label()
	}
	return strings.Join(labels, ", ")
}

// state says in word and colour how far the report has come.
func (v *receivers) state(s office.Standing) look.Chip {
	switch {
	case s.Sent:
		return look.Chip{Icon: look.IconCheck, Text: assets.Text("receivers.state.sent", "day", s.Went.On.Shown()), Tone: look.Done}
	case v.owedTo(s) && s.Due < v.o.Today():
		return look.Chip{Icon: look.IconError, Text: assets.Text("receivers.state.late"), Tone: look.Late}
	}
	return look.Chip{Icon: look.IconClock, Text: assets.Text("receivers.state.unsent"), Tone: look.Soon}
}

// owedTo reports whether the receiver is owed the report by a day.
func (v *receivers) owedTo(s office.Standing) bool {
	return owed(v.r.period, s.Due, max(v.r.began, s.Since))
}

// load shows how the report stands now.
func (v *receivers) load() {
	p := v.r.period
	desk.Read(v.o, v, assets.Text("sealed.list.failed"), func(ctx context.Context) (*register.SealedReport, error) {
		return v.o.Do().Sealed(ctx, p)
	}, func(sealed *register.SealedReport) {
		if p != v.r.period {
			return
		}
		v.sealed = sealed
		chosen := max(0, v.table.Selected())
		v.table.SetRows(v.o.Do().Standings(p, sealed))
		v.table.Select(chosen)
		v.tell()
		if v.r.at == sendStation && v.r.sending.which.Value() == sendingTo {
			v.o.FocusIn(v.r, v.table)
		}
	})
}

// tell says above the list what can be done.
func (v *receivers) tell() {
	tone, text, act := look.Told, assets.Text("receivers.unsealed"), fyne.CanvasObject(kit.NewButton(assets.Text("receivers.seal"), look.IconForward, func() { v.r.sending.which.SetValue(sendingNow) }))
	if v.sealed != nil {
		text, act = assets.Text("receivers.about", "number", v.sealed.Number, "day", v.sealed.On.Shown()), nil
	}
	v.about.Objects = []fyne.CanvasObject{look.Banner(tone, text, act)}
	v.about.Refresh()
	v.bar.Refresh()
}

// chosen are the receivers marked, or the one under the cursor.
func (v *receivers) chosen() (all []register.ReportReceiver) {
	for _, s := range v.table.Chosen() {
		all = append(all, s.ReportReceiver)
	}
	return all
}

// folder is where messages and slips are written.
func (v *receivers) folder() string { return filepath.Join(v.o.Dir, sentFolder) }

// message writes a message for each of the chosen and opens it in the mail program; then it
// asks whether it was sent. What the report in words lacks is asked about first.
func (v *receivers) message() {
	to, sealed := v.chosen(), v.sealed
	if sealed == nil || len(to) == 0 {
		return
	}
	write := func(out office.Outgoing) {
		kit.RunAsync(func() ([]string, error) { return out.SaveMessages(v.folder(), to) }, func(files []string, err error) {
			if err != nil {
				v.o.Failed(assets.Text("receivers.message.failed"), err)
				return
			}
			v.wrote(files, v.openMessage)
			v.askSent()
		})
	}
	desk.Wait(v.o, assets.Text("receivers.message"), assets.Text("receivers.message.writing"), assets.Text("receivers.message.failed"),
		func(ctx context.Context) (office.Outgoing, error) { return v.o.Do().Outgoing(ctx, *sealed) },
		func(out office.Outgoing) {
			if len(out.Open) == 0 {
				write(out)
				return
			}
			lines := []string{assets.Text("command.narrativeDraft", "count", kit.Number(len(out.Open)))}
			for _, place := range out.Open[:min(len(out.Open), mostOpenNamed)] {
				lines = append(lines, "– "+place.What)
			}
			kit.ConfirmUnready(v.o.Window, assets.Text("compose.incomplete"), strings.Join(lines, "\n")+"\n\n"+assets.Text("receivers.lacking"),
				assets.Text("receivers.lacking.do"), assets.Text("receivers.lacking.back"), func() { write(out) })
		})
}

// mostOpenNamed is how many places that are still to be filled in a question names.
const mostOpenNamed = 6

// slips writes the slip for each of the chosen, and opens it.
func (v *receivers) slips() {
	to, sealed := v.chosen(), v.sealed
	if sealed == nil {
		return
	}
	kit.RunAsync(func() ([]string, error) { return v.o.Do().SaveSlips(v.o.Ctx(), v.folder(), *sealed, to) }, func(files []string, err error) {
		if err != nil {
			v.o.Failed(assets.Text("receivers.slip.failed"), err)
			return
		}
		v.wrote(files, v.o.OpenFile)
	})
}

// openMessage opens a message in the mail program; without one the clerk is told where it
// lies.
func (v *receivers) openMessage(file string) {
	kit.RunAsyncErr(func() error { return desk.OpenOutside(file) }, func(err error) {
		if err != nil {
			slog.Info("no mail program", "error", err)
			kit.ShowProblem(v.o.Window, assets.Text("written.notOpened"), assets.Text("receivers.message.noProgram"), "", assets.Text("receivers.message.byHand", "file", file))
		}
	})
}

// wrote says which files were written and opens them.
func (v *receivers) wrote(files []string, open func(file string)) {
	if len(files) == 0 {
		return
	}
	v.r.written.Say(files[0], assets.Text("receivers.written", "count", len(files), "folder", v.folder()))
	v.r.written.Open.Show()
	for _, file := range files {
		open(file)
	}
}

// wentOut is how a report went to several at once.
type wentOut struct {
	On   day.Date
	Ways []register.SendWay
	Note string
}

// askSent asks when and how the report went to the chosen that have not got it, and writes
// that down.
func (v *receivers) askSent() {
	sealed := v.sealed
	if sealed == nil {
		return
	}
	var to []string
	for _, s := range v.table.Chosen() {
		if !s.Sent {
			to = append(to, s.Name)
		}
	}
	if len(to) == 0 {
		kit.Toast(v.o.Window.Canvas(), assets.Text("receivers.sent.all"))
		return
	}
	ask := kit.NewRecord(v.o.Around(func() desk.Page { return v.r }), 1, wentOut{On: v.o.Today(), Ways: []register.SendWay{register.ByEmail}},
		kit.Day("sealed.field."+register.FieldSentOn, register.FieldSentOn, v.o.DateField(), func(w *wentOut) *day.Date { return &w.On }).Require(),
		kit.Several("sealed.field."+register.FieldWays, register.FieldWays, register.SendWays, func(w *wentOut) *[]register.SendWay { return &w.Ways }).Require(),
		kit.Lines("sealed.field.note", "note", 2, func(w *wentOut) *string { return &w.Note }))
	ask.Heading, ask.Explained = assets.Text("receivers.sent"), assets.Text("receivers.sent.about", "to", strings.Join(to, "; "))
	ask.SaveText, ask.CancelText = assets.Text("receivers.sent.do"), assets.Text("receivers.sent.notYet")
	ask.Check = func(w wentOut) []data.Problem {
		return register.CheckReportSent(&sealed.Sealed, w.On, register.ReportSent{To: to[0], Ways: w.Ways}, v.o.Today())
	}
	ask.Write = func(w wentOut) (kit.Saved, error) {
		var sent []register.ReportSent
		for _, name := range to {
			sent = append(sent, register.ReportSent{To: name, Ways: w.Ways, Note: w.Note})
		}
		return kit.Saved{Then: func() { v.recorded(to, *sealed) }}, v.o.Do().SendReport(v.o.Ctx(), sealed.ID, w.On, sent...)
	}
	ask.Failed = func(err error) { v.o.Failed(assets.Text("receivers.sent.failed"), err) }
	ask.Open()
}

// recorded shows what was written down, and offers to take it back.
func (v *receivers) recorded(to []string, sealed register.SealedReport) {
	v.changed()
	kit.ToastUndo(v.o.Window.Canvas(), assets.Text("receivers.sent.done", "count", len(to)), func() {
		v.unsend(sealed, func(s register.Sending) bool { return slices.Contains(to, s.Content.To) })
	})
}

// unsend takes out what was written after the sealing about receivers, the last each.
func (v *receivers) unsend(sealed register.SealedReport, of func(register.Sending) bool) {
	o, p := v.o, sealed.Period
	kit.RunAsyncErr(func() error {
		now, err := o.Do().Sealed(o.Ctx(), p)
		if err != nil || now == nil || now.ID != sealed.ID {
			return err
		}
		var steps []int64
		for _, s := range o.Do().Standings(p, now) {
			if s.Sent && s.Went.Step > 0 && of(s.Went) {
				steps = append(steps, s.Went.Step)
			}
		}
		return o.Do().UnsendReport(o.Ctx(), now.ID, assets.Text("receivers.back.reason"), steps...)
	}, func(err error) {
		if err != nil && !errors.Is(err, context.Canceled) {
			o.Failed(assets.Text("receivers.back.failed"), err)
		}
		v.changed()
	})
}

// changed reads anew what the head, the path and the list say.
func (v *receivers) changed() {
	v.table.SetMarked(nil)
	v.r.load()
	v.load()
}

// later are the chosen whose sending stands in a step of its own.
func (v *receivers) later() (names []string) {
	for _, s := range v.table.Chosen() {
		if s.Sent && s.Went.Step > 0 {
			names = append(names, s.Name)
		}
	}
	return names
}

// takeBack asks, and takes out that the report went to the chosen.
func (v *receivers) takeBack() {
	names := v.later()
	if v.sealed == nil || len(names) == 0 {
		return
	}
	sealed, steps := *v.sealed, map[int64]bool{}
	for _, s := range v.table.Chosen() {
		steps[s.Went.Step] = s.Went.Step > 0
	}
	kit.Confirm(v.o.Window, assets.Text("receivers.back"), assets.Text("receivers.back.text", "to", strings.Join(names, "; ")), assets.Text("receivers.back.do"),
		func() { v.unsend(sealed, func(s register.Sending) bool { return steps[s.Step] }) })
}

// unsent are those who have not got the report that was sealed last, with what they are owed.
func unsent(o *desk.Desk, p day.Period, sealed []register.SealedReport) (all []office.Standing) {
	last, is := register.LastSealed(sealed, p)
	if !is {
		return nil
	}
	for _, s := range o.Do().Standings(p, &last) {
		if !s.Sent {
			all = append(all, s)
		}
	}
	return all
}

// names are the receivers in a sentence.
func names(all []office.Standing) string {
	var names []string
	for _, s := range all {
		names = append(names, s.Name)
	}
	return strings.Join(names, "; ")
}

// hintBelow belongs under the list of reports: what went to whom.
func hintBelow(words string) *look.Para {
	return look.NewPara(words, look.Ink2, theme.SizeNameCaptionText)
}

// sentLines say how a report went out, a line each.
func sentLines(r register.SealedReport) string {
	var lines []string
	for _, s := range r.Sendings() {
		line := assets.Text("receivers.line", "day", s.On.Shown(), "to", s.Content.To, "ways", waysOf(s.Content.Ways), "author", s.Author)
		lines = append(lines, kit.Joined(" · ", line, s.Content.Note))
	}
	if r.Head != "" {
		lines = append(lines, assets.Text("report.chain", "head", r.Head))
	}
	return strings.Join(lines, "\n")
}

// wentTo names all to whom a report went.
func wentTo(r register.SealedReport) string {
	var all []string
	for _, s := range r.Sendings() {
		if !slices.Contains(all, s.Content.To) {
			all = append(all, s.Content.To)
		}
	}
	return strings.Join(all, "; ")
}
