package desktop

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"donthu/app/ui"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
	"donthu/reports/workbook"
)

// documentsFolder is the folder of the data folder in which written documents
// lie, by year.
const documentsFolder = "van-ban"

// write checks what was typed, writes the document and records it. Fields that
// nobody filled are named beside the form, and written as dots only when the
// clerk says so.
func (p *composePage) write(open bool) {
	p.form.Clear()
	p.beside[data.FieldNumber].SetHint(p.ending())
	on, err := p.on.Date()
	if err != nil {
		p.beside[data.FieldOn].SetProblem(err.Error())
		p.form.FocusFirstProblem()
		return
	}
	draft := data.Draft{On: on, Content: p.reply(on)}
	for _, problem := range data.Blocking(data.CheckStep(p.letter, draft, p.o.today())) {
		if field := p.beside[problem.Field]; field != nil {
			field.SetProblem(problem.Sentence)
		} else {
			ui.ShowNotice(p.o.window, assets.Text("compose.title"), problem.Sentence)
		}
	}
	if p.form.FocusFirstProblem() {
		return
	}
	missing, unknown, err := document.Check(p.source, p.fields())
	if err != nil {
		p.o.failed(assets.Text("compose.failed"), err)
		return
	}
	if len(missing)+len(unknown) == 0 {
		p.finish(draft, document.Render, open)
		return
	}
	for _, name := range missing {
		if field := p.besideName(name); field != nil {
			field.SetProblem(assets.Text("compose.missing"))
		}
	}
	p.form.FocusFirstProblem()
	incomplete := &document.IncompleteError{Missing: missing, Unknown: unknown}
	ui.Confirm(p.o.window, assets.Text("compose.incomplete"), incomplete.Error()+"\n\n"+assets.Text("compose.incomplete.text"), assets.Text("compose.incomplete.do"),
		func() { p.finish(draft, document.RenderDraft, open) })
}

// besideName is the field of the form that fills the template's field.
func (p *composePage) besideName(name string) *ui.Field {
	switch name {
	case "so":
		name = data.FieldNumber
	case "ngay":
		name = data.FieldOn
	case "nguoi_ky":
		name = data.FieldSignedBy
	case "chuc_vu_ky":
		name = "role"
	}
	return p.beside[name]
}

// reply is the document as the register records it.
func (p *composePage) reply(on data.Date) data.Reply {
	r := data.Reply{Type: p.info.Title, On: on, SignedBy: p.signer.Value(), Template: p.info.Name, Number: p.number.Value()}
	if r.Number != "" && !strings.Contains(r.Number, "/") {
		r.Number += p.ending()
	}
	if p.info.Symbol == "" {
		r.Number = assets.Text("compose.noNumber") // minutes and receipts carry none
	}
	if p.info.Reader == document.Sender {
		r.To = p.letter.Sender.Name
	}
	if proposed, ok := p.next.Default.Content.(data.Reply); ok && p.next.Document == p.info.Name && proposed.To != "" {
		r.To = proposed.To
	}
	return r
}

func (p *composePage) finish(draft data.Draft, render func(io.Writer, []byte, document.Fields) error, open bool) {
	fields, source, letter := p.fields(), p.source, p.letter
	folder := filepath.Join(p.o.dir, documentsFolder, fmt.Sprint(draft.On.Year()))
	name := strings.ReplaceAll(letter.Number.String(), "/", "-") + "-" + p.info.Name
	ui.RunAsync(func() (string, error) {
		file, err := freeName(folder, name)
		if err != nil {
			return "", err
		}
		if err := workbook.Save(file, func(w io.Writer) error { return render(w, source, fields) }); err != nil {
			return "", err
		}
		if _, err := p.o.store.AddSteps(p.o.ctx(), letter.ID, draft); err != nil {
			return "", errors.Join(err, os.Remove(file)) // a document that the register does not know would go out unnoticed
		}
		return file, nil
	}, func(file string, err error) {
		if err != nil {
			p.o.failed(assets.Text("compose.failed"), err)
			return
		}
		preferences := p.o.app.Preferences()
		preferences.SetString(signerPreference, p.signer.Value())
		preferences.SetString(rolePreference, p.role.Value())
		p.o.shell.drop()
		ui.Toast(p.o.window.Canvas(), assets.Text("compose.done", file))
		if !open {
			return
		}
		ui.RunAsyncErr(func() error { return openOutside(file) }, func(err error) {
			if err != nil {
				ui.ShowProblem(p.o.window, assets.Text("written.notOpened"), err.Error(), "", assets.Text("written.openByHand", file))
			}
		})
	})
}

// freeName is a file in folder that is not there yet: name.docx, name-2.docx …
func freeName(folder, name string) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		file := filepath.Join(folder, name+".docx")
		if n > 1 {
			file = filepath.Join(folder, fmt.Sprintf("%s-%d.docx", name, n))
		}
		if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
			return file, nil
		} else if err != nil {
			return "", err
		}
	}
}
