package register

import (
	"testing"

	"pgregory.net/rapid"

	"donthu/data/text"
)

func TestAreaIsTheNeighbourhoodOrElseTheStreet(t *testing.T) {
	for address, want := range map[string]string{
		"12/5 đường Lê Lợi, khu phố 3, phường Bình Thạnh": "Khu phố 3",
		"12/5 Lê Lợi, KP 3":                        "Khu phố 3",
		"12/5 Lê Lợi, KP.03, P.13":                 "Khu phố 3",
		"12/5 Lê Lợi, K.P 3A":                      "Khu phố 3A",
		"KHU PHỐ 12":                               "Khu phố 12",
		"tổ 5, khu phố 2":                          "Khu phố 2",
		"số 9, tổ dân phố số 7, phường X":          "Tổ dân phố 7",
		"ấp 4, xã Tân Nhựt":                        "Ấp 4",
		"  367/16 Nguyễn Xí ":                      "Nguyễn Xí",
		"2/55 PHAN VĂN TRỊ":                        "Phan Văn Trị",
		"276/50  Bùi Đình Túy":                     "Bùi Đình Túy",
		"Số 5, đường Lê Lợi, phường Bình Thạnh":    "Lê Lợi",
		"số nhà 5 ngõ 12 phố Huế":                  "Huế",
		"15 hẻm 20 đường Vạn Kiếp, P. Bình Thạnh":  "Vạn Kiếp",
		"12-14 Hoàng Hoa Thám":                     "Hoàng Hoa Thám",
		"12 - 14 Hoàng Hoa Thám":                   "Hoàng Hoa Thám",
		"45 đường số 12, phường Bình Thạnh":        "Đường số 12",
		"7 đường 3 Tháng 2":                        "Đường 3 Tháng 2",
		"120 3 Tháng 2":                            "3 Tháng 2",
		"8 Huyền Trân Công Chúa":                   "Huyền Trân Công Chúa",
		"2 Thi Sách":                               "Thi Sách",
		"100 tỉnh lộ 10":                           "Tỉnh Lộ 10",
		"Lô C, chung cư Miếu Nổi":                  "chung cư Miếu Nổi",
		"phường Bình Thạnh, Thành phố Hồ Chí Minh": "",
		"Phuong 13, Quan 5":                        "",
		"TP.HCM":                                   "",
		"12/5":                                     "",
		"":                                         "",
	} {
		if got := AreaOf(address); got != want {
			t.Errorf("%q lies in %q, want %q", address, got, want)
		}
	}
}

// However an address is written, its area is found without breaking, and an area
// lies in itself or tells nothing.
func TestAreaOfAnyAddress(t *testing.T) {
	parts := rapid.SliceOfN(rapid.SampledFrom([]string{"12/5", "số", "đường", "hẻm", "KP", "khu phố", "3", "Lê", "LỢI", ",", "-", "phường", "tp.", "ấp", "–", "\u200b", "x"}), 0, 8)
	rapid.Check(t, func(t *rapid.T) {
		address := ""
		for _, part := range parts.Draw(t, "parts") {
			address += part + " "
		}
		area := AreaOf(address)
		if area != text.Clean(area) {
			t.Fatalf("%q lies in the untidy %q", address, area)
		}
	})
}
