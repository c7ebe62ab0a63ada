package board

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/day"
)

// grid is periods × wards.
type grid struct {
	r      *Room
	months *kit.Table[office.BoardRow]
	longer *kit.Table[office.BoardRow]
	legend *fyne.Container
	whole  *fyne.Container
	front  *fyne.Container
}

func newGrid(r *Room) *grid {
	g := &grid{r: r, legend: container.NewHBox(), front: container.NewStack()}
	var months, longer []string
	for month := 1; month <= 12; month++ {
		months = append(months, assets.Text("boardroom.month", "month", month))
	}
	for _, key := range []string{"quarter1", "quarter2", "half", "quarter3", "nine", "quarter4", "year"} {
		longer = append(longer, assets.Text("boardroom.period."+key))
	}
	g.months, g.longer = g.table("months", months, 72), g.table("longer", longer, 92)
	g.whole = kit.TopDown(nil, g.front, look.Inset(4, 4, g.legend))
	return g
}

func (g *grid) table(name string, titles []string, width float32) *kit.Table[office.BoardRow] {
	columns := []kit.Column[office.BoardRow]{kit.Col("board.column.ward", 112, func(row office.BoardRow) string { return wardWords(row.Name) }).Growing().
		Tips(func(row office.BoardRow) string { return kit.Joined(" · ", row.Name, row.Group) })}
	for i, title := range titles {
		c := kit.Col("", width, func(row office.BoardRow) string { return cellChip(&row.Cells[i]).Text }).
			As(func(row office.BoardRow) look.Chip { return cellChip(&row.Cells[i]) }).Tips(func(row office.BoardRow) string { return cellWords(&row.Cells[i]) })
		c.Title = title
		columns = append(columns, c)
	}
	t := kit.NewTable(columns...)
	t.Empty = assets.Text("boardroom.none")
	t.Remember(g.r.o.App.Preferences(), "boardroom."+name)
	t.Open = func(row office.BoardRow) { g.r.o.Push(newWard(g.r.o, row.Ward)) }
	t.OnMenu = func() []kit.Action {
		row, ok := t.SelectedRow()
		return []kit.Action{{Text: assets.Text("boardroom.open"), Icon: look.IconForward, Key: "Enter", Away: func() bool { return !ok }, Do: func() { t.Open(row) }}}
	}
	return t
}

// shown is the table in view.
func (g *grid) shown() *kit.Table[office.BoardRow] {
	if g.r.period.Kind() == day.Monthly {
		return g.months
	}
	return g.longer
}

// show shows the wards that the filters leave.
func (g *grid) show() fyne.CanvasObject {
	var rows []office.BoardRow
	counts := map[office.BoardState]int{}
	for _, row := range g.r.now.Rows {
		if g.r.fits(row.Name, row.Group) {
			rows = append(rows, row)
			if g.r.place >= 0 {
				counts[row.Cells[g.r.place].State]++
			}
		}
	}
	t := g.shown()
	at := t.Selected()
	same := t.Len() == len(rows)
	t.SetRows(rows)
	if same && at >= 0 {
		t.Select(at)
	}
	g.front.Objects = []fyne.CanvasObject{t}
	g.tell(counts)
	if g.r.tabs.Value() == viewGrid {
		g.r.o.FocusIn(g.r, t)
	}
	return g.whole
}

// legendOrder are the states in the order of the legend.
var legendOrder = []office.BoardState{office.BoardIn, office.BoardCameLate, office.BoardFindings, office.BoardLacking, office.BoardMissing, office.BoardWaiting}

// tell says what the signs mean, and how many wards stand so in the chosen period.
func (g *grid) tell(counts map[office.BoardState]int) {
	g.legend.RemoveAll()
	for _, state := range legendOrder {
		chip := look.Chip{Text: assets.Text("boardroom.legend", "state", kit.Joined(" ", stateWords(state), legendMark(state)), "count", kit.Number(counts[state]))}
		chip.Icon, chip.Tone = stateSign(state)
		g.legend.Add(look.NewChip(chip))
	}
	g.legend.Add(container.NewCenter(kit.Caption(assets.Text("boardroom.legend.replaced"))))
	g.legend.Refresh()
}

// legendMark is the mark of a state in the grid: of a report that is late, "n" stands behind
// the days.
func legendMark(state office.BoardState) string {
	if state == office.BoardMissing {
		return assets.Text("boardroom.mark.missing")
	}
	return stateMark(state)
}

func stateWords(state office.BoardState) string {
	return assets.Text("boardroom.state." + string(state))
}

// stateSign is the icon and the colour of a state.
func stateSign(state office.BoardState) (fyne.Resource, look.Tone) {
	switch state {
	case office.BoardIn:
		return look.IconCheck, look.Done
	case office.BoardCameLate:
		return look.IconClock, look.Soon
	case office.BoardFindings:
		return look.IconWarning, look.Soon
	case office.BoardLacking:
		return look.IconHalf, look.Late
	case office.BoardMissing:
		return look.IconError, look.Late
	}
	return look.IconCircle, look.Undecided
}

// cellChip is a cell in few letters: the day on which the report came, or how many days it
// is late.
func cellChip(c *office.BoardCell) look.Chip {
	chip := look.Chip{}
	switch {
	case c.State == office.BoardNotAsked:
		return chip
	case c.Came():
		chip.Text = fmt.Sprintf("%d/%d", c.Entry.FirstOn.Day(), c.Entry.FirstOn.Month())
		chip.Text += stateMark(c.State)
		if c.Entry.Replaced > 0 {
			chip.Text += assets.Text("boardroom.cell.replaced")
		}
	case c.State == office.BoardMissing:
		chip.Text = assets.Text("boardroom.cell.missing", "days", c.Days)
	default:
		chip.Text = assets.Text("boardroom.cell.waiting")
	}
	_, chip.Tone = stateSign(c.State) // a month has no room for the icon: the mark says the same
	return chip
}

// stateMark is the letter behind the day of a report that is not simply in order, as the
// legend explains it.
func stateMark(state office.BoardState) string {
	switch state {
	case office.BoardCameLate, office.BoardFindings, office.BoardLacking:
		return assets.Text("boardroom.mark." + string(state))
	}
	return ""
}

// cellWords say a cell in full.
func cellWords(c *office.BoardCell) string {
	if c.State == office.BoardNotAsked {
		return ""
	}
	words := kit.SentenceCase(c.Period.Name()) + ": " + stateWords(c.State)
	words = kit.Joined(". ", words, assets.Text("boardroom.due", "due", c.Due.Shown()))
	if !c.Came() {
		if c.State == office.BoardMissing {
			words = kit.Joined(", ", words, assets.Text("boardroom.days", "days", c.Days))
		}
		return words
	}
	words = kit.Joined(". ", words, assets.Text("boardroom.came", "day", c.Entry.FirstOn.Shown()))
	if c.Entry.Findings > 0 {
		words = kit.Joined(". ", words, assets.Text("board.state.problems", "count", kit.Number(c.Entry.Findings)))
	}
	if c.Entry.Replaced > 0 {
		words = kit.Joined(". ", words, assets.Text("boardroom.replaced", "count", c.Entry.Replaced))
	}
	return words
}
