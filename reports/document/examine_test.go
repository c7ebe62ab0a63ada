package document

import (
	"slices"
	"strings"
	"testing"
)

func TestShippedTemplatesPassTheirOwnExamination(t *testing.T) {
	for _, info := range allTemplates(t) {
		raw, err := Shipped(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		if e := Examine(raw); e.Err != nil || len(e.Unknown) > 0 || e.Torn > 0 || len(e.Names) == 0 {
			t.Errorf("%s: %+v", info.Name, e)
		}
	}
}

func TestAnExaminationTellsWhatIsWrongAndWhere(t *testing.T) {
	e := Examine(wordFile(t, para("Kính gửi {", "{nguoi_gui}", "} và {{ nguoi_gưi_don }}")+para("{{so_dt}} {{xyz}} {{Nội dung đơn}}")))
	if e.Err != nil || e.Torn != 1 || !slices.Contains(e.Names, "nguoi_gui") {
		t.Errorf("%+v", e)
	}
	want := []Misspelt{
		{"nguoi_gui_don", "nguoi_gui", "Kính gửi {{nguoi_gui}} và {{ nguoi_gưi_d…"}, {"so_dt", "so", "{{so_dt}} {{xyz}} {{Nội dung đơn}}"},
		{"xyz", "", "{{so_dt}} {{xyz}} {{Nội dung đơn}}"}, {"noi_dung_don", "noi_dung", "{{so_dt}} {{xyz}} {{Nội dung đơn}}"},
	}
	for i, m := range e.Unknown {
		if i >= len(want) || m.Name != want[i].Name || m.Place != want[i].Place || m.Name != "so_dt" && m.Nearest != want[i].Nearest {
			t.Errorf("%+v", m)
		}
	}
	header := xmlHead + `<w:hdr` + namespaces + `>` + para("Trang {{so") + `</w:hdr>`
	for body, sentences := range map[string][]string{
		para("Kính gửi: {{ten"):                                                             {"không có }}", "ở đoạn “Kính gửi: {{ten”"},
		para("a") + para("{{#if ten}}") + para("Ông bà được mời"):                           {"không có từ kết thúc", "Ông bà được mời"},
		para("Nơi nhận:") + para("{{/if}}"):                                                 {"phía trước không có", "Nơi nhận:"},
		para("{{#if ten}}") + para("{{#each hang}}") + para("{{/if}}"):                      {"không khớp"},
		para("{{#if ten}}a") + para("b"):                                                    {"{{#if ten}}a"},
		para("{{#if ten}}") + para("x {{#if so}}") + para("{{/if}}"):                        {"x {{#if so}}"},
		para("{{#if ten}}") + para("{{else}}") + para("{{ten:to}} ở đây") + para("{{/if}}"): {"Các cách viết", "ở đây"},
	} {
		e := Examine(wordFile(t, body))
		if e.Err == nil {
			t.Errorf("%s: nothing found", body)
			continue
		}
		for _, sentence := range sentences {
			if !strings.Contains(e.Err.Error(), sentence) {
				t.Errorf("%s: %v lacks %q", body, e.Err, sentence)
			}
		}
	}
	if e := Examine(wordFile(t, para("a"), "word/header1.xml", header)); e.Err == nil || !strings.Contains(e.Err.Error(), "ở phần đầu trang") {
		t.Error(e.Err)
	}
	if e := Examine([]byte("không phải Word")); e.Err == nil {
		t.Error("no Word document, and nothing said")
	}
}
