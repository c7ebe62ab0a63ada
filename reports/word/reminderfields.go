package word

import (
	"cmp"
	"strings"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
	"donthu/reports/forms"
)

// ReminderTemplate is the template of the letter by which a board reminds a ward of a
// report.
const ReminderTemplate = "cong-van-don-doc-bao-cao"

// Reminder is what the letter to a ward says.
type Reminder struct {
	Ward    string
	Period  day.Period
	DueOn   day.Date
	Late    int        // days since then
	Lacking []string   // numbers of the forms that did not come; empty: none came
	Earlier []day.Date // on which the ward was reminded before
}

// reminderNames are the fields of a reminder that no other document has.
var reminderNames = []string{"qua_han", "lan_don_doc"}

// ReminderFields are the fields of the letter to a ward. Its number, day and signer are
// those of the options.
func ReminderFields(r Reminder, s register.Settings, o Options) docx.Fields {
	office := s.Ward
	s.Ward = cmp.Or(s.Board.Name, s.Ward)
	part := register.WardKey(office) != register.WardKey(s.Ward) // of the office, with a head of its own
	reception := strings.HasPrefix(text.Fold(s.Ward), text.Fold(assets.Text("document.receptionBoard")))
	if part || reception {
		o.Role, o.Authority = cmp.Or(o.Role, assets.Text("document.boardHead")), cmp.Or(o.Authority, register.AsHead)
	}
	if reception {
		s.Office.Short = assets.Text("document.receptionBoard.short")
	}
	f := officeFields(s, o).With(phrases(o.On))
	f["co_quan_cap_tren"] = ""
	if part {
		f["co_quan_cap_tren"] = office // of which the board is a part
	}
	f["noi_don_doc"], f["ky_bao_cao"], f["thong_tu_bao_cao"] = r.Ward, r.Period.Name(), forms.EditionFor(r.Period).Circular
	f["tu_ngay_ky"], f["den_ngay_ky"], f["han"] = r.Period.From, r.Period.To, r.DueOn
	f["con_thieu"], f["qua_han"] = "", ""
	if len(r.Lacking) > 0 {
		f["con_thieu"] = assets.Text("document.lackingForms", "forms", strings.Join(r.Lacking, ", "))
	}
	if r.Late > 0 {
		f["qua_han"] = r.Late
	}
	var days []string
	for _, on := range r.Earlier {
		days = append(days, docx.LongDate(on))
	}
	f["lan_don_doc"] = strings.Join(days, ", ")
	o.putTyped(f)
	return f
}
