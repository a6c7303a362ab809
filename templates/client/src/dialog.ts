// Dialogs: containers over the page, which they make inert. The browser keeps the focus inside and gives it back.

import { Place, all, one } from './dom'
import type { Kit } from './kit'

let kit: Kit

const box = (d: Element) => one<HTMLDialogElement>(d, 'dialog')!
const hostOf = (e: Event) => (e.target as Element).closest<HTMLElement>('st-dialog')

export function listen(k: Kit) {
  kit = k
  document.addEventListener('cancel', cancelled, true)
  document.addEventListener('close', dialogs, true) // one that may not be dismissed comes back
  document.addEventListener('click', e => (e.target as Element).closest('dialog > header > button') && dismiss(hostOf(e)!))
  document.addEventListener('pointerdown', beside)
}

/** The server has sent a dialog: it is open, also if the user has closed it before. */
export const again = (d: Place) => delete d.dataset.shut

/** Opens and closes dialogs as the server and the user say. Toasts lie above them. */
export function dialogs() {
  for (const d of all(document, 'st-dialog')) {
    const b = box(d)
    if (!('open' in d.dataset) || 'shut' in d.dataset) b.close()
    else if (!b.matches(':modal')) {
      b.close()
      b.showModal()
      if (document.activeElement?.closest('header')) (one(d, '[data-b] :is(input, textarea, button):enabled') ?? b).focus()
    }
  }
  const toasts = document.getElementById('_toasts')!
  if (!one(document, 'dialog:modal') || !toasts.childElementCount) toasts.popover = null
  else if (above != toasts.lastElementChild) {
    toasts.popover = 'manual'
    toasts.hidePopover()
    toasts.showPopover()
    above = toasts.lastElementChild
  }
}

let above: Element | null = null // the last toast that was lifted above a dialog

/** A dialog goes: the focus returns to where it was before. */
export function leaving(p: Element) {
  if (p.localName == 'st-dialog') {
    delete (p as Place).dataset.open
    box(p).close()
  }
}

function cancelled(e: Event) {
  const d = hostOf(e)
  if (!d || e.target != box(d)) return
  e.preventDefault()
  dismiss(d)
}

/** A press on what is behind a dialog; a toast above it is none. */
function beside(e: PointerEvent) {
  const d = hostOf(e)
  if (!d || e.target != box(d) || e.button) return
  const within = (of: Element) => {
    const r = of.getBoundingClientRect()
    return e.clientX >= r.left && e.clientX <= r.right && e.clientY >= r.top && e.clientY <= r.bottom
  }
  if (!within(box(d)) && !all(document, '.toast').some(within)) dismiss(d)
}

/** Closes a dialog on the user's wish, and tells the server. */
function dismiss(d: HTMLElement) {
  if (!('dismiss' in d.dataset)) return
  d.dataset.shut = ''
  box(d).close()
  kit.tell(d.dataset.id!, 't')
}
