/** The query parameters of a frame's URL: how a film is shown in it. */

import * as z from 'zod';
import { OPTION_VALUES } from '../../widget/options.ts';

export const LAYOUTS = OPTION_VALUES.layout;
export type Layout = (typeof LAYOUTS)[number];

/** Invalid values become the default and unknown parameters are ignored: a frame has no one to report a wrong URL to. */
export const EmbedQuery = z.object({
  layout: z.enum(LAYOUTS).catch('card').meta({
    description: '`card`; `compact`: the levels in one row; `badge`: only the age.',
  }),
  theme: z.enum(OPTION_VALUES.theme).catch('auto').meta({
    description: '`auto` follows the visitor’s system setting.',
  }),
  lang: z.string().max(35).catch('en').meta({ description: 'A BCP 47 tag.' }),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/)
    .toUpperCase()
    .catch('')
    .meta({ description: 'The country whose official rating comes first: ISO 3166-1 alpha-2.' }),
  spoilers: z.enum(OPTION_VALUES.spoilers).catch('hide').meta({
    description: '`hide`: spoilers stay hidden until opened.',
  }),
});
export type EmbedQuery = z.infer<typeof EmbedQuery>;

/** The values that apply if the URL has no parameters. */
export const EMBED_DEFAULTS: Readonly<EmbedQuery> = EmbedQuery.parse({});
