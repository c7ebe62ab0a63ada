package views

import (
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/register"
)

// datedAsk asks by which rule the day is told of letters that were processed on an unknown
// one.
type datedAsk struct {
	o       *desk.Desk
	ids     []int64 // nil: all of the register
	rule    *kit.Choice
	counted *look.Para
	do      *kit.Button
	asked   int // the count that was asked for last
	count   office.DayCount
}

// AskDated asks for one rule that tells on which day letters were processed, says how many
// get a day by it, and writes that down in steps that name the rule; a message offers to take
// it back. Without ids all of the register are meant. changed follows whenever something was
// written.
func AskDated(o *desk.Desk, ids []int64, changed func()) {
	first := register.DayRules[0]
	kit.RunAsync(func() (office.DayCount, error) { return o.Do().CountUndated(o.Ctx(), ids, first) }, func(c office.DayCount, err error) {
		switch {
		case err != nil:
			o.Failed(assets.Text("dating.failed"), err)
		case c.Letters+c.Without == 0:
			kit.Toast(o.Window.Canvas(), assets.Text("dating.none"))
		default:
			a := &datedAsk{o: o, ids: ids, count: c, counted: look.NewPara("", theme.ColorNameForeground, theme.SizeNameText)}
			a.ask(first, changed)
		}
	})
}

func (a *datedAsk) ask(first register.DayRule, changed func()) {
	a.rule = kit.NewChoice(kit.OptionsOf(register.DayRules...), nil)
	a.rule.SetValue(string(first))
	a.rule.OnChanged = func(string) { a.recount() }
	a.do = kit.NewButton(assets.Text("dating.write"), nil, nil).Main()
	a.say()
	column := look.NewColumn(8, look.NewPara(assets.Text("dating.explained"), look.Ink2, theme.SizeNameText),
		kit.NewField(assets.Text("dating.rule"), a.rule), a.counted)
	hide := kit.ShowContent(a.o.Window, kit.TitleOf("dating.do"), kit.Wide(560, column), a.rule, a.do)
	a.do.OnTapped = func() {
		if a.count.Letters == 0 {
			return // the dialog says why
		}
		hide()
		a.write(changed)
	}
}

// recount says what would be written by the rule that is chosen now.
func (a *datedAsk) recount() {
	a.asked++
	mine, rule := a.asked, register.DayRule(a.rule.Value())
	a.do.Disable()
	kit.RunAsync(func() (office.DayCount, error) { return a.o.Do().CountUndated(a.o.Ctx(), a.ids, rule) }, func(c office.DayCount, err error) {
		switch {
		case mine != a.asked:
		case err != nil:
			a.o.Failed(assets.Text("dating.failed"), err)
		default:
			a.count = c
			a.say()
		}
	})
}

// say tells what would be written, and what would stay.
func (a *datedAsk) say() {
	kit.SetEnabled(a.count.Letters > 0, a.do)
	words := assets.Text("dating.nothing")
	if a.count.Letters > 0 {
		words = assets.Text("dating.count", "count", kit.Number(a.count.Letters))
	}
	if a.count.Without > 0 {
		words = kit.Joined(" ", words, assets.Text("dating.without", "count", kit.Number(a.count.Without)))
	}
	a.counted.Set(words)
}

func (a *datedAsk) write(changed func()) {
	o, ids, rule := a.o, a.ids, register.DayRule(a.rule.Value())
	type written struct {
		done  []office.Delivered
		count office.DayCount
	}
	kit.RunAsync(func() (w written, err error) {
		w.done, w.count, err = o.Do().DateHandled(o.Ctx(), ids, rule)
		return w, err
	}, func(w written, err error) {
		if err != nil {
			o.Failed(assets.Text("dating.failed"), err)
			return
		}
		changed()
		kit.ToastUndo(o.Window.Canvas(), assets.Text("dating.written", "count", kit.Number(w.count.Letters), "rule", rule.Label()),
			func() { TakeBack(o, w.done, changed) })
	})
}
