package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"donthu/data/day"
	"donthu/data/register"
	"donthu/data/text"
)

// pair is two letters, and whether a clerk who types the second wants to see the first: the
// same once more, more about the same matter, or the same person by paper or telephone.
type pair struct {
	how           string
	same          bool
	first, second register.Facts
}

// townsfolk write letters as people and clerks do, the same at every run of a seed.
type townsfolk struct{ *rand.Rand }

func (w townsfolk) pick(all ...string) string { return all[w.IntN(len(all))] }

func (w townsfolk) chance(percent int) bool { return w.IntN(100) < percent }

var (
	pairFamilies = strings.Fields("Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Lê Lê Phạm Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trương Lâm")
	pairGivens   = strings.Fields("An Ánh Bình Châu Cường Dũng Dung Đào Đạt Giang Hà Hải Hạnh Hiền Hoa Hòa Hùng Hương Khánh Kiên Lan Liên Linh Loan Long Mai Minh Nam Nga Ngọc Nhung Phúc Phương Quý Quyên Sơn Tâm Tân Thảo Thắng Thu Thủy Tiến Trang Trường Tuấn Tùng Uyên Vân Vinh Yến")
	pairStreets  = []string{"Bạch Đằng", "Lê Quang Định", "Phan Văn Trị", "Nơ Trang Long", "Đinh Bộ Lĩnh", "Bùi Đình Túy", "Nguyễn Xí", "Ung Văn Khiêm", "Điện Biên Phủ", "Trần Phú", "Lê Lợi", "Vạn Kiếp", "Hoàng Hoa Thám", "Chu Văn An"}
)

func (w townsfolk) name() string {
	if w.chance(50) {
		return w.pick(pairFamilies...) + " Thị " + w.pick("", "", "Kim ", "Ngọc ", "Thanh ", "Bích ") + w.pick(pairGivens...)
	}
	return w.pick(pairFamilies...) + " " + w.pick("Văn", "Văn", "Văn", "Hữu", "Đức", "Minh", "Quốc", "Ngọc", "Xuân") + " " + w.pick(pairGivens...)
}

// home is a house in the ward, before anybody writes it down.
type home struct {
	house, alley, part int
	street             string
}

func (w townsfolk) home() home {
	h := home{house: 1 + w.IntN(180), street: w.pick(pairStreets...), part: 1 + w.IntN(9)}
	if w.chance(60) {
		h.alley = 1 + w.IntN(300)
	}
	return h
}

// written is one of the ways in which people write where they live.
func (w townsfolk) written(h home) string {
	house := w.pick("", "Số ", "số nhà ", "SN ") + fmt.Sprint(h.house)
	if h.alley > 0 {
		house = w.pick(fmt.Sprintf("%d/%d", h.alley, h.house), fmt.Sprintf("Số %d/%d", h.alley, h.house), fmt.Sprintf("số %d hẻm %d", h.house, h.alley), fmt.Sprintf("Số %d, ngõ %d", h.house, h.alley))
	}
	where := house + w.pick(" ", " đường ", ", đường ", " Đ. ", " phố ") + h.street
	switch w.IntN(5) {
	case 0:
		where += fmt.Sprintf(", khu phố %d", h.part)
	case 1:
		where += fmt.Sprintf(", KP%d, P.13", h.part)
	case 2:
		where += ", phường 13, TP. Hồ Chí Minh"
	case 3:
		where += " P13"
	}
	return where
}

// people who write, with what is known of them.
func (w townsfolk) sender() (register.Person, home) {
	h := w.home()
	p := register.Person{Name: w.name(), Address: w.written(h)}
	if w.chance(55) {
		p.Identity = fmt.Sprintf("079%09d", w.IntN(1e9))
	}
	if w.chance(50) {
		p.Phone = fmt.Sprintf("0%d%08d", []int{3, 7, 9}[w.IntN(3)], w.IntN(1e8))
	}
	return p, h
}

// about is what a letter is about, with the details that make it this matter and no other.
type about struct {
	kind      register.Kind
	short     string   // as a clerk sums it up
	sentences []string // as who writes tells it
	asks      string
}

func (w townsfolk) about() about {
	n := func(from, to int) int { return from + w.IntN(to-from) }
	lane := n(10, 400)
	other, street := w.name(), w.pick(pairStreets...)
	number, house := n(11, 990), fmt.Sprintf("%d/%d", n(2, 300), n(1, 90))
	on := fmt.Sprintf("%02d/%02d/%d", n(1, 29), n(1, 13), n(2024, 2027))
	size, plot, sheet, money := n(9, 240), n(10, 900), n(1, 90), n(15, 900)
	decision := fmt.Sprintf("%d/QĐ-UBND", number)
	all := []about{
		{register.Complaint, fmt.Sprintf("Khiếu nại Quyết định số %s ngày %s về thu hồi %d m2 đất thửa %d", decision, on, size, plot), []string{
			fmt.Sprintf("Gia đình tôi nhận Quyết định số %s ngày %s về việc thu hồi %d m2 đất thuộc thửa %d, tờ bản đồ số %d.", decision, on, size, plot, sheet),
			fmt.Sprintf("Diện tích đo thực tế nhỏ hơn diện tích ghi trong giấy chứng nhận %d m2.", n(2, 30)),
			"Việc kiểm đếm không có mặt gia đình và không lập biên bản.", fmt.Sprintf("Giá bồi thường %d triệu đồng là quá thấp so với nhà liền kề.", money)},
			"đo đạc lại và bồi thường phần diện tích còn thiếu"},
		{register.Complaint, fmt.Sprintf("Khiếu nại việc chậm cấp giấy chứng nhận thửa %d, tờ bản đồ %d", plot, sheet), []string{
			fmt.Sprintf("Ngày %s tôi nộp hồ sơ xin cấp giấy chứng nhận cho thửa đất số %d, tờ bản đồ số %d tại bộ phận một cửa.", on, plot, sheet),
			fmt.Sprintf("Phiếu hẹn trả kết quả sau %d ngày nhưng đến nay chưa có văn bản trả lời.", n(15, 60)), "Cán bộ địa chính yêu cầu bổ sung giấy tờ nhiều lần.",
			fmt.Sprintf("Đất này cha mẹ tôi khai phá từ năm %d và đóng thuế đầy đủ.", n(1975, 1999))}, "trả kết quả hồ sơ đúng hạn"},
		{register.Complaint, fmt.Sprintf("Khiếu nại quyết định xử phạt %s về xây dựng không phép tại %s %s", decision, house, street), []string{
			fmt.Sprintf("Tôi bị xử phạt %d triệu đồng theo Quyết định %s về hành vi xây dựng không phép tại nhà %s đường %s.", money, decision, house, street),
			"Tôi chỉ sửa mái tôn bị dột sau trận mưa lớn, không thay đổi kết cấu.", "Biên bản lập khi tôi vắng nhà, chữ ký không phải của tôi.", fmt.Sprintf("Nhà tôi xây từ năm %d.", n(1985, 2010))},
			"hủy quyết định xử phạt"},
		{register.Reflection, fmt.Sprintf("Phản ánh quán karaoke %s số %s đường %s gây ồn", other, house, street), []string{
			fmt.Sprintf("Quán karaoke của %s tại số %s đường %s mở nhạc quá lớn từ %d giờ tối đến gần sáng.", other, house, street, n(18, 23)),
			"Người già và trẻ nhỏ trong xóm không ngủ được.", "Chúng tôi đã góp ý nhưng chủ quán thách thức.", fmt.Sprintf("Đỉnh điểm là đêm %s có đánh nhau trước quán.", on)},
			"kiểm tra giấy phép và xử lý tiếng ồn"},
		{register.Reflection, fmt.Sprintf("Phản ánh hẻm %d đường %s ngập nước, nắp cống hư", lane, street), []string{
			fmt.Sprintf("Hẻm %d đường %s cứ mưa là ngập tới nửa bánh xe.", lane, street), fmt.Sprintf("Nắp cống trước nhà %s bị vỡ đã %d tháng nay.", house, n(2, 20)),
			"Rác tràn vào nhà, muỗi rất nhiều.", "Tổ trưởng đã báo công ty thoát nước nhưng không ai đến."}, "nạo vét cống và thay nắp"},
		{register.Petition, fmt.Sprintf("Đề nghị xét hộ nghèo cho gia đình bà %s", other), []string{
			fmt.Sprintf("Gia đình bà %s có %d nhân khẩu, chồng mất sức lao động từ năm %d.", other, n(3, 8), n(2005, 2022)), "Nhà ở tạm bợ, không có nghề nghiệp ổn định.",
			fmt.Sprintf("Năm %d bình xét thiếu công khai nên bị loại khỏi danh sách.", n(2022, 2027)), fmt.Sprintf("Tiền thuốc mỗi tháng hết %d trăm ngàn.", n(5, 40))}, "xem xét lại danh sách hộ nghèo"},
		{register.Complaint, fmt.Sprintf("Tranh chấp lối đi chung với hộ %s tại %s %s", other, house, street), []string{
			fmt.Sprintf("Hộ ông %s xây tường rào chắn lối đi chung rộng %d,%d m cạnh nhà %s đường %s.", other, n(1, 4), n(1, 9), house, street),
			"Lối đi này các hộ phía sau sử dụng hơn hai mươi năm.", fmt.Sprintf("Tổ hòa giải đã mời hai bên ngày %s nhưng không thành.", on), "Xe cứu thương không vào được khi có người bệnh."}, "buộc tháo dỡ tường rào"},
		{register.Denunciation, fmt.Sprintf("Tố cáo ông %s nhận %d triệu để hợp thức hóa nhà %s", other, money, house), []string{
			fmt.Sprintf("Ông %s là cán bộ địa chính nhận %d triệu đồng để làm giấy tờ cho nhà số %s.", other, money, house), fmt.Sprintf("Việc giao tiền diễn ra ngày %s tại quán cà phê đường %s.", on, street),
			"Nhiều người chứng kiến và có ghi âm.", fmt.Sprintf("Trước đó ông ấy còn ký khống %d hồ sơ.", n(2, 30))}, "làm rõ và xử lý nghiêm"},
		{register.Petition, fmt.Sprintf("Kiến nghị lắp đèn chiếu sáng hẻm %d %s", lane, street), []string{
			fmt.Sprintf("Hẻm %d đường %s có %d hộ nhưng không có đèn chiếu sáng.", lane, street, n(12, 90)), "Đã xảy ra hai vụ cướp giật trong tháng qua.",
			"Học sinh đi học thêm về rất nguy hiểm.", fmt.Sprintf("Bà con đã góp được %d triệu đồng.", money)}, "đầu tư hệ thống đèn"},
		{register.Complaint, fmt.Sprintf("Khiếu nại mức trợ cấp người có công của %s", other), []string{
			fmt.Sprintf("Cha tôi là %s, thương binh hạng %d/4, số sổ %d.", other, n(1, 5), n(10000, 99999)), fmt.Sprintf("Từ tháng %d/%d trợ cấp bị cắt không có thông báo.", n(1, 13), n(2024, 2027)),
			fmt.Sprintf("Số tiền bị truy thu %d triệu đồng là không đúng.", money), "Hồ sơ gốc đã nộp đầy đủ cho phòng lao động."}, "khôi phục chế độ"},
		{register.Reflection, fmt.Sprintf("Phản ánh nhà %s đường %s nuôi chó thả rông", house, street), []string{
			fmt.Sprintf("Hộ %s ở %s đường %s nuôi %d con chó thả rông không rọ mõm.", other, house, street, n(2, 9)), fmt.Sprintf("Ngày %s cháu bé bảy tuổi bị cắn phải tiêm ngừa.", on), "Phân vương vãi khắp hẻm rất mất vệ sinh.", "Chủ nuôi không bồi thường tiền thuốc."},
			"xử phạt và bắt chó thả rông"},
		{register.Reflection, fmt.Sprintf("Phản ánh cơ sở %s đốt nhựa gần trường học đường %s", other, street), []string{
			fmt.Sprintf("Cơ sở tái chế của %s sau trường tiểu học đường %s đốt nhựa vào khoảng %d giờ.", other, street, n(4, 23)), "Khói đen bay vào lớp khiến học sinh ho và nhức đầu.", fmt.Sprintf("Chúng tôi đã chụp %d tấm ảnh làm bằng chứng.", n(3, 40)), "Nước thải chảy thẳng ra rạch."},
			"đình chỉ hoạt động"},
	}
	a := all[w.IntN(len(all))]
	return a
}

// told is a content that tells what the letter is about.
func (w townsfolk) told(a about) string {
	opening := w.pick("", "Kính gửi UBND phường. ", "Tôi xin trình bày sự việc như sau: ", "Nay tôi làm đơn này "+strings.ToLower(a.kind.Label())+" việc sau đây. ", "Kính mong quý cơ quan xem xét. ")
	sentences := slices.Clone(a.sentences)
	if len(sentences) > 3 && w.chance(40) { // not everything is told each time; the first names the matter
		sentences = slices.Delete(sentences, 1+w.IntN(3), len(sentences))
		sentences = append(sentences, a.sentences[len(a.sentences)-1])
		sentences = slices.Compact(sentences)
	}
	closing := w.pick("", "", " Đề nghị "+a.asks+".", " Rất mong UBND phường "+a.asks+".")
	return opening + strings.Join(sentences, " ") + closing
}

func (w townsfolk) letter() (register.Facts, about, home) {
	p, h := w.sender()
	a := w.about()
	content := w.told(a)
	if w.chance(25) {
		content = a.short
	}
	return w.facts(p, a, content), a, h
}

func (w townsfolk) facts(p register.Person, a about, content string) register.Facts {
	return register.Facts{ReceivedOn: day.Must("2026-01-05").AddDays(w.IntN(280)), Source: register.Post, Kind: a.kind, Round: 1, Sender: p, Content: content}
}

var shortenings = strings.NewReplacer("UBND", "Ủy ban nhân dân", "Quyết định", "QĐ", "giấy chứng nhận", "GCN", "thửa đất số", "thửa", "đường", "đ.", "triệu đồng", "tr đồng", "bồi thường", "BT", "diện tích", "DT")

// otherWords are what people say instead.
var otherWords = strings.NewReplacer("xây", "cất", "Gia đình tôi", "Nhà tôi", "chưa có văn bản trả lời", "không ai trả lời", "quá thấp so với", "thấp hơn nhiều so với", "yêu cầu", "bắt", "đóng thuế đầy đủ", "có nộp thuế",
	"mở nhạc quá lớn", "hát rất to", "không ngủ được", "mất ngủ", "Chúng tôi", "Bà con chúng tôi", "thách thức", "chửi bới", "Rác tràn vào nhà", "Rác rưởi trôi vào nhà", "cán bộ địa chính", "nhân viên địa chính",
	"làm giấy tờ cho", "chạy giấy cho", "sử dụng hơn hai mươi năm", "đi lại từ trước năm 2000", "bị cắn phải tiêm ngừa", "bị chó cắn, phải đi chích ngừa", "nhức đầu", "đau đầu", "bị cắt không có thông báo", "tự nhiên bị cắt")

// mistyped changes letters of some words: left out, doubled, or swapped.
func (w townsfolk) mistyped(s string, times int) string {
	all := strings.Fields(s)
	for range times {
		i := w.IntN(len(all))
		word := []rune(all[i])
		if len(word) < 3 || strings.ContainsAny(all[i], "0123456789") {
			continue
		}
		at := 1 + w.IntN(len(word)-2)
		switch w.IntN(3) {
		case 0:
			word = slices.Delete(word, at, at+1)
		case 1:
			word = slices.Insert(word, at, word[at])
		default:
			word[at], word[at+1] = word[at+1], word[at]
		}
		all[i] = string(word)
	}
	return strings.Join(all, " ")
}

// retyped is a content as another clerk types it, or the same sender writes it again.
func (w townsfolk) retyped(s string) string {
	if w.chance(40) {
		s = otherWords.Replace(s)
	}
	if w.chance(40) {
		s = shortenings.Replace(s)
	}
	if w.chance(30) {
		s = text.Fold(s)
	}
	if w.chance(50) {
		s = w.mistyped(s, 1+w.IntN(4))
	}
	if w.chance(20) {
		s = strings.ToUpper(s)
	}
	return s
}

// named is the name as it may be written the next time.
func (w townsfolk) named(name string) string {
	all := strings.Fields(name)
	last := len(all) - 1
	initial := func(s string) string { return string([]rune(s)[:1]) }
	switch w.IntN(8) {
	case 0:
		return w.pick("Ông ", "Bà ", "ông ", "Hộ ông ", "Chị ") + name
	case 1:
		return text.Fold(name)
	case 2:
		if all[0] == "Nguyễn" {
			all[0] = "Ng."
		} else {
			all[0] = initial(all[0]) + "."
		}
		return strings.Join(all, " ")
	case 3:
		for i := range last {
			all[i] = initial(all[i]) + "."
		}
		return strings.Join(all[:last], "") + all[last]
	case 4:
		return all[last] + " " + strings.Join(all[:last], " ")
	case 5:
		return strings.ToUpper(name)
	case 6:
		return w.mistyped(name, 1)
	}
	return name
}

// again is a sender as the next letter knows him.
func (w townsfolk) again(p register.Person, h home) register.Person {
	p.Name, p.Address = w.named(p.Name), w.written(h)
	if w.chance(15) {
		p.Address = ""
	}
	switch {
	case w.chance(35):
		p.Identity = ""
	case p.Identity != "" && w.chance(40):
		p.Identity = p.Identity[:3] + " " + p.Identity[3:6] + " " + p.Identity[6:]
	case w.chance(20):
		p.Identity = strings.TrimLeft(p.Identity, "0")
	}
	switch {
	case w.chance(35):
		p.Phone = ""
	case p.Phone != "" && w.chance(60):
		p.Phone = w.pick("+84"+p.Phone[1:], p.Phone[:4]+" "+p.Phone[4:7]+" "+p.Phone[7:], p.Phone[:4]+"."+p.Phone[4:7]+"."+p.Phone[7:], p.Phone[1:])
	}
	return p
}

// unknown is a person of whom no paper and no telephone is known.
func unknown(p register.Person) register.Person {
	p.Identity, p.Phone = "", ""
	return p
}

// kindsOfPairs are how the second letter of a pair has to do with the first, and of a hundred
// how many.
var kindsOfPairs = []struct {
	how     string
	percent int
	make    func(w townsfolk) pair
}{
	{"the same letter once more", 18, func(w townsfolk) pair {
		f, a, h := w.letter()
		return pair{same: true, first: f, second: w.facts(w.again(f.Sender, h), a, w.retyped(f.Content))}
	}},
	{"told again in other words", 8, func(w townsfolk) pair {
		f, a, h := w.letter()
		return pair{same: true, first: f, second: w.facts(w.again(f.Sender, h), a, w.retyped(w.told(a)))}
	}},
	{"a clerk's summary of it", 5, func(w townsfolk) pair {
		f, a, h := w.letter()
		f.Content = w.told(a)
		return pair{same: true, first: f, second: w.facts(w.again(f.Sender, h), a, w.retyped(a.short))}
	}},
	{"a further letter of the matter", 7, func(w townsfolk) pair {
		f, a, h := w.letter()
		more := w.pick("Tôi đã gửi đơn lần trước nhưng chưa được trả lời. ", "Bổ sung đơn đã gửi tháng trước, ", "Đây là đơn thứ hai của gia đình. ")
		return pair{same: true, first: f, second: w.facts(w.again(f.Sender, h), a, more+w.told(a)+w.pick(" Tôi nộp kèm thêm ảnh chụp.", " Hiện sự việc ngày càng nghiêm trọng."))}
	}},
	{"the second round", 4, func(w townsfolk) pair {
		f, a, h := w.letter()
		second := w.facts(w.again(f.Sender, h), a, fmt.Sprintf("Không đồng ý với kết quả giải quyết tại văn bản số %d/UBND. ", 100+w.IntN(800))+w.told(a))
		second.Round = 2
		return pair{same: true, first: f, second: second}
	}},
	{"husband or wife about the same", 4, func(w townsfolk) pair {
		f, a, h := w.letter()
		f.Content = w.told(a)
		return pair{same: true, first: f, second: w.facts(unknown(register.Person{Name: w.name(), Address: w.written(h)}), a, w.retyped(w.told(a)))}
	}},
	{"one text, signed by others elsewhere", 5, func(w townsfolk) pair {
		f, a, _ := w.letter()
		f.Content = w.told(a)
		p, _ := w.sender()
		return pair{same: true, first: f, second: w.facts(p, a, w.retyped(f.Content))}
	}},
	{"the same person by paper or telephone, about something else", 4, func(w townsfolk) pair {
		f, _, h := w.letter()
		p := w.again(f.Sender, h)
		if p.Identity = f.Sender.Identity; p.Identity == "" {
			p.Phone = "0912" + fmt.Sprintf("%06d", w.IntN(1e6))
			f.Sender.Phone = "+84" + p.Phone[1:]
		}
		a := w.about()
		return pair{same: true, first: f, second: w.facts(p, a, w.told(a))}
	}},
	{"another person of that name, another matter", 8, func(w townsfolk) pair {
		f, _, _ := w.letter()
		p, _ := w.sender()
		p.Name = w.named(f.Sender.Name)
		a := w.about()
		return pair{first: f, second: w.facts(p, a, w.told(a))}
	}},
	{"another person of that name, the like matter", 7, func(w townsfolk) pair {
		f, a, _ := w.letter()
		p, _ := w.sender()
		p.Name = f.Sender.Name
		other := w.likewise(a)
		return pair{first: f, second: w.facts(p, other, w.told(other))}
	}},
	{"another person, the like matter", 11, func(w townsfolk) pair {
		f, a, _ := w.letter()
		p, _ := w.sender()
		other := w.likewise(a)
		content := w.told(other)
		if w.chance(40) {
			content = other.short
		}
		return pair{first: f, second: w.facts(p, other, content)}
	}},
	{"a relative in the same house, another matter", 7, func(w townsfolk) pair {
		f, a, h := w.letter()
		name := strings.Fields(f.Sender.Name)[0] + strings.TrimPrefix(w.name(), strings.Fields(w.name())[0])
		other := w.unlike(a)
		return pair{first: f, second: w.facts(register.Person{Name: name, Address: w.written(h)}, other, w.told(other))}
	}},
	{"next door, another matter", 5, func(w townsfolk) pair {
		f, a, h := w.letter()
		h.house += 2
		other := w.unlike(a)
		return pair{first: f, second: w.facts(register.Person{Name: w.name(), Address: w.written(h)}, other, w.told(other))}
	}},
	{"the same person without papers, another matter", 7, func(w townsfolk) pair {
		f, a, h := w.letter()
		f.Sender = unknown(f.Sender)
		other := w.unlike(a)
		return pair{first: f, second: w.facts(unknown(w.again(f.Sender, h)), other, w.told(other))}
	}},
}

// likewise is another matter of the same sort, with details of its own.
func (w townsfolk) likewise(a about) about {
	for {
		if b := w.about(); b.asks == a.asks && b.short != a.short {
			return b
		}
	}
}

// unlike is a matter of another sort.
func (w townsfolk) unlike(a about) about {
	for {
		if b := w.about(); b.asks != a.asks {
			return b
		}
	}
}

// labelledPairs makes n pairs, all kinds in their shares.
func labelledPairs(seed uint64, n int) (all []pair) {
	w := townsfolk{rand.New(rand.NewPCG(seed, 17))}
	for _, kind := range kindsOfPairs {
		for range n * kind.percent / 100 {
			p := kind.make(w)
			p.how = kind.how
			all = append(all, p)
		}
	}
	return all
}
