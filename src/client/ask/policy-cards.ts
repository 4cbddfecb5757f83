// Runs the cards of policies: adds and removes them, takes managed policies, and reads their texts.
import type { PolicySource } from '../../core/ask/policy-source.ts'
import type { Role } from '../../core/ask/roles.ts'
import { type Editor, startEditor } from '../checker/editor.ts'
import { openPolicyList } from '../checker/open-policy-list.ts'
import { find } from '../dom.ts'
import { loadText } from './load-text.ts'
import type { AskedText } from './messages.ts'

/** A card; `As` is what its policy can be attached as. */
export interface PolicyCard<As extends string = Role> {
  readonly root: HTMLElement
  readonly editor: Editor
  readonly role: () => As
  /** Where the text is from, as long as nobody edits it; absent for a text of one's own. */
  readonly source: () => PolicySource | undefined
  /** The card as the worker needs it; `place` counts from 0. */
  readonly read: (place: number) => AskedText<As>
  /** Put a text into the card. A string says why that is not possible. */
  readonly load: (source: PolicySource) => Promise<string | undefined>
}

export interface PolicyCards<As extends string = Role> {
  readonly list: () => readonly PolicyCard<As>[]
  readonly add: (role: As) => PolicyCard<As>
  readonly clear: () => void
}

/** Called when a question may have another answer, with what is wrong if a text could not be loaded. */
type OnChange = (fault?: string) => void

/** Start the cards. */
export function startCards<As extends string>(
  root: HTMLElement,
  home: string,
  onChange: OnChange,
): PolicyCards<As> {
  const place = find(root, 'policies')
  const original = find(place, 'policy')
  const list = openPolicyList(root)
  place.replaceChildren()
  let cards: readonly PolicyCard<As>[] = []
  const number = () => {
    for (const [i, card] of cards.entries()) {
      find(card.root, 'title').textContent = `Policy ${i + 1}`
      card.editor.area.setAttribute('aria-label', `Text of policy ${i + 1}`)
      find(card.root, 'remove').setAttribute('aria-label', `Remove policy ${i + 1}`)
    }
  }
  const remove = (card: PolicyCard<As>) => {
    const next = cards[cards.indexOf(card) + 1] ?? cards[cards.indexOf(card) - 1]
    cards = cards.filter((other) => other !== card)
    card.root.remove()
    number()
    const focused = next === undefined ? find(root, 'add-policy') : find(next.root, 'remove')
    focused.focus()
    onChange()
  }
  const add = (role: As) => {
    const element = original.cloneNode(true) as HTMLElement
    place.append(element)
    const card = startCard(element, role, { home, list, remove: () => remove(card), onChange })
    cards = [...cards, card]
    number()
    return card
  }
  return {
    list: () => cards,
    add,
    clear: () => {
      for (const card of cards) card.root.remove()
      cards = []
    },
  }
}

interface CardNeeds {
  readonly home: string
  /** The list of policies, on a page whose HTML has none. */
  readonly list: ReturnType<typeof openPolicyList>
  readonly remove: () => void
  readonly onChange: OnChange
}

function startCard<As extends string>(
  root: HTMLElement,
  role: As,
  { home, list, remove, onChange }: CardNeeds,
): PolicyCard<As> {
  const [roles, sources] = [find<HTMLSelectElement>(root, 'role'), find<HTMLSelectElement>(root, 'source')]
  let taken: { readonly source: PolicySource; readonly text: string } | undefined
  const editor = startEditor(find(root, 'editor'), () => {
    editor.setMarks([])
    if (taken !== undefined && taken.text !== editor.area.value) {
      taken = undefined
      sources.value = ''
    }
  })
  let loads = 0
  const load: PolicyCard<As>['load'] = async (source) => {
    loads += 1
    const mine = loads
    const [loaded, listed] = await Promise.all([
      loadText(source, home),
      source.kind === 'named' ? list : undefined,
    ])
    // Another text was chosen in the meantime.
    if (mine !== loads) return undefined
    if (typeof loaded === 'string') return loaded
    const { text, named = '' } = loaded
    // Without the list, the answer would not know whether the policy is one of a service-linked role.
    if (named !== '' && list !== undefined && listed === undefined)
      return 'the list of managed policies could not be loaded.'
    taken = source.kind === 'packed' ? undefined : { source, text }
    editor.setText(text)
    if (listed === undefined) sources.value = named
    else listed.choose(sources, named)
    return undefined
  }
  roles.value = role
  void list?.then((listed) => listed?.fill(sources))
  sources.addEventListener('change', async (event) => {
    event.stopPropagation()
    const [name = '', version] = sources.value.split('@')
    if (name === '') {
      taken = undefined
      loads += 1
      return onChange()
    }
    const fault = await load({ kind: 'named', name, ...(version !== undefined && { version }) })
    if (fault !== undefined) sources.value = ''
    onChange(fault)
  })
  find(root, 'remove').addEventListener('click', remove)
  return {
    root,
    editor,
    role: () => roles.value as As,
    source: () => taken?.source,
    load,
    read: (place) => {
      const option = sources.selectedOptions[0]
      const isNamed = taken !== undefined && sources.value !== ''
      return {
        role: roles.value as As,
        name: isNamed ? (option?.textContent ?? '') : `policy ${place + 1}`,
        text: editor.area.value,
        isServiceLinked: isNamed && option?.matches('[data-linked], [data-linked] *') === true,
      }
    },
  }
}
