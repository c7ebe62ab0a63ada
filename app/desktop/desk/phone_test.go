package desk

import "testing"

func TestWhatLooksLikeATelephoneNumber(t *testing.T) {
	for typed, warned := range map[string]bool{
		"": false, "0903123456": false, "028 3841 0000": false, "+84 90.312.34.56": false, "0903123456, 0283841000": false, "(028) 3841-0000": false,
		"38410000": false, "anh Ba": true, "0903123456 (con)": true, "0988": true, "0903123456, 12": true, "1234567890123456": true, "không có": true,
	} {
		found := CheckPhone("phone", typed)
		if (len(found) > 0) != warned {
			t.Errorf("%q: %v", typed, found)
		}
		for _, p := range found {
			if !p.Warning || p.Field != "phone" {
				t.Errorf("%q is refused: %+v", typed, p)
			}
		}
	}
}
