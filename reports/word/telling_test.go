package word

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
)

// planted are details by which neighbours would know who wrote a letter.
var planted = rapid.SampledFrom([]string{"Lê Thị Bưởi", "Huỳnh Ngọc Cẩm Tú", "con gái tôi", "mẹ của tôi", "hàng xóm tôi", "trường tiểu học Kim Đồng", "lớp 5A", "Công ty Ánh Sao",
	"số nhà 45/7", "hẻm 12", "tổ 15", "thửa đất số 112", "0908 777 666", "an.binh@thu.vn", "59X1-123.45"})

// Whatever a letter's own words tell and a clerk writes for a reader who may not know who
// denounced, is marked before it is written: no planted detail stands unmarked in any document
// of any template (LTC Điều 8 khoản 3, Điều 56).
func TestNothingThatTellsStandsUnmarked(t *testing.T) {
	var hiding []Info
	for _, info := range allTemplates(t) {
		if info.When != "report" && info.When != "day" && info.For(register.Denunciation) && info.Reader.Hides(register.Denunciation) {
			hiding = append(hiding, info)
		}
	}
	templates := map[string][]byte{}
	for _, info := range hiding {
		raw, err := Shipped(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		templates[info.Name] = raw
	}
	typed := FieldGroups[len(FieldGroups)-1].Names
	letters := 0
	rapid.Check(t, func(t *rapid.T) {
		for range 10 { // 1,000 letters
			letters++
			l := sampleLetter(register.Denunciation)
			details := rapid.SliceOfN(planted, 1, 4).Draw(t, "details")
			l.Content = "Ông Hùng nhận tiền, " + strings.Join(details[:len(details)/2], " và ") + ", nhiều lần"
			l.Request = "Xử lý ông Hùng; " + strings.Join(details[len(details)/2:], ", ") + "."
			info := rapid.SampledFrom(hiding).Draw(t, "template")
			asks, err := docx.Placeholders(templates[info.Name])
			if err != nil {
				t.Fatal(err)
			}
			o := sampleOptions().For(info)
			o.Typed = map[string]string{}
			for _, name := range asks {
				if slices.Contains(typed, name) && !isDayField(name) && rapid.Bool().Draw(t, "types") {
					detail := rapid.SampledFrom(details).Draw(t, "detail")
					if rapid.Bool().Draw(t, "plain") {
						detail = text.Fold(detail)
						if detail[0] >= 'a' && detail[0] <= 'z' {
							detail = strings.ToUpper(detail[:1]) + detail[1:]
						}
					}
					o.Typed[name] = "Việc liên quan " + detail + ", đã rõ."
				}
			}
			f := LetterFields(l, ward, o)
			said := ""
			if letters%10 == 0 { // the paper itself; else all that it could say
				var b bytes.Buffer
				if err := docx.RenderDraft(&b, templates[info.Name], f); err != nil {
					t.Fatal(err)
				}
				said = textOf(t, b.Bytes())
			} else {
				for _, name := range asks {
					said += strings.Join(textsIn(f[name]), "\n") + "\n"
				}
			}
			said = text.Fold(strings.Join(strings.Fields(said), " "))
			marks := ""
			for _, told := range Tellings(asks, &l, f, o) {
				marks += text.Fold(told.Said) + "\n"
			}
			for _, d := range details {
				if folded := text.Fold(d); strings.Contains(said, folded) && !strings.Contains(marks, "«"+folded+"»") && !strings.Contains(marks, folded) {
					t.Fatalf("%s says %q, which is not marked:\n%s\nmarked: %s", info.Name, d, said, marks)
				}
			}
		}
	})
	if letters < 1000 {
		t.Errorf("%d letters", letters)
	}
}

// What is marked is shown with the words around it; who may know is not asked.
func TestWhatTellsIsMarkedForOthersOnly(t *testing.T) {
	l := sampleLetter(register.Denunciation)
	l.Content = "Ông Hùng ép cháu Lê Thị Bưởi nộp tiền"
	l.Against = "Ông Trần Văn Hùng"
	asks := []string{"noi_dung_thu_ly", "nguoi_bi_to_cao", "tai_lieu"}
	l.Attachments = []register.Attachment{{Name: "Ảnh chụp nhà hẻm 12"}}
	f := func(o Options) docx.Fields { return LetterFields(l, ward, o) }
	for reader, want := range map[Reader]int{Accused: 2, Verifier: 2, Body: 2, Sender: 0, Office: 0} {
		o := Options{Reader: reader, Typed: map[string]string{"noi_dung_thu_ly": strings.Repeat("Việc thu tiền. ", 8) + "Ông Hùng ép Lê Thị Bưởi nộp tiền"}}
		found := Tellings(asks, &l, f(o), o)
		if len(found) != want {
			t.Errorf("for the %s: %+v", reader, found)
		}
		if want > 0 && (found[0].Field != "noi_dung_thu_ly" || !strings.HasPrefix(found[0].Said, "…") || !strings.HasSuffix(found[0].Said, "Ông Hùng ép «Lê Thị Bưởi» nộp tiền")) {
			t.Errorf("marked: %q", found[0].Said)
		}
	}
}

// What of a name, a school or an address tells alone is marked too, also the denouncer's own
// house and street; who is accused by a typed name is not.
func TestPartsThatTellAreMarked(t *testing.T) {
	l := sampleLetter(register.Denunciation)
	l.Sender.Address, l.Against = "183/23 Nơ Trang Long, phường 13", ""
	l.Content = "Ông Trần Văn Tèo ép chồng tôi là Lê Văn Kháng và cháu Bích Thảo học trường Tiểu học Bế Văn Đàn"
	asks := []string{"noi_dung_thu_ly", "nguoi_bi_to_cao"}
	for said, want := range map[string]string{
		"đến nhà 183/23 thu tiền":      "«183/23»",
		"ở đường Nơ Trang Long":        "«Nơ Trang Long»",
		"vợ ông Kháng nộp":             "«Kháng»",
		"cháu Thảo":                    "«Thảo»",
		"học trường Bế Văn Đàn":        "«trường Bế Văn Đàn»",
		"ông Trần Văn Tèo thu tiền":    "",
		"việc thu tiền trái quy định":  "",
		"Nghị định số 31/2019/NĐ-CP":   "",
		"thảo luận, kháng nghị, kháng": "",
	} {
		o := Options{Reader: Accused, Typed: map[string]string{"noi_dung_thu_ly": said, "nguoi_bi_to_cao": "ông Trần Văn Tèo"}}
		marks := ""
		for _, told := range Tellings(asks, &l, LetterFields(l, ward, o), o) {
			marks += told.Said
		}
		if (want == "") != (marks == "") || !strings.Contains(marks, want) {
			t.Errorf("%q is marked %q, want %q", said, marks, want)
		}
	}
	for _, c := range l.Clues() {
		if strings.Contains(c.Text, "183/23") || strings.Contains(c.Text, "Nơ Trang Long") {
			t.Errorf("the list shows where the denouncer lives: %v", c)
		}
	}
}
