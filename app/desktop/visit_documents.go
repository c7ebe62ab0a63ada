package desktop

import (
	"slices"
	"strings"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
)

// The templates of documents that are issued on a visit as it stands, and others that
// a desk needs.
const (
	receiptTemplate         = "giay-bien-nhan"
	visitRefusalTemplate    = "thong-bao-tu-choi-tiep-cong-dan"
	visitConclusionTemplate = "thong-bao-ket-luan-tiep-cong-dan"
)

var deskTemplates = []string{receiptTemplate, visitRefusalTemplate, visitConclusionTemplate, "phieu-huong-dan", "bien-ban-lam-viec", invitationTemplate}

// compose opens the page that writes a document on the visit: in front the one that
// the visit asks for and that was not written yet.
func (p *visitPage) compose() {
	infos, err := document.Templates(p.o.dir)
	if err != nil {
		p.o.failed(assets.Text("compose.noTemplates"), err)
		return
	}
	fitting := visitDocuments(&p.visit, p.given)
	var all []document.Info
	for _, info := range infos {
		if slices.Contains(deskTemplates, info.Name) || info.When == "reception" {
			all = append(all, info)
		}
	}
	if len(all) == 0 {
		ui.ShowNotice(p.o.window, assets.Text("compose.title"), assets.Text("compose.noTemplates"))
		return
	}
	place := func(i document.Info) int {
		if fitting[i.Name] {
			return 0
		}
		return 1 + slices.Index(deskTemplates, i.Name)
	}
	slices.SortStableFunc(all, func(a, b document.Info) int { return place(a) - place(b) })
	page := &composePage{o: p.o, letter: clerk.LetterOf(store.Occasion{Visit: p.visit}), all: all, fitting: fitting}
	page.visit, page.given = p.visit, p.given
	page.open(all[0].Name)
}

// visitDocuments are the templates that a visit asks for now; given is what was
// directed at it.
func visitDocuments(r *data.Reception, given []data.Direction) map[string]bool {
	wanted := map[string]bool{
		receiptTemplate:         len(r.Papers) > 0,
		visitRefusalTemplate:    r.Refusal != "" && !refusedByWord(r.Refusal),
		visitConclusionTemplate: r.Refusal == "" && r.Host != data.Officer && (r.Handling != "" || r.Outcome != "" || len(given) > 0),
	}
	for _, reply := range r.Replies {
		delete(wanted, reply.Template)
	}
	return wanted
}

// refusedByWord reports whether nobody writes about the refusal: who is drunk or
// threatens is told so (LTCD Điều 9 khoản 1, 2; only khoản 3 asks for a notice).
func refusedByWord(ground string) bool {
	usual := strings.Split(assets.Text("visit.refusals"), "|")
	return slices.Contains(usual[:2], ground)
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
		doer, day := joined(", ", d.Doer, d.Unit), d.DueOn.Shown()
		line := d.Content
		if f.visit.Secret() { // who carries out gets a copy, which names the denouncer
			doer = ""
		}
		if len(f.given) > 1 {
			line = enclosed(line, joined("; ", doer, prefixed("visitPage.document.due", day)))
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
	for name, value := range map[string]string{"noi_dung_ket_luan": joined("\n", lines...), "nguoi_thi_hanh": joined("; ", doers...)} {
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
	return joined(" ", text, "("+addition+")")
}
