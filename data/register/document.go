package register

import (
	"slices"
	"strings"

	"donthu/data/day"
	"donthu/data/text"
)

// Names of the templates of documents that belong to steps (assets/templates), as
// they are called on paper, without accents.
const (
	DocumentProposal            = "phieu-de-xuat-xu-ly-don"
	DocumentComplaintAccepted   = "thong-bao-thu-ly-khieu-nai"
	DocumentComplaintRefused    = "thong-bao-khong-thu-ly-khieu-nai"
	DocumentDenunciationRefused = "thong-bao-khong-thu-ly-to-cao"
	DocumentGuidance            = "phieu-huong-dan"
	DocumentGuidanceMixed       = "phieu-huong-dan-don-nhieu-noi-dung"
	DocumentReturned            = "phieu-tra-don"
	DocumentForwardDenunciation = "phieu-chuyen-don-to-cao"
	DocumentForwardNotice       = "thong-bao-chuyen-don-to-cao"
	DocumentForwardPetition     = "phieu-chuyen-don-kien-nghi-phan-anh"
	DocumentAcceptDenunciation  = "quyet-dinh-thu-ly-to-cao"
	DocumentAcceptedNotice      = "thong-bao-thu-ly-to-cao"
	DocumentAccusedNotice       = "thong-bao-noi-dung-to-cao"
	DocumentExtension           = "quyet-dinh-gia-han-giai-quyet-to-cao"
	DocumentSuspendComplaint    = "quyet-dinh-tam-dinh-chi-giai-quyet-khieu-nai"
	DocumentSuspendDenunciation = "quyet-dinh-tam-dinh-chi-giai-quyet-to-cao"
	DocumentResumeComplaint     = "thong-bao-tiep-tuc-giai-quyet-khieu-nai"
	DocumentResumeDenunciation  = "quyet-dinh-tiep-tuc-giai-quyet-to-cao"
	DocumentStopComplaint       = "quyet-dinh-dinh-chi-giai-quyet-khieu-nai"
	DocumentStopDenunciation    = "quyet-dinh-dinh-chi-giai-quyet-to-cao"
	DocumentVerifyComplaint     = "quyet-dinh-xac-minh-khieu-nai"
	DocumentVerifyDenunciation  = "quyet-dinh-thanh-lap-to-xac-minh-to-cao"
	DocumentAssignComplaint     = "quyet-dinh-giao-xac-minh-khieu-nai"
	DocumentAssignDenunciation  = "quyet-dinh-giao-xac-minh-to-cao"
	DocumentStay                = "quyet-dinh-tam-dinh-chi-thi-hanh" // of the decision complained of
	DocumentExpertise           = "quyet-dinh-trung-cau-giam-dinh"
	DocumentForwardUp           = "phieu-chuyen-don-len-cap-tren"
	DocumentOralRecord          = "bien-ban-ghi-noi-dung"
	DocumentDialogue            = "bien-ban-doi-thoai"
	DocumentDecision            = "quyet-dinh-giai-quyet-khieu-nai-lan-dau"
	DocumentConclusion          = "ket-luan-noi-dung-to-cao"
	DocumentConclusionNotice    = "thong-bao-ket-luan-noi-dung-to-cao"
	DocumentAnswer              = "tra-loi-kien-nghi-phan-anh"
	DocumentAskLeader           = "xin-y-kien-chi-dao"
	DocumentResult              = "phieu-gui-ket-qua"
	DocumentWithdrawal          = "bien-ban-rut-don"
	DocumentReceipt             = "giay-bien-nhan"
	DocumentVisitRefused        = "thong-bao-tu-choi-tiep-cong-dan"
	DocumentVisitConclusion     = "thong-bao-ket-luan-tiep-cong-dan"
)

// Is reports whether the reply is a document made from one of the templates, or
// one whose typed kind names the words, written without accents ("thu ly"); a
// "không" before them does not count.
func (r Reply) Is(words string, templates ...string) bool {
	if r.Template != "" {
		return slices.Contains(templates, r.Template)
	}
	typed := text.Fold(r.Type)
	return strings.Contains(typed, words) && !strings.Contains(typed, "khong "+words)
}

// FirstReply is the first reply, issued on since or later, that Is a document of
// the words or templates; the zero Reply when there is none.
func (l *Letter) FirstReply(since day.Date, words string, templates ...string) Reply {
	for _, r := range l.Replies {
		if r.On >= since && r.Is(words, templates...) {
			return r
		}
	}
	return Reply{}
}

// ToldAccepted is the day on which the sender was told that the letter was
// accepted (LKN Điều 27; LTC Điều 29 khoản 3); zero when the register names none.
func (l *Letter) ToldAccepted() day.Date {
	return l.FirstReply(l.AcceptedOn, "thong bao thu ly", DocumentComplaintAccepted, DocumentAcceptedNotice).On
}
