// What only some pages need: lists, dates, dialogs, popovers, things that fly.

import { listen } from './combo'
import { Place, all, beside, one } from './dom'
import type { Kit, More } from './kit'
import { ended, follow, listen as listenToChat } from './chat'
import { again, dialogs, leaving, listen as listenToDialogs } from './dialog'
import { dateText, momentText } from './moment'
import { land, listen as listenToLinks, mark, pages, turned } from './nav'
import { bindAll, bound } from './query'

let kit: Kit

/** Adds this script to the client, and does what the page was waiting for. */
export function install(k: Kit, more: More) {
  kit = k
  listen(k)
  listenToLinks(k)
  listenToDialogs(k)
  listenToChat(k)
  document.addEventListener('click', clicked)
  document.addEventListener('toggle', toggled, true)
  Object.assign(more, { arrive, settle, leaving, refresh, ended, pages, turned, land: landed, bound: (w, record) => bound(k, w, record), moment: momentText } satisfies More)
  all<Place>(document, 'st-balloons,st-snow').forEach(arrive)
  settle()
  bindAll(k)
}

/** Another page is there. */
function landed() {
  land()
  bindAll(kit)
}

function arrive(p: Place) {
  if (p.localName == 'st-balloons') fly('🎈', 'balloon')
  else if (p.localName == 'st-snow') fly('❄️', 'flake')
  else if (p.localName == 'st-dialog') again(p)
}

function settle() {
  mark()
  dialogs()
  follow()
  for (const p of all(document, 'st-popover[data-open]:not([data-seen])')) {
    p.dataset.seen = ''
    toggle(p)
  }
}

/** Shows dates in the app's format. */
function refresh(w: HTMLElement) {
  for (const d of all(w, '.dated')) {
    const input = one<HTMLInputElement>(d, 'input')!
    one(d, 'output')!.textContent = dateText(input.type, input.value, w.dataset.fmt ?? '')
  }
}

function clicked(e: MouseEvent) {
  const button = (e.target as Element).closest('button')
  if (!button) return
  const host = button.parentElement!
  if (button.classList.contains('copy')) copy(button)
  else if (host.localName == 'st-popover') toggle(host)
}

/** Opens or closes a popover's panel. */
function toggle(p: HTMLElement) {
  const panel = one(p, '[popover]')!
  if (panel.togglePopover()) beside(panel, one(p, 'button')!, false)
}

function toggled(e: Event) {
  const p = (e.target as Element).parentElement
  if (p?.localName != 'st-popover') return
  const open = (e as ToggleEvent).newState == 'open'
  one(p, 'button')!.setAttribute('aria-expanded', open + '')
  if (p.dataset.w) kit.tell(p.dataset.w, 'b', open ? '1' : '0')
}

function copy(button: HTMLElement) {
  const host = button.parentElement!
  navigator.clipboard?.writeText(host.dataset.v ?? one(host, 'code')!.textContent!).then(() => {
    button.classList.add('done')
    setTimeout(() => button.classList.remove('done'), 1500)
  })
}

/** Lets thirty of something cross the window once. */
function fly(what: string, className: string) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  for (let i = 0; i < 30; i++) {
    const s = Object.assign(document.createElement('span'), { className, textContent: what, ariaHidden: 'true' })
    s.style.cssText = `--x:${Math.random() * 100}%;--s:${2 + Math.random() * 2};--d:${2 + Math.random() * 2}s`
    s.onanimationend = () => s.remove()
    document.body.append(s)
  }
}
