// What the page shows beside its places: toasts, balloons, the state of the run; and containers that open.

import { Place, all, beside, one, parse } from './dom'
import { isWidget, refresh, tell } from './widgets'

const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** Sets up what a new or changed tag needs. */
export function arrive(p: Place) {
  const tag = p.localName
  if (tag == 'st-balloons') fly('🎈', 'balloon')
  else if (tag == 'st-snow') fly('❄️', 'flake')
  else if (tag == 'st-dialog') delete p.dataset.shut
  else if (isWidget(p)) refresh(p)
}

/** Brings containers in order after a frame. */
export function settle() {
  all(document, 'st-tabs').forEach(t => {
    const tabs = [...t.children].filter(c => c.localName == 'st-tab') as HTMLElement[]
    if (tabs.length && !tabs.some(shows)) select(tabs[+(t.dataset.tab ?? 0)] ?? tabs[0])
  })
  all(document, 'st-dialog').forEach(d => {
    const box = one<HTMLDialogElement>(d, 'dialog')!
    if ('open' in d.dataset && !('shut' in d.dataset) && !box.open) box.showModal()
    else if (!('open' in d.dataset) && box.open) box.close()
  })
  all(document, 'st-popover[data-open]:not([data-seen])').forEach(p => {
    p.dataset.seen = ''
    toggle(p)
  })
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

/** Opens or closes a popover's panel. */
export function toggle(p: HTMLElement) {
  const panel = one(p, '[popover]')!, button = one(p, 'button')!
  panel.togglePopover()
  const open = panel.matches(':popover-open')
  button.setAttribute('aria-expanded', String(open))
  if (open) beside(panel, button, false)
}

/** Closes a dialog on the user's wish. */
export function dismiss(d: HTMLElement) {
  if (!('dismiss' in d.dataset)) return
  d.dataset.shut = ''
  one<HTMLDialogElement>(d, 'dialog')!.close()
  if (d.dataset.w) tell(d.dataset.w, 't')
}

/** Shows a toast for its time. */
export function toast(t: HTMLElement) {
  const seconds = +(t.dataset.s ?? 4)
  document.getElementById('toasts')!.append(t)
  if (seconds > 0) setTimeout(() => leave(t), seconds * 1000)
}

export function leave(t: HTMLElement) {
  t.classList.add('out')
  setTimeout(() => t.remove(), 200)
}

/** Lets thirty of something cross the window once. */
function fly(what: string, className: string) {
  if (calm.matches) return
  for (let i = 0; i < 30; i++) {
    const s = Object.assign(document.createElement('span'), { className, textContent: what, ariaHidden: 'true' })
    s.style.cssText = `--x:${Math.random() * 100}%;--s:${2 + Math.random() * 2};--d:${2 + Math.random() * 2}s`
    s.onanimationend = () => s.remove()
    document.body.append(s)
  }
}

export const running = (yes: boolean) => (document.getElementById('bar')!.hidden = !yes)

/** Shows over the page that the app could not be run; "" takes it away. */
export function failure(html: string) {
  one(document, '#overlay')?.remove()
  if (!html) return
  const over = Object.assign(document.createElement('div'), { id: 'overlay' })
  over.append(parse(html))
  document.body.append(over)
}

/** Says whether the connection is up. */
export function connected(yes: boolean) {
  const note = document.getElementById('offline')
  if (yes) note?.remove()
  else if (!note) document.body.append(Object.assign(document.createElement('div'), { id: 'offline', role: 'status', textContent: 'Reconnecting…' }))
}
