// Numbers as the app's formats say, like templates/format.go.

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
