package word

import (
	"slices"
	"testing"
)

func TestShippedTemplatesPassTheirOwnExamination(t *testing.T) {
	for _, info := range allTemplates(t) {
		raw, err := Shipped(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		if e := Examine(raw); e.Err != nil || len(e.Unknown) > 0 || e.Torn > 0 || (len(e.Names) == 0) != (info.When == Blank) {
			t.Errorf("%s: %+v", info.Name, e)
		}
	}
}

func TestAnExaminationNamesTheFieldThatIsMeant(t *testing.T) {
	e := Examine(wordFile(t, "", "Kính gửi **{{nguoi_gui}}** và {{ nguoi_gưi_don }}", "{{so_dt}} {{xyz}} {{Nội dung đơn}}"))
	if e.Err != nil || !slices.Contains(e.Names, "nguoi_gui") {
		t.Errorf("%+v", e)
	}
	want := []Misspelt{
		{"nguoi_gui_don", "nguoi_gui", "…và {{ nguoi_gưi_don }}"}, {"so_dt", "so", "{{so_dt}} {{xyz}} {{Nội dung đơn}}"},
		{"xyz", "", "{{so_dt}} {{xyz}} {{Nội dung đơn}}"}, {"noi_dung_don", "noi_dung", "{{so_dt}} {{xyz}} {{Nội dung đơn}}"},
	}
	for i, m := range e.Unknown {
		if i >= len(want) || m.Name != want[i].Name || m.Place != want[i].Place || m.Name != "so_dt" && m.Nearest != want[i].Nearest {
			t.Errorf("%+v", m)
		}
	}
	if len(e.Unknown) != len(want) {
		t.Errorf("%+v", e.Unknown)
	}
}
