// Checks the parameters, topics, references and titles of examples.

import { shorten } from '../json/fault.ts'
import type { Finding } from '../json/finding.ts'
import type { ExampleRecord } from '../records/example.ts'
import { fitsFormat, formatFacts } from '../records/parameter-format.ts'
import { listPlaceholders } from '../records/placeholder.ts'
import type { ContentFolder, FiledExample } from './content-folder.ts'

/** Check that placeholders and parameters agree, that each parameter is named once, and that examples fit formats. */
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
          {
            file,
            at,
            found: `${name}, which the document does not use`,
            expected: 'a parameter that it uses',
            tip,
          },
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
            tip: `Write an example in the format ${format}, or choose another format.`,
          },
        ]),
  ]
}

/** Check that the topic of every example is one of the topics in site.json. */
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

/** Check that the policies to attach as well are in the catalog, and that no two examples have the same title. */
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
                expected: 'the name of a policy in the catalog',
                tip: `Use one of ${known.join(', ')}, or mention it in notes.`,
              },
            ],
      ),
      ...(isTaken
        ? [
            {
              file,
              at: ['title'],
              found: `${shorten(record.title)} a second time`,
              expected: 'a title that no other example has',
              tip: 'Say in the title how this example differs.',
            },
          ]
        : []),
    ]
  })
}
