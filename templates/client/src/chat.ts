// Chats: the field for what one has to say, and the page that follows what is said.

import { all, one } from './dom'
import type { Kit } from './kit'

let kit: Kit
let atEnd = true // the page is read to its end, and follows when more comes

const field = (w: Element) => one<HTMLTextAreaElement>(w, 'textarea')!
const button = (w: Element) => one<HTMLButtonElement>(w, 'button')!
const chatOf = (e: Event) => (e.target instanceof Element ? e.target.closest<HTMLElement>('st-say') : null)
const near = (e: Element) => e.scrollTop + e.clientHeight >= e.scrollHeight - 60

export function listen(k: Kit) {
  kit = k
  document.addEventListener('input', e => chatOf(e) && ready(chatOf(e)!))
  document.addEventListener('click', e => {
    const w = chatOf(e)
    if (!w) return
    if (!(e.target as Element).closest('button')) field(w).focus()
    else if ('busy' in w.dataset && w.dataset.mode == '2') kit.stop()
    else say(w)
  })
  document.addEventListener('keydown', e => {
    const w = chatOf(e)
    if (!w || e.key != 'Enter' || e.shiftKey || e.isComposing || e.target != field(w)) return
    e.preventDefault()
    say(w)
  }, true)
  document.addEventListener('scroll', e => {
    if (e.target == document) atEnd = near(document.documentElement)
    else (e.target as HTMLElement).dataset.away = near(e.target as Element) ? '' : '1'
  }, true)
}

/** The button can be pressed if there is something to send, or to stop. */
function ready(w: HTMLElement) {
  const busy = 'busy' in w.dataset
  button(w).disabled = busy ? w.dataset.mode != '2' : field(w).disabled || !field(w).value.trim()
  button(w).ariaLabel = busy && w.dataset.mode == '2' ? 'Stop' : 'Send'
}

/** Sends what is written; while the app answers, some fields wait. */
function say(w: HTMLElement) {
  const text = field(w).value
  if ('busy' in w.dataset || field(w).disabled || !text.trim()) return
  field(w).value = ''
  if (w.dataset.mode) w.dataset.busy = ''
  ready(w)
  atEnd = true
  kit.tell(w.dataset.id!, 'C', text)
}

/** A run has ended: those who wait need not any longer. */
export function ended() {
  for (const w of all(document, 'st-say[data-busy]')) {
    delete w.dataset.busy
    ready(w)
  }
}

/** Shows what has come to the end of a chat, unless the reader has gone back. */
export function follow() {
  if (atEnd && one(document, '#_r3 st-say')) scrollTo(0, document.documentElement.scrollHeight)
  for (const c of all(document, '.scrolls:is([data-scroll], :has(st-chat))')) if (!c.dataset.away) c.scrollTop = c.scrollHeight
}
