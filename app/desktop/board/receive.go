package board

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
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

// incoming is what is asked before files come in.
type incoming struct {
	On       day.Date
	Unsaid   bool // forms that do not say their period are of the one in the picker
	Replaces bool
	Reason   string
}

// receive asks for the day on which the files came, keeps them, and shows what became of
// each.
func (r *Room) receive(files []string) {
	o, p := r.o, r.period
	q := kit.NewRecord(o.Around(func() desk.Page { return r }), 2, incoming{On: o.Today()},
		kit.Day("boardroom.receive.on", register.FieldOn, o.DateField(), func(v *incoming) *day.Date { return &v.On }).Require(),
		kit.Tick("boardroom.receive.unsaid", "", func(v *incoming) *bool { return &v.Unsaid }),
		kit.Tick("boardroom.receive.replaces", "", func(v *incoming) *bool { return &v.Replaces }),
		kit.Lines("boardroom.receive.reason", data.FieldReason, 2, func(v *incoming) *string { return &v.Reason }).When(func(v *incoming) bool { return v.Replaces }).Must("boardroom.receive.reason.missing"))
	q.Heading, q.SaveText = assets.Text("boardroom.receive.title", "count", len(files)), assets.Text("boardroom.receive.do")
	q.Explained = assets.Text("boardroom.receive.about", "period", p.Name())
	q.Check = func(v incoming) (found []data.Problem) {
		switch {
		case v.On.IsZero():
			found = append(found, data.Forbid(register.FieldOn, "wardReport.on"))
		case v.On > o.Today():
			found = append(found, data.Forbid(register.FieldOn, "on.future", "day", v.On.Shown(), "today", o.Today().Shown()))
		}
		return found
	}
	q.Write = func(v incoming) (kit.Saved, error) {
		return kit.Saved{Then: func() { r.keep(files, v, p) }}, nil
	}
	q.Open()
}

func (r *Room) keep(files []string, v incoming, p day.Period) {
	o := r.o
	how := office.Receiving{On: v.On}
	if v.Unsaid {
		how.Period = p
	}
	if v.Replaces {
		how.Reason = v.Reason
	}
	kit.RunWithProgress(o.Window, assets.Text("boardroom.receive.title", "count", len(files)), assets.Text("board.running"),
		func(ctx context.Context, set func(float64, string)) ([]office.Incoming, error) {
			how.Progress = func(done, total int) { set(float64(done)/float64(max(1, total)), "") }
			return o.Do().Receive(ctx, files, how)
		}, func(all []office.Incoming, err error) {
			if err != nil && !errors.Is(err, context.Canceled) {
				o.Failed(assets.Text("boardroom.receive.failed"), err)
			}
			if len(all) > 0 {
				o.Push(newArrivals(o, all))
				return
			}
			r.load()
		})
}

// arrival is a line of what became of the files.
type arrival struct {
	file, ward, period string
	state, what        string
	id                 register.Ward
}

// arrivals shows what became of the files that came in.
type arrivals struct {
	desk.Fixed
	o     *desk.Desk
	table *kit.Table[arrival]
}

func newArrivals(o *desk.Desk, all []office.Incoming) *arrivals {
	p := &arrivals{o: o}
	p.Name = assets.Text("arrivals.title")
	p.table = tableOf(o, "arrivals", "arrivals.none",
		kit.Col("board.column.file", 190, func(a arrival) string { return a.file }).Growing(),
		kit.Col("board.column.ward", 150, func(a arrival) string { return wardWords(a.ward) }).Growing(),
		kit.Col("wardpage.column.period", 120, func(a arrival) string { return a.period }),
		kit.Col("board.column.state", 124, func(a arrival) string { return assets.Text("arrivals." + a.state) }).As(arrival.chip),
		kit.Col("board.column.what", 260, func(a arrival) string { return kit.OneLine(a.what) }).Growing())
	p.table.Open = func(a arrival) {
		if a.id.Name != "" {
			o.Push(newWard(o, a.id))
		}
	}
	rows, kept := arrivalRows(all)
	p.table.SetRows(rows)
	said := look.NewPara(assets.Text("arrivals.said", "kept", kept, "files", len(all)), look.Ink2, theme.SizeNameText).Most(2)
	p.Whole = kit.TopDown(container.NewVBox(kit.NewHead(o.Back, p.Name, kit.NewToolbar(nil, kit.Action{Text: assets.Text("arrivals.done"), Key: "Esc", Do: o.Back, Main: true})), look.Inset(2, 4, said)),
		container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), container.NewStack(look.NewSheet(), p.table)), nil)
	return p
}

// Help names the manual's page.
func (*arrivals) Help() string { return "tong-hop" }

// Enter gives the keys to the list.
func (p *arrivals) Enter() { p.o.FocusIn(p, p.table) }

// arrivalRows are the lines, those that somebody has to look at first.
func arrivalRows(all []office.Incoming) (rows []arrival, kept int) {
	var fine []arrival
	for _, in := range all {
		file := filepath.Base(in.File)
		if in.Refused != "" {
			state := "refused"
			if len(in.Replaces) > 0 {
				state = "again"
			}
			rows = append(rows, arrival{file: file, state: state, what: kit.SentenceCase(in.Refused)})
			continue
		}
		kept++
		for i := range in.Received {
			f := &in.Received[i]
			latest := f.Versions[len(f.Versions)-1]
			a := arrival{file: file, ward: f.Ward, period: kit.SentenceCase(f.Period.Name()), state: "kept", id: register.Ward{Name: f.Ward}}
			if n := len(latest.Findings); n > 0 {
				a.state, a.what = "findings", kit.Joined(": ", assets.Text("board.state.problems", "count", kit.Number(n)), latest.Findings[0].Text)
				rows = append(rows, a)
				continue
			}
			fine = append(fine, a)
		}
		for _, problem := range in.Problems {
			rows = append(rows, arrival{file: file, ward: problem.Ward, id: register.Ward{Name: problem.Ward}, state: "findings", what: problem.Text})
		}
	}
	return append(rows, fine...), kept
}

func (a arrival) chip() look.Chip {
	c := look.Chip{Text: assets.Text("arrivals." + a.state), Icon: look.IconCheck, Tone: look.Done}
	switch a.state {
	case "refused":
		c.Icon, c.Tone = look.IconError, look.Late
	case "again", "findings":
		c.Icon, c.Tone = look.IconWarning, look.Soon
	}
	return c
}
