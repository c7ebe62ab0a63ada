package law

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"donthu/data"
)

// kindWords are the kinds of letters as testdata/letters.txt names them.
var kindWords = map[string]data.Kind{
	"khiếu nại": data.Complaint, "tố cáo": data.Denunciation, "kiến nghị": data.Petition, "phản ánh": data.Reflection,
}

// contentOf is the step that the words of testdata/letters.txt name.
func contentOf(t *testing.T, l data.Letter, words string) data.Content {
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
		facts.ReceivedOn = day(strings.TrimPrefix(words, "sửa ngày nhận "))
		return data.Received{Number: l.Number, Facts: facts}
	case strings.HasPrefix(words, "sửa thành "):
		facts.Kind = kindWords[strings.TrimPrefix(words, "sửa thành ")]
		return data.Received{Number: l.Number, Facts: facts}
	case strings.HasPrefix(words, "gia hạn "):
		return data.Extended{Days: number("gia hạn ")}
	case strings.HasPrefix(words, "kéo dài xử lý "):
		return data.Extended{Days: number("kéo dài xử lý "), Processing: true}
	case strings.HasPrefix(words, "gửi kết quả cho "):
		return data.ResultSent{To: strings.TrimPrefix(words, "gửi kết quả cho ")}
	}
	content, known := map[string]data.Content{
		"thụ lý":            data.Accepted{},
		"không thụ lý":      data.Handled{Eligible: data.No, Handling: data.Refuse},
		"chuyển đơn":        data.Handled{Eligible: data.Yes, Competent: data.No, Handling: data.Forward},
		"lưu đơn":           data.Handled{Eligible: data.No, Handling: data.Keep},
		"phức tạp":          data.Complexity{Level: data.ComplexCase},
		"đặc biệt phức tạp": data.Complexity{Level: data.EspeciallyComplex},
		"tạm đình chỉ":      data.Paused{Kind: data.Suspension},
		"giám định":         data.Paused{Kind: data.Expertise},
		"tiếp tục":          data.Resumed{},
		"thông báo thụ lý":  data.Reply{Type: "Thông báo thụ lý tố cáo"},
		"kết quả":           data.Settlement{Result: data.Right, Follow: true},
		"rút đơn":           data.Withdrawal{},
		"gửi quyết định":    data.DecisionSent{},
		"niêm yết":          data.Published{Way: data.Posting},
		"khiếu nại lần hai": data.SecondRound{},
		"cấp trên yêu cầu":  data.OverdueToSuperior{},
		"báo cáo cấp trên":  data.OverdueToSuperior{Reported: true},
	}[words]
	if !known {
		t.Fatalf("unknown step %q", words)
	}
	return content
}

// letterOf is a letter as the line that receives it says: its kind, its round, and
// who forwarded it.
func letterOf(t *testing.T, on data.Date, words string) data.Letter {
	t.Helper()
	f := data.Facts{ReceivedOn: on, Round: 1}
	words = strings.TrimPrefix(words, "nhận ")
	if kind, body, forwarded := strings.Cut(words, " do "); forwarded {
		words, f.Source, f.ForwardingBody = kind, data.Forwarded, strings.TrimSuffix(body, " chuyển")
	}
	if first, second := strings.CutSuffix(words, " lần hai"); second {
		words, f.Round = first, 2
	}
	if f.Kind = kindWords[words]; f.Kind == "" {
		t.Fatalf("unknown kind %q", words)
	}
	return data.Letter{ID: 1, Facts: f}
}

// TestLivesOfLetters computes all clocks of the letters of testdata/letters.txt;
// testdata/explanations.txt says how each is explained.
func TestLivesOfLetters(t *testing.T) {
	raw, err := os.ReadFile("testdata/letters.txt")
	if err != nil {
		t.Fatal(err)
	}
	office := NewOffice(data.Settings{})
	said, err := os.ReadFile("testdata/explanations.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, lives, _ := strings.Cut(string(raw), "\n\n")
	for life := range strings.SplitSeq(strings.TrimSpace(lives), "\n\n") {
		lines := strings.Split(life, "\n")
		t.Run(lines[0], func(t *testing.T) {
			var l data.Letter
			var today data.Date
			var want []string
			for _, line := range lines[1:] {
				if clock, ok := strings.CutPrefix(line, "→ "); ok {
					want = append(want, clock)
					continue
				}
				when, what, _ := strings.Cut(line, ": ")
				switch {
				case when == "hôm nay":
					today = day(what)
				case l.ID == 0:
					l = letterOf(t, day(when), what)
				default:
					l = l.Apply(data.Draft{On: day(when), Content: contentOf(t, l, what)})
				}
			}
			var got []string
			for _, c := range office.Clocks(&l) {
				due := c.Due.String()
				if due == "" {
					due = "dừng"
				}
				got = append(got, c.Rule+" "+due+" "+string(c.Standing(today)))
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
