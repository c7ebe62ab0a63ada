package docx

import "donthu/assets"

// headingTable is the heading in two columns: who issues, number, and the
// nation's title, place and date.
func (l Layout) headingTable() string {
	if l.Issuer == IssuerNobody {
		return ""
	}
	if l.Issuer == IssuerCitizen {
		return paragraph("QuocHieu", nation) + paragraph("TieuNgu", motto) + rule(textWidth, lineUnder(motto, bodySize, textWidth, 1)) +
			paragraph("DiaDanhNgay", assets.Text("document.layout.citizensDay")) + paragraph("CachDong", "")
	}
	office := "CoQuan"
	if l.Issuer != "" {
		office = "CoQuanChuQuan" // of the unit, as the body above is of the office
	}
	left := control("{{#if co_quan_cap_tren}}") + paragraph("CoQuanChuQuan", "{{co_quan_cap_tren:hoa}}") + control("{{/if}}") +
		paragraph(office, "{{co_quan_dong_1}}") +
		control("{{#if co_quan_dong_2}}") + paragraph(office, "{{co_quan_dong_2}}") + control("{{/if}}")
	if l.Issuer != "" {
		for _, line := range cellsOf(l.Issuer) {
			left += paragraph("CoQuan", line)
		}
	}
	left += rule(leftColumn, lineUnder("ỦY BAN NHÂN DÂN", headSize, leftColumn, 0.4))
	right := paragraph("QuocHieu", nation) + paragraph("TieuNgu", motto) +
		rule(rightColumn, lineUnder(motto, bodySize, rightColumn, 1))
	number, date := "", ""
	if l.Number != "" {
		number = paragraph("SoKyHieu", l.Number)
	}
	if l.Symbol != "" {
		number = paragraph("SoKyHieu", assets.Text("document.layout.number", "symbol", l.Symbol))
	}
	if l.Heading == "" && l.Subject != "" {
		number += paragraph("TrichYeuCongVan", l.Subject)
	}
	if l.Dated {
		date = paragraph("DiaDanhNgay", "{{dia_danh}}, {{ngay:chu}}")
	}
	rows := []string{row(cell(leftColumn, left), cell(rightColumn, right))}
	if number+date != "" {
		rows = append(rows, row(cell(leftColumn, number), cell(rightColumn, date)))
	}
	return table(false, []int{leftColumn, rightColumn}, rows...)
}
