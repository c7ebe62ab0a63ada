package documents

import (
	"bytes"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/data/store"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// composePage writes a Word document on a letter or a visit from a template and
// records it as issued.
type composePage struct {
	*form
	next law.NextStep // what the guide proposed, for recording without a document

	lacking *widget.Label // what is still missing, in red
	secret  *widget.Label
	preview *views.DocumentPreview
	whole   fyne.CanvasObject
}

// Compose shows the page that writes a document on a letter for a step of the
// guide: from the template that the step names, else from the first that fits.
func Compose(o *desk.Desk, l register.Letter, next law.NextStep) {
	heading := assets.Text("compose.heading", "letter", l.Number.String(), "sender", kit.Shortened(views.SendersName(&l), 50))
	p := &composePage{next: next}
	p.open(o, heading, []string{next.Document}, subject{letter: l}, func() ([]word.Info, map[string]bool, error) { return templatesFor(o, l) })
}

// templatesFor are the templates for letters like l: those that the guide names
// now in front, in its order. fitting says which these are.
func templatesFor(o *desk.Desk, l register.Letter) (all []word.Info, fitting map[string]bool, err error) {
	all, err = word.Templates(o.Dir)
	fitting = map[string]bool{}
	var order []string
	for _, step := range o.GuideOf(l) {
		if step.Allowed && step.Document != "" && !fitting[step.Document] {
			fitting[step.Document] = true
			order = append(order, step.Document)
		}
	}
	all = slices.DeleteFunc(all, func(info word.Info) bool { return !info.For(l.Kind) || !onLetters(info) })
	slices.SortStableFunc(all, func(a, b word.Info) int { return place(order, a) - place(order, b) })
	return all, fitting, err
}

// deskTemplates are those of documents issued on a visit as it stands, and others that
// a desk needs.
var deskTemplates = []string{register.DocumentReceipt, register.DocumentVisitRefused, register.DocumentVisitConclusion, "phieu-huong-dan", "bien-ban-lam-viec", views.InvitationTemplate}

// ComposeOnVisit opens the page that writes a document on a visit, at which given was
// directed: in front the one that the visit asks for and that was not written yet.
func ComposeOnVisit(o *desk.Desk, visit register.Reception, given []register.Direction) {
	heading := assets.Text("compose.heading.visit", "visit", office.VisitName(&visit), "visitor", kit.Shortened(visit.ShownVisitor(), 50))
	on := subject{letter: office.LetterOf(store.Occasion{Visit: visit}), visit: visit, given: given}
	new(composePage).open(o, heading, nil, on, func() (all []word.Info, fitting map[string]bool, err error) {
		all, err = word.Templates(o.Dir)
		fitting = law.VisitDocuments(&visit, given)
		all = slices.DeleteFunc(all, func(info word.Info) bool {
			return !slices.Contains(deskTemplates, info.Name) && info.When != "reception"
		})
		rank := func(i word.Info) int {
			if fitting[i.Name] {
				return 0
			}
			return 1 + slices.Index(deskTemplates, i.Name)
		}
		slices.SortStableFunc(all, func(a, b word.Info) int { return rank(a) - rank(b) })
		return all, fitting, err
	})
}

// open shows the page on what the subject is, with the template of the first name in front.
func (p *composePage) open(o *desk.Desk, heading string, names []string, on subject, templates func() ([]word.Info, map[string]bool, error)) {
	var fitting map[string]bool
	withTemplates(o, "compose.title", names, func() (all []word.Info, err error) {
		all, fitting, err = templates()
		return all, err
	}, func(all []word.Info, first template) error {
		p.form = newForm(o, func() desk.Page { return p }, all, fitting)
		p.subject, p.sample = on, on.letter
		p.to, p.show, p.taken = p.recipient, p.draw, func() {}
		p.Heading = assets.Text("compose.title")
		p.Before, p.Run = p.confirm, p.write
		p.whole = p.layout(heading)
		if err := p.use(first); err != nil {
			return err
		}
		o.Push(p)
		return nil
	})
}

func (p *composePage) layout(heading string) fyne.CanvasObject {
	buttons := container.NewHBox(kit.NewButton(assets.Text("compose.write"), look.IconSave, func() { p.save(false) }).Main(),
		kit.NewButton(assets.Text("compose.writeAndOpen"), look.IconLetter, func() { p.save(true) }))
	if p.visit.ID == 0 {
		buttons.Add(kit.NewButton(assets.Text("compose.recordOnly"), look.IconEdit, p.recordOnly))
	}
	buttons.Add(layout.NewSpacer())
	buttons.Add(backButton(p.o))
	p.lacking, p.secret = kit.Wrapped("", widget.DangerImportance), kit.Wrapped("", widget.WarningImportance)
	p.preview = views.NewDocumentPreview()
	printed := kit.NewButton(assets.Text("compose.printed"), look.IconPrint, p.showPrinted)
	printed.Hidden = desk.OfficeProgram() == ""
	top := container.NewVBox(container.NewBorder(nil, nil, kit.Heading("compose.preview"), printed), p.secret, p.lacking)
	return kit.TopDown(kit.NewTitle(heading), kit.NewSplit(p.left(), kit.TopDown(top, p.preview.Scroll, nil), 0.5), buttons)
}

// recipient is who mostly gets the document, for the register.
func (p *composePage) recipient(info word.Info) string {
	if proposed, ok := p.next.Default.Content.(register.Reply); ok && p.next.Document == info.Name && proposed.To != "" {
		return proposed.To
	}
	return info.Recipient(&p.letter, p.o.Store.Settings())
}

// draw shows the document as it is so far, and what it lacks.
func (p *composePage) draw(paper paper) {
	p.preview.Show(paper.Template, paper.fields(p.letter))
	missing, unknown, err := paper.lacking(p.letter)
	if err != nil {
		missing, unknown = nil, nil
	}
	kit.Say(p.lacking, views.LackingWords(missing, unknown))
	kit.Say(p.secret, paper.removed(p.letter))
	p.preview.Scroll.Refresh()
	p.whole.Refresh()
}

func (p *composePage) Content() fyne.CanvasObject { return p.whole }
func (*composePage) Help() string                 { return "van-ban" }

// recordOnly records a document that was written elsewhere.
func (p *composePage) recordOnly() {
	next := p.next
	if next.Type == "" {
		next = law.NextStep{Type: register.StepReplied, Default: steps.Draft{Content: register.Reply{}}}
	}
	p.o.OpenInstead(desk.Step{Letter: p.letter, Next: next})
}

// save writes the document, and opens it.
func (p *composePage) save(open bool) {
	p.opening = open
	p.Save(false)
}

// confirm names the fields that nobody filled, which are written as dots only when the
// clerk says so.
func (p *composePage) confirm(a *answers, write func()) {
	switch missing, unknown, err := p.paper(*a).lacking(p.letter); {
	case err != nil:
		p.Failed(err)
	case len(missing)+len(unknown) == 0:
		write()
	default:
		p.point(missing)
		kit.Confirm(p.o.Window, assets.Text("compose.incomplete"), views.LackingWords(missing, unknown)+"\n\n"+assets.Text("compose.incomplete.text"),
			assets.Text("compose.incomplete.do"), write)
	}
}

// write takes the number, keeps the document in the register, and writes its file. When
// the file alone fails the document is in the register all the same.
func (p *composePage) write(a answers, done func(kit.Saved, error)) {
	o, draft, open := p.o, p.paper(a).on(p.letter), p.opening
	var file string
	kit.RunAsync(func() (r register.Reply, err error) {
		r, file, err = o.Do().IssueFile(o.Ctx(), draft)
		return r, err
	}, func(r register.Reply, err error) {
		if err != nil && r.Document == 0 {
			done(kit.Saved{}, err)
			return
		}
		saved := kit.Saved{Tell: func() { o.RememberSigner(a.Signer, a.Role) }, Then: func() {
			o.Drop()
			switch {
			case err != nil:
				p.Failed(err)
			case open:
				o.OpenFile(file)
			}
		}}
		if err == nil {
			saved.Said = assets.Text("compose.done", "document", kit.Joined(" ", draft.Info.Title, r.Number), "file", file)
		}
		done(saved, nil)
	})
}

// showPrinted shows the first page as it will be printed.
func (p *composePage) showPrinted() {
	a, _ := p.Read()
	paper := p.paper(a)
	desk.Wait(p.o, assets.Text("compose.printed"), assets.Text("compose.printing"), assets.Text("compose.printed.failed"),
		func(ctx context.Context) (desk.PrintedPages, error) {
			var b bytes.Buffer
			if err := docx.RenderDraft(&b, paper.Template, paper.fields(p.letter)); err != nil {
				return desk.PrintedPages{}, err
			}
			return desk.DrawPages(ctx, b.Bytes())
		}, func(pages desk.PrintedPages) {
			if pages.Pdf != "" {
				kit.Toast(p.o.Window.Canvas(), assets.Text("compose.printed.pdf"))
				p.o.OpenFile(pages.Pdf)
				return
			}
			page := canvas.NewImageFromReader(bytes.NewReader(pages.Picture), "trang-in.png")
			page.FillMode = canvas.ImageFillContain
			page.SetMinSize(fyne.NewSize(760, 1075)) // A4
			showPaper(p.o, assets.Text("compose.printed"), 820, container.NewVScroll(page))
		})
}

// showPaper shows a page of a document in a dialog.
func showPaper(o *desk.Desk, title string, width float32, page fyne.CanvasObject) {
	kit.ShowToRead(o.Window, title, kit.Sized(width, max(300, o.Window.Canvas().Size().Height-170), page))
}
