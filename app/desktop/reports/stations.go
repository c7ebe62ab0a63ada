package reports

import (
	"fyne.io/fyne/v2"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/forms"
)

// station is one of the steps that a report goes through, in their order.
type station int

const (
	figuresStation station = iota
	checksStation
	wordsStation
	sendStation
	stations
)

func (s station) name() string {
	return assets.Text([...]string{"reports.station.figures", "reports.station.checks", "reports.station.words", "reports.station.send"}[s])
}

// part is what stands in the room and reads for itself: it does not end what the room reads.
type part struct{ desk.Fixed }

// Enter belongs to desk.Page.
func (*part) Enter() {}

// Help belongs to desk.Page.
func (*part) Help() string { return "bao-cao" }

// Keys go along the path; Ctrl+S does what the station is for.
func (r *Room) Keys() []kit.Key {
	all := []kit.Key{kit.SaveKey(r.save), kit.ControlKey(fyne.KeyReturn, r.next), kit.ControlKey(fyne.KeyEnter, r.next)}
	all = append(all, kit.AltKey(fyne.KeyY, r.checks.askDated))
	for s := range stations {
		all = append(all, kit.AltKey(fyne.KeyName(rune('1'+s)), func() { r.goTo(s) }))
	}
	return all
}

// next goes to the next station.
func (r *Room) next() {
	if r.at+1 < stations {
		r.goTo(r.at + 1)
	}
}

// goTo shows a station once what is typed in the present one is kept. What was is not
// looked over, written about or sent.
func (r *Room) goTo(s station) {
	if s == r.at || s != figuresStation && (r.report == nil || r.past.on()) {
		return
	}
	if s != figuresStation && !r.form.settle() {
		r.mendFirst()
		return
	}
	r.leaveStation(func() {
		r.typed.whenKept(func() {
			r.at = s
			r.place.open = false
			if s == sendStation {
				r.sending.which.SetValue(r.sending.first())
			}
			r.o.Window.Canvas().Unfocus()
			r.showStation()
			r.enterStation()
		})
	})
}

// leaveStation calls next when nothing typed in the station would be lost, or asks.
func (r *Room) leaveStation(next func()) {
	switch {
	case r.at == wordsStation && r.words != nil:
		r.words.Leave(next)
	case r.at == sendStation && r.sending.form != nil:
		r.sending.form.Leave(next)
	case r.form.settle():
		r.typed.whenKept(next)
	default:
		kit.Confirm(r.o.Window, assets.Text("figures.unsaved"), assets.Text("figures.unsaved.text", "problem", r.form.grid.Problem()), assets.Text("step.throw.do"), func() {
			r.form.grid.Drop()
			r.typed.whenKept(next)
		})
	}
}

// enterStation loads what the station shows beside the figures, and gives it the keys.
func (r *Room) enterStation() {
	if r.report == nil {
		return
	}
	switch r.at {
	case figuresStation:
		if r.panel.lent {
			r.panel.enter()
		} else {
			r.panel.home()
		}
	case checksStation:
		r.checks.load()
		r.o.FocusIn(r, r.checks.table)
	case wordsStation:
		if r.words == nil {
			r.words = newReportWords(r)
			r.showStation()
		}
		r.words.Enter()
	case sendStation:
		r.sending.enter()
	}
}

// showStation puts the station in view, with what is done there in the head.
func (r *Room) showStation() {
	front := fyne.CanvasObject(r.figures)
	switch r.at {
	case checksStation:
		front = r.checks.Whole
	case wordsStation:
		if r.words != nil {
			front = r.words.all
		}
	case sendStation:
		front = r.sending.Whole
	}
	r.front.Objects = []fyne.CanvasObject{front}
	r.showHead()
	r.tell()
	r.Whole.Refresh()
}

// showHead puts what is done in the station at the right of the head.
func (r *Room) showHead() {
	missing := func() bool { return r.report == nil || r.past.on() }
	rare := func(key string, icon fyne.Resource, do func(), away func() bool) kit.Action {
		return kit.Action{Text: assets.Text(key), Icon: icon, Do: do, Away: away, Rare: true}
	}
	write := kit.Action{Text: assets.Text("reports.write"), Icon: look.IconSave, Key: "Ctrl+S", Main: true, Do: r.writeWorkbook}
	actions := []kit.Action{}
	if r.at+1 < stations {
		actions = append(actions, kit.Action{Text: assets.Text("reports.next", "station", (r.at + 1).name()), Icon: look.IconForward, Key: "Ctrl+Enter", Do: r.next, Away: missing})
	}
	switch r.at {
	case wordsStation:
		actions = append(actions, kit.Action{Text: assets.Text("words.save"), Icon: look.IconEdit, Key: "Ctrl+S", Do: r.save},
			kit.Action{Text: assets.Text("words.write"), Icon: look.IconSave, Main: true, Do: r.writeWords}, rare("words.preview", look.IconEye, r.turnWords, nil))
		write.Main, write.Rare, write.Key = false, true, ""
		actions = append(actions, write)
	case sendStation:
		actions = append(actions, kit.Action{Text: assets.Text("sealed.seal"), Icon: look.IconSend, Key: "Ctrl+S", Main: true, Do: r.save, Away: missing})
		write.Main, write.Rare, write.Key = false, true, ""
		actions = append(actions, write)
	default:
		actions = append(actions, write)
	}
	actions = append(actions, rare("past.ask", look.IconUndo, r.past.choose, func() bool { return r.at != figuresStation }),
		rare("denunciations.ask", look.IconLetter, r.askDenunciations, missing),
		rare("sealed.list", look.IconFolder, r.showSent, missing),
		rare("results.open", look.IconSend, r.openResults, nil),
		rare("board.open", look.IconGrid, func() { r.o.Open(desk.Board{}) }, nil))
	r.bar = kit.NewToolbar([]look.Part{{Object: r.picker.Content()}}, actions...)
	r.head.Objects = []fyne.CanvasObject{kit.NewHead(nil, r.Name, r.bar)}
	r.head.Refresh()
}

// tell says in the head and on the path how far the report has come.
func (r *Room) tell() {
	head := r.head.Objects[0].(*look.Head)
	chips := []look.Chip{}
	if r.report != nil {
		chips = append(chips, reportChip(r.o, r.report.Period, r.sealed, r.began))
	}
	head.Set(r.Name, r.picker.Days(), chips...)
	kit.SetEnabled(r.report != nil, r.bar.Buttons...)
	r.bar.Refresh()
	all := make([]look.Station, stations)
	for s := range stations {
		all[s] = look.Station{Name: s.name()}
		if r.report != nil {
			all[s].About, all[s].Tone = r.stands(s)
		}
		if s == r.at {
			all[s].Tone = look.Told
		}
	}
	r.path.Set(all...)
}

// stands says what is done and what lacks at a station.
func (r *Room) stands(s station) (about string, tone look.Tone) {
	switch s {
	case figuresStation:
		empty := 0
		for _, sheet := range r.report.Sheets {
			empty += r.untyped(sheet)
		}
		about = assets.Text("reports.station.forms", "count", len(r.report.Sheets))
		if empty > 0 {
			return kit.Joined(", ", about, assets.Text("reports.station.untyped", "count", empty)), look.Soon
		}
		return about, look.Done
	case checksStation:
		return r.checks.stands()
	case wordsStation:
		number, written := r.writtenInWords()
		switch {
		case !written:
			return assets.Text("reports.station.unwritten"), look.Still
		case number == "":
			return assets.Text("reports.station.unnumbered"), look.Still
		}
		return assets.Text("reports.station.written", "number", number), look.Done
	}
	p := r.report.Period
	if sent, ok := forms.LastSealed(r.sealed, p); ok {
		if left := unsent(r.o, p, r.sealed); len(left) > 0 {
			return assets.Text("receivers.station.left", "count", len(left), "number", sent.Number), look.Soon
		}
		return assets.Text("reports.station.sent", "day", views.ShortDay(sent.SentOn, r.o.Today()), "number", sent.Number), look.Done
	}
	due := r.o.Law().ReportDue(p)
	if !owed(p, due, r.began) {
		return assets.Text("reports.station.notSent"), look.Still
	}
	tone = look.Still
	if due < r.o.Today() {
		tone = look.Soon
	}
	return assets.Text("reports.station.due", "day", views.ShortDay(due, r.o.Today())), tone
}

// owed reports whether a report has a day by which it must be sent: free dates have none,
// and what was due before the register began is none of its affair.
func owed(p day.Period, due, began day.Date) bool { return p.Kind() != day.FreePeriod && due >= began }

// reportChip says whether the report of a period was sent, or by when it must be.
func reportChip(o *desk.Desk, p day.Period, sealed []register.SealedReport, began day.Date) look.Chip {
	today := o.Today()
	if sent, ok := forms.LastSealed(sealed, p); ok {
		if left := unsent(o, p, sealed); len(left) > 0 {
			return look.Chip{Icon: look.IconClock, Text: assets.Text("receivers.chip.left", "count", len(left)), Tone: look.Soon}
		}
		return look.Chip{Icon: look.IconCheck, Text: assets.Text("reports.chip.sent", "day", views.ShortDay(sent.SentOn, today)), Tone: look.Done}
	}
	due := o.Law().ReportDue(p)
	if !owed(p, due, began) {
		return look.Chip{Icon: look.IconCircle, Text: assets.Text("reports.chip.notSent")}
	}
	chip := look.Chip{Icon: look.IconClock, Text: assets.Text("reports.chip.due", "day", views.ShortDay(due, today), "left", views.DueIn(today, due))}
	switch {
	case due < today:
		chip.Icon, chip.Tone = look.IconError, look.Late
	case views.DueImportance(o.Law(), today, due) != 0:
		chip.Tone = look.Soon
	}
	return chip
}

// Escape leaves the panel for the figure, and another station for the figures.
func (r *Room) Escape() bool {
	switch {
	case r.at != figuresStation:
		r.goTo(figuresStation)
		return true
	case r.panel.left():
		r.panel.home()
		return true
	}
	return false
}

// save does what the station is for.
func (r *Room) save() {
	switch {
	case r.report == nil:
	case r.at == wordsStation:
		if r.words != nil {
			r.words.Save(false)
		}
	case r.at == sendStation:
		if r.sending.which.SetValue(sendingNow); r.sending.form != nil {
			r.sending.form.Save(false)
		}
	default:
		r.writeWorkbook()
	}
}

func (r *Room) openResults() {
	if period, err := r.picker.Period(); err == nil {
		r.o.Open(desk.Results{Period: period})
	}
}

// roomPlace lays head, path, station and foot below each other; a low window takes the
// second line from the path.
type roomPlace struct{}

const (
	pathHigh, pathLow = 56, 40
	lowPage           = 600 // below it the path is low
)

func (roomPlace) MinSize(objects []fyne.CanvasObject) (least fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			least = fyne.NewSize(max(least.Width, o.MinSize().Width), least.Height+o.MinSize().Height)
		}
	}
	return least.AddWidthHeight(0, 8)
}

func (roomPlace) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, foot, path := objects[0].MinSize().Height, float32(0), look.Scaled(pathLow)
	if size.Height >= look.Scaled(lowPage) {
		path = look.Scaled(pathHigh)
	}
	if objects[3].Visible() {
		foot = objects[3].MinSize().Height
	}
	kit.Put(objects[0], 0, 0, size.Width, head)
	kit.Put(objects[1], 0, head, size.Width, path)
	kit.Put(objects[2], 0, head+path+8, size.Width, max(0, size.Height-head-path-8-foot))
	kit.Put(objects[3], 0, size.Height-foot, size.Width, foot)
}
