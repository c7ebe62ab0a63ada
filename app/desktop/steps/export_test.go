package steps

import (
	"donthu/app/desktop/desk"
	"donthu/data"
)

// What the tests of this package, which see the whole window, reach inside it.

func (r *Form) Build() { r.build() }

func (r *Form) Letter() *data.Letter { return &r.letter }

func (r *Form) Mended() **data.Step { return &r.mended }

func (r *Form) O() **desk.Desk { return &r.o }

func (r *Form) Rearrange() { r.rearrange() }
