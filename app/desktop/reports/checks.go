package reports

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/reports/forms"
)

// checks is the station "Kiểm tra": what is to be looked at before a report leaves, each
// with the letters behind it.
type checks struct {
	part
	r          *Room
	head       *look.CardHead
	table      *kit.Table[forms.Finding]
	whole      *look.Para  // the chosen finding: a row may be too short for it
	dating     *kit.Button // tells the day of letters that were processed on an unknown one
	list, none fyne.CanvasObject
	found      []forms.Finding
	examined   bool
}

func newChecks(r *Room) *checks {
	c := &checks{r: r, head: look.NewCardHead(assets.Text("sealed.checks"), ""), whole: look.NewPara("", theme.ColorNameForeground, theme.SizeNameText)}
	c.table = kit.NewTable(
		kit.Col[forms.Finding]("sealed.column.concern", 190, nil).As(func(f forms.Finding) look.Chip {
			if f.Concern == forms.BrokenRule {
				return look.Chip{Icon: look.IconError, Text: f.Concern.Label(), Tone: look.Late}
			}
			return look.Chip{Icon: look.IconWarning, Text: f.Concern.Label(), Tone: look.Soon}
		}),
		kit.Col("sealed.column.finding", 320, func(f forms.Finding) string { return f.Text }).Growing(),
		kit.Col("sealed.column.letters", 112, func(f forms.Finding) string {
			count := 0
			for _, b := range f.Behind() {
				count += len(b.Letters)
			}
			if count == 0 {
				return ""
			}
			return kit.Number(count)
		}).Right())
	c.table.Remember(r.o.App.Preferences(), "reports.checks")
	c.table.Open = c.open
	c.table.OnSelect = func(int) {
		f, _ := c.table.SelectedRow()
		c.whole.Set(f.Text)
		kit.SetVisible(c.dating, f.Undated)
	}
	c.dating = kit.NewButton(assets.Text("dating.do"), look.IconNoDay, c.askDated).Keyed("Alt+Y")
	c.dating.Hide()
	c.table.OnMenu = func() []kit.Action {
		return []kit.Action{{Text: assets.Text("sealed.checks.open"), Icon: look.IconLetter, Key: "Enter", Do: func() {
			if f, ok := c.table.SelectedRow(); ok {
				c.open(f)
			}
		}}, {Text: assets.Text("dating.do"), Icon: look.IconNoDay, Key: "Alt+Y", Do: c.askDated, Away: func() bool { return len(c.undated()) == 0 }}}
	}
	c.none = container.NewCenter(kit.EmptyState(look.IconCheck, assets.Text("sealed.checks.none"), assets.Text("sealed.checks.none.todo"), assets.Text("reports.next", "station", wordsStation.name()), r.next))
	c.none.Hide()
	foot := look.Inset(14, 8, container.NewVBox(c.whole, container.NewHBox(c.dating), hint("sealed.checks.hint")))
	c.list = kit.TopDown(nil, c.table, foot)
	c.Whole = container.NewStack(look.NewSheet(), views.NewUnder(c.head, container.NewStack(c.list, c.none)))
	return c
}

// hint says below a table what its rows open.
func hint(key string) *look.Para {
	return look.NewPara(assets.Text(key), look.Ink2, theme.SizeNameCaptionText)
}

// forget is called when another period is in front.
func (c *checks) forget() { c.found, c.examined = nil, false }

// load examines anew: the clerk may have mended letters.
func (c *checks) load() {
	r, edition, period := c.r, c.r.report.Edition, c.r.report.Period
	desk.Read(r.o, c, assets.Text("sealed.checks.failed"), func(ctx context.Context) ([]forms.Finding, error) {
		return r.o.Do().Review(ctx, edition, period)
	}, func(found []forms.Finding) {
		c.found, c.examined = found, true
		chosen := c.table.Selected()
		c.table.SetRows(found)
		c.table.Select(max(0, chosen))
		about := c.said()
		if len(found) == 0 {
			about = ""
		}
		c.head.Set(assets.Text("sealed.checks"), about)
		kit.SetVisible(c.none, len(found) == 0)
		kit.SetVisible(c.list, len(found) > 0)
		r.tell()
		r.sending.tell()
		c.Whole.Refresh()
	})
}

// undated are the letters of the report that were processed on an unknown day.
func (c *checks) undated() (ids []int64) {
	for _, f := range c.found {
		if f.Undated {
			ids = append(ids, f.Letters...)
		}
	}
	return ids
}

// askDated asks for the rule that tells the day of all of them: an office has one for a book.
func (c *checks) askDated() {
	if ids := c.undated(); len(ids) > 0 && c.r.at == checksStation {
		views.AskDated(c.r.o, ids, c.r.load)
	}
}

// said is how many things are to be looked at.
func (c *checks) said() string {
	if len(c.found) > 0 {
		return assets.Text("sealed.checks.some", "count", len(c.found))
	}
	return assets.Text("sealed.checks.none")
}

// stands says on the path what was found.
func (c *checks) stands() (string, look.Tone) {
	if !c.examined {
		return assets.Text("reports.station.checking"), look.Still
	}
	if len(c.found) == 0 {
		return assets.Text("reports.station.checked"), look.Done
	}
	lacking, others := map[int64]bool{}, 0
	for _, f := range c.found {
		if f.Concern != forms.Incomplete || f.Subject != forms.Letters {
			others++
			continue
		}
		for _, id := range f.Letters {
			lacking[id] = true
		}
	}
	var parts []string
	if len(lacking) > 0 {
		parts = append(parts, assets.Text("reports.station.lacking", "count", len(lacking)))
	}
	if others > 0 {
		parts = append(parts, assets.Text("reports.station.toSee", "count", others))
	}
	return kit.Joined(", ", parts...), look.Soon
}

// open shows what stands behind a finding; of several kinds the clerk says which.
func (c *checks) open(f forms.Finding) {
	switch behind := f.Behind(); {
	case len(behind) == 0:
		kit.Toast(c.r.o.Window.Canvas(), assets.Text("sealed.checks.noLetters"))
	case len(behind) > 1:
		c.ask(f, behind)
	case f.Concern == forms.Incomplete && f.Subject == forms.Letters && len(f.Letters) == 1:
		c.r.o.Open(desk.Letter{ID: f.Letters[0]})
	default:
		c.openOne(f, behind[0])
	}
}

// ask asks which of what stands behind a finding is to be shown.
func (c *checks) ask(f forms.Finding, behind []forms.Behind) {
	var answers []kit.Answer
	for _, b := range slices.Backward(behind) { // the last answer is the likeliest
		text := assets.Text("sealed.checks.behind."+string(b.Subject), "count", len(b.Letters))
		answers = append(answers, kit.Answer{Text: text, Do: func() { c.openOne(f, b) }})
	}
	kit.AskWhich(c.r.o.Window, f.Concern.Label(), f.Text, answers...)
}

// openOne shows what stands behind a finding of one kind.
func (c *checks) openOne(f forms.Finding, b forms.Behind) {
	if b.Form != "" {
		c.r.ShowForm(b.Form)
		return
	}
	openFigure(c.r.o, c.r.report.Period, shownFigure{f.Text, b.Subject, forms.Figure{Value: float64(len(b.Letters)), Letters: b.Letters}})
}
