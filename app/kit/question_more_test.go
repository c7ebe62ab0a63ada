package kit

import (
	"slices"
	"testing"

	"donthu/assets"
	"donthu/data/register"
)

// asked of whoever sends something: by name, when it is secret with a reason, and for
// which kinds of letters.
type sent struct {
	Name, Reason string
	Secret       bool
	Kinds        []register.Kind
}

func TestWhatMustBeAnsweredSaysSo(t *testing.T) {
	r := NewRecord(Frame{Window: newDesk(t).win}, 1, sent{},
		Line("", "name", func(s *sent) *string { return &s.Name }).Must("form.reason.missing"),
		Tick("", "secret", func(s *sent) *bool { return &s.Secret }),
		Line("", "reason", func(s *sent) *string { return &s.Reason }).Must("mend.reason.missing").When(func(s *sent) bool { return s.Secret }),
		Several("", "kinds", register.Kinds, func(s *sent) *[]register.Kind { return &s.Kinds }).Must("templates.add.noKinds"))
	said := func() (all []string) {
		for _, p := range r.problems(r.Read()) {
			all = append(all, p.Field+": "+p.Sentence)
		}
		return all
	}
	name, reason, kinds := "name: "+assets.Text("form.reason.missing"), "reason: "+assets.Text("mend.reason.missing"), "kinds: "+assets.Text("templates.add.noKinds")
	if got := said(); !slices.Equal(got, []string{name, kinds}) {
		t.Errorf("an empty form says %q", got)
	}
	r.Edit(func(s *sent) { s.Name, s.Secret = "Ánh", true })
	if got := said(); !slices.Equal(got, []string{reason, kinds}) {
		t.Errorf("a secret without a reason says %q", got)
	}
	r.Edit(func(s *sent) { s.Reason, s.Kinds = "tố cáo", []register.Kind{register.Denunciation} })
	if got, _ := r.Read(); len(said()) > 0 || !slices.Equal(got.Kinds, []register.Kind{register.Denunciation}) {
		t.Errorf("a whole form is %+v and says %q", got, said())
	}
}
