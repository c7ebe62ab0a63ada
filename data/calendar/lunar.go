package calendar

import (
	"math"
	"slices"
	"sync"
	"time"

	"donthu/assets"
	"donthu/data/day"
)

// Lunar gives the Vietnamese lunar date of a day: day of the month 1–30, month
// 1–12, lunar year (the one that begins at Tết in the civil year of the same
// number), and whether the month is the leap month that follows the month of the
// same number.
//
// Months begin on the day of the new moon at UTC+7, month 11 holds the winter
// solstice, and a year of thirteen months doubles the first month without a
// major solar term: the rules of the Vietnamese calendar since Quyết định
// 121-CP of 8/8/1967. New moon and sun are computed after J. Meeus,
// "Astronomical Algorithms", chapters 25 and 49, as Hồ Ngọc Đức's published
// method does.
func Lunar(d day.Date) (day, month, year int, leap bool) {
	number := dayNumber(d)
	year = d.Year()
	months := lunarYear(year)
	if number < months[0].start {
		year--
		months = lunarYear(year)
	}
	i := 0
	for i+1 < len(months) && months[i+1].start <= number {
		i++
	}
	return number - months[i].start + 1, months[i].month, year, months[i].leap
}

// LunarText is the lunar date as a date field shows it beside the civil one,
// "10/3 âm lịch"; empty for the zero Date.
func LunarText(d day.Date) string {
	if d.IsZero() {
		return ""
	}
	day, month, _, leap := Lunar(d)
	if leap {
		return assets.Text("calendar.lunar-leap", "day", day, "month", month)
	}
	return assets.Text("calendar.lunar", "day", day, "month", month)
}

// SolarOf is the civil day of a day of the lunar calendar, in an ordinary (not
// leap) month.
func SolarOf(day, month, year int) day.Date {
	for _, m := range lunarYear(year) {
		if m.month == month && !m.leap {
			return dateOf(m.start + day - 1)
		}
	}
	return 0
}

// lunarMonth is one month of a lunar year: its number and the day number on
// which it begins.
type lunarMonth struct {
	start, month int
	leap         bool
}

var lunarYears sync.Map // civil year → []lunarMonth, because every date field asks for the same few

// lunarYear lists the twelve or thirteen months of a lunar year.
func lunarYear(year int) []lunarMonth {
	if known, ok := lunarYears.Load(year); ok {
		return known.([]lunarMonth)
	}
	var months []lunarMonth
	// A lunar year takes months 1–10 from the span of solstices that ends in it
	// and months 11–12 from the span that begins in it.
	months = append(months, slices.DeleteFunc(solsticeYear(year), func(m lunarMonth) bool { return m.month > 10 })...)
	months = append(months, slices.DeleteFunc(solsticeYear(year+1), func(m lunarMonth) bool { return m.month < 11 })...)
	lunarYears.Store(year, months)
	return months
}

// solsticeYear lists the months from the one that holds the winter solstice of
// year−1 (month 11) to the one before that of the next solstice.
func solsticeYear(year int) []lunarMonth {
	first, next := solsticeMoon(year-1), solsticeMoon(year)
	leapAt := -1
	if next-first == 13 {
		for i := 1; i < 13 && leapAt < 0; i++ {
			if solarTerm(newMoonDay(first+i)) == solarTerm(newMoonDay(first+i+1)) {
				leapAt = i
			}
		}
	}
	months := make([]lunarMonth, 0, 13)
	number := 10
	for i := 0; i < next-first; i++ {
		if i != leapAt {
			number = number%12 + 1
		}
		months = append(months, lunarMonth{start: newMoonDay(first + i), month: number, leap: i == leapAt})
	}
	return months
}

// solsticeMoon is the count of the new moon that begins the month with the
// winter solstice of a civil year.
func solsticeMoon(year int) int {
	yearEnd := dayNumber(day.Date(year*10000 + 1231))
	moon := int(float64(yearEnd+unixJulianDay-2451550)/29.530588861) + 2
	for newMoonDay(moon) > yearEnd {
		moon--
	}
	if solarTerm(newMoonDay(moon)) >= 9 {
		moon-- // the sun had passed 270° before this month began
	}
	return moon
}

const (
	unixJulianDay = 2440588 // Julian day number of 1970-01-01
	hanoi         = 7.0 / 24
	rad           = math.Pi / 180
)

// newMoonDay is the day number, at UTC+7, of the k-th new moon since 6/1/2000.
func newMoonDay(k int) int {
	return int(math.Floor(newMoon(float64(k))-deltaT(float64(k)/12.3685)+hanoi+0.5)) - unixJulianDay
}

// solarTerm is the sixth of the circle, 30° each from 0 to 11, in which the sun
// stands when the day begins at UTC+7.
func solarTerm(day int) int {
	midnight := float64(day+unixJulianDay) - 0.5 - hanoi
	return int(sunLongitude(midnight+deltaT((midnight-2451545)/365.25)) / 30)
}

// deltaT is terrestrial minus universal time in days, years after 2000; the
// parabola of Espenak and Meeus for our century, a few seconds true.
func deltaT(years float64) float64 { return (62.92 + 0.32217*years + 0.005589*years*years) / 86400 }

// sunLongitude is the apparent longitude of the sun in degrees 0–360 at a Julian
// ephemeris day (Meeus, chapter 25, true to 0.01°).
func sunLongitude(jde float64) float64 {
	t := (jde - 2451545) / 36525
	mean := 280.46646 + 36000.76983*t + 0.0003032*t*t
	anomaly := (357.52911 + 35999.05029*t - 0.0001537*t*t) * rad
	centre := (1.914602-0.004817*t-0.000014*t*t)*math.Sin(anomaly) +
		(0.019993-0.000101*t)*math.Sin(2*anomaly) + 0.000289*math.Sin(3*anomaly)
	apparent := mean + centre - 0.00569 - 0.00478*math.Sin((125.04-1934.136*t)*rad)
	apparent = math.Mod(apparent, 360)
	if apparent < 0 {
		apparent += 360
	}
	return apparent
}

// moonTerm is one periodic term of the time of the new moon: its size in days,
// the power of the eccentricity, and the multiples of the anomalies of the sun
// and the moon and of the moon's argument of latitude.
type moonTerm struct {
	size                        float64
	eccentricity, sun, moon, at float64
}

var moonTerms = []moonTerm{
	{-0.40720, 0, 0, 1, 0}, {0.17241, 1, 1, 0, 0}, {0.01608, 0, 0, 2, 0}, {0.01039, 0, 0, 0, 2},
	{0.00739, 1, -1, 1, 0}, {-0.00514, 1, 1, 1, 0}, {0.00208, 2, 2, 0, 0}, {-0.00111, 0, 0, 1, -2},
	{-0.00057, 0, 0, 1, 2}, {0.00056, 1, 1, 2, 0}, {-0.00042, 0, 0, 3, 0}, {0.00042, 1, 1, 0, 2},
	{0.00038, 1, 1, 0, -2}, {-0.00024, 1, -1, 2, 0}, {-0.00007, 0, 2, 1, 0}, {0.00004, 0, 0, 2, -2},
	{0.00004, 0, 3, 0, 0}, {0.00003, 0, 1, 1, -2}, {0.00003, 0, 0, 2, 2}, {-0.00003, 0, 1, 1, 2},
	{0.00003, 0, -1, 1, 2}, {-0.00002, 0, -1, 1, -2}, {-0.00002, 0, 1, 3, 0}, {0.00002, 0, 0, 4, 0},
}

// planetTerms disturb the new moon: size in days, angle and its change per moon.
var planetTerms = [][3]float64{
	{0.000325, 299.77, 0.107408}, {0.000165, 251.88, 0.016321}, {0.000164, 251.83, 26.651886},
	{0.000126, 349.42, 36.412478}, {0.000110, 84.66, 18.206239}, {0.000062, 141.74, 53.303771},
	{0.000060, 207.14, 2.453732}, {0.000056, 154.84, 7.306860}, {0.000047, 34.52, 27.261239},
	{0.000042, 207.19, 0.121824}, {0.000040, 291.34, 1.844379}, {0.000037, 161.72, 24.198154},
	{0.000035, 239.56, 25.513099}, {0.000023, 331.55, 3.592518},
}

// newMoon is the Julian ephemeris day of the k-th new moon since 6/1/2000
// (Meeus, chapter 49).
func newMoon(k float64) float64 {
	t := k / 1236.85
	t2, t3 := t*t, t*t*t
	e := 1 - 0.002516*t - 0.0000074*t2
	sun := (2.5534 + 29.10535670*k - 0.0000014*t2 - 0.00000011*t3) * rad
	moon := (201.5643 + 385.81693528*k + 0.0107582*t2 + 0.00001238*t3) * rad
	latitude := (160.7108 + 390.67050284*k - 0.0016118*t2 - 0.00000227*t3) * rad
	node := (124.7746 - 1.56375588*k + 0.0020672*t2 + 0.00000215*t3) * rad

	jde := 2451550.09766 + 29.530588861*k + 0.00015437*t2 - 0.000000150*t3
	jde -= 0.00017 * math.Sin(node)
	for _, term := range moonTerms {
		jde += term.size * math.Pow(e, term.eccentricity) * math.Sin(term.sun*sun+term.moon*moon+term.at*latitude)
	}
	for i, term := range planetTerms {
		angle := term[1] + term[2]*k
		if i == 0 {
			angle -= 0.009173 * t2
		}
		jde += term[0] * math.Sin(angle*rad)
	}
	return jde
}

// dayNumber counts the days from 1970-01-01.
func dayNumber(d day.Date) int { return int(d.Time().Unix() / 86400) }

// dateOf is the day of a day number.
func dateOf(number int) day.Date { return day.Of(time.Unix(int64(number)*86400, 0).UTC()) }
