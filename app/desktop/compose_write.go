package desktop

import (
	"errors"

	clerk "donthu/app/office"
	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/data/store"
	"donthu/reports/document"
)

func (p *composePage) Keys() []ui.Key { return []ui.Key{ui.SaveKey(func() { p.write(false) })} }

// write checks what was typed, writes the document and records it. Fields that
// nobody filled are named beside the form, and written as dots only when the
// clerk says so.
func (p *composePage) write(open bool) {
	if p.writing {
		return
	}
	p.o.window.Canvas().Unfocus() // a date field settles now and not after the problems are shown
	p.clearProblems()
	draft, err := p.draft(p.letter)
	var refused *store.CheckError
	if errors.As(err, &refused) {
		p.showProblems(p.o, refused.Problems)
		return
	}
	if err != nil {
		p.o.failed(assets.Text("compose.failed"), err)
		return
	}
	missing, unknown, err := document.Check(p.source, p.fields(p.letter))
	if err != nil {
		p.o.failed(assets.Text("compose.failed"), err)
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
	ui.Confirm(p.o.window, assets.Text("compose.incomplete"), lackingWords(missing, unknown)+"\n\n"+assets.Text("compose.incomplete.text"), assets.Text("compose.incomplete.do"),
		func() { p.finish(draft, open) })
}

func (f *composeForm) clearProblems() {
	f.form.Clear()
	if f.info.Symbol != "" {
		f.hintNumber()
	}
}

// showProblems puts sentences beside the fields, and the others into a notice.
func (f *composeForm) showProblems(o *office, problems []data.Problem) {
	for _, problem := range problems {
		if field := f.beside[problem.Field]; field != nil {
			field.SetProblem(problem.Sentence)
		} else {
			ui.ShowNotice(o.window, assets.Text("compose.title"), problem.Sentence)
		}
	}
	f.form.FocusFirstProblem()
}

// draft is the document as the form has it, for the letter; a *store.CheckError
// names what forbids it.
func (f *composeForm) draft(l data.Letter) (d clerk.Draft, err error) {
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
	d = clerk.Draft{Of: l.ID + f.visit.ID, Info: f.info, Template: f.source, Settings: settings, Options: options,
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
func (p *composePage) finish(draft clerk.Draft, open bool) {
	p.writing = true
	type done struct {
		reply data.Reply
		file  string
	}
	ui.RunAsync(func() (d done, err error) {
		d.reply, d.file, err = p.o.do().IssueFile(p.o.ctx(), draft)
		return d, err
	}, func(d done, err error) {
		p.writing = false
		var refused *store.CheckError
		switch {
		case errors.As(err, &refused):
			p.showProblems(p.o, refused.Problems)
			return
		case err != nil && d.reply.Document == 0:
			p.o.failed(assets.Text("compose.failed"), err)
			return
		}
		p.remember(p.o)
		if p.o.inFront(p) {
			p.o.drop()
		}
		if err != nil {
			p.o.failed(assets.Text("compose.failed"), err)
			return
		}
		ui.Toast(p.o.window.Canvas(), assets.Text("compose.done", joined(" ", p.info.Title, d.reply.Number), d.file))
		if open {
			p.o.openFile(d.file)
		}
	})
}

// remember keeps who signed for the next document.
func (f *composeForm) remember(o *office) {
	preferences := o.app.Preferences()
	preferences.SetString(signerPreference, f.signer.Value())
	preferences.SetString(rolePreference, f.role.Value())
}
