package board

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/register"
	"donthu/data/store"
)

// ward is the page of one ward: every file that came from it, with its hash and what the
// check found.
type ward struct {
	desk.Fixed
	o        *desk.Desk
	of       register.Ward
	head     *look.Head
	table    *kit.Table[received]
	findings *kit.Table[register.WardFinding]
	about    *look.Para
	title    *look.CardHead
	written  *desk.WrittenBar
}

// received is a version with the report that it belongs to.
type received struct {
	report  register.WardFile
	version register.WardVersion
	stands  bool
	newest  int // its place among the versions, from 1
}

func newWard(o *desk.Desk, of register.Ward) *ward {
	p := &ward{o: o, of: of, about: look.NewPara("", look.Ink2, theme.SizeNameCaptionText).Most(4), title: look.NewCardHead(assets.Text("wardpage.findings"), "")}
	p.Name = of.Name
	p.table = tableOf(o, "ward", "wardpage.none",
		kit.Col("wardpage.column.period", 130, func(r received) string { return kit.SentenceCase(r.report.Period.Name()) }),
		kit.Col("wardpage.column.on", 96, func(r received) string { return r.version.On.Shown() }),
		kit.Col("board.column.state", 124, func(r received) string { return r.chip().Text }).As(received.chip),
		kit.Col("board.column.file", 150, func(r received) string { return r.version.File }).Growing(),
		kit.Col("wardpage.column.forms", 64, func(r received) string { return fmt.Sprint(len(r.version.Forms)) }).Right().Yielding(1),
		kit.Col("wardpage.column.findings", 76, func(r received) string { return kit.ShownCount(len(r.version.Findings)) }).Right(),
		kit.Col("wardpage.column.reason", 140, func(r received) string { return kit.OneLine(r.version.Reason) }).Growing().Yielding(2))
	p.table.OnSelect = func(int) { p.tell() }
	p.table.Open = func(r received) { p.open(r) }
	p.table.OnMenu = p.actions
	p.findings = tableOf(o, "ward.findings", "wardpage.findings.none",
		kit.Col("board.column.form", 80, func(f register.WardFinding) string { return f.Form }),
		kit.Col("board.column.cell", 96, func(f register.WardFinding) string { return f.Cell }),
		kit.Col("board.column.what", 200, func(f register.WardFinding) string { return kit.OneLine(f.Text) }).Growing())
	p.written = desk.NewWrittenBar(o, func() { p.Whole.Refresh() })
	p.head = kit.NewHead(o.Back, p.Name, kit.NewToolbar(nil,
		kit.Action{Text: assets.Text("wardpage.takeBack"), Icon: look.IconDelete, Key: "Alt+3", Do: func() { p.do(p.takeBack) }, Rare: true},
		kit.Action{Text: assets.Text("wardpage.save"), Icon: look.IconSave, Key: "Alt+2", Do: func() { p.do(p.save) }},
		kit.Action{Text: assets.Text("wardpage.open"), Icon: look.IconForward, Key: "Alt+1", Do: func() { p.do(p.open) }, Main: true}))
	parts := views.NewTwoParts([2]string{assets.Text("wardpage.files"), assets.Text("wardpage.findings")}, titled("wardpage.files", p.table),
		container.NewStack(look.NewSheet(), views.NewUnder(p.title, kit.TopDown(look.Inset(14, 6, p.about), p.findings, nil))), 0.58, 960)
	p.Whole = kit.TopDown(p.head, container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), parts.Content()), p.written.Content())
	return p
}

// Help names the manual's page.
func (*ward) Help() string { return "tong-hop" }

// Keys do what is done with the selected file.
func (p *ward) Keys() []kit.Key {
	return []kit.Key{kit.AltKey(fyne.Key1, func() { p.do(p.open) }), kit.AltKey(fyne.Key2, func() { p.do(p.save) }), kit.AltKey(fyne.Key3, func() { p.do(p.takeBack) })}
}

// Enter reads what came from the ward, the latest first.
func (p *ward) Enter() {
	o := p.o
	desk.Read(o, p, assets.Text("boardroom.failed"), func(ctx context.Context) ([]register.WardFile, error) {
		return o.Store.WardReports(ctx, store.WardQuery{Ward: p.of.Name})
	}, func(reports []register.WardFile) {
		var rows []received
		for i := len(reports) - 1; i >= 0; i-- {
			f := reports[i]
			for n := len(f.Versions) - 1; n >= 0; n-- {
				rows = append(rows, received{f, f.Versions[n], f.Stands(&f.Versions[n]), n + 1})
			}
		}
		p.head.Set(p.Name, kit.Joined(" · ", p.of.Group, assets.Text("wardpage.count", "files", len(rows), "reports", len(reports))))
		at := max(0, p.table.Selected())
		p.table.SetRows(rows)
		if len(rows) > 0 {
			p.table.Select(at)
		}
		p.tell()
		o.FocusIn(p, p.table)
	})
}

// chip is how a file stands.
func (r received) chip() look.Chip {
	switch {
	case !r.stands:
		return look.Chip{Icon: look.IconUndo, Tone: look.Still, Text: assets.Text("wardpage.replaced")}
	case len(r.version.Findings) > 0:
		return look.Chip{Icon: look.IconWarning, Tone: look.Soon, Text: assets.Text("board.state.problem")}
	}
	return look.Chip{Icon: look.IconCheck, Tone: look.Done, Text: assets.Text("wardpage.stands")}
}

// tell says what the selected file is.
func (p *ward) tell() {
	r, ok := p.table.SelectedRow()
	p.about.Set("")
	p.findings.SetRows(nil)
	if !ok {
		return
	}
	v := r.version
	said := assets.Text("wardpage.about", "version", r.newest, "of", len(r.report.Versions), "size", kit.Number((v.Size+1023)/1024), "at", p.o.InOfficeTime(v.WrittenAt), "by", v.Author, "hash", inGroups(v.Hash))
	if v.Reason != "" {
		said += " " + assets.Text("wardpage.because", "reason", v.Reason)
	}
	p.about.Set(said)
	p.findings.SetRows(v.Findings)
}

// inGroups is a hash in groups, so that a line may break and a person compare it.
func inGroups(hash string) string {
	var groups []string
	for group := range slices.Chunk([]byte(hash), 16) {
		groups = append(groups, string(group))
	}
	return strings.Join(groups, " ")
}

func (p *ward) do(what func(received)) {
	if r, ok := p.table.SelectedRow(); ok {
		what(r)
	}
}

func (p *ward) actions() []kit.Action {
	none := func() bool { _, ok := p.table.SelectedRow(); return !ok }
	return []kit.Action{
		{Text: assets.Text("wardpage.open"), Icon: look.IconForward, Key: "Enter", Away: none, Do: func() { p.do(p.open) }},
		{Text: assets.Text("wardpage.save"), Icon: look.IconSave, Key: "Alt+2", Away: none, Do: func() { p.do(p.save) }},
		{Text: assets.Text("wardpage.takeBack"), Icon: look.IconDelete, Key: "Alt+3", Danger: true, Away: none, Do: func() { p.do(p.takeBack) }},
	}
}

// open opens a copy of the file as it came.
func (p *ward) open(r received) {
	o := p.o
	desk.Try(o, assets.Text("wardpage.failed"), func() (string, error) {
		raw, err := o.Store.WardBytes(o.Ctx(), r.version.KeptWith())
		if err != nil {
			return "", err
		}
		dir, err := os.MkdirTemp("", "donthu-bao-cao-")
		if err != nil {
			return "", err
		}
		file := filepath.Join(dir, filepath.Base(r.version.File))
		return file, office.SaveFile(file, raw)
	}, o.OpenFile)
}

// save writes the file as it came where the clerk wants it.
func (p *ward) save(r received) {
	o := p.o
	o.Save(desk.FileToWrite{Title: assets.Text("wardpage.save"), Name: r.version.File, Pattern: "*" + filepath.Ext(r.version.File), Writing: assets.Text("paper.writing"), Failed: assets.Text("wardpage.failed"),
		Written: p.written.Show, Write: func(ctx context.Context, file string, _ func(float64, string)) error {
			raw, err := o.Store.WardBytes(ctx, r.version.KeptWith())
			if err != nil {
				return err
			}
			return office.SaveFile(file, raw)
		}})
}

// takeBack takes a file out that was received by mistake, with the reason.
func (p *ward) takeBack(r received) {
	o := p.o
	q := kit.NewRecord(o.Around(func() desk.Page { return p }), 1, "",
		kit.Lines("wardpage.takeBack.reason", data.FieldReason, 3, func(reason *string) *string { return reason }).Must("wardpage.takeBack.missing"))
	q.Heading, q.Explained, q.SaveText = assets.Text("wardpage.takeBack"), assets.Text("wardpage.takeBack.about", "file", r.version.File), assets.Text("wardpage.takeBack.do")
	q.Write = func(reason string) (kit.Saved, error) {
		return kit.Saved{Said: assets.Text("wardpage.takenBack"), Then: p.Enter}, o.Do().AnnulWardVersion(o.Ctx(), r.report.ID, r.version.Step, reason)
	}
	q.Failed = func(err error) { o.Failed(assets.Text("wardpage.failed"), err) }
	q.Open()
}
