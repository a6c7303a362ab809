// Widgets: their values, and what a change of one does (protocol: what has changed is sent, forms wait for their submit).

import { FIELD, Place, all, one, widgetOf } from './dom'
import { numberText } from './format'
import { more } from './kit'
import { paint } from './slider'
import { send } from './socket'

const values = new Map<string, string>() // records of what the user has changed, by id
const waiting = new Set<string>() // ids that go along with the next event

const inputs = (w: Element) => all<HTMLInputElement>(w, 'input, textarea')
const iso = (v: string) => v.replaceAll('-', '/').replace('T', ', ')
const single = (v: string, w: HTMLElement) => (v == '' && 'n' in w.dataset ? ['n'] : ['s', v])
const clean = (v: string) => v.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '')

/** The kind and the values of a widget, by its tag. */
const readers: Record<string, (w: HTMLElement) => string[]> = {
  'st-input': w => single(inputs(w)[0].value, w),
  'st-area': w => single(inputs(w)[0].value, w),
  'st-select': w => single(w.dataset.v ?? inputs(w)[0].value, w),
  'st-time': w => single(inputs(w)[0].value, w),
  'st-number': w => (w.dataset.v ? ['d', w.dataset.v] : ['n']),
  'st-checkbox': w => ['b', inputs(w)[0].checked ? '1' : '0'],
  'st-radio': w => {
    const on = inputs(w).find(i => i.checked)
    return on ? ['s', on.value] : ['n']
  },
  'st-group': w => ['a', ...inputs(w).filter(i => i.checked).map(i => i.value)],
  'st-multi': w => ['a', ...all(w, '.chip').map(c => c.dataset.v!)],
  'st-date': w => ['a', ...inputs(w).map(i => iso(i.value)).filter(Boolean)],
  'st-datetime': w => ['a', ...inputs(w).map(i => iso(i.value)).filter(Boolean)],
  'st-slider': w => {
    const at = inputs(w).map(i => +i.value).sort((a, b) => a - b)
    return w.dataset.opts ? ['a', ...at.map(i => JSON.parse(w.dataset.opts!)[i])] : ['D', ...at.map(String)]
  },
}

export const isWidget = (w: Element | null): w is HTMLElement => !!w && w.localName in readers

/** The kind and the values of a widget. */
export function value(w: HTMLElement): string[] {
  return readers[w.localName](w)
}

const record = (w: HTMLElement) => [w.dataset.id!, ...value(w)].map(clean).join(FIELD)

/** The records of all that the user has changed. */
export const everything = () => [...values.values()]

/** Takes note of a widget's new value and tells the server, unless a form or the app wants it to wait. */
export function commit(w: HTMLElement) {
  const id = w.dataset.id!, r = record(w)
  if (values.get(id) == r || !valid(w)) return
  values.set(id, r)
  waiting.add(id)
  if (w.dataset.form) return
  if (w.dataset.q) more.bound?.(w, value(w))
  if (!('ig' in w.dataset)) fire([])
}

/** Sends triggers and all that has changed outside of forms, or in the form that is submitted. */
function fire(triggers: string[], form?: string) {
  const ids = [...waiting].filter(id => {
    const held = byID(id)?.dataset.form
    return !held || held == form
  })
  ids.forEach(id => waiting.delete(id))
  send([...ids.map(id => values.get(id)!).filter(Boolean), ...triggers])
}

const byID = (id: string) => one(document, `[data-id="${CSS.escape(id)}"]`)

/** Presses a button: a trigger, and with it the form that it submits. */
export function press(w: HTMLElement) {
  const trigger = w.dataset.id + FIELD + 't'
  if (!('submit' in w.dataset)) return fire([trigger])
  const name = w.dataset.form!
  const within = all(document, `[data-form="${CSS.escape(name)}"]`).filter(isWidget)
  if (!within.map(valid).every(Boolean)) return
  for (const w of within) if (w.dataset.q) more.bound?.(w, value(w))
  fire([trigger], name)
  if (one(document, `st-form[data-name="${CSS.escape(name)}"][data-clear]`)) within.forEach(reset)
}

/** Puts a widget back to what the server sent; the value goes along with the next event. */
function reset(w: HTMLElement) {
  if (!(w as Place).was) return
  adopt(w, (w as Place).was!)
  waiting.add(w.dataset.id!)
}

/** Tells the server something of a container: that it was opened, or closed. */
export function tell(id: string, kind: string, value?: string) {
  const r = [id, kind, ...(value == null ? [] : [value])].map(clean).join(FIELD)
  if (kind == 't' || kind == 'C') return fire([r])
  const w = one(document, `[data-w="${CSS.escape(id)}"][data-q]`)
  if (w) more.bound?.(w, [kind, value!])
  values.set(id, r)
  waiting.add(id)
  fire([])
}

/** Makes a widget show the value that the server wrote into its HTML. */
export function adopt(w: HTMLElement, now: Element) {
  if (!isWidget(w)) return
  const to = inputs(now)
  inputs(w).forEach((input, i) => {
    if (!to[i]) return
    input.checked = to[i].hasAttribute('checked')
    if (!/radio|checkbox/.test(input.type)) input.value = to[i].localName == 'textarea' ? to[i].textContent! : (to[i].getAttribute('value') ?? '')
  })
  const v = (now as HTMLElement).dataset.v
  if (v == null) delete w.dataset.v
  else w.dataset.v = v
  const chips = one(now, '.chips')
  if (chips) one(w, '.chips')!.innerHTML = chips.innerHTML
  refresh(w)
  values.set(w.dataset.id!, record(w))
  if (w.dataset.q && !w.dataset.form) more.bound?.(w, value(w))
}

/** Draws what follows from a widget's value: the track of a slider, the text of a date. */
export function refresh(w: HTMLElement) {
  if (w.localName == 'st-slider') paint(w)
  more.refresh?.(w)
  const count = one(w, '.count')
  if (count) count.textContent = inputs(w)[0].value.length + '/' + inputs(w)[0].maxLength
}

/** Says below a widget what is wrong with its value. A form with such a one is not sent. */
function valid(w: HTMLElement): boolean {
  const [kind, value] = readers[w.localName](w)
  const empty = kind == 'n' || value === '' || value === undefined
  const { re, msg, req } = w.dataset
  const error = empty ? (req != null && w.dataset.form ? 'This field is required.' : '') : re && !new RegExp(`^(?:${re})$`, 'u').test(value) ? msg || 'This does not have the right form.' : ''
  const hint = one(w, '.hint')
  if (!hint) return !error
  one(hint, '[role=alert]')?.remove()
  if (error) hint.prepend(Object.assign(document.createElement('span'), { role: 'alert', textContent: error }))
  one(w, '.field')!.classList.toggle('bad', !!error)
  return !error
}

/** Forgets the widgets that the page no longer shows. */
export function prune() {
  const there = new Set(all(document, '[data-id],[data-w]').flatMap(w => [w.dataset.id, w.dataset.w]))
  for (const id of values.keys()) if (!there.has(id)) values.delete(id), waiting.delete(id)
}

/** Sets a number field to v, inside its bounds; NaN is none. */
export function setNumber(w: HTMLElement, v: number) {
  const input = inputs(w)[0]
  const bound = (name: string) => (input.hasAttribute(name) ? +input.getAttribute(name)! : NaN)
  if (v < bound('aria-valuemin')) v = bound('aria-valuemin')
  if (v > bound('aria-valuemax')) v = bound('aria-valuemax')
  if ('int' in w.dataset) v = Math.trunc(v)
  if (isNaN(v) && !('n' in w.dataset)) v = +(w.dataset.v ?? 0)
  w.dataset.v = isNaN(v) ? '' : String(v)
  input.value = isNaN(v) ? '' : numberText(w.dataset.fmt ?? '', v)
}

/** Moves a number field by n steps. */
export function step(w: HTMLElement, n: number) {
  const inc = +w.dataset.inc! || 1
  const v = +(w.dataset.v || 0) + n * inc
  setNumber(w, +v.toFixed(10))
  commit(w)
}

/** A native field has a new value. */
export function changed(target: HTMLInputElement) {
  const w = widgetOf(target)
  if (!isWidget(w)) return
  if (w.localName == 'st-number') setNumber(w, target.value.trim() == '' ? NaN : parseFloat(target.value.replace(/[^\d.eE+-]/g, '')))
  if ('one' in w.dataset) onlyOne(w, target)
  if (w.localName == 'st-select' || w.localName == 'st-multi') return
  refresh(w)
  commit(w)
}

/** Lets go of the others where only one may be chosen, and keeps one where one must be. */
function onlyOne(w: HTMLElement, target: HTMLInputElement) {
  if ('req' in w.dataset) target.checked = true
  inputs(w).forEach(i => (i.checked &&= i == target))
}
