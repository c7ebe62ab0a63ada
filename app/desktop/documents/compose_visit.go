package documents

import (
	"slices"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/law"
	"donthu/data/store"
	"donthu/reports/document"
)

// deskTemplates are those of documents issued on a visit as it stands, and others that
// a desk needs.
var deskTemplates = []string{data.DocumentReceipt, data.DocumentVisitRefused, data.DocumentVisitConclusion, "phieu-huong-dan", "bien-ban-lam-viec", views.InvitationTemplate}

// ComposeOnVisit opens the page that writes a document on a visit: in front the one that
// the visit asks for and that was not written yet.
func ComposeOnVisit(o *desk.Desk, visit data.Reception, given []data.Direction) {
	infos, err := document.Templates(o.Dir)
	if err != nil {
		o.Failed(assets.Text("compose.noTemplates"), err)
		return
	}
	fitting := law.VisitDocuments(&visit, given)
	var all []document.Info
	for _, info := range infos {
		if slices.Contains(deskTemplates, info.Name) || info.When == "reception" {
			all = append(all, info)
		}
	}
	if len(all) == 0 {
		kit.ShowNotice(o.Window, assets.Text("compose.title"), assets.Text("compose.noTemplates"))
		return
	}
	place := func(i document.Info) int {
		if fitting[i.Name] {
			return 0
		}
		return 1 + slices.Index(deskTemplates, i.Name)
	}
	slices.SortStableFunc(all, func(a, b document.Info) int { return place(a) - place(b) })
	page := &composePage{o: o, letter: office.LetterOf(store.Occasion{Visit: visit}), all: all, fitting: fitting}
	page.visit, page.given = visit, given
	page.open(all[0].Name)
}

// visitTyped are the fields of documents that a visit fills beside those of a letter.
func (f *composeForm) visitTyped() map[string]string {
	typed := map[string]string{}
	if f.visit.ID == 0 {
		return typed
	}
	typed["ngay_tiep"], typed["so_don"] = f.visit.On.Shown(), f.visit.Letter
	f.directed(typed)
	if f.visit.Host != data.Officer {
		day := data.ReceptionDay{Host: f.visit.Host, Leader: f.visit.ReceivedBy}
		typed["nguoi_chu_tri"] = document.WhoReceives(day, f.settings())
	}
	return typed
}

// directed fills in what was concluded at the visit, who does it and by when.
func (f *composeForm) directed(typed map[string]string) {
	said := f.visit.Outcome
	if said == "" {
		said = f.visit.Handling
	}
	lines, doers, days := []string{said}, []string{}, []string{}
	for _, d := range f.given {
		doer, day := kit.Joined(", ", d.Doer, d.Unit), d.DueOn.Shown()
		line := d.Content
		if f.visit.Secret() { // who carries out gets a copy, which names the denouncer
			doer = ""
		}
		if len(f.given) > 1 {
			line = enclosed(line, kit.Joined("; ", doer, kit.Prefixed("visitPage.document.due", day)))
		}
		if line != said {
			lines = append(lines, line)
		}
		if doer != "" && !slices.Contains(doers, doer) {
			doers = append(doers, doer)
		}
		if !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	for name, value := range map[string]string{"noi_dung_ket_luan": kit.Joined("\n", lines...), "nguoi_thi_hanh": kit.Joined("; ", doers...)} {
		if value != "" {
			typed[name] = value
		}
	}
	if len(days) == 1 && days[0] != "" {
		typed["ngay_hoan_thanh"] = days[0]
	}
}

// enclosed is a text with an addition in brackets.
func enclosed(text, addition string) string {
	if addition == "" {
		return text
	}
	return kit.Joined(" ", text, "("+addition+")")
}
