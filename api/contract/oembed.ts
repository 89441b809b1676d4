/** oEmbed (oembed.com, version 1.0): how other sites turn a link to a film into its advisory. */

import * as z from 'zod';

const Pixels = z
  .string()
  .regex(/^[1-9]\d{0,4}$/, 'Write a number of pixels from 1 to 99999.')
  .transform(Number)
  .meta({ type: 'integer', minimum: 1, maximum: 99_999, pattern: undefined });

/** The service in examples: the address at which `npm start` serves. */
export const EXAMPLE_URL = 'http://127.0.0.1:8787';

/** Unknown parameters are ignored: sites also send parameters that are meant for other services. */
export const OembedQuery = z.object({
  url: z
    .string('Write `url` once: the URL of a film’s page on this site.')
    .max(4_000)
    .meta({
      description: 'The URL of a film’s page or of its embed, on this site.',
      example: `${EXAMPLE_URL}/films/her-2013`,
    }),
  maxwidth: Pixels.optional().meta({ description: 'The maximum, in pixels.' }),
  maxheight: Pixels.optional().meta({ description: 'The maximum, in pixels.' }),
  format: z.string().default('json').meta({ description: 'Only `json` is supported.' }),
});

export const Oembed = z
  .object({
    version: z.literal('1.0'),
    type: z.literal('rich'),
    title: z.string(),
    provider_name: z.string(),
    provider_url: z.string(),
    cache_age: z.int().meta({ description: 'Seconds.' }),
    html: z.string(),
    width: z.int().meta({ description: 'Pixels.' }),
    height: z.int().meta({ description: 'Pixels.' }),
  })
  .meta({ id: 'Oembed' });
export type Oembed = z.infer<typeof Oembed>;
