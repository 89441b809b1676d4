/** What stands behind the lines of a card, in the card's language. */

import * as z from 'zod';
import { CATEGORY_NAMES } from '../../db/vocabulary.ts';
import { strictInput } from './strict-input.ts';

export const EvidenceQuery = strictInput({
  lang: z.string().max(35).default('en').meta({
    description: 'A BCP 47 tag; English where there are no words in that language.',
    example: 'de',
  }),
});

const Paragraph = z.object({
  text: z.string(),
  lang: z.string().nullable().meta({
    description:
      'BCP 47 tag of a text that keeps its own language; null where it is in the one asked for.',
  }),
  spoiler: z.boolean().meta({ description: 'Whether it gives away the plot.' }),
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
    age: Paragraphs.meta({ description: 'Why this age, and which ages others give.' }),
    official: Paragraphs.meta({ description: 'What the certificates mean, and their reasons.' }),
    talk: Paragraphs.meta({ description: 'What to talk about.' }),
  })
  .meta({ id: 'Evidence', description: 'What stands behind the lines of a card, as text.' });
export type Evidence = z.infer<typeof Evidence>;
