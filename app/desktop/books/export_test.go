package books

import (
	"donthu/app/desktop/desk/views"
	"donthu/app/kit"
	"donthu/app/kit/chart"
	"donthu/reports/statistics"
)

// What the tests of this package, which see the whole window, reach inside it.

func (r *Room) Choice() *kit.Choice { return r.choice }

func (r *Room) Named() *kit.Check { return r.named }

func (r *Room) Picker() *views.PeriodPicker { return r.picker }

func (r *Room) Table() *kit.Table { return r.table }

func (r *Room) Write() *kit.Button { return r.write }

func (r *statisticsRoom) Chart() *chart.Chart { return r.chart }

func (r *statisticsRoom) Dimension() *kit.Choice { return r.dimension }

func (r *statisticsRoom) Measure() *kit.Choice { return r.measure }

func (r *statisticsRoom) Picker() *views.PeriodPicker { return r.picker }

func (r *statisticsRoom) Rows() []statistics.Row { return r.rows }

func (r *statisticsRoom) Table() *kit.Table { return r.table }

type StatisticsRoom = statisticsRoom
