/** What stands behind the lines of a card, in the card's language. */

import * as z from 'zod';
import { CATEGORY_NAMES } from '../../db/vocabulary.ts';
import { strictInput } from './strict-input.ts';

export const EvidenceQuery = strictInput({
  lang: z.string().max(35).default('en').meta({
    description: 'A BCP 47 tag. English if we don’t have that language.',
  }),
});

const Paragraph = z.object({
  text: z.string(),
  lang: z.string().nullable().meta({
    description:
      'BCP 47 tag of a text in another language. null if it is in the language you asked for.',
  }),
  spoiler: z.boolean().meta({ description: 'Whether it is a spoiler.' }),
  links: z.array(z.object({ text: z.string(), url: z.string().nullable() })),
});
export type Paragraph = z.infer<typeof Paragraph>;

const Paragraphs = z.array(Paragraph);

export const Evidence = z
  .object({
    ...(Object.fromEntries(CATEGORY_NAMES.map((name) => [name, Paragraphs])) as Record<
      (typeof CATEGORY_NAMES)[number],
      typeof Paragraphs
    >), // one entry a category, by the line above
    age: Paragraphs.meta({ description: 'Why this age, and the ages that others give.' }),
    official: Paragraphs.meta({
      description: 'What the official ratings mean, and their reasons.',
    }),
    talk: Paragraphs.meta({ description: 'Talking points.' }),
  })
  .meta({ id: 'Evidence', description: 'The text behind each line of the card.' });
export type Evidence = z.infer<typeof Evidence>;
