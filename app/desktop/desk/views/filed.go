package views

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"donthu/app/desktop/desk"
	"donthu/app/kit"
	"donthu/app/kit/look"
	"donthu/app/office"
	"donthu/app/saying"
	"donthu/assets"
	"donthu/data/pages"
	"donthu/data/papers"
	"donthu/data/register"
)

// FilesView is the part of a page that lists the files that lie with its letter or visit, and
// takes more.
type FilesView struct {
	o       *desk.Desk
	of      int64
	secret  bool // the law keeps secret who sent it: a scan shows the name
	secrecy *Secrecy
	changed func() // loads the page anew
	whole   fyne.CanvasObject
	Count   int
}

// NewFilesView lists the files of a letter or visit; shown is the same as it may be shown.
func NewFilesView(o *desk.Desk, of, shown register.Occasion, secrecy *Secrecy, changed func()) *FilesView {
	v := &FilesView{o: o, of: of.ID(), secret: of.Letter.Secret() || of.Visit.Secret(), secrecy: secrecy, changed: changed, Count: len(of.Files())}
	column := look.NewColumn(4)
	if v.Count > 0 {
		column.Add(look.NewPara(assets.Text("filed.count", "count", kit.Number(v.Count)), look.Ink2, theme.SizeNameCaptionText))
	}
	for _, f := range shown.Files() {
		word, icon := assets.Text("filed.open"), look.IconEye
		if !pages.Draws(f.File.Name) {
			word, icon = assets.Text("filed.outside"), look.IconForward
		}
		open := kit.NewButton(word, icon, func() { v.open(f) }).Quiet()
		out := kit.NewButton(assets.Text("filed.remove"), look.IconUndo, func() { v.remove(f) }).Quiet()
		mark, tone := look.IconAttach, look.Still
		if f.Redacted() {
			mark, tone = look.IconEyeOff, look.Veiled
		}
		column.Add(look.NewColumn(0, NewLine(mark, tone, fileCalled(f), kit.Joined(" · ", f.On.Shown(), fileAbout(f), f.By)),
			kit.NewToolbar([]look.Part{{Object: open}, {Object: out, Menu: fyne.NewMenuItem(assets.Text("filed.remove"), func() { v.remove(f) })}}).Content()))
	}
	v.whole = column
	return v
}

// Listed is the list, nil when nothing lies there.
func (v *FilesView) Listed() fyne.CanvasObject {
	if v.Count == 0 {
		return nil
	}
	return v.whole
}

// fileCalled names a file by what the clerk called it, else by what it is.
func fileCalled(f register.Filed) string {
	called := f.Kind.Label()
	if f.Redacted() {
		called = assets.Text("filed.redacted", "kind", strings.ToLower(called))
	}
	return kit.Joined(": ", called, f.Title)
}

// fileAbout says of which kind a file is, and how large.
func fileAbout(f register.Filed) string {
	return kit.Joined(" · ", strings.ToUpper(strings.TrimPrefix(filepath.Ext(f.File.Name), ".")), FileSize(f.Size))
}

// open shows a file, when it is still what was put there; behind a denunciation that is a look,
// unless it is a redacted copy.
func (v *FilesView) open(f register.Filed) {
	show := func() {
		kit.RunAsync(func() (string, error) { return v.o.Store.Scan(f.File) }, func(path string, err error) {
			if err != nil {
				kit.ShowProblem(v.o.Window, assets.Text("filed.open"), saying.Of(err), "", assets.Text("filed.open.todo"))
				return
			}
			ShowFile(v.o, desk.File{Path: path, Name: fileCalled(f), Secret: v.secret && !f.Redacted(), Of: v.of, Filed: f, Changed: v.changed})
		})
	}
	if v.secret && !f.Redacted() {
		v.secrecy.Reveal(show)
		return
	}
	show()
}

// remove takes a file back, once the clerk says so; the register still tells that it lay there.
func (v *FilesView) remove(f register.Filed) {
	kit.Confirm(v.o.Window, assets.Text("filed.remove"), assets.Text("filed.remove.text", "file", fileCalled(f)), assets.Text("filed.remove.do"), func() {
		kit.RunAsyncErr(func() error {
			return v.o.Do().TakeBack(v.o.Ctx(), []office.Delivered{{Of: v.of, Step: f.Step}}, assets.Text("filed.remove.reason"))
		}, func(err error) {
			if err != nil {
				v.o.Failed(assets.Text("filed.remove.failed"), err)
			} else {
				kit.Toast(v.o.Window.Canvas(), assets.Text("filed.removed"))
			}
			v.changed()
		})
	})
}

// Choose asks for a file to put with the letter or visit.
func (v *FilesView) Choose() {
	v.o.ChooseOpen(assets.Text("filed.choose"), papers.Patterns, func(path string) { v.Take(path) })
}

// IsFile reports whether a file may be put with a letter, by its ending.
func IsFile(path string) bool { return matches(papers.Patterns, path) }

// alreadyFiled says where the files lie already, and which of them are the same.
func (v *FilesView) alreadyFiled(paths []string) (sentences []string, err error) {
	chosen := map[string]string{} // by hash
	for _, path := range paths {
		if hash, _, _, err := papers.Sum(path); err == nil {
			if other, twice := chosen[hash]; twice {
				sentences = append(sentences, assets.Text("filed.twice", "file", filepath.Base(path), "other", filepath.Base(other)))
			}
			chosen[hash] = path
		}
		here, elsewhere, err := v.o.Do().FiledAt(v.o.Ctx(), v.of, path)
		if err != nil {
			return nil, err
		}
		if here {
			elsewhere = slices.Insert(elsewhere, 0, assets.Text("filed.at.here"))
		}
		if len(elsewhere) > 0 {
			sentences = append(sentences, assets.Text("filed.already", "file", filepath.Base(path), "at", strings.Join(elsewhere, ", ")))
		}
	}
	return sentences, nil
}

// Take asks what the files are and puts them with the letter or visit.
func (v *FilesView) Take(paths ...string) {
	kit.RunAsync(func() ([]string, error) { return v.alreadyFiled(paths) }, func(already []string, err error) {
		if err != nil {
			v.o.Failed(assets.Text("filed.failed"), err)
			return
		}
		v.ask(paths, already)
	})
}

func (v *FilesView) ask(paths, already []string) {
	kind := kit.NewChoice(kit.OptionsOf(register.FileKinds...), nil)
	kind.SetValue(string(register.FiledEvidence))
	if v.Count == 0 && len(paths) == 1 {
		kind.SetValue(string(register.FiledLetter)) // what is scanned first
	}
	title := kit.NewEntry()
	title.SetPlaceHolder(assets.Text("filed.title.example"))
	names := make([]string, len(paths))
	for i, path := range paths {
		names[i] = filepath.Base(path)
	}
	column := look.NewColumn(8, look.NewPara(strings.Join(names, "\n"), theme.ColorNameForeground, theme.SizeNameText).Most(6))
	for _, sentence := range already {
		column.Add(look.NewPara(sentence, look.Soon.Ink(), theme.SizeNameText))
	}
	column.Add(kit.NewField(assets.Text("filed.kind"), kind))
	column.Add(kit.NewField(assets.Text("filed.title"), title))
	column.Add(look.NewPara(assets.Text("filed.explained"), look.Ink2, theme.SizeNameCaptionText))
	see, do := newSeeing(v.o, paths), kit.NewButton(assets.Text("filed.do"), look.IconAttach, nil).Main()
	hide := kit.ShowContent(v.o.Window, assets.Text("filed.heading", "count", kit.Number(len(paths))), kit.Wide(560, column), kind, see, do)
	keyed(v.o, see)
	write := func() {
		hide()
		about := register.Filed{Kind: register.FileKind(kind.Value()), Title: title.Text}
		kit.RunAsync(func() ([]office.Delivered, error) { return v.o.Do().File(v.o.Ctx(), v.of, about, paths...) }, func(done []office.Delivered, err error) {
			if err != nil {
				v.o.Failed(assets.Text("filed.failed"), err)
				return
			}
			v.changed()
			kit.ToastUndo(v.o.Window.Canvas(), assets.Text("filed.done", "count", kit.Number(len(done))), func() { TakeBack(v.o, done, v.changed) })
		})
	}
	do.OnTapped, title.OnSubmitted = write, func(string) { write() }
}
