// Records of examples in, findings about what an example says of itself and of policies out.

import { shorten } from '../json/fault.ts'
import type { Finding } from '../json/finding.ts'
import type { ExampleRecord } from '../records/example.ts'
import { fitsFormat, formatFacts } from '../records/parameter-format.ts'
import { listPlaceholders } from '../records/placeholder.ts'
import type { ContentFolder, FiledExample } from './content-folder.ts'

/** Every placeholder is a parameter that the document uses, named once, with an example of its format. */
export function assertParameters({ file, record }: FiledExample): readonly Finding[] {
  const used = listPlaceholders(JSON.stringify(record.document))
  const named = record.parameters.map(({ name }) => name)
  const undeclared = used
    .filter((name) => !named.includes(name))
    .map((name) => ({
      file,
      at: ['document'],
      found: `the placeholder <${name}>`,
      expected: named.length === 0 ? 'no placeholder' : `only placeholders of ${named.join(', ')}`,
      tip: 'Add it to parameters, or correct the spelling.',
    }))
  return [...undeclared, ...record.parameters.flatMap((_, i) => checkParameter(file, record, i, used))]
}

function checkParameter(
  file: string,
  { parameters }: ExampleRecord,
  position: number,
  used: readonly string[],
): readonly Finding[] {
  const parameter = parameters[position]
  if (parameter === undefined) return []
  const { name, format, example } = parameter
  const at = ['parameters', position]
  const isSecond = parameters.findIndex((other) => other.name === name) < position
  const tip = `Use <${name}> in the document, or remove the parameter.`
  return [
    ...(used.includes(name)
      ? []
      : [
          { file, at, found: `${name}, which the document does not use`, expected: 'a parameter of it', tip },
        ]),
    ...(isSecond
      ? [{ file, at, found: `${name} a second time`, expected: 'every name once', tip: 'Remove one.' }]
      : []),
    ...(fitsFormat(example, format)
      ? []
      : [
          {
            file,
            at: [...at, 'example'],
            found: shorten(example),
            expected: formatFacts[format].words,
            tip: `Give a text of the format ${format}, or choose another format.`,
          },
        ]),
  ]
}

/** The topic of an example is one of the topics in site.json. */
export function assertTopics({ settings, examples }: ContentFolder): readonly Finding[] {
  if (settings === undefined) return []
  const topics = (settings.record.exampleTopics ?? []).map(({ id }) => id)
  return examples
    .filter(({ record }) => !topics.includes(record.topic))
    .map(({ file, record }) => ({
      file,
      at: ['topic'],
      found: JSON.stringify(record.topic),
      expected:
        topics.length === 0 ? 'a topic of site.json, which lists none' : `one of ${topics.join(', ')}`,
      tip: 'Correct the spelling, or add the topic to exampleTopics in site.json.',
    }))
}

/** What is attached besides is in the catalog, and no two examples have one title. */
export function assertExampleReferences({ examples, policies }: ContentFolder): readonly Finding[] {
  const known = policies.map(({ name }) => name)
  const titles = new Set<string>()
  return examples.flatMap(({ file, record }) => {
    const isTaken = titles.has(record.title)
    titles.add(record.title)
    return [
      ...record.attachBesides.flatMap((name, i) =>
        known.includes(name)
          ? []
          : [
              {
                file,
                at: ['attachBesides', i],
                found: JSON.stringify(name),
                expected: 'the name of a policy of the catalog',
                tip: `Use one of ${known.join(', ')}, or tell it in notes.`,
              },
            ],
      ),
      ...(isTaken
        ? [
            {
              file,
              at: ['title'],
              found: `${shorten(record.title)} a second time`,
              expected: 'a title of its own',
              tip: 'Say in the title what sets it apart.',
            },
          ]
        : []),
    ]
  })
}
