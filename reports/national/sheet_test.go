package national

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"donthu/assets"
	"donthu/data/day"
	"donthu/data/register"
)

// jsonNames are the names of a struct's items, in their order.
func jsonNames(v any) (names []string) {
	of := reflect.TypeOf(v)
	for i := range of.NumField() {
		name, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

// The sheet has every item of the data set that is written of a letter, in the data set's order,
// and a name for each.
func TestTheSheetFollowsTheDataSet(t *testing.T) {
	order := map[string]int{}
	for i, name := range slices.Concat([]string{"soDon", "ngayNhan"}, jsonNames(person{})[:2], jsonNames(processing{})[3:12], jsonNames(settlement{})) {
		order[name] = i
	}
	last, seen := -1, 0
	for _, group := range Sheet(&register.Letter{Facts: register.Facts{Kind: register.Complaint}}, Options{}) {
		if !assets.HasText("national.group." + group.Key) {
			t.Errorf("the part %s has no name", group.Key)
		}
		for _, f := range group.Fields {
			if !assets.HasText("national.field." + f.Key) {
				t.Errorf("%s has no name", f.Key)
			}
			at, is := order[f.Key]
			if !is {
				continue // the form asks it beside the decree
			}
			if seen++; at <= last {
				t.Errorf("%s stands out of the data set's order", f.Key)
			}
			last = at
		}
	}
	if seen != len(order) {
		t.Errorf("%d of %d items are on the sheet", seen, len(order))
	}
}

func TestTheSheetHidesWhoDenounced(t *testing.T) {
	l := register.Letter{ID: 7, Number: register.Number{Year: 2026, Count: 7}, Facts: register.Facts{ReceivedOn: day.Must("2026-05-20"), Kind: register.Denunciation, Signatories: 1,
		Sender:  register.Person{Name: "Quách Thị Ẩn", Address: "88/2 Vạn Kiếp", Identity: "079171001234"},
		Content: "Bà Quách Thị Ẩn, 88/2 Vạn Kiếp tố cáo ông Cán", Request: "Xử lý ông Cán như bà Ẩn nêu", Against: "Ông Cán"}}
	values := func(o Options) (all []string, hidden []string) {
		for _, group := range Sheet(&l, o) {
			for _, f := range group.Fields {
				all = append(all, f.Value)
				if f.Hidden {
					hidden = append(hidden, f.Key)
				}
			}
		}
		return all, hidden
	}
	masked, hidden := values(Options{})
	for _, secret := range []string{"Quách", "Ẩn", "88/2", "079171001234"} {
		if strings.Contains(fmt.Sprint(masked), secret) {
			t.Errorf("the sheet tells %q: %q", secret, masked)
		}
	}
	if want := []string{"hoTen", "diaChi", "soGiayTo"}; !slices.Equal(hidden, want) || !slices.Contains(masked, "Ông Cán") {
		t.Errorf("hidden are %q, want %q; whom it is against: %q", hidden, want, masked)
	}
	shown, hidden := values(Options{ShowDenouncers: true})
	if len(hidden) > 0 || !slices.Contains(shown, "Quách Thị Ẩn") || !slices.Contains(shown, "88/2 Vạn Kiếp") || !slices.Contains(shown, "20/05/2026") {
		t.Errorf("who may know sees %q (hidden: %q)", shown, hidden)
	}
}
