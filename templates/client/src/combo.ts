// Selectbox and multiselect: a text field that filters a list. The list is a popover, so that nothing cuts it off.

import { all, beside, one, widgetOf } from './dom'
import type { Kit } from './kit'

let kit: Kit

const input = (w: Element) => one<HTMLInputElement>(w, '[role=combobox]')!
const list = (w: Element) => one(w, '[role=listbox]')!
const multi = (w: Element) => w.localName == 'st-multi'
const chips = (w: Element) => all(w, '.chip').map(c => c.dataset.v!)
const shown = (w: Element) => all<HTMLLIElement>(list(w), 'li:not([hidden])')

const isCombo = (w: Element | null): w is HTMLElement => !!w && /^st-(select|multi)$/.test(w.localName)

function openList(w: HTMLElement) {
  const i = input(w)
  if (i.disabled || list(w).matches(':popover-open')) return
  if (!multi(w)) w.dataset.v = i.value
  filter(w, '')
  list(w).showPopover()
  i.setAttribute('aria-expanded', 'true')
  beside(list(w), one(w, '.field')!, true)
  if (!multi(w)) i.select()
  shown(w).forEach(o => o.setAttribute('aria-selected', (o.textContent == w.dataset.v) + ''))
  mark(w, one<HTMLLIElement>(list(w), '[aria-selected=true]') ?? shown(w)[0])
}

/** Closes the list. What was typed counts if new options are welcome, else the value comes back. */
function closeList(w: HTMLElement) {
  if (!list(w).matches(':popover-open')) return
  list(w).hidePopover()
  const i = input(w)
  i.setAttribute('aria-expanded', 'false')
  i.removeAttribute('aria-activedescendant')
  i.value = multi(w) ? '' : (w.dataset.v ?? '')
  delete w.dataset.v
}

/** Hides the options that do not fit what is typed, and those that are chosen already. */
function filter(w: HTMLElement, typed: string) {
  const taken = multi(w) ? chips(w) : []
  const want = typed.toLowerCase()
  const fits = (text: string) => {
    const t = text.toLowerCase()
    switch (w.dataset.filter) {
      case '1': return t.includes(want)
      case '2': return t.startsWith(want)
      case '3': return true
    }
    let at = 0
    for (const c of want) if (!(at = t.indexOf(c, at) + 1)) return false
    return true
  }
  const full = +w.dataset.max! <= taken.length
  all<HTMLLIElement>(list(w), '.new').forEach(o => o.remove())
  all<HTMLLIElement>(list(w), 'li').forEach(o => (o.hidden = full || taken.includes(o.textContent!) || !fits(o.textContent!)))
  if ('new' in w.dataset && typed && !full && !all(list(w), 'li').some(o => o.textContent == typed)) {
    list(w).append(Object.assign(document.createElement('li'), { className: 'new', role: 'option', textContent: typed }))
  }
  if (shown(w).length) delete list(w).dataset.none
  else list(w).dataset.none = full ? 'That is as many as may be chosen' : 'No results'
}

function mark(w: HTMLElement, o?: HTMLElement) {
  all(list(w), '.on').forEach(x => x.classList.remove('on'))
  if (!o?.role) return
  o.classList.add('on')
  o.id ||= 'o' + Math.random().toString(36).slice(2)
  input(w).setAttribute('aria-activedescendant', o.id)
  o.scrollIntoView({ block: 'nearest' })
}

function typed(w: HTMLElement) {
  const text = input(w).value
  openList(w)
  input(w).value = text
  filter(w, text)
  mark(w, shown(w)[0])
}

function choose(w: HTMLElement, text: string) {
  if (multi(w)) {
    const chip = document.createElement('span')
    chip.className = 'chip'
    chip.dataset.v = text
    chip.textContent = text
    const x = Object.assign(document.createElement('button'), { type: 'button', tabIndex: -1, ariaLabel: 'Remove ' + text })
    chip.append(x)
    one(w, '.chips')!.append(chip)
    input(w).value = ''
    filter(w, '')
    mark(w, shown(w)[0])
    beside(list(w), one(w, '.field')!, true)
    return kit.commit(w)
  }
  w.dataset.v = text
  closeList(w)
  input(w).value = text
  kit.commit(w)
}

/** Lets go of a chip, or of everything. */
function clear(w: HTMLElement, chip?: Element | null) {
  if (!multi(w)) return choose(w, '')
  if (chip) chip.remove()
  else all(w, '.chip').forEach(c => c.remove())
  filter(w, input(w).value)
  kit.commit(w)
}

/** Does what a key means to the field, and says whether it was one of its own. */
function key(w: HTMLElement, k: string): boolean {
  const open = list(w).matches(':popover-open')
  const options = shown(w)
  const at = options.findIndex(o => o.classList.contains('on'))
  if (k == 'ArrowDown' || k == 'ArrowUp') {
    if (!open) openList(w)
    else mark(w, options[(at + (k == 'ArrowDown' ? 1 : options.length - 1)) % options.length])
  } else if (k == 'Enter' && open) {
    if (options[at]) choose(w, options[at].textContent!)
  } else if (k == 'Escape' && open) closeList(w)
  else if (k == 'Backspace' && multi(w) && !input(w).value) clear(w, all(w, '.chip').pop() ?? null)
  else return false
  return true
}

const opened = () => all(document, '[role=listbox]:popover-open')

/** Sets the listeners of all lists, now and to come. */
export function listen(k: Kit) {
  kit = k
  const on = (type: string, f: (e: any, w: HTMLElement) => void, capture = false) =>
    document.addEventListener(type, e => {
      const w = e.target instanceof Element ? widgetOf(e.target) : null
      if (isCombo(w)) f(e, w)
    }, capture)
  on('input', (_, w) => typed(w))
  on('click', (e, w) => {
    const t = e.target as HTMLElement
    const option = t.closest('[role=option]'), button = t.closest('button')
    if (option) choose(w, option.textContent!)
    else if (button) clear(w, button.closest('.chip'))
    else if (t.closest('.field')) {
      input(w).focus()
      openList(w)
    }
  })
  on('keydown', (e, w) => key(w, e.key) && (e.preventDefault(), e.stopImmediatePropagation()), true)
  on('pointerdown', e => e.target.closest('.list, button') && e.preventDefault())
  on('focusout', (e, w) => w.contains(e.relatedTarget) || closeList(w))
  document.addEventListener('pointerdown', e => opened().forEach(l => l.parentElement!.contains(e.target as Node) || closeList(l.parentElement!)))
  document.addEventListener('scroll', e => opened().forEach(l => e.target != l && beside(l, one(l.parentElement!, '.field')!, true)), true)
}
