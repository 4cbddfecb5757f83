// Runs the page that compares several policies with several others, and keeps the comparison in the URL.
import { readUnionLink, type UnionSide, writeUnionLink } from '../../core/ask/union-link.ts'
import { type PolicyCard, startCards } from '../ask/policy-cards.ts'
import { readCardSource } from '../ask/question-address.ts'
import { createQueue, type Reply } from '../checker/queue.ts'
import { showOnButton } from '../document-text.ts'
import { fill, find, make } from '../dom.ts'
import { showUnion } from './show-union.ts'
import type { UnionAnswer, UnionQuestion } from './union-messages.ts'

const root = document.querySelector<HTMLElement>('[data-union]')
if (root) startUnion(root)

function startUnion(root: HTMLElement): void {
  const home = root.dataset['union'] ?? '/'
  const [status, place] = [find(root, 'status'), find(root, 'answer')]
  const cards = startCards<UnionSide>(root, home, (fault) => (fault === undefined ? compare() : fail(fault)))
  const filled = () => cards.list().filter(({ editor }) => editor.area.value.trim() !== '')
  let compared: readonly PolicyCard<UnionSide>[] = []

  const fail = (fault: string) => {
    queue.forget()
    show({ faults: [fault], notes: [], shares: [], statements: [] })
  }
  const show = (answer: UnionAnswer) => {
    status.textContent = answer.comparison === undefined ? '' : `Compared: ${answer.comparison.verdict}.`
    place.removeAttribute('aria-busy')
    const goTo = (statement: number) => {
      const { policy, span } = answer.statements[statement] ?? {}
      if (policy !== undefined && span) compared[policy]?.editor.goTo(span)
    }
    fill(place, showUnion(answer, goTo))
  }
  let worker: Worker | undefined
  const start = () => {
    if (worker !== undefined) return worker
    worker = new Worker(new URL('./union-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Reply<UnionAnswer>>) => {
      const found = queue.take(data)
      if (found === 'failed') fail('The policies could not be compared.')
      else if (found !== undefined) show(found)
    })
    worker.addEventListener('error', () => fail('The page’s worker could not be started.'))
    return worker
  }
  const queue = createQueue<UnionQuestion, UnionAnswer>({
    postMessage: (question) => start().postMessage(question),
  })

  const compare = () => {
    compared = filled()
    place.setAttribute('aria-busy', 'true')
    queue.ask({ home, policies: compared.map((card) => card.read(cards.list().indexOf(card))) })
    void keepInAddress()
  }
  const writeLink = async () =>
    writeUnionLink(
      await Promise.all(
        filled().map(async (card) => ({
          side: card.role(),
          source: await readCardSource(card),
        })),
      ),
    )
  let changes = 0
  const keepInAddress = async () => {
    changes += 1
    const mine = changes
    const link = await writeLink()
    if (mine === changes) history.replaceState(null, '', `#${link}`)
  }

  let shown = 0
  const showLink = async (link: ReturnType<typeof readUnionLink>) => {
    if (typeof link === 'string') return fail(`The link cannot be read: ${link}`)
    shown += 1
    const mine = shown
    cards.clear()
    const loads = link.map(({ side, source }) => cards.add(side).load(source))
    const faults = (await Promise.all(loads)).filter((fault) => fault !== undefined)
    // Another link was opened in the meantime.
    if (mine !== shown) return
    if (faults.length > 0) fail(`The link cannot be read: ${faults.join(' ')}`)
    else compare()
  }
  const begin = () => {
    cards.clear()
    cards.add('before')
    cards.add('after')
  }
  /** Show the comparison in the address, if there is one. Other fragments are places on the page. */
  const showAddress = (): boolean => {
    const fragment = location.hash.slice(1)
    const isLink = /[&=]|^v\d/.test(fragment)
    if (isLink) void showLink(readUnionLink(fragment))
    return isLink
  }

  const form = find<HTMLFormElement>(root, 'form')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    compare()
    find(root, 'answer-head').scrollIntoView({ block: 'nearest' })
  })
  form.addEventListener('change', () => {
    if (filled().some((card) => card.role() === 'before') && filled().some((card) => card.role() === 'after'))
      compare()
  })
  find(root, 'add-policy').addEventListener('click', () => {
    const card = cards.add(cards.list().at(-1)?.role() ?? 'before')
    find(card.root, 'role').focus()
  })
  const copy = find<HTMLButtonElement>(root, 'copy-question')
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}#${await writeLink()}`)
    showOnButton(copy, 'Link copied')
  })
  find(root, 'clear-question').addEventListener('click', () => {
    queue.forget()
    changes += 1
    history.replaceState(null, '', location.pathname)
    begin()
    status.textContent = ''
    fill(place, make('p', { class: 'quiet' }, 'Nothing has been compared yet.'))
  })
  addEventListener('hashchange', () => showAddress())
  root.hidden = false
  if (!showAddress()) begin()
}
