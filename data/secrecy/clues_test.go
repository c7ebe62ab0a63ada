package secrecy

import (
	"slices"
	"testing"
)

// What may tell who wrote a letter is found; what every letter says of the matter is not.
func TestCluesInALetter(t *testing.T) {
	for said, want := range map[string][]Clue{
		"Ông Trần Văn Hùng nhận tiền của cháu Lê Thị Bưởi":          {{ClueName, "Lê Thị Bưởi"}},
		"Nguyễn Thị Cẩm làm chứng":                                  {{ClueName, "Nguyễn Thị Cẩm"}},
		"ông Hùng nhận 50.000.000 đồng, bà Đoan chứng kiến":         {{ClueName, "Đoan"}},
		"con gái tôi học lớp 3A trường tiểu học Lê Lợi":             {{ClueRelative, "con gái tôi"}, {ClueSchool, "lớp 3A"}, {ClueSchool, "trường tiểu học Lê Lợi"}},
		"ở trường Kim Đồng":                                         {{ClueSchool, "trường Kim Đồng"}},
		"trường hợp này cần xem lại":                                nil,
		"mẹ của tôi và hàng xóm tôi đều thấy":                       {{ClueRelative, "mẹ của tôi"}, {ClueRelative, "hàng xóm tôi"}},
		"tại nhà số 45/7 đường Bùi Hữu Nghĩa":                       {{ClueHouse, "nhà số 45/7 đường Bùi Hữu Nghĩa"}},
		"tổ 15, Ngô Thị Đào biết":                                   {{ClueName, "Ngô Thị Đào"}, {ClueHouse, "tổ 15"}},
		"lấn đất sát 12/3 Vạn Kiếp":                                 {{ClueHouse, "12/3 Vạn Kiếp"}},
		"số 7 đường Phan Xích Long, tổ 15":                          {{ClueHouse, "số 7 đường Phan Xích Long"}, {ClueHouse, "tổ 15"}},
		"thửa đất số 112, tờ bản đồ số 8":                           {{ClueHouse, "thửa đất số 112"}, {ClueHouse, "tờ bản đồ số 8"}},
		"gọi 0903 123 456 hoặc an@thu.vn":                           {{ClueNumber, "0903 123 456"}, {ClueNumber, "an@thu.vn"}},
		"xe 59X1-123.45 đậu trước cửa":                              {{ClueNumber, "59X1-123.45"}},
		"làm ở Công ty TNHH Ánh Sao":                                {{ClueSchool, "Công ty TNHH Ánh Sao"}},
		"Quyết định số 210/QĐ-UBND ngày 12/3/2025":                  nil,
		"theo Nghị định số 31/2019/NĐ-CP":                           nil,
		"số tiền 1.250.000.000 đồng, diện tích 120 m2":              nil,
		"đường Nguyễn Xí, phường Bình Thạnh, Thành phố Hồ Chí Minh": nil,
		"UBND phường Thử Nghiệm không giải quyết":                   nil,
		"Ngày 05/11/2026 ông Trần Văn Hùng ký":                      nil,
		"": nil,
	} {
		if got := Clues("Ông Trần Văn Hùng, cán bộ địa chính", said); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", said, got, want)
		}
	}
}

// What a clerk writes for others is looked through for what the letter tells, however it is
// written.
func TestWhatRemainsOfTheClues(t *testing.T) {
	of := Clues("", "Cháu Lê Thị Bưởi học ở trường mầm non Hoa Sen, nhà số 45/7 Vạn Kiếp")
	for said, want := range map[string][]string{
		"tố cáo việc nhận tiền":                           nil,
		"người nhà LÊ THỊ BƯỞI bị ép":                     {"LÊ THỊ BƯỞI"},
		"theo trinh bay cua Le Thi Buoi":                  {"Le Thi Buoi"},
		"vợ anh Bưởi, ông Bưởi và quả bưởi":               {"Bưởi"},
		"học trường Hoa Sen, chồng chị ấy":                {"chồng chị ấy", "Hoa Sen"},
		"ở đường Vạn Kiếp":                                {"Vạn Kiếp"},
		"gặp ở nhà 45/7 hôm ấy":                           {"45/7"},
		"tại Trường Mầm non Hoa Sen":                      {"Trường Mầm non Hoa Sen"},
		"nhà  số 45/7  Vạn Kiếp và 0903.123.456":          {"nhà  số 45/7  Vạn Kiếp", "0903.123.456"},
		"cán bộ Nguyễn Văn Xác nhận đơn của con trai tôi": {"con trai tôi"},
		"con gái của người tố cáo có mặt":                 {"con gái của người tố cáo"},
	} {
		var got []string
		for _, c := range Remaining(said, "", of, ClueRelative, ClueNumber) {
			got = append(got, c.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}
