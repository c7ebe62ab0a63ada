package register

import "testing"

func TestWhoIsAnonymous(t *testing.T) {
	for name, want := range map[string]bool{
		"Không rõ": true, "(không ghi tên)": true, "Nặc danh": true, "GIẤU TÊN": true, "khong ro": true,
		"Nguyễn Văn Rõ": false, "Không Thị Rõ": false, "": false,
	} {
		if l := (Letter{Facts: Facts{Sender: Person{Name: name}}}); l.Anonymous() != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}

// LTC Điều 13: the chair and the deputies of a ward are judged by who stands above them.
func TestWhoIsTheChairOfAWard(t *testing.T) {
	for against, want := range map[string]bool{
		"Ông Lê Văn A, Chủ tịch UBND phường": true, "Phó Chủ tịch UBND phường": true, "chu tich phuong": true,
		"Chủ tịch Hội Nông dân phường": false, "Chủ tịch Ủy ban Mặt trận": false, "Chủ tịch công ty": false, "Cán bộ địa chính": false, "": false,
	} {
		if l := (Letter{Facts: Facts{Against: against}}); l.AgainstChair() != want {
			t.Errorf("%q: %v", against, !want)
		}
	}
}
