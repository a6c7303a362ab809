// What the page shows beside its places: toasts, balloons, the state of the run; and containers that open.

import { Place, all, one, parse } from './dom'
import { more } from './kit'
import { isWidget, refresh, tell } from './widgets'

/** Sets up what a new or changed tag needs. */
export function arrive(p: Place) {
  if (isWidget(p)) refresh(p)
  more.arrive?.(p)
}

const told = new WeakMap<Element, string>() // which tab the app said last

/** Brings containers in order after a frame: tabs show the one that they did, unless the app says another one. */
export function settle() {
  all(document, 'st-tabs').forEach(t => {
    const tabs = [...t.children].filter(c => c.localName == 'st-tab') as HTMLElement[]
    const now = t.dataset.tab ?? '0', other = told.get(t) != now
    told.set(t, now)
    if (tabs.length && (other || !tabs.some(shows))) select(tabs[+now] ?? tabs[0])
  })
  more.settle?.()
}

const shows = (tab: Element) => !!one(tab, ':scope > [aria-selected=true]')

/** Shows a tab instead of the one that is shown. */
function select(tab: HTMLElement) {
  for (const b of all(tab.parentElement!, ':scope > st-tab > [role=tab]')) {
    const on = b.parentElement == tab
    b.setAttribute('aria-selected', on + '')
    b.tabIndex = on ? 0 : -1
  }
}

export function pick(tab: HTMLElement) {
  if (shows(tab)) return
  select(tab)
  const id = tab.parentElement!.dataset.w
  if (id) tell(id, 's', one(tab, '[role=tab]')!.textContent!.trim())
}

/** Shows a toast for its time. */
export function toast(t: HTMLElement) {
  const seconds = +(t.dataset.s ?? 4)
  document.getElementById('_toasts')!.append(t)
  if (seconds > 0) setTimeout(() => leave(t), seconds * 1000)
}

export function leave(t: HTMLElement) {
  t.classList.add('out')
  setTimeout(() => t.remove(), 200)
}

export const running = (yes: boolean) => (document.getElementById('_bar')!.hidden = !yes)

/** Shows over the page that the app could not be run; "" takes it away. */
export function failure(html: string) {
  one(document, '#_overlay')?.remove()
  if (!html) return
  const over = Object.assign(document.createElement('div'), { id: '_overlay' })
  over.append(parse(html))
  document.body.append(over)
}

/** Says whether the connection is up. */
export function connected(yes: boolean) {
  const note = document.getElementById('_offline')
  if (yes) note?.remove()
  else if (!note) document.body.append(Object.assign(document.createElement('div'), { id: '_offline', role: 'status', textContent: 'Reconnecting…' }))
}
