// Dates and times as the app's formats say, like templates/format.go.

/** A moment, in microseconds since 1970, by a format of moment.js. */
export function momentText(format: string, micros: number): string {
  const d = new Date(micros / 1000)
  const part = (o: Intl.DateTimeFormatOptions) => d.toLocaleString('en', { ...o, timeZone: 'UTC' })
  const two = (n: number) => String(n).padStart(2, '0')
  const h = d.getUTCHours()
  const parts: Record<string, () => string | number> = {
    YYYY: () => d.getUTCFullYear(), YY: () => two(d.getUTCFullYear() % 100), MMMM: () => part({ month: 'long' }), MMM: () => part({ month: 'short' }),
    MM: () => two(d.getUTCMonth() + 1), M: () => d.getUTCMonth() + 1, dddd: () => part({ weekday: 'long' }), ddd: () => part({ weekday: 'short' }),
    DD: () => two(d.getUTCDate()), D: () => d.getUTCDate(), HH: () => two(h), H: () => h, hh: () => two(h % 12 || 12), h: () => h % 12 || 12,
    mm: () => two(d.getUTCMinutes()), m: () => d.getUTCMinutes(), SSS: () => String(d.getUTCMilliseconds()).padStart(3, '0'),
    ss: () => two(d.getUTCSeconds()), s: () => d.getUTCSeconds(), A: () => (h < 12 ? 'AM' : 'PM'), a: () => (h < 12 ? 'am' : 'pm'),
  }
  return format.replace(/\[([^\]]*)\]|Y{4}|YY|M{1,4}|d{3,4}|DD?|HH?|hh?|mm?|SSS|ss?|[Aa]/g, (t, quoted) => quoted ?? parts[t]() + '')
}

/** The value of a native date or time field by the app's format; "" leaves it to the field itself. */
export function dateText(kind: string, value: string, format: string): string {
  if (kind == 'time') format = { '24h': 'HH:mm', '12h': 'h:mm A' }[format] ?? ''
  const t = Date.parse((kind == 'time' ? '2000-01-01T' : '') + value + (kind == 'date' ? 'T00:00Z' : 'Z'))
  if (!format || isNaN(t)) return ''
  if (kind == 'datetime-local' && !/h/i.test(format)) format += ' HH:mm'
  return momentText(format, t * 1000)
}
