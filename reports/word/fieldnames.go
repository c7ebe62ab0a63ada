package word

import "slices"

// FieldGroups are the fields that templates may ask for, in the groups and the
// order in which the help lists them: of the office, of the letter, of its
// handling, of documents issued, names of laws, and what the clerk types.
var FieldGroups = []struct {
	Key   string // of the group's heading
	Names []string
}{
	{"document.fields.office", []string{
		"ten_co_quan", "co_quan_dong_1", "co_quan_dong_2", "co_quan_cap_tren", "viet_tat", "viet_tat_cong_van", "dia_danh", "so", "ngay",
		"nguoi_ky", "chuc_vu_ky", "ky_thay", "ky_thua_lenh", "quyen_han_ky", "chuc_danh_nguoi_dung_dau", "hoi_dong_nhan_dan", "cap_tren_truc_tiep", "nguoi_giai_quyet_lan_hai",
		"co_quan_nhan_bao_cao", "co_quan_thanh_tra", "dia_diem_tiep_dan", "dien_thoai_lien_he",
	}},
	{"document.fields.letter", []string{
		"so_don", "so_den", "ngay_den", "ngay_nhan", "ngay_don", "nguon", "co_quan_chuyen", "so_van_ban_chuyen", "ngay_van_ban_chuyen",
		"nguoi_gui", "ong_ba", "ong_ba_day_du", "dia_chi", "loai_giay_to", "giay_to", "ngay_cap", "noi_cap", "dien_thoai", "nguoi_dai_dien", "dia_chi_nguoi_dai_dien", "nguoi_ky_don",
		"so_nguoi_ky", "so_nguoi_khac", "nguoi_cung_ky", "nguoi_gui_hoac_nguoi_to_cao",
		"nguoi_bi", "nguoi_bi_khieu_nai", "nguoi_bi_to_cao", "noi_quan_ly_nguoi_bi_to_cao",
		"loai_don", "la_khieu_nai", "la_to_cao", "la_kien_nghi_phan_anh", "giu_bi_mat", "che_danh_tinh", "lan", "linh_vuc", "noi_dung", "ve_viec", "yeu_cau",
		"tai_lieu", "tai_lieu_nhan", "nguoi_cu", "nguoi_duoc_cu", "muc_luc", "vu_viec", "ho_so",
	}},
	{"document.fields.handling", []string{
		"ngay_xu_ly", "du_dieu_kien", "khong_du_dieu_kien", "thuoc_tham_quyen", "khong_thuoc_tham_quyen", "huong_xu_ly", "ly_do", "chuyen_den", "co_quan_co_tham_quyen", "ngay_thu_ly",
		"noi_dung_thu_ly", "can_bo", "han_xu_ly", "han_giai_quyet", "han_tinh", "han_moi", "ket_qua", "ket_qua_don", "da_ket_luan", "ngay_giai_quyet",
		"thu_hoi_tien", "thu_hoi_dat", "tra_lai_tien", "tra_lai_dat",
	}},
	{"document.fields.replies", []string{
		"van_ban", "van_ban_da_tra_loi", "so_quyet_dinh_thu_ly", "ngay_quyet_dinh_thu_ly", "so_ket_luan", "ngay_ket_luan", "so_phieu_chuyen", "ngay_phieu_chuyen",
		"so_quyet_dinh_tam_dinh_chi", "so_quyet_dinh_xac_minh", "ngay_quyet_dinh_xac_minh", "so_quyet_dinh_giai_quyet", "ngay_quyet_dinh_giai_quyet",
		"so_quyet_dinh_tam_dinh_chi_thi_hanh", "ngay_quyet_dinh_tam_dinh_chi_thi_hanh", "so_quyet_dinh_giam_dinh", "ngay_quyet_dinh_giam_dinh",
	}},
	{"document.fields.law", []string{
		"luat_khieu_nai", "luat_to_cao", "luat_tiep_cong_dan", "luat_to_chuc_chinh_quyen", "nghi_dinh_khieu_nai", "nghi_dinh_to_cao", "thong_tu_xu_ly_don",
		"quy_dinh_nguoi_dai_dien", "can_cu_dinh_chi_khieu_nai", "can_cu_tham_quyen_cap_tren", "thoi_han_khieu_nai_lan_hai",
	}},
	{"document.fields.typed", []string{
		"nguoi_lap", "chuc_vu_nguoi_lap", "nguoi_de_nghi", "nguoi_chu_tri", "de_xuat", "de_xuat_giai_quyet", "van_ban_ra_soat", "khoan_dieu_11", "noi_dung_huong_dan", "noi_dung_tra_loi",
		"can_cu_khac", "can_cu_phap_luat", "co_quan_tham_muu", "so_bao_cao_xac_minh", "ngay_bao_cao_xac_minh", "ket_qua_xac_minh", "ket_qua_doi_thoai",
		"ket_luan", "quyet_dinh", "van_de_lien_quan", "nguoi_thi_hanh", "bien_phap_xu_ly", "kien_nghi", "so_ngay", "tu_ngay", "thoi_han_giai_trinh",
		"thanh_vien", "gio", "ngay_moi", "dia_diem", "noi_dung_moi", "mang_theo", "ngay_doi_thoai", "nguoi_lien_quan", "co_quan_lien_quan", "y_kien",
		"ngay_lam_viec", "nguoi_lam_viec", "noi_dung_rut", "ly_do_rut", "tien_do", "ngay_du_kien", "noi_nhan_ket_qua", "noi_xin_y_kien", "noi_dung_xin_y_kien",
		"ngay_tiep", "noi_dung_ket_luan", "ngay_hoan_thanh",
		"nguoi_xac_minh", "ngay_bat_dau_xac_minh", "ngay_ket_thuc_xac_minh", "nhan_xet", "quyet_dinh_bi_khieu_nai", "ly_do_van_ban", "noi_cung_cap", "tai_lieu_yeu_cau",
		"ngay_cung_cap", "noi_tiep_nhan", "ben_giao", "ben_nhan", "tai_lieu_giao_nhan", "noi_dung_dai_dien", "noi_don_doc", "noi_dung_thi_hanh",
		"ngay_niem_yet", "noi_niem_yet", "ngay_ket_thuc_niem_yet", "nguoi_chung_kien", "ngay_de_nghi_bao_ve", "nguoi_duoc_bao_ve", "noi_dung_bao_ve", "trach_nhiem_bao_ve",
		"noi_dung_bo_sung", "ngay_bo_sung", "co_quan_xac_minh", "chuc_vu_ky_bao_cao", "nguoi_ky_bao_cao", "noi_giam_dinh", "noi_dung_giam_dinh", "ngay_ket_qua_giam_dinh",
		"nguoi_giao_nhan", "noi_nhan_ho_so", "hanh_vi_dau_hieu_toi_pham", "ho_so_chuyen",
	}},
}

// FieldNames are the names of all fields of FieldGroups.
var FieldNames = func() []string {
	var all []string
	for _, group := range FieldGroups {
		all = append(all, group.Names...)
	}
	return all
}()

// Unknown are those of the placeholders that no letter and no report can fill:
// names that are no field's, and no field's of a row.
func Unknown(placeholders []string) []string {
	var unknown []string
	for _, name := range placeholders {
		if !slices.Contains(FieldNames, name) && !slices.Contains(rowNames, name) && !isReportField(name) && !slices.Contains(dayNames, name) && !slices.Contains(slipNames, name) && !slices.Contains(reminderNames, name) {
			unknown = append(unknown, name)
		}
	}
	return unknown
}

// rowNames are the fields of rows: of papers, signers, documents and what a report compares.
var rowNames = []string{"stt", "ten", "so_trang", "ho_ten", "dia_chi", "loai", "so", "ngay", "nguoi_ky", "noi_nhan", "trich_yeu", "chi_tieu", "ky_nay", "ky_truoc", "so_ky_truoc", "cung_ky", "so_cung_ky"}
