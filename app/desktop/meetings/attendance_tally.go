package meetings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/notice"
)

// attendanceTally counts who missed how many reception days of a quarter.
type attendanceTally struct {
	desk.PlainPage
	o      *desk.Desk
	period data.Period
	said   *widget.Label
	table  *kit.Table
	whole  fyne.CanvasObject
	loads  int
}

func NewAttendanceTally(o *desk.Desk, period data.Period) *attendanceTally {
	p := &attendanceTally{o: o, period: period, said: widget.NewLabel("")}
	count := func(key string) kit.Column {
		return kit.Column{Title: assets.Text(key), Width: 112, Align: fyne.TextAlignTrailing, Fixed: true}
	}
	p.table = kit.NewTable([]kit.Column{{Title: assets.Text("attendee.name"), Width: 240, Grow: true, Fixed: true}, {Title: assets.Text("attendee.unit"), Width: 220, Fixed: true},
		count("attendanceTally.summoned"), count("presence.came"), count("presence.late"), count("presence.absent"), count("attendanceTally.replaced")}, nil)
	p.table.Empty = assets.Text("attendanceTally.empty")
	p.table.Importance = func(row int) widget.Importance {
		if cells := p.table.Row(row); len(cells) > 5 && row < p.table.Len()-1 && cells[5] != "0" {
			return widget.WarningImportance
		}
		return widget.MediumImportance
	}
	back := kit.NewButton(assets.Text("form.back"), theme.NavigateBackIcon(), o.Back)
	back.Importance = widget.LowImportance
	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = theme.SizeNameSubHeadingText
	p.whole = kit.TopDown(container.NewVBox(container.NewHBox(back, heading, layout.NewSpacer()), p.said), p.table, nil)
	return p
}

func (p *attendanceTally) Title() string {
	return assets.Text("attendanceTally.title", (&notice.Notice{Period: p.period}).Span())
}
func (p *attendanceTally) Content() fyne.CanvasObject { return p.whole }
func (*attendanceTally) Help() string                 { return "tiep-cong-dan" }

func (p *attendanceTally) Enter() {
	p.loads++
	mine, o := p.loads, p.o
	kit.RunAsync(func() (map[int64]data.DayFile, error) { return o.Store.DayFiles(o.Ctx(), p.period) }, func(files map[int64]data.DayFile, err error) {
		switch {
		case mine != p.loads:
		case err != nil:
			o.Failed(assets.Text("dayPage.failed"), err)
		default:
			p.show(files)
		}
	})
}

func (p *attendanceTally) show(files map[int64]data.DayFile) {
	var lists [][]data.Attendee
	noted := 0
	for _, f := range files {
		lists = append(lists, f.Attendance)
		for _, a := range f.Attendance {
			if a.Presence != "" {
				noted++
				break
			}
		}
	}
	lines := data.TallyAttendance(lists...)
	rows := make([][]string, len(lines))
	for i, t := range lines {
		name := t.Name
		if i == len(lines)-1 {
			name = assets.Text("tally.total")
		}
		rows[i] = []string{name, t.Unit, kit.Number(t.Summoned), kit.Number(t.Came), kit.Number(t.Late), kit.Number(t.Absent), kit.Number(t.Replaced)}
	}
	p.said.SetText(assets.Text("attendanceTally.said", kit.Number(noted)))
	p.table.SetLoad(kit.Rows(rows))
	p.o.Window.Canvas().Focus(p.table)
}
