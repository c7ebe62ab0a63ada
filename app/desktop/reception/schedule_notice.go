package reception

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"donthu/app/desktop/desk"
	"donthu/app/office"
	"donthu/assets"
	"donthu/data"
	"donthu/reports/document"
	"donthu/reports/notice"
)

// begin fills in what the office typed last, or its settings say.
func (p *publishPage) begin() {
	preferences := p.o.App.Preferences()
	p.signer.SetText(preferences.String(desk.SignerPreference))
	p.role.SetText(preferences.String(desk.RolePreference))
	if signers := p.o.Store.Settings().Office.Signers; p.signer.Text == "" && len(signers) > 0 {
		p.signer.SetText(signers[0].Name)
		p.role.SetText(signers[0].Role)
	}
	p.regular.SetText(preferences.StringWithFallback(regularPreference, assets.Text("publish.regular.usual")))
}

// keep remembers what the next notice says again, and takes what is typed for the
// document on the day.
func (p *publishPage) keep(on data.Date) {
	preferences := p.o.App.Preferences()
	preferences.SetString(desk.SignerPreference, p.signer.Value())
	preferences.SetString(desk.RolePreference, p.role.Value())
	preferences.SetString(regularPreference, p.regular.Value())
	p.options = document.Options{On: on, Number: data.Clean(p.number.Value()), SignedBy: data.Clean(p.signer.Value()),
		Role: data.Clean(p.role.Value()), Typed: map[string]string{"gio_thuong_xuyen": data.Clean(p.regular.Value())}}
}

// signed is who signs, as sheets and pages write it.
func (p *publishPage) signed() string {
	return data.CleanLines(strings.ToUpper(p.role.Value()) + "\n" + p.signer.Value())
}

// writeWord writes the notice as the office posts it; what is not known yet, as
// its number, stays as dots.
func (p *publishPage) writeWord(_ context.Context, w io.Writer, n *notice.Notice) error {
	info, template, err := document.Read(p.o.Dir, document.ScheduleTemplate)
	if err != nil {
		return err
	}
	return document.RenderDraft(w, template, document.ScheduleFields(n, p.o.Store.Settings(), p.options.For(info)))
}

// writePDF prints the notice of writeWord.
func (p *publishPage) writePDF(ctx context.Context, w io.Writer, n *notice.Notice) (err error) {
	dir, err := os.MkdirTemp("", "donthu-thong-bao-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var b bytes.Buffer
	if err := p.writeWord(ctx, &b, n); err != nil {
		return err
	}
	word := filepath.Join(dir, "thong-bao.docx")
	if err := office.SaveFile(word, b.Bytes()); err != nil {
		return err
	}
	pdf, err := desk.ToPDF(ctx, word)
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(pdf)
	if err != nil {
		return err
	}
	_, err = w.Write(raw)
	return err
}
