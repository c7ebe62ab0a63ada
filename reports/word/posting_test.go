package word

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"donthu/data/register"
	"donthu/data/text"
	"donthu/reports/docx"
)

func TestToWhomADocumentIsPosted(t *testing.T) {
	complaint, denunciation := sampleLetter(register.Complaint), sampleLetter(register.Denunciation)
	denunciation.Against = "ông Phạm Quốc Hùng, công chức địa chính, hàng xóm của bà Trần Thị Mai Lan"
	company, elsewhere, anonymous := complaint, complaint, complaint
	company.Sender = register.Person{Name: "Công ty TNHH Sao Mai", Address: "12 Phan Đăng Lưu"}
	elsewhere.Sender.Address, elsewhere.Representative = "", register.Person{Name: "Lê Văn Tám", Address: "3 Nơ Trang Long"}
	anonymous.Sender = register.Person{Name: "Không ghi tên"}
	s := ward
	s.Office.Superior = "Ủy ban nhân dân Thành phố"
	for name, c := range map[string]struct {
		letter register.Letter
		reply  register.Reply
		want   string
	}{
		"who complained":         {complaint, register.Reply{Readers: []register.Reader{register.ToSender}}, "Bà Trần Thị Mai Lan @ 45/7 đường Bùi Hữu Nghĩa, phường Bình Thạnh"},
		"as the clerk typed":     {complaint, register.Reply{To: "Bà Trần Thị Mai Lan"}, "Bà Trần Thị Mai Lan @ 45/7 đường Bùi Hữu Nghĩa, phường Bình Thạnh"},
		"as its template says":   {complaint, register.Reply{Template: register.DocumentComplaintRefused}, "Bà Trần Thị Mai Lan @ 45/7 đường Bùi Hữu Nghĩa, phường Bình Thạnh"},
		"a company":              {company, register.Reply{Readers: []register.Reader{register.ToSender}}, "Công ty TNHH Sao Mai @ 12 Phan Đăng Lưu"},
		"who stands for him":     {elsewhere, register.Reply{Readers: []register.Reader{register.ToSender}}, "Ông Lê Văn Tám @ 3 Nơ Trang Long"},
		"nobody knows":           {anonymous, register.Reply{Readers: []register.Reader{register.ToSender}}, "Người gửi đơn không ghi họ tên @ "},
		"who denounced":          {denunciation, register.Reply{To: denunciation.ShownSender()}, "Bà Trần Thị Mai Lan @ 45/7 đường Bùi Hữu Nghĩa, phường Bình Thạnh"},
		"several":                {denunciation, register.Reply{Readers: []register.Reader{register.ToSuperior, register.ToForwarder, register.ToEverybody}}, "Ủy ban nhân dân Thành phố @  | Ban Tiếp công dân Thành phố @ "},
		"the office itself":      {complaint, register.Reply{Readers: []register.Reader{register.ToAccused}}, ""},
		"a copy for others":      {denunciation, register.Reply{To: "Cơ quan, đơn vị ghi ở Nơi nhận", CopyOf: 7}, "…… @ "},
		"a body that was typed":  {complaint, register.Reply{To: "Công an thành phố"}, "Công an thành phố @ "},
		"a name that was not to": {denunciation, register.Reply{Readers: []register.Reader{register.ToAccused}}, "Ông Phạm Quốc Hùng @ "},
	} {
		var got []string
		for _, a := range Addressees(&c.letter, c.reply, s) {
			got = append(got, a.Name+" @ "+a.Address)
			if a.Secret != (a.Reader == register.ToSender && c.letter.Secret()) || a.Secret && strings.Contains(a.Shown, "Lan") {
				t.Errorf("%s: %+v", name, a)
			}
		}
		if got := strings.Join(got, " | "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// An envelope tells who gets it and the number inside, and nothing of the letter.
func TestEnvelopesTellNothingOfTheLetter(t *testing.T) {
	l, s := sampleLetter(register.Denunciation), ward
	s.Office.Address, s.Office.Phone = "số 6 đường Phan Đăng Lưu, phường Bình Thạnh", "028 3841 0000"
	var all []docx.Envelope
	for range 26 {
		a := Addressees(&l, register.Reply{Readers: []register.Reader{register.ToSender}}, s)[0]
		all = append(all, EnvelopeTo(a, []string{"05/TB-UBND", "06/QĐ-UBND"}, s))
	}
	for _, form := range docx.EnvelopeForms {
		raw, err := docx.Envelopes(form, all[:map[docx.EnvelopeForm]int{docx.LabelSheet: 26}[form]+map[docx.EnvelopeForm]int{docx.EnvelopeC5: 2, docx.EnvelopeDL: 2}[form]], 2)
		if err != nil {
			t.Fatal(err)
		}
		words := textOf(t, raw)
		for _, want := range []string{"Kính gửi: Bà Trần Thị Mai Lan", "Địa chỉ: 45/7 đường Bùi Hữu Nghĩa, phường Bình Thạnh", "Số: 05/TB-UBND; 06/QĐ-UBND"} {
			if !strings.Contains(words, want) {
				t.Errorf("%s lacks %q: %s", form, want, words)
			}
		}
		if from := strings.Contains(words, "ỦY BAN NHÂN DÂN\nPHƯỜNG BÌNH THẠNH") && strings.Contains(words, "Phan Đăng Lưu"); from != (form != docx.LabelSheet) {
			t.Errorf("%s: who sends it: %v", form, from)
		}
		for _, never := range []string{"tố cáo", "Hùng", "0903", "thụ lý", "trích yếu"} {
			if strings.Contains(strings.ToLower(words), strings.ToLower(never)) {
				t.Errorf("%s says %q: %s", form, never, words)
			}
		}
		keepDocument(t, "bi-"+string(form), raw)
	}
	if raw, err := docx.Envelopes(docx.EnvelopeC5, []docx.Envelope{{To: `A & "B" {{x}} **c**`, At: "<12>"}}, 0); err != nil || !strings.Contains(textOf(t, raw), `Kính gửi: A & "B" {{x}} **c**`) {
		t.Error(fmt.Sprint(err), textOf(t, raw))
	}
}

// No envelope to another than who denounced gives him away, wherever he stands in the letter
// and in what the clerk typed, and none tells that anybody denounced.
func TestNoEnvelopeOfAnotherNamesTheDenouncer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := sampleLetter(register.Denunciation)
		l.Sender, l.CoSigners = person(t, "sender"), []register.Person{person(t, "cosigner")}
		people := append([]register.Person{l.Sender}, l.CoSigners...)
		leak := func() string {
			if rapid.Bool().Draw(t, "leaks") {
				return written(t, rapid.SampledFrom(people).Draw(t, "who"))
			}
			return ""
		}
		l.Against, l.ForwardingBody, l.ForwardTo = leak()+l.Against+leak(), leak()+l.ForwardingBody+leak(), leak()+l.ForwardTo+leak()
		r := register.Reply{To: "Công an thành phố" + leak()}
		if rapid.Bool().Draw(t, "marked") {
			r.Readers = rapid.SliceOf(rapid.SampledFrom([]register.Reader{register.ToSender, register.ToAccused, register.ToForwarder, register.ToCompetent})).Draw(t, "readers")
		}
		for _, a := range Addressees(&l, r, ward) {
			e := EnvelopeTo(a, []string{"05/TB-UBND"}, ward)
			all := text.Fold(a.Shown)
			if a.Reader != register.ToSender {
				all += " " + text.Fold(e.To+" "+e.At)
				if strings.Contains(text.Fold(e.To), "to cao") {
					t.Fatalf("the envelope to %q tells of a denunciation", e.To)
				}
			}
			spaced := " " + strings.Join(strings.Fields(separators.ReplaceAllString(all, " ")), " ") + " "
			for _, p := range people {
				if strings.Contains(spaced, " "+text.Fold(p.Name)+" ") || strings.Contains(separators.ReplaceAllString(all, ""), p.Phone[1:]) {
					t.Fatalf("%s: %+v names %s", r.To, a, p.Name)
				}
			}
		}
	})
}
