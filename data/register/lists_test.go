package register

import (
	"reflect"
	"testing"
)

func TestListsAreTidied(t *testing.T) {
	got := Lists{Officers: []Member{{Name: " Lê  Minh Thảo", Unit: " Văn phòng "}, {Unit: "Văn phòng"}, {Name: "Đỗ Thu Nga", Retired: true}},
		Units: []string{"", "Phòng  Kinh tế", "Phòng Kinh tế"}, Areas: []string{" Khu phố 1 "}}.Tidy()
	want := Lists{Officers: []Member{{Name: "Lê Minh Thảo", Unit: "Văn phòng"}, {Name: "Đỗ Thu Nga", Retired: true}},
		Units: []string{"Phòng Kinh tế"}, Areas: []string{"Khu phố 1"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if names := got.OfficerNames(); !reflect.DeepEqual(names, []string{"Lê Minh Thảo"}) {
		t.Errorf("offered: %q", names)
	}
	if units := got.UnitNames(); !reflect.DeepEqual(units, []string{"Phòng Kinh tế", "Văn phòng"}) {
		t.Errorf("units: %q", units)
	}
	if !got.Retired("đỗ thu nga") || got.Retired("Lê Minh Thảo") {
		t.Error("who is in use is not known")
	}
}

func TestAnAddressIsPartedFromItsArea(t *testing.T) {
	lists := Lists{Areas: []string{"Khu phố 1", "Khu phố 11"}}
	for address, want := range map[string][2]string{
		"Số 12 ngõ 5, Khu phố 11": {"Số 12 ngõ 5", "Khu phố 11"},
		"Số 12 ngõ 5, Khu phố 1":  {"Số 12 ngõ 5", "Khu phố 1"},
		"Khu phố 1":               {"", "Khu phố 1"},
		"Số 12 ngõ 5":             {"Số 12 ngõ 5", ""},
		"Số 1 Khu phố 1":          {"Số 1 Khu phố 1", ""},
	} {
		street, area := lists.SplitArea(address)
		if [2]string{street, area} != want {
			t.Errorf("%q: %q and %q", address, street, area)
		}
		if again := JoinArea(street, area); again != address {
			t.Errorf("%q became %q", address, again)
		}
	}
}
