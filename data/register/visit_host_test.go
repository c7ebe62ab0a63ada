package register

import (
	"testing"

	"donthu/data"
	"donthu/data/day"
)

// On a scheduled day, and on an unscheduled one, the head or a delegate receives; whoever
// receives on a regular day is counted by who it is (01/TCD of TT 06/2025).
func TestWhoReceivesOnWhichDays(t *testing.T) {
	today := day.Must("2026-11-20")
	for _, kind := range ReceptionTypes {
		for _, host := range Hosts {
			r := Reception{On: today, Type: kind, Host: host, People: 1, Visitor: Person{Name: "Lê Thị Út"}, Content: "Xin sửa cống", Kind: Petition}
			refused := false
			for _, p := range data.Blocking(CheckReception(r, today)) {
				refused = refused || p.Field == FieldHost
			}
			if want := kind != Regular && host == Officer; refused != want {
				t.Errorf("%s by %s: refused %v", kind, host, refused)
			}
		}
	}
}
