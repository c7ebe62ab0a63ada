package docx

import (
	"slices"
	"strings"
	"testing"
)

func TestAnExaminationTellsWhatIsWrongAndWhere(t *testing.T) {
	e := Examine(wordFile(t, para("Kính gửi {", "{nguoi_gui}", "} và {{ nguoi_gưi_don }}")))
	if e.Err != nil || e.Torn != 1 || !slices.Contains(e.Names, "nguoi_gui") || e.Places["nguoi_gui_don"] != "…và {{ nguoi_gưi_don }}" {
		t.Errorf("%+v", e)
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
	// An end is lost in a branch that no filling of all fields or of none would take, and in
	// two parts at once.
	hidden := para("{{#if a}}") + para("{{#if b}}") + para("{{else}}") + para("Hạn chót {{#if c}} hai tuần") + para("{{/if}}") + para("{{/if}}")
	if e := Examine(wordFile(t, hidden, "word/header1.xml", header)); len(e.Errs) != 2 || !strings.Contains(e.Errs[0].Error(), "Hạn chót") {
		t.Errorf("%v", e.Errs)
	}
	if e := Examine([]byte("không phải Word")); e.Err == nil {
		t.Error("no Word document, and nothing said")
	}
}
