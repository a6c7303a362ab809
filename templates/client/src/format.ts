// Numbers and moments as the app's formats say, like templates/format.go.

const names: Record<string, (v: number) => string> = {
  '': String,
  plain: String,
  localized: v => v.toLocaleString('en'),
  percent: v => +(v * 100).toFixed(2) + '%',
  dollar: v => v.toLocaleString('en', { style: 'currency', currency: 'USD' }),
  euro: v => v.toLocaleString('en', { style: 'currency', currency: 'EUR' }),
  yen: v => v.toLocaleString('en', { style: 'currency', currency: 'JPY' }),
  compact: v => v.toLocaleString('en', { notation: 'compact' }),
}

export function numberText(format: string, v: number): string {
  if (names[format]) return names[format](v)
  return format.replace(/%(%|([-+ 0,]*)(\d*)(?:\.(\d+))?([diufegs]))/g, (_, whole, flags, width, digits, verb) => {
    if (whole == '%') return '%'
    let s = /[diu]/.test(verb) ? Math.round(v) + '' : verb == 'f' ? v.toFixed(digits ?? 6) : verb == 'e' ? v.toExponential(digits ?? 6) : verb == 'g' && digits ? +v.toPrecision(digits) + '' : v + ''
    if (flags.includes('+') && v >= 0) s = '+' + s
    return flags.includes('0') ? s.padStart(+width, '0') : s.padStart(+width)
  })
}

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
  const t = Date.parse((kind == 'time' ? '2000-01-01T' : '') + value + (kind == 'date' ? 'T00:00Z' : 'Z'))
  if (!format || isNaN(t)) return ''
  if (kind == 'datetime-local' && !/h/i.test(format)) format += ' HH:mm'
  return momentText(format, t * 1000)
}
