// Widgets whose value stands in the page's URL: a link brings back what is shown. Values that a widget has at first are left
// out, and the values of a list repeat the parameter's name (templates/query.go).

import { all } from './dom'
import type { Kit } from './kit'
import { page, query } from './url'

/** A moment of a slider, from microseconds. */
const moments: Record<string, (iso: string) => string> = {
  date: iso => iso.slice(0, 10),
  time: iso => iso.slice(11, 19).replace(/:00$/, ''),
  datetime: iso => iso.slice(0, 19).replace(/:00$/, ''),
}

/** A widget's values as a URL has them, from its record: a kind and values. */
function inURL(w: HTMLElement, [kind, ...values]: string[]): string[] {
  if (kind == 'n') return []
  if (kind == 'b') return [values[0] == '1' ? 'true' : 'false']
  if (kind == 'D' && w.dataset.kind) return values.map(v => moments[w.dataset.kind!](new Date(+v / 1000).toISOString()))
  if (/^st-date/.test(w.localName)) return values.map(v => v.replaceAll('/', '-').replace(', ', 'T'))
  return values
}

/** Has the URL say what a widget's value is, given by its record. */
export function bound(kit: Kit, w: HTMLElement, record: string[]) {
  const key = w.dataset.q!
  const first = w.dataset.d?.split('&').map(v => decodeURIComponent(v.replaceAll('+', ' '))) ?? []
  let now: string[] | undefined = inURL(w, record)
  if (now.join('\n') == first.join('\n') && now.length == first.length) now = undefined
  else if (!now.length) now = ['']
  const out: string[][] = []
  const write = () => {
    now?.forEach(v => out.push([key, v]))
    now = undefined
  }
  for (const pair of new URLSearchParams(query())) pair[0] == key ? write() : out.push(pair)
  write()
  kit.visit(page(), new URLSearchParams(out) + '', false)
}

/** Has the URL say what all widgets are that the page shows. */
export const bindAll = (kit: Kit) => all(document, '[data-q][data-id]:not([data-w],[data-form])').forEach(w => bound(kit, w, kit.value(w)))
