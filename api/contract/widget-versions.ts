/** The list of the widget's versions. */

import * as z from 'zod';

export const WidgetVersions = z
  .object({
    current: z.string().meta({ description: 'The version that `/widget.js` is now.' }),
    versions: z.array(
      z.object({
        version: z.string(),
        released: z.boolean().meta({
          description: 'Whether it is final. The files of one that is not may change: pin none.',
        }),
        path: z.string().meta({ description: 'Relative to the address of the answer.' }),
        integrity: z.string().meta({ description: 'For the attribute `integrity`: `sha384-…`.' }),
        brotli_bytes: z.int().positive(),
      }),
    ),
  })
  .meta({ id: 'WidgetVersions' });
