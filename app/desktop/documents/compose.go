package documents

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data/law"
	"donthu/data/register"
	"donthu/data/steps"
	"donthu/reports/docx"
	"donthu/reports/word"
)

// composePage writes a Word document on a letter or a visit from a template, a draft until
// it is signed.
type composePage struct {
	*form
	next law.NextStep // what the guide proposed, for recording without a document

	head     *look.Head
	path     *look.Path
	parts    *views.TwoParts
	page     *look.CardHead // of the preview
	lacks    *look.ChipView // how many places nobody filled
	secret   *look.Para     // what was taken out of it, and why
	other    *kit.Button    // shows the text for the other reader
	copy     bool           // it is shown
	veiled   *fyne.Container
	column   *fyne.Container // of the banner about it, and the form
	preview  *views.DocumentPreview
	missing  int
	whole    fyne.CanvasObject
	subjects []look.Chip // what the document is written on
	duties   []law.Duty  // what is wanted on the letter
	workdays views.Workdays
}

// Compose shows the page that writes a document on a letter for a step of the
// guide: from the template that the step names, else from the first that fits.
func Compose(o *desk.Desk, l register.Letter, next law.NextStep) {
	rules := o.Law()
	p := &composePage{next: next, subjects: []look.Chip{views.SenderChip(&l)}, duties: rules.Duties(&l), workdays: rules.Calendar().WorkingDays}
	if !l.Secret() {
		p.subjects[0] = look.Chip{Icon: look.IconLetter, Text: assets.Text("compose.onLetter", "letter", l.Number.String(), "sender", kit.Shortened(views.SendersName(&l), 40))}
	}
	p.open(o, []string{next.Document}, subject{letter: l}, func() ([]word.Info, map[string]bool, error) { return templatesFor(o, l, next.Document) })
}

// templatesFor are the templates that fit the letter, and the one that is asked for: those
// that the guide names now in front, in its order. fitting says which these are.
func templatesFor(o *desk.Desk, l register.Letter, wanted ...string) (all []word.Info, fitting map[string]bool, err error) {
	all, err = word.Templates(o.Dir)
	fitting = map[string]bool{}
	var order []string
	for _, step := range o.GuideOf(l) {
		if step.Allowed && step.Document != "" && !fitting[step.Document] {
			fitting[step.Document] = true
			order = append(order, step.Document)
		}
	}
	all = slices.DeleteFunc(all, func(info word.Info) bool {
		return !onLetters(info) || !info.For(l.Kind) || !fits(info, &l) && !isOneOf(wanted, info)
	})
	slices.SortStableFunc(all, func(a, b word.Info) int { return place(order, a) - place(order, b) })
	return all, fitting, err
}

// deskTemplates are those of documents issued on a visit as it stands, and others that
// a desk needs.
var deskTemplates = []string{register.DocumentReceipt, register.DocumentOralRecord, register.DocumentVisitRefused, register.DocumentVisitConclusion, "phieu-huong-dan", "bien-ban-lam-viec", views.InvitationTemplate}

// ComposeOnVisit opens the page that writes a document on a visit, at which given was
// directed: in front the one that the visit asks for and that was not written yet.
func ComposeOnVisit(o *desk.Desk, visit register.Reception, given []register.Direction) {
	p := &composePage{subjects: []look.Chip{views.VisitorChip(&visit)}}
	if !visit.Secret() {
		p.subjects[0] = look.Chip{Icon: look.IconUser, Text: assets.Text("compose.onVisit", "visit", office.VisitName(&visit), "visitor", kit.Shortened(visit.ShownVisitor(), 40))}
	}
	on := subject{letter: office.LetterOf(register.Occasion{Visit: visit}), visit: visit, given: given}
	p.open(o, nil, on, func() (all []word.Info, fitting map[string]bool, err error) {
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
func (p *composePage) open(o *desk.Desk, names []string, on subject, templates func() ([]word.Info, map[string]bool, error)) {
	var fitting map[string]bool
	withTemplates(o, "compose.title", names, func() (all []word.Info, err error) {
		all, fitting, err = templates()
		return all, err
	}, func(all []word.Info, first template) error {
		var others func()
		if on.visit.ID == 0 {
			others = p.offerAll
		}
		p.form = newForm(o, func() desk.Page { return p }, all, fitting, others)
		p.subject, p.sample = on, on.letter
		p.to, p.show, p.taken = p.recipient, p.draw, func() {}
		if on.visit.ID == 0 {
			p.reads = p.readers
		}
		p.Heading = assets.Text("compose.title")
		p.Before, p.Run, p.Check = p.confirm, p.write, p.early
		p.whole = p.layout()
		if err := p.use(first); err != nil {
			return err
		}
		o.Push(p)
		return nil
	})
}

func (p *composePage) layout() fyne.CanvasObject {
	var more []kit.Action
	if desk.OfficeProgram() != "" {
		more = append(more, kit.Action{Text: assets.Text("compose.printed"), Icon: look.IconPrint, Do: p.showPrinted})
	}
	if p.visit.ID == 0 {
		more = append(more, kit.Action{Text: assets.Text("compose.recordOnly"), Icon: look.IconEdit, Do: p.recordOnly})
	}
	p.head = kit.NewHead(p.o.Back, p.Heading, kit.NewToolbar(nil, more...))
	p.path = look.NewPath(nil)
	p.lacks = look.NewChip(look.Chip{})
	p.secret = look.NewPara("", look.Secret, theme.SizeNameText).Most(4)
	p.veiled = look.OnGround(look.Veiled, p.secret)
	p.column = container.New(bannerOver{}, p.veiled, p.left())
	p.preview = views.NewDocumentPreview()
	p.other = kit.NewButton("", look.IconEye, func() {
		p.copy = !p.copy
		p.showNow()
	})
	p.page = look.NewCardHead(assets.Text("compose.paper"), "", p.other, p.lacks)
	paper := container.NewStack(look.NewSheet(), views.NewUnder(p.page, look.OnGround(look.Still, p.preview.Scroll)))
	p.parts = views.NewTwoParts([2]string{assets.Text("compose.form"), assets.Text("compose.paper")}, p.column, paper, 0.47, 940)
	bar := kit.NewToolbar(nil,
		kit.Action{Text: assets.Text("compose.write"), Icon: look.IconSave, Key: "Ctrl+S", Do: func() { p.save(false, false) }, Main: true},
		kit.Action{Text: assets.Text("compose.submit"), Icon: look.IconSign, Key: "Ctrl+Enter", Do: func() { p.save(false, true) }},
		kit.Action{Text: assets.Text("compose.writeAndOpen"), Icon: look.IconLetter, Do: func() { p.save(true, false) }})
	return kit.TopDown(p.head, container.New(pathOver{}, p.path, p.parts.Content()), saveBar(bar, backButton(p.o)))
}

// saveBar is the row below a form: what is done at its left, what leaves it at its right.
func saveBar(bar *kit.Toolbar, back fyne.CanvasObject) fyne.CanvasObject {
	return look.Inset(0, 8, container.NewBorder(nil, nil, nil, back, bar.Content()))
}

// recipient is who mostly gets the document, for the register.
func (p *composePage) recipient(info word.Info) string {
	if proposed, ok := p.next.Default.Content.(register.Reply); ok && p.next.Document == info.Name && proposed.To != "" {
		return proposed.To
	}
	if p.visit.ID != 0 {
		return p.visitRecipient(info)
	}
	return cmp.Or(views.ReaderNames(&p.letter, p.readers(info)), info.Recipient(&p.letter, p.o.Store.Settings()))
}

// visitRecipient is who gets the document on a visit: who came, or who carries out what was
// concluded where who came has a text of their own.
func (p *composePage) visitRecipient(info word.Info) string {
	s := p.o.Store.Settings()
	if info.Reader == word.Body && info.CopyFor(&p.letter, nil) != "" {
		return visitFields(p.visit, p.given, s)["nguoi_thi_hanh"]
	}
	if to := info.Recipient(&p.letter, s); to != p.letter.ShownSender() {
		return to
	}
	return p.visit.ShownVisitor()
}

// readers are whom the law wants the document told now.
func (p *composePage) readers(info word.Info) []register.Reader {
	if proposed, ok := p.next.Default.Content.(register.Reply); ok && p.next.Document == info.Name && len(proposed.Readers) > 0 {
		return views.InOrder(&p.letter, proposed.Readers)
	}
	return views.OpenReaders(&p.letter, p.duties, info.Name)
}

// dueChip is the limit of the duty that the document meets, else the one that runs for the
// letter.
func (p *composePage) dueChip() (chips []look.Chip) {
	if p.workdays == nil {
		return nil // a visit
	}
	chip := views.DueChip(&p.letter, p.o.Today(), p.workdays)
	if d := law.NextDuty(p.duties, "", p.info.Name); d != nil && d.Wants(p.info.Name) && !d.Due.IsZero() {
		chip = views.DayChip(d.Due, p.o.Today(), p.workdays)
	}
	if chip != (look.Chip{}) {
		chips = append(chips, chip)
	}
	return chips
}

// draw shows the document as it is so far, and what it lacks.
func (p *composePage) draw(paper paper) {
	shown, copies := paper, paper.copies(p.letter)
	p.other.Hidden, p.copy = len(copies) == 0, p.copy && len(copies) > 0
	for _, c := range copies {
		p.other.SetText(assets.Text("compose.copy." + string(c.Options.Reader)))
		if p.copy {
			shown.Options = c.Options
			p.other.SetText(assets.Text("compose.copy.back"))
		}
	}
	p.preview.Marks = nil
	for _, t := range shown.tellings(p.letter) {
		for _, c := range t.Clues {
			p.preview.Marks = append(p.preview.Marks, c.Text)
		}
	}
	p.preview.ShowDocument(shown.Write(shown.fields(p.letter)))
	missing, unknown, err := paper.lacking(p.letter)
	if p.missing = len(missing) + len(unknown); err != nil {
		p.missing = 0
	}
	p.lacks.Hidden = p.missing == 0
	p.lacks.Set(look.Chip{Icon: look.IconWarning, Text: assets.Text("compose.lacks", "count", p.missing), Tone: look.Soon})
	p.page.Set(assets.Text("compose.paper"), p.info.Basis)
	p.head.Set(p.info.Title, "", append(slices.Clone(p.subjects), p.dueChip()...)...)
	p.path.Set(draftStations(p.missing, p.symbol())...)
	removed := shown.removed(p.letter)
	p.veiled.Hidden = removed == ""
	p.secret.Set(removed)
	p.column.Refresh()
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

// save writes the draft, and opens it or gives it to who signs.
func (p *composePage) save(open, submit bool) {
	p.opening, p.submitting = open, submit
	p.Save(false)
}

// Keys are Ctrl+Enter, which takes the document on to who signs.
func (p *composePage) Keys() []kit.Key {
	return append(p.form.Keys(), kit.ControlKey(fyne.KeyReturn, func() { p.save(false, true) }))
}

// write keeps the draft in the register, and writes its file. When the file alone fails the
// draft is in the register all the same.
func (p *composePage) write(a answers, done func(kit.Saved, error)) {
	o, draft, open, submit := p.o, p.paper(a).on(p.letter), p.opening, p.submitting
	var file string
	kit.RunAsync(func() (r register.Reply, err error) {
		if r, file, err = o.Do().IssueFile(o.Ctx(), draft); err != nil || !submit {
			return r, err
		}
		_, err = o.Do().Deliver(o.Ctx(), []office.Delivery{{Of: draft.Of, On: r.On, What: register.Delivery{Document: r.Step, State: register.Submitted}}})
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
			saved.Said = assets.Text("compose.done", "document", draft.Info.Title, "file", file)
			if submit {
				saved.Said = assets.Text("compose.submitted", "document", draft.Info.Title)
			}
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
