// Runs the policy checker page: sends the text to the worker as it is typed, and shows what it finds.
import type { Attachment } from '../../core/checker/rule.ts'
import { type PolicyType, policyTypes } from '../../core/checker/types/policy-type.ts'
import { fill, find, make } from '../dom.ts'
import { type Editor, startEditor } from './editor.ts'
import { example } from './example.ts'
import { keepText, readKeptText } from './kept-text.ts'
import type { CheckAnswer } from './messages.ts'
import { openPolicyList } from './open-policy-list.ts'
import { openWorker } from './open-worker.ts'
import { showFindings } from './show-findings.ts'

/** Longer than any policy; checking more would take long and be of no use. */
const mostCharacters = 2_000_000

/** Load what shows more than findings. It loads while the first text is checked; undefined if that fails. */
const loadMore = () => import('./show-granted.ts').catch(() => undefined)

const root = document.querySelector<HTMLElement>('[data-check]')
if (root) startCheck(root)

function startCheck(root: HTMLElement): void {
  const editor = startEditor(find(root, 'editor'), () => checkSoon())
  const show = showIn(root, editor)
  const { queue, start } = openWorker(show.answer, show.nothing)
  let timer: ReturnType<typeof setTimeout> | undefined

  const check = () => {
    const text = editor.area.value
    keepText(text)
    if (text.trim() === '' || text.length > mostCharacters) {
      queue.forget()
      show.nothing(text.trim() === '' ? '' : 'The text is longer than any policy, so it is not checked.')
      return
    }
    void loadMore()
    queue.ask({
      home: root.dataset['check'] ?? '/',
      text,
      since: readField(root, 'since'),
      against: readField(root, 'against'),
      ...readType(readField(root, 'attachment')),
    })
  }
  const checkSoon = () => {
    clearTimeout(timer)
    find(root, 'empty').hidden = editor.area.value !== ''
    find<HTMLButtonElement>(root, 'clear').hidden = editor.area.value === ''
    timer = setTimeout(check, 250)
  }

  for (const name of ['attachment', 'since', 'against']) find(root, name).addEventListener('change', check)
  find(root, 'example').addEventListener('click', () => editor.setText(example))
  find(root, 'clear').addEventListener('click', () => {
    editor.setText('')
    check()
    editor.area.focus()
  })
  takeFiles(root, editor, (message) => show.nothing(message))
  root.hidden = false
  const kept = readKeptText()
  if (kept !== '') editor.setText(kept)
  // The worker is heavy, and at first there is no text to check, so it starts after the first paint.
  requestAnimationFrame(() => setTimeout(start))
}

/** Read the chosen type; a kind of identity-based policy says how it is attached. */
function readType(chosen: string): { readonly attachment?: Attachment } | { readonly type?: PolicyType } {
  const type = policyTypes.find((one) => one === chosen)
  if (type !== undefined) return { type }
  return chosen === '' ? {} : { attachment: chosen as Attachment }
}

function readField(root: HTMLElement, name: string): string {
  return find<HTMLSelectElement | HTMLInputElement>(root, name).value
}

/** Read files that are picked or dropped. */
function takeFiles(root: HTMLElement, editor: Editor, fail: (message: string) => void): void {
  const picker = find<HTMLInputElement>(root, 'file')
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    if (file.size > mostCharacters) return fail('The file is longer than any policy, so it is not read.')
    // The byte order mark is kept, so that the checker can report it.
    editor.setText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer()))
  }
  picker.addEventListener('change', () => {
    void read(picker.files?.[0])
    picker.value = ''
  })
  const frame = find(root, 'editor')
  frame.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  frame.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    void read(event.dataTransfer.files[0])
  })
}

function showIn(root: HTMLElement, editor: Editor) {
  const status = find(root, 'status')
  const list = find(root, 'findings')
  const results = find(root, 'results')
  let latest: CheckAnswer | undefined
  let policies: ReturnType<typeof openPolicyList>
  return {
    nothing: (message: string) => {
      latest = undefined
      status.textContent = message
      find(root, 'guess').textContent = ''
      editor.setMarks([])
      fill(list, message === '' ? make('p', { class: 'quiet' }, 'There is no text yet.') : undefined)
      results.hidden = true
    },
    answer: async (answer: CheckAnswer) => {
      const { findings, guess, statements, warning } = answer
      latest = answer
      find(root, 'guess').textContent = guess ?? ''
      status.textContent = [findings.summary, warning].filter(Boolean).join(' ')
      editor.setMarks(findings.marks)
      showFindings(list, findings, editor.goTo)
      const more = await loadMore()
      // Another text was checked, or cleared, in the meantime.
      if (latest !== answer) return
      const granted =
        more === undefined
          ? 'The part of the checker that shows what a policy grants could not be loaded. Reload the page to try again.'
          : answer.granted
      results.hidden = false
      for (const part of root.querySelectorAll<HTMLElement>('[data-granted]'))
        part.hidden = typeof granted === 'string'
      if (typeof granted === 'string') return fill(find(root, 'access'), granted)
      find(root, 'doubt').hidden = findings.counts.error === 0
      more?.showGranted(root, granted, (index) => {
        const span = statements[index]
        if (span) editor.goTo(span)
      })
      if (policies === undefined) {
        policies = openPolicyList(root)
        void policies?.then((offered) => offered?.fill(find(root, 'against')))
      }
    },
  }
}
