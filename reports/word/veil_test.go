package word

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
)

func TestVeilHidesWhatNamesTheDenouncer(t *testing.T) {
	l := sampleLetter(register.Denunciation)
	v := register.NewVeil(l.Everybody()...)
	for text, want := range map[string]string{
		"Bà Trần Thị Mai Lan tố cáo":               "người tố cáo tố cáo",
		"TRAN THI MAI LAN":                         "người tố cáo",
		"ông (bà) Trần  Thị\nMai Lan,":             "người tố cáo,",
		"bà Lan có mặt":                            "[tên được giữ bí mật] có mặt",
		"chị Mai Lan và anh Phát":                  "người tố cáo và [tên được giữ bí mật]",
		"gọi 0903.123.456 hoặc +84 903 123 456":    "gọi [thông tin được giữ bí mật] hoặc +[thông tin được giữ bí mật]",
		"CCCD 079 171 001 234":                     "CCCD [thông tin được giữ bí mật]",
		"nhà 45/7 Bùi Hữu Nghĩa, P. Bình Thạnh":    "nhà [địa chỉ được giữ bí mật], P. Bình Thạnh",
		"đường Bùi Hữu Nghĩa, phường Bình Thạnh":   "đường Bùi Hữu Nghĩa, phường Bình Thạnh",
		"hoa lan và ông Hùng":                      "hoa lan và ông Hùng",
		"Quyết định số 210/QĐ-XPHC ngày 12/3/2025": "Quyết định số 210/QĐ-XPHC ngày 12/3/2025",
	} {
		if got := v.Cover(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	unknown := l
	unknown.Sender, unknown.CoSigners = register.Person{Name: "Không rõ"}, nil
	if text := "không rõ ai nhận"; register.NewVeil(unknown.Everybody()...).Cover(text) != text {
		t.Error("a letter without a sender hides words")
	}
}

var (
	families = rapid.SampledFrom([]string{"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Ngô", "Ỷ"})
	middles  = rapid.SampledFrom([]string{"Văn", "Thị", "Thị Ngọc", "Hữu", "Minh", "Đức"})
	givens   = rapid.SampledFrom([]string{"Ẩn", "Bưởi", "Cẩm", "Đoan", "Giàu", "Hậu", "Quỳnh", "Út", "Vượng"})
	streets  = rapid.SampledFrom([]string{"Bùi Đình Túy", "Nơ Trang Long", "Vạn Kiếp", "Phan Xích Long", "Xô Viết Nghệ Tĩnh"})
)

func person(t *rapid.T, who string) register.Person {
	number := rapid.StringMatching(`[1-9][0-9]{0,2}/[1-9][0-9]`).Draw(t, who+" house")
	return register.Person{
		Name:     families.Draw(t, who+" family") + " " + middles.Draw(t, who+" middle") + " " + givens.Draw(t, who+" given"),
		Address:  number + rapid.SampledFrom([]string{" ", " đường "}).Draw(t, who+" word") + streets.Draw(t, who+" street") + ", phường Bình Thạnh",
		Identity: rapid.StringMatching(`0[0-9]{11}`).Draw(t, who+" identity"),
		Phone:    rapid.StringMatching(`0[3-9][0-9]{8}`).Draw(t, who+" phone"),
	}
}

// written is a piece of what is known of a person, as somebody might write it.
func written(t *rapid.T, p register.Person) string {
	piece := rapid.SampledFrom([]string{
		p.Name, strings.ToUpper(p.Name), text.Fold(p.Name), "bà " + p.Name, "ông (bà) " + p.Name, p.Address, strings.ToUpper(p.Address),
		p.Phone, p.Phone[:4] + " " + p.Phone[4:7] + "." + p.Phone[7:], "+84" + p.Phone[1:], p.Identity, p.Identity[:3] + "-" + p.Identity[3:],
	}).Draw(t, "piece")
	return rapid.SampledFrom([]string{"", "của ", "gặp (", "\n", ": "}).Draw(t, "before") + piece + rapid.SampledFrom([]string{"", ", ", ") ", ".\n", " và "}).Draw(t, "after")
}

// separators are the signs that may stand between the letters and digits of a text.
var separators = regexp.MustCompile(`[^\pL\pN]+`)

// The identity of a denouncer appears in no document that is meant for the
// accused, a verifier or another body, wherever it stood in the letter or in
// what the clerk typed (LTC Điều 8 khoản 3, Điều 56).
func TestNoDocumentForOthersNamesTheDenouncer(t *testing.T) {
	var hiding []Info
	templates := map[string][]byte{}
	for _, info := range allTemplates(t) {
		if info.When != "report" && info.For(register.Denunciation) && info.Reader.Hides(register.Denunciation) {
			raw, err := Shipped(info.Name)
			if err != nil {
				t.Fatal(err)
			}
			hiding, templates[info.Name] = append(hiding, info), raw
		}
	}
	if len(hiding) < 8 {
		t.Fatalf("only %d templates hide the denouncer", len(hiding))
	}
	letters := 0
	one := func(t *rapid.T) {
		letters++
		l := sampleLetter(register.Denunciation)
		l.Sender = person(t, "sender")
		l.CoSigners = []register.Person{person(t, "cosigner")}
		if rapid.Bool().Draw(t, "represented") {
			l.Representative = person(t, "representative")
		}
		people := append([]register.Person{l.Sender}, l.CoSigners...)
		if l.Representative.Name != "" {
			people = append(people, l.Representative)
		}
		leak := func() string { return written(t, rapid.SampledFrom(people).Draw(t, "who")) }
		l.Content = "Ông Hùng nhận tiền" + leak() + "nhiều lần " + leak()
		l.Request, l.Against, l.Reason = leak()+" xử lý", l.Against+" "+leak(), leak()
		l.Attachments = []register.Attachment{{Name: "Đơn " + leak()}}
		l.Replies[0].Summary, l.Replies[1].To = leak(), leak()
		o := sampleOptions()
		for _, name := range []string{"ket_luan", "tien_do", "noi_dung_thu_ly", "nguoi_thi_hanh", "thanh_vien", "y_kien", "nguoi_gui", "ong_ba", "dia_chi", "noi_dung_xin_y_kien"} {
			o.Typed[name] = "Nội dung " + leak()
		}
		info := rapid.SampledFrom(hiding).Draw(t, "template")
		fields := LetterFields(l, ward, o.For(info))
		words := ""
		if letters%10 == 0 { // the paper itself; else all that it could say
			var b bytes.Buffer
			if err := docx.RenderDraft(&b, templates[info.Name], fields); err != nil {
				t.Fatal(err)
			}
			words = textOf(t, b.Bytes())
		} else {
			for _, value := range fields {
				words += strings.Join(textsIn(value), "\n") + "\n"
			}
		}
		words = text.Fold(words)
		spaced := " " + strings.Join(strings.Fields(separators.ReplaceAllString(words, " ")), " ") + " "
		run := separators.ReplaceAllString(words, "")
		for _, p := range people {
			for what, secret := range map[string]string{
				"name":  " " + text.Fold(p.Name) + " ",
				"house": " " + strings.Join(strings.Fields(separators.ReplaceAllString(strings.Split(text.Fold(p.Address), ",")[0], " ")), " ") + " ",
			} {
				if strings.Contains(spaced, secret) {
					t.Fatalf("%s names the denouncer's %s %q:\n%s", info.Name, what, secret, words)
				}
			}
			if strings.Contains(run, p.Phone[1:]) || strings.Contains(run, p.Identity) {
				t.Fatalf("%s gives the denouncer's numbers away:\n%s", info.Name, words)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		for range 10 { // 1,000 letters
			one(t)
		}
	})
}
