// The connection to the session: what is said while it is down is said when it is up again.

import { FIELD, RECORD } from './dom'
import { type Kit, prepare } from './kit'
import { apply } from './patch'
import { connected, failure, running } from './show'
import { base, moved, page, query, visit } from './url'
import { commit, everything, tell, value } from './widgets'

const meta = document.querySelector<HTMLMetaElement>('meta[name=stgen]')!

/** What the client says of itself to an app that wants to know. */
function context(): string[] {
  if (!('curious' in meta.dataset)) return []
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const zone = timeZone + ' ' + new Date().getTimezoneOffset()
  document.cookie = `stgen_zone=${encodeURIComponent(zone)};path=/;max-age=31536000;samesite=lax`
  const dark = getComputedStyle(document.documentElement).colorScheme == 'dark' || (!document.documentElement.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches)
  return ['z' + zone, 'l' + (navigator.language || locale), 'u' + location.origin + location.pathname, 'm' + (/[?&]embed=true/.test(location.search) ? 1 : 0), 'c' + (dark ? 'dark' : 'light')]
}

/** Tells the app of the client, if it wants to know. */
export function introduce() {
  const notes = context()
  if (notes.length) transmit([['p' + query(), ...notes].join(FIELD)])
}

/** Asks for a whole page, by its path: the one that the URL names, unless it is another one; q is the query behind it. */
export const rerun = (path = page(), q = query(), ...notes: string[]) => transmit([['f' + q, path, ...context(), ...notes].join(FIELD), ...everything()])

export const kit: Kit = { commit, tell, rerun, visit, moved, value, stop }

let session = meta.content
let unfinished = meta.hasAttribute('data-unfinished')
let socket: WebSocket | undefined
let open = false
let tries = 0
let timer = 0
let turn: Promise<unknown> = Promise.resolve() // frames are applied one after the other
const outbox: string[] = []
const restart = 1012 // the close code of a server that ends: another one may be there already

/** Tells of widgets, by their records. */
export const send = (records: string[]) => transmit(['p' + query(), ...records])

/** Has a fragment run again by itself, while there is a connection. */
const tick = (id: string) => open && transmit([['p' + query(), '@' + id].join(FIELD)])

const timers = new Map<string, number>()

/** Has a fragment run again every so many seconds; none: no longer. */
export function every(id: string, seconds?: string) {
  clearInterval(timers.get(id))
  if (seconds) timers.set(id, setInterval(tick, +seconds * 1000, id))
}

/** A full run begins: it says anew what runs by itself. */
export const idle = () => timers.forEach(t => clearInterval(t))

/** Stops the run that is under way. */
const stop = () => transmit(['s'])

function transmit(records: string[]) {
  const frame = records.join(RECORD)
  if (open) socket!.send(frame)
  else if (outbox.push(frame) > 50) outbox.shift()
}

function heard(op: string, id: string) {
  if (id) session = id
  if (op == '<') return
  open = true
  connected(true)
  failure('') // what lay over the page of the server before is over
  if (op == 'n' || unfinished) rerun()
  else introduce()
  unfinished = false
  outbox.splice(0).forEach(f => socket!.send(f))
}

export function connect() {
  clearTimeout(timer)
  const ws = (socket = new WebSocket(location.origin.replace('http', 'ws') + base + '/_stcore/stream', ['stgen', '0', session]))
  ws.onmessage = e => {
    tries = 0
    turn = turn.then(() => prepare(kit, e.data)).then(() => apply(e.data, heard))
  }
  ws.onclose = e => {
    if (ws != socket) return
    open = false
    running(false)
    if (tries > 0) connected(false)
    const wait = e.code == restart && !tries ? 0 : Math.min(250 * 2 ** tries, 8000)
    tries++
    timer = setTimeout(connect, wait)
  }
}

/** Tries again at once, when something suggests that it could work. */
export function hurry() {
  if (socket?.readyState == WebSocket.CLOSED) connect()
}
