// The page's client. All listeners sit on the document, so that tags come and go without any.

import { all, one, widgetOf } from './dom'
import { prepare } from './kit'
import { begin } from './patch'
import { leave, pick, settle, toast } from './show'
import { connect, every, hurry, introduce, kit, rerun } from './socket'
import { paint } from './slider'
import { page, visit } from './url'
import { changed, press, refresh, step, tell } from './widgets'

const body = document.body.classList
const narrow = 640 // CSS pixels; below it the sidebar is a drawer
const on = (type: string, f: (e: any) => void, capture = false) => document.addEventListener(type, f, capture)

document.documentElement.classList.add('js')
const meta = one(document, 'meta[name=stgen]')!.dataset
if (meta.query != null) visit(page(), meta.query, false)
for (const t of meta.timers?.split(' ') ?? []) every(...(t.split('=') as [string, string]))
begin()
settle()
prepare(kit)
all(document, '#_toasts > *').forEach(toast)
connect()
on('visibilitychange', hurry)
addEventListener('online', hurry)

on('change', e => changed(e.target))

on('input', e => {
  const w = widgetOf(e.target)
  if (!w) return
  if (w.localName == 'st-slider') paint(w)
  else if (w.localName == 'st-input' || w.localName == 'st-area') refresh(w)
  if (w.dataset.live) {
    clearTimeout(+w.dataset.timer!)
    w.dataset.timer = setTimeout(changed, +w.dataset.live, e.target) + ''
  }
})

on('click', e => {
  const t = e.target as HTMLElement
  const w = widgetOf(t)
  const button = t.closest('button')
  const summary = t.closest('summary'), folder = summary?.closest<HTMLElement>('st-expander[data-w]')
  if (folder) setTimeout(() => tell(folder.dataset.w!, 'b', summary!.parentElement!.hasAttribute('open') ? '1' : '0'))
  if (!t.closest('#_side, #_burger') && innerWidth <= narrow) body.remove('open')
  if (!button) return
  if (button.id == '_burger') sidebar()
  else if (button.id == '_theme') theme()
  else if (button.role == 'tab') pick(button.parentElement!)
  else if (button.dataset.step) step(w!, +button.dataset.step)
  else if (button.classList.contains('eye')) peek(button)
  else if (button.closest('st-toast')) leave(button.closest('st-toast')!)
  else if (w?.localName == 'st-button') press(w)
})

on('keydown', e => {
  const t = e.target as HTMLInputElement
  const w = t instanceof Element ? widgetOf(t) : null
  if (w?.localName == 'st-number' && /^Arrow(Up|Down)$/.test(e.key)) {
    e.preventDefault()
    return step(w, e.key == 'ArrowUp' ? 1 : -1)
  }
  if (e.key == 'Enter' && t.matches?.('input, textarea')) return entered(e, t, w)
  if (t.role == 'tab' && /^Arrow(Left|Right)$/.test(e.key)) return along(t, e.key == 'ArrowRight' ? 1 : -1)
  if (pressed(e)) return e.preventDefault()
  if (e.key == 'r' && !e.ctrlKey && !e.metaKey && !e.altKey && !t.matches?.('input, textarea, select')) rerun()
})

/** Enter commits a text; in a form that allows it, it submits the form. */
function entered(e: KeyboardEvent, t: HTMLInputElement, w: HTMLElement | null) {
  if (t.localName == 'textarea' && !e.ctrlKey && !e.metaKey) return
  const form = w?.dataset.form
  changed(t)
  if (!form || !one(document, `st-form[data-name="${CSS.escape(form)}"][data-enter]`)) return
  const submit = all(document, `st-button[data-submit][data-form="${CSS.escape(form)}"]`).find(b => !one<HTMLButtonElement>(b, 'button')!.disabled)
  if (submit) press(submit)
}

/** Goes to the next tab. */
function along(t: HTMLElement, by: number) {
  const tabs = [...t.parentElement!.parentElement!.children] as HTMLElement[]
  const next = tabs[(tabs.indexOf(t.parentElement!) + by + tabs.length) % tabs.length]
  pick(next)
  one(next, '[role=tab]')!.focus()
}

/** Presses the button whose shortcut the keys are. */
function pressed(e: KeyboardEvent): boolean {
  const names: Record<string, string> = { ' ': 'space', ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }
  const typing = (e.target as Element).matches?.('input, textarea') && !e.ctrlKey && !e.metaKey && !e.altKey
  const name = (names[e.key] ?? e.key)?.toLowerCase()
  const hit = all<HTMLButtonElement>(document, 'button[data-key]').find(b => {
    const keys = b.dataset.key!.split('+')
    const mod = keys.some(k => /^(ctrl|cmd|mod)$/.test(k))
    return !b.disabled && keys.at(-1) == name && mod == (e.ctrlKey || e.metaKey) && keys.includes('alt') == e.altKey && (keys.includes('shift') == e.shiftKey || name.length == 1)
  })
  if (!hit || typing) return false
  hit.click()
  return true
}

function sidebar() {
  if (innerWidth <= narrow) body.toggle('open')
  else body.toggle('closed')
}

/** Changes between light and dark, and lets the server know for the next document. */
function theme() {
  const root = document.documentElement
  const dark = root.dataset.theme ? root.dataset.theme == 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset.theme = dark ? 'light' : 'dark'
  document.cookie = `stgen_theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`
  introduce()
}

function peek(eye: HTMLElement) {
  const input = eye.parentElement!.querySelector('input')!
  const show = input.type == 'password'
  input.type = show ? 'text' : 'password'
  eye.setAttribute('aria-pressed', String(show))
}
