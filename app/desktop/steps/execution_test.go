package steps_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"donthu/app/desktest"
	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/data/day"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
)

// next is what the guide proposes for steps of the content.
func next(t *testing.T, all []law.NextStep, content steps.Content) law.NextStep {
	t.Helper()
	found := law.FindNext(all, content)
	if found == nil {
		t.Fatalf("nothing is proposed for %T", content)
	}
	return *found
}

// What is carried out in parts is typed day by day, beside what was carried out before.
func TestASettlementIsCarriedOutInParts(t *testing.T) {
	o, l := lived(t, steps.Draft{On: day.Must("2026-11-10"), Content: register.Settlement{Result: register.Right, Recovery: register.Recovery{CollectMoney: 120}}})
	pay := func(amount, done string) {
		t.Helper()
		o.Open(desk.Step{Letter: l, Next: next(t, o.GuideOf(l), register.Execution{})})
		desktest.ChooseOption(t, o, done)
		desktest.Visit(o.Window.Canvas().Content(), func(object fyne.CanvasObject) bool {
			if tick, ok := object.(*kit.Check); ok && !tick.Checked {
				tick.SetChecked(true)
			}
			return true
		})
		desktest.FillIn(o, "Đã thu hồi cho Nhà nước: tiền (triệu đồng)", amount)
		desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
		l = desktest.Stored(t, o, l)
	}
	pay("30", string(register.No))
	o.Open(desk.Step{Letter: l, Next: next(t, o.GuideOf(l), register.Execution{})})
	desktest.MustShow(t, o, "thu tiền 30 / 120 triệu đồng")
	desktest.Press(o, fyne.KeyEscape)
	pay("90", string(register.Yes))
	var paid []float64
	for _, e := range l.Executed {
		paid = append(paid, e.CollectedMoney)
	}
	if !slices.Equal(paid, []float64{30, 90}) || l.Execution.CollectedMoney != 120 || l.Execution.Done != register.Yes {
		t.Errorf("paid %v, all %+v; the screen shows:\n%s", paid, l.Execution, desktest.Shown(o))
	}
	desktest.MustShow(t, o, "thu tiền 120 / 120 triệu đồng")
}

// A decision is recorded under the number that it was signed with.
func TestADecisionKeepsItsNumber(t *testing.T) {
	o, l := lived(t, steps.Draft{On: day.Must("2026-11-18"), Content: register.Reply{Number: "15/QĐ-UBND", Template: register.DocumentDecision}})
	o.Open(desk.Step{Letter: l, Next: next(t, o.GuideOf(l), register.Settlement{})})
	desktest.ChooseOption(t, o, string(register.Right))
	desktest.MustShow(t, o, "Số quyết định, kết luận")
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if now := desktest.Stored(t, o, l); now.Settlement.Number != "15/QĐ-UBND" {
		t.Errorf("kept as %+v; the screen shows:\n%s", now.Settlement, desktest.Shown(o))
	}
	desktest.MustShow(t, o, "Đúng · 15/QĐ-UBND")
}

// A new step is of its day, whatever way its form was opened; one that said how far all had
// come says so still when it is put right.
func TestANewExecutionIsOfItsDay(t *testing.T) {
	o, l := lived(t, steps.Draft{On: day.Must("2026-11-10"), Content: register.Settlement{Result: register.Right, Recovery: register.Recovery{CollectMoney: 120}}})
	o.Open(desk.Step{Letter: l, Next: law.NextStep{Type: register.StepExecuted, Default: steps.Draft{Content: register.Execution{}}}})
	desktest.MustShow(t, o, "của riêng lần này", "thu tiền 0 / 120 triệu đồng")
	desktest.MustNotShow(t, o, "tổng số đã")
	desktest.ChooseOption(t, o, string(register.No))
	desktest.Shortcut(o, fyne.KeyS, fyne.KeyModifierControl)
	if now := desktest.Stored(t, o, l); len(now.Executed) != 1 || !now.Executed[0].OfDay {
		t.Errorf("executed %+v; the screen shows:\n%s", now.Executed, desktest.Shown(o))
	}
}
