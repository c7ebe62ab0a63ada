package law

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/steps"
)

// kindWords are the kinds of letters as testdata/letters.txt names them.
var kindWords = map[string]register.Kind{
	"khiếu nại": register.Complaint, "tố cáo": register.Denunciation, "kiến nghị": register.Petition, "phản ánh": register.Reflection,
}

// contentOf is the step that the words of testdata/letters.txt name.
func contentOf(t *testing.T, l register.Letter, words string) steps.Content {
	t.Helper()
	number := func(prefix string) int {
		n, err := strconv.Atoi(strings.TrimPrefix(words, prefix))
		if err != nil {
			t.Fatalf("%q: %v", words, err)
		}
		return n
	}
	facts := l.Facts
	switch {
	case strings.HasPrefix(words, "sửa ngày nhận "):
		facts.ReceivedOn = dayOf(strings.TrimPrefix(words, "sửa ngày nhận "))
		return register.Received{Number: l.Number, Facts: facts}
	case strings.HasPrefix(words, "sửa thành "):
		facts.Kind = kindWords[strings.TrimPrefix(words, "sửa thành ")]
		return register.Received{Number: l.Number, Facts: facts}
	case strings.HasPrefix(words, "gia hạn "):
		return register.Extended{Days: number("gia hạn ")}
	case strings.HasPrefix(words, "kéo dài xử lý "):
		return register.Extended{Days: number("kéo dài xử lý "), Processing: true}
	case strings.HasPrefix(words, "gửi kết quả cho "):
		return register.ResultSent{To: strings.TrimPrefix(words, "gửi kết quả cho ")}
	}
	content, known := map[string]steps.Content{
		"thụ lý":            register.Accepted{},
		"không thụ lý":      register.Handled{Eligible: register.No, Handling: register.Refuse},
		"chuyển đơn":        register.Handled{Eligible: register.Yes, Competent: register.No, Handling: register.Forward},
		"lưu đơn":           register.Handled{Eligible: register.No, Handling: register.Keep},
		"phức tạp":          register.Complexity{Level: register.ComplexCase},
		"đặc biệt phức tạp": register.Complexity{Level: register.EspeciallyComplex},
		"tạm đình chỉ":      register.Paused{Kind: register.Suspension},
		"giám định":         register.Paused{Kind: register.Expertise},
		"tiếp tục":          register.Resumed{},
		"thông báo thụ lý":  register.Reply{Type: "Thông báo thụ lý tố cáo"},
		"kết quả":           register.Settlement{Result: register.Right, Follow: true},
		"rút đơn":           register.Withdrawal{},
		"gửi quyết định":    register.DecisionSent{},
		"niêm yết":          register.Published{Way: register.Posting},
		"khiếu nại lần hai": register.SecondRound{},
		"cấp trên yêu cầu":  register.OverdueToSuperior{},
		"báo cáo cấp trên":  register.OverdueToSuperior{Reported: true},
	}[words]
	if !known {
		t.Fatalf("unknown step %q", words)
	}
	return content
}

// letterOf is a letter as the line that receives it says: its kind, its round, and
// who forwarded it.
func letterOf(t *testing.T, on day.Date, words string) register.Letter {
	t.Helper()
	f := register.Facts{ReceivedOn: on, Round: 1}
	words = strings.TrimPrefix(words, "nhận ")
	if kind, body, forwarded := strings.Cut(words, " do "); forwarded {
		words, f.Source, f.ForwardingBody = kind, register.Forwarded, strings.TrimSuffix(body, " chuyển")
	}
	if first, second := strings.CutSuffix(words, " lần hai"); second {
		words, f.Round = first, 2
	}
	if f.Kind = kindWords[words]; f.Kind == "" {
		t.Fatalf("unknown kind %q", words)
	}
	return register.Letter{ID: 1, Facts: f}
}

// TestLivesOfLetters computes all clocks of the letters of testdata/letters.txt;
// testdata/explanations.txt says how each is explained.
func TestLivesOfLetters(t *testing.T) {
	raw, err := os.ReadFile("testdata/letters.txt")
	if err != nil {
		t.Fatal(err)
	}
	office := NewOffice(register.Settings{})
	said, err := os.ReadFile("testdata/explanations.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, lives, _ := strings.Cut(string(raw), "\n\n")
	for life := range strings.SplitSeq(strings.TrimSpace(lives), "\n\n") {
		lines := strings.Split(life, "\n")
		t.Run(lines[0], func(t *testing.T) {
			var l register.Letter
			var today day.Date
			var want []string
			for _, line := range lines[1:] {
				if clock, ok := strings.CutPrefix(line, "→ "); ok {
					want = append(want, clock)
					continue
				}
				when, what, _ := strings.Cut(line, ": ")
				switch {
				case when == "hôm nay":
					today = dayOf(what)
				case l.ID == 0:
					l = letterOf(t, dayOf(when), what)
				default:
					l = l.Apply(steps.Draft{On: dayOf(when), Content: contentOf(t, l, what)})
				}
			}
			var got []string
			for _, c := range office.Duties(&l) {
				due := c.Due.String()
				switch {
				case !c.PausedSince.IsZero():
					due = "dừng"
				case due == "":
					due = "-"
				}
				got = append(got, strings.TrimSuffix(c.Rule+">"+string(c.To), ">")+" "+due+" "+string(c.Standing(today)))
				if words := lines[0] + "\n" + strings.TrimSpace(c.Explanation+" "+c.Note) + "\n"; !strings.Contains(string(said), words) {
					t.Errorf("testdata/explanations.txt does not say\n%s", words)
				}
				if c.Standing(today).Label() == "law.standing."+string(c.Standing(today)) {
					t.Errorf("%s has no word", c.Standing(today))
				}
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}
