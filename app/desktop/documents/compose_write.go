package documents

import (
	"errors"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
)

func (p *composePage) Keys() []kit.Key { return []kit.Key{kit.SaveKey(func() { p.write(false) })} }

// write checks what was typed, writes the document and records it. Fields that
// nobody filled are named beside the form, and written as dots only when the
// clerk says so.
func (p *composePage) write(open bool) {
	if p.writing {
		return
	}
	p.o.Window.Canvas().Unfocus() // a date field settles now and not after the problems are shown
	p.clearProblems()
	draft, err := p.draft(p.letter)
	var refused *store.CheckError
	if errors.As(err, &refused) {
		p.showProblems(p.o, refused.Problems)
		return
	}
	if err != nil {
		p.o.Failed(assets.Text("compose.failed"), err)
		return
	}
	missing, unknown, err := document.Check(p.source, p.fields(p.letter))
	if err != nil {
		p.o.Failed(assets.Text("compose.failed"), err)
		return
	}
	if len(missing)+len(unknown) == 0 {
		p.finish(draft, open)
		return
	}
	for _, name := range missing {
		if above := askedAbove[name]; above != "" {
			name = above
		}
		if field := p.beside[name]; field != nil {
			field.SetProblem(assets.Text("compose.missing"))
		}
	}
	p.form.FocusFirstProblem()
	kit.Confirm(p.o.Window, assets.Text("compose.incomplete"), views.LackingWords(missing, unknown)+"\n\n"+assets.Text("compose.incomplete.text"), assets.Text("compose.incomplete.do"),
		func() { p.finish(draft, open) })
}

func (f *composeForm) clearProblems() {
	f.form.Clear()
	if f.info.Symbol != "" {
		f.hintNumber()
	}
}

// showProblems puts sentences beside the fields, and the others into a notice.
func (f *composeForm) showProblems(o *desk.Desk, problems []data.Problem) {
	for _, problem := range problems {
		if field := f.beside[problem.Field]; field != nil {
			field.SetProblem(problem.Sentence)
		} else {
			kit.ShowNotice(o.Window, assets.Text("compose.title"), problem.Sentence)
		}
	}
	f.form.FocusFirstProblem()
}

// draft is the document as the form has it, for the letter; a *store.CheckError
// names what forbids it.
func (f *composeForm) draft(l data.Letter) (d office.Draft, err error) {
	refuse := func(field string, err error) error {
		return &store.CheckError{Problems: []data.Problem{{Field: field, Sentence: err.Error()}}}
	}
	on, err := f.on.Date()
	if err == nil && on.IsZero() {
		err = data.Tell(nil, "check.on.missing")
	}
	if err != nil {
		return d, refuse(data.FieldOn, err)
	}
	count, err := f.count()
	if err != nil {
		return d, refuse(data.FieldNumber, err)
	}
	settings, options := f.settings(), f.options()
	d = office.Draft{Of: l.ID + f.visit.ID, Info: f.info, Template: f.source, Settings: settings, Options: options,
		Symbol: f.symbol(), Count: count, To: data.Clean(f.to.Value())}
	if f.common {
		d.To = f.info.Recipient(&l, settings)
	}
	if f.beside[data.FieldSignedBy] != nil {
		d.SignedBy = data.Clean(f.signer.Value())
	}
	if f.info.Name == data.DocumentResult && f.sent.Checked {
		d.Sent = true
		d.SentTo, _ = document.LetterFields(l, settings, options)["noi_nhan_ket_qua"].(string)
	}
	return d, nil
}

// finish takes the number, keeps the document in the register, and writes its file.
func (p *composePage) finish(draft office.Draft, open bool) {
	p.writing = true
	type done struct {
		reply data.Reply
		file  string
	}
	kit.RunAsync(func() (d done, err error) {
		d.reply, d.file, err = p.o.Do().IssueFile(p.o.Ctx(), draft)
		return d, err
	}, func(d done, err error) {
		p.writing = false
		var refused *store.CheckError
		switch {
		case errors.As(err, &refused):
			p.showProblems(p.o, refused.Problems)
			return
		case err != nil && d.reply.Document == 0:
			p.o.Failed(assets.Text("compose.failed"), err)
			return
		}
		p.remember(p.o)
		if p.o.InFront(p) {
			p.o.Drop()
		}
		if err != nil {
			p.o.Failed(assets.Text("compose.failed"), err)
			return
		}
		kit.Toast(p.o.Window.Canvas(), assets.Text("compose.done", kit.Joined(" ", p.info.Title, d.reply.Number), d.file))
		if open {
			p.o.OpenFile(d.file)
		}
	})
}

// remember keeps who signed for the next document.
func (f *composeForm) remember(o *desk.Desk) {
	preferences := o.App.Preferences()
	preferences.SetString(desk.SignerPreference, f.signer.Value())
	preferences.SetString(desk.RolePreference, f.role.Value())
}
