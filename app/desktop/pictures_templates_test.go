package desktop_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"donthu/app/desktest"
	"donthu/app/desktop"
	"donthu/app/desktop/desk"
	"donthu/data"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// foundInTemplate opens the page of templates at a copy in which there is much to find, of a
// shipped template that has changed since.
func foundInTemplate(t *testing.T, o *desktop.Program) {
	t.Helper()
	const name = "giay-moi"
	file, err := word.Copy(o.Dir, name)
	if err != nil {
		t.Fatal(err)
	}
	about := strings.TrimSuffix(file, ".docx") + ".toml"
	seen, err := os.ReadFile(about)
	if err != nil {
		t.Fatal(err)
	}
	if err := data.WriteWhole(about, bytes.ReplaceAll(seen, []byte("{{ngay_moi:chu}}"), []byte("{{ngay_hoan_thanh}}"))); err != nil {
		t.Fatal(err)
	}
	raw, err := docx.Layout{Heading: "GIẤY MỜI", Symbol: "GM-{{viet_tat}}", Dated: true, Sign: docx.SignChair, Body: []string{
		"{{ten_co_quan}} kính mời {{ong_ba_day_du}}, địa chỉ: {dia_chi}.", "Nội dung: {{noi_dun}}.", "Thời gian: {{gio}}, «Ngay_moi».", "Địa điểm: ‹địa điểm›./."}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	if err := data.WriteWhole(file, raw); err != nil {
		t.Fatal(err)
	}
	o.Open(desk.Templates{})
	desktest.Search(t, o, "templates.search", "giay moi")
}
