package site

import "testing"

func TestAPlaceThatIsNotSafeIsSaid(t *testing.T) {
	if Warning(`C:\Users\Hoa\OneDrive - UBND\donthu`) == "" {
		t.Error("no warning for OneDrive")
	}
	if w := Warning(t.TempDir()); w != "" {
		t.Error(w)
	}
}
