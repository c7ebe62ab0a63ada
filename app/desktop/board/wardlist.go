package board

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/container"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
)

// listed is what the page of the list asks.
type listed struct {
	Name  string
	Wards string // as register.ParseWards reads them
}

// wardList is the page on which the board names the wards that must report.
type wardList struct {
	*kit.Record[listed]
	o *desk.Desk
}

func newWardList(o *desk.Desk) *wardList {
	p := &wardList{o: o}
	settings := o.Store.Settings()
	begin := listed{settings.Board.Name, strings.TrimSpace(settings.Board.Typed())}
	p.Record = kit.NewRecord(o.Around(func() desk.Page { return p }), 1, begin,
		kit.Line("boardlist.name", "", func(l *listed) *string { return &l.Name }).Hint(func(*listed) string { return assets.Text("boardlist.name.hint", "ward", settings.Ward) }),
		kit.Lines("boardlist.wards", "wards", 14, func(l *listed) *string { return &l.Wards }).Hint(func(l *listed) string {
			b := register.Board{Wards: register.ParseWards(l.Wards)}
			return assets.Text("boardlist.count", "count", len(b.Wards), "groups", len(b.Groups()))
		}))
	p.Heading, p.Explained = assets.Text("boardlist.title"), assets.Text("boardlist.about")
	p.Above = container.NewHBox(kit.NewButton(assets.Text("boardlist.read"), look.IconDownload, p.read))
	p.Write = func(l listed) (kit.Saved, error) {
		board := register.Board{Name: l.Name, Wards: register.ParseWards(l.Wards)}
		return kit.Saved{Said: assets.Text("boardlist.saved", "count", len(board.Wards)), Then: o.Drop}, o.Do().SaveBoard(o.Ctx(), board)
	}
	p.Failed = func(err error) { o.Failed(assets.Text("settings.failed"), err) }
	return p
}

// Help names the manual's page.
func (*wardList) Help() string { return "tong-hop" }

// read takes the list from a file; it is saved with the form.
func (p *wardList) read() {
	o := p.o
	o.ChooseOpen(kit.TitleOf("boardlist.read"), "*.txt *.xlsx *.xls *.ods", func(file string) {
		desk.Load(o, p, func(ctx context.Context) ([]register.Ward, error) { return o.Do().ReadWardList(ctx, file) }, func(wards []register.Ward, err error) {
			if err != nil {
				o.Failed(assets.Text("board.list.failed"), err)
				return
			}
			p.Edit(func(l *listed) { l.Wards = strings.TrimSpace(register.Board{Wards: wards}.Typed()) })
		})
	})
}
