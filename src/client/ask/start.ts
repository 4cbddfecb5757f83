// Runs the page that asks about policies: sends the form to the worker, shows the answer, and keeps the question in the URL.
import type { LinkedQuestion } from '../../core/ask/question-link.ts'
import type { Role } from '../../core/ask/roles.ts'
import { showOnButton } from '../document-text.ts'
import { fill, find, make } from '../dom.ts'
import { keepOneLine } from '../one-line.ts'
import { startArnFields } from './arn-fields.ts'
import { startKeyRows } from './key-rows.ts'
import type { PageAnswer } from './messages.ts'
import { openWorker } from './open-worker.ts'
import { type PolicyCard, startCards } from './policy-cards.ts'
import { readAddress, writeAddress } from './question-address.ts'
import { type AnswerActions, showAnswers, showOnResource } from './show-answer.ts'

const root = document.querySelector<HTMLElement>('[data-ask]')
if (root) startAsk(root)

function startAsk(root: HTMLElement): void {
  const home = root.dataset['ask'] ?? '/'
  const [action, resource] = [
    find<HTMLInputElement>(root, 'action'),
    find<HTMLTextAreaElement>(root, 'resource'),
  ]
  keepOneLine(resource)
  const [status, place] = [find(root, 'status'), find(root, 'answer')]
  const keys = startKeyRows(root, () => askAgain())
  const cards = startCards<Role>(root, home, (fault) => (fault === undefined ? askAgain() : fail(fault)))
  const offerFormats = startArnFields(root, (arn) => {
    resource.value = arn
  })
  let asked: readonly PolicyCard[] = []
  let statements: PageAnswer['texts'] = []

  const worker = openWorker(home, {
    fields: ({ formats, keys: offered, actions }) => {
      offerFormats(formats)
      keys.offer(offered)
      fill(
        find(root, 'actions'),
        actions.map((name) => make('option', { value: name })),
      )
    },
    answer: (answer) => show(answer),
    fail: (why) => show({ faults: [why], notes: [], texts: [] }),
  })

  const show = ({ faults, notes, answers, onResource, texts }: PageAnswer) => {
    statements = texts
    for (const [i, card] of asked.entries()) card.editor.setMarks(texts[i]?.marks ?? [])
    status.textContent =
      faults.length === 0
        ? (answers?.summary ?? onResource?.summary ?? '')
        : 'The question cannot be answered.'
    // A single answer says the same in its card.
    status.classList.toggle('hidden', answers?.answers.length === 1)
    place.removeAttribute('aria-busy')
    fill(
      place,
      faults.length === 0
        ? undefined
        : make(
            'ul',
            { class: 'ask-faults' },
            faults.map((fault) => make('li', {}, fault)),
          ),
      answers && showAnswers(answers, actions),
      onResource && showOnResource(onResource, actions),
      notes.map((note) => make('p', { class: 'quiet' }, note)),
    )
  }
  const actions: AnswerActions = {
    goTo: ({ policy, statement }) => {
      const span = statements[policy]?.statements[statement]
      if (span) asked[policy]?.editor.goTo(span)
    },
    askNext: (next) => {
      if (next.resource !== undefined) resource.value = next.resource
      keys.show(next.context)
      ask()
      find(root, 'answer-head').focus()
    },
  }

  const ask = () => {
    const filled = cards.list().filter(({ editor }) => editor.area.value.trim() !== '')
    asked = filled
    place.setAttribute('aria-busy', 'true')
    worker.ask({
      policies: filled.map((card) => card.read(cards.list().indexOf(card))),
      action: action.value,
      resource: resource.value,
      context: keys.read(),
    })
    void keepInAddress()
  }
  // Only a question that is complete is asked without being sent.
  const askAgain = () => {
    if (action.value.trim() !== '' || resource.value.trim() !== '') ask()
  }
  const offerFields = () => worker.fields(action.value.trim())

  const writeLink = () =>
    writeAddress(cards.list(), {
      action: action.value.trim(),
      resource: resource.value.trim(),
      context: keys.read(),
    })
  let changes = 0
  const keepInAddress = async () => {
    changes += 1
    const mine = changes
    const link = await writeLink()
    if (mine === changes) history.replaceState(null, '', `#${link}`)
  }

  let shown = 0
  const showQuestion = async ({ policies, keys: linked, ...rest }: LinkedQuestion) => {
    shown += 1
    const mine = shown
    cards.clear()
    ;[action.value, resource.value] = [rest.action, rest.resource]
    keys.show(Object.fromEntries(linked.map(({ key, values }) => [key, values])))
    const loads = policies.map(({ role, source }) => cards.add(role).load(source))
    if (loads.length === 0) cards.add('identity')
    const faults = (await Promise.all(loads)).filter((fault) => fault !== undefined)
    // Another question was opened in the meantime.
    if (mine !== shown) return
    if (action.value !== '') offerFields()
    if (faults.length > 0) fail(`The link cannot be read: ${faults.join(' ')}`)
    else if (policies.length > 0) askAgain()
  }
  const fail = (fault: string) => {
    worker.forget()
    asked = []
    show({ faults: [fault], notes: [], texts: [] })
  }
  /** Show the question in the address, if there is one. */
  const showAddress = (): boolean => {
    const question = readAddress()
    if (typeof question === 'string') fail(`The link cannot be read: ${question}`)
    else if (question !== undefined) void showQuestion(question)
    return typeof question === 'object'
  }

  const form = find<HTMLFormElement>(root, 'form')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    ask()
    find(root, 'answer-head').scrollIntoView({ block: 'nearest' })
  })
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLElement && target.closest('[data-arn]') === null) askAgain()
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  action.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(offerFields, 300)
  })
  find(root, 'add-policy').addEventListener('click', () => {
    const card = cards.add(cards.list().length === 0 ? 'identity' : 'boundary')
    find(card.root, 'role').focus()
  })
  find(root, 'add-key').addEventListener('click', () => keys.add())
  const copy = find<HTMLButtonElement>(root, 'copy-question')
  copy.addEventListener('click', async () => {
    const { origin, pathname } = location
    await navigator.clipboard.writeText(`${origin}${pathname}#${await writeLink()}`)
    showOnButton(copy, 'Link copied')
  })
  find(root, 'clear-question').addEventListener('click', () => {
    worker.forget()
    changes += 1
    history.replaceState(null, '', location.pathname)
    void showQuestion({ policies: [], action: '', resource: '', keys: [] })
    status.textContent = ''
    fill(place, make('p', { class: 'quiet' }, 'Nothing has been asked yet.'))
    action.focus()
  })
  addEventListener('hashchange', () => showAddress())
  root.hidden = false
  if (!showAddress()) cards.add('identity')
}
