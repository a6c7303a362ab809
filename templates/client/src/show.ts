// What the page shows beside its places: toasts, balloons, the state of the run; and containers that open.

import { Place, all, beside, one, parse } from './dom'
import { isWidget, refresh, tell } from './widgets'

const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** Sets up what a new or changed tag needs. */
export function arrive(p: Place) {
  const tag = p.localName
  if (tag == 'st-balloons') fly('🎈', 'up')
  else if (tag == 'st-snow') fly('❄️', 'down')
  else if (tag == 'st-dialog') delete p.dataset.shut
  else if (isWidget(p)) refresh(p)
}

/** Brings containers in order after a frame. */
export function settle() {
  all(document, 'st-tabs').forEach(t => {
    const tabs = [...t.children].filter(c => c.localName == 'st-tab') as HTMLElement[]
    if (tabs.length && !tabs.some(c => c.hasAttribute('data-on'))) select(tabs[+(t.dataset.tab ?? 0)] ?? tabs[0])
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

/** Shows a tab instead of the one that is shown. */
export function select(tab: HTMLElement) {
  for (const t of tab.parentElement!.children) {
    t.toggleAttribute('data-on', t == tab)
    const b = one<HTMLElement>(t, '[role=tab]')
    b?.setAttribute('aria-selected', String(t == tab))
    if (b) b.tabIndex = t == tab ? 0 : -1
  }
}

export function pick(tab: HTMLElement) {
  if (tab.hasAttribute('data-on')) return
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
  t.classList.add('leaving')
  setTimeout(() => t.remove(), 200)
}

/** Lets thirty of something cross the window once. */
function fly(what: string, way: string) {
  if (calm.matches) return
  const sky = Object.assign(document.createElement('div'), { className: 'sky ' + way, ariaHidden: 'true' })
  for (let i = 0; i < 30; i++) {
    const s = document.createElement('span')
    s.textContent = what
    s.style.cssText = `left:${Math.random() * 100}%;animation-delay:${Math.random() * 0.8}s;font-size:${2 + Math.random() * 2}rem`
    sky.append(s)
  }
  document.body.append(sky)
  setTimeout(() => sky.remove(), 4000)
}

export const running = (yes: boolean) => (document.getElementById('bar')!.hidden = !yes)

/** Shows over the page that the app could not be run; "" takes it away. */
export function failure(html: string) {
  one(document, '#failure')?.remove()
  if (html) document.body.append(Object.assign(parse(html), { id: 'failure' }))
}
