package workbook

import (
	"fmt"
	"strings"
	"testing"

	"donthu/data/register"
	"donthu/data/steps"
)

func directed(id int64, letter *register.Letter, drafts ...steps.Draft) register.DirectionFile {
	var all []steps.Step
	for i, d := range drafts {
		all = append(all, steps.Step{Seq: int64(i + 1), Subject: register.DirectionSubject, SubjectID: id, On: d.On, Content: d.Content})
	}
	d, _, err := register.Directions.Fold(all)
	if err != nil {
		panic(err)
	}
	return register.DirectionFile{Direction: d, Steps: all, Letter: letter}
}

func TestTheBookOfDirectionsTellsWhatBecameOfEach(t *testing.T) {
	src := fullShelf()
	late := &src.letters[1] // a denunciation
	src.given = []register.DirectionFile{
		directed(1, late, steps.Draft{On: 20260601, Content: register.Directed{Leader: "Phạm Văn Chủ", Content: "Làm việc với ông Lê Đức Đạt", Doer: "Lê Văn Cần",
			Unit: "Địa chính", With: "Công an", Due: 20260605, Source: register.FromLetter, Letter: "13/2026"}},
			steps.Draft{On: 20260603, Content: register.DirectionProgress{Text: "Đã mời"}},
			steps.Draft{On: 20260604, Content: register.DirectionExtended{Due: 20260610, Reason: "Chờ hồ sơ"}},
			steps.Draft{On: 20260605, Content: register.Difficulty{Text: "Thiếu bản đồ"}},
			steps.Draft{On: 20260606, Content: register.DifficultyAnswer{Text: "Hỏi thành phố", By: "Chủ tịch"}}),
		directed(2, nil, steps.Draft{On: 20260602, Content: register.Directed{Content: "Dọn rác", Doer: "Trần Thị Đào", Unit: "Văn phòng", Due: 20260610}},
			steps.Draft{On: 20260609, Content: register.DirectionDone{Result: "Đã dọn", Document: "5/BC"}}),
		directed(3, nil, steps.Draft{On: 20260616, Content: register.Directed{Content: "Kỳ sau", Doer: "A"}}),
	}
	rows := sheetRows(t, writtenBook(t, DirectionBook, src, BookOptions{Today: bookToday}))
	text := ""
	for _, row := range rows {
		text += strings.Join(row, "|") + "\n"
	}
	for _, want := range []string{
		"Phạm Văn Chủ", "Làm việc với người tố cáo", "Đơn số 13/2026", "Lê Văn Cần\nĐịa chính|Công an|05/06/2026|Đến 10/06/2026: Chờ hồ sơ|03/06/2026: Đã mời",
		"05/06/2026: Thiếu bản đồ", "Trả lời: Chủ tịch, 06/06/2026: Hỏi", "|Quá hạn", "09/06/2026: Đã dọn\n5/BC|Xong đúng",
		"Cộng: 2 ý kiến chỉ đạo", "Thống kê theo bộ phận", "Địa chính||||1|0|0|0|1", "Trần Thị Đào||||1|1|0|0|0", "Cộng||||2|1|0|0|1",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the book lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Lê Đức Đạt") || strings.Contains(text, "Kỳ sau") {
		t.Errorf("who denounced, or another period, stands in the book:\n%s", text)
	}
	if open := fmt.Sprint(sheetRows(t, writtenBook(t, DirectionBook, src, BookOptions{Today: bookToday, ShowDenouncers: true}))); !strings.Contains(open, "Lê Đức Đạt") {
		t.Error("the confidential book hides who denounced")
	}
}
