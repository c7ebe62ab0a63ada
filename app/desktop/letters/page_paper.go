package letters

import (
	"slices"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/store"
)

// decisionWords are how a decision is named that was written elsewhere, folded.
var decisionWords = map[string]string{register.DocumentDecision: "quyet dinh giai quyet", register.DocumentConclusion: "ket luan noi dung"}

// isDecision reports whether the template is that of what ends a matter.
func isDecision(template string) bool { return decisionWords[template] != "" }

// written is the last document on the letter from the template, or a decision that was
// written elsewhere; nil when there is none.
func (p *Page) written(template string) *register.Reply {
	all := slices.DeleteFunc(p.Now.Letter.Documents(), func(r register.Reply) bool { return r.State == register.Recalled })
	for i := len(all) - 1; i >= 0; i-- {
		if template != "" && (all[i].Template == template || all[i].Template == "" && isDecision(template) && all[i].Is(decisionWords[template])) {
			return &all[i]
		}
	}
	return nil
}

// waits reports whether the document has not left the office.
func waits(r *register.Reply) bool {
	return r != nil && (r.State.Draft() || slices.Contains([]register.DeliveryState{register.Written, register.Signed, register.SentBack}, r.State))
}

// deliver opens the record of what became of a document: signed, sent.
func (p *Page) deliver(r *register.Reply) {
	issued := store.IssuedReply{Occasion: register.Occasion{Letter: p.Now.Letter}, Reply: *r}
	p.O.Open(desk.Delivery{Documents: []store.IssuedReply{issued}, Done: func([]office.Delivered, []store.IssuedReply) { p.Enter() }})
}

// deliverWords say what is to be recorded of a document that waits.
func deliverWords(r *register.Reply) string {
	return assets.Text("letter.deliver."+string(r.State), "document", kit.Joined(" ", r.Type, r.Number))
}

// compose opens the page that writes the document of the step. Where there is one already,
// it is named and offered first: two decisions on one matter are never made unnoticed.
func (p *Page) compose(step law.NextStep) {
	l, title := &p.Now.Letter, assets.Text("letter.exists")
	anew := kit.Answer{Text: assets.Text("letter.exists.anew"), Do: func() { p.O.Open(desk.Compose{Letter: p.Now.Letter, Next: step}) }}
	switch r := p.written(step.Document); {
	case waits(r):
		kit.AskWhich(p.O.Window, title, assets.Text("letter.exists.written", "document", views.DocumentCalled(*r), "state", r.State.Label()),
			anew, kit.Answer{Text: assets.Text("letter.exists.deliver"), Do: func() { p.deliver(r) }})
	case r != nil && r.Document == 0:
		kit.ConfirmUnready(p.O.Window, title, assets.Text("letter.exists.written", "document", kit.Joined(" ", r.Type, r.Number), "state", assets.Text("replies.outside")),
			anew.Text, assets.Text("letter.exists.back"), anew.Do)
	case r != nil:
		kit.AskWhich(p.O.Window, title, assets.Text("letter.exists.written", "document", views.DocumentCalled(*r), "state", views.DeliveryWords(*r)),
			anew, kit.Answer{Text: assets.Text("letter.exists.open"), Do: func() { views.OpenPaper(p.O, *r) }})
	case isDecision(step.Document) && l.Decided():
		kit.ConfirmUnready(p.O.Window, title, assets.Text("letter.exists.decided", "day", l.Settlement.On.Shown()), anew.Text, assets.Text("letter.exists.back"), anew.Do)
	default:
		anew.Do()
	}
}
