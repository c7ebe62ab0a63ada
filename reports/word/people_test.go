package word

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/reports/docx"
)

// Documents speak to a person in the form of address that is written down, else in the one
// that the name makes likely, and to no company as if it were a person.
func TestWhoIsWrittenTo(t *testing.T) {
	for _, c := range []struct {
		p    register.Person
		want string
	}{
		{register.Person{Name: "Trần Văn An"}, "ông Trần Văn An"},
		{register.Person{Name: "Trần Thị An"}, "bà Trần Thị An"},
		{register.Person{Name: "Nguyễn Thị Văn Anh"}, "bà Nguyễn Thị Văn Anh"},
		{register.Person{Name: "Văn Ngọc Hà"}, "ông (bà) Văn Ngọc Hà"},
		{register.Person{Name: "Lê Văn"}, "ông (bà) Lê Văn"},
		{register.Person{Name: "Trần Văn An", Title: register.TitleMrs}, "bà Trần Văn An"},
		{register.Person{Name: "Phạm Minh", Title: register.TitleMr}, "ông Phạm Minh"},
		{register.Person{Name: "Cô Lan"}, "bà Lan"},
		{register.Person{Name: "Chú Tư Hòa"}, "ông Tư Hòa"},
		{register.Person{Name: "Cụ Tám Giàu"}, "ông (bà) Tám Giàu"},
		{register.Person{Name: "BÀ Lê Út"}, "bà Lê Út"},
		{register.Person{Name: "Ông (bà) Lê Út"}, "ông (bà) Lê Út"},
		{register.Person{Name: "Ông Lê Thị Út"}, "ông Lê Thị Út"},
		{register.Person{Name: "Bá Tùng"}, "ông (bà) Bá Tùng"},
		{register.Person{Name: "Công ty TNHH An Phú"}, "Công ty TNHH An Phú"},
		{register.Person{Name: "CONG TY TNHH An Phu"}, "CONG TY TNHH An Phu"},
		{register.Person{Name: "Trương Văn Phong"}, "ông Trương Văn Phong"},
		{register.Person{Name: "Truong Van Phong"}, "ông (bà) Truong Van Phong"},
		{register.Person{Name: "Văn Phong Tú"}, "ông (bà) Văn Phong Tú"},
		{register.Person{Name: "Trường Tiểu học Bình Thạnh"}, "Trường Tiểu học Bình Thạnh"},
		{register.Person{Name: "Đoàn Văn Hậu"}, "ông Đoàn Văn Hậu"},
		{register.Person{Name: "Lê Minh và Trần Thị Út"}, "ông (bà) Lê Minh và Trần Thị Út"},
		{register.Person{}, ""},
	} {
		if got := Addressed(c.p); got != c.want {
			t.Errorf("%+v is called %q, want %q", c.p, got, c.want)
		}
	}
	for _, c := range []struct {
		facts       register.Facts
		short, full string
	}{
		{register.Facts{Sender: register.Person{Name: "Trần Văn An"}, Signatories: 1}, "ông Trần Văn An", "ông Trần Văn An"},
		{register.Facts{Sender: register.Person{Name: "Trần Văn An"}, Signatories: 37}, "ông Trần Văn An và 36 người khác", "ông Trần Văn An và 36 người khác"},
		{register.Facts{Sender: register.Person{Name: "Trần Văn An"}, Representative: register.Person{Name: "Lê Thị Út"}}, "ông Trần Văn An", "ông Trần Văn An (người đại diện: bà Lê Thị Út)"},
		{register.Facts{Sender: register.Person{Name: "Trần Văn An"}, Representative: register.Person{Name: "Trần Văn An"}, Signatories: 2}, "ông Trần Văn An và 1 người khác", "ông Trần Văn An và 1 người khác"},
		{register.Facts{Sender: register.Person{Name: "Trần Văn An và 36 hộ dân"}, Signatories: 37}, "ông Trần Văn An và 36 hộ dân", "ông Trần Văn An và 36 hộ dân"},
		{register.Facts{Sender: register.Person{Name: "Các hộ dân tổ 5"}, Signatories: 37, Representative: register.Person{Name: "Lê Thị Út"}}, "các hộ dân tổ 5", "các hộ dân tổ 5 (người đại diện: bà Lê Thị Út)"},
		{register.Facts{Sender: register.Person{Name: "Công ty TNHH An Phú"}, Signatories: 2, Representative: register.Person{Name: "Lê Thị Út", Title: register.TitleMrs}},
			"Công ty TNHH An Phú", "Công ty TNHH An Phú (người đại diện: bà Lê Thị Út)"},
		{register.Facts{Sender: register.Person{Name: "Không ghi tên"}}, "người gửi đơn không ghi họ tên", "người gửi đơn không ghi họ tên"},
		{register.Facts{}, "", ""},
	} {
		if got := partyOf(&register.Letter{Facts: c.facts}); got.short != c.short || got.full != c.full {
			t.Errorf("%+v are called %q and %q, want %q and %q", c.facts, got.short, got.full, c.short, c.full)
		}
	}
	for against, want := range map[string]string{
		"Phạm Quốc Hùng, công chức địa chính phường": "ông (bà) Phạm Quốc Hùng, công chức địa chính phường",
		"Phạm Văn Hùng - Trưởng khu phố 3":           "ông Phạm Văn Hùng - Trưởng khu phố 3",
		"Ông Hùng": "ông Hùng",
		"Chủ tịch Ủy ban nhân dân phường": "Chủ tịch Ủy ban nhân dân phường",
		"UBND phường Bình Thạnh":          "UBND phường Bình Thạnh",
		"Trưởng khu phố 3":                "Trưởng khu phố 3",
		"hộ bà Lan":                       "hộ bà Lan",
		"Hùng":                            "Hùng",
	} {
		if got := accused(against); got != want {
			t.Errorf("%q is called %q, want %q", against, got, want)
		}
	}
}

// A ward that wrote its name in capitals is named as sentences are written, and in capitals
// where the heading wants it.
func TestAWardInCapitals(t *testing.T) {
	for name, want := range map[string][3]string{
		"UBND PHƯỜNG BÌNH THẠNH":  {"Bình Thạnh", "Ủy ban nhân dân phường Bình Thạnh", "PHƯỜNG BÌNH THẠNH"},
		"ỦY BAN NHÂN DÂN ĐẶC KHU": {"Đặc Khu", "Ủy ban nhân dân Đặc Khu", "ĐẶC KHU"},
		"UBND PHƯỜNG 13":          {"Phường 13", "Ủy ban nhân dân phường 13", "PHƯỜNG 13"},
		"UBND phường Bình Thạnh":  {"Bình Thạnh", "Ủy ban nhân dân phường Bình Thạnh", "PHƯỜNG BÌNH THẠNH"},
	} {
		f := LetterFields(register.Letter{}, register.Settings{Ward: name}, Options{})
		if got := [3]string{f["dia_danh"].(string), f["ten_co_quan"].(string), f["co_quan_dong_2"].(string)}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// parties are the kinds of senders whom an office meets.
var parties = map[string]func(*register.Letter){
	"person": func(l *register.Letter) {
		l.Sender = register.Person{Name: "Trần Thị Mai Lan", Address: "45/7 đường Bùi Hữu Nghĩa", Identity: "079171001234", Phone: "0903123456"}
		l.CoSigners, l.Signatories = nil, 1
	},
	"organisation": func(l *register.Letter) {
		l.Sender = register.Person{Name: "Công ty TNHH Xây dựng An Phú", Address: "12 đường Nơ Trang Long", Identity: "0301234567"}
		l.CoSigners, l.Signatories, l.Representative = nil, 1, register.Person{Name: "Lê Văn Tâm"}
	},
	"group": func(l *register.Letter) {
		l.Sender = register.Person{Name: "Các hộ dân tổ 5", Address: "tổ 5, khu phố 3"}
		l.CoSigners, l.Signatories, l.Representative = nil, 37, register.Person{Name: "Lê Văn Tâm"}
	},
	"several": func(l *register.Letter) {
		l.Sender = register.Person{Name: "Võ Văn Tấn", Address: "tổ 5, khu phố 3"}
		l.CoSigners, l.Signatories = nil, 37
	},
	"anonymous": func(l *register.Letter) {
		l.Sender, l.CoSigners, l.Signatories = register.Person{Name: "Không ghi tên"}, nil, 0
	},
}

// ugly is what no document says.
var ugly = regexp.MustCompile(`(?i)ông \(bà\) (công ty|ông|bà|cô|các|tập thể|không)|bà cô |không ghi tên|của ,|của \.|,,|\.\.|;;|[^\n ] [,.;:]|  |\{|\}|document\.`)

// Every template is written for each kind of sender; nothing in it is left over, doubled or
// said to nobody. With DOCUMENT_OUT set the documents are kept there, to be looked at.
func TestEveryTemplateForEverySender(t *testing.T) {
	for _, info := range allTemplates(t) {
		_, template, err := Read(t.TempDir(), info.Name)
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range info.Kinds {
			for who, be := range parties {
				l := sampleLetter(kind)
				be(&l)
				if slices.ContainsFunc(info.Unfit(&l, 0, ""), func(u Unfitness) bool { return u.What == NobodyToTell }) {
					continue
				}
				var b bytes.Buffer
				err := docx.Render(&b, template, LetterFields(l, ward, sampleOptionsFor(info, &l)))
				var lacks *docx.IncompleteError
				if errors.As(err, &lacks) {
					t.Errorf("%s, %s, %s: %v", info.Name, kind, who, lacks)
					continue
				}
				text := textOf(t, b.Bytes())
				if at := ugly.FindStringIndex(text); at != nil {
					t.Errorf("%s, %s, %s: %q in …%s…", info.Name, kind, who, text[at[0]:at[1]], text[max(0, at[0]-60):min(len(text), at[1]+40)])
				}
				if strings.Contains(text, "Căn cước/Hộ chiếu") && who == "organisation" {
					t.Errorf("%s asks a company for its identity card", info.Name)
				}
				if category := docx.Property(b.Bytes(), "category"); category != "" {
					t.Errorf("%s tells in its properties that it is for %q", info.Name, category)
				}
				keepDocument(t, info.Name+"-"+string(kind)+"-"+who, b.Bytes())
			}
		}
	}
}

// An invitation tells nobody that somebody denounced; what a leader concluded goes to those
// who carry it out without who came, where they live and what they asked (LTC Điều 8).
func TestPapersThatGoRoundTellNoDenunciation(t *testing.T) {
	on := day.Must("2026-07-20")
	visit := sampleLetter("")
	visit.Content, visit.Request = "Tố cáo ông Hùng nhận tiền; tôi ở 45/7 Bùi Hữu Nghĩa", "Xử lý ông Hùng"
	for _, l := range []register.Letter{sampleLetter(denunciation), visit} {
		for name, told := range map[string]string{InvitationTemplate: "kính mời bà Trần Thị Mai Lan", register.DocumentVisitConclusion: "đã tiếp công dân."} {
			o := sampleOptions()
			o.On, o.Typed["noi_dung_ket_luan"] = on, "Giao kiểm tra việc bà Trần Thị Mai Lan ở 45/7 Bùi Hữu Nghĩa trình bày."
			var b bytes.Buffer
			if err := writeLetter(&b, t.TempDir(), name, l, ward, o); err != nil {
				t.Fatal(err)
			}
			text := textOf(t, b.Bytes())
			secrets := []string{"tố cáo"}
			if name == register.DocumentVisitConclusion {
				secrets = []string{"Mai Lan", "45/7", "nhận tiền", "Xử lý ông Hùng", "Hủy Quyết định", "0903"}
			}
			for _, secret := range secrets {
				if strings.Contains(strings.ToLower(text), strings.ToLower(secret)) {
					t.Errorf("%s tells %q:\n%s", name, secret, text)
				}
			}
			if !strings.Contains(text, told) {
				t.Errorf("%s does not say %q:\n%s", name, told, text)
			}
			if file := infoOf(t, name).FileName(register.DocumentNumber{}, on, "don-12-2026", nil); strings.Contains(file, "to-cao") {
				t.Errorf("%s lies in %s", name, file)
			}
		}
	}
}

// Who signs a receipt for a company or a group is who stands for it.
func TestWhoSignsForTheSender(t *testing.T) {
	for who, want := range map[string]string{"person": "Trần Thị Mai Lan", "several": "Võ Văn Tấn", "organisation": "Lê Văn Tâm", "group": "Lê Văn Tâm", "anonymous": ""} {
		l := sampleLetter(complaint)
		parties[who](&l)
		if got := LetterFields(l, ward, Options{Reader: Sender})["nguoi_ky_don"]; got != want {
			t.Errorf("for the %s signs %q, want %q", who, got, want)
		}
	}
}
