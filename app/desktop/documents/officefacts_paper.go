package documents

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/assets"
	"donthu/data/register"
	"donthu/reports/word"
)

// letterhead shows beside the questions where their answers stand in a document.
type letterhead struct {
	superior, office, number, place, where, others, signer *look.Para
	above                                                  fyne.CanvasObject // others with their heading
	whole                                                  fyne.CanvasObject
}

func newLetterhead() *letterhead {
	plain := func() *look.Para { return look.NewPara("", theme.ColorNameForeground, theme.SizeNameText) }
	h := &letterhead{superior: plain(), office: plain().Bold(), number: plain(), place: plain(), where: plain(), others: plain(), signer: plain().Bold()}
	part := func(key string, paras ...fyne.CanvasObject) fyne.CanvasObject {
		return look.NewColumn(2, append([]fyne.CanvasObject{look.NewPara(assets.Text(key), look.Ink2, theme.SizeNameCaptionText)}, paras...)...)
	}
	h.above = part("officeFacts.paper.others", h.others)
	h.whole = views.NewBeside("officeFacts.paper", look.Inset(6, 4, look.NewColumn(14, part("officeFacts.paper.head", h.superior, h.office, h.number, h.place),
		part("officeFacts.paper.where", h.where), h.above, part("officeFacts.paper.signer", h.signer))))
	return h
}

// show fills it with what the documents of the office would say.
func (h *letterhead) show(s register.Settings) {
	o := word.Options{}
	if len(s.Office.Signers) > 0 {
		first := s.Office.Signers[0]
		o.SignedBy, o.Role, o.Authority = first.Name, first.Role, first.Authority
	}
	f := word.LetterFields(register.Letter{}, s, o)
	say := func(field string) string { return fmt.Sprint(f[field]) }
	titled := func(key, words string) string {
		if words == "" {
			return ""
		}
		return assets.Text(key) + ": " + words
	}
	h.superior.Set(kit.OneLine(s.Office.Superior))
	h.office.Set(kit.Joined(" ", say("co_quan_dong_1"), say("co_quan_dong_2")))
	h.number.Set(assets.Text("officeFacts.paper.number", "short", say("viet_tat")))
	h.place.Set(assets.Text("officeFacts.paper.day", "place", say("dia_danh")))
	h.where.Set(kit.Joined("\n", titled("officeFacts.address", say("dia_diem")), titled("officeFacts.reception", say("dia_diem_tiep_dan")), titled("officeFacts.phone", say("dien_thoai_lien_he"))))
	h.others.Set(kit.Joined("\n", titled("officeFacts.second", say("nguoi_giai_quyet_lan_hai")), titled("officeFacts.inspectorate", say("co_quan_thanh_tra"))))
	h.signer.Set(kit.Joined("\n", say("quyen_han_ky"), strings.ToUpper(say("chuc_vu_ky")), o.SignedBy))
	kit.SetVisible(h.superior, s.Office.Superior != "")
	kit.SetVisible(h.above, s.Office.SecondInstance+s.Office.Inspectorate+s.Office.Superior != "")
	h.whole.Refresh()
}
