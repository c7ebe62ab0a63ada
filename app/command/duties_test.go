package command

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"donthu/app/office"
	"donthu/data/register"
)

// Every object says what is owed, to whom, by which rule and about what; what was directed
// on a denunciation has no words.
func TestTheListOfDutiesLacksNothingAndNamesNobody(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "so")
	sample, _, err := office.CreateSample(t.Context(), dir, testClock)
	if err != nil {
		t.Fatal(err)
	}
	if err := sample.Close(); err != nil {
		t.Fatal(err)
	}
	o, err := office.Open(t.Context(), dir, testClock)
	if err != nil {
		t.Fatal(err)
	}
	l, err := o.Register(t.Context(), register.Facts{ReceivedOn: 20261102, Source: register.Post, Kind: register.Denunciation, Round: 1, Signatories: 1,
		Sender: register.Person{Name: "Trần Văn Kín"}, Content: "Tố cáo nhận tiền"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []register.Directed{{Content: "Mời ông Kín ở cạnh trại vịt làm việc", Doer: "Đỗ Thu Nga", Due: 20261130, Letter: l.Number.String()}, {Content: "Kiểm tra bãi rác", Doer: "Đỗ Thu Nga", Due: 20261130}} {
		if _, err := o.AddDirection(t.Context(), 20261120, c); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	list := func(words ...string) string {
		t.Helper()
		var out, said bytes.Buffer
		if got := Run(t.Context(), append(words, "--data", dir), Streams{Out: &out, Err: &said, Clock: testClock}, nil); got != Done {
			t.Fatalf("%d %s", got, &said)
		}
		return out.String() + said.String()
	}
	var all []map[string]any
	raw := list("duties", "--json")
	if err := json.Unmarshal([]byte(raw), &all); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, d := range all {
		subject, _ := d["subject"].(string)
		seen[subject] = true
		for _, key := range []string{"subject", "rule", "to", "what", "standing"} {
			if word, _ := d[key].(string); word == "" {
				t.Errorf("no %s: %v", key, d)
			}
		}
		if d["letter"] == "" && d["id"] == nil && d["period"] == nil {
			t.Errorf("about nothing: %v", d)
		}
	}
	for _, subject := range []string{"letter", "reception", "direction", "report"} {
		if !seen[subject] {
			t.Errorf("nothing is owed about a %s: %v", subject, seen)
		}
	}
	for name, said := range map[string]string{"JSON": raw, "lines": list("duties")} {
		if !strings.Contains(said, "Chỉ đạo về Mã TC-"+l.Number.String()) || !strings.Contains(said, "Kiểm tra bãi rác") {
			t.Errorf("%s: the directions have no words", name)
		}
		if strings.Contains(said, "cạnh trại vịt") || strings.Contains(said, "ông Kín") || strings.Contains(said, "Văn Kín") {
			at := max(strings.Index(said, "cạnh trại vịt"), strings.Index(said, "ông Kín"), strings.Index(said, "Văn Kín"))
			t.Errorf("%s: the words of a direction on a denunciation are told: %q", name, said[max(0, at-120):at+30])
		}
	}
}
