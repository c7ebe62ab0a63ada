package books

import (
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/chart"
	"donthu/reports/statistics"
)

// What the tests of this package, which see the whole window, reach inside it.

func (b *Room) Choice() *views.RoomTabs     { return b.choice }
func (b *Room) Named() *kit.Check           { return b.named }
func (b *Room) Picker() *views.PeriodPicker { return b.picker }
func (b *Room) Table() *kit.Table[[]string] { return b.table }

func (s *Statistics) Chart() *chart.Chart               { return s.chart }
func (s *Statistics) Dimension() *views.RoomTabs        { return s.dimension }
func (s *Statistics) Measure() *kit.Dropdown            { return s.measure }
func (s *Statistics) Picker() *views.PeriodPicker       { return s.picker }
func (s *Statistics) Table() *kit.Table[statistics.Row] { return s.table }
func (s *Statistics) Trend() *chart.Trend               { return s.trend }
