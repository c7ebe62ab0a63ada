package documents

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/store"
	"donthu/data/text"
	"donthu/reports/docx"
)

const (
	// formPreference keeps on what addresses were printed last.
	formPreference = "posting.form"
	// addressPreference keeps where a body works that got an envelope, under its name. Of
	// persons nothing is kept here.
	addressPreference = "posting.address."
)

// mostAddresses is how many missing addresses are asked for at once; the others are left out.
const mostAddresses = 6

// envelopesSaid is what is asked before envelopes are printed.
type envelopesSaid struct {
	Form      docx.EnvelopeForm
	Used      int      // labels of the first sheet that are gone
	Addresses []string // of those that lack one
}

// kept fills in where bodies work, as far as that was typed before.
func kept(o *desk.Desk, posts []office.Post) []office.Post {
	for i, p := range posts {
		if p.Address == "" && keepsAddress(p) {
			posts[i].Address = o.App.Preferences().String(addressPreference + text.Fold(p.Name))
		}
	}
	return posts
}

// keepsAddress reports whether an addressee is a body whose address this computer may keep.
func keepsAddress(p office.Post) bool {
	return !p.Secret && p.Reader != register.ToSender && p.Reader != register.ToAccused
}

func addressAt(i int) func(*envelopesSaid) *string {
	return func(s *envelopesSaid) *string {
		s.Addresses = slices.Clone(s.Addresses)
		for len(s.Addresses) <= i {
			s.Addresses = append(s.Addresses, "")
		}
		return &s.Addresses[i]
	}
}

// envelopes asks how to print the envelopes of documents, and where those go that nobody
// knows an address of: without one they are left out.
func (r *Room) envelopes(chosen []store.IssuedReply) {
	o := r.o
	posts := kept(o, o.Do().Posts(chosen))
	if len(posts) == 0 {
		kit.ShowNotice(o.Window, assets.Text("posting.envelopes.title"), assets.Text("posting.nobody"))
		return
	}
	var lacking []int
	for i, p := range posts {
		if p.Address == "" {
			lacking = append(lacking, i)
		}
	}
	begin := envelopesSaid{Form: docx.EnvelopeForm(o.App.Preferences().StringWithFallback(formPreference, string(docx.EnvelopeC5))), Addresses: make([]string, min(len(lacking), mostAddresses))}
	var forms []kit.Option
	for _, form := range docx.EnvelopeForms {
		forms = append(forms, kit.Option{Value: string(form), Text: assets.Text("envelope.form." + string(form))})
	}
	questions := []*kit.Question[envelopesSaid]{
		kit.Pick("posting.form", "form", forms, func(s *envelopesSaid) *docx.EnvelopeForm { return &s.Form }).Require(),
		kit.Count("posting.used", "used", "posting.used.wrong", func(s *envelopesSaid) *int { return &s.Used }).When(func(s *envelopesSaid) bool { return s.Form == docx.LabelSheet }),
	}
	if len(lacking) > 0 {
		words := assets.Text("posting.lacking", "count", kit.Number(len(lacking)))
		if len(lacking) > mostAddresses {
			words = kit.Joined(" ", words, assets.Text("posting.lacking.more", "names", shownNames(posts, lacking[mostAddresses:])))
		}
		questions = append(questions, kit.Shown[envelopesSaid](look.NewPara(words, look.Ink2, theme.SizeNameCaptionText)))
	}
	for i, at := range lacking[:min(len(lacking), mostAddresses)] {
		q := kit.Line("", addressName(i), addressAt(i))
		q.SetLabel(assets.Text("posting.address", "to", posts[at].Shown))
		questions = append(questions, q)
	}
	record := kit.NewRecord(o.Around(func() desk.Page { return r }), 1, begin, questions...)
	record.Heading, record.Explained = assets.Text("posting.envelopes.title"), assets.Text("posting.envelopes.explained", "count", kit.Number(len(posts)))
	record.SaveText, record.EnterSaves = assets.Text("posting.envelopes.do"), true
	record.Check = func(s envelopesSaid) (wrong []data.Problem) {
		if s.Used >= docx.LabelsOnSheet {
			wrong = append(wrong, data.Problem{Field: "used", Sentence: assets.Text("posting.used.wrong")})
		}
		if len(posts) == len(lacking) && !slices.ContainsFunc(s.Addresses, func(a string) bool { return a != "" }) {
			wrong = append(wrong, data.Problem{Field: addressName(0), Sentence: assets.Text("posting.noAddress")})
		}
		return wrong
	}
	record.Failed = func(err error) { o.Failed(assets.Text("posting.failed"), err) }
	record.Write = func(s envelopesSaid) (kit.Saved, error) {
		all := slices.Clone(posts)
		for i, address := range s.Addresses {
			all[lacking[i]].Address = address
		}
		return kit.Saved{Tell: func() {
			o.App.Preferences().SetString(formPreference, string(s.Form))
			for i, address := range s.Addresses {
				if p := posts[lacking[i]]; address != "" && keepsAddress(p) {
					o.App.Preferences().SetString(addressPreference+text.Fold(p.Name), address)
				}
			}
		}, Then: func() { r.writeEnvelopes(s, all) }}, nil
	}
	record.Open()
}

func addressName(i int) string { return "address" + string(rune('a'+i)) }

// shownNames are addressees as everybody may read them.
func shownNames(posts []office.Post, at []int) string {
	var names []string
	for _, i := range at {
		names = append(names, posts[i].Shown)
	}
	return strings.Join(names, "; ")
}

// writeEnvelopes writes those that have an address, and opens them. Where who denounced
// stands on one the clerk says where: what the program opens to print stays in the folder of
// documents, where others read.
func (r *Room) writeEnvelopes(s envelopesSaid, posts []office.Post) {
	o := r.o
	var out []int
	secret := false
	for i, p := range posts {
		if p.Address == "" {
			out = append(out, i)
		}
		secret = secret || p.Secret && p.Address != ""
	}
	words := assets.Text("posting.envelopes.done", "count", kit.Number(len(posts)-len(out)))
	if len(out) > 0 {
		words = kit.Joined(" ", words, assets.Text("posting.out", "names", shownNames(posts, out)))
	}
	done := func(file string) {
		kit.Toast(o.Window.Canvas(), words)
		o.OpenFile(file)
	}
	if !secret {
		desk.Try(o, assets.Text("posting.failed"), func() (string, error) { return o.Do().KeepEnvelopes(s.Form, posts, s.Used) }, done)
		return
	}
	o.Save(desk.FileToWrite{Title: assets.Text("posting.envelopes.title"), Name: assets.Text("posting.envelopes.file", "day", o.Today().String()), Pattern: "*.docx",
		Writing: assets.Text("posting.writing"), Failed: assets.Text("posting.failed"), Written: done,
		Write: func(_ context.Context, file string, _ func(float64, string)) error {
			return o.Do().WriteEnvelopes(file, s.Form, posts, s.Used)
		}})
}

// listSaid is what is asked before the list of the post is written.
type listSaid struct {
	Which string // listChosen or listOfDay
	On    day.Date
	Named bool
}

const (
	listChosen = "chosen"
	listOfDay  = "day"
)

// postingList asks which documents the list of the post holds, the marked ones or those of a
// day, and writes it as a workbook.
func (r *Room) postingList() {
	if len(r.table.Marked()) == 0 {
		r.askList(nil)
		return
	}
	r.with(r.table.Chosen(), r.askList)
}

func (r *Room) askList(chosen []store.IssuedReply) {
	o := r.o
	begin := listSaid{Which: listOfDay, On: o.Today()}
	which := []kit.Option{{Value: listOfDay, Text: assets.Text("posting.list.day")}}
	if len(chosen) > 0 {
		begin.Which = listChosen
		which = append([]kit.Option{{Value: listChosen, Text: assets.Text("posting.list.chosen", "count", kit.Number(len(chosen)))}}, which...)
	}
	record := kit.NewRecord(o.Around(func() desk.Page { return r }), 1, begin,
		kit.Choose("posting.list.which", "which", which, func(s *listSaid) *string { return &s.Which }),
		kit.Day("posting.list.on", register.FieldOn, o.DateField(), func(s *listSaid) *day.Date { return &s.On }).Must("check.on.missing").When(func(s *listSaid) bool { return s.Which == listOfDay }),
		kit.Tick("bookroom.named", "named", func(s *listSaid) *bool { return &s.Named }))
	record.Heading, record.Explained, record.SaveText = assets.Text("posting.list.title"), assets.Text("posting.list.explained"), assets.Text("posting.list.do")
	record.Failed = func(err error) { o.Failed(assets.Text("posting.failed"), err) }
	record.Write = func(s listSaid) (kit.Saved, error) {
		documents, words := chosen, assets.Text("posting.list.handed", "day", o.Today().Shown())
		if s.Which == listOfDay {
			var err error
			if documents, err = o.Do().SentOn(o.Ctx(), s.On); err != nil {
				return kit.Saved{}, err
			}
			words = assets.Text("posting.list.handed", "day", s.On.Shown())
		}
		if len(documents) == 0 {
			return kit.Saved{}, &store.CheckError{Problems: []data.Problem{{Field: register.FieldOn, Sentence: assets.Text("posting.list.none", "day", s.On.Shown())}}}
		}
		posts := o.Do().Posts(documents)
		return kit.Saved{Then: func() { r.writeList(kept(o, posts), words, s.Named) }}, nil
	}
	record.Open()
}

func (r *Room) writeList(posts []office.Post, words string, named bool) {
	o := r.o
	named = named && slices.ContainsFunc(posts, func(p office.Post) bool { return p.Secret })
	o.Save(desk.FileToWrite{Title: assets.Text("posting.list.title"), Name: assets.Text("posting.list.file", "day", o.Today().String()), Pattern: "*.xlsx",
		Writing: assets.Text("posting.writing"), Failed: assets.Text("posting.failed"),
		Write: func(ctx context.Context, file string, _ func(float64, string)) error {
			return o.Do().WritePosting(ctx, file, posts, words, named)
		}, Written: func(file string) {
			kit.Toast(o.Window.Canvas(), assets.Text("posting.list.done", "count", kit.Number(len(posts)), "file", file))
		}})
}
